import { attributes, grammar } from "./grammar.ts";
import type { ManifestProblem } from "./problem.ts";
import type { XmlNode } from "./xml-tree.ts";

type Scope = keyof typeof grammar;

/** Elements and attributes: those that are missing, those that nobody expects, and the order. */
export function checkOrder(root: XmlNode): readonly ManifestProblem[] {
  return root.kind === "OfficeApp:MailApp"
    ? [...problemsIn(root, root.name, "base")]
    : [{ code: "not-a-mail-add-in", where: root.name, values: {} }];
}

function* problemsIn(node: XmlNode, where: string, outer: Scope): Generator<ManifestProblem> {
  const scope: Scope = node.name === "VersionOverrides" ? "overrides" : outer;
  yield* attributeProblems(node, where);
  yield* childProblems(node, where, ruleFor(node, scope));
  for (const child of node.children) yield* problemsIn(child, `${where}/${child.name}`, scope);
}

/** An element of a type that we do not know, such as another extension point, is wrong as a whole. */
function ruleFor(node: XmlNode, scope: Scope): string {
  return grammar[scope][node.kind] ?? "";
}

function* childProblems(node: XmlNode, where: string, rule: string): Generator<ManifestProblem> {
  const slots = rule.split(" ").filter(Boolean).map(readSlot);
  let at = 0;
  const seen = new Set<string>();
  for (const { name } of node.children) {
    const slot = slots.findIndex((one) => one.name === name);
    if (slot === -1) yield { code: "unexpected-element", where, values: { element: name } };
    else if (slot < at) yield { code: "wrong-order", where, values: { element: name, before: slots[at]?.name ?? "" } };
    else if (seen.has(name) && !slots[slot]?.many) yield { code: "twice", where, values: { element: name } };
    at = Math.max(at, slot);
    seen.add(name);
  }
  for (const { name, required } of slots) {
    if (required && !seen.has(name)) yield { code: "missing-element", where, values: { element: name } };
  }
}

function* attributeProblems({ name, attributes: given }: XmlNode, where: string): Generator<ManifestProblem> {
  const rule = attributes[name];
  if (rule === undefined) return;
  const slots = rule.split(" ").map(readSlot);
  for (const slot of slots) {
    if (slot.required && given[slot.name] === undefined) {
      yield { code: "missing-attribute", where, values: { attribute: slot.name } };
    }
  }
  for (const attribute of Object.keys(given)) {
    if (attribute.startsWith("xmlns") || attribute === "xsi:type") continue;
    if (!slots.some((slot) => slot.name === attribute)) {
      yield { code: "unexpected-attribute", where, values: { attribute } };
    }
  }
}

function readSlot(text: string): { readonly name: string; readonly required: boolean; readonly many: boolean } {
  const mark = /[?*+]$/.exec(text)?.[0] ?? "";
  return {
    name: mark === "" ? text : text.slice(0, -1),
    required: mark === "" || mark === "+",
    many: mark === "*" || mark === "+",
  };
}
