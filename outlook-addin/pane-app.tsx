import { type ReactElement, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { Pane } from "../shared/pane/pane.tsx";
import type { Language } from "../shared/text/language.ts";
import { type ComposeItem, currentItem } from "./compose-item.ts";
import { handlerLanguage } from "./handler-language.ts";
import { handlerIsStale } from "./handler-version.ts";
import { lazyPaneHost } from "./lazy-pane-host.ts";
import { outlookPractice, outlookSentBox } from "./lazy-sent-box.ts";
import { type PaneStage, paneStages } from "./pane-stage.ts";
import { keepRoamingText } from "./roaming.ts";
import { StageView } from "./stage-view.tsx";
import { useItem } from "./use-item.ts";
import { watchItem } from "./watch-item.ts";

/** What the pane says until the draft says otherwise. */
const passing: ReadonlySet<PaneStage["kind"]> = new Set(["press-send", "protected"]);

interface Turn {
  readonly number: number;
  readonly goOnWith: ComposeItem | null;
}

/** The pane, on whatever item its window has. */
export function PaneApp(): ReactElement {
  const item = useItem(currentItem);
  const [language, setLanguage] = useState<Language>(handlerLanguage);
  const [stale, setStale] = useState(false);
  /** Its number rises to begin again; `goOnWith`: the item whose sending was kept back by what is settled now, and no other. */
  const [turn, setTurn] = useState<Turn>({ number: 0, goOnWith: null });
  const conversation = useMemo(() => {
    const stages = paneStages();
    return { stages, host: item === null ? null : lazyPaneHost(item, stages, turn.goOnWith === item) };
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

  useEffect(() => {
    if (item === null || host === null || !passing.has(stage.kind)) return;
    return watchItem(item, () => void host.revisit());
  }, [item, host, stage]);

  const choose = (chosen: Language): void => {
    setLanguage(chosen);
    keepRoamingText("language", chosen).catch(() => {});
  };
  const again = (goOn: boolean): void => setTurn({ number: turn.number + 1, goOnWith: goOn ? item : null });
  const shown = item === null ? ({ kind: "gone" } as const) : stage;
  return (
    <>
      <StageView item={item} stage={shown} stale={stale} language={language} onAgain={again} />
      {host !== null && shown.kind === "look" && (
        <Pane
          key={turn.number}
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
