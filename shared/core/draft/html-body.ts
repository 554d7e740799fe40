import type { BodyPart, BodyText } from "./body-text.ts";
import {
  blockElements,
  isHidden,
  isPreformatted,
  opensQuotedRest,
  partOf,
  unreadElements,
  voidElements,
} from "./html-marks.ts";
import { readTags, type TagAttributes } from "./html-tags.ts";
import { openElements } from "./open-elements.ts";
import { type ReaderText, readerText } from "./reader-text.ts";

/** How text in the current element is read. */
interface Context {
  readonly part: BodyPart;
  readonly unread: boolean;
  readonly hidden: boolean;
  readonly preformatted: boolean;
}

/**
 * The text of an HTML body as a reader sees it: words split by tags are whole again, blocks are lines,
 * table cells are tabs. Hidden text (invisible styles, `alt`, `title`) comes after all that is visible, so that
 * it is inspected too but cannot break a visible word apart. Never throws, whatever the markup; linear.
 */
export function readHtmlBody(html: string): BodyText {
  const visible = readerText(false);
  const hidden = readerText(true);
  const elements = openElements<Context>({ part: "own", unread: false, hidden: false, preformatted: false });
  let restIsQuoted = false;
  const part = (): BodyPart => (restIsQuoted ? "quoted" : elements.current().part);

  readTags(html, {
    open(name, attributes, start): void {
      restIsQuoted ||= opensQuotedRest(attributes);
      const outer = elements.current();
      if (!voidElements.has(name)) elements.open(name, contextIn(outer, name, attributes));
      breakLine(name, visible, part(), start);
      for (const spoken of [attributes.alt, attributes.title]) {
        if (!spoken) continue;
        hidden.newLine(part(), start);
        hidden.write(spoken, part(), start, start);
      }
    },
    close(name, start): void {
      elements.close(name);
      if (blockElements.has(name)) visible.newLine(part(), start);
    },
    text(text, start, end): void {
      const { unread, hidden: unseen, preformatted } = elements.current();
      if (unread) return;
      const reader = unseen ? hidden : visible;
      if (preformatted) reader.writePreformatted(text, part(), start, end);
      else reader.write(text, part(), start, end);
    },
  });
  return visibleThenHidden(visible, hidden);
}

/** The same object where nothing changes: a body of a million tags must not make a million contexts. */
function contextIn(outer: Context, name: string, attributes: TagAttributes): Context {
  const inner: Context = {
    part: partOf(name, attributes, outer.part),
    unread: outer.unread || unreadElements.has(name),
    hidden: outer.hidden || isHidden(attributes),
    preformatted: outer.preformatted || isPreformatted(name, attributes),
  };
  const same =
    inner.part === outer.part &&
    inner.unread === outer.unread &&
    inner.hidden === outer.hidden &&
    inner.preformatted === outer.preformatted;
  return same ? outer : inner;
}

function breakLine(name: string, visible: ReaderText, part: BodyPart, at: number): void {
  if (name === "td" || name === "th") visible.tab(part, at);
  else if (name === "br") visible.writePreformatted("\n", part, at, at);
  else if (blockElements.has(name)) visible.newLine(part, at);
}

function visibleThenHidden(visible: ReaderText, hidden: ReaderText): BodyText {
  const shown = visible.done();
  const unseen = hidden.done();
  if (unseen.text === "") return { text: shown.text, segments: shown.segments, toSource: shown.map.at };
  if (shown.text !== "") visible.newLine("own", shown.map.at(shown.text.length));
  const { text, segments, map } = visible.done();
  const shifted = unseen.segments.map((segment) => ({
    ...segment,
    start: segment.start + text.length,
    end: segment.end + text.length,
  }));
  return {
    text: text + unseen.text,
    segments: [...segments, ...shifted],
    toSource: (offset) => (offset < text.length ? map.at(offset) : unseen.map.at(offset - text.length)),
  };
}
