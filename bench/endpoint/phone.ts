import { randomBytes } from "node:crypto";
import path from "node:path";
import { chromium } from "playwright";
import { median } from "./accepts.ts";
import { benchFolder, configOf, startEndpoint } from "./endpoint-process.ts";

/** A slow line as Lighthouse has it ("Slow 4G"): 150 ms to and fro, 1.6 Mbit/s down. And a processor a fourth as fast. */
const line = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
const slower = 4;
const visits = 5;

/** By the page's own clock: asking from outside whether the field is there takes this slow processor longer than the page. */
const noteField = `new MutationObserver((_, observer) => {
  if (document.querySelector("#field") === null) return;
  window.fieldThereAt = Date.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });`;

/** Milliseconds from the tap on the link until the reader can type and the page acts: nothing cached, the median of some visits. */
export async function pickupOnPhone(): Promise<number> {
  const folder = benchFolder();
  const portalFolder = path.resolve(import.meta.dirname, "../../dist/portal");
  const endpoint = await startEndpoint(folder, configOf(folder, { portalFolder }));
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const times: number[] = [];
    for (let visit = 0; visit < visits; visit++) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true });
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await devtools.send("Network.enable");
      await devtools.send("Network.emulateNetworkConditions", line);
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
      await page.addInitScript(noteField);
      const [id, secret] = [randomBytes(16).toString("base64url"), randomBytes(32).toString("base64url")];
      const start = Date.now();
      await page.goto(`http://127.0.0.1:${endpoint.port}/p/${id}#${secret}`, { waitUntil: "commit" });
      await page.locator("#field").waitFor();
      times.push(Number(await page.evaluate("fieldThereAt")) - start);
      await context.close();
    }
    return median(times);
  } finally {
    await browser.close();
    await endpoint.stop();
    folder.remove();
  }
}
