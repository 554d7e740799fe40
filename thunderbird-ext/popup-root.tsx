import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { Pane } from "../shared/pane/pane.tsx";
import type { PaneHost } from "../shared/pane/pane-view.ts";
import type { Language } from "../shared/text/language.ts";
import { thunderbirdPractice, thunderbirdSentBox } from "./lazy-sent-box.ts";
import { keepLanguage, preferredLanguage } from "./preferred-language.ts";

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

export async function showPane(host: PaneHost): Promise<void> {
  const first = await preferredLanguage();
  const root = document.getElementById("root");
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      <Popup host={host} first={first} />
    </StrictMode>,
  );
}
