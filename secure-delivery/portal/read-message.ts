import PostalMime, { type Address, type Attachment } from "postal-mime";
import { openSealed, type PickupSecrets } from "../../shared/core/delivery/open-sealed.ts";
import { type CleanHtml, cleanHtml } from "./clean-html.ts";
import { fileName } from "./file-name.ts";

/** A message as the page shows it. */
export interface ReadMessage {
  readonly subject: string;
  readonly from: string;
  /** Address alone of whom it is from; empty when it cannot be read. */
  readonly sender: string;
  readonly to: string;
  readonly cc: string;
  readonly date: Date | null;
  readonly body: ({ readonly format: "html" } & CleanHtml) | { readonly format: "text"; readonly text: string };
  readonly files: readonly MessageFile[];
}

export interface MessageFile {
  /** Empty when the sender gave none. */
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** Decrypts and reads, all in this browser. Null when the secrets do not fit or the content was changed. */
export async function readMessage(sealed: Uint8Array, secrets: PickupSecrets): Promise<ReadMessage | null> {
  const opened = await openSealed(sealed, secrets);
  if (opened === null) return null;
  const mail = await PostalMime.parse(opened, { attachmentEncoding: "arraybuffer" });
  const attached = mail.attachments.map((part) => ({ part, content: bytesOf(part) }));
  const shown = mail.html === undefined ? null : cleanHtml(mail.html, new Map(attached.flatMap(pictureOf)));
  const date = new Date(mail.date ?? "");
  return {
    subject: mail.subject ?? "",
    sender: mail.from?.address ?? "",
    from: names(mail.from === undefined ? [] : [mail.from]),
    to: names(mail.to ?? []),
    cc: names(mail.cc ?? []),
    date: Number.isNaN(date.getTime()) ? null : date,
    body: shown === null ? { format: "text", text: mail.text ?? "" } : { format: "html", ...shown },
    files: attached
      .filter(({ part }) => !(part.disposition !== "attachment" && shown?.pictures.has(contentIdOf(part))))
      .map(({ part, content }) => ({ name: fileName(part.filename ?? ""), content })),
  };
}

function names(addresses: readonly Address[]): string {
  return addresses
    .flatMap((one) => one.group ?? [one])
    .map(({ name, address }) => (name === "" ? address : `${name} <${address}>`))
    .join(", ");
}

function bytesOf({ content }: Attachment): Uint8Array<ArrayBuffer> {
  return typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
}

function contentIdOf({ contentId = "" }: Attachment): string {
  return contentId.replace(/^<|>$/g, "");
}

interface Attached {
  readonly part: Attachment;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** Raster pictures only: an SVG is a document. */
function pictureOf({ part, content }: Attached): [string, { mediaType: string; content: Uint8Array }][] {
  const id = contentIdOf(part);
  const isPicture = /^image\/(?:png|jpeg|gif|webp|bmp|avif)$/.test(part.mimeType);
  return id === "" || !isPicture ? [] : [[id, { mediaType: part.mimeType, content }]];
}
