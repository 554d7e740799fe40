import type { Language } from "../../../shared/text/language.ts";
import { sayInPlayground } from "../../../shared/text/playground.ts";
import { exampleTitles } from "../../../shared/text/playground-drafts.ts";
import { afterSend } from "./after-send.ts";
import { alertDialog } from "./alert-dialog.ts";
import { attachFiles, composeForm } from "./compose-form.ts";
import type { ComposeWindow, SendEnd } from "./compose-window.ts";
import type { Conditions } from "./conditions.ts";
import { conditionsMenu } from "./conditions-menu.ts";
import { element } from "./element.ts";
import { type ExampleDraft, exampleDrafts, signature } from "./example-drafts.ts";
import { topBar } from "./top-bar.ts";

export interface OutlookView {
  /** Where hidden frames go. */
  readonly hidden: HTMLElement;
  readonly pane: HTMLElement;
  /** Opens this example, as if the user had chosen it. */
  choose(index: number): void;
  /** Shows the window as it is now. */
  refresh(): void;
}

interface ViewParts {
  readonly window: () => ComposeWindow | null;
  readonly open: (draft: ExampleDraft["item"]) => void;
  /** The user has pressed Send. */
  readonly sending: () => void;
  readonly choose: (conditions: Conditions) => void;
  /** Could Outlook load the pane now? */
  readonly paneLoads: () => boolean;
  readonly mailboxUrl: string | null;
  readonly language: Language;
}

/** The looks of a mail client around one compose window. */
export function outlookView(
  root: HTMLElement,
  { window: current, open, mailboxUrl, language, sending, choose: under, paneLoads }: ViewParts,
): OutlookView {
  const text = sayInPlayground(language);
  let chosen = -1;
  const note = element("div", { class: "note", role: "status" });
  const say = (...words: (string | Node)[]): void => note.replaceChildren(...words);
  const form = composeForm(
    () => current()?.item ?? never(),
    (what) => current()?.edited(what),
    text,
  );
  const drafts = exampleDrafts.map(({ key }, index) => {
    const [title = "", hint = ""] = exampleTitles[language][key].split("\n");
    return element(
      "li",
      {},
      element(
        "button",
        { type: "button", class: "draft", click: () => choose(index) },
        element("strong", {}, title),
        element("span", {}, hint),
      ),
    );
  });
  const newMail = element("button", { type: "button", class: "primary new", click: () => choose(-1) }, text("newMail"));
  const send = element(
    "button",
    { type: "button", class: "primary send", click: () => void pressSend() },
    text("send"),
  );
  const conditions = conditionsMenu(language, under);
  const showPane = (): void => {
    const loads = current()?.pane !== null || paneLoads();
    say(loads ? "" : text("paneUnavailable"));
    if (loads) current()?.openPane(pane);
    refresh();
  };
  const pane = element("div", { id: "pane" });
  const closePane = element(
    "button",
    {
      type: "button",
      class: "close",
      "aria-label": text("closePane"),
      click: () => {
        current()?.closePane();
        refresh();
      },
    },
    "✕",
  );
  const paneFrame = element(
    "section",
    { class: "pane", "aria-label": "Sealpost", hidden: true },
    element("header", {}, "Sealpost", closePane),
    pane,
  );
  const bar = element("div", { class: "bar", role: "status", hidden: true });
  const dialogs = element("div", {});
  const sent = element("section", { class: "sent", hidden: true });
  const writing = element(
    "div",
    { class: "writing" },
    element(
      "div",
      { class: "ribbon", role: "toolbar", "aria-label": text("message") },
      send,
      element("button", { type: "button", click: () => attach() }, text("attach")),
      element("button", { type: "button", click: showPane, id: "open-pane" }, "Sealpost"),
      conditions.button,
    ),
    bar,
    form.root,
  );
  const hidden = element("div", { hidden: true });
  root.append(
    topBar(mailboxUrl, text),
    element(
      "nav",
      { "aria-label": text("drafts") },
      newMail,
      element("h2", {}, text("drafts")),
      element("ul", {}, ...drafts),
    ),
    element("main", { class: "middle" }, conditions.strip, writing, sent),
    paneFrame,
    note,
    dialogs,
    conditions.panel,
    hidden,
  );

  function choose(index: number): void {
    chosen = index;
    say();
    sent.hidden = true;
    open(exampleDrafts[index]?.item ?? { body: `<p><br></p>${signature}` });
    refresh();
  }

  async function pressSend(): Promise<void> {
    say();
    const pressed = current()?.item;
    const sent = current()?.send();
    sending();
    const end = await sent;
    if (current()?.item !== pressed) chosen = -1;
    if (end !== undefined) ended(end);
  }

  function ended(end: SendEnd): void {
    if (end.kind === "not-delivered") say(text("notDelivered"));
    refresh();
  }

  function attach(): void {
    const now = current();
    if (now !== null) attachFiles(now.item, () => now.edited("attachments"));
  }

  function refresh(): void {
    const now = current();
    if (now === null) return;
    for (const [index, entry] of drafts.entries()) {
      entry.querySelector("button")?.setAttribute("aria-current", String(index === chosen));
    }
    writing.hidden = !now.item.open;
    if (now.item.open) sent.hidden = true;
    else if (sent.hidden) {
      sent.hidden = false;
      sent.replaceChildren(...afterSend(now, mailboxUrl, text));
    }
    paneFrame.hidden = now.pane === null;
    root.classList.toggle("with-pane", now.pane !== null);
    send.disabled = now.sending;
    form.refresh(now.item);
    bar.textContent = now.slow ? text("slow") : now.item.notifications.map(({ message }) => message).join(" · ");
    bar.hidden = bar.textContent === "";
    dialogs.replaceChildren(
      ...(now.alert === null || now.alert.buttons.length === 0
        ? []
        : [
            alertDialog(now.alert, text, (button) => {
              if (button === "command") showPane();
              void now.press(button).then((end) => (end === null ? refresh() : ended(end)));
            }),
          ]),
    );
    if (now.alert !== null) dialogs.querySelector("button")?.focus();
  }

  return { hidden, pane, choose, refresh };
}

function never(): never {
  throw new Error("no window is open");
}
