import { describe, expect, test } from "vitest";
import { ruleSchema } from "../../../shared/core/policy/rule.ts";
import { announcement } from "../../../shared/pane/announcement.ts";
import { languages, speaker } from "../../../shared/text/language.ts";
import { paneText } from "../../../shared/text/pane.ts";
import { findingOf, questionOf, viewOf } from "./view-of.ts";

const untouched = { confirmed: [], touched: false };

const protect = viewOf({
  verdict: "protect",
  because: ["phi-to-outside", "needs-decision"],
  offers: { seal: true },
  findings: [findingOf({}), findingOf({ level: "hint" })],
});

test("a new view is announced by its state, its reason and how much counts", () => {
  expect(announcement({ phase: "showing", view: protect, turn: 1, after: "opening" }, "en", untouched)).toBe(
    "Will be sent sealed. Patient information would leave your organisation, so it may only go protected. 1 finding.",
  );
});

test("it speaks Spanish", () => {
  expect(announcement({ phase: "showing", view: protect, turn: 1, after: "opening" }, "es", untouched)).toBe(
    "Se enviará sellado. Saldría de su organización información de un paciente; solo puede salir protegida. 1 hallazgo.",
  );
});

test("an action is announced while it runs, and a draft that is gone is not announced", () => {
  expect(announcement({ phase: "busy", view: protect, turn: 1, doing: "send-sealed" }, "en", untouched)).toBe(
    "Sealing and sending…",
  );
  expect(announcement({ phase: "gone" }, "en", untouched)).toBe("");
});

describe("questions", () => {
  const questions = [questionOf({}), questionOf({ reason: "first-time-recipient" })];
  const view = viewOf({ verdict: "ask", because: ["look-alike-recipient"], questions, offers: { send: true } });
  const screen = { phase: "showing", view, turn: 1, after: "opening" } as const;

  test("a new view says how much is to be confirmed", () => {
    expect(announcement(screen, "en", untouched)).toBe("Needs your attention. 2 things to confirm below.");
  });

  test("a tick says what is left, the last one that nothing is", () => {
    const one = { confirmed: ["look-alike-recipient"], touched: true } as const;
    expect(announcement(screen, "en", one)).toBe("One thing left to confirm.");
    const both = { confirmed: ["look-alike-recipient", "first-time-recipient"], touched: true } as const;
    expect(announcement(screen, "en", both)).toBe("Everything is confirmed.");
    expect(announcement(screen, "es", both)).toBe("Todo está confirmado.");
  });

  test("the organisation's own words for a rule are said in its language", () => {
    const rules = [
      ruleSchema.parse({
        id: "no-lists",
        when: {},
        do: { verdict: "refuse" },
        guidance: { en: "Lists go by post.", es: "Las listas van por correo postal." },
      }),
    ];
    const own = { ...screen, view: viewOf({ verdict: "refuse", because: ["rule:no-lists"], rules }) };
    expect(announcement(own, "en", untouched)).toBe("Cannot be sent like this. Lists go by post.");
    expect(announcement(own, "es", untouched)).toContain("Las listas van por correo postal.");
  });
});

describe.each(languages)("in %s", (language) => {
  const say = speaker(paneText, language);
  test.each(["recipients", "hints", "more-places", "times", "questions-below", "questions-left"] as const)(
    "%s tells one from two",
    (key) => {
      const one = say(key, { count: 1 });
      const two = say(key, { count: 2 });
      expect(one.replace("1", "")).not.toBe(two.replace("2", ""));
    },
  );

  test.each(Object.keys(paneText[language]) as (keyof typeof paneText.en)[])("%s can be said", (key) => {
    const said = say(key, { count: 3, subject: "S", what: "W", text: "T", left: 3 });
    expect(said).not.toMatch(/[{}]|undefined/);
    expect(said.trim()).not.toBe("");
  });
});
