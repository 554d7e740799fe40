/**
 * Rebuilds shared/core/recipients/confusables.ts: the letters that look like one of a–z or 0–9, from the Unicode
 * confusables data (UTS 39) that the package `unhomoglyph` carries.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const dataPath = createRequire(import.meta.url).resolve("unhomoglyph/data.json");
const data = JSON.parse(readFileSync(dataPath, "utf8")) as Record<string, string>;

/** The data ends these rows at a small capital, which the eye takes one step further. */
const smallCapitals: Record<string, string> = { ĸ: "k", ᴛ: "t", ʜ: "h", ʙ: "b", ʍ: "m", ᴍ: "m" };

const rows = new Map<string, string[]>();
for (const [source, target] of Object.entries(data)) {
  if ([...source].length !== 1 || !/^[\p{L}\p{N}]$/u.test(source) || source !== source.toLowerCase()) continue;
  if (/^[a-z0-9]$/.test(source) || source.normalize("NFKC") !== source) continue;
  const plain = (smallCapitals[target] ?? target).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (/^[a-z0-9]{1,2}$/.test(plain)) rows.set(plain, [...(rows.get(plain) ?? []), source]);
}
for (const [source, plain] of Object.entries(smallCapitals)) rows.set(plain, [...(rows.get(plain) ?? []), source]);

const lines = [...rows]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([plain, sources]) => `  ${JSON.stringify(plain)}: ${JSON.stringify([...new Set(sources)].sort().join(""))},`);

writeFileSync(
  new URL("../shared/core/recipients/confusables.ts", import.meta.url),
  `// Written by scripts/build-confusables.ts from the Unicode confusables data (UTS 39, confusables.txt 13.0).
// Copyright 1991–2020 Unicode, Inc. All rights reserved; terms of use: https://www.unicode.org/terms_of_use.html

/** Letters that look like the plain letter they stand beside. Small letters only; NFKC comes first. */
export const confusables: Readonly<Record<string, string>> = {
${lines.join("\n")}
};
`,
);
