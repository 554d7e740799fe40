import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { Writable } from "node:stream";
import { generateKey } from "openpgp";
import { type RunningEndpoint, startEndpoint } from "../../secure-delivery/endpoint.ts";
import { type MailSink, startMailSink } from "../support/mail-sink.ts";
import { type OidcServer, startOidc } from "../support/oidc-server.ts";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";

/** An endpoint that delivers what is handed over, and knows its senders by their sign-in or by a code. */
export interface HandingEndpoint {
  readonly url: string;
  readonly audience: string;
  readonly enrolmentCode: string;
  /** Public: policies name it. */
  readonly deliveryKey: string;
  readonly identity: OidcServer;
  /** What it mailed. */
  readonly relay: MailSink;
  stop(): Promise<void>;
}

const audience = "https://mail.clinic.example";

export async function startHandingEndpoint(): Promise<HandingEndpoint> {
  const enrolmentCode = randomBytes(9).toString("base64url");
  const folder: TempFolder = await tempFolder();
  const relay = await startMailSink();
  const claims = { email: "alice@clinic.example", email_verified: true };
  const identity = await startOidc([{ id: "alice", claims, scopes: "send read recall" }]);
  const passphrase = randomBytes(9).toString("base64url");
  const { privateKey, publicKey } = await generateKey({
    userIDs: [{ name: "Riverside Clinic", email: "delivery@clinic.example" }],
    type: "ecc",
    curve: "curve25519Legacy",
    passphrase,
  });
  const key = path.join(folder.path, "delivery.asc");
  writeFileSync(key, privateKey, { mode: 0o600 });
  const endpoint: RunningEndpoint = await startEndpoint(
    {
      organisation: "Riverside Clinic",
      dataFolder: path.join(folder.path, "data"),
      relay: { host: "127.0.0.1", port: relay.port, from: "post@clinic.example" },
      enrolments: [{ code: enrolmentCode, addresses: ["*@clinic.example"], uses: 50 }],
      identity: { oidc: { issuer: identity.issuer, audience } },
      delivery: { key, passphrase, bounceAddress: "bounces@clinic.example" },
    },
    { log: new Writable({ write: (_chunk, _encoding, done) => done() }) },
  );
  return {
    url: endpoint.url,
    audience,
    enrolmentCode,
    deliveryKey: publicKey,
    identity,
    relay,
    async stop() {
      await endpoint.stop();
      await identity.stop();
      await relay.stop();
      await folder.remove();
    },
  };
}
