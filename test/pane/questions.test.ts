import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { type GalleryServer, startGallery } from "./gallery-server.ts";
import { openPane, seen, settle } from "./open-pane.ts";
import type { ScenarioName } from "./scenarios.ts";

let browser: Browser;
let gallery: GalleryServer;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  gallery = await startGallery();
});
afterEach(async () => {
  await page?.context().close();
  await gallery?.stop();
});

async function open(scenario: ScenarioName): Promise<void> {
  page = await openPane(browser, gallery, scenario);
  await settle(page);
}

const mainText = () => page.getByRole("main").textContent();
const status = () => page.getByRole("status").textContent();
const tick = (name: string) => page.getByRole("checkbox", { name });
const button = (name: string) => page.getByRole("button", { name });
const firstAction = () => page.evaluate(() => window.gallery.actions[0]);

async function until(state: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name: state }).waitFor();
}

async function gone(): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor({ state: "detached" });
}

/** The name of the control with the focus, as assistive technology has it. */
const focusedName = (): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : element;
    return label?.textContent ?? "";
  });

/** What assistive technology reads of a control after its name. */
const description = (control: ReturnType<typeof button>): Promise<string> =>
  control.evaluate((element) => {
    const ids = element.getAttribute("aria-describedby")?.split(" ") ?? [];
    return ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  });

describe("a look-alike address", () => {
  test("is named with what it resembles, and nothing else is asked", async () => {
    await open("look-alike");
    expect(await mainText()).toContain("jane@lakeslde.example");
    expect(await mainText()).toContain("Looks like lakeside.example, a partner of yours, but is another domain.");
    expect(await page.getByRole("checkbox").count()).toBe(1);
    expect(await description(tick("This address is right"))).toContain("jane@lakeslde.example");
  });

  test("holds Send back, and Send says what is missing", async () => {
    await open("look-alike");
    const send = button("Send to 1 recipient");
    expect(await send.getAttribute("aria-disabled")).toBe("true");
    expect(await description(send)).toBe("Confirm above first: “This address is right”.");
    await send.focus();
    expect(await focusedName()).toBe("Send to 1 recipient");
    await send.click({ force: true });
    await page.keyboard.press("Enter");
    expect((await seen(page)).actions).toEqual([]);
  });

  test("is confirmed and sent by keyboard alone: Ctrl+Enter leads to what is missing", async () => {
    await open("look-alike");
    await page.keyboard.press("Control+Enter");
    expect(await focusedName()).toBe("This address is right");
    await page.keyboard.press("Space");
    expect(await status()).toBe("Everything is confirmed.");
    expect(await button("Send to 1 recipient").getAttribute("aria-disabled")).toBeNull();
    await page.keyboard.press("Control+Enter");
    await gone();
    expect(await firstAction()).toEqual({ do: "send", confirmed: ["look-alike-recipient"] });
    expect((await seen(page)).outcomes).toEqual(["release"]);
  });

  test("a tick that is taken back holds Send back again", async () => {
    await open("look-alike");
    await tick("This address is right").click();
    await tick("This address is right").click();
    expect(await status()).toBe("One thing left to confirm.");
    await page.keyboard.press("Control+Enter");
    expect((await seen(page)).actions).toEqual([]);
  });

  test("an edit of the draft voids the tick", async () => {
    await open("look-alike");
    await tick("This address is right").click();
    await page.evaluate(() => window.gallery.edit({ subject: "Maria Lopez, HIV" }));
    await button("Move it into the message").waitFor();
    expect(await tick("This address is right").isChecked()).toBe(false);
  });
});

describe("a first time with patient information", () => {
  test("is confirmed, then sealed", async () => {
    await open("first-time");
    expect(await mainText()).toContain("You have not written to this address before.");
    await tick("This is the right recipient").click();
    await button("Send sealed to 1 recipient").click();
    await gone();
    expect(await firstAction()).toEqual({ do: "send-sealed", confirmed: ["first-time-recipient"] });
    expect((await seen(page)).outcomes).toEqual(["replace"]);
    expect(gallery.stored()).toBe(1);
  });

  test("holds an override back as well", async () => {
    await open("first-time");
    expect(await button("Send without sealing…").getAttribute("aria-disabled")).toBe("true");
    await tick("This is the right recipient").click();
    await button("Send without sealing…").click();
    await page.getByRole("radio", { name: "The patient was warned of the risk and agreed" }).check();
    await button("Send without sealing").click();
    await gone();
    expect((await seen(page)).outcomes).toEqual(["release"]);
  });
});

describe("several questions", () => {
  test("the subject is put right first; a tick from before stays, and each of the others is one of its own", async () => {
    await open("questions");
    const asked = await page.getByRole("checkbox").count();
    expect(asked).toBeGreaterThan(2);
    expect(await page.getByRole("button", { name: /all/i }).count()).toBe(0);
    await tick("This address is right").click();
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await seen(page)).actions).toEqual(["move-subject"]);
    await button("Move it into the message").waitFor({ state: "detached" });
    expect(await tick("This address is right").isChecked()).toBe(true);
    await settle(page);
    for (let left = asked - 1; left > 0; left--) {
      await page.keyboard.press("Control+Enter");
      await page.keyboard.press("Space");
    }
    expect(await status()).toBe("Everything is confirmed.");
    await page.keyboard.press("Control+Enter");
    await gone();
    expect(await seen(page)).toMatchObject({ actions: ["move-subject", "send-sealed"], outcomes: ["replace"] });
  });

  test("flexconfirmmail-72: no heading, sentence or address ticks anything; each answer is one press of its own", async () => {
    await open("questions");
    await page.getByRole("heading", { name: "Please confirm" }).click();
    await page.getByText("A recipient's address looks like another that you know.").click();
    await page.getByText("desk@lakeslde.example").first().click();
    expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(0);
    await page.getByText("This address is right", { exact: true }).first().click();
    expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(1);
  });

  test("the organisation's own words stand in place of ours, in the user's language", async () => {
    await open("questions");
    expect(await mainText()).toContain("New recipients: call them first");
    await button("Español").click();
    await until("Requiere su atención");
    expect(await mainText()).toContain("Destinatarios nuevos: llámelos antes");
    expect(await tick("Esta dirección es la correcta").count()).toBe(1);
  });
});

test("a crowd is asked about once, and is confirmed once", async () => {
  await open("crowd");
  expect(await mainText()).toContain("12 people outside see each other's addresses.");
  await tick("They may see each other's addresses").click();
  await page.keyboard.press("Control+Enter");
  await gone();
  expect((await seen(page)).outcomes).toEqual(["release"]);
});

test("to a partner by a proven route there is nothing to do", async () => {
  await open("partner-only");
  await until("Ready to send");
  expect(await mainText()).toContain("partner");
  await page.keyboard.press("Control+Enter");
  await gone();
  expect((await seen(page)).outcomes).toEqual(["release"]);
});

test("break-glass only: an emergency is the one reason, and it goes", async () => {
  await open("break-glass");
  await button("Send without sealing…").click();
  expect(await page.getByRole("radio").count()).toBe(1);
  await page.getByRole("radio", { name: "An emergency: waiting could do harm" }).check();
  await page.keyboard.press("Control+Enter");
  await gone();
  expect((await seen(page)).outcomes).toEqual(["release"]);
});

test("with the last good policy in force the pane says so and what to do, and the policy holds", async () => {
  await open("last-good");
  await until("Will be sent sealed");
  expect(await mainText()).toContain(
    "Your organisation's rules may have been tampered with, so the last good ones stay in force. Tell your administrator at once.",
  );
});
