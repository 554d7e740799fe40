/** Enough for two or three sentences. */
export const mostNoteCharacters = 500;

/** A user's words as they are kept: the first five hundred characters; null when there are none. */
export function noteText(written: string | undefined): string | null {
  const text = (written ?? "").trim().slice(0, mostNoteCharacters).trim();
  return text === "" ? null : text;
}
