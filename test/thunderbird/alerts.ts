import type { Marionette } from "./marionette.ts";
import { until } from "./windows.ts";

/** Waits for one of Thunderbird's own message boxes over the window in focus, presses OK, and gives its text. */
export async function acceptAlert(marionette: Marionette): Promise<string> {
  return until("an alert", async () => {
    try {
      const { value } = (await marionette.command("WebDriver:GetAlertText")) as { value: string };
      await marionette.command("WebDriver:AcceptAlert");
      return value;
    } catch (error) {
      if (/no such alert|no such window/i.test(String(error))) return null;
      throw error;
    }
  });
}
