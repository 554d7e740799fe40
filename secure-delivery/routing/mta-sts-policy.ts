/** RFC 8461 3.2. */
export interface MtaStsPolicy {
  readonly mode: "enforce" | "testing" | "none";
  /** Lower case; may begin with `*.`, which stands for exactly one label. */
  readonly mx: readonly string[];
  readonly maxAgeSeconds: number;
}

/** The policy's id from `_mta-sts`; null unless there is exactly one such record (RFC 8461 3.1). */
export function policyIdIn(records: readonly string[]): string | null {
  const ours = records.filter((record) => record.startsWith("v=STSv1;") || record === "v=STSv1");
  const [record] = ours;
  if (record === undefined || ours.length !== 1) return null;
  return /(?:^|;)\s*id=([A-Za-z0-9]{1,32})\s*(?:;|$)/.exec(record)?.[1] ?? null;
}

/** Null: not a policy that can be relied on. A repeated field counts by its first value, `mx` by all of them. */
export function parseMtaSts(text: string): MtaStsPolicy | null {
  const fields = text
    .split(/\r?\n/)
    .map((line) => /^([A-Za-z0-9][\w.-]{0,31}):[ \t]*(.*?)[ \t]*$/.exec(line))
    .filter((match) => match !== null)
    .map(([, name = "", value = ""]) => [name, value] as const);
  const first = (name: string): string | undefined => fields.find(([field]) => field === name)?.[1];
  const mode = first("mode");
  const maxAge = first("max_age") ?? "";
  const mx = fields.filter(([field]) => field === "mx").map(([, value]) => value.toLowerCase().replace(/\.$/, ""));
  if (first("version") !== "STSv1" || !/^\d{1,10}$/.test(maxAge)) return null;
  if (mode !== "enforce" && mode !== "testing" && mode !== "none") return null;
  if (mode !== "none" && (mx.length === 0 || !mx.every(isPattern))) return null;
  return { mode, mx, maxAgeSeconds: Number(maxAge) };
}

/** `*.mail.example` is for `a.mail.example`, and neither for `mail.example` nor for `a.b.mail.example`. */
export function coversHost(pattern: string, host: string): boolean {
  if (!pattern.startsWith("*.")) return pattern === host;
  const dot = host.indexOf(".");
  return dot > 0 && host.slice(dot + 1) === pattern.slice(2);
}

function isPattern(value: string): boolean {
  return /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]+$/.test(value);
}
