import { makeStyles } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useContext } from "react";
import { rulebookText } from "../text/rulebook.ts";
import { Guidance } from "./guidance.tsx";
import { KindMeanings } from "./kind-meanings.tsx";
import { LanguageContext, useSay } from "./language.ts";
import type { PaneView } from "./pane-view.ts";
import { Practice } from "./practice.tsx";
import type { PracticeLog } from "./practice-log.ts";
import type { Rulebook } from "./rulebook.ts";
import { Section } from "./section.tsx";
import { TabPage } from "./tab-page.tsx";

interface GuidanceTabProps {
  readonly rulebook: Rulebook;
  readonly guidance: PaneView["guidance"];
  readonly practice: PracticeLog | null;
  readonly onBack: () => void;
  readonly foot: ReactNode;
}

/** The organisation's policy in plain words, a practice, and what each kind of finding means. The default: it is loaded when asked for. */
export default function GuidanceTab({ rulebook, guidance, practice, onBack, foot }: GuidanceTabProps): ReactElement {
  const styles = useStyles();
  const say = useSay(rulebookText);
  const language = useContext(LanguageContext);
  const { organisation, contact, sealing, partners, override, ownRules, reportsPractice } = rulebook;
  return (
    <TabPage title={say("guidance")} onBack={onBack} foot={foot}>
      <Section title={say("in-your-organisation", { organisation })}>
        <ul className={styles.rules}>
          <li>{say(sealing === null ? "never-sealed" : sealing.asks ? "sealed-asked" : "sealed-unasked")}</li>
          <li>{say("subject")}</li>
          {partners > 0 && <li>{say("partners", { count: partners })}</li>}
          {sealing !== null && <li>{say("expiry", { days: sealing.expiryDays })}</li>}
          <li>{say(`override-${override}`)}</li>
          {ownRules.map((text) => (
            <li key={text.en}>{text[language] ?? text.en}</li>
          ))}
          <li>{say("local")}</li>
          {contact !== "" && <li>{say("contact", { contact })}</li>}
        </ul>
      </Section>
      <Guidance text={guidance} />
      {practice !== null && <Practice log={practice} reported={reportsPractice} />}
      <KindMeanings />
    </TabPage>
  );
}

const useStyles = makeStyles({
  rules: {
    margin: 0,
    paddingInlineStart: "20px",
    display: "flex",
    flexDirection: "column",
    gap: "6px",
    overflowWrap: "anywhere",
  },
});
