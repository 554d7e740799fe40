import { handlerNames, pageNames } from "../../../outlook-addin/names.ts";
import { chooseLanguage } from "../../../shared/text/language.ts";
import type { ComposeItem, NewItem } from "../host/compose-item.ts";
import type { SignedIn } from "../host/nested-app-auth.ts";
import { type ComposeWindow, openComposeWindow } from "./compose-window.ts";
import {
  addinUnreachable,
  type Conditions,
  faultsUnder,
  networkUnder,
  normalConditions,
  putUnder,
  surroundingsUnder,
} from "./conditions.ts";
import { exampleDrafts } from "./example-drafts.ts";
import { frameNetwork } from "./frame-network.ts";
import { outlookView } from "./outlook-view.ts";
import type { Surroundings } from "./surroundings.ts";

/** For tests, which reach it through a browser. */
export interface OutlookOnPage {
  open(start: NewItem, changes?: Partial<Surroundings>): void;
  readonly window: ComposeWindow;
}

declare global {
  interface Window {
    readonly playgroundSettings: {
      readonly addinUrl: string;
      readonly mailboxUrl?: string;
      readonly language?: string;
      /** Does Outlook bring a sign-in? */
      readonly signIn?: boolean;
    };
    outlook: OutlookOnPage;
  }
}

const { addinUrl, mailboxUrl = null, language = navigator.language } = window.playgroundSettings;
const roaming: Record<string, string> = {};
let opened: ComposeWindow | null = null;

async function deliver(item: ComposeItem): Promise<boolean> {
  try {
    const response = await fetch("/deliver", { method: "POST", body: JSON.stringify(item) });
    return (await response.json()).delivered === true;
  } catch {
    return false;
  }
}

async function signIn(scope: string, asking: boolean): Promise<SignedIn | null> {
  const response = await fetch("/sign-in", { method: "POST", body: JSON.stringify({ scope, asking }) });
  return response.json();
}

function open(start: NewItem, changes: Partial<Surroundings> = {}): void {
  const around: Surroundings = {
    runtimeUrl: `${addinUrl}/${pageNames.commands}`,
    handlerUrl: `${addinUrl}/${pageNames.handler}`,
    realm: "frame",
    paneUrl: `${addinUrl}/${pageNames.pane}`,
    addinName: "Sealpost",
    handlers: handlerNames,
    mailbox: "1.15",
    permission: "mailbox",
    signIn: window.playgroundSettings.signIn === true ? signIn : null,
    language,
    sendMode: "Block",
    online: true,
    handlerLimitMs: 300_000,
    patienceMs: 5_000,
    roaming,
    ...changes,
  };
  opened?.close();
  opened = openComposeWindow(start, around, view.hidden, deliver, view.refresh);
  view.refresh();
}

let conditions = normalConditions;
const setNetwork = frameNetwork(networkUnder(conditions));

/** What a person chose in the menu holds for the window that is open, and for those to come. */
function choose(chosen: Conditions): void {
  const realmChanged = conditions.client !== chosen.client;
  conditions = chosen;
  setNetwork(networkUnder(chosen));
  void fetch("/conditions", { method: "POST", body: JSON.stringify({ addinUp: !addinUnreachable(chosen) }) });
  opened?.surround(surroundingsUnder(chosen));
  if (realmChanged || chosen.addin === "down" || chosen.connection === "offline") opened?.unload();
  put();
}

function put(): void {
  if (opened === null) return;
  opened.setFaults(faultsUnder(conditions));
  putUnder(conditions, opened.item);
}

/** The user opens another message while the add-in is looking at this one. In milliseconds. */
const switchAfterMs = 700;

function sending(): void {
  if (conditions.answers === "switched") setTimeout(() => opened?.switchTo({ subject: "" }), switchAfterMs);
}

/** As a person opens a draft: the add-in hears of it. */
function compose(start: NewItem): void {
  open(start, surroundingsUnder(conditions));
  put();
  if (start.kind !== "appointment") void opened?.launch("OnNewMessageCompose");
}

const view = outlookView(document.getElementById("outlook") ?? document.body, {
  window: () => opened,
  open: compose,
  sending,
  choose,
  paneLoads: () => !addinUnreachable(conditions),
  mailboxUrl,
  language: chooseLanguage([language]),
});
document.documentElement.lang = chooseLanguage([language]);

window.outlook = {
  open,
  get window() {
    if (opened === null) throw new Error("no window is open");
    return opened;
  },
};
/** A new user begins with a draft that is held. */
const heldExample = exampleDrafts.findIndex(({ key }) => key === "subject");
if ("mailboxUrl" in window.playgroundSettings) view.choose(heldExample);
