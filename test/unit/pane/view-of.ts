import type { FindingView, PaneView } from "../../../shared/pane/pane-view.ts";

/** A view in a few words. */
export function viewOf(
  changes: Partial<Omit<PaneView, "offers">> & { offers?: Partial<PaneView["offers"]> },
): PaneView {
  return {
    verdict: "clear",
    because: [],
    subject: "",
    attachments: [],
    findings: [],
    recipients: [],
    guidance: "",
    policyProblem: null,
    ...changes,
    offers: {
      moveSubject: false,
      subjectAfterMove: "",
      seal: false,
      send: false,
      overrideReasons: [],
      overrideMeans: "send-unsealed",
      ...changes.offers,
    },
  };
}

export function findingOf(changes: Partial<FindingView>): FindingView {
  return {
    kind: "mrn",
    where: "body",
    level: "warn",
    reason: "labelled-identifier",
    phrase: "MRN 1",
    hidden: false,
    ...changes,
  };
}
