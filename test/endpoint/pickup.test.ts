import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromBase64Url, toBase64 } from "../../shared/core/delivery/base64.ts";
import { messageState } from "../../shared/core/delivery/wire/message-state.ts";
import { pickupOpened } from "../../shared/core/delivery/wire/pickup.ts";
import type { Submission } from "../../shared/core/delivery/wire/submission.ts";
import { codeIn, startMailSink } from "../support/mail-sink.ts";
import { alice, type Called, type Clinic, maria, openClinic, submissionOf, wrongCode } from "./clinic.ts";

const day = 86_400_000;
const stranger = "stranger@home.example";
let clinic: Clinic;
let token: string;
beforeAll(async () => {
  clinic = await openClinic({ limits: { pickupsPerMinute: 1_000 } });
  token = await clinic.enrol(alice);
});
afterAll(() => clinic.stop());

async function stored(changes: Partial<Submission> = {}): Promise<Submission> {
  const submission = submissionOf({ expiresAt: new Date(clinic.clock.time + 30 * day).toISOString(), ...changes });
  expect((await clinic.submit(token, submission)).status).toBe(202);
  return submission;
}

const challenge = (id: string, address: string): Promise<Called> =>
  clinic.call("POST", `/p/${id}/challenge`, { body: { address } });
const open = (id: string, address: string, code: string): Promise<Called> =>
  clinic.call("POST", `/p/${id}/open`, { body: { address, code } });

/** Everything of an answer that a stranger could compare, but for the date. */
function visible({ status, headers, text }: Called): string {
  const shown = [...headers].filter(([name]) => name !== "date");
  return JSON.stringify({ status, shown, text });
}

async function askedCode(id: string, address: string): Promise<string> {
  expect((await challenge(id, address)).status).toBe(202);
  return codeIn(await clinic.mail.next());
}

describe("picking up", () => {
  it.each([
    ["a small message, kept in its row", 900],
    ["a large message, kept in a file", 300_000],
  ])("gives a recipient with the code the share and %s", async (_, size) => {
    const content = crypto.getRandomValues(new Uint8Array(size).subarray(0, Math.min(size, 65_000)));
    const sealed = new Uint8Array(size);
    sealed.set(content);
    const { id, serverShare } = await stored({ sealed: toBase64(sealed) });
    const opened = pickupOpened.parse((await clinic.pickUp(id, maria)).json);
    expect(opened.serverShare).toBe(serverShare);
    const response = await fetch(`${clinic.url}/p/${id}/content`, {
      headers: { authorization: `Bearer ${opened.ticket}` },
    });
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(Buffer.from(await response.arrayBuffer()).equals(sealed)).toBe(true);
  });

  it("takes the address however it is written", async () => {
    const { id } = await stored();
    expect((await clinic.pickUp(id, maria.toUpperCase())).status).toBe(200);
  });

  it("tells the sender when it was opened first", async () => {
    const { id } = await stored({ recipients: ["second@home.example", maria] });
    const first = clinic.clock.time;
    await clinic.pickUp(id, maria);
    clinic.clock.time += 60_000;
    await clinic.pickUp(id, maria);
    const state = messageState.parse((await clinic.call("GET", `/v1/messages/${id}`, { token })).json);
    expect(state.recipients).toEqual([
      { state: "portal_ready", openedAt: null },
      { state: "opened", openedAt: new Date(first).toISOString() },
    ]);
  });

  it("mails the code in both languages, with no link, no secret, and only to who asked", async () => {
    const { id } = await stored({ recipients: [maria, "second@home.example"] });
    await challenge(id, maria);
    const mail = await clinic.mail.next();
    expect(mail.to).toEqual([maria]);
    expect(mail.message.subject).toBe("Your code / Su código");
    expect(mail.message.text).toMatch(
      /This is your code to open a secure message from Riverside Clinic:\n\n {4}\d{6}\n/,
    );
    expect(mail.message.text).toContain("Este es su código");
    expect(mail.message.text).toContain("10 minutes");
    for (const secret of [id, "http", "href", alice, "second@"]) expect(`${mail.raw}`).not.toContain(secret);
    expect(mail.message.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
  });
});

describe("a code", () => {
  it("of another message opens nothing", async () => {
    const [one, two] = [await stored(), await stored()];
    const code = await askedCode(one.id, maria);
    expect(await open(two.id, maria, code)).toMatchObject({ status: 403, json: { code: "code-wrong" } });
  });

  it("of another recipient opens nothing", async () => {
    const { id } = await stored({ recipients: [maria, "second@home.example"] });
    const code = await askedCode(id, maria);
    expect((await open(id, "second@home.example", code)).status).toBe(403);
  });

  it("is replaced by a newer one", async () => {
    const { id } = await stored();
    const first = await askedCode(id, maria);
    const second = await askedCode(id, maria);
    if (first !== second) expect((await open(id, maria, first)).status).toBe(403);
    expect((await open(id, maria, second)).status).toBe(200);
  });

  it("is too old after ten minutes", async () => {
    const { id } = await stored();
    const code = await askedCode(id, maria);
    clinic.clock.time += 10 * 60_000;
    expect((await open(id, maria, code)).status).toBe(403);
  });

  it("that was wrong five times locks the address for that message for a quarter of an hour", async () => {
    const { id } = await stored({ recipients: [maria, "second@home.example"] });
    const code = await askedCode(id, maria);
    const statuses: number[] = [];
    for (let tries = 0; tries < 5; tries++) statuses.push((await open(id, maria, wrongCode(code))).status);
    expect(statuses).toEqual([403, 403, 403, 403, 429]);
    const locked = await open(id, maria, code);
    expect(locked).toMatchObject({ status: 429, json: { code: "code-locked" } });
    expect(locked.headers.get("retry-after")).toBe("900");
    expect((await challenge(id, maria)).json.code).toBe("code-locked");
    expect((await clinic.pickUp(id, "second@home.example")).status).toBe(200);
    clinic.clock.time += 15 * 60_000;
    expect((await clinic.pickUp(id, maria)).status).toBe(200);
  });

  it("counts every try when they come at once", async () => {
    const { id } = await stored();
    const code = await askedCode(id, maria);
    const tries = await Promise.all(Array.from({ length: 40 }, () => open(id, maria, wrongCode(code))));
    expect(tries.filter(({ status }) => status === 403)).toHaveLength(4);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(36);
  });
});

describe("who may not read learns nothing", () => {
  it("a challenge answers byte for byte alike for recipient, sender, stranger and unknown message", async () => {
    const { id } = await stored();
    const before = clinic.mail.mails.length;
    const answers = [
      await challenge(id, maria),
      await challenge(id, alice),
      await challenge(id, stranger),
      await challenge(submissionOf().id, maria),
    ].map(visible);
    expect(new Set(answers).size).toBe(1);
    await clinic.mail.next();
    await clinic.mail.next();
    expect(
      clinic.mail.mails
        .slice(before)
        .flatMap(({ to }) => to)
        .toSorted(),
    ).toEqual([alice, maria].toSorted());
  });

  it("a wrong code answers alike, up to the lock and through it", async () => {
    const { id } = await stored();
    const code = await askedCode(id, maria);
    const readers: readonly [string, string][] = [
      [id, maria],
      [id, stranger],
      [submissionOf().id, maria],
    ];
    for (let tries = 0; tries < 7; tries++) {
      const answers = await Promise.all(
        readers.map(async ([message, address]) => visible(await open(message, address, wrongCode(code)))),
      );
      expect(new Set(answers).size).toBe(1);
    }
    const challenges = await Promise.all(
      readers.map(async ([message, address]) => visible(await challenge(message, address))),
    );
    expect(new Set(challenges).size).toBe(1);
  });

  it("too many challenges answer alike", async () => {
    const { id } = await stored();
    const readers: readonly [string, string][] = [
      [id, maria],
      [id, stranger],
      [submissionOf().id, maria],
    ];
    for (let count = 1; count <= 6; count++) {
      const answers = await Promise.all(readers.map(async ([message, address]) => await challenge(message, address)));
      expect(new Set(answers.map(visible)).size).toBe(1);
      expect(answers[0]?.status).toBe(count <= 5 ? 202 : 429);
    }
    for (let count = 1; count <= 5; count++) await clinic.mail.next();
  });

  it("the page is the same for every message, known or not, and has no problem with nonsense", async () => {
    const { id } = await stored();
    const pages = await Promise.all(
      [id, submissionOf().id, "nonsense"].map(async (one) => visible(await clinic.call("GET", `/p/${one}`))),
    );
    expect(new Set(pages).size).toBe(1);
  });

  it.each([
    ["no ticket", () => ({})],
    ["a made-up ticket", () => ({ token: "A".repeat(43) })],
    ["the sender's token", () => ({ token })],
  ])("content is not given for %s", async (_, options) => {
    const { id } = await stored();
    expect(await clinic.call("GET", `/p/${id}/content`, options())).toMatchObject({
      status: 401,
      json: { code: "ticket-invalid" },
    });
  });

  it("a ticket is for its message and its time only", async () => {
    const [one, two] = [await stored(), await stored()];
    const ticket = String((await clinic.pickUp(one.id, maria)).json.ticket);
    expect((await clinic.call("GET", `/p/${two.id}/content`, { token: ticket })).status).toBe(401);
    expect((await clinic.call("GET", `/p/${one.id}/content`, { token: ticket })).status).toBe(200);
    clinic.clock.time += 30 * 60_000;
    expect((await clinic.call("GET", `/p/${one.id}/content`, { token: ticket })).status).toBe(401);
  });
});

describe("a link scanner", () => {
  it("changes nothing by GET or HEAD, whatever it asks for", async () => {
    const { id } = await stored();
    await askedCode(id, maria);
    const before = clinic.dump();
    for (const path of [
      `/p/${id}`,
      `/p/${id}?a=b`,
      `/p/${id}/challenge`,
      `/p/${id}/open`,
      `/p/${id}/content`,
      `/p/${id}/recall`,
    ]) {
      await clinic.call("GET", path);
      await clinic.call("HEAD", path);
    }
    expect(clinic.dump()).toBe(before);
  });
});

describe("too many requests from one place", () => {
  it("wait, whatever they ask for", async () => {
    const busy = await openClinic({ limits: { pickupsPerMinute: 3 } });
    try {
      const ask = (): Promise<Called> =>
        busy.call("POST", `/p/${submissionOf().id}/challenge`, { body: { address: maria } });
      for (let count = 1; count <= 3; count++) expect((await ask()).status).toBe(202);
      const refused = await ask();
      expect(refused).toMatchObject({ status: 429, json: { code: "too-many-requests", retryable: true } });
      expect(refused.headers.get("retry-after")).toBe("60");
      busy.clock.time += 60_000;
      expect((await ask()).status).toBe(202);
    } finally {
      await busy.stop();
    }
  });
});

describe("when the mail relay", () => {
  it("is down, the challenge answers as ever, and the log says so without the address", async () => {
    const gone = await startMailSink();
    await gone.stop();
    const other = await openClinic({
      relay: { host: "127.0.0.1", port: gone.port, from: "no-reply@riverside.example" },
    });
    try {
      const submission = submissionOf();
      await other.submit(await other.enrol(alice), submission);
      const answer = await other.call("POST", `/p/${submission.id}/challenge`, { body: { address: maria } });
      expect(answer.status).toBe(202);
      expect(answer.text).toBe(
        (await other.call("POST", `/p/${submissionOf().id}/challenge`, { body: { address: maria } })).text,
      );
      await expect
        .poll(() => other.log())
        .toContain('"event":"code-mail","result":"failed","attempt":1,"cause":"ESOCKET"');
      expect(other.log()).not.toContain(maria);
    } finally {
      await other.stop();
    }
  });

  it("refuses for a while, the code is tried again", async () => {
    const { id } = await stored();
    clinic.mail.refuse(true);
    await challenge(id, maria);
    await expect.poll(() => clinic.log()).toContain('"result":"failed"');
    clinic.mail.refuse(false);
    const code = codeIn(await clinic.mail.next());
    expect((await open(id, maria, code)).status).toBe(200);
    expect(clinic.log()).not.toContain(maria);
  });
});

it("the share is never in the database as it is", async () => {
  const { serverShare } = await stored();
  const bytes = fromBase64Url(serverShare) ?? new Uint8Array();
  expect(clinic.dump()).not.toContain(toBase64(bytes).slice(2, 40));
});
