import type { BodyText } from "../draft/body-text.ts";
import { isGivenName } from "./nicknames.ts";
import { type PersonName, readPersonName } from "./person-name.ts";
import { plainLetters } from "./plain-letters.ts";
import { isRoleWord } from "./role-words.ts";

/** A greeting stands this near the beginning, or it is none. */
const linesRead = 3;
const lengthRead = 1_000;
const longestName = 60;

const opening =
  /^(?:dear|hi|hello|hey|hiya|greetings|good (?:morning|afternoon|evening|day)|hola|buen(?:os|as)? (?:d[ií]as?|tardes|noches)|estimad[oa](?:s|\(a\))?|querid[oa]s?|apreciad[oa]s?|attn|attention)(?![\p{L}\p{N}])[\s,.:]*/iu;

const greetingEnds = /[,;:!?—–\n]|\s-|-$|\.(?=\s|$)/g;
const titleOrInitial = /(?:^|\s)(?:mrs?|ms|mx|dra?|prof|sra?|srta|st|\p{L})$/iu;

const titleWord = /^(?:mr|mrs|ms|mx|miss|dr|dra|prof|sr|sra|srta|señor|señora|señorita|don|doña|doctor|doctora)\.?$/iu;

/** `Becky, Tom and Jeannie,` and nothing behind. */
const severalNames =
  /^((?:\p{Lu}[\p{L}'’-]+,\s*)+\p{Lu}[\p{L}'’-]+,?\s+(?:and|y|e|&)\s+\p{Lu}[\p{L}'’-]+)\s*[,:!—–-]?$/u;

/** `Roe family`: more than the one who is named. */
const manyWords = /^(?:family|families|household|parents|team|staff|crew|familia|developers|users|members|list)$/iu;

const nobody = new Set(
  "all everyone everybody team folks colleagues colleague friends friend sir sirs madam madame maam there again guys ladies gentlemen parents parent guardian guardians caregiver relatives customer valued neighbor neighbors students student residents resident veteran veterans doctors physician physicians nurse colega colegas todos todas equipo senores senoras amigos amigas paciente pacientes padres madre mama padre papa mom mum dad mother father son daughter cliente whom concern subscriber user employee employees esteemed mi my our the to we i it this that thank thanks please just as per hope hoping following good happy sorry attached here your you is are was for from".split(
    " ",
  ),
);

/** The people whom the sender's own first lines address by name; empty where nobody is named. */
export function greetedPeople(body: BodyText): readonly PersonName[] {
  const lines = firstOwnLines(body);
  for (const [index, line] of lines.entries()) {
    const greeting = opening.exec(line);
    if (greeting !== null) return namesIn(line.slice(greeting[0].length), false);
    if (index === 0 && isBareAddress(line)) return namesIn(line, true);
  }
  return [];
}

function firstOwnLines({ text, segments }: BodyText): readonly string[] {
  let own = "";
  for (const { part, hidden, start, end } of segments) {
    if (part === "own" && !hidden) own += text.slice(start, end);
    if (own.length > lengthRead) break;
  }
  return own
    .slice(0, lengthRead)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, linesRead);
}

/** `Ms. Roe,` or `Juana,` alone on the first line. Behind a colon stand the words of who is named, not words to them. */
function isBareAddress(line: string): boolean {
  if (line.length > longestName || !/[,—–-]$/.test(line)) return false;
  const words = line
    .replace(/[,:—–-]$/, "")
    .trim()
    .split(/\s+/);
  if (words.length > 3) return false;
  return (
    titleWord.test(words[0] ?? "") ||
    (words.every((word) => /^\p{Lu}/u.test(word)) && isGivenName(plainLetters(words[0] ?? "")))
  );
}

/** Up to the punctuation that ends a greeting; `and`, `&`, `y`, `/` part people. */
function namesIn(rest: string, bare: boolean): readonly PersonName[] {
  const line = rest.slice(0, longestName + 1);
  const several = severalNames.exec(line)?.[1];
  if (several !== undefined) return several.split(/,?\s+(?:and|y|e|&)\s+|,\s*/u).map((one) => readPersonName(one));
  const end = greetingEnd(line);
  const stretch = (end === -1 ? line : line.slice(0, end)).trim();
  const closed = bare || end !== -1 || rest.length <= longestName;
  return stretch
    .split(/\s+(?:and|y|e|und|et)\s+|\s*[&/]\s*/iu)
    .map((part) => leadingName(part, closed))
    .filter((name) => name !== null);
}

/** Where a greeting ends; -1 where it does not. A full stop ends it, but not behind a title or an initial. */
function greetingEnd(line: string): number {
  for (const { 0: mark, index } of line.matchAll(greetingEnds)) {
    if (mark !== "." || !titleOrInitial.test(line.slice(0, index))) return index;
  }
  return -1;
}

/** The capitalised words at the head; a small `jane` only where it stands alone. Null where no person is named. */
function leadingName(part: string, closed: boolean): PersonName | null {
  const words = part.split(/\s+/).filter((word) => word !== "");
  const length = words.findIndex(
    (word) => !/^\p{Lu}|^\P{Ll}*$/u.test(word) && !/^(?:de|del|la|los|van|von|der|den|da|dos|al|bin)$/.test(word),
  );
  if (length !== -1 && manyWords.test(words[length] ?? "")) return null;
  let named = length === -1 ? words : words.slice(0, length);
  if (named.length === 0 && closed && words.length <= 2 && isGivenName(plainLetters(words[0] ?? ""))) named = words;
  if (named.length === 0 || named.length > 6) return null;
  const plain = named.map((word) => plainLetters(word).replace(/[^\p{L}]/gu, ""));
  if (plain.some((word) => nobody.has(word) || isRoleWord(word))) return null;
  const name = readPersonName(named.join(" "));
  return name.words.length === 0 ? null : name;
}
