import type { SayInPlayground } from "../../../shared/text/playground.ts";
import type { AlertButton, SmartAlert } from "../host/smart-alert.ts";
import { element } from "./element.ts";

/** Outlook's own dialog, as Smart Alerts shows what the add-in said. */
export function alertDialog(
  alert: SmartAlert,
  say: SayInPlayground,
  press: (button: AlertButton) => void,
): HTMLElement {
  const buttons = alert.buttons.map((button, index) =>
    element(
      "button",
      { type: "button", class: index === 0 ? "primary" : "", click: () => press(button) },
      button === "command" ? alert.cancelLabel : say(buttonWords[button]),
    ),
  );
  return element(
    "div",
    { class: "veil" },
    element(
      "div",
      {
        class: "dialog",
        role: "alertdialog",
        "aria-modal": "true",
        "aria-labelledby": "alert-title",
        "aria-describedby": "alert-text",
      },
      element("h2", { id: "alert-title" }, "Sealpost"),
      element(
        "div",
        { id: "alert-text" },
        ...(alert.markdown
          ? markdown(alert.message)
          : [element("p", {}, alert.why === "held" ? alert.message : say("unavailable"))]),
      ),
      element("div", { class: "buttons" }, ...buttons),
    ),
  );
}

/** Outlook's own buttons speak its own language. */
const buttonWords = { "Send Anyway": "sendAnyway", "Don't Send": "dontSend", "Try Later": "tryLater" } as const;

/** The little of Markdown that Smart Alerts takes and we use: lists and paragraphs. */
function markdown(text: string): Node[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const plain = (line: string): string => line.replace(/^- /, "").replace(/\\([\\`*_[\]<>#])/g, "$1");
  if (!lines.every((line) => line.startsWith("- "))) return lines.map((line) => element("p", {}, plain(line)));
  return [element("ul", {}, ...lines.map((line) => element("li", {}, plain(line))))];
}
