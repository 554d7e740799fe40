import PostalMime, { type Email } from "postal-mime";
import type { GatewayInstructions } from "../../shared/core/delivery/gateway-profiles.ts";
import { secretWordOf } from "./test-message.ts";

/** What came of a test. `hop`: who took it from whom. */
export type Arrival =
  | { readonly proven: true; readonly triggerLeft: boolean }
  | { readonly proven: false; readonly because: "readable" }
  | { readonly proven: false; readonly because: "no-tls" | "old-tls"; readonly hop: string };

/** Null where this mail is not of the test at all. */
export async function judgeArrival(
  bytes: Uint8Array,
  id: string,
  countsAs: "tls" | "sealed",
  instructions: GatewayInstructions,
): Promise<Arrival | null> {
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: "utf8" });
  const words = wordsOf(mail);
  const readable = words.includes(secretWordOf(id)) || Buffer.from(bytes).includes(secretWordOf(id));
  if (!readable && !words.includes(id)) return null;
  const triggerLeft = holdsTrigger(mail, instructions);
  if (countsAs === "sealed") return readable ? { proven: false, because: "readable" } : { proven: true, triggerLeft };
  // A message that came sealed is protected better than by transport, whatever its hops were.
  return (readable ? weakHop(mail) : null) ?? { proven: true, triggerLeft };
}

function wordsOf({ subject = "", text = "", html = "", attachments }: Email): string {
  return [subject, text, html, ...attachments.map(({ content }) => (typeof content === "string" ? content : ""))].join(
    "\n",
  );
}

function holdsTrigger({ subject = "", headers }: Email, instructions: GatewayInstructions): boolean {
  const { subjectTag, headers: written } = instructions;
  return (
    (subjectTag !== "" && subject.includes(subjectTag)) ||
    written.some(({ name }) => headers.some(({ key }) => key === name.toLowerCase()))
  );
}

/**
 * The first hop that was not TLS 1.2 or later, from the newest on, down to the one on which the organisation's own server
 * took the message from the client. What one server does inside itself is no hop.
 */
function weakHop({ headers }: Email): Arrival | null {
  const hops = headers.filter(({ key }) => key === "received").map(({ value }) => value.replace(/\s+/g, " "));
  const between = hops
    .slice(0, -1)
    .filter((hop) => !/\bfrom (?:localhost|\[?127\.|\[?::1)|\bwith (?:LMTP|HTTP|local)/i.test(hop));
  if (between.length === 0) return { proven: false, because: "no-tls", hop: "?" };
  for (const hop of between) {
    const name = /\bfrom (\S+)/i.exec(hop)?.[1] ?? "?";
    if (!/\bwith (?:UTF8)?E?SMTPSA?\b|\bTLS/i.test(hop)) return { proven: false, because: "no-tls", hop: name };
    if (/\bTLSv?1(?:[._][01])?\b(?![._][23])|\bSSLv/i.test(hop))
      return { proven: false, because: "old-tls", hop: name };
  }
  return null;
}
