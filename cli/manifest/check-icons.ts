import { resources } from "./check-resources.ts";
import type { ManifestProblem } from "./problem.ts";
import { walk, type XmlNode } from "./xml-tree.ts";

const required = [16, 32, 80];

/** Each button needs three sizes, and every icon that is named must be there. `hasIcon` null: nobody can tell. */
export function checkIcons(root: XmlNode, hasIcon: ((url: string) => boolean) | null): readonly ManifestProblem[] {
  const nodes = [...walk(root)];
  const sizes = nodes
    .filter(([{ name }]) => name === "Icon")
    .flatMap(([icon, where]) => {
      const given = icon.children.map(({ attributes }) => Number(attributes.size));
      return required
        .filter((size) => !given.includes(size))
        .map((size): ManifestProblem => ({ code: "missing-icon-size", where, values: { size } }));
    });
  const missing = (hasIcon === null ? [] : iconUrls(root)).filter((url) => !hasIcon?.(url));
  return [...sizes, ...missing.map((url): ManifestProblem => ({ code: "no-icon", where: root.name, values: { url } }))];
}

/** Addresses of all icons. */
export function iconUrls(root: XmlNode): readonly string[] {
  const named = root.children
    .filter(({ name }) => name === "IconUrl" || name === "HighResolutionIconUrl")
    .map(({ attributes }) => attributes.DefaultValue ?? "");
  return [...new Set([...named, ...resources(root, "bt:Images").values()])];
}
