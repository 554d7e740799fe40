import { Parser } from "htmlparser2";
import { type BodyPart, type BodyText, segmentsBuilder } from "./body-text.ts";
import { sourceMapBuilder } from "./source-map.ts";

/**
 * The text of an HTML body as a reader sees it: words split by tags are whole again, blocks are lines,
 * table cells are tabs. Hidden text (invisible styles, `alt`, `title`) comes after all that is visible, so that
 * it is inspected too but cannot break a visible word apart. Quotes and signatures are known by the marks
 * of the common clients. One pass; never throws, whatever the markup.
 */
export function readHtmlBody(html: string): BodyText {
  const visible = textCollector(false);
  const hidden = textCollector(true);
  const open: Frame[] = [];
  let quotedRest = false;
  const frame = (): Frame => open.at(-1) ?? rootFrame;
  const part = (): BodyPart => (quotedRest ? "quoted" : frame().part);

  const parser = new Parser(
    {
      onopentag(name, attributes): void {
        if (opensQuotedRest(attributes)) quotedRest = true;
        const parent = frame();
        const here: Frame = {
          part: partOf(name, attributes, parent.part),
          skip: parent.skip || skipped.has(name),
          hidden: parent.hidden || isHidden(attributes),
          preformatted: parent.preformatted || name === "pre" || /white-space:\s*pre/i.test(attributes.style ?? ""),
        };
        open.push(here);
        breakBefore(name, visible, part(), parser.startIndex);
        for (const spoken of [attributes.alt, attributes.title]) {
          if (spoken) hidden.line(spoken, part(), parser.startIndex);
        }
      },
      ontext(text): void {
        const { skip, hidden: unseen, preformatted } = frame();
        if (skip) return;
        (unseen ? hidden : visible).write(text, part(), parser.startIndex, parser.endIndex + 1, preformatted);
      },
      onclosetag(name): void {
        if (blocks.has(name)) visible.feed(part(), parser.startIndex);
        open.pop();
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  return join(visible, hidden);
}

interface Frame {
  readonly part: BodyPart;
  readonly skip: boolean;
  readonly hidden: boolean;
  readonly preformatted: boolean;
}

type Attributes = Readonly<Record<string, string>>;

const rootFrame: Frame = { part: "own", skip: false, hidden: false, preformatted: false };
const skipped = new Set(["script", "style", "title", "template", "noscript"]);
const blocks = new Set(
  "address article blockquote body dd div dl dt fieldset figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul".split(
    " ",
  ),
);
const quoteClass = /(?:^|\s)(?:gmail_quote|moz-cite-prefix|moz-forward-container|yahoo_quoted|protonmail_quote)/;
const signatureClass = /(?:^|\s)(?:moz-signature|gmail_signature)/;

function partOf(name: string, attributes: Attributes, inherited: BodyPart): BodyPart {
  if (inherited === "quoted") return "quoted";
  const classes = attributes.class ?? "";
  if (name === "blockquote" && (attributes.type === "cite" || attributes.cite !== undefined)) return "quoted";
  if (quoteClass.test(classes)) return "quoted";
  if (signatureClass.test(classes) || attributes.id === "Signature") return "signature";
  return inherited;
}

/** Outlook marks where the earlier mail begins and then leaves it a sibling: all that follows is quoted. */
function opensQuotedRest(attributes: Attributes): boolean {
  return attributes.id === "divRplyFwdMsg" || attributes.id === "appendonsend" || attributes.name === "_MailOriginal";
}

function isHidden(attributes: Attributes): boolean {
  if (attributes.hidden !== undefined) return true;
  return /display:\s*none|visibility:\s*hidden|mso-hide:\s*all|font-size:\s*0(?![.\d]*[1-9])|opacity:\s*0(?![.\d]*[1-9])/i.test(
    attributes.style ?? "",
  );
}

type Collector = ReturnType<typeof textCollector>;

/** Gathers text with white space collapsed as a browser would, and remembers where each piece came from. */
function textCollector(hidden: boolean) {
  const pieces: string[] = [];
  const segments: { length: number; part: BodyPart }[] = [];
  const map = sourceMapBuilder();
  let last = "\n";

  const put = (text: string, part: BodyPart, sourceStart: number, exact: boolean): void => {
    if (text === "") return;
    map.add(text.length, sourceStart, exact);
    pieces.push(text);
    segments.push({ length: text.length, part });
    last = text.slice(-1);
  };

  const write = (text: string, part: BodyPart, start: number, end: number, preformatted: boolean): void => {
    const exact = end - start === text.length;
    if (preformatted) {
      put(text, part, start, exact);
      return;
    }
    for (const { 0: run, index } of text.matchAll(/[ \t\r\n\f]+|[^ \t\r\n\f]+/g)) {
      const at = exact ? start + index : start;
      if (!/^[ \t\r\n\f]/.test(run)) put(run, part, at, exact);
      else if (last !== "\n" && last !== " " && last !== "\t") put(" ", part, at, false);
    }
  };

  return {
    write,
    feed: (part: BodyPart, at: number): void => {
      if (last !== "\n") put("\n", part, at, false);
    },
    tab: (part: BodyPart, at: number): void => {
      if (last !== "\n" && last !== "\t") put("\t", part, at, false);
    },
    line: (text: string, part: BodyPart, at: number): void => put(`${text.trim()}\n`, part, at, false),
    result: () => ({ text: pieces.join(""), segments, map, hidden }),
  };
}

function breakBefore(name: string, visible: Collector, part: BodyPart, at: number): void {
  if (name === "td" || name === "th") visible.tab(part, at);
  else if (name === "br") visible.write("\n", part, at, at, true);
  else if (blocks.has(name)) visible.feed(part, at);
}

function join(visible: Collector, hidden: Collector): BodyText {
  const shown = visible.result();
  const unseen = hidden.result();
  const segments = segmentsBuilder();
  for (const { length, part } of shown.segments) segments.add(length, part, false);
  const gap = shown.text !== "" && unseen.text !== "" && !shown.text.endsWith("\n") ? "\n" : "";
  segments.add(gap.length, "own", true);
  for (const { length, part } of unseen.segments) segments.add(length, part, true);
  const boundary = shown.text.length + gap.length;
  return {
    text: shown.text + gap + unseen.text,
    segments: segments.done(),
    toSource: (offset) => (offset < boundary ? shown.map.at(offset) : unseen.map.at(offset - boundary)),
  };
}
