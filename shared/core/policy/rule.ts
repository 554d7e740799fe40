import { z } from "zod";
import { conditionSchema } from "./condition.ts";

export const ruleId = z.string().regex(/^[a-z][a-z0-9-]{1,62}$/, "is not an id such as no-mail-at-night");

export function textUpTo(length: number) {
  return z.strictObject({
    en: z.string().min(1).max(length).describe("In English"),
    es: z.string().min(1).max(length).optional().describe("In Spanish; left out: the English one"),
  });
}

/** A text in the languages of the organisation; English is the one that must be there. */
export const localText = textUpTo(500);
export type LocalText = z.output<typeof localText>;

/**
 * - `protect`: outside recipients get it by at least this route. `tls`: verified transport (a partner pinned by
 *   the admin); `sealed`: pickup or end to end
 * - `ask`: `confirm`: the user says that it is right; `reason`: an override with a reason, where policy allows it
 * - `refuse`: cannot go as it is
 */
export const consequence = z.discriminatedUnion("verdict", [
  z.strictObject({
    verdict: z.literal("protect").describe("Goes, protected"),
    floor: z
      .enum(["tls", "sealed"])
      .describe("The least protection: tls, proven transport to a partner; sealed, pickup or end to end"),
  }),
  z.strictObject({
    verdict: z.literal("ask").describe("The user has something to answer first"),
    answer: z
      .enum(["confirm", "reason"])
      .describe("confirm: that it is right; reason: put right, or overridden with a reason where that is allowed"),
  }),
  z.strictObject({ verdict: z.literal("refuse").describe("Does not go as it is, whatever the user answers") }),
]);
export type Consequence = z.output<typeof consequence>;

export const ruleSchema = z.strictObject({
  id: ruleId.describe("Stands in logs and reports; that of a built-in rule takes its place"),
  when: conditionSchema.describe("All parts that are given must hold at once; none: always"),
  do: consequence.describe("What happens then; the strongest of all rules that fire counts"),
  guidance: localText.optional().describe("The organisation's words, shown beside the reason"),
  shadow: z.boolean().default(false).describe("Record that it would have fired, and do not interrupt"),
});

export type Rule = z.output<typeof ruleSchema>;
