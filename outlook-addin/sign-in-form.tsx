import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { Enrolled } from "../shared/core/delivery/trade-code.ts";
import type { EmailAddress } from "../shared/core/draft/email-address.ts";
import type { Language } from "../shared/text/language.ts";
import { outlookText } from "../shared/text/outlook.ts";

interface SignInProps {
  readonly endpoint: string;
  readonly sender: EmailAddress;
  readonly language: Language;
  readonly onDone: () => void;
}

/** Trades the administrator's code for the right to send sealed from this sender's address. */
export function SignInForm({ endpoint, sender, language, onDone }: SignInProps): ReactElement {
  const styles = useStyles();
  const text = outlookText[language];
  const [code, setCode] = useState("");
  const [progress, setProgress] = useState<Enrolled["kind"] | "idle" | "busy">("idle");

  const submit = async (): Promise<void> => {
    setProgress("busy");
    const { enrol } = await import(/* webpackChunkName: "inspection" */ "./tokens.ts");
    const { kind } = await enrol(endpoint, code.trim(), sender);
    setProgress(kind);
    if (kind === "enrolled") onDone();
  };
  return (
    <main>
      <h1>{text.signInHeading}</h1>
      <p>{text.signInHow}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{sender}</p>
        <Field label={text.code}>
          <Input autoComplete="off" value={code} onChange={(_event, data) => setCode(data.value)} />
        </Field>
        <Button appearance="primary" type="submit" disabled={progress === "busy" || code.trim() === ""}>
          {progress === "busy" ? text.enrolling : text.enrol}
        </Button>
        <div role="status">
          {(progress === "refused" || progress === "unreachable") && (
            <MessageBar intent="error" layout="multiline">
              <MessageBarBody>{progress === "refused" ? text.enrolRefused : text.enrolUnreachable}</MessageBarBody>
            </MessageBar>
          )}
        </div>
      </form>
    </main>
  );
}

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalM },
});
