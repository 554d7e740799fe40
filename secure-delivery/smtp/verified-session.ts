import { type SecureContext, TLSSocket } from "node:tls";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { DnsClient } from "../dns/dns-client.ts";
import { hostAddresses } from "../dns/host-addresses.ts";
import { matchesTlsa } from "./dane-match.ts";
import { type SendResult, type SmtpEnvelope, sendOver } from "./send-over.ts";
import type { PeerProof, TlsTarget } from "./tls-target.ts";

export interface SmtpAccess {
  readonly dns: DnsClient;
  /** Every authority that may vouch for a mail host. Made once: reading them costs 40 ms. */
  readonly trust: SecureContext;
  readonly port: number;
  readonly allowPrivate: boolean;
  /** What we call ourselves in EHLO. */
  readonly hostname: string;
  readonly timeoutMs: number;
}

/** A connection on which the peer has proved itself, TLS 1.2 or later. Nothing was said on it yet of any message. */
export interface VerifiedSession {
  readonly host: string;
  /** Such as `TLSv1.3`. */
  readonly protocol: string;
  /** Sends over this very connection, with REQUIRETLS where it is offered. Never rejects. */
  send(envelope: SmtpEnvelope, message: Uint8Array): Promise<SendResult>;
  close(): void;
}

/** `unreachable` passes by itself, perhaps; `not-verified` is a reason to take another way now. */
export type SessionResult =
  | { readonly kind: "open"; readonly session: VerifiedSession }
  | { readonly kind: "unreachable" | "not-verified" };

/** The first host that can be reached and proves itself. Never rejects. */
export async function openVerifiedSession(
  target: TlsTarget,
  access: SmtpAccess,
  signal: AbortSignal,
): Promise<SessionResult> {
  let worst: SessionResult = { kind: "unreachable" };
  for (const proof of target.hosts) {
    const addresses = await hostAddresses(access.dns, proof.name, access.allowPrivate, signal).catch(() => []);
    for (const address of addresses.slice(0, 3)) {
      if (signal.aborted) return worst;
      const result = await openOne(proof, address, access, signal);
      if (result.kind === "open") return result;
      if (result.kind === "not-verified") worst = result;
    }
  }
  return worst;
}

function openOne(proof: PeerProof, address: string, access: SmtpAccess, signal: AbortSignal): Promise<SessionResult> {
  const { port, hostname, timeoutMs, trust } = access;
  const connection = new SMTPConnection({
    host: address,
    port,
    name: hostname,
    requireTLS: true,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    tls: {
      servername: proof.name,
      secureContext: trust,
      // With DANE it is the domain's signed record that vouches, not an authority: checked below, before anything is said.
      rejectUnauthorized: proof.kind === "name",
    },
  });
  return new Promise((resolve) => {
    const fail = (kind: "unreachable" | "not-verified"): void => {
      // First of all: closing says "end", which must not take the place of the reason.
      resolve({ kind });
      connection.close();
    };
    const stop = (): void => fail("unreachable");
    signal.addEventListener("abort", stop, { once: true });
    // Also those after the connection was given away: `send` tells of them itself.
    connection.on("error", (error: { code?: string }) =>
      fail(connection.upgrading === true || error.code === "ETLS" ? "not-verified" : "unreachable"),
    );
    connection.on("end", () => fail("unreachable"));
    connection.connect((error) => {
      if (error) return;
      const socket = connection._socket;
      const protocol = socket instanceof TLSSocket && connection.secure ? verifiedProtocol(socket, proof) : null;
      if (protocol === null) return fail("not-verified");
      // From here on a stop waits: to break off while sending would leave it uncertain whether the message arrived.
      signal.removeEventListener("abort", stop);
      resolve({ kind: "open", session: sessionOf(connection, socket as TLSSocket, proof.name, protocol, timeoutMs) });
    });
  });
}

function sessionOf(
  connection: SMTPConnection,
  socket: TLSSocket,
  host: string,
  protocol: string,
  timeoutMs: number,
): VerifiedSession {
  return {
    host,
    protocol,
    // Right before the message: it is still the very socket whose peer proved itself, and still encrypted.
    send: async (envelope, message) => {
      if (connection.destroyed || socket.destroyed) return { kind: "deferred", status: "4.4.2" };
      if (connection._socket !== socket || !connection.secure || socket.getProtocol() !== protocol)
        return { kind: "not-verified" };
      return sendOver(connection, envelope, message, timeoutMs);
    },
    close: () => connection.quit(),
  };
}

/** Null: too old, or the peer did not prove itself. What the socket is, not what was once said of it. */
function verifiedProtocol(socket: TLSSocket, proof: PeerProof): string | null {
  const protocol = socket.getProtocol();
  if (protocol !== "TLSv1.2" && protocol !== "TLSv1.3") return null;
  const proved = proof.kind === "name" ? socket.authorized : matchesTlsa(socket, proof.name, proof.records);
  return proved ? protocol : null;
}
