import { findNodeAtLocation, type Node, type ParseError, parseTree } from "jsonc-parser";

/** Keys and indexes from the top of the document. */
export type Path = readonly (string | number)[];

/** Both from 1; columns count UTF-16 units, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A JSON document that knows where each of its values stands. */
export interface PolicyDocument {
  readonly value: unknown;
  readonly tree: Node;
  /** Of the value at this path, or of the nearest one above it that is there. `key`: of that key inside it. */
  readonly placeOf: (path: Path, key?: string) => Place;
  readonly placeAt: (offset: number) => Place;
}

export type DocumentReading =
  | { readonly ok: true; readonly document: PolicyDocument }
  | { readonly ok: false; readonly place: Place };

/** Reads strict JSON, as the clients do: no comments, no comma at the end. */
export function readPolicyDocument(text: string): DocumentReading {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const placeAt = placesIn(text);
  const [first] = errors;
  if (first !== undefined || tree === undefined) return { ok: false, place: placeAt(first?.offset ?? 0) };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, place: placeAt(0) };
  }
  const placeOf = (path: Path, key?: string): Place => {
    const node = nearest(tree, path);
    const property = node.children?.find(({ children }) => children?.[0]?.value === key);
    return placeAt((key === undefined ? node : (property ?? node)).offset);
  };
  return { ok: true, document: { value, tree, placeOf, placeAt } };
}

function nearest(tree: Node, path: Path): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node !== undefined) return node;
  }
  return tree;
}

function placesIn(text: string): (offset: number) => Place {
  const starts = [0];
  for (let feed = text.indexOf("\n"); feed !== -1; feed = text.indexOf("\n", feed + 1)) starts.push(feed + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 };
  };
}
