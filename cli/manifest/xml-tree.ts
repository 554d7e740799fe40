import { XMLParser, XMLValidator } from "fast-xml-parser";

export interface XmlNode {
  readonly name: string;
  /** `Name`, or `Name:Type` where `xsi:type` says what it is. */
  readonly kind: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

type Raw = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  ignoreDeclaration: true,
});

/** The root element, or what is wrong with the text as XML. */
export function readXml(
  text: string,
): { readonly root: XmlNode } | { readonly line: number; readonly message: string } {
  const valid = XMLValidator.validate(text);
  if (valid !== true) return { line: valid.err.line, message: valid.err.msg };
  try {
    const [root] = nodesOf(parser.parse(text) as readonly Raw[]);
    return root === undefined ? { line: 1, message: "" } : { root };
  } catch (error) {
    return { line: 1, message: error instanceof Error ? error.message : "" };
  }
}

/** Every node below, and the node itself, each with its way from the root. */
export function* walk(node: XmlNode, way = node.name): Generator<readonly [XmlNode, string]> {
  yield [node, way];
  for (const child of node.children) yield* walk(child, `${way}/${child.name}`);
}

function nodesOf(raw: readonly Raw[]): readonly XmlNode[] {
  return raw.flatMap((one) => {
    const name = Object.keys(one).find((key) => key !== ":@" && key !== "#text");
    if (name === undefined) return [];
    const content = one[name] as readonly Raw[];
    const attributes = (one[":@"] ?? {}) as Readonly<Record<string, string>>;
    const type = attributes["xsi:type"];
    return [
      {
        name,
        kind: type === undefined ? name : `${name}:${type}`,
        attributes,
        children: nodesOf(content),
        text: content.map((part) => String(part["#text"] ?? "")).join(""),
      },
    ];
  });
}
