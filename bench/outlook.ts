/** What the Outlook add-in costs a user, in the emulated Outlook; `npm run bench:outlook -- --json`. */
import { createHash, X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "playwright";
import { chromiumArgs, findChromium } from "../scripts/find-chromium.ts";
import type { NewItem } from "../scripts/playground/host/compose-item.ts";
import type { OutlookOnPage } from "../scripts/playground/page/main.ts";
import { officeJs } from "../scripts/playground/serve/addin-page.ts";
import { localhostCertificate } from "../scripts/playground/serve/certificate.ts";
import { type OutlookServer, startOutlookServer } from "../scripts/playground/serve/outlook-server.ts";

declare const outlook: OutlookOnPage;

const runs = 20;
const built = path.resolve(import.meta.dirname, "../dist/outlook");
const handler = readFileSync(path.join(built, "handler.js"), "utf8");
const policy = JSON.stringify({
  schema: "sealpost-policy/1",
  version: 1,
  organisation: { name: "Riverside Clinic" },
  domains: ["clinic.example"],
  endpoint: null,
});
const paragraph = "<p>We met on Tuesday about the roof of the east wing, and the contractor wants to begin in May.</p>";
const clean: NewItem = {
  to: [{ name: "Bob Jones", address: "bob@partner.example", recipientType: 3 }],
  subject: "Roof of the east wing",
  body: paragraph.repeat(Math.ceil(10_240 / paragraph.length)),
};

const onlyAllows = mkdtempSync(path.join(tmpdir(), "sealpost-bench-"));
writeFileSync(
  path.join(onlyAllows, "commands.html"),
  `<!doctype html><script src="${officeJs}"></script><script src="handler.js"></script>`,
);
writeFileSync(
  path.join(onlyAllows, "handler.js"),
  `["onMessageSendHandler","onNewMessageComposeHandler"].forEach(function (name) {
    Office.actions.associate(name, function (event) { event.completed({ allowEvent: true }); });
  });
  Office.onReady();`,
);

const executablePath = await findChromium();
if (executablePath === null) throw new Error("There is no Chromium; set CHROMIUM.");
// A certificate that the browser takes for good: it keeps nothing that came over one that it only puts up with.
const certificate = await localhostCertificate();
const publicKey = new X509Certificate(certificate.cert).publicKey.export({ type: "spki", format: "der" });
const pin = createHash("sha256").update(publicKey).digest("base64");
const browser = await chromium.launch({
  executablePath,
  args: [...chromiumArgs, `--ignore-certificate-errors-spki-list=${pin}`],
});
try {
  const ours = await timesOf(built);
  const theirs = await timesOf(onlyAllows);
  const result = {
    handlerGzipKb: kilobytes(handler),
    handlerEvalMs: round(await evaluationMs(browser)),
    coldMs: round(ours.cold - theirs.cold),
    warmMs: round(ours.warm - theirs.warm),
    panePaintMs: round(await panePaintMs()),
    paneGzipKb: kilobytes(readFileSync(path.join(built, "pane.js"))),
  };
  if (process.argv.includes("--json")) console.log(JSON.stringify(result));
  else
    console.table({
      ...result,
      "cold, an add-in that only allows": round(theirs.cold),
      "warm, the same": round(theirs.warm),
    });
} finally {
  await browser.close();
  rmSync(onlyAllows, { recursive: true, force: true });
}

/** From Send to allowed, the median of some runs: in a window that has run nothing yet, and in one that looked ahead. */
async function timesOf(addin: string): Promise<{ cold: number; warm: number }> {
  return onServer(addin, async (page) => {
    // Once before: the policy is then kept with the mailbox, and the browser has the files.
    await sendOnce(page, true);
    const cold: number[] = [];
    const warm: number[] = [];
    for (let run = 0; run < runs; run++) {
      cold.push(await sendOnce(page, false));
      warm.push(await sendOnce(page, true));
    }
    return { cold: median(cold), warm: median(warm) };
  });
}

function sendOnce(page: Page, ahead: boolean): Promise<number> {
  return page.evaluate(
    async ([item, lookAhead]) => {
      const handlers = { OnMessageSend: "onMessageSendHandler" };
      const all = { ...handlers, OnNewMessageCompose: "onNewMessageComposeHandler" };
      outlook.open(item, { handlers: lookAhead ? all : handlers });
      if (lookAhead) await outlook.window.launch("OnNewMessageCompose");
      const begun = performance.now();
      const end = await outlook.window.send();
      if (end.kind !== "sent") throw new Error(`not sent: ${JSON.stringify(end)}`);
      return performance.now() - begun;
    },
    [clean, ahead] as const,
  );
}

/** The handler's script alone, in pages that never saw it. */
async function evaluationMs(shared: Browser): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const page = await shared.newPage();
    times.push(
      await page.evaluate((code) => {
        Object.assign(window, { Office: { actions: { associate: () => {} }, onReady: () => Promise.resolve() } });
        const script = document.createElement("script");
        script.text = code;
        const begun = performance.now();
        document.head.append(script);
        return performance.now() - begun;
      }, handler),
    );
    await page.close();
  }
  return median(times);
}

/** From the pane's frame being asked for to its first words on the screen, with nothing cached. */
async function panePaintMs(): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    times.push(
      await onServer(built, async (page) => {
        await page.evaluate((item) => {
          outlook.open(item, { handlers: {} });
          const pane = document.getElementById("pane");
          if (pane !== null) outlook.window.openPane(pane);
        }, clean);
        const frame = await (await page.waitForSelector('iframe[title="Add-in pane"]')).contentFrame();
        await frame?.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
        return (
          (await frame?.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime)) ??
          Number.NaN
        );
      }),
    );
  }
  return median(times);
}

async function onServer<T>(addin: string, use: (page: Page) => Promise<T>): Promise<T> {
  const server: OutlookServer = await startOutlookServer({
    addin,
    files: { "policy.json": policy },
    deliver: async () => true,
    certificate,
  });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(server.url);
    return await use(page);
  } finally {
    await context.close();
    await server.stop();
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function kilobytes(content: string | Buffer): number {
  return round(gzipSync(content, { level: 9 }).length / 1_000);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
