import { Field, Input, makeStyles } from "@fluentui/react-components";
import { type ReactElement, type Ref, useId } from "react";
import { proofText } from "../text/pickup-proof.ts";
import { useSay } from "./language.ts";
import type { Offers } from "./pane-view.ts";
import { Section } from "./section.tsx";
import type { TypedProof } from "./typed-proof.ts";

interface PickupProofProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly offers: Pick<Offers, "agreedWord" | "smsTo">;
  readonly typed: TypedProof;
  /** Addresses whose number is none, once the user has tried to send. */
  readonly wrong: readonly string[];
  readonly busy: boolean;
  readonly onTyped: (typed: TypedProof) => void;
}

/** What readers prove besides their mailbox, where the organisation's policy offers it. All of it may stay empty. */
export function PickupProofFields(props: PickupProofProps): ReactElement | null {
  const { ref, offers, typed, wrong, busy, onTyped } = props;
  const styles = useStyles();
  const say = useSay(proofText);
  const title = useId();
  if (!offers.agreedWord && offers.smsTo.length === 0) return null;
  return (
    <Section title={say("title")} titleId={title}>
      <div className={styles.fields} ref={ref}>
        {offers.agreedWord && (
          <Field className={styles.field} label={say("word")} hint={say("word-hint")}>
            <Input
              className={styles.input}
              value={typed.word}
              disabled={busy}
              autoComplete="off"
              spellCheck={false}
              onChange={(_, { value: word }) => onTyped({ ...typed, word })}
            />
          </Field>
        )}
        {offers.smsTo.map((address) => (
          <Field
            key={address}
            className={styles.field}
            label={say("number", { address })}
            {...(wrong.includes(address)
              ? { validationMessage: say("number-wrong"), validationState: "error" }
              : { hint: say("number-hint") })}
          >
            <Input
              className={styles.input}
              type="tel"
              value={typed.numbers[address] ?? ""}
              disabled={busy}
              autoComplete="off"
              onChange={(_, { value }) => onTyped({ ...typed, numbers: { ...typed.numbers, [address]: value } })}
            />
          </Field>
        ))}
      </div>
    </Section>
  );
}

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: "12px", minWidth: 0, overflowWrap: "anywhere" },
  // A field has a width of its own otherwise, and is cut off in a narrow pane.
  field: { gridTemplateColumns: "minmax(0, 1fr)", minWidth: 0 },
  input: { minWidth: 0, "& input": { minWidth: 0, width: "100%" } },
});
