import type { EmailAddress } from "../draft/email-address.ts";
import { isGivenName, nameGroup } from "./nicknames.ts";
import { plainLetters } from "./plain-letters.ts";
import { isRoleWord } from "./role-words.ts";

/** The words by which a person is called, in plain small letters; no titles, degrees or particles. */
export interface PersonName {
  readonly words: readonly string[];
  readonly initials: readonly string[];
  /** Written in letters that cannot be compared here: nothing can be said of it. */
  readonly foreign: boolean;
}

const titles =
  "mr mrs ms mx miss sir madam dame lord lady dr dra doc doctor doctora prof professor rev reverend fr sister brother hon judge sr sra srta senor senora senorita don dona jr ii iii iv md do rn np pa phd dds dmd esq mba mph lpn fnp dnp pharmd mr/mrs herr frau mme mlle monsieur madame mister patient paciente";
const particles =
  "de del la las los el da das dos do di du van von der den ter ten le bin ibn al st san santa y e i and the of";
const skipped = new Set(`${titles} ${particles}`.split(" "));

/** Reads a display name, a name in a greeting or a name in the text; `Lopez, Maria` and `Maria López` read alike. */
export function readPersonName(text: string): PersonName {
  const named = plainLetters(text.replace(/\S*@\S*/g, " ").replace(/\([^)]*\)|\[[^\]]*\]/g, " ")).replace(
    /['’.`](?=\p{L})/gu,
    dropInside,
  );
  return nameOf(named.split(/[^\p{L}]+/u));
}

/** Reads the part before the `@` as a name: `maria.lopez+news` is Maria Lopez; `info` is nobody. */
export function readLocalName(address: EmailAddress): PersonName {
  const local = plainLetters(address.slice(0, address.lastIndexOf("@"))).replace(/\+.*$/, "");
  const words = local.split(/[^\p{L}]+/u);
  return nameOf(words.some(isRoleWord) ? [] : words);
}

/** The same for everyone who could be meant by this full name; null where the name is not full. */
export function fullNameKey({ words, foreign }: PersonName): string | null {
  if (words.length < 2 || foreign) return null;
  return words
    .map((word) => soundOf(nameGroup(word)))
    .sort()
    .join(" ");
}

/** True where the words alone say that a person is meant. */
export function isPersonal({ words, foreign }: PersonName): boolean {
  if (foreign || words.some(isRoleWord)) return false;
  return words.length >= 2 || words.some(isGivenName);
}

/** One form for spellings that sound alike: `Yuliya` and `Julia`, `Müller` and `Mueller`, `Catherine` and `Katherine`. */
export function soundOf(word: string): string {
  const known = heard.get(word);
  if (known !== undefined) return known;
  const sound = word
    .replace(/ph|[tk]h|ck|c(?![hei])|[xqyjwz]|[aou]e/g, (letters) => sounds[letters] ?? letters.slice(0, 1))
    .replace(/(.)\1+|(?!^)h$/g, "$1");
  if (heard.size >= mostHeard) heard.clear();
  heard.set(word, sound);
  return sound;
}

/** One name is asked about several times in a row: as shown, as the address has it, as the address book has it. */
const heard = new Map<string, string>();
const mostHeard = 2_000;

const sounds: Readonly<Record<string, string>> = {
  ph: "f",
  th: "t",
  kh: "h",
  ck: "k",
  c: "k",
  x: "ks",
  q: "k",
  y: "i",
  j: "i",
  w: "v",
  z: "s",
};

function nameOf(parts: readonly string[]): PersonName {
  const words = parts.filter((part) => part.length > 1 && !skipped.has(part));
  return {
    words,
    initials: parts.filter((part) => part.length === 1),
    foreign: words.some((word) => !/^[a-z]+$/.test(word)),
  };
}

/** `O'Brien` is one word; the stop of `J.D.` parts initials. */
function dropInside(mark: string): string {
  return mark === "." ? " " : "";
}

/** `records@…`: an office, not a person. */
export function isNobodysName(address: EmailAddress): boolean {
  return plainLetters(address.slice(0, address.lastIndexOf("@")))
    .split(/[^\p{L}]+/u)
    .some(isRoleWord);
}
