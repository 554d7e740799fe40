import type { ManifestProblem } from "./problem.ts";
import { walk, type XmlNode } from "./xml-tree.ts";

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const version = /^\d{1,5}(\.\d{1,5}){1,3}$/;
const permissions = ["Restricted", "ReadItem", "ReadWriteItem", "ReadWriteMailbox"];

/** By kind: a client passes over an element in another namespace, without a word. */
const namespaces: Readonly<Record<string, string>> = {
  "OfficeApp:MailApp": "http://schemas.microsoft.com/office/appforoffice/1.1",
  "VersionOverrides:VersionOverridesV1_0": "http://schemas.microsoft.com/office/mailappversionoverrides",
  "VersionOverrides:VersionOverridesV1_1": "http://schemas.microsoft.com/office/mailappversionoverrides/1.1",
};

/** In characters (MS-OWEMXML). */
const limits: Readonly<Record<string, number>> = {
  ProviderName: 125,
  DisplayName: 125,
  Description: 250,
  "bt:ShortStrings": 125,
  "bt:LongStrings": 250,
};
const longestUrl = 2_048;

/** What stands in the elements: ids, versions, lengths, and addresses that begin with https. */
export function checkValues(root: XmlNode): readonly ManifestProblem[] {
  return [...walk(root)].flatMap(([node, where]) => [...valueProblems(node, where), ...textProblems(node, where)]);
}

function* valueProblems({ name, kind, text, attributes }: XmlNode, where: string): Generator<ManifestProblem> {
  const bad = (value: string): ManifestProblem => ({ code: "bad-value", where, values: { value } });
  const namespace = namespaces[kind];
  if (namespace !== undefined && attributes.xmlns !== namespace) yield bad(attributes.xmlns ?? "");
  if (name === "Id" && !guid.test(text)) yield bad(text);
  if (name === "Version" && !version.test(text)) yield bad(text);
  if (name === "Permissions" && !permissions.includes(text)) yield bad(text);
  if (/\{\{|\}\}/.test(text) || Object.values(attributes).some((value) => /\{\{|\}\}/.test(value))) {
    yield { code: "not-filled", where, values: {} };
  }
  for (const url of addressesIn(name, text, attributes)) {
    if (!isHttps(url)) yield { code: "not-https", where, values: { url } };
    else if (url.length > longestUrl)
      yield { code: "too-long", where, values: { length: url.length, limit: longestUrl } };
  }
}

function* textProblems(node: XmlNode, where: string): Generator<ManifestProblem> {
  const limit = limits[node.name];
  if (limit === undefined) return;
  const texts = node.text === "" ? [...walk(node)].flatMap(([one]) => shownIn(one)) : [node.text];
  for (const text of texts) {
    if (text.length > limit) yield { code: "too-long", where, values: { length: text.length, limit } };
    if (text.trim() === "") yield { code: "empty", where, values: {} };
  }
}

/** A text and its translations; an element that only names a resource shows nothing itself. */
function shownIn({ attributes: { DefaultValue, Value } }: XmlNode): readonly string[] {
  return [DefaultValue, Value].filter((text) => text !== undefined);
}

function addressesIn(name: string, text: string, { DefaultValue = "" }: XmlNode["attributes"]): readonly string[] {
  if (name === "AppDomain") return [text];
  const isAddress = /Url$/.test(name) || name === "bt:Image" || (name === "SourceLocation" && DefaultValue !== "");
  return isAddress && (DefaultValue !== "" || name !== "bt:Image") ? [DefaultValue] : [];
}

function isHttps(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === "https:";
}
