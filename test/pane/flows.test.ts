import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { secretVerifier } from "../../shared/core/delivery/secret-verifier.ts";
import { launchChromium } from "../support/chromium.ts";
import { type GalleryServer, startGallery } from "./gallery-server.ts";
import { focused, openPane, seen, settle, tabTo } from "./open-pane.ts";
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

const headline = () => page.getByRole("heading", { level: 1 });
const mainText = () => page.getByRole("main").textContent();
const status = () => page.getByRole("status").textContent();

async function until(state: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name: state }).waitFor();
}

async function gone(): Promise<void> {
  await headline().waitFor({ state: "detached" });
}

describe("by keyboard alone", () => {
  test("a subject is moved into the message, then the message is sealed, with Ctrl+Enter twice", async () => {
    await open("subject");
    expect(await focused(page)).toBe("Needs your attention");
    await page.keyboard.press("Control+Enter");
    await until("Will be sent sealed");
    expect(await focused(page)).toBe("Will be sent sealed");
    const { draft } = await seen(page);
    expect(JSON.parse(draft)).toMatchObject({
      subject: "Re: Please see message",
      source: { content: expect.stringMatching(/^Maria Lopez MRN 4482913, type 2 diabetes\n\nDear colleague/) },
    });
    await settle(page);
    await page.keyboard.press("Control+Enter");
    await gone();
    expect(await seen(page)).toMatchObject({ actions: ["move-subject", "send-sealed"], outcomes: ["replace"] });
    expect(gallery.stored()).toBe(1);
  });

  test("a message is sealed with Tab and Enter", async () => {
    await open("protect");
    await tabTo(page, "Send sealed to 1 recipient");
    await page.keyboard.press("Enter");
    await gone();
    expect((await seen(page)).outcomes).toEqual(["replace"]);
  });

  test("a clear message is sent with Ctrl+Enter", async () => {
    await open("clear");
    await page.keyboard.press("Control+Enter");
    await gone();
    expect(await seen(page)).toMatchObject({ actions: ["send"], outcomes: ["release"] });
  });

  test("Command+Enter is the same on a Mac", async () => {
    await open("clear");
    await page.keyboard.press("Meta+Enter");
    await gone();
    expect((await seen(page)).actions).toEqual(["send"]);
  });

  test("Escape goes back to the draft", async () => {
    await open("protect");
    await page.keyboard.press("Escape");
    await gone();
    expect(await seen(page)).toMatchObject({ actions: ["back"], outcomes: [] });
  });

  test("a draft that cannot be sent goes back with Ctrl+Enter", async () => {
    await open("refuse");
    await page.keyboard.press("Control+Enter");
    await gone();
    expect((await seen(page)).actions).toEqual(["back"]);
  });

  test("Ctrl+Enter does the primary action whatever has the focus, and that alone", async () => {
    await open("protect");
    await tabTo(page, "Back to the draft");
    await page.keyboard.press("Control+Enter");
    await gone();
    expect((await seen(page)).actions).toEqual(["send-sealed"]);
  });

  test("Ctrl+Enter held down counts once", async () => {
    await open("subject");
    await page.keyboard.down("Control");
    await page.keyboard.down("Enter");
    await until("Will be sent sealed");
    await settle(page);
    for (let repeat = 0; repeat < 5; repeat++) await page.keyboard.down("Enter"); // Sent as repeats.
    expect((await seen(page)).actions).toEqual(["move-subject"]);
  });
});

describe("override", () => {
  test("takes a second step and a reason, then sends", async () => {
    await open("protect");
    await tabTo(page, "Send without sealing…");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("Send without sealing?");
    await tabTo(page, "Send without sealing");
    await page.keyboard.press("Enter");
    expect(await page.getByRole("alert").textContent()).toBe("Choose a reason first.");
    expect((await seen(page)).actions).toEqual([]);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.type("Dr. Weiss needs it tonight");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowUp");
    const chosen = page.getByRole("radio", { checked: true });
    expect(await chosen.getAttribute("value")).toBeTruthy();
    const reason = await chosen.getAttribute("value");
    await tabTo(page, "Send without sealing");
    await page.keyboard.press("Enter");
    await gone();
    expect(await seen(page)).toMatchObject({ actions: ["override"], outcomes: ["release"] });
    const note = "Dr. Weiss needs it tonight";
    expect(await page.evaluate(() => window.gallery.actions[0])).toEqual({
      do: "override",
      reason,
      note,
      confirmed: [],
    });
    expect(await page.evaluate(() => JSON.stringify(window.gallery.audited))).not.toContain("Weiss");
    expect(await page.evaluate(() => window.gallery.sentBox.notes())).toMatchObject([{ reason, note }]);
  });

  test("a note ends at five hundred characters, and says so before", async () => {
    await open("protect");
    await page.getByRole("button", { name: "Send without sealing…" }).click();
    const field = page.getByRole("textbox", { name: "Note to yourself (optional)" });
    expect(await page.getByText("characters left").count()).toBe(0);
    await field.fill("x".repeat(401));
    await page.getByText("99 characters left.").waitFor();
    await field.fill("x".repeat(900));
    await page.getByText("No room left.").waitFor();
    expect(await field.inputValue()).toHaveLength(500);
    await page.getByRole("radio", { name: "Another reason" }).check();
    await page.keyboard.press("Control+Enter");
    await gone();
    const [kept] = await page.evaluate(() => window.gallery.sentBox.notes());
    expect(kept?.note).toHaveLength(500);
  });

  test("Escape leaves the second step for the first, with the focus where it was", async () => {
    await open("protect");
    await page.getByRole("button", { name: "Send without sealing…" }).click();
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("Send without sealing…");
    expect((await seen(page)).actions).toEqual([]);
    await page.keyboard.press("Escape");
    await gone();
    expect((await seen(page)).actions).toEqual(["back"]);
  });

  test("of a subject inside the organisation says what it is", async () => {
    await open("subject-inside");
    await page.getByRole("button", { name: "Send with this subject…" }).click();
    await page.getByRole("radio", { name: "An emergency: waiting could do harm" }).check();
    await page.keyboard.press("Control+Enter");
    await gone();
    expect((await seen(page)).outcomes).toEqual(["release"]);
  });

  test("is not there where the policy allows none", async () => {
    await open("protect-no-override");
    expect(await page.getByRole("button", { name: /without sealing/ }).count()).toBe(0);
  });
});

describe("ordinary mail that was asked for", () => {
  test("by keyboard: what they accepted, what it is for, then it goes as it is", async () => {
    await open("as-asked");
    await tabTo(page, "Send as ordinary mail, as they asked…");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("Send as ordinary mail?");
    await page.getByText("Ordinary e-mail can be read by others").waitFor();
    expect(
      await page.getByRole("radio").evaluateAll((radios) => radios.map((each) => each.getAttribute("value"))),
    ).toEqual(["access-request", "appointment"]);
    await page.keyboard.press("Control+Enter");
    expect(await page.getByRole("alert").textContent()).toBe("Choose what it is for first.");
    expect((await seen(page)).actions).toEqual([]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.type("she called");
    await page.keyboard.press("Control+Enter");
    await gone();
    expect(await seen(page)).toMatchObject({ actions: ["as-asked"], outcomes: ["release"] });
    expect(await page.evaluate(() => window.gallery.sentBox.notes())).toMatchObject([
      { reason: "patient-agreed", purpose: "appointment", note: "she called" },
    ]);
    expect(await page.evaluate(() => JSON.stringify(window.gallery.audited))).not.toContain("she called");
  });

  test("Escape leaves it, with the focus where it was", async () => {
    await open("as-asked");
    await page.getByRole("button", { name: "Send as ordinary mail, as they asked…" }).click();
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("Send as ordinary mail, as they asked…");
    expect((await seen(page)).actions).toEqual([]);
  });

  test("is not there where nothing is on record", async () => {
    await open("protect-no-override");
    expect(await page.getByRole("button", { name: /ordinary mail/ }).count()).toBe(0);
  });
});

describe("one press, one action", () => {
  test("a double click on the primary button seals once; while it runs nothing else works", async () => {
    await open("slow");
    await page.getByRole("button", { name: /^Send sealed/ }).dblclick();
    const running = page.getByRole("button", { name: "Sealing and sending…" });
    await running.waitFor();
    expect(await running.getAttribute("aria-disabled")).toBe("true");
    expect(await status()).toBe("Sealing and sending…");
    expect(await running.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.getByRole("button", { name: "Back to the draft" }).click({ force: true });
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Enter");
    gallery.release();
    await gone();
    expect(await seen(page)).toMatchObject({ actions: ["send-sealed"], outcomes: ["replace"] });
    expect(gallery.stored()).toBe(1);
  });

  test("a double click on 'Move it into the message' does not press what takes its place", async () => {
    await open("subject");
    await page.getByRole("button", { name: "Move it into the message" }).dblclick();
    await until("Will be sent sealed");
    expect((await seen(page)).actions).toEqual(["move-subject"]);
  });
});

describe("what is said", () => {
  test("the live region announces the state, the reason and the count", async () => {
    await open("protect");
    const warnings = await page.evaluate(async () => {
      const view = await window.gallery.look();
      return view?.findings.filter(({ level }) => level === "warn").length ?? 0;
    });
    expect(warnings).toBeGreaterThan(2);
    expect(await status()).toBe(
      `Will be sent sealed. Patient information would leave your organisation, so it may only go protected. ${warnings} findings.`,
    );
  });

  test("an edit in the compose window is seen, announced and read out", async () => {
    await open("clear");
    await page.evaluate(() => window.gallery.edit({ subject: "Maria Lopez, HIV" }));
    await until("Needs your attention");
    expect(await status()).toMatch(/^Needs your attention\. Patient information is in the subject line/);
    expect(await focused(page)).toBe("Needs your attention");
    await page.evaluate(() => window.gallery.edit({ subject: "Lunch" }));
    await until("Ready to send");
    expect(await status()).toBe("Ready to send.");
  });

  test("a server that fails leaves the draft as it was, says so, and the user can try again", async () => {
    await open("failing");
    const before = (await seen(page)).draft;
    await page.keyboard.press("Control+Enter");
    await until("Not sent");
    expect(await status()).toMatch(/^Not sent\. The secure delivery server has a fault\. Your draft is unchanged/);
    expect(await focused(page)).toBe("Not sent");
    expect((await seen(page)).draft).toBe(before);
    await settle(page);
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await seen(page)).outcomes).toEqual(["hold", "hold"]);
  });

  test("a host that breaks its promise leaves nothing to press, and says what to do", async () => {
    await open("protect");
    await page.evaluate(() => {
      window.gallery.breakDown();
      window.gallery.edit({ subject: "Lunch" });
    });
    await until("The connection to your draft was lost");
    expect(await status()).toMatch(/Close this and press Send again: everything is checked anew\.$/);
    expect(await focused(page)).toBe("The connection to your draft was lost");
    expect(await page.getByRole("button").count()).toBe(0);
  });

  test("the other language is one press away, and nothing is looked at again", async () => {
    await open("protect");
    await page.getByRole("button", { name: "Español" }).click();
    await until("Se enviará sellado");
    expect(await page.getByRole("button", { name: "Enviar sellado a 1 destinatario" }).count()).toBe(1);
    expect(await page.locator("[lang=es] h1").count()).toBe(1);
    expect(await page.getByRole("main").textContent()).toContain("Los resultados solo salen por esta vía");
    await page.getByRole("button", { name: "English" }).click();
    await until("Will be sent sealed");
  });

  test("without a policy it says that the strictest rules are in force, and what to do", async () => {
    await open("strictest");
    const text = await mainText();
    expect(text).toContain("Your organisation's rules are missing here, so the strictest rules are in force.");
    expect(text).toContain("Sealed sending is not set up here");
  });
});

describe("the draft's own text", () => {
  test("is text and nothing else, with what is invisible made visible", async () => {
    await open("invisible");
    const text = await mainText();
    expect(text).toContain("<img src=x onerror=alert(1)>.zip");
    expect(text).toMatch(/invoiceU\+202Efdp\.exe/);
    expect(text).toMatch(/notesU\+200B\.zip/);
    expect(text).toMatch(/4482913 hidden text/);
    expect(await page.locator("main img").count()).toBe(0);
  });

  test("more than forty findings in five places fill less than two screens, and each one can be reached", async () => {
    await open("many");
    const findings = await page.evaluate(async () => (await window.gallery.look())?.findings.length ?? 0);
    expect(findings).toBeGreaterThan(40);
    const found = page.locator("section", { has: page.getByRole("heading", { name: "What was found" }) });
    expect((await found.boundingBox())?.height).toBeLessThan(2 * 760);
    expect(await page.getByText("4482923").count()).toBe(0);
    await page.getByRole("button", { name: "11 more" }).first().click();
    expect(await page.getByText("4482923").count()).toBe(1);
  });

  test("a long file name is cut in the middle, with the whole text a press away", async () => {
    await open("many");
    await page.getByRole("button", { name: "Whole text" }).click();
    expect(await mainText()).toContain("at-the-end-of-a-long-night-shift-and-never-shortened.zip");
  });
});

describe("what readers prove besides their mailbox", () => {
  test("an agreed word and a number go along, the word as a verifier only", async () => {
    await open("agreed-word");
    const telephone = page.getByLabel(/^Mobile number of/);
    await page.getByLabel("A word that you agreed on").fill("Blue Heron");
    await telephone.fill("call me");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Write it with the country").waitFor();
    await expect.poll(() => telephone.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(gallery.stored()).toBe(0);
    await telephone.fill("+1 (555) 010-0123");
    // A look at another page loses nothing.
    await page.getByRole("tab", { name: "Sent" }).click();
    await page.getByRole("tab", { name: "Check" }).click();
    await page.getByLabel("A word that you agreed on").waitFor();
    expect(await page.getByLabel("A word that you agreed on").inputValue()).toBe("Blue Heron");
    await page.getByRole("button", { name: /^Send sealed/ }).click();
    await gone();
    const sent = gallery.lastSubmission();
    expect(sent).toMatchObject({ phones: ["+15550100123"], secretSalt: expect.stringMatching(/^[\w-]{22}$/) });
    expect(sent?.secret).toBe(await secretVerifier("blue heron", sent?.secretSalt ?? ""));
    expect(JSON.stringify(await seen(page))).not.toMatch(/heron/i);
  });

  test("nothing is asked of readers where nothing was typed", async () => {
    await open("agreed-word");
    await page.keyboard.press("Control+Enter");
    await gone();
    expect(gallery.lastSubmission()?.secret).toBeUndefined();
    expect(gallery.lastSubmission()?.phones).toBeUndefined();
  });
});
