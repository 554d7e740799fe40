import type { HeldBecause } from "../core/send/send-outcome.ts";
import type { PaneView } from "./pane-view.ts";

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
      trimQuote: false,
      moveToBcc: [],
      setAside: false,
      seal: false,
      agreedWord: false,
      smsTo: [],
      send: false,
      overrideReasons: [],
      asAsked: null,
      overrideMeans: "send-unsealed",
    },
    ways: [],
    templates: [],
    rulebook: null,
    guidance: "",
    rules: [],
    policyProblem: null,
  };
}

export const faultView: PaneView = statusView(["inspection-failed"]);
