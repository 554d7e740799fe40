import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { nobodyIsNew } from "../support/known-recipients.ts";
import { policyOf } from "../support/policy-of.ts";
import { pressSend } from "./compose-window.ts";
import { type GuardedThunderbird, startGuardedThunderbird } from "./guarded-thunderbird.ts";
import { clean } from "./messages.ts";
import { toPane } from "./pane-window.ts";

let guarded: GuardedThunderbird;
beforeAll(async () => {
  guarded = await startGuardedThunderbird();
  await guarded.setPolicy(policyOf({ rules: nobodyIsNew, endpoint: null }));
});
afterAll(() => guarded?.stop());
afterEach(() => guarded.reset());

/** The readers run in the event page as it is shipped: its content security policy, no worker, pdf.js on demand. */
test.each([
  ["a PDF", "letter.pdf"],
  ["a Word document", "discharge.docx"],
  ["a workbook", "labs.xlsx"],
  ["a zip in a zip in a zip", "zip-in-zip-in-zip.zip"],
])("%s about a patient holds mail that is clean without it", async (_, name) => {
  const content = new Uint8Array(readFileSync(`test/fixtures/attachments/made/${name}`));
  await guarded.compose({ ...clean, attachments: [{ name, mediaType: "application/octet-stream", content }] });
  await pressSend(guarded.marionette);
  const shown = await (await toPane(guarded.marionette)).shows(`In the file ${name}`);
  expect(shown).toContain("123-45-6789");
  expect(shown).not.toContain("was not checked");
});
