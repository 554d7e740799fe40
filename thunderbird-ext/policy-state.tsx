import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { LoadedPolicy, PolicyProblem } from "../shared/core/policy/load-policy.ts";
import type { Say } from "../shared/text/language.ts";
import type { OptionsKey } from "../shared/text/options.ts";

interface PolicyStateProps {
  readonly loaded: LoadedPolicy;
  readonly say: Say<OptionsKey>;
}

/** Whether the text is a policy, and if not, what to put right and what holds meanwhile. */
export function PolicyState({ loaded, say }: PolicyStateProps): ReactElement {
  if (loaded.source === "organisation") {
    const { organisation, version, endpoint } = loaded.policy;
    return (
      <div id="policy-state">
        <p>{say("policyGood", { organisation: organisation.name, version })}</p>
        <p>{endpoint === null ? say("noEndpoint") : say("endpoint", { endpoint })}</p>
      </div>
    );
  }
  return (
    <MessageBar id="policy-state" intent="warning" layout="multiline">
      <MessageBarBody>
        {causeText(loaded, say)}
        {loaded.cause === "invalid" && (
          <ul>
            {loaded.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
        <p>{say(loaded.source === "last-good" ? "lastGood" : "strictest")}</p>
      </MessageBarBody>
    </MessageBar>
  );
}

function causeText({ cause, problems }: PolicyProblem, say: Say<OptionsKey>): string {
  switch (cause) {
    case "missing":
      return say("policyMissing");
    case "not-json":
      return say("policyNotJson");
    case "invalid":
      return say("policyInvalid", { count: problems.length });
    case "unsigned":
      return say("policyUnsigned");
    case "bad-signature":
      return say("policyBadSignature");
    case "expired":
      return say("policyExpired");
    case "rolled-back":
      return say("policyRolledBack");
  }
}
