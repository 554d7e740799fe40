import { connect, type DetailedPeerCertificate } from "node:tls";
import { type Unreached, unreached } from "./ask.ts";
import type { Reach } from "./reach.ts";

export type SeenCertificate =
  | { readonly ok: false; readonly why: Unreached }
  | {
      readonly ok: true;
      /** OpenSSL's name for what is wrong; null: nothing. */
      readonly problem: string | null;
      /** Milliseconds since the epoch. */
      readonly until: number;
      readonly issuer: string;
      /** How many certificates the server sends. */
      readonly sent: number;
    };

/** Shakes hands and looks, whatever the certificate is. */
export function seeCertificate({ hostname, port }: URL, reach: Reach): Promise<SeenCertificate> {
  const { address, port: at } = reach.at(hostname, Number(port || 443));
  return new Promise((resolve) => {
    const socket = connect({
      host: address,
      port: at,
      servername: hostname,
      ca: [...reach.trusted],
      rejectUnauthorized: false,
    });
    const end = (seen: SeenCertificate): void => {
      socket.destroy();
      resolve(seen);
    };
    socket.setTimeout(reach.patience, () => end({ ok: false, why: "slow" }));
    socket.once("error", (error) => end({ ok: false, why: unreached(error) }));
    socket.once("secureConnect", () => {
      const certificate = socket.getPeerCertificate(true);
      const error = socket.authorizationError as unknown;
      const problem = typeof error === "string" ? error : error instanceof Error ? codeOf(error) : null;
      end({
        ok: true,
        problem: socket.authorized ? null : (problem ?? "unknown"),
        until: Date.parse(certificate.valid_to),
        issuer: [certificate.issuer.O, certificate.issuer.CN].flat().find((name) => name !== undefined) ?? "",
        sent: chainLength(certificate),
      });
    });
  });
}

function codeOf(error: Error & { readonly code?: string }): string {
  return error.code ?? error.message;
}

function chainLength(certificate: DetailedPeerCertificate): number {
  const seen = new Set<string>();
  let one: DetailedPeerCertificate | undefined = certificate;
  while (one !== undefined && !seen.has(one.fingerprint256)) {
    seen.add(one.fingerprint256);
    one = one.issuerCertificate;
  }
  return seen.size;
}
