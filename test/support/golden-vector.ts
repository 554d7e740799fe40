import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { unreadableCauses } from "../../shared/core/draft/attachment.ts";
import { preferencePurposes } from "../../shared/core/policy/preference-purpose.ts";
import { concernCodes } from "../../shared/core/recipients/concern.ts";

/** A draft in words: the keys are those of a line for `sealpost inspect --jsonl`. */
const vectorDraft = z.strictObject({
  kind: z.enum(["new", "reply", "reply-all", "forward", "redirect"]).optional(),
  participants: z.array(z.string()).optional(),
  from: z.string().optional(),
  to: z.array(z.string()).optional(),
  cc: z.array(z.string()).optional(),
  bcc: z.array(z.string()).optional(),
  groups: z.array(z.string()).optional(),
  subject: z.string().optional(),
  text: z.string().optional(),
  html: z.string().optional(),
  attachments: z
    .array(
      z.strictObject({
        name: z.string(),
        text: z.string().optional(),
        size: z.int().optional(),
        unreadable: z.enum(unreadableCauses).optional(),
      }),
    )
    .optional(),
  answered: z.enum(["openpgp", "smime", "sealed"]).optional(),
  encryption: z
    .strictObject({
      active: z.enum(["openpgp", "smime"]).nullable(),
      available: z.array(z.enum(["openpgp", "smime"])),
    })
    .optional(),
  /** The sender's wall clock, and the day on which agreements must hold. Left out: Monday 2 March 2026, 10:00. */
  at: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
    .optional(),
  /** The sender's address book. */
  people: z.array(z.strictObject({ name: z.string(), addresses: z.array(z.string()) })).optional(),
  /** To whom the sender has sent, and what for. Left out: to each of these recipients, such messages. */
  sent: z
    .array(z.strictObject({ address: z.string(), purpose: z.enum(["ordinary", "patient-information"]) }))
    .optional(),
});
export type VectorDraft = z.output<typeof vectorDraft>;

const answer = z.discriminatedUnion("choice", [
  z.strictObject({ choice: z.literal("seal") }),
  z.strictObject({ choice: z.literal("encrypt"), technology: z.enum(["openpgp", "smime"]) }),
  z.strictObject({ choice: z.literal("confirm"), question: z.string() }),
  z.strictObject({ choice: z.literal("override"), question: z.string(), reason: z.string() }),
  z.strictObject({
    choice: z.literal("send-unsealed"),
    reason: z.string(),
    purpose: z.enum(preferencePurposes).optional(),
  }),
  z.strictObject({ choice: z.literal("set-aside"), findings: z.literal("all"), because: z.string() }),
]);

/** What happens at the next press of Send. `overridden`: how many answers went against a finding. */
const plan = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("release"),
    protection: z.enum(["as-is", "encrypt", "gateway"]),
    technology: z.enum(["openpgp", "smime"]).optional(),
    profile: z.string().optional(),
    overridden: z.int().default(0),
  }),
  z.strictObject({ kind: z.literal("seal") }),
  z.strictObject({ kind: z.literal("submit"), floor: z.enum(["none", "tls", "sealed"]) }),
  z.strictObject({ kind: z.literal("hold"), reasons: z.array(z.string()).min(1) }),
]);

const vector = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)+$/),
  /** Top-level keys of the policy that are otherwise than in the file's. */
  change: z.record(z.string(), z.unknown()).optional(),
  draft: vectorDraft,
  /** What the user answered, and for which draft (these keys otherwise than in `draft`). */
  decision: z
    .strictObject({
      answers: z.array(answer),
      minutesAgo: z.int().default(1),
      madeFor: vectorDraft.optional(),
    })
    .optional(),
  /** For what each recipient, in order, has asked for unencrypted mail, by the endpoint's register. */
  preferences: z.array(z.array(z.enum(preferencePurposes))).optional(),
  expect: z.strictObject({
    verdict: z.enum(["clear", "protect", "ask", "refuse"]),
    reasons: z.array(z.string()),
    floor: z.enum(["none", "tls", "sealed"]).optional(),
    /** `reason answer` or `reason answer 0,2`: the recipients meant. */
    questions: z.array(z.string()).optional(),
    shadow: z.array(z.string()).optional(),
    concerns: z.array(z.enum(concernCodes)).optional(),
    plan: plan.optional(),
    /** The subject when its words have moved into the body. */
    repairedSubject: z.string().optional(),
    /** May the quote be trimmed, and is the draft then as `verdict` says? */
    trimmed: z.enum(["clear", "protect", "ask", "refuse", "cannot"]).optional(),
  }),
});
export type GoldenVector = z.output<typeof vector>;
export type ExpectedPlan = z.output<typeof plan>;

const vectorFile = z.strictObject({
  about: z.string().min(10),
  policy: z.record(z.string(), z.unknown()),
  vectors: z.array(vector).min(1),
});

export interface VectorFile {
  readonly name: string;
  readonly policy: Readonly<Record<string, unknown>>;
  readonly vectors: readonly GoldenVector[];
}

const folder = new URL("../fixtures/verdicts/", import.meta.url);

/** Every file of vectors; throws where one is not as it should be. */
export function goldenVectorFiles(): readonly VectorFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => {
      const { policy, vectors } = vectorFile.parse(JSON.parse(readFileSync(new URL(name, folder), "utf8")));
      return { name: name.replace(/\.json$/, ""), policy, vectors };
    });
}

/** The policy document that a vector is about. */
export function policyDocument(
  { policy }: VectorFile,
  { change = {} }: GoldenVector,
): Readonly<Record<string, unknown>> {
  return { ...policy, ...change };
}
