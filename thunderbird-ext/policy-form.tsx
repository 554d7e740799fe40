import { Button, Field, MessageBar, MessageBarBody, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { currentPolicy } from "../shared/core/policy/current-policy.ts";
import type { Say } from "../shared/text/language.ts";
import type { OptionsKey } from "../shared/text/options.ts";
import { type Configuration, saveOwnPolicy } from "./configuration.ts";
import { PolicyState } from "./policy-state.tsx";

interface PolicyFormProps {
  readonly configuration: Configuration;
  readonly say: Say<OptionsKey>;
  readonly onSaved: () => Promise<void>;
}

/** The policy as text, with what is wrong with it while it is being written. */
export function PolicyForm({ configuration, say, onSaved }: PolicyFormProps): ReactElement {
  const styles = useStyles();
  const locked = configuration.origin === "managed";
  // What nobody has written in follows the settings: another page may change them.
  const [written, setWritten] = useState<string | null>(null);
  const text = written ?? configuration.policyText;
  const [result, setResult] = useState<"saved" | "fault" | null>(null);

  const change = (next: string): void => {
    setWritten(next);
    setResult(null);
  };
  const save = async (): Promise<void> => {
    try {
      await saveOwnPolicy(text);
      await onSaved();
      setWritten(null);
      setResult("saved");
    } catch {
      setResult("fault");
    }
  };
  const pick = async (files: FileList | null): Promise<void> => {
    const file = files?.item(0);
    if (file) change(await file.text());
  };

  return (
    <section className={styles.section} aria-labelledby="policy-heading">
      <h2 id="policy-heading">{say("policyHeading")}</h2>
      <Field label={say("policyLabel")} hint={locked ? undefined : say("policyHint")}>
        <Textarea
          id="policy"
          className={styles.text}
          textarea={{ className: styles.code, spellCheck: false }}
          resize="vertical"
          value={locked ? configuration.policyText : text}
          readOnly={locked}
          onChange={(_event, data) => change(data.value)}
        />
      </Field>
      <PolicyState
        loaded={
          locked
            ? configuration.loaded
            : currentPolicy({ delivered: text, lastGood: null, pinnedKeys: [], now: Date.now() })
        }
        say={say}
      />
      {!locked && (
        <div className={styles.row}>
          <Button id="save" appearance="primary" onClick={() => void save()}>
            {say("save")}
          </Button>
          <label className={styles.file}>
            {say("policyFile")}{" "}
            <input type="file" accept=".json,application/json" onChange={(event) => void pick(event.target.files)} />
          </label>
        </div>
      )}
      <div role="status">
        {result !== null && (
          <MessageBar intent={result === "saved" ? "success" : "error"}>
            <MessageBarBody>{say(result)}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </section>
  );
}

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  text: { width: "100%" },
  code: { minHeight: "16rem", maxHeight: "none", fontFamily: tokens.fontFamilyMonospace },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalL },
  file: { fontSize: tokens.fontSizeBase300 },
});
