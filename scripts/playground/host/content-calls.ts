import { type Calls, failed, ok, type Params } from "./call.ts";
import type { ComposeItem, EmulatedRecipient } from "./compose-item.ts";
import { htmlToText } from "./html-to-text.ts";

const fields = ["to", "cc", "bcc"] as const;
const htmlCoercion = 3;

/** Subject, recipients and body. */
export const contentCalls: Calls = {
  18: (_, { item }) => ok(item.subject),
  17: ({ subject }, { item }) => {
    if (subject.length > 255) return failed(9031);
    item.subject = subject;
    return ok();
  },
  15: (params, { item }) => ok(item[fieldOf(params)]),
  21: (params, { item, raise }) => {
    item[fieldOf(params)] = params.recipientArray.map(resolved);
    raise("olkRecipientsChanged", changedField(params));
    return ok();
  },
  22: (params, { item, raise }) => {
    item[fieldOf(params)].push(...params.recipientArray.map(resolved));
    raise("olkRecipientsChanged", changedField(params));
    return ok();
  },
  107: (_, { item }) => ok(item.from),
  14: (_, { item }) => ok(item.bodyType),
  37: ({ coercionType }, { item }) => ok(bodyAs(item, coercionType === htmlCoercion ? "html" : "text")),
  // Documented: HTML into a plain text body is refused (InvalidFormatError, 2000 in Office, 9002 in Outlook).
  38: ({ data, coercionType }, { item }) => {
    if (item.bodyType === "text" && coercionType === htmlCoercion) return failed(9002);
    item.body = coercionType === htmlCoercion || item.bodyType === "text" ? data : escaped(data);
    return ok();
  },
  23: ({ data }, { item }) => {
    item.body = data + item.body;
    return ok();
  },
};

function fieldOf({ recipientField }: Params): (typeof fields)[number] {
  return fields[recipientField] ?? "to";
}

function changedField(params: Params): object {
  return { to: false, cc: false, bcc: false, [fieldOf(params)]: true };
}

function resolved({ name, address }: Params): EmulatedRecipient {
  return { name: name ?? "", address, recipientType: 3 };
}

function bodyAs({ body, bodyType }: ComposeItem, wanted: "html" | "text"): string {
  if (bodyType === wanted) return body;
  return wanted === "text" ? htmlToText(body) : `<html><body><pre>${escaped(body)}</pre></body></html>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}
