import { expect, test } from "vitest";
import { readPlainBody } from "../../../shared/core/draft/plain-body.ts";
import { parseRecipient, type Recipient } from "../../../shared/core/draft/recipient.ts";
import { concernsOf } from "../../../shared/core/recipients/concerns-of.ts";
import { familiarityIn } from "../../../shared/core/recipients/familiarity.ts";
import { knownDomains } from "../../../shared/core/recipients/known-domains.ts";
import { knownPeople } from "../../../shared/core/recipients/known-people.ts";
import { addressHash, emptySentRecord, rememberSent } from "../../../shared/core/recipients/sent-record.ts";
import { address } from "./recipient-words.ts";

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

// Ratios, because a test cannot know how fast its machine is; a search that looks at all partners would take 100 times.
test.each(Object.entries(shapes))("a hundred times the partners, %s, cost 1,000 recipients little more", (_, shape) => {
  const few = range(100).map(shape);
  const many = range(10_000).map(shape);
  const [fewContext, manyContext] = [contextOf(few), contextOf(many)];
  const recipients = slipping(1_000, many);
  expect(concernsOf(recipients, manyContext).length).toBeGreaterThan(1_000);
  const base = timeOf(() => void concernsOf(recipients, fewContext));
  expect(timeOf(() => void concernsOf(recipients, manyContext)) / base).toBeLessThan(40);
});

test("five times the recipients cost about five times as much", () => {
  const partners = range(10_000).map((at) => `${name(at)}.org`);
  const context = contextOf(partners);
  const [some, more] = [slipping(200, partners), slipping(1_000, partners)];
  expect(timeOf(() => void concernsOf(more, context)) / timeOf(() => void concernsOf(some, context))).toBeLessThan(20);
});
