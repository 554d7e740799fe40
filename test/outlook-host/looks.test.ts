import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Frame } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NewItem } from "../../scripts/playground/host/compose-item.ts";
import { escapeHtml } from "../../shared/core/draft/escape-html.ts";
import { copyLine, copySubject } from "../../shared/text/outlook-copy.ts";
import { exampleTitles } from "../../shared/text/playground-drafts.ts";
import { axeViolations } from "../support/axe.ts";
import { launchChromium } from "../support/chromium.ts";
import { builtAddin, clinicPolicy, referral } from "./guarded-outlook.ts";
import { frameOf, type Outlook, startOutlook } from "./outlook.ts";
import { confirmAll, paneOf, pressInPane } from "./pane.ts";

/** The playground's page and the pane in it, as a person sees them. Pictures only with `SCREENSHOTS=1`. */
const pictures = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));

const looks = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  forced: { colorScheme: "light", forcedColors: "active" },
} as const;

/** The rest is looked at, not kept. */
const pictured = [
  "conditions-light-en",
  "alert-light-en",
  "pane-light-en",
  "pane-dark-en",
  "pane-forced-en",
  "pane-light-es",
  "code-light-en",
  "handed-over-dark-es",
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe.each(["en", "es"] as const)("in %s", (language) => {
  let outlook: Outlook;
  beforeAll(async () => {
    // Nobody answers at this endpoint: a code is asked for before anything goes there.
    const files = { "policy.json": clinicPolicy({ endpoint: "https://mail.clinic.example" }) };
    outlook = await startOutlook({ addin: builtAddin, files, browser, locale: language });
  });
  afterAll(() => outlook?.stop());

  async function expectClean(name: string, pane: Frame | null): Promise<void> {
    for (const [look, media] of Object.entries(looks)) {
      await outlook.page.emulateMedia({ ...media, reducedMotion: "reduce" });
      expect(await axeViolations(outlook.page), `the page, ${look}`).toEqual([]);
      if (pane !== null) expect(await axeViolations(pane), `the pane, ${look}`).toEqual([]);
      const picture = `${name}-${look}-${language}`;
      if (process.env.SCREENSHOTS === "1" && pictured.includes(picture)) {
        await outlook.page.screenshot({ path: path.join(pictures, `outlook-${picture}.png`) });
      }
    }
    await outlook.page.emulateMedia(looks.light);
  }

  async function paneOn(item: NewItem): Promise<Frame> {
    await outlook.open(item, { permission: "item" });
    return paneOf(outlook);
  }

  test("axe finds nothing in the list of drafts, the message and Outlook's alert", async () => {
    const [title = ""] = exampleTitles[language].subject.split("\n");
    expect(await outlook.page.getByRole("navigation").getByRole("listitem").count()).toBe(12);
    await outlook.page.getByRole("button", { name: title }).click();
    await expectClean("draft", null);
    await outlook.page.getByRole("button", { name: language === "en" ? "Send" : "Enviar", exact: true }).click();
    await outlook.page.getByRole("alertdialog").waitFor();
    await expectClean("alert", null);
  });

  test("axe finds nothing in the menu of conditions and in the line that says what was chosen", async () => {
    await outlook.page.getByRole("button", { name: language === "en" ? "Don't Send" : "No enviar" }).click();
    await outlook.page.getByRole("button", { name: language === "en" ? "More options" : "Más opciones" }).click();
    await outlook.page.locator("#conditions-client").selectOption("older");
    await expectClean("conditions", null);
    await outlook.page.keyboard.press("Escape");
    await expectClean("chosen", null);
    await outlook.page.locator(".conditions-now button").click();
  });

  test("axe finds nothing with the pane beside the message", async () => {
    await outlook.page
      .getByRole("button", { name: /Sealpost$/ })
      .last()
      .click();
    const pane = await frameOf(outlook.page, "Add-in pane");
    await pane.waitForSelector("h1");
    await expect.poll(() => pane.getAttribute("html", "lang")).toBe(language);
    await expectClean("pane", pane);
  });

  test("axe finds nothing where a code is asked for", async () => {
    const pane = await paneOn({ ...referral, subject: "Referral" });
    await pane
      .getByRole("button", { name: /sealed|sellad/i })
      .first()
      .waitFor();
    await confirmAll(pane);
    await pressInPane(pane, /sealed|sellad/i);
    await pane.getByLabel(language === "en" ? "Code" : "Código").waitFor();
    await expectClean("code", pane);
  });

  /** As the pane leaves it: marked, with what became of it, and without recipients. */
  function copyOf(item: NewItem): NewItem {
    const recipients = item.to?.map(({ address }) => address) ?? [];
    const line = copyLine(
      { at: new Date("2026-11-30T09:41:00Z"), recipients, messageId: "Zk3vQ0c1TtWb8sYp4nHr2A" },
      language,
    );
    return {
      ...item,
      to: [],
      subject: copySubject("Referral", language),
      body: `<p>${escapeHtml(line)}</p><hr>${item.body}`,
      customProperties: { "sealpost.handed-over": JSON.stringify({ messageId: "m", copy: "kept" }) },
    };
  }

  test.each<[string, NewItem]>([
    ["protected", { ...referral, protection: "unreadable" }],
    ["handed-over", copyOf(referral)],
  ])("axe finds nothing where the pane says: %s", async (name, item) => {
    await expectClean(name, await paneOn(item));
  });
});
