import { describe, expect, test } from "vitest";
import { announcement } from "../../../shared/pane/announcement.ts";
import { languages, speaker } from "../../../shared/text/language.ts";
import { paneText } from "../../../shared/text/pane.ts";
import { findingOf, viewOf } from "./view-of.ts";

const protect = viewOf({
  verdict: "protect",
  because: ["phi-to-outside", "needs-decision"],
  offers: { seal: true },
  findings: [findingOf({}), findingOf({ level: "hint" })],
});

test("a new view is announced by its state, its reason and how much counts", () => {
  expect(announcement({ phase: "showing", view: protect, turn: 1, after: "opening" }, "en")).toBe(
    "Will be sent sealed. Patient information would leave your organisation, so it may only go sealed. 1 finding.",
  );
});

test("it speaks Spanish", () => {
  expect(announcement({ phase: "showing", view: protect, turn: 1, after: "opening" }, "es")).toBe(
    "Se enviará sellado. Saldría de su organización información de un paciente; solo puede salir sellada. 1 hallazgo.",
  );
});

test("an action is announced while it runs, and a draft that is gone is not announced", () => {
  expect(announcement({ phase: "busy", view: protect, turn: 1, doing: "send-sealed" }, "en")).toBe(
    "Sealing and sending…",
  );
  expect(announcement({ phase: "gone" }, "en")).toBe("");
});

describe.each(languages)("in %s", (language) => {
  const say = speaker(paneText, language);
  test.each(["do-send-sealed", "recipients", "hints", "more-places", "will-send-sealed", "times"] as const)(
    "%s tells one from two",
    (key) => {
      const one = say(key, { count: 1 });
      const two = say(key, { count: 2 });
      expect(one.replace("1", "")).not.toBe(two.replace("2", ""));
    },
  );

  test.each(Object.keys(paneText[language]) as (keyof typeof paneText.en)[])("%s can be said", (key) => {
    const said = say(key, { count: 3, subject: "S" });
    expect(said).not.toMatch(/[{}]|undefined/);
    expect(said.trim()).not.toBe("");
  });
});
