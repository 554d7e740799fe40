import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright";
import { iconSizes } from "../cli/manifest/icon-sizes.ts";
import { chromiumArgs, findChromium } from "./find-chromium.ts";

/**
 * Draws the Outlook icons anew from their SVG. Run by hand after a change (`npm run icons`) and commit what it makes: icons
 * then look the same on every machine, whatever its browser.
 */
const manifests = fileURLToPath(new URL("../manifests/", import.meta.url));
const folder = `${manifests}outlook/icons/`;

const executablePath = await findChromium();
if (executablePath === null) throw new Error("No Chromium found.");
const browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
const mark = await readFile(`${manifests}thunderbird/icons/sealpost.svg`, "utf8");
for (const size of [...iconSizes, 192]) {
  await writeFile(`${folder}${size === 192 ? "color-192" : `icon-${size}`}.png`, await draw(browser, mark, size));
}
await writeFile(`${folder}outline-32.png`, await draw(browser, await readFile(`${folder}outline.svg`, "utf8"), 32));
await browser.close();

/** The picture fills a square of `size` pixels; what it leaves open stays transparent. */
async function draw(browser: Browser, svg: string, size: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: size, height: size }, deviceScaleFactor: 1 });
  await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  const png = await page.screenshot({ omitBackground: true, type: "png" });
  await page.close();
  return png;
}
