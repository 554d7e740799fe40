import PostalMime, { type Address } from "postal-mime";
import { readHtmlBody } from "../html-body.ts";
import { readHtml } from "./read-html.ts";
import type { Part, Reading } from "./reading.ts";
import { Unreadable } from "./unreadable.ts";

/** Headers that are written above, or by machines on the way; any other may be somebody's words. */
const ordinary =
  /^(?:from|sender|to|cc|bcc|reply-to|date|subject|received|return-path|delivered-to|message-id|in-reply-to|references|mime-version|content-.*|dkim-.*|arc-.*|authentication-results.*|received-spf|user-agent|list-.*|precedence|thread-index|auto-submitted|x-(?:mailer|ms-|microsoft-|google-|gm-|mozilla-|spam|originating|forefront|eop|priority|received|virus).*|importance|accept-language|autocrypt|bimi-.*|feedback-id|disposition-.*)$/;
const options = { maxNestingDepth: 32, forceRfc822Attachments: true } as const;

/** A saved mail: its headers as lines, its body, and what is attached to it, each under its name. */
export async function readMail(part: Part, reading: Reading): Promise<void> {
  const mail = await PostalMime.parse(part.bytes, options).catch(() => null);
  if (mail === null) throw new Unreadable("failed");
  const { text } = reading;
  const people = [
    ["From", mail.from === undefined ? [] : [mail.from]],
    ["To", mail.to ?? []],
    ["Cc", mail.cc ?? []],
    ["Bcc", mail.bcc ?? []],
    ["Reply-To", mail.replyTo ?? []],
  ] as const;
  for (const [label, addresses] of people) {
    if (addresses.length > 0) text.fact(`${label}: ${addresses.map(addressText).join(", ")}`);
  }
  if (mail.date !== undefined) text.fact(`Date: ${mail.date}`);
  if (mail.subject !== undefined) text.fact(`Subject: ${mail.subject}`);
  for (const { key, value } of mail.headers) if (!ordinary.test(key)) text.aside(`${key}: ${value}`);
  // Most mails say the same twice; where the two parts differ, each may hold what the other does not.
  const shown = mail.html === undefined ? "" : readHtmlBody(mail.html).text;
  if (mail.text !== undefined && words(mail.text) !== words(shown)) text.fact(mail.text);
  if (mail.html !== undefined) readHtml(mail.html, reading);
  for (const { filename, mimeType, content, disposition, related } of mail.attachments) {
    reading.countEntry();
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
    reading.countUnpacked(bytes.length);
    text.entryName(filename ?? "");
    const isDecoration = (related === true || disposition === "inline") && mimeType.startsWith("image/");
    if (!isDecoration) await reading.readInside(part, { name: filename ?? "", mediaType: mimeType, bytes });
  }
}

function words(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function addressText(address: Address): string {
  if (address.group !== undefined) return `${address.name}: ${address.group.map(addressText).join(", ")}`;
  return address.name === "" ? (address.address ?? "") : `${address.name} <${address.address ?? ""}>`;
}
