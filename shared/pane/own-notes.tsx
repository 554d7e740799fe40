import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { OverrideNote } from "../core/delivery/override-notes.ts";
import { paneText } from "../text/pane.ts";
import { tabText } from "../text/pane-tabs.ts";
import { purposeText } from "../text/purposes.ts";
import { useSay } from "./language.ts";

interface OwnNotesProps {
  readonly notes: readonly OverrideNote[];
  readonly busy: boolean;
  readonly onForget: (id: string) => void;
}

/** What the user wrote beside reasons, for whom, and when; each can be forgotten. Nothing where there is none. */
export function OwnNotes({ notes, busy, onForget }: OwnNotesProps): ReactElement | null {
  const styles = useStyles();
  const say = useSay(tabText);
  const sayReason = useSay(paneText);
  const sayPurpose = useSay(purposeText);
  if (notes.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{say("notes")}</h2>
      <p className={styles.quiet}>{say("about-notes")}</p>
      <ul className={styles.list}>
        {notes.map(({ id, at, recipients, reason, purpose, note }) => (
          <li key={id} className={styles.card}>
            <span className={styles.note}>{note}</span>
            <span className={styles.quiet}>
              {purpose === undefined ? sayReason(`reason-${reason}`) : sayPurpose(purpose)}
              {" · "}
              {say("noted-on", { at: new Date(at) })}
            </span>
            <span className={styles.quiet}>{recipients.join(", ")}</span>
            <Button
              size="small"
              appearance="subtle"
              className={styles.forget}
              disabledFocusable={busy}
              aria-label={say("forget-note-of", { at: new Date(at) })}
              onClick={() => onForget(id)}
            >
              {say("forget-note")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: "8px" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { listStyle: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "8px" },
  card: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: "12px",
    display: "flex",
    flexDirection: "column",
    gap: "4px",
    overflowWrap: "anywhere",
  },
  note: { whiteSpace: "pre-wrap" },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  forget: { alignSelf: "flex-start", marginInlineStart: "-8px", fontWeight: tokens.fontWeightRegular, minWidth: 0 },
});
