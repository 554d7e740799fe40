/** Wire form of office.js: 0 other, 1 distribution list, 2 user of the organisation, 3 user outside. */
export type RecipientType = 0 | 1 | 2 | 3;

export interface EmulatedRecipient {
  readonly name: string;
  /** Empty for what the user typed and Outlook could not resolve. */
  readonly address: string;
  readonly recipientType: RecipientType;
}

export type ContentFormat = "base64" | "url" | "eml" | "iCalendar";

export interface EmulatedAttachment {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  /** 0 file, 1 item, 2 cloud. */
  readonly attachmentType: 0 | 1 | 2;
  readonly isInline: boolean;
  readonly content: string;
  readonly format: ContentFormat;
}

export interface EmulatedNotification {
  readonly key: string;
  readonly type: number;
  readonly message: string;
}

/** One item that a compose window has open: everything that office.js can read or write of it. */
export interface ComposeItem {
  kind: "message" | "appointment";
  composeType: "newMail" | "reply" | "forward";
  subject: string;
  from: EmulatedRecipient;
  /** For an appointment: required attendees, optional attendees, nobody. */
  to: EmulatedRecipient[];
  cc: EmulatedRecipient[];
  bcc: EmulatedRecipient[];
  bodyType: "html" | "text";
  body: string;
  attachments: EmulatedAttachment[];
  headers: Record<string, string>;
  session: Record<string, string>;
  customProperties: Record<string, string>;
  notifications: EmulatedNotification[];
  /** Milliseconds since the epoch; 0: at once. */
  delayDeliveryTime: number;
  sensitivityLabel: string | null;
  inReplyTo: string | null;
  itemId: string | null;
  initializationContext: string;
  /** As it lies among the drafts; null: never saved. */
  saved: SavedState | null;
  /** `unreadable`: rights management (IRM) without the right to programmatic access, or S/MIME: no add-in may read it. */
  protection: "none" | "unreadable";
  /** Is the compose window still there? */
  open: boolean;
  lastAttachment: number;
}

/** All that is there again when a draft is opened another day; session data are not. */
export type SavedState = Pick<
  ComposeItem,
  "subject" | "from" | "to" | "cc" | "bcc" | "bodyType" | "body" | "attachments" | "headers" | "customProperties"
>;

export function savedState(item: ComposeItem): SavedState {
  const { subject, from, to, cc, bcc, bodyType, body, attachments, headers, customProperties } = item;
  return structuredClone({ subject, from, to, cc, bcc, bodyType, body, attachments, headers, customProperties });
}

export type NewItem = Partial<Omit<ComposeItem, "open" | "lastAttachment" | "attachments">> & {
  readonly attachments?: readonly NewAttachmentFile[];
};

export interface NewAttachmentFile {
  readonly name: string;
  /** Base64, or a link for a cloud file. */
  readonly content: string;
  readonly isInline?: boolean;
  readonly attachmentType?: 0 | 1 | 2;
  readonly format?: ContentFormat;
  /** What Outlook says; the content's own length where this is left out. */
  readonly size?: number;
}

export const emulatedUser: EmulatedRecipient = {
  name: "Alice Clinic",
  address: "alice@clinic.example",
  recipientType: 2,
};

export function composeItem({ attachments = [], ...given }: NewItem = {}): ComposeItem {
  const item: ComposeItem = {
    kind: "message",
    composeType: "newMail",
    subject: "",
    from: emulatedUser,
    to: [],
    cc: [],
    bcc: [],
    bodyType: "html",
    body: "",
    attachments: [],
    headers: {},
    session: {},
    customProperties: {},
    notifications: [],
    delayDeliveryTime: 0,
    sensitivityLabel: null,
    inReplyTo: null,
    itemId: null,
    initializationContext: "",
    saved: null,
    protection: "none",
    open: true,
    lastAttachment: 0,
    ...given,
  };
  for (const file of attachments) attach(item, file);
  return item;
}

/** Gives the new attachment's id. */
export function attach(item: ComposeItem, file: NewAttachmentFile): string {
  const { name, content, isInline = false, attachmentType = 0, format = "base64" } = file;
  const id = `att${++item.lastAttachment}`;
  const size = file.size ?? (format === "base64" ? base64Length(content) : content.length);
  item.attachments.push({ id, name, size, attachmentType, isInline, content, format });
  return id;
}

function base64Length(content: string): number {
  return Math.floor((content.replace(/=+$/, "").length * 3) / 4);
}
