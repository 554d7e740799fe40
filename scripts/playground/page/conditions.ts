import type { ComposeItem } from "../host/compose-item.ts";
import type { Fault } from "../host/faults.ts";
import type { SendMode } from "../host/smart-alert.ts";
import type { FrameNetwork } from "./frame-network.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a person can choose in the playground, by group; the first of each is how it is when nothing is wrong. */
export const conditionChoices = {
  connection: ["online", "lost", "offline"],
  endpoint: ["up", "slow", "down"],
  addin: ["up", "down"],
  sendMode: ["Block", "SoftBlock", "PromptUser"],
  answers: ["well", "fails", "silent", "late", "empty", "twice", "full", "switched", "protected"],
  client: ["web", "older", "classic"],
} as const satisfies { sendMode: readonly SendMode[] } & Record<string, readonly string[]>;

export type ConditionGroup = keyof typeof conditionChoices;
export type Conditions = { readonly [Group in ConditionGroup]: (typeof conditionChoices)[Group][number] };

export const conditionGroups = Object.keys(conditionChoices) as ConditionGroup[];
export const normalConditions = Object.fromEntries(
  conditionGroups.map((group) => [group, conditionChoices[group][0]]),
) as Conditions;

/** Can nothing of the add-in be loaded that is not there already? */
export function addinUnreachable({ connection, addin }: Conditions): boolean {
  return connection !== "online" || addin === "down";
}

/** A handler that does not load is given up sooner than in life, where it takes 300 seconds. In milliseconds. */
const impatientMs = 5_000;

export function surroundingsUnder(conditions: Conditions): Partial<Surroundings> {
  const { connection, sendMode, answers, client } = conditions;
  return {
    online: connection !== "offline",
    sendMode,
    mailbox: client === "older" ? "1.13" : "1.15",
    realm: client === "classic" ? "classic" : "frame",
    handlerLimitMs: addinUnreachable(conditions) || answers === "late" ? impatientMs : 300_000,
  };
}

export function networkUnder({ connection, endpoint }: Conditions): FrameNetwork {
  return { cut: connection !== "online", endpoint };
}

/** Dispatch ids: subject 18, body 37, content of an attachment 150. The pane reads well, so that one sees what it says. */
export function faultsUnder({ answers }: Conditions): readonly Fault[] {
  const role = "runtime";
  switch (answers) {
    case "fails":
      return [{ call: 37, how: "fail", role }];
    case "silent":
      return [{ call: 37, how: "silent", role }];
    case "late":
      return [{ call: null, how: "silent", role }];
    case "empty":
      return [{ call: 150, how: "empty" }];
    case "twice":
      return [{ call: 18, how: "twice" }];
    case "switched":
      return [{ call: 37, how: "slow", ms: 2_000, role }];
    case "well":
    case "full":
    case "protected":
      return [];
  }
}

/** What other add-ins have put there: nearly all that there is room for. */
const crowd = "x".repeat(49_900);

/** Makes the item so; or as it was. */
export function putUnder({ answers }: Conditions, item: ComposeItem): void {
  item.protection = answers === "protected" ? "unreadable" : "none";
  if (answers === "full") item.session.another = crowd;
  else delete item.session.another;
}
