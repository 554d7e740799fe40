import { generateKey } from "openpgp";
import { softwarePasskey } from "../../support/software-passkey.ts";
import { enrolmentCode, submissionOf } from "../clinic.ts";
import type { ApiRequest } from "./conforming.ts";
import { alice, bounceSecret, digestOf, maria, randomId, type World } from "./world.ts";

/** For each operation a request that it answers with success, made anew each time. */
export type GoodRequests = Readonly<Record<string, () => Promise<ApiRequest>>>;

export function goodRequests(world: World): GoodRequests {
  const { clinic, compliance, admin } = world;
  const { token } = clinic;
  const mine = async (): Promise<ApiRequest> => ({ id: await world.stored(), token });
  const open = async (): Promise<ApiRequest & { readonly id: string }> => {
    const { id, ticket } = await world.opened();
    return { id, token: ticket };
  };
  const piece = (id: string, bytes: Uint8Array): ApiRequest => ({
    id,
    token,
    body: bytes,
    headers: { "upload-offset": "0", "content-digest": digestOf(bytes) },
  });
  const uploaded = async (): Promise<ApiRequest> => {
    const id = randomId();
    const bytes = crypto.getRandomValues(new Uint8Array(700));
    await fetch(`${clinic.url}/v1/uploads/${id}`, {
      method: "PUT",
      headers: { ...piece(id, bytes).headers, authorization: `Bearer ${token}` },
      body: bytes,
    });
    return { id, token };
  };
  const entry = async (): Promise<string> => {
    const { json } = await clinic.call("POST", "/v1/registers", { token, body: registration() });
    return String(json.id);
  };
  const registration = (): object => ({
    register: "unencrypted",
    address: maria,
    purpose: "access-request",
    document: "warning-2",
    until: world.in(86_400_000),
  });
  let key: Promise<string> | null = null;
  const seenMaterial = (): Promise<string> => {
    key ??= generateKey({
      userIDs: [{ email: maria }],
      format: "binary",
      date: new Date(clinic.clock.time - 3_600_000),
    }).then(({ publicKey }) => Buffer.from(publicKey).toString("base64"));
    return key;
  };

  return {
    "get /.well-known/secure-delivery": async () => ({}),
    "get /v1/policy": async () => ({}),
    "post /v1/enrolments": async () => ({ body: { code: enrolmentCode, address: "new@riverside.example" } }),
    "delete /v1/enrolments": async () => ({ token: await clinic.enrol("leaver@riverside.example") }),
    "post /v1/enrolments/revoke": async () => ({ token: admin, body: { address: "leaver@riverside.example" } }),
    "get /v1/log/checkpoint": async () => ({}),
    "get /v1/log/consistency": async () => ({ query: "first=0&second=0" }),
    "get /v1/messages/{id}/evidence": mine,
    "get /v1/messages/{id}/events": mine,
    "post /v1/audit": async () => ({ token, body: { events: [{ id: randomId(), type: "send", findings: 2 }] } }),
    "post /v1/messages": async () => {
      const submission = submissionOf({ expiresAt: world.in(86_400_000) });
      return { token, body: submission, headers: { "idempotency-key": submission.id } };
    },
    "get /v1/messages/{id}": mine,
    "patch /v1/messages/{id}": async () => ({ ...(await mine()), body: { expiresAt: world.in(3_600_000) } }),
    "post /v1/messages/{id}/recall": mine,
    "put /v1/messages/{id}/hold": async () => ({ ...(await mine()), token: compliance, body: { held: true } }),
    "get /v1/messages/{id}/sealed": async () => {
      const id = await world.stored();
      await clinic.call("PUT", `/v1/messages/${id}/hold`, { token: compliance, body: { held: true } });
      return { id, token: compliance };
    },
    "post /v1/keys/rotate": async () => ({ token: admin }),
    "put /v1/uploads/{id}": async () => piece(randomId(), crypto.getRandomValues(new Uint8Array(700))),
    "get /v1/uploads/{id}": uploaded,
    "delete /v1/uploads/{id}": uploaded,
    "post /v1/deliveries": async () => {
      const submission = await clinic.submission({ to: [maria], text: "x" });
      return { token, body: submission, headers: { "idempotency-key": submission.id } };
    },
    "post /v1/routes": async () => ({ token, body: { from: alice, recipients: [maria], class: "sensitive" } }),
    "post /v1/registers": async () => ({ token, body: registration() }),
    "post /v1/registers/lookup": async () => ({ token, body: { address: maria } }),
    "post /v1/registers/{id}/revoke": async () => ({ id: await entry(), token, body: { address: maria } }),
    "post /v1/keys/seen": async () => ({
      token,
      body: {
        from: alice,
        address: maria,
        kind: "autocrypt",
        material: await seenMaterial(),
        seenAt: world.in(0),
      },
    }),
    "post /v1/bounces": async () => ({
      token: bounceSecret,
      body: bounce,
      headers: { "content-type": "message/rfc822" },
    }),
    // Her own message; a code for Maria would come in between those that the others wait for.
    "post /p/{id}/challenge": async () => ({ id: await world.stored(), body: { address: alice } }),
    "post /p/{id}/open": async () => {
      const id = await world.stored();
      return { id, body: { address: maria, code: await world.code(id) } };
    },
    "get /p/{id}/content": open,
    "post /p/{id}/replies": async () => {
      const { id, serverShare, sealed } = submissionOf();
      return { ...(await open()), body: { id, sender: alice, serverShare, sealed } };
    },
    "get /p/{id}/replies": open,
    "post /p/{id}/not-me": async () => ({ ...(await open()), body: { sender: alice } }),
    "post /p/{id}/passkey/options": async () => ({ id: await world.stored() }),
    "post /p/{id}/passkey/offer": async () => ({ ...(await open()), body: { address: maria } }),
    "post /p/{id}/passkey": async () => {
      const reader = await open();
      const { json } = await clinic.call("POST", `/p/${reader.id}/passkey/offer`, {
        token: reader.token ?? "",
        body: { address: maria },
      });
      const made = softwarePasskey(world.origin).registration(String(json.challenge));
      return { ...reader, body: { address: maria, passkey: made } };
    },
  };
}

/** A report that a message came back; nobody knows the message. */
const bounce = [
  "From: MAILER-DAEMON@mx.partner.example",
  `To: bounces+${"0".repeat(24)}@riverside.example`,
  'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
  "MIME-Version: 1.0",
  "",
  "--B",
  "Content-Type: message/delivery-status",
  "",
  "Reporting-MTA: dns; mx.partner.example",
  "",
  "Final-Recipient: rfc822; maria@partner.example",
  "Action: failed",
  "Status: 5.7.1",
  "",
  "--B--",
  "",
].join("\r\n");
