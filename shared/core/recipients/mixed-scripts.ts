const scripts = [
  ["Latin", /\p{Script=Latin}/u],
  ["Cyrillic", /\p{Script=Cyrillic}/u],
  ["Greek", /\p{Script=Greek}/u],
  ["Armenian", /\p{Script=Armenian}/u],
  ["Cherokee", /\p{Script=Cherokee}/u],
  ["Hebrew", /\p{Script=Hebrew}/u],
  ["Arabic", /\p{Script=Arabic}/u],
  ["Georgian", /\p{Script=Georgian}/u],
  ["Lisu", /\p{Script=Lisu}/u],
  ["Thai", /\p{Script=Thai}/u],
  ["Lao", /\p{Script=Lao}/u],
  ["East Asian", /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u],
] as const;

/**
 * True for a word whose letters come from scripts that no language writes together (UTS 39, highly restrictive).
 * Latin beside Chinese, Japanese or Korean is ordinary.
 */
export function hasMixedScripts(word: string): boolean {
  if (/^[\0-\x7f]*$/.test(word)) return false;
  const seen = scripts.filter(([, letter]) => letter.test(word)).map(([name]) => name);
  return seen.length > 1 && !(seen.length === 2 && seen.includes("Latin") && seen.includes("East Asian"));
}

/** Each label of a domain stands for itself: `пример.com` is ordinary. */
export function hasMixedScriptLabel(domain: string): boolean {
  return domain.split(".").some(hasMixedScripts);
}
