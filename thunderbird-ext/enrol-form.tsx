import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { Enrolled } from "../shared/core/delivery/trade-code.ts";
import { parseEmailAddress } from "../shared/core/draft/email-address.ts";
import type { Say } from "../shared/text/language.ts";
import type { OptionsKey } from "../shared/text/options.ts";
import type { Configuration } from "./configuration.ts";
import { enrol } from "./enrol.ts";

interface EnrolFormProps {
  readonly configuration: Configuration;
  readonly say: Say<OptionsKey>;
}

type Progress = { readonly kind: "idle" | "busy" | "address-wrong" } | Enrolled;

/** Trades the administrator's code for the right to send sealed from one address. */
export function EnrolForm({ configuration, say }: EnrolFormProps): ReactElement {
  const styles = useStyles();
  const { endpoint } = configuration.loaded.policy;
  const [address, setAddress] = useState("");
  const [code, setCode] = useState("");
  const [progress, setProgress] = useState<Progress>({ kind: "idle" });

  const submit = async (): Promise<void> => {
    const parsed = parseEmailAddress(address.trim());
    if (parsed === null || endpoint === null) return setProgress({ kind: "address-wrong" });
    setProgress({ kind: "busy" });
    setProgress(await enrol(endpoint, code.trim(), parsed));
  };
  const message = messageOf(progress, address.trim(), say);

  return (
    <section className={styles.section} aria-labelledby="enrol-heading">
      <h2 id="enrol-heading">{say("enrolHeading")}</h2>
      {configuration.enrolmentCode !== null ? (
        <p>{say("enrolManaged")}</p>
      ) : (
        <>
          <p>{say("enrolHint")}</p>
          <Field
            label={say("address")}
            validationMessage={progress.kind === "address-wrong" ? say("addressWrong") : undefined}
          >
            <Input
              id="address"
              type="email"
              autoComplete="email"
              value={address}
              onChange={(_event, data) => setAddress(data.value)}
            />
          </Field>
          <Field label={say("code")}>
            <Input id="code" autoComplete="off" value={code} onChange={(_event, data) => setCode(data.value)} />
          </Field>
          <div>
            <Button id="enrol" disabled={endpoint === null || progress.kind === "busy"} onClick={() => void submit()}>
              {say("enrol")}
            </Button>
          </div>
          <div role="status" id="enrol-state">
            {message !== null && (
              <MessageBar intent={progress.kind === "enrolled" ? "success" : "error"}>
                <MessageBarBody>{message}</MessageBarBody>
              </MessageBar>
            )}
          </div>
        </>
      )}
    </section>
  );
}

function messageOf(progress: Progress, address: string, say: Say<OptionsKey>): string | null {
  switch (progress.kind) {
    case "idle":
    case "busy":
    case "address-wrong":
      return null;
    case "enrolled":
      return say("enrolled", { address });
    case "refused":
      return say("enrolRefused");
    case "unreachable":
      return say("enrolUnreachable");
  }
}

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});
