import type { SayInPlayground } from "../../../shared/text/playground.ts";
import { attach, type ComposeItem } from "../host/compose-item.ts";
import { element } from "./element.ts";
import { recipientText, typedRecipients } from "./typed-recipients.ts";

export interface ComposeForm {
  readonly root: HTMLElement;
  /** Shows the item as it is now; what the user is typing in stays as it is. */
  refresh(item: ComposeItem): void;
}

type Edited = (what: "recipients" | "attachments" | "text") => void;

/** The fields of a message or an appointment. What is typed goes into the item at once. */
export function composeForm(item: () => ComposeItem, edited: Edited, say: SayInPlayground): ComposeForm {
  const people = (field: "to" | "cc" | "bcc"): [HTMLElement, HTMLInputElement] => {
    const input = element("input", {
      id: `field-${field}`,
      autocomplete: "off",
      change: () => {
        item()[field] = typedRecipients(input.value);
        edited("recipients");
      },
    });
    return [element("div", { class: "field" }, element("label", { for: input.id }, say(field)), input), input];
  };
  const [toRow, to] = people("to");
  const [ccRow, cc] = people("cc");
  const [bccRow, bcc] = people("bcc");
  const subject = element("input", {
    id: "field-subject",
    autocomplete: "off",
    input: () => {
      item().subject = subject.value;
      edited("text");
    },
  });
  const body = element("div", {
    id: "field-body",
    contenteditable: "true",
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": say("body"),
    input: () => {
      shown = body.innerHTML;
      item().body = shown;
      edited("text");
    },
  });
  const files = element("ul", { class: "files", "aria-label": say("attachments") });
  const from = element("output", { id: "field-from" });
  let shown: string | null = null;

  const root = element(
    "form",
    { class: "compose", submit: (event) => event.preventDefault() },
    element("div", { class: "field" }, element("label", { for: from.id }, say("from")), from),
    toRow,
    ccRow,
    bccRow,
    element("div", { class: "field" }, element("label", { for: subject.id }, say("subject")), subject),
    files,
    body,
  );
  return {
    root,
    refresh(now) {
      const appointment = now.kind === "appointment";
      for (const [row, words] of [
        [toRow, say(appointment ? "required" : "to")],
        [ccRow, say(appointment ? "optional" : "cc")],
      ] as const) {
        const label = row.querySelector("label");
        if (label !== null) label.textContent = words;
      }
      bccRow.hidden = appointment;
      from.textContent = recipientText([now.from]);
      for (const [input, list] of [
        [to, now.to],
        [cc, now.cc],
        [bcc, now.bcc],
      ] as const) {
        if (document.activeElement !== input) input.value = recipientText(list);
      }
      if (document.activeElement !== subject) subject.value = now.subject;
      if (now.body !== shown) {
        shown = now.body;
        body.replaceChildren(...fragmentOf(now.body));
      }
      files.hidden = now.attachments.length === 0;
      files.replaceChildren(...now.attachments.map((attachment) => fileChip(attachment.name, attachment.id)));
    },
  };

  function fileChip(name: string, id: string): HTMLElement {
    const remove = (): void => {
      const now = item();
      now.attachments = now.attachments.filter((one) => one.id !== id);
      edited("attachments");
    };
    return element(
      "li",
      {},
      name,
      element("button", { type: "button", "aria-label": say("remove", { name }), click: remove }, "✕"),
    );
  }
}

/** Asks for files and puts them on the item. */
export function attachFiles(item: ComposeItem, done: () => void): void {
  const input = element("input", {
    type: "file",
    multiple: true,
    change: async () => {
      for (const file of input.files ?? []) {
        const bytes = new Uint8Array(await file.arrayBuffer());
        let binary = "";
        for (let at = 0; at < bytes.length; at += 0x8000)
          binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
        attach(item, { name: file.name, content: btoa(binary) });
      }
      done();
    },
  });
  input.click();
}

/** Drafts are the user's own, yet nothing in them may run here. */
function fragmentOf(html: string): Node[] {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  for (const unsafe of parsed.querySelectorAll("script,iframe,object,embed,style,link,meta,base,form")) unsafe.remove();
  for (const each of parsed.querySelectorAll("*")) {
    for (const { name } of [...each.attributes]) if (/^on/i.test(name)) each.removeAttribute(name);
  }
  return [...parsed.body.childNodes];
}
