import { type CheckRecord, checkHeaders } from "../shared/core/audit/proof-of-check.ts";
import type { NativeProtection } from "../shared/core/delivery/native-protection.ts";
import type { DraftChange } from "../shared/core/draft/compose-host.ts";
import type { ComposeDetails } from "./compose-details.ts";

/** Ours: an old one, from a draft that was let go once before, never stands beside a new one. */
const ownHeader = /^x-sealpost-/i;

/** What is written into a message on its way out: the check's headers, what a gateway needs, the organisation's disclaimers. */
export function releaseDetails(
  { customHeaders = [], subject = "" }: ComposeDetails,
  protection: NativeProtection,
  check: CheckRecord,
  proofKey: Uint8Array | null,
  change: DraftChange = {},
): ComposeDetails {
  const instructions = protection.kind === "gateway" ? protection.instructions : null;
  const added = [...checkHeaders(check, proofKey), ...(instructions?.headers ?? [])];
  const replaced = new Set(added.map(({ name }) => name.toLowerCase()));
  const kept = customHeaders.filter(({ name }) => !ownHeader.test(name) && !replaced.has(name.toLowerCase()));
  return {
    customHeaders: [...kept, ...added.map(({ name, value }) => ({ name, value }))],
    ...(instructions === null || instructions.subjectTag === ""
      ? {}
      : { subject: tagged(subject, instructions.subjectTag) }),
    ...bodyOf(change),
  };
}

function bodyOf({ body }: DraftChange): ComposeDetails {
  if (body === undefined) return {};
  return body.format === "plain" ? { plainTextBody: body.content } : { body: body.content };
}

/** A tag that stands there already is not written twice. */
function tagged(subject: string, tag: string): string {
  return subject === tag || subject.startsWith(`${tag} `) ? subject : `${tag} ${subject}`.trimEnd();
}
