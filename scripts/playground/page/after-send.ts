import type { SayInPlayground } from "../../../shared/text/playground.ts";
import type { ComposeWindow } from "./compose-window.ts";
import { element } from "./element.ts";

/** What stands in the place of a message that has gone, or was closed in another way. */
export function afterSend(
  { item, delivered, checked }: ComposeWindow,
  mailboxUrl: string | null,
  say: SayInPlayground,
): readonly HTMLElement[] {
  const recipients = item.to.map(({ address }) => address).join(", ");
  const sealed = item.headers["X-Sealpost-Check"]?.includes("by=notice") === true;
  const readIt = (url: string): HTMLElement =>
    element("a", { href: `${url}#latest`, target: "_blank", rel: "noopener" }, say("readIt"));
  return [
    element("h2", {}, say(delivered ? "sent" : "closed")),
    element("p", {}, delivered ? say("sentTo", { recipients }) : say("closedHow")),
    ...(delivered && sealed ? [element("p", {}, say("sentSealed"))] : []),
    ...(delivered && !checked ? [element("p", { class: "warning" }, say("sentUnchecked"))] : []),
    ...(mailboxUrl === null ? [] : [element("p", {}, readIt(mailboxUrl))]),
    element("p", {}, say("goOn")),
  ];
}
