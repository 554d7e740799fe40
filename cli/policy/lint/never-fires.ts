import { findingKinds, type RecipientCondition } from "../../../shared/core/policy/condition.ts";
import { domainName } from "../../../shared/core/policy/domain-name.ts";
import { hasAgreement } from "../../../shared/core/policy/has-agreement.ts";
import type { Rule } from "../../../shared/core/policy/rule.ts";
import type { LintMessage } from "../../../shared/text/cli-lint.ts";
import { cannotRaise } from "./possible-concerns.ts";
import { type LintProblem, problem } from "./problem.ts";
import type { PlacedRule, Salvaged } from "./salvage.ts";

/** What a condition can be held against: who is who in this document. */
interface Known {
  readonly own: ReadonlySet<string>;
  /** Domains of partners whose agreement holds. */
  readonly agreed: ReadonlySet<string>;
  readonly groupIds: ReadonlySet<string>;
}

/** Rules whose conditions no draft can meet, and groups that rules name and nobody defined. `today` is an ISO date. */
export function rulesThatNeverFire(salvaged: Salvaged, today: string): readonly LintProblem[] {
  const known: Known = {
    own: new Set(salvaged.domains.map(({ value }) => value)),
    agreed: new Set(
      salvaged.partners.filter(({ value }) => hasAgreement(value, today)).flatMap(({ value }) => value.domains),
    ),
    groupIds: salvaged.groupIds,
  };
  return salvaged.rules.flatMap((rule) => [...unknownGroups(rule, known), ...impossible(rule, known)]);
}

function unknownGroups({ path, value: { id, when } }: PlacedRule, { groupIds }: Known): LintProblem[] {
  const senders = when.senders ?? [];
  const unknown = senders.filter((group) => !groupIds.has(group));
  if (unknown.length > 0 && unknown.length === senders.length) {
    return [problem("error", "never-fires", "never-fires-senders", [...path, "when", "senders"], { rule: id })];
  }
  return unknown.map((group) =>
    problem("error", "unknown-group", "unknown-group", [...path, "when", "senders", senders.indexOf(group)], { group }),
  );
}

interface Obstacle {
  readonly message: LintMessage;
  /** The part of `when` that cannot be met. */
  readonly part: readonly string[];
}

function impossible({ path, value: { id, when } }: PlacedRule, known: Known): LintProblem[] {
  const obstacles = [...inFindings(when), ...inRecipients(when, known), ...inConcerns(when), ...inTime(when)];
  return obstacles.map(({ message, part }) =>
    problem("error", "never-fires", message, [...path, "when", ...part], { rule: id }),
  );
}

function inFindings({ findings }: Rule["when"]): Obstacle[] {
  if (findings === undefined) return [];
  const { about, kinds = findingKinds, places } = findings;
  const meant = kinds.filter((kind) => {
    if (about === "patient-information") return kind !== "unreadable";
    return about === undefined || kind === about;
  });
  if (meant.length === 0) return [{ message: "never-fires-kinds", part: ["findings", "kinds"] }];
  // What could not be read is reported at the file's name, since nobody saw its text.
  const onlyUnreadable = meant.every((kind) => kind === "unreadable");
  if (onlyUnreadable && places !== undefined && !places.includes("attachment-name")) {
    return [{ message: "never-fires-places", part: ["findings", "places"] }];
  }
  return [];
}

function inRecipients({ recipients }: Rule["when"], known: Known): Obstacle[] {
  if (recipients === undefined) return [];
  const { standing, domains } = recipients;
  if (standing?.every((one) => isEmptyStanding(one, known))) {
    return [{ message: "never-fires-standing", part: ["recipients", "standing"] }];
  }
  if (domains === undefined) return [];
  if (!domains.some((domain) => domainName.safeParse(domain).success)) {
    return [{ message: "never-fires-domains", part: ["recipients", "domains"] }];
  }
  return standing === undefined || canMeet(domains, standing, known)
    ? []
    : [{ message: "never-fires-domain-standing", part: ["recipients", "domains"] }];
}

function inConcerns({ concerns, draft }: Rule["when"]): Obstacle[] {
  const never = draft?.every((kind) => concerns?.every((concern) => cannotRaise(kind, concern)));
  return concerns !== undefined && never === true ? [{ message: "never-fires-concern-draft", part: ["draft"] }] : [];
}

type Standing = NonNullable<RecipientCondition["standing"]>[number];

/** Nobody at all has this standing here. */
function isEmptyStanding(standing: Standing, { own, agreed }: Known): boolean {
  return (standing === "internal" && own.size === 0) || (standing === "partner" && agreed.size === 0);
}

function canMeet(domains: readonly string[], standings: readonly Standing[], known: Known): boolean {
  return standings.some((standing) => domains.some((domain) => canStand(domain, standing, known)));
}

function canStand(domain: string, standing: Standing, { own, agreed }: Known): boolean {
  switch (standing) {
    case "internal":
      return own.has(domain);
    case "partner":
      return agreed.has(domain) && !own.has(domain);
    case "outside":
    case "personal":
      return !own.has(domain) && !agreed.has(domain);
    case "unverifiable":
    case "unparseable":
      return false; // A group and a broken address have no domain.
  }
}

function inTime({ time }: Rule["when"]): Obstacle[] {
  if (time === undefined) return [];
  const { from = "00:00", to = "24:00" } = time;
  return from === to ? [{ message: "never-fires-time", part: ["time"] }] : [];
}
