import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { type GalleryServer, startGallery } from "./gallery-server.ts";
import { type Look, openPane, picture, settle, wear } from "./open-pane.ts";
import { pictureSheet } from "./picture-sheet.ts";
import { type ScenarioName, scenarios } from "./scenarios.ts";

let browser: Browser;
let gallery: GalleryServer;

beforeAll(async () => {
  [browser, gallery] = await Promise.all([launchChromium(), startGallery()]);
});

afterAll(async () => {
  await browser?.close();
  await gallery?.stop();
});

/** Their first view is the one of `protect`; what comes after has tests of its own. */
const alike: readonly string[] = ["failing", "slow"];
const names = (Object.keys(scenarios) as ScenarioName[]).filter((name) => !alike.includes(name));

const looks: Readonly<Record<string, Look>> = {
  light: {},
  dark: { colors: "dark" },
  "forced colours": { colors: "forced" },
  "Spanish, 300 px wide": { language: "es", width: 300 },
  "600 px wide": { width: 600 },
};

const narrow: readonly Look[] = [
  { width: 300 },
  { width: 600, zoom: 2 },
  { width: 420, zoom: 2 },
  { width: 300, zoom: 2 },
];

/** Goes through every look, after doing something, and leaves a sheet of pictures. */
async function inEveryLook(
  scenario: ScenarioName,
  sheet: string | null,
  visit: (page: Page) => Promise<void>,
): Promise<void> {
  const pictures: Buffer[] = [];
  const page = await openPane(browser, gallery, scenario);
  await visit(page);
  for (const [title, look] of Object.entries(looks)) {
    await wear(page, look);
    if (look.width !== 600) pictures.push(await picture(page));
    expect(await violations(page), title).toEqual([]);
  }
  await page.context().close();
  if (sheet !== null) await pictureSheet(browser, sheet, pictures);
}

async function unfold(page: Page): Promise<void> {
  const folds = page.locator('button[aria-expanded="false"]');
  while ((await folds.count()) > 0) await folds.first().click();
}

/** They differ from another state by a sentence or a button: tested, not pictured. */
const nearTwins: readonly string[] = [
  "subject-inside",
  "protect-no-override",
  "no-recipient",
  "last-good",
  "partner-only",
  "break-glass",
  "helpful",
];

describe.concurrent.each(names)("%s", (name) => {
  test("axe finds nothing, whatever the colours, the language and the width", async () => {
    await inEveryLook(name, nearTwins.includes(name) ? null : name, async () => {});
  });

  test("nothing is cut off or scrolls sideways at 300 px and at 200 % zoom, folds open, in both languages", async () => {
    const page = await openPane(browser, gallery, name);
    await unfold(page);
    for (const language of ["en", "es"] as const) {
      for (const look of narrow) {
        await wear(page, { ...look, language });
        expect(await tooWide(page), `${language} ${JSON.stringify(look)}`).toEqual([]);
      }
    }
    await page.context().close();
  });
});

describe.concurrent("the second step of an override", () => {
  const openStep = (page: Page) =>
    page.getByRole("button", { name: /(Send without sealing|Enviar sin sellar)…/ }).click();
  const confirm = (page: Page) =>
    page.getByRole("button", { name: /^(Send without sealing|Enviar sin sellar)$/ }).click();

  test("axe finds nothing", () => inEveryLook("protect", null, openStep));

  test("axe finds nothing when the reason is missing", () =>
    inEveryLook("protect", "override", async (page) => {
      await openStep(page);
      await confirm(page);
      await page.getByRole("alert").waitFor();
      expect(await tooWide(page)).toEqual([]);
    }));
});

test("axe finds nothing in the second step of ordinary mail that was asked for, when the purpose is missing", () =>
  inEveryLook("as-asked", "as-asked-step", async (page) => {
    await page.getByRole("button", { name: /as they asked…$/ }).click();
    await page.getByRole("button", { name: "Send as ordinary mail", exact: true }).click();
    await page.getByRole("alert").waitFor();
    expect(await tooWide(page)).toEqual([]);
  }));

test("axe finds nothing after a failure", () =>
  inEveryLook("failing", "failed", async (page) => {
    await settle(page);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { level: 1, name: /^(Not sent|No se envió)$/ }).waitFor();
  }));

test("axe finds nothing while an action runs", () =>
  inEveryLook("slow", "busy", async (page) => {
    await settle(page);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: /^(Sealing and sending|Sellando y enviando)…$/ }).waitFor();
  }));

test("axe finds nothing when the draft is lost", async () => {
  const pictures: Buffer[] = [];
  for (const [title, look] of Object.entries(looks)) {
    // Nothing can be pressed there, the other language neither.
    const page = await openPane(browser, gallery, "protect");
    await wear(page, look);
    await page.evaluate(() => {
      window.gallery.breakDown();
      window.gallery.edit({ subject: "Lunch" });
    });
    await page
      .getByRole("heading", { level: 1, name: /^(The connection to your draft|Se perdió la conexión)/ })
      .waitFor();
    if (look.width !== 600) pictures.push(await picture(page));
    expect(await violations(page), title).toEqual([]);
    await page.context().close();
  }
  await pictureSheet(browser, "lost", pictures);
});

test("axe finds nothing with all folds open", () => inEveryLook("many", null, unfold));

describe.concurrent("an action beside a finding", () => {
  test("axe finds nothing in the second step of 'not patient information'", () =>
    inEveryLook("protect", "set-aside", async (page) => {
      await page.getByRole("button", { name: "Not patient information…" }).first().click();
      await page.getByRole("button", { name: "It is not patient information" }).click();
      await page.getByRole("alert").waitFor();
      expect(await tooWide(page)).toEqual([]);
    }));

  test("axe finds nothing where everything was set aside", () =>
    inEveryLook("protect", "aside", async (page) => {
      await settle(page);
      await page.getByRole("button", { name: "Not patient information…" }).click();
      await page.getByRole("radio", { name: "It is made up: a test or an example" }).check();
      await page.getByRole("button", { name: "It is not patient information" }).click();
      await page.getByRole("heading", { level: 1, name: /^(Ready to send|Listo para enviar)$/ }).waitFor();
    }));
});

describe.concurrent("the pages beside the check", () => {
  const tab = (page: Page, name: RegExp) => page.getByRole("tab", { name }).click();
  const pages: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
    [
      "sent",
      async (page) => {
        await tab(page, /Sent/);
        await page.getByText("Opened by 1 of 2").waitFor();
      },
    ],
    [
      "recall",
      async (page) => {
        await tab(page, /Sent/);
        await page.getByRole("button", { name: "Recall…" }).first().click();
        await page.getByRole("button", { name: "Change expiry…" }).first().click();
      },
    ],
    ["templates", (page) => tab(page, /Templates/)],
    [
      "guidance",
      async (page) => {
        await tab(page, /Guidance/);
        await page.getByRole("button", { name: "Start" }).waitFor();
      },
    ],
    [
      "practice",
      async (page) => {
        await tab(page, /Guidance/);
        await page.getByRole("button", { name: "Start" }).click();
        await page.getByRole("button", { name: "The recipient" }).click();
        await page.getByText("Not quite.").waitFor();
      },
    ],
  ];

  test.each(pages)("axe finds nothing: %s", (name, visit) =>
    inEveryLook("helpful", name, async (page) => {
      await visit(page);
      await unfold(page);
      for (const language of ["en", "es"] as const) {
        for (const look of narrow) {
          await wear(page, { ...look, language });
          expect(await tooWide(page), `${language} ${JSON.stringify(look)}`).toEqual([]);
        }
      }
    }),
  );
});

const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.addScriptTag({ path: axeFile });
  return page.evaluate(async () => {
    const found = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      rules: { "target-size": { enabled: true } },
    });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  });
}

/** Elements that stick out of the window to the right, or whose text is cut off. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const out = document.documentElement.scrollWidth > width ? ["the page scrolls sideways"] : [];
    for (const element of document.querySelectorAll("main *")) {
      if (element.getBoundingClientRect().right > width + 1) out.push(element.outerHTML.slice(0, 120));
    }
    return out;
  });
}
