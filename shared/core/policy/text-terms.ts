import { z } from "zod";
import { localText, ruleId, textUpTo } from "./rule.ts";

/** One of the organisation's own safe texts, inserted with one click. */
export const templateSchema = z.strictObject({
  id: ruleId.describe("By which it is known; stands nowhere in a message"),
  title: localText.describe("In the list that the user chooses from"),
  subject: localText.describe("Neutral: holds nothing about a patient"),
  body: textUpTo(5_000).describe("Takes the place of an empty body, else stands before what is written"),
});
export type Template = z.output<typeof templateSchema>;

export const disclaimerRoutes = ["portal", "openpgp", "smime", "tls", "gateway", "direct", "plain"] as const;
export type DisclaimerRoute = (typeof disclaimerRoutes)[number];

/** What is added to a message by the way it takes. The words are the organisation's, from its counsel. */
export const disclaimerSchema = z.strictObject({
  routes: z
    .array(z.enum(disclaimerRoutes))
    .min(1)
    .describe(
      "portal: picked up sealed; openpgp, smime: encrypted; tls: to a partner over proven transport; gateway: by the organisation's gateway; direct: inside; plain: ordinary mail to the outside",
    ),
  text: textUpTo(2_000).describe(
    "Stands behind the sender's words, in each of the organisation's languages that it has",
  ),
  part2: z.boolean().default(false).describe("The notice that 42 CFR Part 2 asks for with a disclosure by consent"),
});

export const noticeTerms = z.strictObject({
  subject: z
    .strictObject({
      en: z.string().min(1).max(120).default("You have a secure message").describe("In English"),
      es: z.string().min(1).max(120).default("Tiene un mensaje seguro").describe("In Spanish"),
    })
    .describe("Says nothing of what is in the message"),
});

export const auditTerms = z.strictObject({
  toEndpoint: z
    .boolean()
    .default(false)
    .describe("Clients send their audit events to the endpoint's log: codes, counts and times, never a text"),
});

export const trainingTerms = z.strictObject({
  report: z.boolean().default(false).describe("Record that somebody did it, and how many they got right; never more"),
});
