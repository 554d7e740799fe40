import { Field, makeStyles, Textarea } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { mostNoteCharacters } from "../core/delivery/note-text.ts";
import { paneText } from "../text/pane.ts";
import { useSay } from "./language.ts";

interface NoteFieldProps {
  readonly note: string;
  readonly disabled: boolean;
  readonly onNote: (note: string) => void;
}

/** From here on it says how much room is left. */
const tightCharacters = 100;

/** The user's own words beside a reason: optional, and for this machine alone. */
export function NoteField({ note, disabled, onNote }: NoteFieldProps): ReactElement {
  const styles = useStyles();
  const say = useSay(paneText);
  const left = mostNoteCharacters - note.length;
  return (
    <Field
      label={say("note")}
      hint={left > tightCharacters ? say("note-about") : `${say("note-about")} ${say("note-left", { left })}`}
    >
      <Textarea
        className={styles.note}
        value={note}
        disabled={disabled}
        maxLength={mostNoteCharacters}
        rows={2}
        resize="vertical"
        autoComplete="off"
        onChange={(_, { value }) => onNote(value.slice(0, mostNoteCharacters))}
      />
    </Field>
  );
}

const useStyles = makeStyles({
  note: { width: "100%" },
});
