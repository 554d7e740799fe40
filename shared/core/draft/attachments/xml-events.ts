import { Tokenizer } from "htmlparser2";

/** Attributes by their full name (`w:val`). */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** What an XML text is made of. Element names come without their prefix. */
export interface XmlEvents {
  open?(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Reads XML once, in time linear in its length. On htmlparser2's tokenizer: entities of a document type are never
 * expanded, nothing outside is fetched, and wrong nesting is passed through as it stands.
 */
export function readXml(xml: string, { open, close, text }: XmlEvents): void {
  let name = "";
  let attribute = "";
  let value = "";
  let attributes: Record<string, string> = Object.create(null);

  const opened = (): void => {
    open?.(name, attributes);
    attributes = Object.create(null);
  };
  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: true },
    {
      onopentagname(start, end): void {
        name = withoutPrefix(xml.slice(start, end));
      },
      onattribname(start, end): void {
        attribute = xml.slice(start, end);
        value = "";
      },
      onattribdata(start, end): void {
        value += xml.slice(start, end);
      },
      onattribentity(codepoint): void {
        value += String.fromCodePoint(codepoint);
      },
      onattribend(): void {
        attributes[attribute] = value;
      },
      onopentagend: opened,
      onselfclosingtag(): void {
        const closing = name;
        opened();
        close?.(closing);
      },
      onclosetag(start, end): void {
        close?.(withoutPrefix(xml.slice(start, end)));
      },
      ontext(start, end): void {
        text?.(xml.slice(start, end));
      },
      ontextentity(codepoint): void {
        text?.(String.fromCodePoint(codepoint));
      },
      oncdata(start, end, endOffset): void {
        text?.(xml.slice(start, end - endOffset));
      },
      oncomment(): void {},
      ondeclaration(): void {},
      onprocessinginstruction(): void {},
      onend(): void {},
    },
  );
  tokenizer.write(xml);
  tokenizer.end();
}

export function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
