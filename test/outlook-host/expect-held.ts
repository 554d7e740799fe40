import { expect } from "vitest";
import { contentOf } from "./guarded-outlook.ts";
import type { Outlook } from "./outlook.ts";

/** Dispatch ids of office.js. */
export const call = {
  subject: 18,
  recipients: 15,
  body: 37,
  bodyType: 14,
  attachments: 149,
  content: 150,
  sessionGet: 186,
  sessionSet: 185,
  headers: 152,
  from: 107,
};

/** Presses Send and expects that nothing went and nothing changed. */
export async function expectHeld(outlook: Outlook, words: RegExp): Promise<void> {
  const before = await contentOf(outlook);
  const sent = outlook.sent.length;
  const end = await outlook.send();
  expect(end.kind).toBe("alert");
  const completed = await outlook.page.evaluate(() => window.outlook.window.completed);
  expect(completed?.errorMessage).toMatch(words);
  expect(outlook.sent.length).toBe(sent);
  expect(await contentOf(outlook)).toEqual(before);
}
