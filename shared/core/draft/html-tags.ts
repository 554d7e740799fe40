import { Tokenizer } from "htmlparser2";

/** The attributes that say how text is shown or who wrote it; all others are passed over. */
export type TagAttributes = Readonly<Partial<Record<TagAttribute, string>>>;
type TagAttribute = (typeof watched)[number];
const watched = ["alt", "cite", "class", "hidden", "id", "name", "style", "title", "type"] as const;
const watchedNames: ReadonlySet<string> = new Set(watched);

/** What a body is made of. Offsets are into the HTML; `text` is decoded, so it may be shorter than its source. */
export interface HtmlEvents {
  open(name: string, attributes: TagAttributes, start: number): void;
  close(name: string, start: number): void;
  text(text: string, start: number, end: number): void;
}

const none: TagAttributes = {};

/**
 * Reads any markup once, in time linear in its length. On htmlparser2's tokenizer and not its parser: the
 * parser's stack of open elements makes a million unclosed tags take minutes.
 */
export function readTags(html: string, events: HtmlEvents): void {
  let name = "";
  let tagStart = 0;
  let attributes: Partial<Record<TagAttribute, string>> | null = null;
  let attribute: TagAttribute | null = null;
  let value = "";
  let textEnd = 0;

  const opened = (): void => {
    events.open(name, attributes ?? none, tagStart);
    attributes = null;
  };

  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end): void {
        name = html.slice(start, end).toLowerCase();
        tagStart = start - 1;
      },
      onattribname(start, end): void {
        const length = end - start;
        const candidate = length > 6 ? "" : html.slice(start, end).toLowerCase();
        attribute = watchedNames.has(candidate) ? (candidate as TagAttribute) : null;
        value = "";
      },
      onattribdata(start, end): void {
        if (attribute !== null) value += html.slice(start, end);
      },
      onattribentity(codepoint): void {
        if (attribute !== null) value += String.fromCodePoint(codepoint);
      },
      onattribend(): void {
        if (attribute === null) return;
        attributes ??= {};
        attributes[attribute] ??= value;
        attribute = null;
      },
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag(start, end): void {
        events.close(html.slice(start, end).toLowerCase(), start - 2);
      },
      ontext(start, end): void {
        // A tag that the end cut off: the tokenizer gives its rest as text from nowhere, and no reader sees it.
        if (start < 0) return;
        events.text(html.slice(start, end), start, end);
        textEnd = end;
      },
      ontextentity(codepoint, end): void {
        // The tokenizer gives no start; an entity begins at the last ampersand before its end.
        const start = Math.max(textEnd, html.lastIndexOf("&", end - 1));
        events.text(String.fromCodePoint(codepoint), start, end);
        textEnd = end;
      },
      oncdata(): void {},
      oncomment(): void {},
      ondeclaration(): void {},
      onprocessinginstruction(): void {},
      onend(): void {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
