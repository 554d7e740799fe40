import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { connect } from "node:net";
import path from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { UploadedSubmission } from "../../shared/core/delivery/wire/submission.ts";
import { alice, type Called, type Clinic, maria, openClinic, submissionOf } from "./clinic.ts";
import { combinations, type StoragePlace, storages } from "./storages.ts";

const servers = storages();
afterAll(() => servers.stop());

const newId = (): string => randomBytes(16).toString("base64url");
const digestOf = (bytes: Uint8Array): string => `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`;

interface PieceChanges {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

describe.each(combinations)("an upload, on %s with %s", (database, contents) => {
  let place: StoragePlace;
  let clinic: Clinic;
  let token: string;
  beforeEach(async () => {
    place = await servers.place(database, contents);
    clinic = await openClinic({
      ...place.config,
      limits: { maxUploadBytes: 5_000_000, maxPieceBytes: 2_000_000, waitingBytes: 8_000_000 },
    });
    token = await clinic.enrol(alice);
  });
  afterEach(async () => {
    await clinic.stop();
    await place.remove();
  });

  async function put(id: string, offset: number, bytes: Uint8Array, changes: PieceChanges = {}): Promise<Called> {
    const response = await fetch(`${clinic.url}/v1/uploads/${id}`, {
      method: "PUT",
      headers: {
        authorization: `Bearer ${changes.token ?? token}`,
        "content-type": "application/octet-stream",
        "upload-offset": String(offset),
        "content-digest": digestOf(bytes),
        ...changes.headers,
      },
      body: new Uint8Array(bytes),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: JSON.parse(text) };
  }
  async function submit(upload: { id: string; bytes: number }, bearer = token): Promise<Called> {
    const { sealed: _, ...rest } = submissionOf();
    const body: UploadedSubmission = { ...rest, upload };
    return clinic.call("POST", "/v1/messages", { token: bearer, body, headers: { "idempotency-key": body.id } });
  }
  async function contentOf(id: string): Promise<Buffer> {
    const { ticket } = (await clinic.pickUp(id, maria)).json;
    const response = await fetch(`${clinic.url}/p/${id}/content`, { headers: { authorization: `Bearer ${ticket}` } });
    return Buffer.from(await response.arrayBuffer());
  }

  it("in three pieces becomes a message that opens as it was", async () => {
    const whole = randomBytes(4_500_000);
    const id = newId();
    for (const offset of [0, 1_999_999, 3_000_000]) {
      const end = offset === 0 ? 1_999_999 : offset === 1_999_999 ? 3_000_000 : whole.length;
      const stored = await put(id, offset, whole.subarray(offset, end));
      expect(stored).toMatchObject({ status: 200, json: { id, offset: end } });
    }
    expect((await clinic.call("GET", `/v1/uploads/${id}`, { token })).json).toEqual({ id, offset: whole.length });
    const sent = await submit({ id, bytes: whole.length });
    expect(sent.status).toBe(202);
    expect((await contentOf(String(sent.json.id))).equals(whole)).toBe(true);
    expect((await clinic.call("GET", `/v1/uploads/${id}`, { token })).status).toBe(404);
    expect((await submit({ id, bytes: whole.length })).json.code).toBe("upload-conflict");
  });

  it("takes the same piece again, and says where to go on after any other", async () => {
    const [one, two] = [randomBytes(100_000), randomBytes(50_000)];
    const id = newId();
    expect((await put(id, 0, one)).json.offset).toBe(100_000);
    expect((await put(id, 0, one)).json.offset).toBe(100_000);
    expect((await put(id, 100_000, two)).json.offset).toBe(150_000);
    expect((await put(id, 0, one)).json.offset).toBe(150_000);
    for (const [offset, piece] of [
      [0, two],
      [50_000, two],
      [150_001, two],
    ] as const) {
      const refused = await put(id, offset, piece);
      expect(refused).toMatchObject({ status: 409, json: { code: "upload-conflict", retryable: true } });
      expect(refused.headers.get("upload-offset")).toBe("150000");
    }
  });

  it("keeps nothing of a piece that is not what its digest says", async () => {
    const id = newId();
    const refused = await put(id, 0, randomBytes(300_000), {
      headers: { "content-digest": digestOf(randomBytes(3)) },
    });
    expect(refused).toMatchObject({ status: 422, json: { code: "digest-mismatch" } });
    expect((await clinic.call("GET", `/v1/uploads/${id}`, { token })).status).toBe(404);
  });

  it("stores one of two first pieces that come at once", async () => {
    const id = newId();
    const answers = await Promise.all([put(id, 0, randomBytes(90_000)), put(id, 0, randomBytes(80_000))]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const { offset } = (await clinic.call("GET", `/v1/uploads/${id}`, { token })).json;
    expect([90_000, 80_000]).toContain(offset);
  });

  it("survives a connection that breaks in the middle of a piece", async () => {
    const id = newId();
    const [one, two] = [randomBytes(200_000), randomBytes(400_000)];
    await put(id, 0, one);
    const socket = connect(Number(new URL(clinic.url).port), "127.0.0.1");
    socket.write(
      `PUT /v1/uploads/${id} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nUpload-Offset: 200000\r\n` +
        `Content-Digest: ${digestOf(two)}\r\nContent-Length: 400000\r\n\r\n`,
    );
    socket.write(two.subarray(0, 150_000), () => socket.destroy());
    await new Promise((resolve) => socket.on("close", resolve));
    expect((await clinic.call("GET", `/v1/uploads/${id}`, { token })).json.offset).toBe(200_000);
    expect((await put(id, 200_000, two)).json.offset).toBe(600_000);
    const sent = await submit({ id, bytes: 600_000 });
    expect((await contentOf(String(sent.json.id))).equals(Buffer.concat([one, two]))).toBe(true);
  });

  it("is its owner's alone", async () => {
    const id = newId();
    const piece = randomBytes(1_000);
    await put(id, 0, piece);
    const bob = await clinic.enrol("bob@riverside.example");
    expect((await put(id, 1_000, piece, { token: bob })).status).toBe(404);
    expect((await put(id, 0, piece, { token: bob })).status).toBe(404);
    expect((await clinic.call("GET", `/v1/uploads/${id}`, { token: bob })).status).toBe(404);
    expect((await clinic.call("DELETE", `/v1/uploads/${id}`, { token: bob })).status).toBe(404);
    const { sealed: _, ...rest } = submissionOf({ from: "bob@riverside.example" });
    const stolen = { ...rest, upload: { id, bytes: 1_000 } };
    const refused = await clinic.call("POST", "/v1/messages", {
      token: bob,
      body: stolen,
      headers: { "idempotency-key": "steal-it-1" },
    });
    expect(refused).toMatchObject({ status: 409, json: { code: "upload-conflict" } });
    expect((await put(id, 1_000, piece, { token: "" })).status).toBe(401);
  });

  it("with another length than it has is no message, and can still become one", async () => {
    const id = newId();
    await put(id, 0, randomBytes(1_000));
    for (const bytes of [999, 1_001]) expect((await submit({ id, bytes })).json.code).toBe("upload-conflict");
    expect((await submit({ id, bytes: 1_000 })).status).toBe(202);
  });

  it("given up leaves nothing behind, nor does one that nobody came back for", async () => {
    const [given, forgotten] = [newId(), newId()];
    await put(given, 0, randomBytes(1_000));
    await put(forgotten, 0, randomBytes(1_000));
    expect((await clinic.call("DELETE", `/v1/uploads/${given}`, { token })).status).toBe(204);
    expect((await clinic.call("DELETE", `/v1/uploads/${given}`, { token })).status).toBe(404);
    const storage = await place.open();
    await storage.purge(clinic.clock.time + 25 * 3_600_000, { keepEndedDays: 30, uploadHours: 24 });
    expect((await clinic.call("GET", `/v1/uploads/${forgotten}`, { token })).status).toBe(404);
    await storage.purge(clinic.clock.time + 25 * 3_600_000, { keepEndedDays: 30, uploadHours: 24 });
    if (contents === "files") expect(await readdir(path.join(place.config.dataFolder, "contents"))).toEqual([]);
    expect(await storage.database.rows("SELECT * FROM loose_blobs")).toEqual([]);
  });

  it.each([
    ["a piece over its limit", 0, 2_000_001],
    ["a whole over its limit", 4_000_000, 1_000_001],
  ])("refuses %s", async (_, offset, size) => {
    const id = newId();
    const two = randomBytes(2_000_000);
    for (let at = 0; at < offset; at += two.length) await put(id, at, two);
    expect(await put(id, offset, randomBytes(size))).toMatchObject({ status: 413, json: { code: "too-large" } });
  });

  it("refuses to hold more for one sender than the limit", async () => {
    const piece = randomBytes(2_000_000);
    const ids = [newId(), newId(), newId(), newId()];
    for (const id of ids) expect((await put(id, 0, piece)).status).toBe(200);
    expect((await put(newId(), 0, piece)).status).toBe(413);
    await clinic.call("DELETE", `/v1/uploads/${ids[0]}`, { token });
    expect((await put(newId(), 0, piece)).status).toBe(200);
  });
});

describe("a request that is wrong", () => {
  let clinic: Clinic;
  let token: string;
  beforeEach(async () => {
    clinic = await openClinic();
    token = await clinic.enrol(alice);
  });
  afterEach(() => clinic.stop());
  const good = (body: string): Record<string, string> => ({
    "upload-offset": "0",
    "content-digest": digestOf(Buffer.from(body)),
  });

  it.each([
    ["..%2f..%2fetc%2fpasswd", 400],
    ["..%2F..%2F..%2Fmessages.db", 400],
    ["%2e%2e%2f%2e%2e%2fdigest.key", 400],
    ["../../share.key", 404],
    ["..", 404],
    ["AAAAAAAAAAAAAAAAAAAAA%00", 400],
    ["AAAAAAAAAAAAAAAAAAAAA.", 400],
    ["AAAAAAAAAAAAAAAAAAAAAAA", 400],
    ["C:\\windows\\system32\\ab", 400],
    ["%ff%fe", 400],
  ])("with the path trick %s touches no file", async (id, status) => {
    const before = await readdir(clinic.folder, { recursive: true });
    // Not by fetch, which would clean the path up.
    const socket = connect(Number(new URL(clinic.url).port), "127.0.0.1");
    const headers = Object.entries({ ...good("x"), authorization: `Bearer ${token}`, "content-length": "1" });
    socket.write(`PUT /v1/uploads/${id} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n`);
    socket.write(`${headers.map(([name, value]) => `${name}: ${value}`).join("\r\n")}\r\n\r\nx`);
    let answer = "";
    for await (const chunk of socket) answer += String(chunk);
    expect(Number(answer.split(" ")[1])).toBe(status);
    expect(await readdir(clinic.folder, { recursive: true })).toEqual(before);
    expect(existsSync(path.join(clinic.folder, "../../etc"))).toBe(false);
  });

  it.each([
    ["no offset", { "upload-offset": "" }],
    ["an offset below zero", { "upload-offset": "-1" }],
    ["an offset that is huge", { "upload-offset": "99999999999" }],
    ["no digest", { "content-digest": "" }],
    ["a digest of another kind", { "content-digest": "md5=:AAAAAAAAAAAAAAAAAAAAAA==:" }],
    ["a digest without its colons", { "content-digest": `sha-256=${"A".repeat(43)}=` }],
  ])("with %s gets 400", async (_, headers) => {
    const answer = await clinic.call("PUT", `/v1/uploads/${newId()}`, {
      token,
      body: "x",
      headers: { ...good("x"), ...headers },
    });
    expect(answer).toMatchObject({ status: 400, json: { code: "invalid-request" } });
  });

  it("with neither or both of sealed and upload is no submission", async () => {
    const { sealed, ...rest } = submissionOf();
    const both = { ...rest, sealed, upload: { id: newId(), bytes: 1 } };
    for (const body of [rest, both]) {
      const answer = await clinic.call("POST", "/v1/messages", {
        token,
        body,
        headers: { "idempotency-key": "wrong-one" },
      });
      expect(answer).toMatchObject({ status: 400, json: { code: "invalid-request" } });
    }
  });
});
