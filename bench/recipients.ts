/** What a verdict costs, with 10,000 partners known; `npm run bench:recipients`. */

import { detectors } from "../shared/core/detection/detectors.ts";
import { type Draft, makeDraft } from "../shared/core/draft/draft.ts";
import { type EmailAddress, parseEmailAddress } from "../shared/core/draft/email-address.ts";
import { parseRecipient } from "../shared/core/draft/recipient.ts";
import { type Policy, policySchema } from "../shared/core/policy/policy.ts";
import { policyDirectory } from "../shared/core/policy/policy-directory.ts";
import { acquaintanceOf } from "../shared/core/policy/recipient-concerns.ts";
import { familiarityIn } from "../shared/core/recipients/familiarity.ts";
import { knownDomains } from "../shared/core/recipients/known-domains.ts";
import { lookAlikeDomain } from "../shared/core/recipients/look-alike-domain.ts";
import type { SentMemory } from "../shared/core/recipients/recall-sent.ts";
import { addressHash, emptySentRecord, rememberSent } from "../shared/core/recipients/sent-record.ts";
import { type Assessor, assessDraft } from "../shared/core/send/assess-draft.ts";

const syllables = "ba ce di fo gu la me ni po ru sa te vi xo zu mar ler ton hill brook lake stone".split(" ");

/** A name of its own for every number. */
function name(at: number): string {
  let rest = at + 100;
  let made = "";
  while (rest > 0) {
    made += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
  }
  return made;
}

const range = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);

/** How partners' domains may be alike; the last is the most work. */
const shapes: Readonly<Record<string, (at: number) => string>> = {
  "of all kinds": (at) => `${name(at)}.org`,
  "numbered alike": (at) => `partner${at}.org`,
  "of one length and beginning": (at) =>
    `clinic${name(at + 20_000)
      .slice(0, 8)
      .padEnd(8, "z")}.org`,
};

function address(raw: string): EmailAddress {
  const parsed = parseEmailAddress(raw);
  if (parsed === null) throw new Error("a benchmark names an address that is none");
  return parsed;
}

function policyOf(partners: readonly string[]): Policy {
  return policySchema.parse({
    schema: "sealpost-policy/1",
    version: 1,
    organisation: { name: "Riverside Clinic" },
    domains: ["clinic.org"],
    partners: partners.map((domain) => ({ name: domain, domains: [domain], agreement: { baa: true } })),
    endpoint: "https://secure.clinic.org",
  });
}

/** 5,000 addresses written to before, 2,000 people in the address book. */
function assessorOf(policy: Policy): Assessor {
  const people = range(2_000).map((at) => ({
    name: `${name(at)} ${name(at * 7)}`,
    addresses: [address(`${name(at)}.${name(at * 7)}@gmail.com`)],
  }));
  const hash = addressHash(new Uint8Array(32).fill(1));
  const addresses = range(5_000).map((at) => address(`p${at}@${name(at)}.example`));
  const record = rememberSent(emptySentRecord, hash, addresses, "ordinary");
  const sent: SentMemory = { frequentDomains: [], familiarFor: (purpose) => familiarityIn(record, hash, purpose) };
  return {
    detectors,
    directory: policyDirectory(policy, "2026-03-02"),
    acquaintance: acquaintanceOf(policy, people, sent),
    policy,
    decisions: { find: async () => null, record: async () => {} },
    now: () => 1_772_445_600_000,
  };
}

function draftTo(recipients: readonly string[]): Draft {
  return makeDraft({
    from: { name: "", address: address("alice@clinic.org") },
    recipients: recipients.map((raw) => parseRecipient("to", raw)),
    subject: "Referral",
    source: {
      format: "plain",
      content: "Dear all,\n\nPatient John Carter, SSN 123-45-6789, was diagnosed with lung cancer.\n",
    },
    attachments: [],
  });
}

/** Each a slip away from a partner: what costs most. `from`: other partners, so that nothing is known from the last time. */
function slipping(count: number, shape: (at: number) => string, from = 0): readonly string[] {
  return range(count).map((place) => {
    const at = from + place;
    const partner = shape((at * 7) % 10_000).split(".")[0] ?? "";
    return `"${name(at)} ${name(at + 5)}" <${name(at)}@${partner.slice(0, -1)}x${"abcdefghij"[at % 10]}.org>`;
  });
}

/** Partners, strangers and colleagues, as real mail has them. */
function mixed(count: number, shape: (at: number) => string): readonly string[] {
  return range(count).map((at) => {
    const domain = [shape((at * 31) % 10_000), `q${name(at * 3)}.net`, "clinic.org"][at % 3];
    return `"${name(at)} ${name(at + 5)}" <${name(at)}@${domain}>`;
  });
}

const middle = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** Milliseconds of this thread's own time for one run, the median of batches: what a busy machine does counts little. */
async function medianMs(run: () => unknown, batches = 11, batch = 10): Promise<number> {
  for (const _ of range(20)) await run();
  const taken: number[] = [];
  for (const _ of range(batches)) {
    const start = process.threadCpuUsage();
    for (const _run of range(batch)) await run();
    const { user, system } = process.threadCpuUsage(start);
    taken.push((user + system) / 1_000 / batch);
  }
  return middle(taken);
}

/** This thread's own time for doing something once, in milliseconds. */
function onceMs(run: () => unknown): number {
  const start = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1_000;
}

/** Runs over drafts of ever other recipients: more than what is kept from one look to the next. */
function onNew(drafts: readonly Draft[], assessor: Assessor): () => Promise<unknown> {
  let turn = 0;
  return () => assessDraft(drafts[turn++ % drafts.length] as Draft, assessor);
}

/** In the same run, and so on the same machine: reading the same recipients from text. */
async function figuresOf(shape: (at: number) => string) {
  const few = assessorOf(policyOf(range(100).map(shape)));
  const partners = range(10_000).map(shape);
  // The median of several: what is made once a policy, and that only when somebody unknown comes.
  const indexMs = middle(
    range(5).map(() =>
      onceMs(() => lookAlikeDomain("somebody-unknown.net", knownDomains({ own: ["clinic.org"], partners }))),
    ),
  );
  const many = assessorOf(policyOf(partners));
  const worst = slipping(200, shape);
  const draft = draftTo(worst);
  const drafts = range(40).map((turn) => draftTo(slipping(200, shape, turn * 200)));
  const worstMs = await medianMs(onNew(drafts, many));
  const mixedDraft = draftTo(mixed(200, shape));
  const thousands = range(8).map((turn) => draftTo(slipping(1_000, shape, turn * 1_000)));
  return {
    mixed200Ms: await medianMs(() => assessDraft(mixedDraft, many)),
    worst200Ms: worstMs,
    worst200AgainMs: await medianMs(() => assessDraft(draft, many)),
    worst1000Ms: await medianMs(onNew(thousands, many), 5, 5),
    ratioToReading: worstMs / (await medianMs(() => draftTo(worst))),
    ratio100xPartners: worstMs / (await medianMs(onNew(drafts, few))),
    indexMs,
  };
}

const figures: Record<string, Awaited<ReturnType<typeof figuresOf>>> = {};
for (const [title, shape] of Object.entries(shapes)) figures[title] = await figuresOf(shape);

const rounded = (one: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(one).map(([key, value]) => [key, Math.round(value * 100) / 100]));

if (process.argv.includes("--json")) console.log(JSON.stringify(figures));
else console.table(Object.fromEntries(Object.entries(figures).map(([title, one]) => [title, rounded(one)])));
