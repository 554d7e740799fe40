import type { SayInPlayground } from "../../../shared/text/playground.ts";
import { element } from "./element.ts";

/** Says what this is, and leads to the mailbox of those who are written to. */
export function topBar(mailboxUrl: string | null, text: SayInPlayground): HTMLElement {
  return element(
    "header",
    { class: "top" },
    element("h1", { class: "brand" }, "Outlook"),
    element("span", { class: "emulated" }, text("emulated")),
    ...(mailboxUrl === null
      ? []
      : [element("a", { href: mailboxUrl, target: "_blank", rel: "noopener" }, text("readAsRecipient"))]),
  );
}
