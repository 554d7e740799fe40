import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { judge } from "../../../shared/core/detection/decision/judge.ts";
import { type DraftReading, readDraft } from "../../../shared/core/detection/decision/read-draft.ts";
import { draftOf } from "./drafts.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const size = 300_000;
const filled = (piece: string): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

/** Long texts: mail of every day, short drafts about patients, and the worst that a search found. */
const texts = {
  "mail of every day":
    "Hello all, the roof of the car park is repaired on Friday. Please leave your badge at the desk. Thanks, Dana\n\n",
  "drafts about patients":
    "Maria Lopez in bed 14B has a fever of 103 and her lactate is 4.1, cultures drawn, vancomycin running.\nMRN 00481273, DOB 4/17/1958, call her son at 612-555-0142.\n\n",
  "a name and a disease in every three words": "Ana Ruiz pneumonia. ",
  "numbers and hyphens": "123-45-",
  "names between commas": "Smith, Jones, ",
  "nothing but addresses": "a@b.cd ",
};

/** Everything that a scan of any length keeps is in these tables. */
function bytesOf({ rows }: DraftReading): number {
  let bytes = rows.people.pool.parts.byteLength;
  for (const table of [rows.people, rows.identifiers, rows.terms])
    for (const column of Object.values(table) as unknown[]) if (ArrayBuffer.isView(column)) bytes += column.byteLength;
  return bytes;
}

describe("memory while a long text is scanned", () => {
  test.each(Object.entries(texts))("%s: the rows are no longer than three times the text", (_, piece) => {
    expect(bytesOf(readDraft(draftOf({ text: filled(piece) })))).toBeLessThan(3 * size);
  });

  test.each(Object.entries(texts))("%s: and beside them hardly anything is kept", (_, piece) => {
    const draft = draftOf({ text: filled(piece) });
    judge(readDraft(draftOf({ text: piece })));
    // Compiled code counts too, once: what a scan keeps, it keeps in every round.
    const kept = [1, 2, 3].map(() => {
      const before = used();
      const reading = readDraft(draft);
      judge(reading);
      const more = used() - before;
      expect(reading.fields).toHaveLength(1);
      return more;
    });
    // Names that have been met, and what other tests of the process leave behind.
    expect(Math.min(...kept)).toBeLessThan(2 * size);
  });
}, 60_000);

/** Objects in use; the tables of rows are counted above. */
function used(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
