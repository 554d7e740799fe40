/** Why an attachment could not be read. Each of these is a finding, never "clean". */
export const unreadableCauses = [
  "empty",
  "encrypted",
  "unsupported",
  "too-large",
  "too-deep",
  "failed",
  "timeout",
  "image",
] as const;
export type UnreadableCause = (typeof unreadableCauses)[number];

/**
 * What the inspection knows of an attachment's content. `unread`: nobody has tried yet. `missing`: a part of the file is
 * not in the text (a locked file in an archive, a page that is a picture), and why.
 */
export type AttachmentReading =
  | { readonly state: "unread" }
  | { readonly state: "text"; readonly text: string; readonly missing?: UnreadableCause }
  | { readonly state: "unreadable"; readonly cause: UnreadableCause };

export interface Attachment {
  /** The host's handle for `ComposeHost.readAttachment`; meaningless elsewhere. */
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** Hex SHA-256 of the content, or null where the host could not read it. */
  readonly sha256: string | null;
  readonly reading: AttachmentReading;
}
