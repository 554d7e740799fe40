import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { type GalleryServer, startGallery } from "./gallery-server.ts";
import { focused, openPane, seen, settle, tabTo } from "./open-pane.ts";
import type { ScenarioName } from "./scenarios.ts";

let browser: Browser;
let gallery: GalleryServer;
let page: Page;

beforeAll(async () => {
  [browser, gallery] = await Promise.all([launchChromium(), startGallery()]);
});
afterAll(async () => {
  await browser?.close();
  await gallery?.stop();
});
afterEach(() => page?.context().close());

async function open(scenario: ScenarioName): Promise<void> {
  page = await openPane(browser, gallery, scenario);
  await settle(page);
}

const until = (state: string): Promise<void> => page.getByRole("heading", { level: 1, name: state }).waitFor();
const draft = async () => JSON.parse((await seen(page)).draft);
const status = () => page.getByRole("status").first().textContent();

/** Presses what has this name, by keyboard alone. */
async function press(name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

describe("beside a finding, by keyboard alone", () => {
  test("a phrase is taken out of the message, and nothing else", async () => {
    await open("protect");
    await press("Remove “Maria Lopez” from the draft");
    await expect.poll(async () => (await seen(page)).actions).toEqual(["remove"]);
    expect((await draft()).source.content).toMatch(/please see , DOB 04\/12\/1961, MRN 4482913, for her/);
  });

  test("quoted mail is taken out, and then it can go", async () => {
    await open("quoted");
    await press("Take out the quoted text");
    await until("Ready to send");
    expect((await draft()).source.content).toBe("Yes, please come without breakfast.\n");
    expect(await focused(page)).toBe("Ready to send");
  });

  test("a file is detached", async () => {
    await open("many");
    await press("Detach this file");
    await expect.poll(async () => (await draft()).attachments.length).toBe(3);
    expect((await draft()).attachments.map(({ name }: { name: string }) => name)).not.toContain(
      "MRN 4482913 Maria Lopez.pdf",
    );
  });

  test("a place is marked as no patient information with a reason; then it goes as it is; and back", async () => {
    await open("protect");
    await press("Not patient information…");
    expect(await focused(page)).toBe("Why is it not patient information?");
    await press("It is not patient information");
    expect(await page.getByRole("alert").textContent()).toBe("Choose a reason first.");
    await page.getByRole("radio", { name: "It is made up: a test or an example" }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Control+Enter");
    await until("Ready to send");
    expect(await page.getByRole("main").textContent()).toContain("You marked 5 findings as not patient information.");
    await settle(page);
    await press("Take that back");
    await until("Will be sent sealed");
    expect((await seen(page)).outcomes).toEqual([]);
  });

  test("what was set aside is on record with the send, without a word of it", async () => {
    await open("protect");
    await page.getByRole("button", { name: "Not patient information…" }).click();
    await page.getByRole("radio", { name: "The person is not a patient" }).check();
    await page.getByRole("button", { name: "It is not patient information" }).click();
    await until("Ready to send");
    await settle(page);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { level: 1 }).waitFor({ state: "detached" });
    const audited = await page.evaluate(() => JSON.stringify(window.gallery.audited));
    expect(JSON.parse(audited)).toMatchObject([{ type: "send", setAside: { "not-a-patient": 5 }, verdict: "clear" }]);
    expect(audited).not.toMatch(/Lopez|4482913/);
  });

  test("Escape leaves the step, with the focus where it was; a second one leaves the pane", async () => {
    await open("protect");
    await press("Not patient information…");
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("Not patient information…");
    expect((await seen(page)).actions).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(async () => (await seen(page)).actions).toEqual(["back"]);
  });

  test("is not offered where the policy does not take it as a reason", async () => {
    await open("protect-no-override");
    expect(await page.getByRole("button", { name: "Not patient information…" }).count()).toBe(0);
  });
});

describe("how it goes", () => {
  test("the chosen way changes what the button says and does, and what stands beside each recipient", async () => {
    await open("way-choice");
    await page.getByRole("radio", { name: "Sealed: opened with a code" }).focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("button", { name: "Send encrypted to 1 recipient" }).waitFor();
    expect(await page.getByRole("main").textContent()).toContain("with OpenPGP; Send looks for the key");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { level: 1 }).waitFor({ state: "detached" });
    expect(await seen(page)).toMatchObject({ actions: ["send-encrypted"], outcomes: ["release"] });
  });

  test("each recipient of a delivery has a route with its evidence, and the button counts them", async () => {
    await open("submit");
    const text = await page.getByRole("main").textContent();
    expect(text).toContain("has an OpenPGP key at its own domain");
    expect(text).toContain("has an S/MIME certificate in your directory");
    expect(await page.getByRole("button", { name: "Send sealed to 1, encrypted to 2, securely to 1" }).count()).toBe(1);
  });
});

describe("while somebody types", () => {
  test("a pane that has not the focus takes it from nobody", async () => {
    await open("clear");
    const typing = await page.evaluate(async () => {
      document.hasFocus = () => false;
      const field = document.createElement("textarea");
      document.body.append(field);
      field.focus();
      for (const subject of ["Maria", "Maria Lopez", "Maria Lopez, HIV"]) window.gallery.edit({ subject });
      return new Promise<boolean>((resolve) => setTimeout(() => resolve(document.activeElement === field), 1_500));
    });
    await until("Needs your attention");
    expect(typing).toBe(true);
    expect(await status()).toMatch(/^Needs your attention\./);
  });
});
