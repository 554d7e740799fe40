import { describe, expect, test } from "vitest";
import { languages, speaker } from "../../../shared/text/language.ts";
import { actionText } from "../../../shared/text/pane-actions.ts";
import { routeText } from "../../../shared/text/routes.ts";

const values = {
  purposes: "P",
  count: 3,
  subject: "S",
  parts: "P",
  text: "T",
  detail: "TLS 1.3",
  when: "W",
  day: new Date(0),
};

describe.each(languages)("in %s", (language) => {
  const say = speaker(actionText, language);
  test.each([
    "send-all-direct",
    "send-all-sealed",
    "send-all-encrypted",
    "send-all-gateway",
    "send-all-secure",
    "will-sealed",
    "aside",
  ] as const)("%s tells one from two", (key) => {
    expect(say(key, { count: 1 }).replace("1", "")).not.toBe(say(key, { count: 2 }).replace("2", ""));
  });

  test.each([actionText, routeText])("everything can be said", (catalogue) => {
    for (const key of Object.keys(catalogue[language])) {
      const said = speaker(catalogue as typeof actionText, language)(key as keyof typeof actionText.en, values);
      expect(said).not.toMatch(/[{}]|undefined/);
      expect(said.trim()).not.toBe("");
    }
  });
});
