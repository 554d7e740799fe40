import { readdirSync } from "node:fs";
import path from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { type Catalogue, chooseLanguage, languages } from "../../../shared/text/language.ts";
import { writeNotice } from "../../../shared/text/notice.ts";

const folder = path.resolve(import.meta.dirname, "../../../shared/text");
const modules = await Promise.all(
  readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => import(path.join(folder, file))),
);
const catalogues = modules
  .flatMap((module) => Object.entries(module))
  .filter((entry): entry is [string, Catalogue<string>] => isCatalogue(entry[1]));

function isCatalogue(value: unknown): value is Catalogue<string> {
  return typeof value === "object" && value !== null && "en" in value && typeof value.en === "object" && "es" in value;
}

const placeholders = (message: string, language: string): string[] =>
  [
    ...new Set(
      JSON.stringify(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst()).match(
        /"value":"\w+","(?:options|style|pluralType)|"type":1,"value":"\w+"/g,
      ),
    ),
  ]
    .map((found) => /"value":"(\w+)"/.exec(found)?.[1] ?? "")
    .sort();

test("there are catalogues", () => {
  expect(catalogues.map(([name]) => name)).toContain("heldText");
});

describe.each(catalogues)("%s", (_name, catalogue) => {
  test("every language says the same things, with the same values", () => {
    for (const [key, english] of Object.entries(catalogue.en)) {
      for (const language of languages) {
        const message = catalogue[language][key] ?? "";
        expect(message.trim(), `${language}:${key}`).not.toBe("");
        expect(placeholders(message, language), `${language}:${key}`).toEqual(placeholders(english, "en"));
      }
      expect(Object.keys(catalogue.es)).toContain(key);
    }
  });

  test("nothing was left in English", () => {
    // A place in the Code of Federal Regulations is called the same everywhere.
    const long = Object.entries(catalogue.en).filter(
      ([, message]) => message.length > 25 && !/^\d+ CFR /.test(message),
    );
    for (const [key, message] of long) expect(catalogue.es[key], key).not.toBe(message);
  });
});

test.each([
  [["es-MX", "en"], "es"],
  [["fr", "es"], "es"],
  [["EN-us"], "en"],
  [["fr"], "en"],
  [[], "en"],
] as const)("a reader of %j reads %s", (preferred, language) => {
  expect(chooseLanguage(preferred)).toBe(language);
});

test("a notice says both languages, carries the link, and a name cannot bring markup into it", () => {
  const notice = writeNotice({
    organisation: "Riverside <Clinic>",
    contact: "+1 555 0100",
    sender: '<img src=x onerror="alert(1)">',
    link: "https://mail.clinic.example/p/AAAAAAAAAAAAAAAAAAAAAA#s",
    expiresAt: new Date("2027-06-02T10:00:00Z"),
    subject: { en: "You have a secure message", es: "Tiene un mensaje seguro" },
  });
  expect(notice.subject).toBe("You have a secure message / Tiene un mensaje seguro");
  expect(notice.html).not.toMatch(/<img|<Clinic/);
  expect(notice.html.match(/#s"/g)).toHaveLength(2);
  expect(notice.text).toContain("June 2, 2027");
  expect(notice.text).toContain("2 de junio de 2027");
});
