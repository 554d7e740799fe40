import { createHash, randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { EndpointConfig } from "../../../secure-delivery/config.ts";
import { freePort } from "../../support/lab/free-port.ts";
import { codeIn } from "../../support/mail-sink.ts";
import { alice, enrolmentCode, maria, submissionOf } from "../clinic.ts";
import { type DeliveringClinic, openDeliveringClinic } from "../delivering-clinic.ts";
import type { Outside } from "../outside.ts";

/** An endpoint with everything switched on, and one caller for each role. */
export interface World {
  readonly clinic: DeliveringClinic;
  /** Where its portal is, as browsers see it. */
  readonly origin: string;
  readonly compliance: string;
  readonly admin: string;
  readonly policyFile: string;
  /** So many milliseconds from now, as the wire writes it. */
  in(ms: number): string;
  stored(): Promise<string>;
  code(id: string): Promise<string>;
  /** A message that Maria has open. */
  opened(): Promise<{ readonly id: string; readonly ticket: string }>;
}

export const bounceSecret = "the-mail-servers-own-secret";
export const staffCode = "compliance-2026";
export const adminCode = "administrator-2026";

export async function openWorld(outside: Outside, changes: Partial<EndpointConfig> = {}): Promise<World> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const policyFile = path.join(outside.folder, `policy-${port}.jws`);
  await writeFile(policyFile, "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl\n");
  const clinic = await openDeliveringClinic(
    outside,
    { bounceSecret },
    {
      port,
      publicUrl: origin,
      policyFile,
      pickup: { passkeys: true, trustedDeviceDays: 7 },
      enrolments: [
        { code: enrolmentCode, addresses: ["*@riverside.example"], uses: 500 },
        { code: staffCode, addresses: ["*@riverside.example"], uses: 5, role: "compliance" },
        { code: adminCode, addresses: ["*@riverside.example"], uses: 5, role: "admin" },
      ],
      ...changes,
    },
  );
  const enrol = async (code: string, address: string): Promise<string> =>
    String((await clinic.call("POST", "/v1/enrolments", { body: { code, address } })).json.token);
  const until = (ms: number): string => new Date(clinic.clock.time + ms).toISOString();
  const stored = async (): Promise<string> => {
    const submission = submissionOf({ expiresAt: until(30 * 86_400_000) });
    const { status, text } = await clinic.submit(clinic.token, submission);
    if (status !== 202) throw new Error(`not stored: ${status} ${text}`);
    return submission.id;
  };
  const code = async (id: string): Promise<string> => {
    const before = clinic.mail.mails.length;
    await clinic.call("POST", `/p/${id}/challenge`, { body: { address: maria } });
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; ) {
      // Other mails come in between: notices of deliveries.
      const found = clinic.mail.mails
        .slice(before)
        .find(({ to, message }) => to.includes(maria) && /^ {4}\d{6}$/m.test(message.text ?? ""));
      if (found !== undefined) return codeIn(found);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error("no code came");
  };
  return {
    clinic,
    origin,
    compliance: await enrol(staffCode, "officer@riverside.example"),
    admin: await enrol(adminCode, "it@riverside.example"),
    policyFile,
    in: until,
    stored,
    code,
    async opened() {
      const id = await stored();
      const body = { address: maria, code: await code(id) };
      const { status, json, text } = await clinic.call("POST", `/p/${id}/open`, { body });
      if (status !== 200) throw new Error(`not opened: ${status} ${text}`);
      return { id, ticket: String(json.ticket) };
    },
  };
}

export const randomId = (): string => randomBytes(16).toString("base64url");
export const digestOf = (bytes: Uint8Array): string =>
  `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`;
export { alice, maria };
