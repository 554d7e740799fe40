import type { practiceText } from "../text/practice.ts";

/** Where the problem of a practice draft is. */
export const practiceAnswers = ["subject", "recipient", "quote", "attachment", "nothing"] as const;
export type PracticeAnswer = (typeof practiceAnswers)[number];

type PracticeKey = keyof typeof practiceText.en;

/** One draft of the practice. Its words stand in the catalogue. */
export interface PracticeDraft {
  readonly to: string;
  readonly subject: PracticeKey;
  readonly body: PracticeKey;
  readonly quote: PracticeKey | null;
  readonly file: PracticeKey | null;
  readonly right: PracticeAnswer;
  readonly why: PracticeKey;
}

const plain = { quote: null, file: null } as const;

export const practiceDrafts: readonly PracticeDraft[] = [
  { ...plain, to: "desk@lakeside.example", subject: "1-subject", body: "1-body", right: "subject", why: "1-why" },
  { ...plain, to: "bob@clinic.example", subject: "2-subject", body: "2-body", right: "nothing", why: "2-why" },
  { ...plain, to: "desk@lakeslde.example", subject: "3-subject", body: "3-body", right: "recipient", why: "3-why" },
  {
    ...plain,
    to: "ana.ruiz@mail.example",
    subject: "4-subject",
    body: "4-body",
    quote: "4-quote",
    right: "quote",
    why: "4-why",
  },
  {
    ...plain,
    to: "maria.lopez@mail.example",
    subject: "5-subject",
    body: "5-body",
    file: "5-file",
    right: "attachment",
    why: "5-why",
  },
];
