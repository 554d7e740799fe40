import { existsSync } from "node:fs";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright";
import { toBase64, toBase64Url } from "../../shared/core/delivery/base64.ts";
import { sealMessage } from "../../shared/core/delivery/seal-message.ts";
import { launchChromium } from "../support/chromium.ts";
import { codeIn } from "../support/mail-sink.ts";
import { alice, type Clinic, type ClinicChanges, maria, openClinic, submissionOf } from "./clinic.ts";

/** A real endpoint with the built portal, and a real browser in front of it. */
export interface PortalDesk {
  readonly clinic: Clinic;
  readonly token: string;
  /** Seals and stores one RFC 5322 message for Maria; the link is what the notice would hold. */
  seal(message: string | Uint8Array): Promise<SealedFor>;
  visit(options?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
}

export interface SealedFor {
  readonly id: string;
  readonly link: string;
}

/** One reader's browser. Keeps a record of whatever must not happen. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Addresses outside the endpoint that something tried to load. */
  readonly strayRequests: readonly string[];
  /** Dialogs and errors. */
  readonly incidents: readonly string[];
  /** What the console says, such as that a policy stopped something: right for hostile mail, wrong for any other. */
  readonly complaints: readonly string[];
  toCode(link: string, address?: string): Promise<string>;
  /** All the way, to the message or whatever page comes in its place. */
  pickUp(link: string, address?: string): Promise<void>;
}

export async function openPortalDesk(changes: ClinicChanges = {}): Promise<PortalDesk> {
  if (!existsSync("dist/portal/pickup.js")) throw new Error('the portal is not built: run "npm run build"');
  const clinic = await openClinic({ portalFolder: "dist/portal", ...changes });
  const browser = await launchChromium();
  const token = await clinic.enrol(alice);
  return {
    clinic,
    token,
    async seal(message) {
      const bytes = typeof message === "string" ? new TextEncoder().encode(message) : message;
      const { id } = submissionOf();
      const { sealed, linkSecret, serverShare } = await sealMessage(bytes, id, { escrowKeys: [], deliveryKey: null });
      const stored = await clinic.submit(
        token,
        submissionOf({
          id,
          expiresAt: new Date(clinic.clock.time + 30 * 86_400_000).toISOString(),
          serverShare: toBase64Url(serverShare),
          sealed: toBase64(sealed),
        }),
      );
      if (stored.status !== 202) throw new Error(`the message was not stored: ${stored.text}`);
      return { id, link: `${clinic.url}/p/${id}#${toBase64Url(linkSecret)}` };
    },
    visit: (options) => visit(browser, clinic, options),
    async close() {
      await browser.close();
      await clinic.stop();
    },
  };
}

async function visit(browser: Browser, clinic: Clinic, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    locale: "en-US",
    timezoneId: "UTC",
    viewport: { width: 1000, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const strayRequests: string[] = [];
  const incidents: string[] = [];
  const complaints: string[] = [];
  context.on("request", (request) => {
    if (!request.url().startsWith(clinic.url) && !/^(?:data|blob|about):/.test(request.url()))
      strayRequests.push(request.url());
  });
  page.on("dialog", async (dialog) => {
    incidents.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on("pageerror", (error) => incidents.push(`error: ${error.message}`));
  // A refused request is no incident: the page tells the reader. A policy violation by the page itself is.
  page.on("console", (line) => {
    if (line.type() === "error" && !/^Failed to load resource/.test(line.text())) complaints.push(line.text());
  });
  const toCode = async (link: string, address = maria): Promise<string> => {
    await page.goto(link);
    await page.getByRole("textbox").fill(address);
    await page.locator("button.main").click();
    await page.locator("input.code").waitFor();
    return codeIn(await clinic.mail.next());
  };
  return {
    page,
    context,
    strayRequests,
    incidents,
    complaints,
    toCode,
    async pickUp(link, address) {
      const code = await toCode(link, address);
      await page.getByRole("textbox").fill(code);
      await page.locator("button.main").click();
      await page.locator(".message, .sorry, .error").first().waitFor();
    },
  };
}

/** A message as a mail program writes it: for what `composeMessage` does not do, such as pictures inside the text. */
export function mimeMessage(parts: readonly string[], subject = "Your results", kind = "mixed"): string {
  return [
    `From: "Dr. Alice Reyes" <${alice}>`,
    `To: "Maria Lopez" <${maria}>`,
    `Subject: ${subject}`,
    "Date: Mon, 02 Mar 2026 14:55:00 +0000",
    "MIME-Version: 1.0",
    `Content-Type: multipart/${kind}; boundary=b0undary`,
    "",
    ...parts.map((part) => `--b0undary\r\n${part}`),
    "--b0undary--",
    "",
  ].join("\r\n");
}

export function htmlPart(html: string): string {
  return `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${toBase64(new TextEncoder().encode(html))}`;
}

export function textPart(text: string): string {
  return `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${toBase64(new TextEncoder().encode(text))}`;
}

export function filePart(headers: string, content: Uint8Array): string {
  return `${headers}\r\nContent-Transfer-Encoding: base64\r\n\r\n${toBase64(content).replace(/.{76}/g, "$&\r\n")}`;
}
