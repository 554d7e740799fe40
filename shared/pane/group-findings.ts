import type { FindingKind, FindingReason, FindingRef, Level, Where } from "../core/detection/finding.ts";
import type { FindingView } from "./finding-views.ts";

/** One phrase, and how often it stands in this place. */
export interface PhraseCount {
  readonly phrase: string;
  readonly times: number;
  readonly hidden: boolean;
  /** Where it stands, for taking it out. */
  readonly findings: readonly FindingRef[];
  readonly removable: boolean;
}

/** All findings of one kind in one place. */
export interface KindGroup {
  readonly kind: FindingKind;
  readonly phrases: readonly PhraseCount[];
}

/** Kinds that share a reason stand together, so that the reason is said once. */
export interface ReasonGroup {
  /** Of several that make patient information in one place, the one that says most. */
  readonly reason: FindingReason;
  readonly kinds: readonly KindGroup[];
}

export interface PlaceGroup {
  readonly where: Where;
  readonly reasons: readonly ReasonGroup[];
}

/** Findings of one level by place, then reason, then kind, then phrase; each in reading order of its first. Those set aside are left out. */
export function groupFindings(findings: readonly FindingView[], level: Level): readonly PlaceGroup[] {
  const ofLevel = findings.filter((finding) => finding.level === level && finding.setAside === null);
  return groups(ofLevel, ({ where }) => where).map(([where, inPlace]) => ({
    where,
    reasons: groups(inPlace, ({ reason }) => topicOf(reason)).map(([, alike]) => ({
      reason: mostTelling(alike.map(({ reason }) => reason)),
      kinds: groups(alike, ({ kind }) => kind).map(([kind, same]) => ({ kind, phrases: countPhrases(same) })),
    })),
  }));
}

/** From the one that says most to the one that says least; a name beside a diagnosis explains the number too. */
const patientInformation: readonly FindingReason[] = [
  "person-with-health",
  "identifier-with-health",
  "health-of-identified-person",
  "labelled-identifier",
];

function topicOf(reason: FindingReason): FindingReason {
  return patientInformation.includes(reason) ? "person-with-health" : reason;
}

function mostTelling(reasons: readonly FindingReason[]): FindingReason {
  const first = patientInformation.find((reason) => reasons.includes(reason));
  return first ?? (reasons[0] as FindingReason);
}

function countPhrases(findings: readonly FindingView[]): readonly PhraseCount[] {
  return groups(findings, ({ phrase, hidden }) => `${hidden}:${phrase}`).flatMap(([, same]) => {
    const [first] = same;
    if (first === undefined) return [];
    const { phrase, hidden } = first;
    const removable = same.every((each) => each.removable);
    return [{ phrase, hidden, times: same.length, removable, findings: same.map(refOf) }];
  });
}

function refOf({ kind, where, span }: FindingView): FindingRef {
  return { kind, where, span };
}

/** All that stands in one place. */
export function findingsIn({ reasons }: PlaceGroup): readonly FindingRef[] {
  return reasons.flatMap(({ kinds }) => kinds.flatMap(({ phrases }) => phrases.flatMap(({ findings }) => findings)));
}

function groups<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): readonly [Key, readonly Item[]][] {
  const byKey = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [item]);
    else group.push(item);
  }
  return [...byKey];
}
