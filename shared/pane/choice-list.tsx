import { Field, RadioGroup } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Choice } from "./choice.tsx";

interface ChoiceListProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly chosen: Value | null;
  readonly nameOf: (value: Value) => string;
  /** What is said when the user pressed on without a choice; null: not so. */
  readonly missing: string | null;
  readonly disabled: boolean;
  readonly onChoice: (value: Value) => void;
}

/** One of several must be chosen; none is to begin with. */
export function ChoiceList<Value extends string>(props: ChoiceListProps<Value>): ReactElement {
  const { label, values, chosen, nameOf, missing, disabled, onChoice } = props;
  return (
    <Field
      label={label}
      required
      {...(missing === null ? {} : { validationMessage: missing, validationState: "error" })}
    >
      <RadioGroup
        value={chosen ?? ""}
        disabled={disabled}
        onChange={(_, { value }) => {
          const choice = values.find((each) => each === value);
          if (choice !== undefined) onChoice(choice);
        }}
      >
        {values.map((each) => (
          <Choice key={each} value={each} label={nameOf(each)} />
        ))}
      </RadioGroup>
    </Field>
  );
}
