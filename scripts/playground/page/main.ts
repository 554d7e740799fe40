import { handlerNames, pageNames } from "../../../outlook-addin/names.ts";
import type { ComposeItem, NewItem } from "../host/compose-item.ts";
import { type ComposeWindow, openComposeWindow, type Surroundings } from "./compose-window.ts";

/** For tests, which reach it through a browser. */
export interface OutlookOnPage {
  open(start: NewItem, changes?: Partial<Surroundings>): void;
  window: ComposeWindow;
}

declare global {
  interface Window {
    readonly playgroundSettings: { readonly addinUrl: string };
    outlook: OutlookOnPage;
  }
}

const root = document.getElementById("outlook") ?? document.body;

async function deliver(item: ComposeItem): Promise<boolean> {
  const response = await fetch("/deliver", { method: "POST", body: JSON.stringify(item) });
  return (await response.json()).delivered === true;
}

function open(start: NewItem, changes: Partial<Surroundings> = {}): void {
  const { addinUrl } = window.playgroundSettings;
  const around: Surroundings = {
    runtimeUrl: `${addinUrl}/${pageNames.commands}`,
    paneUrl: `${addinUrl}/${pageNames.pane}`,
    addinName: "Sealpost",
    handlers: handlerNames,
    mailbox: "1.15",
    language: "en-US",
    sendMode: "Block",
    online: true,
    handlerLimitMs: 300_000,
    patienceMs: 5_000,
    ...changes,
  };
  window.outlook.window?.close();
  window.outlook.window = openComposeWindow(start, around, root, deliver, () => {});
}

window.outlook = { open, window: null as unknown as ComposeWindow };
