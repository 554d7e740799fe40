import type { HeldBecause } from "../shared/core/send/send-outcome.ts";
import type { PaneView } from "../shared/pane/pane-view.ts";

/** What the pane shows when there is no draft to speak of: only what became of it. */
export function statusView(because: readonly HeldBecause[]): PaneView {
  return {
    verdict: "refuse",
    because,
    subject: "",
    attachments: [],
    questions: [],
    findings: [],
    recipients: [],
    offers: {
      moveSubject: false,
      subjectAfterMove: "",
      seal: false,
      send: false,
      overrideReasons: [],
      overrideMeans: "send-unsealed",
    },
    guidance: "",
    rules: [],
    policyProblem: null,
  };
}

export const faultView: PaneView = statusView(["inspection-failed"]);
