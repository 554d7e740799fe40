import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useContext } from "react";
import { type Language, languages } from "../text/language.ts";
import { tabText } from "../text/pane-tabs.ts";
import { ActContext } from "./act-context.ts";
import { useCardStyles } from "./card-styles.ts";
import { LanguageContext, useSay } from "./language.ts";
import type { TemplateView } from "./pane-view.ts";
import { TabPage } from "./tab-page.tsx";

interface TemplatesTabProps {
  readonly templates: readonly TemplateView[];
  readonly onBack: () => void;
  readonly foot: ReactNode;
}

/** The organisation's own safe texts, inserted with one click, in the language that the reader needs. */
export function TemplatesTab({ templates, onBack, foot }: TemplatesTabProps): ReactElement {
  const styles = useStyles();
  const cards = useCardStyles();
  const say = useSay(tabText);
  const language = useContext(LanguageContext);
  const { act, busy } = useContext(ActContext);
  return (
    <TabPage title={say("templates")} about={say("about-templates")} onBack={onBack} foot={foot}>
      <ul className={cards.list}>
        {templates.map(({ id, title, subject }) => (
          <li key={id} className={cards.card}>
            <h2 className={styles.title}>{title[language] ?? title.en}</h2>
            <p className={styles.subject}>{say("template-subject", { subject: subject[language] ?? subject.en })}</p>
            <div className={styles.buttons}>
              {languagesOf(subject).map((each) => (
                <Button
                  key={each}
                  size="small"
                  className={styles.button}
                  disabledFocusable={busy}
                  aria-label={`${say(`insert-${each}`)}: ${title[language] ?? title.en}`}
                  onClick={() => act({ do: "edit", edit: { kind: "insert-template", template: id, language: each } })}
                >
                  {say(`insert-${each}`)}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </TabPage>
  );
}

function languagesOf(text: TemplateView["subject"]): readonly Language[] {
  return languages.filter((language) => text[language] !== undefined);
}

const useStyles = makeStyles({
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  subject: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "4px" },
  button: { fontWeight: tokens.fontWeightRegular },
});
