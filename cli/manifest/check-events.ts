import { handledEvents, launchEvents, paneButtons, sendEvents } from "./events.ts";
import type { ManifestProblem } from "./problem.ts";
import { walk, type XmlNode } from "./xml-tree.ts";

const sendModes = ["PromptUser", "SoftBlock", "Block"];

/**
 * Events by name, each with the function that the handler has for it, the send modes, the requirement set that the
 * events need, and the buttons that Smart Alerts open. `handler` is the source of the served or built handler.
 */
export function checkEvents(root: XmlNode, handler: string | null): readonly ManifestProblem[] {
  const nodes = [...walk(root)];
  const events = nodes.filter(([{ name }]) => name === "LaunchEvent");
  const types = events.map(([{ attributes }]) => attributes.Type ?? "");
  return [
    ...events.flatMap(([node, where]) => [...eventProblems(node, where, handler)]),
    ...Object.keys(handledEvents)
      .filter((event) => !types.includes(event))
      .map((event): ManifestProblem => ({ code: "missing-event", where: root.name, values: { event } })),
    ...types
      .filter((type, index) => types.indexOf(type) !== index)
      .map((event): ManifestProblem => ({ code: "event-twice", where: root.name, values: { event } })),
    ...requirementProblems(nodes, types),
    ...buttonProblems(nodes),
    ...runtimeProblems(nodes),
  ];
}

function* eventProblems({ attributes }: XmlNode, where: string, handler: string | null): Generator<ManifestProblem> {
  const { Type: event = "", FunctionName: name = "", SendMode: mode } = attributes;
  if (launchEvents[event] === undefined) {
    yield { code: "unknown-event", where, values: { event } };
    return;
  }
  const expected = handledEvents[event];
  const isThere = handler === null ? name === expected : handler.includes(name) && name !== "";
  if (expected === undefined || !isThere) yield { code: "unknown-function", where, values: { event, name } };
  if (!sendEvents.has(event)) {
    if (mode !== undefined) yield { code: "unexpected-attribute", where, values: { attribute: "SendMode" } };
  } else if (mode === undefined || !sendModes.includes(mode)) {
    yield { code: "bad-send-mode", where, values: { event, mode: mode ?? "" } };
  }
}

function requirementProblems(
  nodes: readonly (readonly [XmlNode, string])[],
  types: readonly string[],
): readonly ManifestProblem[] {
  const needed = Math.max(
    0,
    ...types.filter((type) => sendEvents.has(type)).map((type) => launchEvents[type]?.since ?? 0),
  );
  return nodes
    .filter(([{ name }]) => name === "bt:Sets")
    .flatMap(([node, where]): ManifestProblem[] => {
      const own = node.children.find(({ attributes }) => attributes.Name === "Mailbox")?.attributes.MinVersion;
      const declared = own ?? node.attributes.DefaultMinVersion ?? "";
      const minor = /^1\.(\d{1,2})$/.exec(declared)?.[1];
      return minor !== undefined && Number(minor) >= needed
        ? []
        : [{ code: "requirement-set", where, values: { declared, needed: `1.${needed}` } }];
    });
}

function buttonProblems(nodes: readonly (readonly [XmlNode, string])[]): readonly ManifestProblem[] {
  const controls = nodes.filter(([{ name }]) => name === "Control").map(([{ attributes }]) => attributes.id);
  return paneButtons
    .filter((id) => !controls.includes(id))
    .map((id) => ({ code: "missing-button", where: "OfficeApp", values: { id } }));
}

/** Classic Windows runs the script alone: without it no event is handled there. */
function runtimeProblems(nodes: readonly (readonly [XmlNode, string])[]): readonly ManifestProblem[] {
  return nodes
    .filter(([{ name }]) => name === "Runtime")
    .filter(([{ children }]) => !children.some(({ attributes }) => attributes.type === "javascript"))
    .map(([, where]) => ({ code: "no-script-runtime", where, values: {} }));
}
