import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { paneText } from "../text/pane.ts";
import { Disclosure } from "./disclosure.tsx";
import { useSay } from "./language.ts";
import { orderRecipients } from "./order-recipients.ts";
import type { PaneView, RecipientView } from "./pane-view.ts";
import { Phrase } from "./phrase.tsx";
import { Section } from "./section.tsx";

/** Who gets it, and what is known of each; nothing where nobody is named: the reasons say that already. */
export function Recipients({ view }: { readonly view: PaneView }): ReactElement | null {
  const say = useSay(paneText);
  const { shown, folded } = orderRecipients(view.recipients);
  if (shown.length === 0) return null;
  const onlyInside = folded.every(({ standing }) => standing === "internal");
  return (
    <Section title={say("recipients", { count: shown.length + folded.length })}>
      <RecipientList recipients={shown} />
      {folded.length > 0 && (
        <Disclosure label={say(onlyInside ? "more-inside" : "more-recipients", { count: folded.length })}>
          <RecipientList recipients={folded} />
        </Disclosure>
      )}
    </Section>
  );
}

function RecipientList({ recipients }: { readonly recipients: readonly RecipientView[] }): ReactElement | null {
  const styles = useStyles();
  const say = useSay(paneText);
  if (recipients.length === 0) return null;
  return (
    <ul className={styles.list}>
      {recipients.map(({ shown, standing }) => (
        <li className={styles.recipient} key={shown}>
          <span className={styles.address}>
            <Phrase text={shown} look="plain" />
          </span>
          <span className={mergeClasses(styles.standing, standing !== "internal" && styles[standing])}>
            {say(`standing-${standing}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "6px" },
  recipient: { display: "flex", flexWrap: "wrap", gap: "0 8px", alignItems: "baseline" },
  address: { minWidth: 0, flex: "1 1 12rem", overflowWrap: "anywhere" },
  standing: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  outside: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  unverifiable: { color: tokens.colorStatusWarningForeground3, fontWeight: tokens.fontWeightSemibold },
  unparseable: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
});
