import { fromBase64 } from "./from-base64.ts";
import { readHtml } from "./read-html.ts";
import type { Part, Reading } from "./reading.ts";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Which system a code or number is of, and other addresses of definitions: they say nothing about anybody. */
const addresses = new Set(["system", "profile", "url", "versionId", "contentType", "status", "use", "language"]);

/**
 * FHIR JSON: a line a value behind its name (`birthDate 1961-02-03`), people's names and addresses whole, numbers behind
 * what kind of number they are, narratives as text, and enclosed files read like any other file.
 */
export async function readFhir(part: Part, json: string, reading: Reading): Promise<void> {
  const resources = resourcesIn(json);
  if (resources.length === 0) return reading.text.write(json); // Cut short: still text.
  const enclosed: { readonly mediaType: string; readonly data: string }[] = [];
  // A stack of our own: JSON may nest deeper than calls can.
  const stack: { readonly key: string; readonly value: Json }[] = [{ key: "", value: resources }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    reading.checkTime();
    const { key, value } = next;
    if (value === null) continue;
    if (typeof value !== "object") {
      if (key === "div") readHtml(String(value), reading);
      else reading.text.fact(`${key} ${value}`);
    } else if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index--) stack.push({ key, value: value[index] });
    } else {
      const fields = value as { readonly [key: string]: Json };
      const whole = wholeText(fields);
      if (whole !== null) reading.text.fact(`${key} ${whole.text}`);
      if (typeof fields.data === "string" && typeof fields.contentType === "string") {
        enclosed.push({ mediaType: fields.contentType, data: fields.data });
      }
      const said = new Set([...(whole?.keys ?? []), ...(typeof fields.contentType === "string" ? ["data"] : [])]);
      for (const [inner, one] of Object.entries(fields).reverse()) {
        const isAddress = addresses.has(inner) && typeof one === "string";
        if (!said.has(inner) && !isAddress) stack.push({ key: inner, value: one });
      }
    }
  }
  for (const { mediaType, data } of enclosed) {
    const bytes = fromBase64(data);
    if (bytes === null) reading.note("failed");
    else await reading.readInside(part, { name: "", mediaType: mediaType.toLowerCase(), bytes });
  }
}

/** One resource, or one a line (bulk data, NDJSON). */
function resourcesIn(json: string): readonly Json[] {
  const whole = parsed(json);
  if (whole !== null) return [whole];
  const lines = json.split("\n").filter((line) => line.trim() !== "");
  const resources = lines.map(parsed);
  return resources.every((one) => one !== null) ? resources : [];
}

function parsed(json: string): Json {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

interface Whole {
  readonly text: string;
  readonly keys: readonly string[];
}

/** Data types that are one thing to a reader (FHIR R4, section 2.24): HumanName, Address, Identifier. */
function wholeText(fields: { readonly [key: string]: Json }): Whole | null {
  const { family, given, line, city, value, type, text } = fields;
  if (typeof family === "string" || Array.isArray(given)) {
    const words = [...list(fields.prefix), ...list(given), ...list(family), ...list(fields.suffix)].join(" ");
    const same = text === words;
    return { text: words, keys: ["prefix", "given", "family", "suffix", ...(same ? ["text"] : [])] };
  }
  if (Array.isArray(line) || typeof city === "string") {
    const parts = [...list(line), ...list(city), [...list(fields.state), ...list(fields.postalCode)].join(" ")];
    return {
      text: parts.filter((one) => one !== "").join(", "),
      keys: ["line", "city", "state", "postalCode", "text"],
    };
  }
  if (typeof value === "string" && (fields.system !== undefined || type !== undefined)) {
    const kind = kindOfNumber(fields);
    return { text: `${kind}${kind === "" ? "" : " "}${value}`, keys: ["value", "type"] };
  }
  return null;
}

/** "MRN" for the code MR of HL7's table 0203, "SSN" for SS or its system, else what the type or contact says. */
function kindOfNumber({ type, system }: { readonly [key: string]: Json }): string {
  const said = JSON.stringify(type ?? "");
  if (/"code":"MR"/.test(said)) return "MRN";
  if (/"code":"SS"/.test(said) || (typeof system === "string" && system.endsWith("us-ssn"))) return "SSN";
  const display = /"(?:text|display)":"([^"]{1,100})"/.exec(said)?.[1];
  const contact = typeof system === "string" && /^[a-z]+$/.test(system) ? system : "";
  return display ?? contact;
}

function list(value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) return value.filter((one): one is string => typeof one === "string");
  return typeof value === "string" ? [value] : [];
}
