/** What looking at recipients costs, with 10,000 partners known; `npm run bench:recipients`. */

import { type EmailAddress, parseEmailAddress } from "../shared/core/draft/email-address.ts";
import { readPlainBody } from "../shared/core/draft/plain-body.ts";
import { parseRecipient, type Recipient } from "../shared/core/draft/recipient.ts";
import { concernsOf } from "../shared/core/recipients/concerns-of.ts";
import { familiarityIn } from "../shared/core/recipients/familiarity.ts";
import { knownDomains } from "../shared/core/recipients/known-domains.ts";
import { knownPeople } from "../shared/core/recipients/known-people.ts";
import { addressHash, emptySentRecord, rememberSent } from "../shared/core/recipients/sent-record.ts";

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

/** Milliseconds of this thread's own time, the least of some runs: what a busy machine does counts little. */
function timeOf(run: () => void): number {
  const times = Array.from({ length: 7 }, () => {
    const start = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

const range = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);

function contextOf(partners: readonly string[]) {
  const people = range(2_000).map((at) => ({
    name: `${name(at)} ${name(at * 7)}`,
    addresses: [address(`${name(at)}.${name(at * 7)}@gmail.com`)],
  }));
  const hash = addressHash(new Uint8Array(32).fill(1));
  const record = rememberSent(
    emptySentRecord,
    hash,
    range(5_000).map((at) => address(`p${at}@${name(at)}.example`)),
    "ordinary",
  );
  return {
    sender: address("alice@clinic.org"),
    organisation: "Riverside Clinic",
    domains: knownDomains({ own: ["clinic.org"], partners }),
    people: knownPeople(people),
    familiar: familiarityIn(record, hash, "patient-information"),
    conversation: { kind: "new" } as const,
    body: readPlainBody("Dear Jane,\n"),
    patients: [],
    hasFindings: true,
    visibleLimit: 10,
  };
}

const shapes: Readonly<Record<string, (at: number) => string>> = {
  "of all kinds": (at) => `${name(at)}.org`,
  "numbered alike": (at) => `partner${at}.org`,
  "of one length and beginning": (at) =>
    `clinic${name(at + 20_000)
      .slice(0, 8)
      .padEnd(8, "z")}.org`,
};

/** Each a slip away from a partner, which is the most work. */
function slipping(count: number, partners: readonly string[]): readonly Recipient[] {
  return range(count).map((at) => {
    const partner = (partners[(at * 7) % partners.length] ?? "").split(".")[0] ?? "";
    return parseRecipient(
      "to",
      `"${name(at)} ${name(at + 5)}" <${name(at)}@${partner.slice(0, -1)}x${"abcdefghij"[at % 10]}.org>`,
    );
  });
}

function address(raw: string): EmailAddress {
  const parsed = parseEmailAddress(raw);
  if (parsed === null) throw new Error("a benchmark names an address that is none");
  return parsed;
}

/** Thread time of looking at this many new recipients with this many partners known, in milliseconds. */
function costMs(recipients: number, partners: number, shape: (at: number) => string): number {
  const known = range(partners).map(shape);
  const context = contextOf(known);
  const slips = slipping(recipients, range(10_000).map(shape));
  return timeOf(() => void concernsOf(slips, context));
}

const figures = Object.fromEntries(
  Object.entries(shapes).map(([name, shape]) => {
    const few = costMs(1_000, 100, shape);
    const many = costMs(1_000, 10_000, shape);
    return [name, { ms200: costMs(200, 10_000, shape), ms1000: many, ratio100xPartners: many / few }];
  }),
);

if (process.argv.includes("--json")) console.log(JSON.stringify(figures));
else console.table(figures);
