import type { SentEntry } from "../../shared/core/delivery/sent-record.ts";
import type { RankedRoute } from "../../shared/core/delivery/wire/routes.ts";
import type { Draft } from "../../shared/core/draft/draft.ts";
import type { LoadedPolicy } from "../../shared/core/policy/load-policy.ts";
import { loadPolicy } from "../../shared/core/policy/load-policy.ts";
import type { PolicyInput } from "../../shared/core/policy/policy.ts";
import type { KnownPerson } from "../../shared/core/recipients/known-people.ts";
import type { SentMemory } from "../../shared/core/recipients/recall-sent.ts";
import type { HeldBecause } from "../../shared/core/send/send-outcome.ts";
import type { KnownRoutes } from "../../shared/pane/route-views.ts";
import { everybodyFamiliar } from "../support/acquainted.ts";
import { type DraftWords, draftOf } from "../support/draft-of.ts";
import { policyOf } from "../support/policy-of.ts";

/** A draft, the rules that it meets, and whom its sender knows. */
export interface Scenario {
  readonly draft: Draft;
  readonly loaded: LoadedPolicy;
  readonly people: readonly KnownPerson[];
  readonly sent: SentMemory;
  /** What the endpoint said of the recipients. */
  readonly known: KnownRoutes;
  /** What the Sent tab looks after. */
  readonly sentEntries: readonly SentEntry[];
  /** Why the last send was held. */
  readonly because: readonly HeldBecause[];
}

const nobodyFamiliar: SentMemory = {
  frequentDomains: [],
  familiarFor: () => () => ({ address: "never", domain: false }),
};

const lakeside = {
  name: "Lakeside Hospital",
  domains: ["lakeside.example"],
  agreement: { baa: true },
  transport: "pinned-tls" as const,
};

const guidance = {
  en: "Results go out by this route only when the patient or their clinic asked for them. Questions: privacy desk, ext. 4410.",
  es: "Los resultados solo salen por esta vía si los pidió el paciente o su clínica. Preguntas: oficina de privacidad, ext. 4410.",
};

function scenario(
  words: DraftWords,
  policy: Partial<PolicyInput> = {},
  sent: SentMemory = everybodyFamiliar,
  more: Partial<Scenario> = {},
): (origin: string) => Scenario {
  return (origin) => ({
    draft: draftOf({ to: ["Front Desk <desk@lakeside.example>"], ...words }),
    loaded: {
      source: "organisation",
      policy: policyOf({ endpoint: `${origin}/endpoint`, guidance, override: { allowed: true }, ...policy }),
    },
    people: [],
    sent,
    known: [],
    sentEntries: [],
    because: [],
    ...more,
  });
}

const referral = `Dear colleague,

please see Maria Lopez, DOB 04/12/1961, MRN 4482913, for her type 2 diabetes. She takes metformin.

Thank you
-- 
Alice Kim, Riverside Clinic, phone 555 0100
`;

const thread = `Please see below, the list of this week.

On 12 Nov 2026, Ana wrote:
${Array.from(
  { length: 14 },
  (_, index) => `> MRN 44829${10 + index} John Carter DOB 03/0${1 + (index % 9)}/1955 asthma, metformin`,
).join("\n")}
`;

const hour = 3_600_000;
const now = Date.now();
const at = (ms: number): string => new Date(now + ms).toISOString();

/** As the endpoint answers: strongest first, the portal always among them. */
const ranked = (...routes: readonly Pick<RankedRoute, "route" | "evidence" | "detail">[]): readonly RankedRoute[] =>
  [...routes, { route: "portal", evidence: "endpoint", detail: "" } as const].map((each) => ({
    ...each,
    checkedAt: at(0),
    validUntil: at(hour),
  }));

const entry = (letter: string, recipients: readonly string[], days: number): SentEntry => ({
  messageId: letter.repeat(22),
  endpoint: "",
  sender: "alice@clinic.example",
  recipients: [...recipients],
  link: `https://mail.clinic.example/p/${letter.repeat(22)}#${"k".repeat(43)}`,
  announced: letter !== "s",
  storedAt: at(-days * 24 * hour),
  expiresAt: at((30 - days) * 24 * hour),
});

/** The gallery's endpoint answers by the first letter: see gallery-server.ts. */
const sentEntries = [
  entry("s", ["maria.lopez@gmail.com"], 0),
  entry("w", ["desk@lakeside.example"], 1),
  entry("o", ["desk@lakeside.example", "john.carter@mail.example"], 2),
  entry("r", ["ana@outside.example"], 5),
  entry("e", ["bob@outside.example"], 40),
];

/** Every state that the pane can be in, by the drafts that lead there. */
export const scenarios = {
  clear: scenario({ subject: "Lunch on Friday", text: "Shall we meet at noon?" }),
  subject: scenario({
    subject: "Re: Maria Lopez MRN 4482913, type 2 diabetes",
    text: referral,
    to: ["Front Desk <desk@lakeside.example>", "bob@clinic.example"],
  }),
  "subject-inside": scenario({
    subject: "Maria Lopez, type 2 diabetes",
    text: "She is in room 4.",
    to: ["bob@clinic.example"],
  }),
  protect: scenario({ subject: "Please see message", text: referral }),
  "agreed-word": scenario(
    { subject: "Please see message", text: referral },
    { sealing: { pickup: ["email-code", "shared-secret", "sms"] } },
  ),
  "protect-no-override": scenario(
    { subject: "Please see message", text: referral },
    { override: { allowed: false, breakGlass: false } },
  ),
  refuse: scenario({
    subject: "Please see message",
    text: referral,
    to: ["drsmith@lakeside.example, bob@clinic.example"],
  }),
  "no-recipient": scenario({ subject: "Please see message", text: referral, to: [] }),
  failing: (origin) =>
    scenario({ subject: "Please see message", text: referral }, { endpoint: `${origin}/failing` })(origin),
  slow: (origin) => scenario({ subject: "Please see message", text: referral }, { endpoint: `${origin}/slow` })(origin),
  strictest: () => ({
    draft: draftOf({ subject: "Please see message", text: referral, to: ["desk@lakeside.example"] }),
    loaded: loadPolicy(null),
    people: [],
    sent: everybodyFamiliar,
    known: [],
    sentEntries: [],
    because: [],
  }),
  "last-good": (origin) => {
    const { loaded, ...rest } = scenario({ subject: "Please see message", text: referral })(origin);
    return { ...rest, loaded: { source: "last-good", policy: loaded.policy, cause: "bad-signature", problems: [] } };
  },
  waiting: scenario({ subject: "Please see message", text: referral }, {}, everybodyFamiliar, {
    because: ["offline-waiting"],
  }),
  "look-alike": scenario(
    { subject: "Lunch on Friday", text: "Shall we meet at noon?", to: ["Jane Doe <jane@lakeslde.example>"] },
    { partners: [lakeside] },
    nobodyFamiliar,
  ),
  "first-time": scenario({ subject: "Please see message", text: referral }, {}, nobodyFamiliar),
  questions: scenario(
    {
      subject: "Maria Lopez MRN 4482913, type 2 diabetes",
      text: referral,
      to: ['"desk@lakeside.example" <desk@lakeslde.example>'],
    },
    {
      partners: [lakeside],
      rules: [
        {
          id: "first-time-recipient",
          when: { findings: { about: "patient-information" }, concerns: ["first-time"] },
          do: { verdict: "ask", answer: "confirm" },
          guidance: {
            en: "New recipients: call them first, and ask them to spell the address.",
            es: "Destinatarios nuevos: llámelos antes y pídales que deletreen la dirección.",
          },
        },
      ],
    },
    nobodyFamiliar,
  ),
  crowd: scenario(
    {
      subject: "New opening hours",
      text: "We open at seven from Monday on.",
      to: Array.from({ length: 12 }, (_, index) => `patient${index + 1}@gmail.com`),
    },
    {},
    everybodyFamiliar,
  ),
  partner: scenario(
    { subject: "Please see message", text: referral, cc: ["Maria Lopez <maria.lopez@gmail.com>"] },
    { partners: [lakeside] },
  ),
  "partner-only": scenario({ subject: "Please see message", text: referral }, { partners: [lakeside] }),
  "break-glass": scenario(
    { subject: "Please see message", text: referral },
    { override: { allowed: false, breakGlass: true } },
  ),
  group: (origin) => {
    const { draft, ...rest } = scenario({ subject: "Please see message", text: referral })(origin);
    return { ...rest, draft: { ...draft, recipients: [{ kind: "group", field: "to", name: "Ward 7 list" }] } };
  },
  many: scenario({
    subject: "Weekly list",
    text: thread,
    to: ["a@lakeside.example", "b@lakeside.example"],
    cc: Array.from({ length: 7 }, (_, index) => `colleague${index + 1}@clinic.example`),
    attachments: [
      { name: "MRN 4482913 Maria Lopez.pdf", reading: { state: "unreadable", cause: "encrypted" } },
      { name: "list.csv", reading: { state: "text", text: "John Carter;asthma\nAna Ruiz;HIV" } },
      { name: "x-ray.png", reading: { state: "unreadable", cause: "image" } },
      {
        name: "a-very-long-file-name-that-somebody-typed-at-the-end-of-a-long-night-shift-and-never-shortened.zip",
        reading: { state: "unreadable", cause: "empty" },
      },
    ],
  }),
  invisible: scenario({
    subject: "Please see message",
    html: '<p>About Maria Lopez, asthma.</p><div style="display:none">MRN 4482913 HIV</div>',
    attachments: [
      { name: "invoice\u202efdp.exe", reading: { state: "unreadable", cause: "encrypted" } },
      { name: "<img src=x onerror=alert(1)>.zip", reading: { state: "unreadable", cause: "failed" } },
      { name: "notes\u200b.zip", reading: { state: "unreadable", cause: "empty" } },
    ],
  }),
  "way-choice": (origin) => {
    const { draft, ...rest } = scenario({ subject: "Please see message", text: referral })(origin);
    return { ...rest, draft: { ...draft, encryption: { active: null, available: ["openpgp", "smime"] } } };
  },
  submit: scenario(
    {
      subject: "Please see message",
      text: referral,
      to: ["Front Desk <desk@lakeside.example>", "Ana <ana@hospital.example>", "maria.lopez@gmail.com"],
      cc: ["bob@clinic.example"],
    },
    { delivery: { submit: true }, sealing: { deliveryKey: "-----BEGIN PGP PUBLIC KEY BLOCK-----" } },
    everybodyFamiliar,
    {
      known: [
        ranked({ route: "openpgp", evidence: "key-wkd", detail: "ABCD" }),
        ranked({ route: "smime", evidence: "certificate-directory", detail: "" }),
        ranked({ route: "tls", evidence: "tls-probe", detail: "TLSv1.3" }),
        null,
      ],
    },
  ),
  "as-asked": scenario(
    { subject: "Your records", text: referral, to: ["Maria Lopez <maria.lopez@gmail.com>", "son@home.example"] },
    {
      override: { allowed: false },
      registers: {
        unencryptedPreference: {
          allowed: true,
          purposes: ["access-request", "appointment", "billing"],
          warning: {
            en: "Ordinary e-mail can be read by others on its way, and on any device or account that you share.",
            es: "Otras personas pueden leer el correo normal en su camino y en todo equipo o cuenta que usted comparta.",
          },
        },
      },
    },
    everybodyFamiliar,
    {
      known: [
        ranked({ route: "plain", evidence: "preference", detail: "access-request, appointment" }),
        ranked({ route: "plain", evidence: "preference", detail: "appointment, access-request, billing" }),
      ],
    },
  ),
  quoted: scenario({
    subject: "Re: Your question",
    text: `Yes, please come without breakfast.\n\nOn 12 Nov 2026, Ruth wrote:\n> John Carter, MRN 4482910, DOB 03/01/1955: asthma, prednisone\n`,
    to: ["ana.ruiz@gmail.com"],
  }),
  helpful: (origin) => {
    const made = scenario(
      { subject: "Please see message", text: referral },
      {
        templates: [
          {
            id: "results-ready",
            title: { en: "Results are ready", es: "Los resultados están listos" },
            subject: { en: "A message from Riverside Clinic", es: "Un mensaje de Riverside Clinic" },
            body: { en: "Your results are ready in the portal.", es: "Sus resultados están en el portal." },
          },
          {
            id: "appointment",
            title: { en: "Appointment: please call" },
            subject: { en: "Please call Riverside Clinic" },
            body: { en: "Please call us about your next visit.\n\nRiverside Clinic" },
          },
        ],
        training: { report: true },
      },
    )(origin);
    return { ...made, sentEntries: sentEntries.map((each) => ({ ...each, endpoint: `${origin}/endpoint` })) };
  },
} satisfies Record<string, (origin: string) => Scenario>;

export type ScenarioName = keyof typeof scenarios;
