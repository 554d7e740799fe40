import type { Message } from "./guarded-thunderbird.ts";

export const outside = ["bob@partner.example"];

export const clean: Message = {
  to: outside,
  subject: "Lunch on Thursday",
  body: "<p>Shall we meet at noon?</p>",
};

export const planted = { name: "Jane Roe", record: "00481273", number: "123-45-6789", diagnosis: "positive HIV test" };

/** Patient information in the subject and in the body, to somebody outside, with files. */
export const risky: Message = {
  to: outside,
  subject: `${planted.name} MRN ${planted.record} - ${planted.diagnosis}`,
  body: `<p>Dear Bob,</p><p>our patient ${planted.name}, SSN ${planted.number}, has a ${planted.diagnosis}; see the <b>notes</b>. ¿Todo bien?</p>`,
  attachments: [
    { name: "notes.txt", mediaType: "text/plain", content: new TextEncoder().encode("Bring the form.\r\n") },
    {
      name: "form.pdf",
      mediaType: "application/pdf",
      content: Uint8Array.from({ length: 2_048 }, (_, index) => (index * 7) % 256),
    },
  ],
};

/** The same with a subject that anybody may read. */
export const riskyBody: Message = { ...risky, subject: "Papers for Thursday" };
