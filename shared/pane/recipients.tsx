import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useContext } from "react";
import { concernSentence } from "../text/concerns.ts";
import { paneText } from "../text/pane.ts";
import { Disclosure } from "./disclosure.tsx";
import { LanguageContext, useSay } from "./language.ts";
import { orderRecipients } from "./order-recipients.ts";
import type { PaneView } from "./pane-view.ts";
import { RecipientName } from "./recipient-name.tsx";
import { askedSentence, routeSentence } from "./route-sentence.ts";
import { type RoutedRecipient, routedRecipients } from "./routed-recipients.ts";
import { Section } from "./section.tsx";
import { untoldConcerns } from "./untold-concerns.ts";
import type { WayView } from "./ways.ts";

interface RecipientsProps {
  readonly view: PaneView;
  readonly way: WayView | null;
}

/** Who gets it, by which route, and what is known of each; nothing where nobody is named: the reasons say that already. */
export function Recipients({ view, way }: RecipientsProps): ReactElement | null {
  const say = useSay(paneText);
  const { shown, folded } = orderRecipients(routedRecipients(view.recipients, way));
  if (shown.length === 0) return null;
  const onlyInside = folded.every(({ standing }) => standing === "internal");
  return (
    <Section title={say("recipients", { count: shown.length + folded.length })}>
      <RecipientList recipients={untoldConcerns(shown, view)} />
      {folded.length > 0 && (
        <Disclosure label={say(onlyInside ? "more-inside" : "more-recipients", { count: folded.length })}>
          <RecipientList recipients={untoldConcerns(folded, view)} />
        </Disclosure>
      )}
    </Section>
  );
}

function RecipientList({ recipients }: { readonly recipients: readonly RoutedRecipient[] }): ReactElement | null {
  const styles = useStyles();
  const say = useSay(paneText);
  const language = useContext(LanguageContext);
  if (recipients.length === 0) return null;
  return (
    <ul className={styles.list}>
      {recipients.map((recipient) => (
        <li className={styles.recipient} key={recipient.shown}>
          <span className={styles.address}>
            <RecipientName recipient={recipient} />
          </span>
          <span className={styles.facts}>
            <span className={styles[recipient.standing]}>{say(`standing-${recipient.standing}`)}</span>
            {recipient.route !== null && (
              <>
                {" · "}
                {routeSentence(recipient.route, language)}
              </>
            )}
          </span>
          {recipient.asked !== null && <span className={styles.facts}>{askedSentence(recipient.asked, language)}</span>}
          {recipient.concerns.map((concern) => (
            <span className={styles.concern} key={concern.code}>
              {concernSentence(concern, language)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "10px" },
  recipient: { display: "flex", flexDirection: "column" },
  address: { overflowWrap: "anywhere" },
  facts: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  concern: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  internal: {},
  partner: {},
  outside: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  personal: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  unverifiable: { color: tokens.colorStatusWarningForeground3, fontWeight: tokens.fontWeightSemibold },
  unparseable: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
});
