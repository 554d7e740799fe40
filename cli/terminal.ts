import { once } from "node:events";
import { chooseLanguage, type Language } from "../shared/text/language.ts";

/** The language of the terminal, from the locale variables in the order that POSIX gives them. */
export function terminalLanguage(env: NodeJS.ProcessEnv = process.env): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return chooseLanguage([locale.replace("_", "-").replace(/\..*$/, "")]);
}

/** Text from a mail, harmless on a terminal: nothing in it can move the cursor or turn the reading direction. */
export function printable(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, "·");
}

/** Writes to stdout and waits while its reader is slow, so that memory stays flat. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

export function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Rows under a heading; the last column wraps at `width`. */
export function table(rows: readonly (readonly string[])[], width: number): string {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns - 1 }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const indent = widths.reduce((sum, one) => sum + one + 2, 2);
  return rows
    .map((row) => {
      const fixed = widths.map((one, column) => `${(row[column] ?? "").padEnd(one)}  `).join("");
      const wrapped = wrap(row.at(-1) ?? "", Math.max(30, width - indent));
      return `  ${fixed}${wrapped.join(`\n${" ".repeat(indent)}`)}`.trimEnd();
    })
    .join("\n");
}

/** Lines of whole words. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
