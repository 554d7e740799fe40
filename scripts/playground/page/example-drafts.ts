import type { ExampleKey } from "../../../shared/text/playground-drafts.ts";
import type { NewItem } from "../host/compose-item.ts";
import { typedRecipients as to } from "./typed-recipients.ts";

export interface ExampleDraft {
  /** Its title and hint in shared/text. */
  readonly key: ExampleKey;
  readonly item: NewItem;
}

export const signature = "<p>--<br>Alice Clinic, RN<br>Riverside Clinic · 12 Mill Street, Riverside · 555-0100</p>";
const file = (name: string, text: string) => ({
  name,
  content: btoa(String.fromCharCode(...new TextEncoder().encode(text))),
});

/** Everybody in these is invented, and every domain ends in `.example`. */
export const exampleDrafts: readonly ExampleDraft[] = [
  {
    key: "lunch",
    item: {
      to: to("Bob Jones <bob@clinic.example>"),
      subject: "Lunch on Thursday",
      body: `<p>Hi Bob,</p><p>shall we say noon?</p>${signature}`,
    },
  },
  {
    key: "subject",
    item: {
      to: to("Dr. Ruth Weiss <ruth.weiss@otherclinic.example>"),
      subject: "Jane Roe, MRN 4417802: HIV result",
      body: `<p>Dear Dr. Weiss,</p><p>the result of Jane Roe (born 03/14/1961) is positive. Please see her this week.</p>${signature}`,
    },
  },
  {
    key: "labs",
    item: {
      to: to("Dr. Ruth Weiss <ruth.weiss@otherclinic.example>"),
      subject: "The report you asked for",
      body: `<p>Dear Dr. Weiss,</p><p>here it is.</p>${signature}`,
      attachments: [file("labs.txt", "Patient: Jane Roe, MRN 4417802, DOB 03/14/1961\nHIV-1 RNA 48,000 copies/mL")],
    },
  },
  {
    key: "colleagues",
    item: {
      to: to("Dr. Omar Haddad <omar.haddad@clinic.example>"),
      subject: "This afternoon's round",
      body: `<p>Omar, could you look at Jane Roe in bed 12? Her HbA1c came back at 11.2.</p>${signature}`,
    },
  },
  {
    key: "lookAlike",
    item: {
      to: to("Bob Jones <bob@cllnic.example>"),
      subject: "Minutes",
      body: `<p>Bob, the minutes of yesterday's meeting.</p>${signature}`,
    },
  },
  {
    key: "ownMail",
    item: {
      to: to("Jane Roe <jane.roe@gmail.example>"),
      subject: "Your appointment",
      body: `<p>Dear Ms. Roe,</p><p>your biopsy showed a benign nevus. We will see you on March 3.</p>${signature}`,
    },
  },
  {
    key: "twoPatients",
    item: {
      to: to("Dr. Ruth Weiss <ruth.weiss@otherclinic.example>"),
      subject: "Two referrals",
      body: `<p>Dear Dr. Weiss,</p><p>Jane Roe (MRN 4417802) has atrial fibrillation. Peter Lang (MRN 5512034) needs his insulin adjusted.</p>${signature}`,
    },
  },
  {
    key: "quoted",
    item: {
      composeType: "reply",
      to: to("Sam Porter <sam@supplier.example>"),
      subject: "Re: Wheelchair",
      body: `<p>Thanks Sam, Tuesday is fine.</p>${signature}<blockquote type="cite"><p>On Monday Alice wrote:<br>Jane Roe, MRN 4417802, had her left hip replaced and needs a wheelchair at home.</p></blockquote>`,
    },
  },
  {
    key: "list",
    item: {
      to: [{ name: "Regional Stroke Team", address: "stroke-team@otherclinic.example", recipientType: 1 }],
      subject: "Case for Friday",
      body: `<p>Jane Roe, 64, left MCA stroke, on apixaban. Shall we discuss her on Friday?</p>${signature}`,
    },
  },
  {
    key: "spanish",
    item: {
      to: to("Farmacia Sol <pedidos@farmaciasol.example>"),
      subject: "Receta",
      body: `<p>Para José Pérez Molina, nacido el 14/03/1961: metformina 850 mg, dos veces al día, por su diabetes.</p>${signature}`,
    },
  },
  {
    key: "unreadable",
    item: {
      to: to("Sam Porter <sam@supplier.example>"),
      subject: "The files",
      body: `<p>Sam, the files you asked for.</p>${signature}`,
      attachments: [{ name: "records.zip.gpg", content: "hQEMA0000000000000AQf/" }],
    },
  },
  {
    key: "meeting",
    item: {
      kind: "appointment",
      to: to("Dr. Ruth Weiss <ruth.weiss@otherclinic.example>"),
      subject: "Case conference: Jane Roe, lymphoma",
      body: "<p>Room 4, Thursday at 3 pm. Please bring the PET scan of Jane Roe (MRN 4417802).</p>",
    },
  },
];
