import { z } from "zod";
import { endpointConfig } from "../../secure-delivery/config.ts";
import type { SchemaShape } from "../schema-shape.ts";

/** What differs from machine to machine is not written down. */
const fromTheMachine: Readonly<Record<string, string>> = {
  hostname: "this machine's name",
  portalFolder: "`dist/portal` of the program",
};

/** docs/endpoint-settings.md: every setting of the endpoint, from the schema that checks them. */
export function settingsPage(): string {
  const shape = z.toJSONSchema(endpointConfig, { io: "input", unrepresentable: "any" }) as SchemaShape;
  return [
    "# Settings of the endpoint",
    "Written by `scripts/build-endpoint-docs.ts` from the code. How they go together: [endpoint.md](endpoint.md), [delivering.md](delivering.md). Each can",
    "come from the environment too: `limits.codeMinutes` is `SEALPOST_LIMITS__CODE_MINUTES`, and a secret in a file `SEALPOST_RELAY__AUTH__PASS_FILE`.",
    "Lists and groups are JSON there. `[]` stands for each entry of a list, `(postgres)` for settings of that kind only.",
    "",
    "| setting | value | without it | |",
    "|---|---|---|---|",
    ...rowsOf(shape, ""),
    "",
  ].join("\n");
}

function rowsOf({ properties = {}, required = [] }: SchemaShape, path: string): readonly string[] {
  return Object.entries(properties).flatMap(([name, shape]) => {
    const key = path === "" ? name : `${path}.${name}`;
    const kinds = kindsOf(shape);
    const inner = kinds.flatMap((kind) => innerRows(kind, key, kinds.length > 1));
    const isGroup = kinds.length === 1 && kinds[0]?.properties !== undefined;
    if (isGroup && shape.description === undefined && shape.default !== null) return inner;
    const without = required.includes(name) ? "must be set" : (fromTheMachine[key] ?? shown(shape.default));
    const said = (shape.description ?? "").replaceAll("|", "\\|");
    return [`| \`${key}\` | ${[...new Set(kinds.map(typeOf))].join(" or ")} | ${without} | ${said} |`, ...inner];
  });
}

function innerRows(shape: SchemaShape, key: string, isOneOfSome: boolean): readonly string[] {
  const { kind, ...rest } = shape.properties ?? {};
  const here = isOneOfSome && kind?.const !== undefined ? `${key} (${kind.const})` : key;
  if (shape.properties !== undefined)
    return rowsOf({ ...shape, properties: kind?.const === undefined ? shape.properties : rest }, here);
  return shape.items?.properties === undefined ? [] : rowsOf(shape.items, `${key}[]`);
}

/** What it can be, but for null. */
function kindsOf(shape: SchemaShape): readonly SchemaShape[] {
  const some = shape.anyOf ?? shape.oneOf ?? [shape];
  return some.flatMap((one) => (one === shape ? [one] : kindsOf(one))).filter(({ type }) => type !== "null");
}

function typeOf({ type = "", properties, items, enum: values }: SchemaShape): string {
  if (values !== undefined) return values.map((value) => `\`${value}\``).join(" ");
  if (properties !== undefined)
    return properties.kind?.const === undefined ? "group" : `kind \`${properties.kind.const}\``;
  if (items === undefined)
    return [type]
      .flat()
      .filter((one) => one !== "null")
      .join(" or ");
  return `list of ${items.properties === undefined ? `${typeOf(items)}s` : "groups"}`;
}

function shown(value: unknown): string {
  return value === undefined || value === null ? "–" : `\`${JSON.stringify(value)}\``;
}
