import { styleText } from "node:util";
import { wrap } from "../../cli/terminal.ts";

/** Tells a story on a terminal. `styleText` leaves colours away where nobody would see them. */
export interface Narrator {
  title(text: string): void;
  /** A numbered chapter with a short remark beside its name. */
  chapter(name: string, remark: string): void;
  line(text: string): void;
  /** Labels and values in two columns. */
  facts(rows: readonly (readonly [string, string])[]): void;
  blank(): void;
}

const width = 100;
const indent = "     ";

export function narrator(out: NodeJS.WritableStream): Narrator {
  let chapters = 0;
  const write = (text: string): void => void out.write(`${text}\n`);
  return {
    title(text) {
      write(`\n  ${styleText("bold", text)}\n  ${styleText("dim", "─".repeat(text.length))}`);
    },
    chapter(name, remark) {
      chapters++;
      write(
        `\n ${styleText("cyan", String(chapters).padStart(2))}  ${styleText("bold", name.padEnd(10))} ${styleText("dim", remark)}`,
      );
    },
    line(text) {
      for (const one of wrap(text, width - indent.length)) write(`${indent}${one}`);
    },
    facts(rows) {
      const column = Math.max(...rows.map(([label]) => label.length)) + 3;
      for (const [label, value] of rows) {
        const lines = wrap(value, width - indent.length - column).join(`\n${indent}${" ".repeat(column)}`);
        write(`${indent}${styleText("dim", label.padEnd(column))}${lines}`);
      }
    },
    blank: () => write(""),
  };
}
