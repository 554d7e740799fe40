import { type Partner, partnerSchema } from "../../../shared/core/policy/partner.ts";
import { type Group, groupSchema } from "../../../shared/core/policy/policy.ts";
import { type Rule, ruleSchema } from "../../../shared/core/policy/rule.ts";
import type { Path } from "../policy-document.ts";

export interface Placed<T> {
  readonly path: Path;
  readonly value: T;
}
export interface PlacedRule extends Placed<Rule> {
  /** The group that sets it; null: the organisation. */
  readonly group: string | null;
}

/**
 * The parts of a document that are sound by themselves, so that one typing mistake does not hide every other
 * problem. What is not sound is the schema's to report.
 */
export interface Salvaged {
  readonly document: Readonly<Record<string, unknown>>;
  readonly domains: readonly Placed<string>[];
  readonly partners: readonly Placed<Partner>[];
  readonly rules: readonly PlacedRule[];
  readonly groups: readonly Placed<Group>[];
  /** Ids of groups that are there at all, sound or not. */
  readonly groupIds: ReadonlySet<string>;
}

export function salvage(value: unknown): Salvaged {
  const document = isRecord(value) ? value : {};
  const groups = soundOnes(document.groups, ["groups"], groupSchema);
  const rawGroups = listOf(document.groups).filter(isRecord);
  return {
    document,
    domains: listOf(document.domains).flatMap((domain, index) =>
      typeof domain === "string" ? [{ path: ["domains", index], value: domain.toLowerCase() }] : [],
    ),
    partners: soundOnes(document.partners, ["partners"], partnerSchema),
    rules: [
      ...soundRules(document.rules, ["rules"], null),
      ...listOf(document.groups).flatMap((group, index) => {
        const settings = isRecord(group) && isRecord(group.settings) ? group.settings : {};
        const id = isRecord(group) && typeof group.id === "string" ? group.id : String(index);
        return soundRules(settings.rules, ["groups", index, "settings", "rules"], id);
      }),
    ],
    groups,
    groupIds: new Set(rawGroups.flatMap(({ id }) => (typeof id === "string" ? [id] : []))),
  };
}

function soundRules(list: unknown, path: Path, group: string | null): PlacedRule[] {
  return soundOnes(list, path, ruleSchema).map((placed) => ({ ...placed, group }));
}

interface Schema<T> {
  safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false };
}

function soundOnes<T>(list: unknown, path: Path, schema: Schema<T>): Placed<T>[] {
  return listOf(list).flatMap((one, index) => {
    const parsed = schema.safeParse(one);
    return parsed.success ? [{ path: [...path, index], value: parsed.data }] : [];
  });
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
