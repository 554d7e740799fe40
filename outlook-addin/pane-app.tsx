import { type ReactElement, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { Pane } from "../shared/pane/pane.tsx";
import type { Language } from "../shared/text/language.ts";
import { currentItem } from "./compose-item.ts";
import { handlerLanguage } from "./handler-language.ts";
import { handlerIsStale } from "./handler-version.ts";
import { lazyPaneHost } from "./lazy-pane-host.ts";
import { outlookPractice, outlookSentBox } from "./lazy-sent-box.ts";
import { paneStages } from "./pane-stage.ts";
import { keepRoamingText } from "./roaming.ts";
import { StageView } from "./stage-view.tsx";
import { useItem } from "./use-item.ts";

/** The pane, on whatever item its window has. */
export function PaneApp(): ReactElement {
  const item = useItem(currentItem);
  const [language, setLanguage] = useState<Language>(handlerLanguage);
  const [stale, setStale] = useState(false);
  /** Rises to begin again with the same item. */
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn is a new conversation about the same item.
  const conversation = useMemo(() => {
    const stages = paneStages();
    return { stages, host: item === null ? null : lazyPaneHost(item, stages) };
  }, [item, turn]);
  const { stages, host } = conversation;
  const stage = useSyncExternalStore(stages.subscribe, stages.now);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    // Looked at again whenever the stage changes: the handler may have run since.
    if (item !== null && stage !== null) void handlerIsStale(item).then(setStale);
  }, [item, stage]);

  const choose = (chosen: Language): void => {
    setLanguage(chosen);
    keepRoamingText("language", chosen).catch(() => {});
  };
  const shown = item === null ? ({ kind: "gone" } as const) : stage;
  return (
    <>
      <StageView item={item} stage={shown} stale={stale} language={language} onAgain={() => setTurn(turn + 1)} />
      {host !== null && shown.kind === "look" && (
        <Pane
          key={turn}
          host={host}
          sentBox={outlookSentBox}
          practice={outlookPractice}
          language={language}
          onLanguage={choose}
        />
      )}
    </>
  );
}
