import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { directivesOf, sourceAllows } from "../../cli/doctor/content-security-policy.ts";
import { clinicPolicy, headingOf, referral, startGuardedOutlook } from "./guarded-outlook.ts";
import type { Outlook } from "./outlook.ts";

/** The built add-in under the very header that docs/outlook.md tells administrators to send. */
let outlook: Outlook;
let policy = "";
const refusals: string[] = [];

beforeAll(async () => {
  const guide = await readFile(new URL("../../docs/outlook.md", import.meta.url), "utf8");
  policy = /^default-src 'none';.*$/m.exec(guide)?.[0] ?? "";
  outlook = await startGuardedOutlook(clinicPolicy());
  outlook.page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) refusals.push(message.text());
  });
  // Here Outlook is this machine.
  const here = policy.replace(/frame-ancestors .*$/, "frame-ancestors https://localhost:*");
  await outlook.page.context().route(/\/(?:pane|commands)\.html(?:\?|$)/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": here } });
  });
});
afterAll(() => outlook?.stop());

test("the guide has one, and it lets Outlook and office.js in", () => {
  const directives = directivesOf(policy);
  const allows = (name: string, url: string): boolean =>
    (directives.get(name) ?? []).some((source) => sourceAllows(source, url, "https://addin.clinic.example"));
  expect(allows("script-src", "https://appsforoffice.microsoft.com")).toBe(true);
  expect(allows("script-src", "https://elsewhere.example")).toBe(false);
  expect(allows("frame-ancestors", "https://outlook.cloud.microsoft")).toBe(true);
  expect(directives.get("script-src")).not.toContain("'unsafe-inline'");
});

test("handler and pane run under it, and nothing of them is refused", async () => {
  await outlook.open(referral);
  const pane = await outlook.openPane();
  expect(await headingOf(pane)).toMatch(/\w/);
  expect((await outlook.send()).kind).toBe("alert");
  expect(refusals).toEqual([]);
}, 60_000);
