/** Control words that stand for a character. */
export const rtfSigns: Readonly<Record<string, string | undefined>> = {
  tab: "\t",
  line: "\n",
  emdash: "—",
  endash: "–",
  emspace: " ",
  enspace: " ",
  qmspace: " ",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
};

/** Groups that are no text. */
const skipped = new Set(
  "fonttbl colortbl stylesheet listtable listoverridetable revtbl rsidtbl pict objdata themedata colorschememapping datastore latentstyles generator filetbl xmlnstbl mmathPr pgptbl pntext listtext fchars lchars panose falt blipuid picprop shppict nonshppict creatim revtim printim buptim atnref atndate atnid atrfstart atrfend bkmkstart bkmkend sp staticval".split(
    " ",
  ),
);
/** Groups whose text a reader of the page does not see. */
const aside = new Set(
  "info title subject author manager company operator category keywords comment doccomm hlinkbase userprops propname fldinst footnote annotation atnauthor atnicn docvar".split(
    " ",
  ),
);
/** Groups behind `\*` that are on the page all the same. */
const seen = new Set("shpinst shptxt fldrslt".split(" "));

/** What the group that begins with this word holds; null for a word that begins no group of its own. */
export function rtfDestination(word: string, ignorable: boolean): "seen" | "aside" | "skipped" | null {
  if (word === "staticval" && !ignorable) return "aside";
  if (skipped.has(word)) return "skipped";
  if (aside.has(word)) return "aside";
  if (!ignorable || seen.has(word)) return null;
  return "skipped"; // A reader that does not know what follows `\*` must pass over it.
}
