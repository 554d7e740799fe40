import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { asksForRoutes } from "../shared/pane/route-question.ts";
import type { Say } from "../shared/text/language.ts";
import type { OptionsKey } from "../shared/text/options.ts";
import type { Configuration } from "./configuration.ts";

interface AboutProps {
  readonly configuration: Configuration;
  readonly say: Say<OptionsKey>;
}

/** What is checked and what leaves the machine, in this deployment. The first thing that a new user sees. */
export function About({ configuration, say }: AboutProps): ReactElement {
  const styles = useStyles();
  const { policy } = configuration.loaded;
  const { endpoint, audit } = policy;
  return (
    <section className={styles.section} aria-labelledby="about-heading" id="about">
      <h2 id="about-heading">{say("aboutHeading")}</h2>
      <p>{say("aboutChecks")}</p>
      <ul className={styles.list}>
        <li>{say("aboutStays")}</li>
        <li>{endpoint === null ? say("aboutNoServer") : say("aboutServer", { endpoint })}</li>
        {asksForRoutes(policy) && <li>{say("aboutRoutes")}</li>}
        {endpoint !== null && audit.toEndpoint && <li>{say("aboutRecords")}</li>}
        {configuration.signed && <li>{say("aboutPolicy")}</li>}
        <li>{say("aboutHeaders")}</li>
      </ul>
    </section>
  );
}

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  list: { margin: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
});
