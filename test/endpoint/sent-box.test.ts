import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpointClient } from "../../shared/core/delivery/endpoint-client.ts";
import { overrideNotes } from "../../shared/core/delivery/override-notes.ts";
import { type SentEntry, sentRecord } from "../../shared/core/delivery/sent-record.ts";
import { endpointSentBox, type LinkMessage } from "../../shared/pane/endpoint-sent-box.ts";
import { writeNotice } from "../../shared/text/notice.ts";
import { policyOf } from "../support/policy-of.ts";
import { alice, type Clinic, maria, openClinic, openingTime, submissionOf } from "./clinic.ts";

const second = "second@home.example";
const day = 86_400_000;

let clinic: Clinic;
let token: string;
beforeAll(async () => {
  clinic = await openClinic({ limits: { pickupsPerMinute: 1_000 } });
  token = await clinic.enrol(alice);
});
afterAll(() => clinic.stop());

/** A box over the real endpoint, with one message of Alice's in it. */
async function boxWith(
  changes: Partial<SentEntry> = {},
  access: { token?: string | null; url?: string; opens?: boolean } = {},
) {
  const kept = new Map<string, string>();
  const opened: LinkMessage[] = [];
  const record = sentRecord({
    read: async (key) => kept.get(key) ?? null,
    write: async (key, value) => void kept.set(key, value),
  });
  const submission = submissionOf({ recipients: [maria, second] });
  await clinic.submit(token, submission);
  const { id } = submission;
  await record.note({
    messageId: id,
    endpoint: clinic.url,
    sender: alice,
    recipients: [maria, second],
    link: `${clinic.url}/p/${id}#${"k".repeat(43)}`,
    announced: true,
    storedAt: new Date(openingTime).toISOString(),
    expiresAt: submission.expiresAt,
    ...changes,
  });
  const { token: given = token, url, opens = true } = access;
  const box = endpointSentBox({
    record,
    notes: overrideNotes({ read: async () => null, write: async () => {} }),
    clientFor: async (endpoint) =>
      given === null ? null : endpointClient({ url: url ?? endpoint, token: given, fetch, timeoutMs: 5_000 }),
    policyFor: async () => policyOf(),
    writeNotice,
    openMessage: async (message) => {
      if (opens) opened.push(message);
      return opens;
    },
  });
  const only = async () => (await box.list())[0];
  return { box, id, opened, only, record };
}

describe("the sender's sealed messages, against the real endpoint", () => {
  it("says who has opened it and when, in the order of the submission", async () => {
    const { id, only } = await boxWith();
    expect(await only()).toMatchObject({ state: "announced", linkAgain: true, recipients: [{ openedAt: null }, {}] });
    await clinic.pickUp(id, second);
    expect((await only())?.recipients).toEqual([
      { shown: maria, state: "portal_ready", openedAt: null, readers: [] },
      { shown: second, state: "opened", openedAt: new Date(openingTime).toISOString(), readers: [] },
    ]);
  });

  it("says when its notice has not left", async () => {
    const { only } = await boxWith({ announced: false });
    expect(await only()).toMatchObject({ state: "stored" });
  });

  it("recalls it; nobody can open it then, and the link is not offered again", async () => {
    const { box, id, only } = await boxWith();
    expect(await box.act({ do: "recall", id })).toBe("done");
    expect(await only()).toMatchObject({ state: "recalled", linkAgain: false });
    const late = await clinic.pickUp(id, maria).catch(() => ({ status: 410 }));
    expect(late.status).toBeGreaterThanOrEqual(400);
  });

  it("says when somebody had opened it before the recall", async () => {
    const { box, id } = await boxWith();
    await clinic.pickUp(id, maria);
    expect(await box.act({ do: "recall", id })).toBe("recalled-late");
  });

  it("changes when it ends", async () => {
    const { box, id, only, record } = await boxWith();
    const expiresAt = new Date(openingTime + 3 * day).toISOString();
    expect(await box.act({ do: "change-expiry", id, expiresAt })).toBe("done");
    expect(await only()).toMatchObject({ expiresAt });
    expect(await record.all()).toMatchObject([{ expiresAt }]);
  });

  it("does not change it to later than the endpoint allows, nor to the past", async () => {
    const { box, id, only } = await boxWith();
    const before = await only();
    for (const days of [10_000, -1]) {
      const expiresAt = new Date(openingTime + days * day).toISOString();
      expect(await box.act({ do: "change-expiry", id, expiresAt })).toBe("endpoint-rejected");
    }
    expect(await only()).toEqual(before);
  });

  it("opens a new message with the notice and the link, to the same people, none of whom learns of the others", async () => {
    const { box, id, opened } = await boxWith();
    expect(await box.act({ do: "link-again", id })).toBe("done");
    expect(opened).toMatchObject([{ from: alice, to: [], bcc: [maria, second] }]);
    expect(opened[0]?.notice.text).toContain(`/p/${id}#${"k".repeat(43)}`);
  });

  it("says when no message could be opened", async () => {
    const { box, id } = await boxWith({}, { opens: false });
    expect(await box.act({ do: "link-again", id })).toBe("link-not-opened");
  });
});

describe("when the endpoint does not answer as hoped", () => {
  it("lists what this machine knows", async () => {
    const { only } = await boxWith({}, { url: "http://127.0.0.1:9" });
    expect(await only()).toMatchObject({ state: "unknown", recipients: [{ shown: maria, openedAt: null }, {}] });
  });

  it("tells that it could not be reached, and changes nothing", async () => {
    const { box, id } = await boxWith({}, { url: "http://127.0.0.1:9" });
    expect(await box.act({ do: "recall", id })).toBe("endpoint-unreachable");
  });

  it("tells that this machine may not", async () => {
    const { box, id, only } = await boxWith({}, { token: null });
    expect(await only()).toMatchObject({ state: "unknown" });
    expect(await box.act({ do: "recall", id })).toBe("endpoint-unauthorised");
  });

  it("never shows another sender's message", async () => {
    const bob = await clinic.enrol("bob@riverside.example");
    const { box, id, only } = await boxWith({}, { token: bob });
    expect(await only()).toMatchObject({ state: "unknown" });
    expect(await box.act({ do: "recall", id })).toBe("endpoint-rejected");
  });

  it("does nothing about a message that is not in the record", async () => {
    const { box } = await boxWith();
    expect(await box.act({ do: "recall", id: "x".repeat(22) })).toBe("endpoint-rejected");
  });
});
