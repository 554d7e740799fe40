import { readFile } from "node:fs/promises";
import { zipSync } from "fflate";
import { fillJson, fillXml } from "./fill-template.ts";
import { stableId } from "./stable-id.ts";

export const modes = ["block", "softblock"] as const;
export type Mode = (typeof modes)[number];

export interface ManifestWishes {
  /** Where the built add-in is served: https, without a slash at the end. */
  readonly host: URL;
  readonly organisation: string;
  /** Id of the add-in only manifest; null: derived from host and organisation. */
  readonly id: string | null;
  readonly mode: Mode;
  /** Page that helps users. */
  readonly support: string;
  /** Three numbers. */
  readonly version: string;
  /** The pane sends for the user (`sendAsync`), which takes permission for the whole mailbox. */
  readonly sendFromPane: boolean;
  /** Public keys of signed policies; none: no deployment file is made. */
  readonly pinnedKeys: readonly string[];
}

export interface MadeManifests {
  readonly id: string;
  /** Name in the output folder to content. */
  readonly files: Readonly<Record<string, Uint8Array | string>>;
}

const templates = new URL("../../manifests/outlook/", import.meta.url);
const longestDeveloper = 32;

/** What stays the same between two runs makes the same bytes. */
export async function makeManifests(wishes: ManifestWishes): Promise<MadeManifests> {
  const host = addressOf(wishes.host);
  const id = wishes.id ?? stableId(host, wishes.organisation);
  const common = {
    host,
    origin: wishes.host.origin,
    hostname: wishes.host.hostname,
    support: wishes.support,
    version: wishes.version,
  };
  const xml = fillXml(await template("manifest.xml"), {
    ...common,
    id,
    organisation: wishes.organisation,
    sendMode: wishes.mode === "block" ? "Block" : "SoftBlock",
    permissions: wishes.sendFromPane ? "ReadWriteMailbox" : "ReadWriteItem",
  });
  const json = fillJson(await template("manifest.json"), {
    ...common,
    id: stableId(id, "unified"),
    xmlId: id,
    organisation: wishes.organisation.slice(0, longestDeveloper).trim(),
    sendMode: wishes.mode === "block" ? "block" : "softBlock",
    permissions: wishes.sendFromPane ? "Mailbox.ReadWrite.User" : "MailboxItem.ReadWrite.User",
  });
  const unified = {
    "manifest.json": Buffer.from(json),
    "es.json": Buffer.from(await template("es.json")),
    "color.png": await icon("color-192.png"),
    "outline.png": await icon("outline-32.png"),
  };
  return {
    id,
    files: {
      "manifest.xml": xml,
      ...Object.fromEntries(Object.entries(unified).map(([name, content]) => [`unified/${name}`, content])),
      // A fixed moment: the same manifest is the same archive.
      "sealpost-unified.zip": zipSync(unified, { mtime: new Date(2026, 0, 1) }),
      ".well-known/microsoft-officeaddins-allowed.json": allowedJson(host),
      ...(wishes.pinnedKeys.length === 0
        ? {}
        : { "deployment.json": `${JSON.stringify({ pinnedKeys: wishes.pinnedKeys }, null, 2)}\n` }),
    },
  };
}

/** Which scripts of this origin classic Outlook may let ask other servers, each by its exact address. */
export function allowedJson(host: string): string {
  return `${JSON.stringify({ allowed: [`${host}/handler.js`] }, null, 2)}\n`;
}

export function addressOf(host: URL): string {
  return `${host.origin}${host.pathname}`.replace(/\/+$/, "");
}

function template(name: string): Promise<string> {
  return readFile(new URL(name, templates), "utf8");
}

function icon(name: string): Promise<Buffer> {
  return readFile(new URL(`icons/${name}`, templates));
}
