import type { FindingKind, FindingReason, Level, Where } from "../core/detection/finding.ts";
import type { FindingView } from "./pane-view.ts";

/** One phrase, and how often it stands in this place. */
export interface PhraseCount {
  readonly phrase: string;
  readonly times: number;
  readonly hidden: boolean;
}

/** All findings of one kind that count for the same reason, in one place. */
export interface KindGroup {
  readonly kind: FindingKind;
  readonly phrases: readonly PhraseCount[];
}

/** Kinds that share a reason stand together, so that the reason is said once. */
export interface ReasonGroup {
  readonly reason: FindingReason;
  readonly kinds: readonly KindGroup[];
}

export interface PlaceGroup {
  readonly where: Where;
  readonly reasons: readonly ReasonGroup[];
}

/** Findings of one level by place, then reason, then kind, then phrase; each in reading order of its first. */
export function groupFindings(findings: readonly FindingView[], level: Level): readonly PlaceGroup[] {
  const ofLevel = findings.filter((finding) => finding.level === level);
  return groups(ofLevel, ({ where }) => where).map(([where, inPlace]) => ({
    where,
    reasons: groups(inPlace, ({ reason }) => reason).map(([reason, alike]) => ({
      reason,
      kinds: groups(alike, ({ kind }) => kind).map(([kind, same]) => ({ kind, phrases: countPhrases(same) })),
    })),
  }));
}

function countPhrases(findings: readonly FindingView[]): readonly PhraseCount[] {
  return groups(findings, ({ phrase, hidden }) => `${hidden}:${phrase}`).flatMap(([, same]) => {
    const [first] = same;
    return first === undefined ? [] : [{ phrase: first.phrase, hidden: first.hidden, times: same.length }];
  });
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
