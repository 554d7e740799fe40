import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { builtAddin, clinicPolicy, lunch, referral } from "./guarded-outlook.ts";
import { type Outlook, startOutlook } from "./outlook.ts";
import { confirmAll, paneOf, pressInPane } from "./pane.ts";
import { type SealingEndpoint, startSealingEndpoint } from "./sealing-endpoint.ts";

/** What the guard in Outlook decided, on its way to the log of a real endpoint, by the policy's `audit.toEndpoint`. */
let endpoint: SealingEndpoint;
let outlook: Outlook;
/** What was posted to `/v1/audit`. */
const posted: string[] = [];
let away = false;

beforeAll(async () => {
  endpoint = await startSealingEndpoint(["alice"]);
  outlook = await startOutlook({
    addin: builtAddin,
    files: {
      "policy.json": clinicPolicy({ endpoint: endpoint.url, audit: { toEndpoint: true } }),
      "deployment.json": JSON.stringify({ enrolmentCode: endpoint.enrolmentCode }),
    },
  });
  await outlook.page.context().route("**/v1/audit", async (route) => {
    if (away) return route.abort();
    posted.push(route.request().postData() ?? "");
    return route.continue();
  });
});
beforeEach(() => {
  away = false;
  posted.length = 0;
});
afterAll(async () => {
  await outlook?.stop();
  await endpoint?.stop();
});

async function logged(): Promise<number> {
  const answer = await fetch(`${endpoint.url}/v1/log/checkpoint`);
  return Number(((await answer.json()) as { size: unknown }).size);
}

/** The add-in's own storage, of which the emulated Outlook's frames on one address have one. */
async function stored(match: string): Promise<string[]> {
  const pane = await outlook.openPane();
  return pane.evaluate((part) => Object.keys(localStorage).filter((key) => key.includes(part)), match);
}

async function expectLogged(more: number, before: number): Promise<void> {
  await expect.poll(logged, { timeout: 30_000 }).toBe(before + more);
}

describe("an audit event of Outlook's", () => {
  test("is told to the endpoint by the handler itself, and says nothing of the message or of who wrote it", async () => {
    const before = await logged();
    await outlook.open(referral);
    expect((await outlook.send()).kind).toBe("alert");
    await expectLogged(1, before);
    await expect.poll(() => stored("sealpost.waiting."), { timeout: 20_000 }).toEqual([]);
    expect(posted.join()).toMatch(/"type":"send".*"held".*"madeBy":"/);
    expect(posted.join()).not.toMatch(/roe|4417802|hiv|weiss|otherclinic|alice/i);
  });

  test("keeps no message back while the endpoint is away: it waits, and comes once with the next one", async () => {
    const before = await logged();
    away = true;
    await outlook.open(lunch);
    expect((await outlook.send()).kind).toBe("sent");
    await outlook.open(lunch);
    await expect.poll(() => stored("sealpost.waiting."), { timeout: 20_000 }).toHaveLength(1);
    away = false;
    await outlook.page.evaluate(() => window.outlook.window.launch("OnNewMessageCompose"));
    await expectLogged(1, before);
    await expect.poll(() => stored("sealpost.waiting."), { timeout: 20_000 }).toEqual([]);
    expect(await logged()).toBe(before + 1);
  });

  test("of classic Windows' handler lies with the mailbox until a pane takes it in", async () => {
    const before = await logged();
    const event = { type: "announcement", at: "2026-03-02T15:00:00.000Z", messageId: "m".repeat(22), outcome: "sent" };
    const events = [
      { id: "of-here", sender: "alice@clinic.example", event },
      { id: "not-told", sender: null, event },
    ];
    // Office.js writes each setting as JSON, and ours are JSON already.
    const roaming = { "sealpost.audit": JSON.stringify(JSON.stringify(events)) };
    await outlook.open(lunch, { roaming });
    await paneOf(outlook);
    await expectLogged(1, before);
    expect(JSON.parse(posted.join())).toEqual({ events: [{ ...event, id: "of-here" }] });
    await expect
      .poll(() => outlook.page.evaluate(() => window.outlook.window.roaming["sealpost.audit"]), { timeout: 20_000 })
      .toBe(JSON.stringify("[]"));
  });

  test.each([0, 400])(
    "that finds the browser's storage full but for %i characters keeps no message back either",
    async (free) => {
      await outlook.open(lunch);
      const pane = await paneOf(outlook);
      away = true;
      await pane.evaluate((length) => {
        localStorage.setItem("other.free", "x".repeat(length));
        for (let size = 4_000_000; size > 0; size = Math.floor(size / 2)) {
          try {
            for (let count = 0; ; count++) localStorage.setItem(`other.${size}.${count}`, "x".repeat(size));
          } catch {}
        }
        localStorage.removeItem("other.free");
      }, free);
      try {
        expect((await outlook.send()).kind).toBe("sent");
      } finally {
        await outlook.open(lunch);
        const again = await outlook.openPane();
        await again.evaluate(() => {
          for (const key of Object.keys(localStorage)) if (key.startsWith("other.")) localStorage.removeItem(key);
        });
      }
    },
  );

  test("says of a sealed message that it was sealed, and that its notice has left", async () => {
    const sent = outlook.sent.length;
    await outlook.open({ ...referral, subject: "Referral" });
    expect((await outlook.send()).kind).toBe("alert");
    await outlook.press("command");
    const pane = await paneOf(outlook);
    await confirmAll(pane);
    await pressInPane(pane, /sealed/i);
    await expect.poll(() => outlook.sent.length, { timeout: 30_000 }).toBe(sent + 1);
    // The window is closed, and the pane with it: what it left behind goes with the next message.
    await outlook.open(lunch);
    await outlook.page.evaluate(() => window.outlook.window.launch("OnNewMessageCompose"));
    await expect.poll(() => posted.join(), { timeout: 30_000 }).toMatch(/"kind":"sealed"/);
    await expect.poll(() => posted.join(), { timeout: 30_000 }).toMatch(/"type":"announcement".*"outcome":"sent"/);
    expect(posted.join()).not.toMatch(/roe|4417802|hiv|weiss|otherclinic|alice/i);
  });
});
