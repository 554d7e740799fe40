import type { Draft } from "./draft.ts";

/** How the message came that a draft answers or forwards; null: open, or the host cannot say. */
export type AnsweredProtection = "openpgp" | "smime" | "sealed" | null;

/** Marks of protected mail in a quote: an armored message, or the link of a sealed one with its secret. */
const protectedMarks = [/-----BEGIN PGP (?:MESSAGE|SIGNED MESSAGE)-----/, /\/p\/[A-Za-z0-9_-]{22}#[A-Za-z0-9_-]{43}/];

/**
 * Does the draft carry on words that once travelled protected? Somebody encrypted them; an answer that quotes them in
 * the open would undo it (the most common way in which encrypted conversations leak).
 */
export function quotesProtected({ answered, body }: Pick<Draft, "answered" | "body">): boolean {
  const quoted = body.segments
    .filter(({ part }) => part === "quoted")
    .map(({ start, end }) => body.text.slice(start, end));
  if (quoted.every((text) => text.trim() === "")) return false;
  return answered !== null || quoted.some((text) => protectedMarks.some((mark) => mark.test(text)));
}
