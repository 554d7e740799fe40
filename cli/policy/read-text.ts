import { readFile } from "node:fs/promises";
import { complain, printable } from "../terminal.ts";
import { say } from "./say.ts";

/** The text of a file, or null after having said that it cannot be opened. */
export async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch {
    complain(say("unreadable", { file: printable(file) }));
    return null;
  }
}
