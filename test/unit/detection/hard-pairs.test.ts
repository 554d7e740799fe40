import { describe, expect, test } from "vitest";
import { detectors } from "../../../shared/core/detection/detectors.ts";
import { scanDraft } from "../../../shared/core/detection/scan-draft.ts";
import { draftOf } from "./drafts.ts";

type Parts = Parameters<typeof draftOf>[0];
const warns = (parts: Parts): boolean => scanDraft(draftOf(parts), detectors).some(({ level }) => level === "warn");
const say = (text: string): Parts => ({ text });

/** Each hard pattern by name: a draft about a patient, and one that only looks like it. */
const pairs: readonly (readonly [pattern: string, patient: Parts, nobody: Parts])[] = [
  [
    "surname with a bed",
    say("Hallberg in bed 14B is septic, lactate 5"),
    say("Hallberg says bed 14B needs a new mattress"),
  ],
  [
    "surname with a room",
    say("Okafor rm 312, trach leaking, sats 84"),
    say("Okafor booked rm 312 for the budget talk"),
  ],
  [
    "a room beside a name, and alone",
    say("Rm 4 Okonkwo needs isolation, norovirus"),
    say("Rm 4 needs terminal clean, norovirus"),
  ],
  ["initials with a number", say("J.R. 0481273 K 6.9, repeat stat"), say("J.R. 0481273 is the PO for the chairs")],
  [
    "names in small letters",
    say("maribel hernandez a1c 11.2, refuses insulin"),
    say("maribel hernandez made the schedule for june"),
  ],
  ["LAST, FIRST", { subject: "VEGA, ANA - biopsy positive" }, { subject: "VEGA, ANA - badge photo retake" }],
  [
    "a first name with context",
    say("Ethan's fever is back, 103, started ceftriaxone"),
    say("Ethan's back from leave, he starts Monday"),
  ],
  [
    "a relative",
    say("Mrs. Cardozo's daughter says mom stopped her warfarin"),
    say("my daughter got into nursing school, cake at noon"),
  ],
  [
    "a minor",
    say("Callum (02/19/2019) needs his EpiPen at school, peanut allergy"),
    say("Callum's class visits the lab on 02/19, badges please"),
  ],
  [
    "a bare number beside clinical words",
    say("MRN 0048-1273 platelets 9, bleeding gums"),
    say("ticket 0048-1273: platelet rotator is loud again"),
  ],
  ["MI", say("Jim Tso ruled in for an MI, to cath lab"), say("the MI conference is in Lansing, MI this year")],
  ["GBS", say("Lena Whitcomb GBS+, penicillin started in labor"), say("GBS screening protocol is up for review")],
  ["hip fx", say("Orla Devane hip fx, OR tomorrow"), say("the hip fx pathway has a new order set")],
  ["s/p CABG", say("Ngozi Eze s/p CABG, chest tube out"), say("s/p CABG teaching sheets are reprinted")],
  ["A1c 11.2", say("Rosa Pimentel A1c 11.2, start basal"), say("an A1c of 11.2 would need insulin per the guideline")],
  [
    "a date without a year",
    { subject: "Arturo Benavides chemo 6/14" },
    { subject: "Arturo's chemo certification class 6/14" },
  ],
  [
    "a name that is not Anglo",
    say("Nkechi Okonkwo has chest pain, trop 0.8"),
    say("Nkechi Okonkwo presents the staffing numbers"),
  ],
  [
    "a hyphenated name",
    { subject: "Asante-Boateng, Kwabena - dialysis Monday" },
    { subject: "Interview with Kwabena Asante-Boateng, Monday" },
  ],
  ["Will", say("Will in 12A is withdrawing, CIWA 22"), say("Will do, the CIWA form is on the drive")],
  ["May", say("May Whitaker has a PE, heparin running"), say("May 4 is the PE exam for engineers")],
  ["Grant", say("Grant Whitehorse vomited his lithium"), say("the grant for the lithium study was funded")],
  ["Hope", say("Hope is neutropenic, ANC 400"), say("Hope you are well, see you Monday")],
  [
    "capitals throughout",
    { subject: "DELACRUZ, ROSARIO NEEDS BIPAP TONIGHT" },
    { subject: "PLEASE RETURN THE BIPAP MASKS TO SUPPLY" },
  ],
  [
    "typos",
    say("Gretchen Kowalczyk has pnemonia, on ceftriaxne, sat 86"),
    say("Gretchen ordred the wrong toner agian"),
  ],
  [
    "a pasted table",
    say("BROOKS T\t4417\tvanc trough 22.4\nHASSOUN M\t4420\ttobra peak 19"),
    say("BROOKS T\tnights\t12\nHASSOUN M\tdays\t9"),
  ],
  [
    "a word that HTML splits",
    { html: "<p>Jim Tso has pneu<b></b>mo<i>nia</i>, on ceftriaxone</p>" },
    { html: "<p>confi<b></b>dential: Jim Tso retires</p>" },
  ],
  [
    "zero-width characters",
    say("Jim T\u200bso has pneu\u200bmonia, on ceft\u200briaxone"),
    say("Jim T\u200bso wants the park\u200bing form"),
  ],
  [
    "letters that only look Latin",
    say("Jim Tso has pn\u0435um\u043enia, on c\u0435ftriaxone"),
    say("Jim Tso is on l\u0435av\u0435 until Friday"),
  ],
  [
    "forwarded headers",
    say("Anyone?\n\nFrom: Meredith Poole\nTo: Pharmacy\n\nMr. Nam Phan is out of tacrolimus."),
    say("Anyone?\n\nFrom: Meredith Poole\nTo: Pharmacy\n\nTacrolimus is back in stock."),
  ],
  [
    "several patients",
    say("4A Boone: NPO for EGD\n4B Salazar: chest tube to water seal"),
    say("4A Boone: days\n4B Salazar: nights"),
  ],
];

describe("each hard pattern", () => {
  test.each(pairs)("%s: about a patient it warns", (_, patient) => expect(warns(patient)).toBe(true));
  test.each(pairs)("%s: what only looks like it is silent", (_, __, nobody) => expect(warns(nobody)).toBe(false));
});
