import { makeStyles, Spinner } from "@fluentui/react-components";
import { lazy, type ReactElement, type ReactNode, Suspense, useMemo, useState } from "react";
import { tabText } from "../text/pane-tabs.ts";
import { ActContext } from "./act-context.ts";
import { useSay } from "./language.ts";
import type { PaneAction } from "./pane-action.ts";
import type { PaneScreen } from "./pane-session.ts";
import type { PracticeLog } from "./practice-log.ts";
import { ScreenView } from "./screen-view.tsx";
import type { SentBox } from "./sent-box.ts";
import { SentTab } from "./sent-tab.tsx";
import { pageStyles } from "./styles/page.ts";
import { TabBar } from "./tab-bar.tsx";
import { type PaneTab, tabsOf } from "./tabs.ts";
import { TemplatesTab } from "./templates-tab.tsx";
import { nothingTyped } from "./typed-proof.ts";
import type { Ticking } from "./use-ticks.ts";
import type { Way } from "./ways.ts";

/** Most open the pane to send; what teaches comes when it is asked for. */
const GuidanceTab = lazy(() => import(/* webpackChunkName: "guidance" */ "./guidance-tab.tsx"));

interface PaneBodyProps {
  readonly screen: Extract<PaneScreen, { phase: "showing" | "busy" }>;
  readonly ticking: Ticking;
  readonly sentBox: SentBox | null;
  readonly practice: PracticeLog | null;
  readonly onAction: (action: PaneAction) => void;
  /** Stands last on each page. */
  readonly children: ReactNode;
}

/** The check, and the pages beside it. An action on the draft brings the check back: that is where its outcome shows. */
export function PaneBody({ screen, ticking, sentBox, practice, onAction, children }: PaneBodyProps): ReactElement {
  const styles = useStyles();
  const say = useSay(tabText);
  const [wanted, setTab] = useState<PaneTab>("check");
  const [way, setWay] = useState<Way | null>(null);
  const [proof, setProof] = useState(nothingTyped);
  const { view } = screen;
  const tabs = tabsOf(view, sentBox !== null);
  const tab = tabs.includes(wanted) ? wanted : "check";
  const toCheck = (): void => {
    // Going back leaves the tabs as well: the check is read out from its top.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    setTab("check");
  };
  const busy = screen.phase === "busy";
  const acting = useMemo(
    () => ({
      act: (action: PaneAction): void => {
        setTab("check");
        onAction(action);
      },
      busy,
    }),
    [onAction, busy],
  );
  return (
    <ActContext value={acting}>
      <div className={styles.body}>
        <TabBar tabs={tabs} chosen={tab} onTab={setTab} />
        {tab === "check" && (
          <ScreenView
            screen={screen}
            ticking={ticking}
            chosenWay={way}
            onWay={setWay}
            proof={proof}
            onProof={setProof}
            onAction={onAction}
          >
            {children}
          </ScreenView>
        )}
        {tab === "sent" && sentBox !== null && <SentTab box={sentBox} onBack={toCheck} foot={children} />}
        {tab === "templates" && <TemplatesTab templates={view.templates} onBack={toCheck} foot={children} />}
        {tab === "guidance" && view.rulebook !== null && (
          <Suspense fallback={<Spinner className={styles.wait} label={say("loading")} />}>
            <GuidanceTab
              rulebook={view.rulebook}
              guidance={view.guidance}
              practice={practice}
              onBack={toCheck}
              foot={children}
            />
          </Suspense>
        )}
      </div>
    </ActContext>
  );
}

const useStyles = makeStyles({
  body: pageStyles.body,
  wait: { padding: "24px 16px" },
});
