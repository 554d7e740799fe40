import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { type GalleryServer, startGallery } from "./gallery-server.ts";
import { type Look, openPane, wear } from "./open-pane.ts";
import type { ScenarioName } from "./scenarios.ts";

let browser: Browser;
let gallery: GalleryServer;

beforeAll(async () => {
  [browser, gallery] = await Promise.all([launchChromium(), startGallery()]);
});

afterAll(async () => {
  await browser?.close();
  await gallery?.stop();
});

interface Piece {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly color: string;
}

/** Each line below that the eye would see jump: its words, its place, its colour. */
function pieces(page: Page, below: "#pane" | "#first"): Promise<Piece[]> {
  return page.evaluate((root) => {
    scrollTo(0, 0);
    const lines = ["header h1", "header p", "nav span", "nav button", "h2", "h3", "dt", "dd mark"];
    const round = (value: number): number => Math.round(value * 2) / 2;
    return [...document.querySelectorAll(lines.map((line) => `${root} ${line}`).join())].flatMap((element) => {
      const { left, top, width } = element.getBoundingClientRect();
      const { color, visibility } = getComputedStyle(element);
      if (visibility === "hidden") return [];
      return { text: element.textContent, left: round(left), top: round(top), width: round(width), color };
    });
  }, below);
}

const scenarios: readonly ScenarioName[] = [
  "clear",
  "subject",
  "protect",
  "questions",
  "strictest",
  "many",
  "invisible",
  "helpful",
];
const looks: readonly Look[] = [{}, { language: "es", width: 300, colors: "dark" }, { colors: "forced", width: 600 }];

describe.concurrent.each(scenarios)("%s", (scenario) => {
  test("nothing that stands there moves when the pane takes over, whatever the language, the width and the colours", async () => {
    const page = await openPane(browser, gallery, scenario);
    for (const look of looks) {
      await wear(page, look);
      const pane = await pieces(page, "#pane");
      await page.evaluate((language) => window.drawFirst(language), look.language ?? "en");
      const first = await pieces(page, "#first");
      await page.evaluate(() => document.querySelector("#first")?.remove());
      expect(first.length).toBeGreaterThan(1);
      const moved = first.filter((piece) => !pane.some((each) => JSON.stringify(each) === JSON.stringify(piece)));
      expect(moved, JSON.stringify(look)).toEqual([]);
    }
    await page.context().close();
  });
});

test("it says what was found in the first place that is looked at, and nothing that can be pressed", async () => {
  const page = await openPane(browser, gallery, "protect");
  await page.evaluate(() => window.drawFirst("en"));
  const first = page.locator("#first");
  expect(await first.locator("h1").textContent()).toBe("Will be sent sealed");
  expect(await first.locator("dd mark").allTextContents()).toContain("Maria Lopez");
  expect(await first.locator("button, a, input, [tabindex]").count()).toBe(0);
  await page.context().close();
});
