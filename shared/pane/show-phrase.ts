/** A stretch of a phrase: text as it is, or a character that nobody would see, by its code point. */
export type PhrasePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "invisible"; readonly text: string };

const longest = 64;
const keptAtStart = 40;
const keptAtEnd = 16;

/** Controls, format characters (zero-width, bidirectional), unusual spaces, lone surrogates, private use. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?![ ])\p{Zs}|\p{Default_Ignorable_Code_Point}/gu;

/**
 * The phrase with nothing in it unseen: a zero-width or right-to-left character could otherwise make the pane show
 * something else than what the mail holds. A line break is shown as one arrow, a no-break space as a space.
 */
export function showPhrase(phrase: string): readonly PhrasePart[] {
  const parts: PhrasePart[] = [];
  let from = 0;
  const text = phrase.replace(/\r\n?|\n/g, "↵").replaceAll("\u00a0", " ");
  for (const { 0: character, index } of text.matchAll(invisible)) {
    if (index > from) parts.push({ kind: "text", text: text.slice(from, index) });
    parts.push({ kind: "invisible", text: codePoint(character) });
    from = index + character.length;
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}

/** Start and end of a phrase that is too long to read at a glance; null when it is short enough. */
export function cutPhrase(phrase: string): { readonly start: string; readonly end: string } | null {
  const characters = [...phrase];
  if (characters.length <= longest) return null;
  return { start: characters.slice(0, keptAtStart).join(""), end: characters.slice(-keptAtEnd).join("") };
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
