import { type Profiler, Session } from "node:inspector/promises";
import { setFlagsFromString } from "node:v8";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { detectors } from "../../../shared/core/detection/detectors.ts";
import { scanDraft } from "../../../shared/core/detection/scan-draft.ts";
import { draftOf } from "./drafts.ts";

/**
 * Work is counted, not timed: how often V8 entered each function and branch of the engine. A machine that is busy changes
 * nothing.
 */
const session = new Session();
beforeAll(async () => {
  // Compiled code does not count the calls that it has taken in, and when V8 compiles depends on how busy the machine is.
  setFlagsFromString("--no-opt");
  setFlagsFromString("--no-maglev");
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
});
afterAll(async () => {
  await session.post("Profiler.stopPreciseCoverage");
  session.disconnect();
  setFlagsFromString("--opt");
  setFlagsFromString("--maglev");
});

async function workOf(text: string): Promise<number> {
  const draft = draftOf({ text });
  await session.post("Profiler.takePreciseCoverage");
  scanDraft(draft, detectors);
  const { result } = (await session.post("Profiler.takePreciseCoverage")) as Profiler.TakePreciseCoverageReturnType;
  let steps = 0;
  for (const { url, functions } of result) {
    if (!url.includes("/core/detection/")) continue;
    for (const { ranges } of functions) for (const { count } of ranges) steps += count;
  }
  return steps;
}

const length = 6_000;
const filled = (piece: string): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
/** Mail of every day in a hospital, the measure of work for a character. */
const usual =
  "Maria Lopez in bed 14B has a fever of 103 and her lactate is 4.1. Cultures are drawn, vancomycin is running.\n" +
  "Dr. Chen covers the unit tonight; please call 555-0142 with questions about the schedule.\n\n";

const pieces =
  "Ana |Ruiz |O'Neil |Mc|van der |J. |K|Dr. |Mrs. |12 |1234567 |123-45-6789 |4/17/58 |MRN |DOB |SSN |acct |# |, |. |: |; |- |/ |( |) |@|a@b.c |\n|\n\n|> |From: |bed |rm 4|in |of |the |pneumonia |chronic |kidney |heart |acute |HIV |K 6.9 |no |patient |mother |Oak St |+34 612 |http://|www.|May |April |phone |photo of her |fingerprint |'s |\u200b|\u0301|é|\ud800|\u05d0|_|=|a|xkcdq |1EG4|TE5-|MK72 |:ab|::|192.|%|$12".split(
    "|",
  );
const repeated = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
  .map((parts) => filled(parts.join("")));
const mixed = fc
  .array(fc.constantFrom(...pieces), { minLength: 50, maxLength: 400 })
  .map((parts) => filled(parts.join("")));

test("no text that a search found asks for six times the work of ordinary mail", async () => {
  scanDraft(draftOf({ text: filled(usual) }), detectors);
  const measure = await workOf(filled(usual));
  expect(measure).toBeGreaterThan(length);
  await fc.assert(
    fc.asyncProperty(fc.oneof(repeated, mixed), async (text) => {
      expect(await workOf(text)).toBeLessThan(6 * measure);
    }),
    { numRuns: 60, seed: 20_260_301 },
  );
}, 120_000);

test("twice as much of any piece is twice the work", async () => {
  for (const piece of pieces.filter((_, at) => at % 3 === 0)) {
    const [once, twice] = [await workOf(filled(piece)), await workOf(filled(piece).repeat(2))];
    expect(twice, JSON.stringify(piece)).toBeLessThan(2.3 * once + 2_000);
  }
}, 120_000);
