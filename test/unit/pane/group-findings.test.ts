import { expect, test } from "vitest";
import { findingsIn, groupFindings } from "../../../shared/pane/group-findings.ts";
import { findingOf } from "./view-of.ts";

test("findings stand by place, in reading order of the first of each", () => {
  const findings = [
    findingOf({ where: "subject" }),
    findingOf({ where: "quoted" }),
    findingOf({ where: "body" }),
    findingOf({ where: "quoted" }),
    findingOf({ where: "attachment:1" }),
  ];
  expect(groupFindings(findings, "warn").map(({ where }) => where)).toEqual([
    "subject",
    "quoted",
    "body",
    "attachment:1",
  ]);
});

test("forty findings of one kind with two phrases are one row with two counted phrases", () => {
  const findings = Array.from({ length: 40 }, (_, index) => findingOf({ phrase: index % 4 === 0 ? "MRN 2" : "MRN 1" }));
  expect(groupFindings(findings, "warn")).toMatchObject([
    {
      where: "body",
      reasons: [
        {
          reason: "labelled-identifier",
          kinds: [
            {
              kind: "mrn",
              phrases: [
                { phrase: "MRN 2", times: 10, hidden: false },
                { phrase: "MRN 1", times: 30, hidden: false },
              ],
            },
          ],
        },
      ],
    },
  ]);
});

test("the reason that says most is said once for all the patient information of a place", () => {
  const findings = [
    findingOf({ kind: "mrn", reason: "labelled-identifier" }),
    findingOf({ kind: "diagnosis", reason: "health-of-identified-person", phrase: "asthma" }),
    findingOf({ kind: "name", reason: "person-with-health", phrase: "Ana Ruiz" }),
  ];
  const [place] = groupFindings(findings, "warn");
  expect(place?.reasons.map(({ reason, kinds }) => [reason, kinds.map(({ kind }) => kind)])).toEqual([
    ["person-with-health", ["mrn", "diagnosis", "name"]],
  ]);
});

test("another matter keeps its own reason", () => {
  const findings = [
    findingOf({ where: "attachment-name:0" }),
    findingOf({ where: "attachment-name:0", kind: "unreadable", reason: "attachment-encrypted", phrase: "a.zip" }),
  ];
  const [place] = groupFindings(findings, "warn");
  expect(place?.reasons.map(({ reason }) => reason)).toEqual(["labelled-identifier", "attachment-encrypted"]);
});

test("the same phrase seen and hidden are two, so that the hidden one is named", () => {
  const [place] = groupFindings([findingOf({}), findingOf({ hidden: true })], "warn");
  expect(place?.reasons[0]?.kinds[0]?.phrases).toMatchObject([
    { phrase: "MRN 1", times: 1, hidden: false },
    { phrase: "MRN 1", times: 1, hidden: true },
  ]);
});

test("hints and warnings are never mixed", () => {
  const findings = [findingOf({ level: "hint", phrase: "a hint" }), findingOf({ phrase: "a warning" })];
  expect(JSON.stringify(groupFindings(findings, "warn"))).not.toContain("a hint");
  expect(JSON.stringify(groupFindings(findings, "hint"))).not.toContain("a warning");
});

test("what was set aside stands in no group", () => {
  const findings = [findingOf({}), findingOf({ setAside: "made-up", level: "hint", phrase: "MRN 2" })];
  expect(groupFindings(findings, "hint")).toEqual([]);
  expect(groupFindings(findings, "warn")).toHaveLength(1);
});

test("a phrase brings along every place where it stands, and can be taken out only where all of them can", () => {
  const second = { start: 20, end: 25 };
  const group = (removable: boolean) =>
    groupFindings([findingOf({ removable: true }), findingOf({ span: second, removable })], "warn")[0];
  expect(group(true)?.reasons[0]?.kinds[0]?.phrases).toMatchObject([{ times: 2, removable: true }]);
  expect(group(false)?.reasons[0]?.kinds[0]?.phrases).toMatchObject([{ removable: false }]);
  const place = group(true);
  expect(place === undefined ? [] : findingsIn(place).map(({ span }) => span.start)).toEqual([0, 20]);
});
