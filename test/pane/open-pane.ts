import type { Browser, Page } from "playwright";
import { settleMs } from "../../shared/pane/pane-session.ts";
import type { GalleryServer } from "./gallery-server.ts";
import type { ScenarioName } from "./scenarios.ts";

export interface Look {
  readonly language?: "en" | "es";
  /** In the window's own pixels, before zoom. */
  readonly width?: number;
  readonly height?: number;
  /** 2 is 200 %: half the CSS pixels, as a browser's zoom has it. */
  readonly zoom?: number;
  readonly colors?: "light" | "dark" | "forced";
}

/** Opens one scenario in a window of its own, up to its first view. The caller closes `page.context()`. */
export async function openPane(browser: Browser, gallery: GalleryServer, scenario: ScenarioName): Promise<Page> {
  const context = await browser.newContext({ viewport: sizeOf({}), reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${gallery.url}/?scenario=${scenario}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

/** Gives the open pane another look, as a user or a system does: no reload. */
export async function wear(page: Page, look: Look): Promise<void> {
  const { language = "en", colors = "light" } = look;
  await page.setViewportSize(sizeOf(look));
  await page.emulateMedia({
    colorScheme: colors === "dark" ? "dark" : "light",
    forcedColors: colors === "forced" ? "active" : "none",
  });
  const shown = page.locator(`#pane [lang=${language}] h1`);
  if ((await shown.count()) === 0) await page.locator(`button[lang=${language}]`).click();
  await shown.waitFor();
  await page.mouse.move(0, 0);
}

/** A browser's zoom leaves so many CSS pixels fewer; how finely each is drawn changes no layout. */
function sizeOf({ width = 420, height = 760, zoom = 1 }: Look): { width: number; height: number } {
  return { width: Math.floor(width / zoom), height: Math.floor(height / zoom) };
}

/** A view takes a press only after it has been shown for so long. */
export function settle(page: Page): Promise<void> {
  return page.waitForTimeout(settleMs);
}

/** What the host behind the pane has seen. */
export function seen(page: Page): Promise<{ actions: string[]; outcomes: string[]; draft: string }> {
  return page.evaluate(() => ({
    actions: window.gallery.actions.map((action) => (action.do === "edit" ? action.edit.kind : action.do)),
    outcomes: [...window.gallery.outcomes],
    draft: JSON.stringify(window.gallery.draft()),
  }));
}

/** The element with the focus, as a person would name it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(
    () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
  );
}

/** Presses Tab until the control of this name has the focus; fails after a round without it. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("Tab");
    if ((await focused(page)) === name) return;
  }
  throw new Error(`Tab never reached "${name}"`);
}

/** The whole pane, however long, as one picture. */
export async function picture(page: Page): Promise<Buffer> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const size = page.viewportSize();
  if (size !== null) await page.setViewportSize({ width: size.width, height: Math.max(size.height, height) });
  return page.screenshot({ animations: "disabled" });
}
