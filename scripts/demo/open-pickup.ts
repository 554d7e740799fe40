import { createHash } from "node:crypto";
import { type BrowserContext, chromium, type Locator, type Page } from "playwright";
import type { Draft } from "../../shared/core/draft/draft.ts";
import { chromiumArgs, findChromium } from "../find-chromium.ts";
import { DemoError } from "./demo-error.ts";
import type { DemoMailbox } from "./mailbox.ts";

export interface Pickup {
  readonly link: string;
  /** Who opens it. */
  readonly address: string;
  /** What they should read. */
  readonly original: Draft;
  readonly mailbox: DemoMailbox;
  /** Where the browser may write. */
  readonly profile: string;
}

/**
 * Opens a sealed message as a recipient does: link, address, code from the mailbox. Rejects with `DemoError`
 * when what is shown is not, word for word and file for file, what was sealed.
 */
export async function openPickup(pickup: Pickup): Promise<void> {
  const executablePath = await findChromium();
  if (executablePath === null) throw new DemoError("There is no Chromium to open the link with.");
  const context = await chromium.launchPersistentContext(pickup.profile, {
    executablePath,
    args: [...chromiumArgs],
    locale: "en-US",
  });
  context.setDefaultTimeout(20_000);
  try {
    await read(context, pickup);
  } finally {
    await context.close();
  }
}

async function read(context: BrowserContext, { link, address, original, mailbox }: Pickup): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(link);
  await page.locator('input[name="email"]').fill(address);
  const before = mailbox.mails.length;
  await page.locator("button.main").click();
  const mail = await mailbox.find(({ id, to, text }) => id >= before && to.includes(address) && codeIn(text) !== null);
  await page.locator('input[name="code"]').fill(codeIn(mail.text) ?? "");
  await page.locator("button.main").click();
  await page.locator("article.message").waitFor();

  same("subject", await rendered(page.locator("article.message h1")), original.subject);
  same("text", await shownText(page, original), visibleText(original));
  same(
    "attachments",
    await shownFiles(page),
    original.attachments.map(({ name, sha256 }) => `${name} ${sha256}`).join(),
  );
}

function codeIn(text: string): string | null {
  return /^\s*(\d{6})\s*$/m.exec(text)?.[1] ?? null;
}

function shownText(page: Page, { source }: Draft): Promise<string> {
  if (source.format === "plain") return rendered(page.locator("article.message .content"));
  return rendered(page.frameLocator("article.message iframe.content").locator("body"));
}

/** What stands on the screen, hidden text left out. */
function rendered(place: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: textContent would count hidden text too.
  return place.innerText();
}

function visibleText({ body }: Draft): string {
  return body.segments
    .filter(({ hidden }) => !hidden)
    .map(({ start, end }) => body.text.slice(start, end))
    .join("");
}

/** Names and hashes of what the page offers to save. */
async function shownFiles(page: Page): Promise<string> {
  const files: string[] = [];
  for (const link of await page.locator("article.message a[download]").all()) {
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    const hash = createHash("sha256");
    for await (const chunk of await download.createReadStream()) hash.update(chunk);
    files.push(`${download.suggestedFilename()} ${hash.digest("hex")}`);
    await download.delete();
  }
  return files.join();
}

/** White space is the browser's to lay out; every other character must be the same. */
function same(what: string, shown: string, original: string): void {
  const plain = (text: string): string => text.replace(/\s+/g, " ").trim();
  if (plain(shown) !== plain(original))
    throw new DemoError(`The ${what} that the recipient reads is not what was sealed.`);
}
