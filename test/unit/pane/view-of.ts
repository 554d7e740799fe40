import type { FindingView } from "../../../shared/pane/finding-views.ts";
import type { PaneView } from "../../../shared/pane/pane-view.ts";
import type { QuestionView } from "../../../shared/pane/question-views.ts";
import type { RecipientView } from "../../../shared/pane/recipient-views.ts";

/** A view in a few words. */
export function viewOf(
  changes: Partial<Omit<PaneView, "offers">> & { offers?: Partial<PaneView["offers"]> },
): PaneView {
  return {
    verdict: "clear",
    because: [],
    questions: [],
    subject: "",
    attachments: [],
    findings: [],
    recipients: [],
    ways: [],
    templates: [],
    rulebook: null,
    guidance: "",
    rules: [],
    policyProblem: null,
    ...changes,
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
    span: { start: 0, end: 5 },
    removable: false,
    setAside: null,
    ...changes,
  };
}

export function recipientOf(changes: Partial<RecipientView>): RecipientView {
  return { shown: "desk@lakeside.example", name: "", standing: "outside", concerns: [], asked: null, ...changes };
}

export function questionOf(changes: Partial<QuestionView>): QuestionView {
  return { reason: "look-alike-recipient", answer: "confirm", about: [recipientOf({})], message: [], ...changes };
}
