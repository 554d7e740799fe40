import { z } from "zod";
import { builtInRules } from "../../shared/core/policy/built-in-rules.ts";
import { policySchema } from "../../shared/core/policy/policy.ts";
import type { SchemaShape } from "../schema-shape.ts";

function schema(): SchemaShape {
  return z.toJSONSchema(policySchema, { io: "input" }) as SchemaShape;
}

/** docs/policy.schema.json: editors complete and check a policy with it. */
export function policyJsonSchema(): string {
  const titled = { title: "Sealpost policy", description: "One organisation's rules, for every client", ...schema() };
  return `${JSON.stringify(titled, null, 2)}\n`;
}

const start = "<!-- reference: written by scripts/build-policy-docs.ts -->";
const end = "<!-- end of reference -->";

/** The page with its reference part replaced. Throws when the page has no such part. */
export function withReference(page: string, reference: string): string {
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from === -1 || to < from) throw new Error("docs/policy.md has no place for the reference");
  return `${page.slice(0, from)}${start}\n${reference}${page.slice(to)}`;
}

export function policyReference(): string {
  return [
    "| key | type | default | says |",
    "|---|---|---|---|",
    ...rowsOf(schema(), ""),
    "",
    "**Built-in rules**, in force unless a rule of the same id takes their place:",
    "",
    "| id | when | do |",
    "|---|---|---|",
    ...builtInRules.map(({ id, when, do: consequence }) => `| \`${id}\` | ${code(when)} | ${code(consequence)} |`),
    "",
  ].join("\n");
}

/** A row for each key, those inside it below; a key that is met again (a rule inside a group) is not spelt out twice. */
function rowsOf(shape: SchemaShape, path: string, spelt = new Set<string>()): string[] {
  return [shape, ...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).flatMap(([key, inner]) => {
      const at = path === "" ? key : `${path}.${key}`;
      const must = required.includes(key) && inner.default === undefined;
      const row = `| \`${at}\` | ${typeOf(inner)} | ${must ? "**needed**" : defaultOf(inner)} | ${inner.description ?? ""} |`;
      const content = inner.type === "array" ? inner.items : inner;
      const inside = content === undefined ? [] : insideOf(content, inner.type === "array" ? `${at}[]` : at, spelt);
      return [row, ...inside];
    }),
  );
}

function insideOf(shape: SchemaShape, path: string, spelt: Set<string>): string[] {
  const group = path.replace(/^groups\[\]\.settings\./, "");
  if (group !== path && spelt.has(group)) return [];
  spelt.add(path);
  return rowsOf(shape, path, spelt);
}

const formats: Readonly<Record<string, string>> = {
  uri: "URL",
  date: "day",
  "date-time": "moment in UTC",
  starts_with: "armored OpenPGP public key",
};

function typeOf(shape: SchemaShape): string {
  if (shape.const !== undefined) return code(shape.const);
  if (shape.enum !== undefined) return shape.enum.map((one) => code(one)).join(" ");
  const variants = shape.anyOf ?? shape.oneOf;
  if (variants !== undefined && shape.type === undefined) return variants.map(typeOf).join(" or ");
  if (shape.type === "array") {
    const item = shape.items === undefined ? "" : ` of ${typeOf(shape.items)}`;
    return `list${range(shape.minItems, shape.maxItems)}${item}`;
  }
  if (shape.type === "string")
    return `${formats[shape.format ?? ""] ?? "text"}${range(shape.minLength, shape.maxLength)}`;
  if (shape.type === "integer") return `whole number${range(shape.minimum, shape.maximum)}`;
  return [shape.type ?? "any"].flat().join(" or ");
}

function range(from: number | undefined, to: number | undefined): string {
  if (to === undefined || to >= Number.MAX_SAFE_INTEGER) return from ? ` (at least ${from})` : "";
  return ` (${from ?? 0}–${to})`;
}

function defaultOf({ default: value }: SchemaShape): string {
  return value === undefined ? "–" : code(value);
}

function code(value: unknown): string {
  return `\`${JSON.stringify(value).replaceAll("|", "\\|")}\``;
}
