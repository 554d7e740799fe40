import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { type FindingKind, healthKinds, type IdentifierKind, identifierKinds } from "../core/detection/finding.ts";
import { safeHarborLetter } from "../core/detection/safe-harbor.ts";
import { kindText } from "../text/findings.ts";
import { kindMeaning } from "../text/kind-meanings.ts";
import { rulebookText } from "../text/rulebook.ts";
import { Disclosure } from "./disclosure.tsx";
import { useSay } from "./language.ts";
import { Section } from "./section.tsx";

/** What each kind of finding means, and where that stands. */
export function KindMeanings(): ReactElement {
  const styles = useStyles();
  const say = useSay(rulebookText);
  return (
    <Section title={say("kinds")}>
      <p className={styles.about}>{say("about-kinds")}</p>
      <div>
        <Disclosure label={say("identifiers")}>
          <Kinds kinds={identifierKinds} sourceOf={(kind) => say("source", { letter: safeHarborLetter(kind) })} />
        </Disclosure>
        <Disclosure label={say("health")}>
          <Kinds kinds={healthKinds} sourceOf={() => say("source-health")} />
        </Disclosure>
        <Disclosure label={say("others")}>
          <Kinds
            kinds={["other-patient", "unreadable"]}
            sourceOf={(kind) => (kind === "other-patient" ? say("source-other-patient") : null)}
          />
        </Disclosure>
      </div>
    </Section>
  );
}

interface KindsProps<Kind extends FindingKind> {
  readonly kinds: readonly Kind[];
  readonly sourceOf: (kind: Kind) => string | null;
}

function Kinds<Kind extends FindingKind | IdentifierKind>({ kinds, sourceOf }: KindsProps<Kind>): ReactElement {
  const styles = useStyles();
  const sayKind = useSay(kindText);
  const sayMeaning = useSay(kindMeaning);
  return (
    <dl className={styles.kinds}>
      {kinds.map((kind) => (
        <div key={kind}>
          <dt className={styles.kind}>{sayKind(kind)}</dt>
          <dd className={styles.meaning}>
            {sayMeaning(kind)} <span className={styles.source}>{sourceOf(kind)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const useStyles = makeStyles({
  about: { margin: 0 },
  kinds: { margin: "0 0 8px", paddingInlineStart: "24px", display: "flex", flexDirection: "column", gap: "8px" },
  kind: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  meaning: { margin: 0 },
  source: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});
