import { fieldsOf } from "../../shared/core/detection/fields.ts";
import type { FindingKind, FindingReason } from "../../shared/core/detection/finding.ts";
import type { Detector } from "../../shared/core/detection/scan-draft.ts";

const patterns: readonly (readonly [FindingKind, FindingReason, RegExp])[] = [
  ["mrn", "labelled-identifier", /\bMRN:? ?\d{5,8}\b/g],
  ["ssn", "labelled-identifier", /\bSSN:? ?\d{3}-\d{2}-\d{4}\b/g],
  ["date", "identifier-with-health", /\bDOB:? ?\d{2}\/\d{2}\/\d{4}\b/g],
  ["name", "person-with-health", /\b(?:Maria Lopez|John Carter|Ana Ruiz)\b/g],
  ["diagnosis", "health-of-identified-person", /\b(?:type 2 diabetes|HIV|asthma)\b/gi],
  ["drug", "health-of-identified-person", /\bmetformin\b/gi],
];

export const tinyDetector: Detector = (draft) =>
  fieldsOf(draft).flatMap(({ where, text, base }) =>
    patterns.flatMap(([kind, reason, pattern]) =>
      [...text.matchAll(pattern)].map((match) => ({
        kind,
        where,
        span: { start: base + match.index, end: base + match.index + match[0].length },
        confidence: 0.9,
        level: where === "signature" ? ("hint" as const) : ("warn" as const),
        reason,
      })),
    ),
  );
