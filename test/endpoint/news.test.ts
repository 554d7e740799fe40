import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newsJob, newsOf } from "../../secure-delivery/news/news.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import { alice, type Clinic, maria, openClinic, openingTime, submissionOf } from "./clinic.ts";

/** What somebody inside has to hear of: that a message reached the wrong person, that there is an answer. */
const privacy = "privacy@riverside.example";
const metricsToken = "for-the-scraper-only";
let clinic: Clinic;
let token: string;
beforeAll(async () => {
  clinic = await openClinic({
    limits: { pickupsPerMinute: 10_000, challenges: 1_000 },
    pickup: { incidentAddress: privacy },
    operations: { metricsToken },
  });
  token = await clinic.enrol(alice);
});
afterAll(() => clinic.stop());

async function opened(): Promise<{ readonly id: string; readonly ticket: string }> {
  const submission = submissionOf({ recipients: ["other@home.example", maria] });
  await clinic.submit(token, submission);
  const { json } = await clinic.pickUp(submission.id, maria);
  return { id: submission.id, ticket: String(json.ticket) };
}

const sayNotMe = async ({ id, ticket }: { id: string; ticket: string }): Promise<number> =>
  (await clinic.call("POST", `/p/${id}/not-me`, { token: ticket, body: { sender: alice } })).status;

const answer = async ({ id, ticket }: { id: string; ticket: string }): Promise<number> => {
  const { id: own, serverShare, sealed } = submissionOf();
  const body = { id: own, sender: alice, serverShare, sealed };
  return (await clinic.call("POST", `/p/${id}/replies`, { token: ticket, body })).status;
};

describe("a message that reached the wrong person", () => {
  it("is told to the sender and to whoever looks at incidents, with the message's id and place, naming nobody", async () => {
    const message = await opened();
    expect(await sayNotMe(message)).toBe(200);
    const mails = [await clinic.mail.next(), await clinic.mail.next()];
    const [own, incident] = mails.toSorted((a, b) => String(a.to).localeCompare(String(b.to)));
    expect([own?.to, incident?.to]).toEqual([[alice], [privacy]]);
    expect(incident?.message.text).toContain(`Message ${message.id}, recipient 2`);
    expect(incident?.message.text).toContain(`Mensaje ${message.id}, destinatario 2`);
    for (const { raw } of mails) expect(raw.toString()).not.toContain(maria);
    expect(incident?.raw.toString()).not.toContain(alice);
  });

  it("stands in the log of evidence, which nobody can change, and is counted", async () => {
    const message = await opened();
    await answer(message);
    await sayNotMe(message);
    for (let mails = 0; mails < 3; mails++) await clinic.mail.next();
    const kinds = async (): Promise<readonly string[]> => {
      const { json } = await clinic.call("GET", `/v1/messages/${message.id}/events`, { token });
      return (json.events as { kind: string; recipient?: number }[]).map(
        ({ kind, recipient }) => `${kind} ${recipient ?? "-"}`,
      );
    };
    await expect.poll(kinds, { timeout: 20_000 }).toEqual(["accepted -", "opened 1", "replied 1", "not_me 1"]);
    const metrics = await clinic.call("GET", "/metrics", { token: metricsToken });
    expect(metrics.text).toMatch(/^sealpost_incidents_total [1-9]/m);
  });

  it("said by two at the same moment is told once", async () => {
    const message = await opened();
    const statuses = await Promise.all([sayNotMe(message), sayNotMe(message)]);
    expect(statuses).toContain(200);
    const ids = [await clinic.mail.next(), await clinic.mail.next()].map(({ message: { messageId } }) => messageId);
    expect(new Set(ids).size).toBe(2);
    // Whatever comes next is another event's.
    const other = await opened();
    await answer(other);
    expect((await clinic.mail.next()).message.subject).toContain("You have a secure reply");
  });
});

describe("while the relay takes nothing", () => {
  it("news waits for hours, and comes with the same Message-ID when it comes twice", async () => {
    const message = await opened();
    clinic.mail.refuse(true);
    await answer(message);
    const failed = (): number => (clinic.log().match(/"reply-mail","result":"failed"/g) ?? []).length;
    for (let hour = 0; hour < 5; hour++) {
      const before = failed();
      clinic.clock.time += 3_600_000;
      await expect.poll(failed, { timeout: 20_000 }).toBeGreaterThan(before);
    }
    expect(clinic.dump()).not.toMatch(/alice@|maria/);
    clinic.mail.refuse(false);
    clinic.clock.time += 3_600_000;
    const told = await clinic.mail.next(20_000);
    // The sender's own link is in Sent; this endpoint does not know it.
    expect(told.raw.toString()).not.toContain("/p/");
    expect([told.to, told.message.subject?.split(" / ")[0]]).toEqual([[alice], "You have a secure reply"]);
    expect(told.message.messageId).toMatch(/^<[\w-]{43}@riverside\.example>$/);
  });
});

describe("the sender's address in a job", () => {
  const address = parseEmailAddress(alice);
  if (address === null) throw new Error("unreachable");
  const sealing = {
    seal: async (name: string, until: number, bytes: Uint8Array): Promise<Uint8Array> =>
      Buffer.from(JSON.stringify([name, until, Buffer.from(bytes).toString("hex")])),
  };

  it("is sealed under the job's own name for a week, and gone when the key is", async () => {
    const job = await newsJob("e 0", { kind: "not-me", sentAt: openingTime, to: address }, sealing, openingTime);
    expect(job.payload).not.toContain("alice");
    const open = async (name: string, sealed: Uint8Array): Promise<Buffer | null> => {
      const [under, until, hex] = JSON.parse(Buffer.from(sealed).toString()) as [string, number, string];
      expect(until).toBe(openingTime + 7 * 86_400_000);
      return under === name ? Buffer.from(hex, "hex") : null;
    };
    expect(await newsOf(job, { open })).toEqual({ kind: "not-me", sentAt: openingTime, to: alice });
    expect(await newsOf(job, { open: async () => null })).toBeNull();
  });
});
