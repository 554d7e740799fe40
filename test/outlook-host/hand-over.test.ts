import { UnsecuredJWT } from "jose";
import type { Frame } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { NewItem } from "../../scripts/playground/host/compose-item.ts";
import type { SignedIn } from "../../scripts/playground/host/nested-app-auth.ts";
import type { Surroundings } from "../../scripts/playground/page/surroundings.ts";
import { nobodyIsNew } from "../support/known-recipients.ts";
import { builtAddin, clinicPolicy, contentOf, referral } from "./guarded-outlook.ts";
import { type HandingEndpoint, startHandingEndpoint } from "./handing-endpoint.ts";
import { type Outlook, startOutlook } from "./outlook.ts";
import { paneSays } from "./pane.ts";

/** A submit plan: the endpoint gets the message and delivers it; Outlook sends nothing itself. And who may hand over. */
let endpoint: HandingEndpoint;
let outlook: Outlook;
/** The user's part in Outlook's own sign-in: what each question gets, with or without a window. */
let signIn: (asking: boolean) => Promise<SignedIn | null>;
const asked: boolean[] = [];

beforeAll(async () => {
  endpoint = await startHandingEndpoint();
  const policy = clinicPolicy({
    rules: nobodyIsNew,
    endpoint: endpoint.url,
    override: { allowed: false },
    sealing: { confirm: false, deliveryKey: endpoint.deliveryKey },
    delivery: { submit: true },
  });
  const entra = {
    clientId: "sealpost",
    authority: "https://login.microsoftonline.com/common",
    scopes: ["api://x/send"],
  };
  outlook = await startOutlook({
    addin: builtAddin,
    files: { "policy.json": policy, "deployment.json": JSON.stringify({ signIn: entra }) },
    signIn: (_scope, asking) => {
      asked.push(asking);
      return signIn(asking);
    },
  });
});
beforeEach(() => {
  signIn = signedIn;
  asked.length = 0;
});
afterEach(() => outlook.faults());
afterAll(async () => {
  await outlook?.stop();
  await endpoint?.stop();
});

/** The access token is the provider's own and signed; Outlook's client reads of the other token no more than the name. */
async function signedIn(): Promise<SignedIn> {
  const username = "alice@clinic.example";
  const id = new UnsecuredJWT({ preferred_username: username, oid: "1", tid: "emulated" }).setIssuedAt().encode();
  const access = await endpoint.identity.token("alice", endpoint.audience);
  return { access_token: access, id_token: id, expires_in: 300, username };
}

const labs = { name: "labs.txt", content: Buffer.from("Jane Roe: HIV-1 RNA 48,000 copies/mL").toString("base64") };
const message: NewItem = {
  ...referral,
  subject: "Referral",
  attachments: [labs],
  bcc: [{ name: "Ana", address: "ana@otherclinic.example", recipientType: 3 }],
};

/** Send is pressed, and the alert's button opens the pane, which does the rest and may be gone a moment later. */
async function handOver(item: NewItem, changes: Partial<Surroundings> = {}): Promise<void> {
  await outlook.open(item, changes);
  expect((await outlook.send()).kind).toBe("alert");
  await outlook.press("command");
  await outlook.showPane();
}

/** The same where the pane stays, because it has something to ask. */
async function handOverAsked(item: NewItem, changes: Partial<Surroundings> = {}): Promise<Frame> {
  await handOver(item, changes);
  return outlook.openPane();
}

const isOpen = async (): Promise<boolean> => (await outlook.item()).open;

/** Presses Send and expects the one answer that this item has from now on. */
async function expectNeverAgain(): Promise<void> {
  const sent = outlook.sent.length;
  expect((await outlook.send()).kind).toBe("alert");
  const completed = await outlook.page.evaluate(() => window.outlook.window.completed);
  expect(completed?.errorMessage).toContain("handed over for secure delivery already");
  expect(outlook.sent.length).toBe(sent);
}

describe("what the endpoint delivers", () => {
  test("the window closes, and the copy lies among the drafts: whole, with what became of it, and without recipients", async () => {
    const before = outlook.sent.length;
    await handOver(message);
    await expect.poll(isOpen, { timeout: 30_000 }).toBe(false);
    const { saved } = await outlook.item();
    expect(saved).toMatchObject({ subject: "[Delivered securely] Referral", to: [], cc: [], bcc: [] });
    expect(saved?.body.endsWith(referral.body ?? "")).toBe(true);
    expect(saved?.body).toMatch(/handed this message over .* to ruth\.weiss@otherclinic\.example, ana@\S+ \(Bcc\)/);
    expect(saved?.attachments.map(({ name, content }) => ({ name, content }))).toEqual([labs]);
    expect(outlook.sent.length).toBe(before);
    const announced = await endpoint.relay.next(30_000);
    expect(announced.raw.toString("latin1")).not.toMatch(/roe|4417802/i);
    // No window came up: Outlook is signed in.
    expect(asked).not.toContain(true);
    expect(asked).not.toEqual([]);
  });

  test("opened again another day with recipients put back in, the copy is not sent", async () => {
    const { saved } = await outlook.item();
    expect(saved).not.toBeNull();
    await outlook.open({ ...saved, ...(message.to && { to: message.to }) } as NewItem);
    await expectNeverAgain();
  });

  test("an Outlook that lets no add-in close: the pane says what to do, and Send sends nothing", async () => {
    const pane = await handOverAsked(message, { mailbox: "1.13" });
    await paneSays(pane, /your copy is saved among the drafts/);
    expect(await isOpen()).toBe(true);
    await outlook.edit({ to: message.to ?? [] });
    await expectNeverAgain();
  });

  test("what is typed while it is being handed over stays, and the pane says that it has not left", async () => {
    await outlook.page.route("**/v1/deliveries", async (route) => {
      await outlook.edit({ subject: "Referral, changed" });
      await route.continue();
    });
    try {
      const pane = await handOverAsked(message);
      await paneSays(pane, /That change has not left/);
      expect(await contentOf(outlook)).toMatchObject({ subject: "Referral, changed", body: referral.body });
      await expectNeverAgain();
    } finally {
      await outlook.page.unroute("**/v1/deliveries");
    }
  });

  test("a copy that cannot be saved: the window stays open, and the pane says so", async () => {
    await outlook.open(message);
    await outlook.faults({ call: 32, how: "fail" });
    expect((await outlook.send()).kind).toBe("alert");
    await outlook.press("command");
    await paneSays(await outlook.openPane(), /your copy could not be saved/);
    expect(await isOpen()).toBe(true);
    await expectNeverAgain();
  });
});

describe("nested app authentication, with the real MSAL over Outlook's documented bridge", () => {
  test("where Outlook has to ask the user, its window comes up, and the message goes on", async () => {
    signIn = async (asking) => (asking ? signedIn() : null);
    await handOver(message);
    await expect.poll(isOpen, { timeout: 30_000 }).toBe(false);
    expect(asked.at(-1)).toBe(true);
  });

  test("the user shuts that window: a code is asked for, and with it the interrupted message goes by itself", async () => {
    signIn = async () => null;
    const pane = await handOverAsked(message);
    await paneSays(pane, /allow secure delivery/i);
    await pane.getByLabel("Code").fill(endpoint.enrolmentCode);
    await pane.getByRole("button", { name: "Continue" }).click();
    await expect.poll(isOpen, { timeout: 30_000 }).toBe(false);
  });

  test("an Outlook without it opens no window of its own: the code of before is used", async () => {
    await handOver(message, { signIn: null });
    await expect.poll(isOpen, { timeout: 30_000 }).toBe(false);
    expect(asked).toEqual([]);
  });

  test("a shared mailbox that the sign-in does not speak for: a code for just that address, and it goes", async () => {
    const from = { name: "Front desk", address: "front-desk@clinic.example", recipientType: 2 } as const;
    const pane = await handOverAsked({ ...message, from });
    await paneSays(pane, /allow secure delivery/i);
    await paneSays(pane, /front-desk@clinic\.example/);
    await pane.getByLabel("Code").fill(endpoint.enrolmentCode);
    await pane.getByRole("button", { name: "Continue" }).click();
    await expect.poll(isOpen, { timeout: 30_000 }).toBe(false);
  });
});
