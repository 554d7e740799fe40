import { createHash, randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeIn } from "../support/mail-sink.ts";
import { alice, type Called, type Clinic, maria, openClinic, submissionOf, wrongCode } from "./clinic.ts";

/** Requests as an attacker sends them: again, in another order, many at once, and with tricks in every field. Each with its answer. */
const bob = "bob@riverside.example";
let clinic: Clinic;
let token: string;
let bobsToken: string;
beforeAll(async () => {
  clinic = await openClinic({ limits: { pickupsPerMinute: 100_000, messagesPerMinute: 100_000, challenges: 1_000 } });
  token = await clinic.enrol(alice);
  bobsToken = await clinic.enrol(bob);
});
afterAll(() => clinic.stop());

async function stored(): Promise<string> {
  const submission = submissionOf();
  expect((await clinic.submit(token, submission)).status).toBe(202);
  return submission.id;
}
async function codeFor(id: string): Promise<string> {
  await clinic.call("POST", `/p/${id}/challenge`, { body: { address: maria } });
  return codeIn(await clinic.mail.next());
}
const open = (id: string, code: string): Promise<Called> =>
  clinic.call("POST", `/p/${id}/open`, { body: { address: maria, code } });
const said = ({ status, json }: Called): string => `${status} ${json.code ?? ""}`.trim();
const many = async (call: () => Promise<Called>): Promise<readonly string[]> =>
  (await Promise.all(Array.from({ length: 20 }, call))).map(said).sort();
const digestOf = (bytes: Uint8Array): string => `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`;
async function put(id: string, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const response = await fetch(`${clinic.url}/v1/uploads/${id}`, {
    method: "PUT",
    headers: {
      authorization: `Bearer ${token}`,
      "upload-offset": String(offset),
      "content-digest": digestOf(bytes),
    },
    body: bytes,
  });
  const { code = "" } = (await response.json()) as { code?: string };
  return `${response.status} ${code}`.trim();
}

describe("a request that is replayed", () => {
  it("with a code that was used opens nothing: 403", async () => {
    const id = await stored();
    const code = await codeFor(id);
    expect(said(await open(id, code))).toBe("200");
    expect(said(await open(id, code))).toBe("403 code-wrong");
  });

  it("by another sender, a captured submission, stores nothing: 403", async () => {
    const submission = submissionOf();
    await clinic.submit(token, submission);
    expect(said(await clinic.submit(bobsToken, submission))).toBe("403 not-your-address");
  });

  it("with a ticket of another message reads nothing: 401", async () => {
    const [id, other] = [await stored(), await stored()];
    const { json } = await open(id, await codeFor(id));
    const read = await clinic.call("GET", `/p/${other}/content`, { token: String(json.ticket) });
    expect(said(read)).toBe("401 ticket-invalid");
  });

  it("after the message was recalled, with everything that was right before: 410", async () => {
    const id = await stored();
    const { json } = await open(id, await codeFor(id));
    await clinic.call("POST", `/v1/messages/${id}/recall`, { token });
    expect(said(await clinic.call("GET", `/p/${id}/content`, { token: String(json.ticket) }))).toBe(
      "410 message-recalled",
    );
  });
});

describe("requests in another order", () => {
  it("a recall before its message finds nothing, and the message can still be stored: 404, 202", async () => {
    const submission = submissionOf();
    const recall = await clinic.call("POST", `/v1/messages/${submission.id}/recall`, { token });
    expect(said(recall)).toBe("404 not-found");
    expect(said(await clinic.submit(token, submission))).toBe("202");
  });

  it("an open before its challenge opens nothing: 403", async () => {
    expect(said(await open(await stored(), "123456"))).toBe("403 code-wrong");
  });

  it("a later piece of an upload before the first waits for it: 409, then both are taken", async () => {
    const id = randomBytes(16).toString("base64url");
    const [first, second] = [new Uint8Array(randomBytes(500)), new Uint8Array(randomBytes(400))];
    expect(await put(id, 500, second)).toBe("409 upload-conflict");
    expect(await put(id, 0, first)).toBe("200");
    expect(await put(id, 500, second)).toBe("200");
    expect(await put(id, 0, first)).toBe("200");
  });

  it("another expiry after the recall changes nothing: 410", async () => {
    const id = await stored();
    await clinic.call("POST", `/v1/messages/${id}/recall`, { token });
    const body = { expiresAt: new Date(clinic.clock.time + 86_400_000).toISOString() };
    expect(said(await clinic.call("PATCH", `/v1/messages/${id}`, { token, body }))).toBe("410 message-recalled");
  });
});

describe("twenty of the same at once", () => {
  it("submissions store one message: 202, or 409 while the first is on its way", async () => {
    const submission = submissionOf();
    const answers = await many(() => clinic.submit(token, submission));
    expect(answers.every((answer) => answer === "202" || answer === "409 idempotency-in-progress")).toBe(true);
    expect(answers).toContain("202");
    expect(clinic.dump().split(`"id":"${submission.id}"`)).toHaveLength(2);
  });

  it("opens with one code open once: one 200, the others 403 or locked out with 429", async () => {
    const id = await stored();
    const code = await codeFor(id);
    const answers = await many(() => open(id, code));
    expect(answers.filter((answer) => answer === "200")).toHaveLength(1);
    expect(answers.filter((answer) => answer !== "200").every((answer) => /^(?:403|429) code-/.test(answer))).toBe(
      true,
    );
  });

  it("guesses get five answers and then the lock, whatever their order: 403, then 429", async () => {
    const id = await stored();
    const wrong = wrongCode(await codeFor(id));
    const answers = await many(() => open(id, wrong));
    expect(answers.filter((answer) => answer === "403 code-wrong")).toHaveLength(4);
    expect(answers.filter((answer) => answer === "429 code-locked")).toHaveLength(16);
  });

  it("recalls all say the same: 200", async () => {
    const id = await stored();
    const answers = await many(() => clinic.call("POST", `/v1/messages/${id}/recall`, { token }));
    expect(new Set(answers)).toEqual(new Set(["200"]));
  });
});

describe("a trick in a path", () => {
  it.each([
    "../../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "..%5c..%5cwindows%5cwin.ini",
    `${"A".repeat(18)}%00.db`,
    `${"A".repeat(22)}%0d%0aX-Evil: 1`,
    "......................",
    "A".repeat(21),
    "A".repeat(23),
    "A".repeat(5_000),
    "messages.db%00AAAAAAAAAAA",
    "AAAAAAAAAAAAAAAAAAAAA%20",
    "éAAAAAAAAAAAAAAAAAAAAA",
  ])("of an upload, %s, makes no file and no upload: 400 or 404", async (id) => {
    const contents = path.join(clinic.folder, "contents");
    const before = [await readdir(contents), await readdir(clinic.folder), await readdir(path.dirname(clinic.folder))];
    expect(await put(id, 0, new Uint8Array(randomBytes(100)))).toMatch(/^40[04] /);
    const after = [await readdir(contents), await readdir(clinic.folder), await readdir(path.dirname(clinic.folder))];
    expect(after).toEqual(before);
  });

  it.each(["/portal/..%2fdata%2fmessages.db", "/portal/%2e%2e/data/digest.key", "/portal/pickup.html", "/portal/"])(
    "of the portal, %s, gives no file: 404",
    async (trick) => {
      expect((await clinic.call("GET", trick)).status).toBe(404);
    },
  );
});

describe("a line break in what is written into a mail", () => {
  it.each([
    ["CR LF", "maria.lopez@home.example\r\nBcc: eve@elsewhere.example"],
    ["LF", "maria.lopez@home.example\nBcc: eve@elsewhere.example"],
    ["a folded line", "maria.lopez@home.example\r\n Bcc: eve@elsewhere.example"],
    ["a line separator of Unicode", "maria.lopez@home.example\u2028Bcc: eve@elsewhere.example"],
    ["NUL", "maria.lopez@home.example\0Bcc: eve@elsewhere.example"],
    ["SMTP's own end", "maria.lopez@home.example>\r\nRCPT TO:<eve@elsewhere.example"],
  ])("%s in an address sends no mail: 400", async (_, address) => {
    const id = await stored();
    const before = clinic.mail.mails.length;
    for (const by of ["challenge", "open"]) {
      const body = by === "open" ? { address, code: "123456" } : { address };
      expect(said(await clinic.call("POST", `/p/${id}/${by}`, { body }))).toBe("400 invalid-request");
    }
    expect(said(await clinic.submit(token, submissionOf({ recipients: [address] })))).toBe("400 invalid-request");
    expect(clinic.mail.mails.length).toBe(before);
  });
});
