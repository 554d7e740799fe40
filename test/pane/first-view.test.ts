import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { type GalleryServer, startGallery } from "./gallery-server.ts";
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

/** Each line of the view that the eye would see jump: its words, its place, its colour. */
function pieces(page: Page): Promise<Piece[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("header h1, header p, nav span, nav button, h2, h3, dt, dd mark")].map((element) => {
      const { left, top, width } = element.getBoundingClientRect();
      const { color } = getComputedStyle(element);
      const round = (value: number): number => Math.round(value * 2) / 2;
      return { text: element.textContent, left: round(left), top: round(top), width: round(width), color };
    }),
  );
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
const looks = [
  { language: "en", width: 420, colorScheme: "light" },
  { language: "es", width: 300, colorScheme: "dark" },
] as const;

describe.concurrent.each(scenarios)("%s", (scenario) => {
  test.each(looks)("nothing that stands there moves when the pane takes over ($language, $width px)", async (look) => {
    const { language, width, colorScheme } = look;
    const context = await browser.newContext({ viewport: { width, height: 760 }, colorScheme });
    const page = await context.newPage();
    const open = async (query: string): Promise<Piece[]> => {
      await page.goto(`${gallery.url}/?scenario=${scenario}&language=${language}${query}`);
      await page.locator("h1").waitFor();
      return pieces(page);
    };
    const first = await open("&first");
    const pane = await open("");
    expect(first.length).toBeGreaterThan(1);
    expect(first.filter((piece) => !pane.some((each) => JSON.stringify(each) === JSON.stringify(piece)))).toEqual([]);
    await context.close();
  });
});

test("it says what was found in the first place that is looked at, and nothing that can be pressed", async () => {
  const page = await browser.newPage();
  await page.goto(`${gallery.url}/?scenario=protect&first`);
  await page.locator("h1").waitFor();
  expect(await page.locator("h1").textContent()).toBe("Will be sent sealed");
  expect(await page.locator("dd mark").allTextContents()).toContain("Maria Lopez");
  expect(await page.locator("button, a, input, [tabindex]").count()).toBe(0);
  await page.close();
});
