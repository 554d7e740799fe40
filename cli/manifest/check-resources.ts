import type { ManifestProblem } from "./problem.ts";
import { walk, type XmlNode } from "./xml-tree.ts";

const longestId = 32;
const lists = ["bt:Images", "bt:Urls", "bt:ShortStrings", "bt:LongStrings"];

/** Each `resid` must be there, once, and no longer than Outlook takes. */
export function checkResources(root: XmlNode): readonly ManifestProblem[] {
  const nodes = [...walk(root)];
  const defined = nodes
    .filter(([node]) => lists.includes(node.name))
    .flatMap(([list, where]) => list.children.map(({ attributes: { id = "" } }) => ({ id, where })));
  const known = new Set(defined.map(({ id }) => id));
  const used = nodes.flatMap(([{ attributes }, where]) =>
    attributes.resid === undefined ? [] : [{ id: attributes.resid, where }],
  );
  const ids = new Set<string>();
  return [
    ...defined.flatMap(({ id, where }): ManifestProblem[] => {
      if (ids.has(id)) return [{ code: "id-twice", where, values: { id } }];
      ids.add(id);
      return id.length > longestId
        ? [{ code: "too-long", where, values: { length: id.length, limit: longestId } }]
        : [];
    }),
    ...used
      .filter(({ id }) => !known.has(id))
      .map(({ id, where }): ManifestProblem => ({ code: "unknown-resource", where, values: { id } })),
    ...controlIds(nodes),
  ];
}

function controlIds(nodes: readonly (readonly [XmlNode, string])[]): readonly ManifestProblem[] {
  const seen = new Set<string>();
  return nodes
    .filter(([{ name }]) => name === "Control" || name === "Group")
    .flatMap(
      ([
        {
          attributes: { id = "" },
        },
        where,
      ]): ManifestProblem[] => {
        if (seen.has(id)) return [{ code: "id-twice", where, values: { id } }];
        seen.add(id);
        return [];
      },
    );
}

/** Address by id, of one kind of resource. */
export function resources(root: XmlNode, list: string): ReadonlyMap<string, string> {
  const [found] = [...walk(root)].filter(([{ name }]) => name === list);
  const children = found?.[0].children ?? [];
  return new Map(children.map(({ attributes: { id = "", DefaultValue = "" } }) => [id, DefaultValue]));
}
