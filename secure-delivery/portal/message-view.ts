import type { Language, Say } from "../../shared/text/language.ts";
import type { PickupKey } from "../../shared/text/pickup.ts";
import { type AnswerActions, answerView } from "./answer-view.ts";
import { element } from "./element.ts";
import { linkTo } from "./file-link.ts";
import { heading } from "./form-views.ts";
import { messageFrame } from "./message-frame.ts";
import type { FileLink, PickupState } from "./pickup-state.ts";
import type { ReadMessage } from "./read-message.ts";

export function messageView(
  { message, expiresAt, links, archive, reader, answer, replies }: Extract<PickupState, { step: "message" }>,
  say: Say<PickupKey>,
  language: Language,
  act: (() => AnswerActions) | null,
): HTMLElement {
  const isSender = reader.toLowerCase() === message.sender.toLowerCase();
  return element(
    "article",
    { class: "card message" },
    heading(message.subject || say("no-subject")),
    ...messageParts(message, say, language),
    ...(links.length === 0 ? [] : [fileList(links, archive, say, language)]),
    ...(isSender || act === null ? [] : [element("div", { id: "answering" }, answerView(answer, say, act()))]),
    ...replies.map(({ message: reply }) =>
      element(
        "section",
        { class: "reply" },
        element("h2", {}, say("reply-from", { from: reply.from })),
        ...messageParts({ ...reply, from: "", to: "" }, say, language),
        ...(reply.files.length === 0 ? [] : [fileList(reply.files.map(linkTo), null, say, language)]),
      ),
    ),
    element("p", { class: "hint" }, `${say("until", { date: dateText(expiresAt, language) })} ${say("leave")}`),
  );
}

/** Who wrote it, and what. */
function messageParts(message: ReadMessage, say: Say<PickupKey>, language: Language): HTMLElement[] {
  const facts: readonly (readonly [PickupKey, string])[] = [
    ["from", message.from],
    ["to", message.to],
    ["cc", message.cc],
    ["date", message.date === null ? "" : dateText(message.date, language)],
  ];
  const { body } = message;
  const content =
    body.format === "html"
      ? messageFrame(body, say("content"))
      : element("div", { class: "content text", dir: "auto" }, ...withLinks(body.text));
  return [
    element(
      "dl",
      {},
      ...facts
        .filter(([, value]) => value !== "")
        .map(([key, value]) => element("div", {}, element("dt", {}, say(key)), element("dd", {}, ...breakable(value)))),
    ),
    content,
    ...(body.format === "html" && body.leftOut ? [element("p", { class: "hint" }, say("pictures"))] : []),
  ];
}

/** An address may break after its @, before it has to break within a word. */
function breakable(value: string): (Node | string)[] {
  return value.split("@").flatMap((part, index) => (index === 0 ? [part] : ["@", element("wbr"), part]));
}

function fileList(
  links: readonly FileLink[],
  archive: FileLink | null,
  say: Say<PickupKey>,
  language: Language,
): HTMLElement {
  const items = links.map(({ name, size, url }, index) => {
    const shown = name || `${say("unnamed")}-${index + 1}`;
    return element(
      "li",
      {},
      element("span", { class: "name", id: `file-${index}` }, shown),
      element("span", { class: "size" }, sizeText(size, language)),
      element(
        "a",
        {
          class: "button",
          href: url,
          download: shown,
          id: `get-${index}`,
          "aria-labelledby": `get-${index} file-${index}`,
        },
        say("download"),
      ),
    );
  });
  return element(
    "section",
    { class: "files", "aria-labelledby": "files" },
    element("h2", { id: "files" }, say("attachments", { count: links.length })),
    element("ul", {}, ...items),
    ...(archive === null
      ? []
      : [
          element(
            "p",
            { class: "choices below" },
            element(
              "a",
              { class: "button", href: archive.url, download: `${say("all-files")}.zip` },
              say("download-all"),
            ),
          ),
        ]),
  );
}

/** Text as text; only what is plainly a web address becomes a link. */
function withLinks(text: string): (Node | string)[] {
  return text
    .split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/)
    .map((part, index) =>
      index % 2 === 0 ? part : element("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part),
    );
}

function dateText(date: Date, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(date);
}

function sizeText(bytes: number, language: Language): string {
  const [unit, divisor] =
    bytes < 1_000 ? ["byte", 1] : bytes < 1_000_000 ? ["kilobyte", 1_000] : ["megabyte", 1_000_000];
  const format = { style: "unit", unit: String(unit), unitDisplay: "short", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, format).format(bytes / Number(divisor));
}
