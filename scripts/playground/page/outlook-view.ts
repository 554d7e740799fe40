import { alertDialog } from "./alert-dialog.ts";
import { attachFiles, composeForm } from "./compose-form.ts";
import type { ComposeWindow, SendEnd } from "./compose-window.ts";
import { element } from "./element.ts";
import { type ExampleDraft, exampleDrafts } from "./example-drafts.ts";

export interface OutlookView {
  /** Where hidden frames go. */
  readonly hidden: HTMLElement;
  readonly pane: HTMLElement;
  /** Shows the window as it is now. */
  refresh(): void;
}

interface ViewParts {
  readonly window: () => ComposeWindow | null;
  readonly open: (draft: ExampleDraft["item"]) => void;
  readonly mailboxUrl: string | null;
}

/** The looks of a mail client around one compose window. */
export function outlookView(root: HTMLElement, { window: current, open, mailboxUrl }: ViewParts): OutlookView {
  let chosen = -1;
  const note = element("div", { class: "note", role: "status" });
  const say = (...words: (string | Node)[]): void => note.replaceChildren(...words);
  const form = composeForm(
    () => current()?.item ?? never(),
    (what) => current()?.edited(what),
  );
  const drafts = exampleDrafts.map((draft, index) =>
    element(
      "li",
      {},
      element(
        "button",
        { type: "button", class: "draft", click: () => choose(index) },
        element("strong", {}, draft.title),
        element("span", {}, draft.hint),
      ),
    ),
  );
  const send = element("button", { type: "button", class: "primary send", click: () => void pressSend() }, "Send");
  const showPane = (): void => {
    current()?.openPane(pane);
    refresh();
  };
  const pane = element("aside", { id: "pane", "aria-label": "Sealpost" });
  const closePane = element(
    "button",
    {
      type: "button",
      class: "close",
      "aria-label": "Close pane",
      click: () => {
        current()?.closePane();
        refresh();
      },
    },
    "✕",
  );
  const paneFrame = element(
    "section",
    { class: "pane", hidden: true },
    element("header", {}, "Sealpost", closePane),
    pane,
  );
  const bar = element("div", { class: "bar", role: "status" });
  const dialogs = element("div", {});
  const sent = element("section", { class: "sent", hidden: true });
  const writing = element(
    "main",
    {},
    element(
      "div",
      { class: "ribbon", role: "toolbar", "aria-label": "Message" },
      send,
      element("button", { type: "button", click: () => attach() }, "Attach file"),
      element("button", { type: "button", click: showPane, id: "open-pane" }, "Sealpost"),
    ),
    bar,
    form.root,
  );
  const hidden = element("div", { hidden: true });
  root.append(
    element(
      "header",
      { class: "top" },
      element("span", { class: "brand" }, "Outlook"),
      element("span", { class: "emulated" }, "emulated, with the real add-in on the real office.js"),
      ...(mailboxUrl === null
        ? []
        : [element("a", { href: mailboxUrl, target: "_blank", rel: "noopener" }, "Read as the recipient ↗")]),
    ),
    element("nav", { "aria-label": "Drafts" }, element("h2", {}, "Drafts"), element("ul", {}, ...drafts)),
    element("div", { class: "middle" }, writing, sent),
    paneFrame,
    note,
    dialogs,
    hidden,
  );

  function choose(index: number): void {
    const draft = exampleDrafts[index];
    if (draft === undefined) return;
    chosen = index;
    say();
    sent.hidden = true;
    open(draft.item);
    refresh();
  }

  async function pressSend(): Promise<void> {
    say();
    const end = await current()?.send();
    if (end !== undefined) ended(end);
  }

  function ended(end: SendEnd): void {
    if (end.kind === "not-delivered") say("The mail server did not take the message.");
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
    if (!now.item.open && sent.hidden) showSent(now.item.to.map(({ address }) => address));
    paneFrame.hidden = now.pane === null;
    root.classList.toggle("with-pane", now.pane !== null);
    send.disabled = now.sending;
    form.refresh(now.item);
    bar.textContent = now.slow
      ? "Sealpost is taking longer than expected to check this message."
      : now.item.notifications.map(({ message }) => message).join(" · ");
    bar.hidden = bar.textContent === "";
    dialogs.replaceChildren(
      ...(now.alert === null || now.alert.buttons.length === 0
        ? []
        : [
            alertDialog(now.alert, (button) => {
              if (button === "command") showPane();
              void now.press(button).then((end) => (end === null ? refresh() : ended(end)));
            }),
          ]),
    );
    if (now.alert !== null) dialogs.querySelector("button")?.focus();
  }

  function showSent(to: readonly string[]): void {
    sent.hidden = false;
    sent.replaceChildren(
      element("h1", {}, "Sent"),
      element("p", {}, `It is on its way to ${to.join(", ") || "its recipients"}.`),
      ...(mailboxUrl === null
        ? []
        : [
            element(
              "p",
              {},
              element("a", { href: mailboxUrl, target: "_blank", rel: "noopener" }, "Read it as the recipient ↗"),
            ),
          ]),
      element("p", {}, "Choose another draft on the left to go on."),
    );
  }

  return { hidden, pane, refresh };
}

function never(): never {
  throw new Error("no window is open");
}
