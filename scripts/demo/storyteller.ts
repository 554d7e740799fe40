import type { Finding } from "../../shared/core/detection/finding.ts";
import type { Policy } from "../../shared/core/policy/policy.ts";
import { kindText } from "../../shared/text/findings.ts";
import { heldSentence } from "../../shared/text/held.ts";
import type { Narrator } from "./narrator.ts";
import type { Step } from "./send-story.ts";

/**
 * Puts the steps of one send into words. Kinds and places only: the terminal is not where patients belong.
 * What every further press of Send finds again is told in one line.
 */
export function storyteller(narrator: Narrator, policy: Policy): (step: Step) => void {
  let inspections = 0;
  return (step) => {
    if (step.step !== "inspected") tellStep(narrator, step, policy);
    else if (inspections++ === 0) tellInspection(narrator, step);
    else tellFurtherInspection(narrator, step);
  };
}

type Inspected = Extract<Step, { step: "inspected" }>;

function tellInspection(narrator: Narrator, { assessment: { findings, trust, judgement } }: Inspected): void {
  const outside = trust.filter(({ standing }) => standing !== "internal").length;
  narrator.chapter("Inspect", "Send was pressed; the draft is read on this machine, nothing leaves it");
  narrator.facts([
    ["recipients", outside === 0 ? "all inside the clinic" : `${outside} outside the clinic`],
    ...kindsByPlace(findings),
    ["verdict", judgement.verdict.kind],
  ]);
}

function tellFurtherInspection(narrator: Narrator, { assessment: { findings, judgement } }: Inspected): void {
  const places = kindsByPlace(findings).map(([place]) => place);
  narrator.chapter("Inspect", "Send was pressed again, and everything is looked at again");
  narrator.facts([
    ["found in", places.length === 0 ? "nothing" : places.join(", ")],
    ["verdict", judgement.verdict.kind],
  ]);
}

function tellStep(narrator: Narrator, step: Exclude<Step, Inspected>, policy: Policy): void {
  switch (step.step) {
    case "held":
      narrator.chapter("Held", "the mail did not go; the draft stays exactly as it was");
      for (const reason of step.reasons) narrator.line(heldSentence(reason, policy, "en"));
      return;
    case "subject-moved":
      narrator.chapter("Repaired", 'the user clicks "Move it into the message"');
      narrator.line(`The subject's words are now the first line of the message. The subject is “${step.subject}”.`);
      return;
    case "chose-to-seal":
      narrator.chapter("Decided", 'the user clicks "Send sealed"');
      narrator.line("The decision is bound to this draft's fingerprint; any edit would void it.");
      return;
    case "sealed":
      narrator.chapter("Sealed", "encrypted here, with OpenPGP; stored at the endpoint");
      narrator.line(
        "The endpoint keeps ciphertext and one half of the key; the other half is in the link and never reaches it. The clinic's escrow key can open it too.",
      );
      return;
    case "sent":
      narrator.chapter("Announced", "the mail client sends the notice itself, by SMTP");
      narrator.line(`“${step.subject}”: a short notice in English and Spanish, with the link.`);
  }
}

const placeNames = { subject: "subject", body: "message", quoted: "quoted mail", signature: "signature" } as const;

function kindsByPlace(findings: readonly Finding[]): (readonly [string, string])[] {
  const kinds = new Map<string, Set<string>>();
  for (const { where, kind } of findings) {
    const [part, index] = where.split(":");
    const place = part && part in placeNames ? placeNames[part as keyof typeof placeNames] : nameOf(part, index);
    kinds.set(place, (kinds.get(place) ?? new Set()).add(kindText.en[kind]));
  }
  return [...kinds].map(([place, seen]) => [place, [...seen].join(", ")]);
}

function nameOf(part: string | undefined, index: string | undefined): string {
  const number = Number(index) + 1;
  return part === "attachment-name" ? `name of attachment ${number}` : `attachment ${number}`;
}
