import { decodeText } from "./decode-text.ts";
import type { Part, Reading } from "./reading.ts";
import { Unreadable } from "./unreadable.ts";
import { readXml, withoutPrefix } from "./xml-events.ts";
import { unpackEntry, type ZipEntry } from "./zip-archive.ts";

/** The parts of an office document: a ZIP archive with XML files that refer to each other. */
export interface OfficePackage {
  readonly names: readonly string[];
  /** The text of one part, "" where there is none; a part is taken once and then gone from `rest`. */
  xml(name: string): Promise<string>;
  bytes(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Names that nobody has taken yet, in the order of the archive. */
  rest(): readonly string[];
}

export function officePackage(part: Part, entries: readonly ZipEntry[], reading: Reading): OfficePackage {
  const byName = new Map(entries.filter(({ isFolder }) => !isFolder).map((entry) => [entry.name, entry]));
  const left = new Set(byName.keys());
  const bytes = async (name: string): Promise<Uint8Array<ArrayBuffer> | null> => {
    const entry = byName.get(name);
    left.delete(name);
    return entry === undefined ? null : unpackEntry(part.bytes, entry, reading);
  };
  return {
    names: [...byName.keys()],
    bytes,
    async xml(name): Promise<string> {
      const content = await bytes(name);
      if (content === null || content.length === 0) return "";
      const text = decodeText(content);
      if (text === null) throw new Unreadable("failed");
      return text;
    },
    rest: () => [...left],
  };
}

/** `word/document12.xml` after `word/document9.xml`. */
export function inNumberOrder(a: string, b: string): number {
  return numberIn(a) - numberIn(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function numberIn(name: string): number {
  return Number(/(\d{1,9})\.\w+$/.exec(name)?.[1] ?? 0);
}

/** The targets of a part's relationships by their id, as names of the package (OPC, ISO/IEC 29500-2). */
export function readRelationships(xml: string, partName: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  readXml(xml, {
    open(name, { Id, Target, TargetMode }): void {
      if (name !== "Relationship" || Id === undefined || Target === undefined || TargetMode === "External") return;
      targets.set(Id, resolve(partName, Target));
    },
  });
  return targets;
}

export function relationshipsOf(partName: string): string {
  const slash = partName.lastIndexOf("/");
  return `${partName.slice(0, slash + 1)}_rels/${partName.slice(slash + 1)}.rels`;
}

function resolve(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== ".") path.push(step);
  }
  return path.join("/");
}

/** Properties that say nothing about anybody: counts, versions and dates of saving. */
const plainProperties = new Set(
  "created modified lastPrinted revision Template TotalTime Pages Words Characters Application DocSecurity Lines Paragraphs ScaleCrop CharactersWithSpaces SharedDoc HyperlinksChanged LinksUpToDate AppVersion Slides Notes HiddenSlides MMClips PresentationFormat i4 bool HeadingPairs TitlesOfParts creation-date date print-date generator editing-cycles editing-duration document-statistic language".split(
    " ",
  ),
);

/** Title, author, keywords and custom properties: one line each, under the name of the property. */
export function readProperties(xml: string, reading: Reading): void {
  const open: string[] = [];
  let label = "";
  readXml(xml, {
    open(name, attributes): void {
      open.push(name);
      label = attributes.name ?? attributes["meta:name"] ?? (name.startsWith("lp") ? label : name);
    },
    close(name): void {
      const at = open.lastIndexOf(name);
      if (at !== -1) open.length = at;
    },
    text(text): void {
      if (text.trim() === "" || open.some((name) => plainProperties.has(name))) return;
      reading.text.fact(`${withoutPrefix(label)}: ${text.trim()}`);
    },
  });
}
