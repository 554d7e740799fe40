import { checkEvents } from "./check-events.ts";
import { checkIcons } from "./check-icons.ts";
import { checkOrder } from "./check-order.ts";
import { checkResources } from "./check-resources.ts";
import { checkValues } from "./check-values.ts";
import type { ManifestProblem } from "./problem.ts";
import { readXml } from "./xml-tree.ts";

/** What the manifest is compared with; null where it is not at hand. */
export interface ManifestSurroundings {
  /** Source of the handler. */
  readonly handler: string | null;
  readonly hasIcon: ((url: string) => boolean) | null;
}

/** What is wrong with an add-in only manifest. Microsoft's own validator does this over the network only. */
export function checkManifest(text: string, { handler, hasIcon }: ManifestSurroundings): readonly ManifestProblem[] {
  const read = readXml(text);
  if (!("root" in read)) return [{ code: "not-xml", where: `${read.line}`, values: { message: read.message } }];
  const order = checkOrder(read.root);
  if (order.some(({ code }) => code === "not-a-mail-add-in")) return order;
  return [
    ...order,
    ...checkValues(read.root),
    ...checkResources(read.root),
    ...checkEvents(read.root, handler),
    ...checkIcons(read.root, hasIcon),
  ];
}
