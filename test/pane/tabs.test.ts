import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { type GalleryServer, startGallery } from "./gallery-server.ts";
import { focused, openPane, seen, settle, tabTo } from "./open-pane.ts";

let browser: Browser;
let gallery: GalleryServer;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  gallery = await startGallery();
  page = await openPane(browser, gallery, "helpful");
  await settle(page);
});
afterEach(async () => {
  await page?.context().close();
  await gallery?.stop();
});

const until = (state: string): Promise<void> => page.getByRole("heading", { level: 1, name: state }).waitFor();
const news = () => page.getByRole("main").getByRole("status").textContent();

/** From the title back to the tabs, then along them with the arrow keys. */
async function toTab(name: string): Promise<void> {
  await page.keyboard.press("Shift+Tab");
  expect(await focused(page)).toBe("Check");
  for (let step = 0; step < 3 && (await focused(page)) !== name; step++) await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toBe(name);
}

async function press(name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

test("arrow keys go along the tabs and around; Escape brings the check back", async () => {
  await toTab("Guidance");
  await until("Guidance");
  await page.keyboard.press("ArrowRight");
  await until("Will be sent sealed");
  await page.keyboard.press("End");
  await until("Guidance");
  await page.keyboard.press("Escape");
  await until("Will be sent sealed");
  expect(await focused(page)).toBe("Will be sent sealed");
  expect((await seen(page)).actions).toEqual([]);
});

test("beside the check, Ctrl+Enter sends nothing", async () => {
  await toTab("Sent");
  await until("Sealed messages");
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("Escape");
  await until("Will be sent sealed");
  expect((await seen(page)).actions).toEqual([]);
});

describe("sent, by keyboard alone", () => {
  beforeEach(async () => {
    await toTab("Sent");
    await page.getByText("Opened by 1 of 2").waitFor();
  });

  test("each message says what became of it", async () => {
    const states = await page.getByRole("main").getByRole("heading", { level: 2 }).allTextContents();
    expect(states).toEqual([
      "Sealed; its notice has not left",
      "Not opened yet",
      "Opened by 1 of 2",
      "Recalled; nobody can open it",
      "Expired; nobody can open it",
    ]);
  });

  test("one is recalled, in two steps", async () => {
    await press("Recall…");
    expect(await focused(page)).toBe("Recall this message?");
    await press("Recall it");
    await expect.poll(news).toBe("Recalled: nobody can open it any more.");
    await expect.poll(() => page.getByText("Recalled; nobody can open it").count()).toBe(2);
  });

  test("Escape leaves the step and recalls nothing", async () => {
    await press("Recall…");
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { name: "Recall this message?" }).waitFor({ state: "detached" });
    expect(await page.getByText("Recalled; nobody can open it").count()).toBe(1);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Sealed messages");
  });

  test("the end of one is changed", async () => {
    await press("Change expiry…");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await press("Change it");
    await expect.poll(news).toBe("The expiry date was changed.");
  });

  test("the link is sent again in a new message", async () => {
    await press("Send the link again");
    await expect.poll(news).toBe("A new message with the link is open. Look at it and send it.");
    expect(await page.evaluate(() => window.gallery.opened.map(({ to }) => to))).toEqual([["maria.lopez@gmail.com"]]);
  });
});

test("a note is shown under Sent, and forgotten with one press", async () => {
  await page.evaluate(() =>
    window.gallery.act({ do: "override", reason: "other", note: "Dr. Weiss asked by phone", confirmed: [] }),
  );
  await toTab("Sent");
  await page.getByText("Dr. Weiss asked by phone").waitFor();
  await page.getByText("Another reason").waitFor();
  await page.getByRole("button", { name: /^Forget the note of/ }).click();
  await expect.poll(news).toBe("The note is forgotten.");
  expect(await page.getByText("Dr. Weiss asked by phone").count()).toBe(0);
});

test("a template is inserted with one press, and the check shows what came of it", async () => {
  await toTab("Templates");
  await press("Insert in Spanish: Results are ready");
  await until("Will be sent sealed");
  const draft = JSON.parse((await seen(page)).draft);
  expect(draft.subject).toBe("Un mensaje de Riverside Clinic");
  expect(draft.source.content).toMatch(/^Sus resultados están en el portal\.\n\nDear colleague/);
});

test("the practice is done by keyboard, remembered, and reported without an answer", async () => {
  await toTab("Guidance");
  await until("Guidance");
  await press("Start");
  for (const answer of [
    "In the subject",
    "Nowhere; it can go",
    "The recipient",
    "The recipient",
    "The attached file",
  ]) {
    await press(answer);
    await page.keyboard.press("Enter");
  }
  await expect.poll(news).toBe("4 of 5 right");
  const audited = await page.evaluate(() => window.gallery.audited);
  expect(audited).toEqual([{ type: "training", right: 4, of: 5, at: expect.any(String), policyVersion: 7 }]);
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Guidance" }).click();
  await page.getByText("Last time: 4 of 5").waitFor();
});
