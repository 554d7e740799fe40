import { chromium, type Page } from "playwright";
import { exampleTitles } from "../../shared/text/playground-drafts.ts";
import { DemoError } from "../demo/demo-error.ts";
import type { Narrator } from "../demo/narrator.ts";
import type { Scene } from "../demo/scene.ts";
import { chromiumArgs, findChromium } from "../find-chromium.ts";
import type { Playground } from "./playground.ts";

const [draft = ""] = exampleTitles.en.subject.split("\n");
const recipient = "ruth.weiss@otherclinic.example";

/** A clinician's send in the emulated Outlook: held, sealed in the pane, and its notice in the mailbox. */
export async function playOutlook({ url }: Playground, { mailbox }: Scene, narrator: Narrator): Promise<void> {
  const executablePath = await findChromium();
  if (executablePath === null) throw new DemoError("There is no Chromium to open the emulated Outlook with.");
  narrator.title("The same in Outlook: the real add-in on the real office.js, in headless Chromium");
  const browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
  try {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "en-US" });
    context.setDefaultTimeout(30_000);
    const before = mailbox.mails.length;
    const reasons = await send(await context.newPage(), url);
    narrator.chapter("Held", `“${draft}” stays in the compose window; Outlook says why`);
    for (const reason of reasons) narrator.line(reason);
    const notice = await mailbox.find(({ id, to }) => id >= before && to.includes(recipient), 30_000);
    narrator.chapter("Sealed", "in the pane, with one click; Outlook itself sends the notice");
    narrator.line(`“${notice.subject}”`);
    if (/jane|roe|4417802/i.test(notice.subject + notice.text + notice.html)) {
      throw new DemoError("The notice says what it must not say.");
    }
  } finally {
    await browser.close();
  }
}

/** Gives the reasons that Outlook's own dialog showed. */
async function send(page: Page, url: string): Promise<string[]> {
  await page.goto(url);
  await page.getByRole("button", { name: draft }).click();
  await page.getByRole("button", { name: "Send", exact: false }).first().click();
  const dialog = page.getByRole("alertdialog");
  await dialog.waitFor();
  const reasons = await dialog.getByRole("listitem").allTextContents();
  await dialog.getByRole("button", { name: "Open Sealpost" }).click();
  const pane = page.frameLocator('iframe[title="Add-in pane"]');
  const seal = pane.getByRole("button", { name: /sealed/i }).first();
  await seal.waitFor();
  for (const box of await pane.getByRole("checkbox").all()) await box.check();
  await page.waitForTimeout(700); // A view takes no press while it is that young.
  await seal.click();
  return reasons;
}
