import { describe, expect, test } from "vitest";
import { detectors } from "../../../shared/core/detection/detectors.ts";
import { scanDraft } from "../../../shared/core/detection/scan-draft.ts";
import { draftOf } from "./drafts.ts";

type Parts = Parameters<typeof draftOf>[0];
const warns = (parts: Parts): boolean => scanDraft(draftOf(parts), detectors).some(({ level }) => level === "warn");

describe("terse mail about a patient warns", () => {
  test.each<[string, Parts]>([
    ["surname and bed", { subject: "Hallberg in bed 14B", text: "septic, lactate 5, needs a line" }],
    ["initials with a number and a result", { subject: "J.R. 0481273 K 6.9" }],
    ["small letters, last name first", { subject: "tran, minh-chau - redraw, hemolyzed" }],
    ["small letters, given name first", { text: "maribel hernandez a1c 11.2, refuses insulin" }],
    ["first name and a relative", { subject: "pt's mom called", text: "Ethan's fever is back, 103" }],
    ["a word that is a name, in small letters, with a room", { text: "earl in 17 has chest pain, ekg going" }],
    ["small letters with a bay", { text: "hunter in bay 6 needs his splint rechecked, fingers dusky" }],
    ["a short surname in small letters", { subject: "wu, lily gc/ct results positive" }],
    ["small letters that own", { text: "please repeat vandermolen's potassium, it was 6.9 and she has chest pain" }],
    ["a name whose verb tells", { text: "Begum cramped in chair 4 on dialysis, took off 2.6" }],
    ["initial and surname grown together in a file's name", { attachments: [{ name: "biopsy_KVerhoeven.docx" }] }],
    ["capitals throughout", { subject: "DELACRUZ, ROSARIO NEEDS BIPAP TONIGHT" }],
    ["abbreviations", { text: "Jim Tso s/p CABG, hip fx, OR tomorrow" }],
    ["a date without a year", { subject: "Arturo Benavides chemo 6/14" }],
    ["a name that is a word", { text: "Hope is neutropenic, ANC 400, please move her chair" }],
    ["a hyphenated name", { subject: "Asante-Boateng, Kwabena - dialysis Monday" }],
    ["a name from far away", { text: "Nkechi Okonkwo has chest pain, trop 0.8" }],
    ["a pasted table", { text: "BROOKS T\t4417\tvanc trough 22.4\nHASSOUN M\t4420\ttobra peak 19" }],
    ["several patients", { text: "4A Boone: NPO for EGD\n4B Salazar: chest tube to water seal" }],
    [
      "a forwarded mail",
      { text: "Anyone?\n\nFrom: Meredith Poole\nTo: Pharmacy\n\nMr. Nam Phan is out of tacrolimus." },
    ],
    ["a file name", { text: "as discussed", attachments: [{ name: "WHITEFEATHER_ROSE_MR_BRAIN.zip" }] }],
    ["a letter to the patient", { text: "Dear Ms. Castellano,\nyour mammogram is on March 4 at 8:15." }],
    ["Spanish", { text: "José Mendoza, diabetes, necesita receta de insulina" }],
    ["a word split by tags", { html: "<p>Jim Tso has pneu<b></b>mo<i>nia</i>, on ceftriaxone</p>" }],
    ["zero-width characters", { text: "Jim T\u200bso has pneu\u200bmonia, on ceft\u200briaxone" }],
    ["letters that only look Latin", { text: "Jim Tso has pn\u0435um\u043enia, on c\u0435ftriaxone" }],
    ["hidden text", { html: '<p>Lunch?</p><p style="display:none">Jim Tso has pneumonia, MRN 4481273</p>' }],
  ])("%s", (_, parts) => expect(warns(parts)).toBe(true));
});

describe("ordinary mail of a hospital is silent", () => {
  test.each<[string, Parts]>([
    ["a speaker and a disease", { subject: "Dr. May presents the hip fracture pathway on May 4" }],
    ["a call schedule", { text: "Dr. Sandhu has cardiology call this weekend, Dr. Lowe backs up." }],
    ["a roster", { subject: "Reminder: BLS expires 6/30 for Grant, Okafor, Nguyen, Pham" }],
    ["a drill", { subject: "CODE STROKE drill today 1400 - not a real patient" }],
    ["a policy", { subject: "COVID visitor policy rev. 11" }],
    ["a vendor", { text: "Pricing for foam dressings attached.\n\nGerald Moss\nAcme Medical\n(555) 555-0190" }],
    ["an invoice", { subject: "Invoice 00918 for suture kits past due" }],
    ["a word in small letters before a number", { text: "please park in 12, the lot is full" }],
    ["an amount behind a word that is a name", { text: "hope in 2 weeks we can open the grant" }],
    ["a programme date", { subject: "Flu shot clinic for staff, Oct 8, cafeteria" }],
    ["a disease named after somebody", { text: "Graves disease and Crohn's disease lose the apostrophe." }],
    ["a provider's number", { subject: "RE: NPI for Dr. Love? 1740055218" }],
    ["a clinical question about nobody", { text: "can zosyn and vanc run in the same line?" }],
    ["a teaching case", { text: "27F, G1P0 at 33 weeks, headache, 168/112. Which is the next step?" }],
    ["retirement", { subject: "Bill Park's retirement lunch 11:45" }],
    ["a word that is a name", { subject: "Hope everyone is enjoying the long weekend" }],
    ["the sender's own signature", { text: "The sepsis bundle moved.\n\nThanks,\nJoyce Bell, RN\nQuality\n555-0133" }],
  ])("%s", (_, parts) => expect(warns(parts)).toBe(false));
});
