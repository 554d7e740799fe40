/**
 * `npm run bench:accuracy -- PATH [--json] [--no-peers]`: scores Sealpost and its peers on a folder of labelled drafts.
 * Document recall, false alarms by class, subject recall, span recall by type; by part (tuned on / held back).
 */
import { detectors } from "../shared/core/detection/detectors.ts";
import type { IdentifierKind, Where } from "../shared/core/detection/finding.ts";
import { mentions } from "../shared/core/detection/mentions.ts";
import { scanDraft } from "../shared/core/detection/scan-draft.ts";
import { calibrationError, reliabilityTable, weigh } from "./calibration.ts";
import { draftOf, type GoldSpan, type LabelledDocument, readDocuments } from "./documents.ts";
import { loadPeers, type Peer } from "./peers.ts";
import { type Part, partOf } from "./split.ts";

interface Tally {
  hit: number;
  of: number;
}
type Tallies = Record<string, Tally>;

const labelOf: Readonly<Partial<Record<IdentifierKind, string>>> = {
  licence: "LICENSE",
  "health-plan": "HEALTH_PLAN",
  "other-id": "OTHER_ID",
};
const health = new Set(["DX", "DRUG", "LAB", "PROC", "CODE", "APPT"]);

const arguments_ = process.argv.slice(2);
const path = arguments_.find((argument) => !argument.startsWith("--"));
if (path === undefined) {
  process.stderr.write("usage: npm run bench:accuracy -- PATH [--json] [--no-peers]\n");
  process.exit(2);
}
const json = arguments_.includes("--json");
const documents = readDocuments(path);
const results: Record<string, Tallies> = { sealpost: {} };
for (const document of documents) scoreSealpost(document, results.sealpost as Tallies);
if (!arguments_.includes("--no-peers")) {
  for (const peer of await loadPeers()) {
    const tallies: Tallies = {};
    for (const document of documents) await scorePeer(peer, document, tallies);
    results[peer.name] = tallies;
  }
}
// What was tuned on says nothing of the confidence: only what is held back of a folder that has such a part.
const held = documents.filter(({ id }) => partOf(id) === "held");
const blind = documents.every(({ set }) => set.startsWith("blind"));
const weighed = weigh(blind ? documents : held);
process.stdout.write(
  json
    ? `${JSON.stringify({ ...rates(results), confidence: { calibrationError: calibrationError(weighed) } }, null, 2)}\n`
    : `${table(results)}${reliabilityTable(weighed)}`,
);

function scoreSealpost(document: LabelledDocument, tallies: Tallies): void {
  const draft = draftOf(document);
  const warned = scanDraft(draft, detectors).filter(({ level, kind }) => level === "warn" && kind !== "unreadable");
  const inSubject = warned.some(({ where }) => where === "subject");
  countDocument(document, tallies, warned.length > 0, inSubject);
  const found = mentions(draft);
  for (const [where, gold] of goldOf(document)) {
    if (health.has(gold.label)) continue;
    const touching = found.filter(
      (mention) => field(mention.where) === where && mention.span.start < gold.end && gold.start < mention.span.end,
    );
    count(tallies, `span any ${gold.label}`, touching.length > 0);
    count(
      tallies,
      `span typed ${gold.label}`,
      touching.some(({ kind }) => (labelOf[kind] ?? kind.toUpperCase()) === gold.label),
    );
  }
}

async function scorePeer(peer: Peer, document: LabelledDocument, tallies: Tallies): Promise<void> {
  const subject = await peer.find(document.subject ?? "");
  const body = await peer.find(document.text);
  const names: (readonly { start: number; end: number }[])[] = [];
  for (const { name } of document.attachments ?? []) names.push(await peer.find(name));
  countDocument(document, tallies, subject.length + body.length + names.flat().length > 0, subject.length > 0);
  for (const [where, gold] of goldOf(document)) {
    if (health.has(gold.label)) continue;
    const spans = where === "subject" ? subject : where === "body" ? body : (names[Number(where.slice(5))] ?? []);
    count(
      tallies,
      `span any ${gold.label}`,
      spans.some(({ start, end }) => start < gold.end && gold.start < end),
    );
  }
}

function countDocument(document: LabelledDocument, tallies: Tallies, flagged: boolean, inSubject: boolean): void {
  const { kind, set } = document;
  const part: Part = partOf(document.id);
  if (kind === "gray") return;
  count(tallies, `${set} ${kind}`, flagged);
  count(tallies, `${set} ${kind} · ${part}`, flagged);
  if (document.subject === undefined || document.subject === "") return;
  const inGold = document.subject_spans ?? [];
  if (inGold.length > 0 && inGold.every(({ label }) => health.has(label))) {
    // Who it is stands elsewhere: such a subject may stay, so neither answer is an error.
    count(tallies, "subject flagged where it only names an illness", inSubject);
  } else if (inGold.length > 0) {
    count(tallies, "subject recall", inSubject);
    count(tallies, `subject recall · ${part}`, inSubject);
  } else if (kind !== "positive") {
    count(tallies, "subject false alarms", inSubject);
    count(tallies, `subject false alarms · ${part}`, inSubject);
  } else count(tallies, "subject flagged where only the rest is labelled", inSubject);
}

function goldOf(document: LabelledDocument): (readonly [where: string, gold: GoldSpan])[] {
  return [
    ...(document.subject_spans ?? []).map((gold) => ["subject", gold] as const),
    ...document.spans.map((gold) => ["body", gold] as const),
    ...(document.attachments ?? []).flatMap(({ spans }, index) =>
      (spans ?? []).map((gold) => [`name:${index}`, gold] as const),
    ),
  ];
}

function field(where: Where): string {
  if (where === "subject") return "subject";
  return where.startsWith("attachment-name:") ? `name:${where.slice(16)}` : "body";
}

function count(tallies: Tallies, key: string, hit: boolean): void {
  tallies[key] ??= { hit: 0, of: 0 };
  const tally = tallies[key] as Tally;
  tally.of++;
  if (hit) tally.hit++;
}

function rates(all: Record<string, Tallies>): Record<string, Record<string, number>> {
  return Object.fromEntries(
    Object.entries(all).map(([name, tallies]) => [
      name,
      Object.fromEntries(Object.entries(tallies).map(([key, { hit, of }]) => [key, hit / of])),
    ]),
  );
}

function table(all: Record<string, Tallies>): string {
  const names = Object.keys(all);
  const keys = [...new Set(Object.values(all).flatMap(Object.keys))].sort();
  const width = Math.max(...keys.map(({ length }) => length));
  const cell = (tally: Tally | undefined): string =>
    (tally === undefined ? "-" : `${((100 * tally.hit) / tally.of).toFixed(1)} %`).padStart(16);
  const lines = keys.map(
    (key) =>
      `${key.padEnd(width)}${String(Object.values(all).find((tallies) => tallies[key])?.[key]?.of ?? "").padStart(6)}${names.map((name) => cell(all[name]?.[key])).join("")}`,
  );
  return [`${"".padEnd(width)}     n${names.map((name) => name.padStart(16)).join("")}`, ...lines, ""].join("\n");
}
