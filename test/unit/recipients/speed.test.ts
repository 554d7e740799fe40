import { expect, test } from "vitest";
import { readPlainBody } from "../../../shared/core/draft/plain-body.ts";
import { parseRecipient } from "../../../shared/core/draft/recipient.ts";
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

/** Milliseconds of this thread's own time, so that a busy machine does not count. */
function median(run: () => void): number {
  const times = Array.from({ length: 9 }, () => {
    const start = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1_000;
  });
  return times.sort((a, b) => a - b)[4] ?? Number.POSITIVE_INFINITY;
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

// The bounds catch a search that looks at everything; they leave room for a machine that is slow.
test.each([
  ["200 recipients, 10,000 partners", 200, range(10_000).map((at) => `${name(at)}.org`), 40],
  ["1,000 recipients, each at a new domain, 10,000 partners", 1_000, range(10_000).map((at) => `${name(at)}.org`), 120],
  ["1,000 recipients, partners that are numbered alike", 1_000, range(10_000).map((at) => `partner${at}.org`), 200],
  [
    "1,000 recipients, partners of one length and beginning",
    1_000,
    range(10_000).map(
      (at) =>
        `clinic${name(at + 20_000)
          .slice(0, 8)
          .padEnd(8, "z")}.org`,
    ),
    300,
  ],
] as const)("%s", (_, count, partners, most) => {
  const context = contextOf(partners);
  const recipients = range(count).map((at) => {
    const partner = (partners[at * 7] ?? "x.org").split(".")[0] ?? "";
    return parseRecipient("to", `"${name(at)} ${name(at + 5)}" <${name(at)}@${partner.slice(0, -1)}x${at % 10}.org>`);
  });
  expect(concernsOf(recipients, context).length).toBeGreaterThan(count);
  const taken = median(() => void concernsOf(recipients, context));
  expect(taken).toBeLessThan(most);
});

test("10,000 partners are indexed once, in well under a second", () => {
  const partners = range(10_000).map((at) => `${name(at)}.org`);
  expect(median(() => void knownDomains({ own: ["clinic.org"], partners }))).toBeLessThan(500);
});
