import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import { groupsOf } from "../../shared/core/policy/effective-policy.ts";
import { type ExplainedValue, explainPolicy, type Layer } from "../../shared/core/policy/explain-policy.ts";
import { policySchema } from "../../shared/core/policy/policy.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { readOptions } from "../options.ts";
import { complain, print, printable, table } from "../terminal.ts";
import { type ExplainedRule, explainRules } from "./explain-rules.ts";
import { lintPolicy } from "./lint/lint-policy.ts";
import { problemLine } from "./lint-command.ts";
import { readText } from "./read-text.ts";
import { say } from "./say.ts";
import { usageError } from "./usage-error.ts";

const options = { sender: { type: "string" }, json: { type: "boolean", default: false } } as const;

/** `sealpost policy explain`: what holds for one sender, and which layer said so. */
export async function explain(args: readonly string[]): Promise<ExitCode> {
  const parsed = readOptions(args, options);
  if (!parsed.ok) return usageError(parsed.problem);
  const { values: asked, positionals } = parsed;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) return usageError(say("one-file"));
  if (asked.sender === undefined) return usageError(say("no-sender"));
  const sender = parseEmailAddress(asked.sender);
  if (sender === null) return usageError(say("not-an-address"));

  const text = await readText(file);
  if (text === null) return exitCode.failed;
  const document = validDocument(text);
  if (document === null) {
    for (const problem of await lintPolicy(text, Date.now())) complain(problemLine(file, problem));
    return exitCode.failed;
  }
  const policy = policySchema.parse(document);
  const values = explainPolicy(document, sender);
  const rules = explainRules(policy, sender);
  const groups = groupsOf(sender, policy);
  if (asked.json) {
    await print(`${JSON.stringify({ sender, groups, values, rules }, null, 2)}\n`);
    return exitCode.clean;
  }
  const listed = groups.length === 0 ? say("explain-no-groups") : groups.join(", ");
  const width = Math.min(process.stdout.columns ?? 110, 140);
  await print(
    printable(say("explain-sender", { sender, groups: listed })) +
      `\n\n${settingsTable(values, rules.length, width)}\n\n${rulesTable(rules, width)}\n`,
  );
  return exitCode.clean;
}

function validDocument(text: string): unknown {
  try {
    const document: unknown = JSON.parse(text);
    return policySchema.safeParse(document).success ? document : null;
  } catch {
    return null;
  }
}

function settingsTable(values: readonly ExplainedValue[], ruleCount: number, width: number): string {
  const head = [say("head-setting"), say("head-layer"), say("head-value")];
  const rows = values.map(({ path, value, layer }) => [
    path,
    layerName(layer),
    path === "rules" ? say("rule-count", { count: ruleCount }) : shortened(value),
  ]);
  return table([head, ...rows], width);
}

function rulesTable(rules: readonly ExplainedRule[], width: number): string {
  const head = [say("head-rule"), say("head-layer"), say("head-then")];
  return table([head, ...rules.map((rule) => [rule.id, layerName(rule.layer), thenOf(rule)])], width);
}

function thenOf({ do: consequence, shadow }: ExplainedRule): string {
  const words = say(`then-${consequence.verdict}`, { ...consequence });
  return shadow ? say("then-shadow", { what: words }) : words;
}

function layerName(layer: Layer): string {
  return layer === "built-in" || layer === "organisation" || layer === "locked"
    ? say(`layer-${layer}`)
    : say("layer-group", { group: layer.slice("group:".length) });
}

/** Keys and long texts are told by their beginning. */
function shortened(value: unknown): string {
  const text = printable(JSON.stringify(value) ?? "-");
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}
