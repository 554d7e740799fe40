/** How a person is named. */
export type NameForm = "full" | "last-first" | "titled" | "single" | "initials";

/** A person named in the text. */
export interface PersonMention {
  /** Tokens, end exclusive, without title and credentials. */
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly form: NameForm;
  /** How surely this is a person's name, 0 to 1. */
  readonly odds: number;
  readonly possessive: boolean;
  /** Written behind a title of a patient ("Mr", "pt", "baby"). */
  readonly title: "none" | "honorific" | "patient" | "clinician" | "relative";
}
