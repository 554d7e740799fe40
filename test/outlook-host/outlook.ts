import type { Browser, Frame, Page } from "playwright";
import type { ComposeItem, NewItem } from "../../scripts/playground/host/compose-item.ts";
import type { Fault } from "../../scripts/playground/host/faults.ts";
import type { SmartAlert } from "../../scripts/playground/host/smart-alert.ts";
import type { SendEnd } from "../../scripts/playground/page/compose-window.ts";
import type { OutlookOnPage } from "../../scripts/playground/page/main.ts";
import type { Surroundings } from "../../scripts/playground/page/surroundings.ts";
import {
  type OutlookServer,
  type OutlookServerOptions,
  startOutlookServer,
} from "../../scripts/playground/serve/outlook-server.ts";
import { launchChromium } from "../support/chromium.ts";

declare global {
  interface Window {
    outlook: OutlookOnPage;
  }
}

/** One window of the emulated Outlook, with one draft at a time. */
export interface OutlookWindow {
  readonly page: Page;
  /** Opens a compose window, in place of the last one. */
  open(start: NewItem, changes?: Partial<Surroundings>): Promise<void>;
  openPane(): Promise<Frame>;
  /** Opens it without waiting for it: it may be gone a moment later, with its item. */
  showPane(): Promise<void>;
  item(): Promise<ComposeItem>;
  edit(change: Partial<ComposeItem>, event?: "recipients" | "attachments" | "from" | "text"): Promise<void>;
  faults(...faults: Fault[]): Promise<void>;
  send(): Promise<SendEnd>;
  press(button: SmartAlert["buttons"][number]): Promise<SendEnd | null>;
}

/** The emulated Outlook in a real Chromium, with the real office.js, for a test. */
export interface Outlook extends OutlookWindow {
  readonly server: OutlookServer;
  /** Items that the mail server took. */
  readonly sent: readonly ComposeItem[];
  /** Addresses beyond this machine that anything asked for. */
  readonly strayRequests: readonly string[];
  /** From now on the mail server refuses, or takes again. */
  refuse(refusing: boolean): void;
  /** A second window of the same Outlook: the add-in's storage is one for both. */
  another(): Promise<OutlookWindow>;
  stop(): Promise<void>;
}

export interface OutlookStart {
  readonly addin: string;
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly browser?: Browser;
  readonly signIn?: OutlookServerOptions["signIn"];
  readonly oneOrigin?: boolean;
  /** The language of the browser, and so of Outlook. */
  readonly locale?: string;
}

export async function startOutlook({ addin, files = {}, ...given }: OutlookStart): Promise<Outlook> {
  const sent: ComposeItem[] = [];
  const strayRequests: string[] = [];
  let refusing = false;
  const server = await startOutlookServer({
    addin,
    files,
    ...(given.signIn && { signIn: given.signIn }),
    oneOrigin: given.oneOrigin === true,
    deliver: async (item) => {
      if (!refusing) sent.push(item);
      return !refusing;
    },
  });
  const browser = given.browser ?? (await launchChromium());
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1280, height: 860 },
    locale: given.locale ?? "en-US",
  });
  const begin = async (): Promise<Page> => {
    const page = await context.newPage();
    page.on("request", (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (/^(?:https?|wss?):$/.test(protocol) && !["localhost", "127.0.0.1"].includes(hostname)) {
        strayRequests.push(request.url());
      }
    });
    await page.goto(server.url);
    return page;
  };
  return {
    ...windowOn(await begin()),
    server,
    sent,
    strayRequests,
    refuse(value) {
      refusing = value;
    },
    another: async () => windowOn(await begin()),
    async stop() {
      await (given.browser === undefined ? browser.close() : context.close());
      await server.stop();
    },
  };
}

function windowOn(page: Page): OutlookWindow {
  return {
    page,
    open: (start, changes = {}) =>
      page.evaluate(([item, around]) => window.outlook.open(item, around), [
        start,
        { handlerLimitMs: 75_000, ...changes },
      ] as const),
    async openPane() {
      await page.evaluate(async () => {
        const container = document.getElementById("pane") ?? document.body;
        await window.outlook.window.openPane(container).ready;
      });
      return frameOf(page, "Add-in pane");
    },
    showPane: () =>
      page.evaluate(() => {
        const { window: open } = window.outlook;
        if (open.item.open) open.openPane(document.getElementById("pane") ?? document.body);
      }),
    item: () => page.evaluate(() => window.outlook.window.item),
    edit: (change, event = "text") =>
      page.evaluate(
        ([asked, what]) => {
          Object.assign(window.outlook.window.item, asked);
          window.outlook.window.edited(what);
        },
        [change, event] as const,
      ),
    faults: (...faults) => page.evaluate((list) => window.outlook.window.setFaults(list), faults),
    send: () => page.evaluate(() => window.outlook.window.send()),
    press: (button) => page.evaluate((pressed) => window.outlook.window.press(pressed), button),
  };
}

/** The document in the frame of this title; one of another origin has none yet while its process is being made. */
export async function frameOf(page: Page, title: string): Promise<Frame> {
  const handle = await page.waitForSelector(`iframe[title="${title}"]`, { state: "attached" });
  for (let tries = 0; tries < 100; tries++) {
    const frame = await handle.contentFrame();
    if (frame !== null) return frame;
    await page.waitForTimeout(50);
  }
  throw new Error(`there is no document in the frame ${title}`);
}
