import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { policyProblemText } from "../text/policy-problem.ts";
import { Icon } from "./icon.tsx";
import { useSay } from "./language.ts";
import type { PaneView } from "./pane-view.ts";

/** The organisation's rules are not in force: a rule must never vanish in silence. */
export function PolicyProblem({ problem }: { readonly problem: PaneView["policyProblem"] }): ReactElement | null {
  const styles = useStyles();
  const say = useSay(policyProblemText);
  if (problem === null) return null;
  return (
    <div className={styles.notice}>
      <span className={styles.icon}>
        <Icon name="alert" size={20} />
      </span>
      <p className={styles.text}>{say(problem.cause, { inForce: say(problem.inForce) })}</p>
    </div>
  );
}

const useStyles = makeStyles({
  notice: {
    display: "flex",
    gap: "8px",
    padding: "10px 12px",
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
  icon: { flexShrink: 0, lineHeight: 0, color: tokens.colorStatusWarningForeground1 },
  text: { margin: 0, minWidth: 0, overflowWrap: "anywhere" },
});
