import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { Pane } from "../shared/pane/pane.tsx";
import type { PaneHost, PaneView } from "../shared/pane/pane-view.ts";
import type { Language } from "../shared/text/language.ts";
import { thunderbirdPractice, thunderbirdSentBox } from "./lazy-sent-box.ts";
import { keepLanguage } from "./preferred-language.ts";

function Popup({ host, first }: { readonly host: PaneHost; readonly first: Language }) {
  const [language, setLanguage] = useState(first);
  document.documentElement.lang = language;
  const choose = (chosen: Language): void => {
    setLanguage(chosen);
    void keepLanguage(chosen);
  };
  return (
    <Pane
      host={host}
      sentBox={thunderbirdSentBox}
      practice={thunderbirdPractice}
      language={language}
      onLanguage={choose}
    />
  );
}

/** So long the pane waits for its first view before it says that it is looking, in milliseconds. */
const patienceMs = 150;

/** `first`: the answer to the first look; its words may stand in the page already. */
export async function showPane(
  host: PaneHost,
  first: Promise<PaneView | null>,
  preferred: Promise<Language>,
): Promise<void> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs, undefined));
  const [language, view] = await Promise.all([preferred, Promise.race([first, late])]);
  const root = document.getElementById("root");
  if (root === null || view === null) return;
  createRoot(root).render(
    <StrictMode>
      <Popup host={view === undefined ? lookingOnce(host, first) : { ...host, first: view }} first={language} />
    </StrictMode>,
  );
}

/** The look that is on its way is the pane's own first one. */
function lookingOnce(host: PaneHost, first: Promise<PaneView | null>): PaneHost {
  let pending: Promise<PaneView | null> | null = first;
  return {
    ...host,
    look: () => {
      const look = pending ?? host.look();
      pending = null;
      return look;
    },
  };
}
