import type { Marionette } from "./marionette.ts";
import { isAboutClosedWindow, until } from "./windows.ts";

/** Waits for one of Thunderbird's own message boxes, over whichever window, presses OK, and gives its text. */
export async function acceptAlert(marionette: Marionette): Promise<string> {
  return until(
    "an alert",
    async () => {
      for (const handle of (await marionette.command("WebDriver:GetWindowHandles")) as readonly string[]) {
        try {
          // Without focus: a window under a message box never gets it, and Marionette would wait for that.
          await marionette.command("WebDriver:SwitchToWindow", { handle, focus: false });
          const { value } = (await marionette.command("WebDriver:GetAlertText")) as { value: string };
          await marionette.command("WebDriver:AcceptAlert");
          return value;
        } catch (error) {
          if (!/no such alert/i.test(String(error)) && !isAboutClosedWindow(error)) throw error;
        }
      }
      return null;
    },
    30_000,
  );
}
