import { Unreadable } from "./unreadable.ts";

/**
 * Gathers text in reading order. Lines and cells are asked for where the format ends them, and written only when
 * text follows: nothing piles up for empty paragraphs and cells.
 */
export interface TextLayout {
  /** Throws `Unreadable("too-large")` where the limit is reached; what fitted is kept. */
  write(text: string): void;
  line(): void;
  cell(): void;
  /** One line of its own. */
  fact(text: string): void;
  /** A file name of an archive: text, but no sign that anything inside could be read. */
  entryName(text: string): void;
  /** Text that a reader of the document does not see; `endPart` writes it, after what is seen. */
  aside(text: string): void;
  endPart(): void;
  /** False while nothing but names of entries has been written. */
  hasContent(): boolean;
  done(): string;
}

export function textLayout(maxLength: number, onWrite: () => void): TextLayout {
  const pieces: string[] = [];
  let asides: string[] = [];
  let length = 0;
  let asideLength = 0;
  let content = false;
  let separator: "" | "\t" | "\n" = "";

  const put = (text: string): void => {
    onWrite();
    const room = maxLength - length;
    const fitting = text.length <= room ? text : text.slice(0, Math.max(0, room));
    pieces.push(fitting);
    length += fitting.length;
    if (text.length > room) throw new Unreadable("too-large", "all");
  };
  const separate = (): void => {
    if (separator !== "" && length > 0) put(separator);
    separator = "";
  };
  const layout: TextLayout = {
    write(text): void {
      const words = separator === "" ? text : text.trimStart();
      if (words === "") return;
      separate();
      content ||= /\S/.test(words);
      put(words);
    },
    line(): void {
      separator = "\n";
    },
    cell(): void {
      separator = "\t";
    },
    fact(text): void {
      const trimmed = text.trim();
      if (trimmed === "") return;
      layout.line();
      layout.write(trimmed);
      layout.line();
    },
    entryName(text): void {
      const before = content;
      layout.fact(text);
      content = before;
    },
    aside(text): void {
      if (text.trim() === "") return;
      asideLength += text.length;
      if (length + asideLength > maxLength) throw new Unreadable("too-large", "all");
      asides.push(text);
    },
    endPart(): void {
      const hidden = asides;
      asides = [];
      asideLength = 0;
      for (const text of hidden) layout.fact(text);
      layout.line();
    },
    hasContent: () => content,
    done: () => pieces.join(""),
  };
  return layout;
}
