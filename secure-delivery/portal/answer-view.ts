import type { Say } from "../../shared/text/language.ts";
import type { PickupKey } from "../../shared/text/pickup.ts";
import { element } from "./element.ts";
import { errorLine, submitting } from "./form-views.ts";
import { type Answer, nothingWritten, type WrittenAnswer } from "./pickup-state.ts";

export interface AnswerActions {
  readonly write: (answer: Answer) => void;
  /** As it is being written: whatever is drawn next has it. */
  readonly keep: (answer: Extract<Answer, { kind: "writing" }>) => void;
  readonly send: (answer: Extract<Answer, { kind: "writing" }>) => void;
  readonly notMe: () => void;
  /** Null where passkeys are not offered. */
  readonly makePasskey: (() => void) | null;
}

/** What a recipient can do with the message: answer it, print it, or say that it is not theirs. */
export function answerView(answer: Answer, say: Say<PickupKey>, act: AnswerActions): HTMLElement {
  switch (answer.kind) {
    case "none":
      return actions(answer.kept, say, act, "answer");
    case "writing":
      return writing(answer, say, act);
    case "sent":
      return element(
        "div",
        {},
        element("p", { class: "done", tabindex: "-1" }, say("answer-sent")),
        actions(nothingWritten, say, act, "answer-more"),
      );
    case "not-me":
      return element(
        "section",
        { class: "help", "aria-labelledby": "not-me" },
        element("h2", { id: "not-me", tabindex: "-1" }, say("not-me-ask")),
        element("p", {}, say("not-me-about")),
        element("button", { type: "button", class: "main", click: act.notMe }, say("not-me-yes")),
        element(
          "p",
          { class: "choices below" },
          element(
            "button",
            { type: "button", click: () => act.write({ kind: "none", kept: answer.kept }) },
            say("not-me-no"),
          ),
        ),
      );
  }
}

/** The answer first: it is what most who stay on the page want. */
function actions(
  kept: WrittenAnswer,
  say: Say<PickupKey>,
  act: AnswerActions,
  answer: "answer" | "answer-more",
): HTMLElement {
  const write = (): void => act.write({ kind: "writing", ...kept, failed: null });
  const hasWritten = kept.text !== "" || kept.files.length > 0;
  return element(
    "p",
    { class: "choices actions" },
    element(
      "button",
      { type: "button", id: "answer", ...(answer === "answer" ? { class: "first" } : {}), click: write },
      say(hasWritten ? "answer-go-on" : answer),
    ),
    element("button", { type: "button", click: () => print() }, say("print")),
    ...(act.makePasskey === null
      ? []
      : [element("button", { type: "button", id: "make-passkey", click: act.makePasskey }, say("passkey-make"))]),
    element(
      "button",
      { type: "button", class: "quiet", click: () => act.write({ kind: "not-me", kept }) },
      say("not-me"),
    ),
  );
}

function writing(
  answer: Extract<Answer, { kind: "writing" }>,
  say: Say<PickupKey>,
  act: AnswerActions,
): HTMLFormElement {
  const { failed } = answer;
  const text = element("textarea", {
    id: "answer-text",
    rows: "7",
    dir: "auto",
    "aria-describedby": failed === null ? "answer-hint" : "error answer-hint",
    ...(failed === null ? {} : { "aria-invalid": "true" }),
  });
  text.value = answer.text;
  const files = element("input", { id: "answer-files", type: "file", multiple: true });
  const now = (): Extract<Answer, { kind: "writing" }> => ({
    ...answer,
    text: text.value,
    files: files.files !== null && files.files.length > 0 ? [...files.files] : answer.files,
  });
  for (const field of [text, files]) field.addEventListener("input", () => act.keep(now()));
  return element(
    "form",
    { class: "answer", novalidate: true, submit: submitting(() => act.send(now())) },
    element("label", { for: "answer-text" }, say("answer-label")),
    text,
    ...errorLine(failed, say),
    element("p", { id: "answer-hint", class: "hint" }, say("answer-hint")),
    element("label", { for: "answer-files" }, say("answer-files")),
    files,
    ...(answer.files.length > 0
      ? [element("p", { class: "hint" }, answer.files.map(({ name }) => name).join(", "))]
      : []),
    element("button", { type: "submit", class: "main" }, say("answer-send")),
    element(
      "p",
      { class: "choices" },
      element("button", { type: "button", click: () => act.write({ kind: "none", kept: now() }) }, say("answer-later")),
    ),
  );
}
