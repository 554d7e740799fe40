import PostalMime from "postal-mime";

/** What another mail server reports of one recipient (RFC 3464). */
export interface DeliveryReport {
  readonly action: "failed" | "delayed" | "delivered" | "relayed" | "expanded";
  /** Enhanced status code, such as `5.1.1`. */
  readonly status: string;
}

export interface DeliveryStatusNotification {
  /** Ours, from the envelope id or from the address that the report was sent to. */
  readonly tag: string;
  readonly reports: readonly DeliveryReport[];
}

const actions = ["failed", "delayed", "delivered", "relayed", "expanded"] as const;
const tagInAddress = /\+([0-9a-f]{24})@/i;

/** Null: not a report on something that we sent. Never rejects. */
export async function parseDsn(raw: Uint8Array): Promise<DeliveryStatusNotification | null> {
  const mail = await PostalMime.parse(raw).catch(() => null);
  const part = mail?.attachments.find(({ mimeType }) => /^message\/(?:global-)?delivery-status$/i.test(mimeType));
  if (mail === null || part === undefined) return null;
  const text =
    typeof part.content === "string" ? part.content : Buffer.from(part.content as ArrayBuffer).toString("utf8");
  const [about = new Map(), ...groups] = fieldGroups(text);
  const addressed = mail.headers
    .filter(({ key }) => ["to", "delivered-to", "x-original-to", "envelope-to"].includes(key))
    .map(({ value }) => tagInAddress.exec(value)?.[1]);
  const envelope = /^[0-9a-f]{24}$/i.exec(about.get("original-envelope-id") ?? "")?.[0];
  const tag = [envelope, ...addressed].find((found) => found !== undefined)?.toLowerCase();
  const reports = groups.map(reportOf).filter((report) => report !== null);
  return tag === undefined || reports.length === 0 ? null : { tag, reports };
}

/** Groups of fields with blank lines between: first about the message, then one for each recipient. */
function fieldGroups(text: string): readonly ReadonlyMap<string, string>[] {
  const blocks = text
    .replace(/\r\n?/g, "\n")
    .trim()
    .split(/\n[ \t]*\n/);
  return blocks.map((block) => {
    const fields = new Map<string, string>();
    for (const line of block.replace(/\n[ \t]+/g, " ").split("\n")) {
      const [, name, value] = /^([\w-]{1,60}):[ \t]*(.*)$/.exec(line) ?? [];
      if (name !== undefined && value !== undefined && !fields.has(name.toLowerCase()))
        fields.set(name.toLowerCase(), value.trim());
    }
    return fields;
  });
}

function reportOf(fields: ReadonlyMap<string, string>): DeliveryReport | null {
  // Some add a comment: `expanded (to multi-recipient alias)`.
  const action = actions.find((each) => each === /^[a-z]+/i.exec(fields.get("action") ?? "")?.[0]?.toLowerCase());
  return action === undefined ? null : { action, status: statusOf(action, fields) };
}

/**
 * Exim always says `5.0.0`, and some old servers nothing at all: then what the other server answered says more. Without that, the
 * action alone counts; that a message came back is never overlooked.
 */
function statusOf(action: DeliveryReport["action"], fields: ReadonlyMap<string, string>): string {
  const said = /^[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get("status") ?? "")?.[0];
  if (said !== undefined && !said.endsWith(".0.0")) return said;
  const answered = /\b[245]\d\d[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(fields.get("diagnostic-code") ?? "")?.[1];
  if (answered !== undefined && (said === undefined || answered[0] === said[0])) return answered;
  return said ?? (action === "failed" ? "5.0.0" : action === "delayed" ? "4.0.0" : "2.0.0");
}
