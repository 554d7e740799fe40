import { FluentProvider, makeStyles, Spinner, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { type ReactElement, useEffect, useMemo, useSyncExternalStore } from "react";
import { type Language, speaker } from "../text/language.ts";
import { paneText } from "../text/pane.ts";
import { announcement } from "./announcement.ts";
import { Announcer } from "./announcer.tsx";
import { LanguageContext } from "./language.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { Lost } from "./lost.tsx";
import { PaneBody } from "./pane-body.tsx";
import { paneSession } from "./pane-session.ts";
import type { PaneHost } from "./pane-view.ts";
import type { PracticeLog } from "./practice-log.ts";
import type { SentBox } from "./sent-box.ts";
import { useDark } from "./use-dark.ts";
import { useTicks } from "./use-ticks.ts";

export interface PaneProps {
  /** Keep it the same object from one render to the next: a new host is a new conversation. */
  readonly host: PaneHost;
  /** The sender's sealed messages; without it there is no Sent tab. */
  readonly sentBox?: SentBox | null;
  /** Where the practice keeps its result; without it there is no practice. */
  readonly practice?: PracticeLog | null;
  readonly language: Language;
  /** Offers the other language; the host remembers the choice and passes it back as `language`. */
  readonly onLanguage?: (language: Language) => void;
}

/** The pane: what was found in the draft, why it matters, and what to do. Fills the window it stands in. */
export function Pane({ host, sentBox = null, practice = null, language, onLanguage }: PaneProps): ReactElement {
  const styles = useStyles();
  const dark = useDark();
  const session = useMemo(() => paneSession(host), [host]);
  const screen = useSyncExternalStore(session.subscribe, session.screen);
  useEffect(() => session.open(), [session]);
  const ticking = useTicks(screen);
  const say = speaker(paneText, language);

  return (
    <LanguageContext value={language}>
      <FluentProvider theme={dark ? webDarkTheme : webLightTheme} className={dark ? styles.dark : styles.light}>
        <div lang={language}>
          <Announcer text={announcement(screen, language, ticking)} />
          {screen.phase === "opening" && <Spinner className={styles.alone} label={say("opening")} />}
          {screen.phase === "lost" && <Lost />}
          {(screen.phase === "showing" || screen.phase === "busy") && (
            <PaneBody screen={screen} ticking={ticking} sentBox={sentBox} practice={practice} onAction={session.act}>
              {onLanguage !== undefined && <LanguageSwitch onLanguage={onLanguage} />}
            </PaneBody>
          )}
        </div>
      </FluentProvider>
    </LanguageContext>
  );
}

const useStyles = makeStyles({
  light: { colorScheme: "light", minHeight: "100vh" },
  dark: { colorScheme: "dark", minHeight: "100vh" },
  alone: { padding: "24px 16px", margin: 0 },
});
