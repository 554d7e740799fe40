import type { Frame } from "playwright";
import { settleMs } from "../../shared/pane/pane-session.ts";
import type { OutlookWindow } from "./outlook.ts";

/** Opens the pane and waits until it shows something. */
export async function paneOf(outlook: OutlookWindow): Promise<Frame> {
  const pane = await outlook.openPane();
  await pane.waitForSelector("h1");
  return pane;
}

/** Presses a button of the pane by its words, once a view takes presses. */
export async function pressInPane(pane: Frame, name: RegExp): Promise<void> {
  const button = pane.getByRole("button", { name }).first();
  await button.waitFor();
  await pane.waitForTimeout(settleMs + 100);
  await button.click();
}

/** Ticks every question that only has to be confirmed. */
export async function confirmAll(pane: Frame): Promise<void> {
  for (const box of await pane.getByRole("checkbox").all()) await box.check();
}

/** Waits for words in the pane. */
export async function paneSays(pane: Frame, words: RegExp): Promise<void> {
  await pane.getByText(words).first().waitFor();
}
