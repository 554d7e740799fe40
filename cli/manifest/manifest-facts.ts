import { iconUrls } from "./check-icons.ts";
import { resources } from "./check-resources.ts";
import { readXml, walk } from "./xml-tree.ts";

/** What others want to know of an add-in only manifest. */
export interface ManifestFacts {
  readonly id: string;
  readonly version: string;
  /** Of the send events, each as it stands there. */
  readonly sendModes: readonly string[];
  readonly urls: readonly string[];
  readonly icons: readonly string[];
}

/** Null when the text is no XML. */
export function manifestFacts(text: string): ManifestFacts | null {
  const read = readXml(text);
  if (!("root" in read)) return null;
  const { root } = read;
  const textOf = (name: string): string => root.children.find((child) => child.name === name)?.text ?? "";
  return {
    id: textOf("Id"),
    version: textOf("Version"),
    sendModes: [...walk(root)].flatMap(([{ attributes }]) => attributes.SendMode ?? []),
    urls: [...resources(root, "bt:Urls").values()],
    icons: iconUrls(root),
  };
}
