import type { NewAttachment } from "../../shared/core/draft/compose-host.ts";
import type { StartingDraft } from "./open-draft.ts";

export function textFile(name: string, text: string): NewAttachment {
  return { name, mediaType: "text/plain", content: new TextEncoder().encode(text) };
}

/** Every byte value, so that no text conversion on the way goes unseen. */
export const binaryFile: NewAttachment = {
  name: "scan.pdf",
  mediaType: "application/pdf",
  content: Uint8Array.from({ length: 4_096 }, (_, index) => (index * 7) % 256),
};

export const htmlDraft: StartingDraft = {
  to: ["Bob Jones <bob@partner.example>"],
  cc: ["carol@clinic.example"],
  bcc: ["dave@partner.example"],
  subject: "Plan for Thursday — ¿qué tal?",
  body: {
    format: "html",
    content:
      '<p>Dear <b>Bob</b>,</p><p>see you at 3&nbsp;pm &amp; bring the <i style="color: red">plan</i>. Ünïcödé 🏥</p>',
  },
  attachments: [textFile("notes.txt", "Line one\r\nLine two\n"), binaryFile],
};

export const plainDraft: StartingDraft = {
  ...htmlDraft,
  body: {
    format: "plain",
    content: "Dear Bob,\n\n  see you at 3 pm & bring the <plan>.\n\n> an earlier line\n\nÜnïcödé 🏥",
  },
};

export const emptyDraft: StartingDraft = {
  ...htmlDraft,
  cc: [],
  bcc: [],
  subject: "",
  body: { format: "html", content: "" },
  attachments: [],
};
