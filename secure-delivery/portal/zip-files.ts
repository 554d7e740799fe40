import { type Zippable, zipSync } from "fflate";
import type { MessageFile } from "./read-message.ts";

/** All files in one archive; those of the same name get a number. Stored, not squeezed: most are squeezed already. */
export function zipFiles(files: readonly MessageFile[], unnamed: string): Uint8Array<ArrayBuffer> {
  const taken = new Set<string>();
  const entries: Zippable = {};
  for (const { name, content } of files) entries[freeName(name || unnamed, taken)] = [content, { level: 0 }];
  return zipSync(entries) as Uint8Array<ArrayBuffer>;
}

function freeName(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  let free = name;
  for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${stem} (${count})${ending}`;
  taken.add(free.toLowerCase());
  return free;
}
