import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useEffect, useEffectEvent, useState } from "react";
import type { OverrideNote } from "../core/delivery/override-notes.ts";
import { tabText } from "../text/pane-tabs.ts";
import { useCardStyles } from "./card-styles.ts";
import { useSay } from "./language.ts";
import { OwnNotes } from "./own-notes.tsx";
import type { SentAction, SentBox, SentMessage, SentResult } from "./sent-box.ts";
import { SentCard } from "./sent-card.tsx";
import { TabPage } from "./tab-page.tsx";

interface SentTabProps {
  readonly box: SentBox;
  readonly onBack: () => void;
  readonly foot: ReactNode;
}

/** What became of the sender's sealed messages, and what can still be done about them. */
export function SentTab({ box, onBack, foot }: SentTabProps): ReactElement {
  const styles = useStyles();
  const cards = useCardStyles();
  const say = useSay(tabText);
  const [messages, setMessages] = useState<readonly SentMessage[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [news, setNews] = useState("");
  const [notes, setNotes] = useState<readonly OverrideNote[]>([]);

  const look = useEffectEvent(async (): Promise<void> => {
    setNotes(await box.notes());
    setMessages(await box.list());
  });
  useEffect(() => void look(), []);

  const act = async (action: SentAction): Promise<void> => {
    setBusy(true);
    setNews("");
    const result = await box.act(action);
    setNews(say(newsOf(action, result)));
    setMessages(await box.list());
    setBusy(false);
  };

  const forget = async (id: string): Promise<void> => {
    setBusy(true);
    setNews(say((await box.forgetNote(id)) ? "note-forgotten" : "note-not-forgotten"));
    setNotes(await box.notes());
    setBusy(false);
  };

  return (
    <TabPage title={say("sent")} about={say("about-sent")} onBack={onBack} foot={foot}>
      <div role="status" className={news === "" ? styles.silent : styles.news}>
        {news}
      </div>
      {messages === null && <Spinner label={say("loading")} />}
      {messages?.length === 0 && <p className={styles.none}>{say("sent-none")}</p>}
      {messages !== null && messages.length > 0 && (
        <>
          <ul className={cards.list}>
            {messages.map((message) => (
              <SentCard key={message.id} message={message} busy={busy} onAction={(action) => void act(action)} />
            ))}
          </ul>
          <Button
            appearance="subtle"
            className={styles.refresh}
            disabledFocusable={busy}
            onClick={() => {
              setMessages(null);
              void box.list().then(setMessages);
            }}
          >
            {say("refresh")}
          </Button>
        </>
      )}
      <OwnNotes notes={notes} busy={busy} onForget={(id) => void forget(id)} />
    </TabPage>
  );
}

type NewsKey = Extract<keyof typeof tabText.en, `done-${string}` | `failed-${string}`>;

function newsOf(action: SentAction, result: SentResult): NewsKey {
  switch (result) {
    case "done":
      return `done-${action.do}`;
    case "recalled-late":
      return "done-recalled-late";
    case "link-not-opened":
      return "failed-link-again";
    case "endpoint-rejected":
      return "failed-rejected";
    case "endpoint-unauthorised":
      return "failed-unauthorised";
    case "endpoint-unreachable":
    case "endpoint-timeout":
    case "endpoint-failed":
    case "endpoint-unintelligible":
    case "message-too-large":
    case "attachment-unreadable":
    case "sealing-failed":
      return "failed-other";
  }
}

const useStyles = makeStyles({
  none: { margin: 0 },
  refresh: { alignSelf: "flex-start", fontWeight: tokens.fontWeightRegular },
  silent: { position: "absolute" },
  news: {
    padding: "10px 12px",
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});
