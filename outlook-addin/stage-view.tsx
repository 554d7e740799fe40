import {
  Button,
  FluentProvider,
  MessageBar,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  Spinner,
  tokens,
  webDarkTheme,
  webLightTheme,
} from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useState } from "react";
import { useDark } from "../shared/pane/use-dark.ts";
import type { Language } from "../shared/text/language.ts";
import { type OutlookKey, outlookText } from "../shared/text/outlook.ts";
import { outlookAnswers } from "../shared/text/outlook-answers.ts";
import type { ComposeItem } from "./compose-item.ts";
import type { SubmittedCopy } from "./handed-over.ts";
import type { PaneStage } from "./pane-stage.ts";
import { SignInForm } from "./sign-in-form.tsx";

interface StageProps {
  readonly item: ComposeItem | null;
  readonly stage: PaneStage;
  /** The handler that Outlook runs is of another version than this pane. */
  readonly stale: boolean;
  readonly language: Language;
  /** Looks at the item anew, and goes on with what was chosen or not. */
  readonly onAgain: (goOn: boolean) => void;
}

/** Everything that the pane says beside the draft itself. */
export function StageView({ item, stage, stale, language, onAgain }: StageProps): ReactElement | null {
  const styles = useStyles();
  const dark = useDark();
  const text = outlookText[language];
  const content = contentOf();
  if (content === null && !stale) return null;
  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>
      <div lang={language} className={content === null ? styles.above : mergeClasses(styles.above, styles.page)}>
        {stale && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{text.handlerStale}</MessageBarBody>
          </MessageBar>
        )}
        {content}
      </div>
    </FluentProvider>
  );

  function contentOf(): ReactNode {
    switch (stage.kind) {
      case "look":
        return null;
      case "gone":
        return <p>{text.noItem}</p>;
      case "protected":
        return <Said heading={text.protectedHeading} how={outlookAnswers[language].protectedItem} />;
      case "press-send":
        return <Said heading={text.readyToSend} how={text.readyHow} />;
      case "submitted":
        return <Said heading={text.submittedHeading} how={text[submittedHow[stage.copy]]} />;
      case "notice":
        return (
          <Said
            heading={stage.changed ? text.takeBack : text.noticeReady}
            how={stage.changed ? outlookAnswers[language].noticeChanged : text.noticeHow}
          >
            {item !== null && <TakeBack item={item} language={language} onDone={() => onAgain(false)} />}
          </Said>
        );
      case "sign-in":
        return <SignInForm {...stage} language={language} onDone={() => onAgain(true)} />;
    }
  }
}

const submittedHow: Readonly<Record<SubmittedCopy, OutlookKey>> = {
  kept: "submittedKept",
  "not-kept": "submittedNotKept",
  edited: "submittedEdited",
};

function Said({ heading, how, children }: { heading: string; how: string; children?: ReactNode }): ReactElement {
  return (
    <main>
      <h1>{heading}</h1>
      <p role="status">{how}</p>
      {children}
    </main>
  );
}

function TakeBack({
  item,
  language,
  onDone,
}: {
  item: ComposeItem;
  language: Language;
  onDone: () => void;
}): ReactElement {
  const [busy, setBusy] = useState(false);
  const text = outlookText[language];
  if (busy) return <Spinner label={text.takingBack} />;
  return (
    <Button
      onClick={() => {
        setBusy(true);
        void takeBack(item).then(() => {
          setBusy(false);
          onDone();
        });
      }}
    >
      {text.takeBack}
    </Button>
  );
}

async function takeBack(item: ComposeItem): Promise<void> {
  const { takeBackDraft } = await import(/* webpackChunkName: "delivery" */ "./take-back-draft.ts");
  await takeBackDraft(item);
}

const useStyles = makeStyles({
  above: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
    // The provider's line height is that of running text: a heading of two lines would stand on itself.
    "& h1": {
      margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalS}`,
      fontSize: tokens.fontSizeBase500,
      lineHeight: tokens.lineHeightBase500,
      fontWeight: tokens.fontWeightSemibold,
    },
  },
  /** Alone in the pane: its ground goes down to the end. */
  page: { boxSizing: "border-box", minHeight: "100vh" },
});
