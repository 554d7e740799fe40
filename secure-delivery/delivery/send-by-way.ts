import { domainOf, type EmailAddress } from "../../shared/core/draft/email-address.ts";
import { alignedKey, signDkim } from "../mime/dkim.ts";
import type { OutgoingMessage } from "../mime/outgoing-message.ts";
import { pgpMime } from "../mime/pgp-mime.ts";
import { smime } from "../mime/smime.ts";
import { joinMessage } from "../mime/split-message.ts";
import type { RelayConfig } from "../relay/relay-config.ts";
import type { Way } from "../routing/route-source.ts";
import { sendByRelay } from "../smtp/relay-session.ts";
import type { SmtpEnvelope } from "../smtp/send-over.ts";
import { openVerifiedSession, type SmtpAccess } from "../smtp/verified-session.ts";
import type { Ended } from "./after-sending.ts";
import type { DeliveryKeys } from "./delivery-keys.ts";
import { type GatewayAccess, tellGateway } from "./tell-gateway.ts";

export interface Sending {
  readonly keys: DeliveryKeys;
  readonly smtp: SmtpAccess;
  readonly relay: RelayConfig;
  readonly gateway: GatewayAccess | null;
}

/** `unusable`: this way cannot take this message; another may. `stopped`: somebody else is at it. */
export type WayResult = Ended | { readonly kind: "stopped" };

/**
 * Sends by one way. `begin` writes down that sending begins, and what was seen or done (the protocol, whether it is signed), right
 * before the first byte that could deliver; it gives whether it is ours to do. Never rejects but with what `begin` rejects with.
 */
export async function sendByWay(
  way: Way,
  message: OutgoingMessage,
  from: EmailAddress,
  envelope: Omit<SmtpEnvelope, "requireTls">,
  { keys, smtp, relay, gateway }: Sending,
  begin: (detail: string) => Promise<boolean>,
  at: Date,
  signal: AbortSignal,
): Promise<WayResult> {
  const signed = async (bytes: Uint8Array): Promise<Uint8Array> => {
    const key = alignedKey(domainOf(from), keys.dkim);
    return key === null ? bytes : signDkim(bytes, key);
  };
  const relayed = async (bytes: Uint8Array, by: RelayConfig, detail = ""): Promise<WayResult> => {
    const ready = await signed(bytes);
    if (!(await begin(detail))) return { kind: "stopped" };
    return sendByRelay(by, { ...envelope, requireTls: false }, ready, signal);
  };
  switch (way.kind) {
    case "openpgp": {
      const bytes = await pgpMime(message, way.armoredKey, keys.openpgp, at).catch(() => null);
      if (bytes === null) return { kind: "unusable" };
      return relayed(bytes, relay, keys.openpgp === null ? "unsigned" : "signed");
    }
    case "smime": {
      const bytes = keys.smime === null ? null : trySmime(message, way.certificate, keys.smime, at);
      return bytes === null ? { kind: "unusable" } : relayed(bytes, relay, "signed");
    }
    case "tls": {
      const ready = await signed(joinMessage(message));
      const opened = await openVerifiedSession(way.target, smtp, signal);
      if (opened.kind !== "open") return opened;
      try {
        if (!(await begin(opened.session.protocol))) return { kind: "stopped" };
        return await opened.session.send({ ...envelope, requireTls: true }, ready);
      } finally {
        opened.session.close();
      }
    }
    case "gateway":
      return gateway === null
        ? { kind: "unusable" }
        : relayed(joinMessage(tellGateway(message, gateway.instructions)), gateway.relay);
    case "plain":
      return relayed(joinMessage(message), relay);
  }
}

function trySmime(...parts: Parameters<typeof smime>): Buffer | null {
  try {
    return smime(...parts);
  } catch {
    return null;
  }
}
