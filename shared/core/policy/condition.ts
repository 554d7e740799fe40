import { z } from "zod";
import { healthKinds, identifierKinds } from "../detection/finding.ts";
import { draftKinds } from "../draft/draft.ts";
import { concernCodes } from "../recipients/concern.ts";
import { standings } from "../recipients/recipient-trust.ts";

/**
 * Conditions say what must be there, never what must not: so one more finding or one more recipient can only make
 * more rules fire, and a verdict never gets weaker by adding something.
 */

export const findingKinds = [...identifierKinds, ...healthKinds, "other-patient", "unreadable"] as const;

export const places = ["subject", "body", "quoted", "signature", "attachment-name", "attachment"] as const;
export type Place = (typeof places)[number];

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "is not a time such as 18:30");

export const findingCondition = z.strictObject({
  about: z
    .enum(["patient-information", "unreadable", "other-patient"])
    .optional()
    .describe("patient-information: any identifier or health finding"),
  kinds: z.array(z.enum(findingKinds)).min(1).optional().describe("Any of these kinds"),
  places: z.array(z.enum(places)).min(1).optional().describe("In any of these places"),
  level: z.enum(["warn", "hint"]).default("warn").describe("hint: hints count as well"),
  atLeast: z.int().min(1).max(10_000).default(1).describe("That many findings"),
});

export const recipientCondition = z.strictObject({
  standing: z.array(z.enum(standings)).min(1).optional().describe("Any of these"),
  domains: z.array(z.string().toLowerCase()).min(1).optional().describe("In any of these domains"),
  fields: z
    .array(z.enum(["to", "cc", "bcc"]))
    .min(1)
    .optional()
    .describe("In any of these fields"),
  atLeast: z.int().min(1).max(10_000).default(1).describe("That many recipients"),
});

export const attachmentCondition = z.strictObject({
  extensions: z
    .array(z.string().regex(/^[a-z0-9]{1,10}$/, "is not a file extension such as pdf"))
    .min(1)
    .optional()
    .describe("With any of these extensions"),
  largerThanBytes: z.int().min(0).optional().describe("Each larger than this"),
  atLeast: z.int().min(1).max(1_000).default(1).describe("That many attachments"),
});

export const timeCondition = z.strictObject({
  days: z.array(z.enum(weekdays)).min(1).optional().describe("On any of these days"),
  from: clock.optional().describe("Local time of the sender; later than `to` means over midnight"),
  to: clock.optional().describe("Not included"),
});

export const conditionSchema = z.strictObject({
  findings: findingCondition.optional().describe("What the inspection found"),
  recipients: recipientCondition.optional().describe("Who gets it"),
  concerns: z.array(z.enum(concernCodes)).min(1).optional().describe("Any of these concerns about recipients"),
  draft: z.array(z.enum(draftKinds)).min(1).optional().describe("How the draft began"),
  attachments: attachmentCondition.optional().describe("What is attached"),
  time: timeCondition.optional().describe("When it is sent, by the sender's clock"),
  senders: z.array(z.string()).min(1).optional().describe("Sender is in any of these groups"),
});

/** All parts that are given must hold at once. */
export type Condition = z.output<typeof conditionSchema>;
export type FindingCondition = z.output<typeof findingCondition>;
export type RecipientCondition = z.output<typeof recipientCondition>;
export type AttachmentCondition = z.output<typeof attachmentCondition>;
export type TimeCondition = z.output<typeof timeCondition>;
