import type { Policy } from "../shared/core/policy/policy.ts";
import type { HeldBecause } from "../shared/core/send/send-outcome.ts";
import { heldSentence } from "../shared/text/held.ts";
import type { Language } from "../shared/text/language.ts";
import { type OutlookAnswerKey, outlookAnswers } from "../shared/text/outlook-answers.ts";
import { type ComposeItem, isAppointment } from "./compose-item.ts";
import { paneCommands } from "./names.ts";

/** What the pane is told when it is opened by the alert's button. Codes only. */
export interface PaneCall {
  /** `deliver`: everything is decided; seal or submit without asking again. */
  readonly act: "look" | "deliver";
  readonly reasons: readonly HeldBecause[];
  /** When Send was pressed, in milliseconds since the epoch. */
  readonly at: number;
}

/** Given to `event.completed`. Limits by the documentation: messages 500 characters, the button 20. */
export type SendAnswer = Office.SmartAlertsEventCompletedOptions;

export const allowed: SendAnswer = { allowEvent: true };

const mostCharacters = 500;
const mostReasons = 3;

/** Not now. `reasons` first to last; the button opens the pane where Outlook can (requirement set 1.14). */
export function heldAnswer(
  item: ComposeItem | null,
  reasons: readonly HeldBecause[],
  policy: Pick<Policy, "rules">,
  language: Language,
): SendAnswer {
  const telling = reasons.filter((reason) => reason !== "needs-decision");
  const sentences = (telling.length > 0 ? telling : reasons)
    .slice(0, mostReasons)
    .map((reason) => heldSentence(reason, policy, language));
  return answerWith(item, sentences, { act: "look", reasons }, language);
}

/** Everything is decided: the pane only has to be opened, and does the rest. */
export function deliverAnswer(item: ComposeItem, language: Language): SendAnswer {
  return answerWith(item, [outlookAnswers[language].deliverInPane], { act: "deliver", reasons: [] }, language);
}

/** One sentence of ours. */
export function sentenceAnswer(item: ComposeItem | null, key: OutlookAnswerKey, language: Language): SendAnswer {
  return answerWith(item, [outlookAnswers[language][key]], { act: "look", reasons: [] }, language);
}

function answerWith(
  item: ComposeItem | null,
  sentences: readonly string[],
  call: Omit<PaneCall, "at">,
  language: Language,
): SendAnswer {
  const plain = cut(sentences.join(" "));
  return {
    allowEvent: false,
    errorMessage: plain,
    errorMessageMarkdown: cut(
      sentences.length > 1 ? sentences.map((one) => `- ${asMarkdown(one)}`).join("\n") : asMarkdown(plain),
    ),
    cancelLabel: outlookAnswers[language].openPane,
    commandId: item !== null && isAppointment(item) ? paneCommands.appointment : paneCommands.message,
    contextData: JSON.stringify({ ...call, at: Date.now() }),
  };
}

/** The organisation's own words may hold what Markdown takes for its own. */
function asMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/g, "\\$&");
}

function cut(text: string): string {
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters - 1)}…`;
}
