import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import { paneText } from "../text/pane.ts";
import { actionText } from "../text/pane-actions.ts";
import { ActionButton } from "./action-button.tsx";
import { useSay } from "./language.ts";
import { NoteField } from "./note-field.tsx";

interface SecondStepProps {
  readonly title: string;
  readonly about: string;
  /** Says what the deed is. */
  readonly label: string;
  readonly running: boolean;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  /** What is to be chosen. */
  readonly children: ReactNode;
}

/**
 * A deliberate second step: what it means, a choice, a note for those who want one, then the deed. Neither button is the
 * bright one: it must not be pressed out of habit.
 */
export function SecondStep(props: SecondStepProps): ReactElement {
  const { title, about, label, running, note, onNote, onConfirm, onCancel, children } = props;
  const styles = useStyles();
  const say = useSay(paneText);
  const sayAction = useSay(actionText);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles.step}>
      <h2 className={styles.title} tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <p className={styles.about}>{about}</p>
      {children}
      <NoteField note={note} disabled={running} onNote={onNote} />
      <div className={styles.buttons}>
        <ActionButton
          label={label}
          doing={sayAction("doing-override")}
          primary={false}
          state={running ? "running" : "ready"}
          onPress={onConfirm}
        />
        <ActionButton
          label={say("override-cancel")}
          doing={say("override-cancel")}
          primary={false}
          state={running ? "waiting" : "ready"}
          onPress={onCancel}
        />
      </div>
    </section>
  );
}

const useStyles = makeStyles({
  step: { display: "flex", flexDirection: "column", gap: "8px" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: "none", // Read out, not pressed.
  },
  about: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
});
