import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { OverrideNote } from "../core/delivery/override-notes.ts";
import { paneText } from "../text/pane.ts";
import { tabText } from "../text/pane-tabs.ts";
import { purposeText } from "../text/purposes.ts";
import { useCardStyles } from "./card-styles.ts";
import { useSay } from "./language.ts";

interface OwnNotesProps {
  readonly notes: readonly OverrideNote[];
  readonly busy: boolean;
  readonly onForget: (id: string) => void;
}

/** What the user wrote beside reasons, for whom, and when; each can be forgotten. Nothing where there is none. */
export function OwnNotes({ notes, busy, onForget }: OwnNotesProps): ReactElement | null {
  const styles = useStyles();
  const cards = useCardStyles();
  const say = useSay(tabText);
  const sayReason = useSay(paneText);
  const sayPurpose = useSay(purposeText);
  if (notes.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{say("notes")}</h2>
      <p className={cards.quiet}>{say("about-notes")}</p>
      <ul className={cards.list}>
        {notes.map(({ id, at, recipients, reason, purpose, note }) => (
          <li key={id} className={mergeClasses(cards.card, styles.card)}>
            <span className={styles.note}>{note}</span>
            <span className={cards.quiet}>
              {purpose === undefined ? sayReason(`reason-${reason}`) : sayPurpose(purpose)}
              {" · "}
              {say("noted-on", { at: new Date(at) })}
            </span>
            <span className={cards.quiet}>{recipients.join(", ")}</span>
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
  card: { overflowWrap: "anywhere" },
  note: { whiteSpace: "pre-wrap" },
  forget: { alignSelf: "flex-start", marginInlineStart: "-8px", fontWeight: tokens.fontWeightRegular, minWidth: 0 },
});
