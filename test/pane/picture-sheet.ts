import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright";

const folder = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));

/**
 * Pictures side by side in docs/screenshots/pane-NAME.png. Only with `SCREENSHOTS=1`: each machine has its own fonts,
 * and a test run must not change the tree.
 */
export async function pictureSheet(browser: Browser, name: string, pictures: readonly Buffer[]): Promise<void> {
  if (process.env.SCREENSHOTS !== "1") return;
  const page = await browser.newPage();
  const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture.toString("base64")}">`);
  await page.setContent(
    `<body style="margin:0"><div style="display:inline-flex;gap:16px;padding:16px;align-items:flex-start;background:#8a8f98">${images.join("")}</div>`,
  );
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await page.locator("div").screenshot({ path: path.join(folder, `pane-${name}.png`) });
  await page.close();
}
