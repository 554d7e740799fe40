import { createHash, randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Submission } from "../../../shared/core/delivery/wire/submission.ts";
import { codeIn } from "../../support/mail-sink.ts";
import { type Called, maria, submissionOf } from "../clinic.ts";
import { type CrashingClinic, openCrashingClinic } from "./crashing-clinic.ts";

/** The endpoint as it ships, on a disk that takes nothing more (ENOSPC at every write), and then takes it again. */
let clinic: CrashingClinic;
beforeAll(async () => {
  clinic = await openCrashingClinic();
});
afterEach(() => clinic.fillDisk(false));
afterAll(() => clinic.stop());

const submissionWith = (bytes: number): Submission =>
  submissionOf({
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    sealed: randomBytes(bytes).toString("base64"),
  });
const submit = (body: Submission): Promise<Called> =>
  clinic.call("POST", "/v1/messages", { token: clinic.token, body, headers: { "idempotency-key": body.id } });
const challenge = (id: string): Promise<Called> =>
  clinic.call("POST", `/p/${id}/challenge`, { body: { address: maria } });
const codeFor = async (id: string): Promise<string> => {
  expect((await challenge(id)).status).toBe(202);
  return codeIn(await clinic.mail.next());
};
async function put(id: string, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const response = await fetch(`${clinic.url()}/v1/uploads/${id}`, {
    method: "PUT",
    headers: {
      authorization: `Bearer ${clinic.token}`,
      "upload-offset": "0",
      "content-digest": `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`,
    },
    body: bytes,
  });
  await response.arrayBuffer();
  return response.status;
}

describe("while the disk is full", () => {
  it.each([
    ["a small message", 900],
    ["a large message", 300_000],
  ])("%s is refused with 503 and not half stored; the same request works when there is room", async (_, bytes) => {
    const submission = submissionWith(bytes);
    await clinic.fillDisk(true);
    const refused = await submit(submission);
    expect(refused).toMatchObject({ status: 503, json: { code: "storage-unavailable", retryable: true } });
    await clinic.fillDisk(false);
    expect((await clinic.call("GET", `/v1/messages/${submission.id}`, { token: clinic.token })).status).toBe(404);
    expect((await submit(submission)).status).toBe(202);
    const body = { address: maria, code: await codeFor(submission.id) };
    const { json } = await clinic.call("POST", `/p/${submission.id}/open`, { body });
    const content = await fetch(`${clinic.url()}/p/${submission.id}/content`, {
      headers: { authorization: `Bearer ${json.ticket}` },
    });
    expect(Buffer.from(await content.arrayBuffer()).toString("base64")).toBe(submission.sealed);
  });

  it("a piece of an upload is refused with 503, and the upload goes on when there is room", async () => {
    const id = randomBytes(16).toString("base64url");
    const piece = new Uint8Array(randomBytes(200_000));
    await clinic.fillDisk(true);
    expect(await put(id, piece)).toBe(503);
    await clinic.fillDisk(false);
    expect(await put(id, piece)).toBe(200);
  });

  it("a code is not given out that could not be remembered", async () => {
    const submission = submissionWith(900);
    await submit(submission);
    const before = clinic.mail.mails.length;
    await clinic.fillDisk(true);
    expect((await challenge(submission.id)).status).toBe(503);
    expect(clinic.mail.mails.length).toBe(before);
  });

  it("a message is not opened unrecorded, and its code is good when there is room", async () => {
    const submission = submissionWith(900);
    await submit(submission);
    const body = { address: maria, code: await codeFor(submission.id) };
    await clinic.fillDisk(true);
    const refused = await clinic.call("POST", `/p/${submission.id}/open`, { body });
    expect(refused.status).toBe(503);
    expect(refused.text).not.toContain("serverShare");
    await clinic.fillDisk(false);
    expect((await clinic.call("POST", `/p/${submission.id}/open`, { body })).status).toBe(200);
  });

  it("a recall is refused with 503, never answered as done, and works when there is room", async () => {
    const { id } = await stored();
    await clinic.fillDisk(true);
    const recall = (): Promise<Called> => clinic.call("POST", `/v1/messages/${id}/recall`, { token: clinic.token });
    expect((await recall()).status).toBe(503);
    await clinic.fillDisk(false);
    expect(await recall()).toMatchObject({ status: 200, json: { recalled: "before_open" } });
    expect((await challenge(id)).status).toBe(410);
  });

  it("what was stored before can still be seen, and the process lives", async () => {
    const { id } = await stored();
    await clinic.fillDisk(true);
    expect((await clinic.call("GET", `/v1/messages/${id}`, { token: clinic.token })).status).toBe(200);
    expect((await clinic.call("GET", "/healthz")).status).toBe(200);
  });

  it("a start after it finds everything that was acknowledged", async () => {
    const { id } = await stored();
    await clinic.fillDisk(true);
    await submit(submissionWith(900));
    await clinic.fillDisk(false);
    await clinic.heal();
    expect((await clinic.call("GET", `/v1/messages/${id}`, { token: clinic.token })).status).toBe(200);
  });
});

async function stored(): Promise<Submission> {
  const submission = submissionWith(900);
  expect((await submit(submission)).status).toBe(202);
  return submission;
}
