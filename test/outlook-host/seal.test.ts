import type { Frame } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enrol } from "../../scripts/demo/enrol.ts";
import type { NewItem } from "../../scripts/playground/host/compose-item.ts";
import type { Surroundings } from "../../scripts/playground/page/surroundings.ts";
import { builtAddin, clinicPolicy, contentOf, lunch, referral } from "./guarded-outlook.ts";
import { recipientsOf } from "./new-item.ts";
import { type Outlook, type OutlookWindow, startOutlook } from "./outlook.ts";
import { confirmAll, paneOf, paneSays, pressInPane } from "./pane.ts";
import { type SealingEndpoint, startSealingEndpoint } from "./sealing-endpoint.ts";

let endpoint: SealingEndpoint;
let outlook: Outlook;

beforeAll(async () => {
  endpoint = await startSealingEndpoint(["alice", "carol", "dan", "erin", "fay", "gil", "rec"]);
  outlook = await startOutlook({
    addin: builtAddin,
    files: {
      "policy.json": clinicPolicy({
        endpoint: endpoint.url,
        registers: {
          unencryptedPreference: {
            allowed: true,
            warning: { en: "Ordinary e-mail can be read by others on its way." },
          },
        },
      }),
      "deployment.json": JSON.stringify({ enrolmentCode: endpoint.enrolmentCode }),
    },
  });
});
afterAll(async () => {
  await outlook?.stop();
  await endpoint?.stop();
});

const picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const illustrated: NewItem = {
  ...referral,
  subject: "Referral",
  body: `${referral.body}<p><img src="cid:logo.png"></p>`,
  attachments: [
    { name: "logo.png", content: picture, isInline: true },
    { name: "labs.txt", content: Buffer.from("Jane Roe: HIV-1 RNA 48,000 copies/mL").toString("base64") },
  ],
};

/** Opens the item, answers what is asked, and presses the button that seals. */
async function sealInPane(item: NewItem, changes: Partial<Surroundings> = {}, window: OutlookWindow = outlook) {
  await window.open(item, changes);
  expect((await window.send()).kind).toBe("alert");
  await window.press("command");
  const pane = await paneOf(window);
  await pane
    .getByRole("button", { name: /sealed/i })
    .first()
    .waitFor();
  await confirmAll(pane);
  await pressInPane(pane, /sealed/i);
  return pane;
}

/** Puts originals of nothing under these ids into the add-in's store, which is there. */
function keepOriginals(pane: Frame, ids: readonly string[]): Promise<void> {
  return pane.evaluate(async (keys) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open("sealpost", 1);
      opening.onsuccess = () => resolve(opening.result);
    });
    await new Promise<void>((resolve) => {
      const writing = database.transaction("originals", "readwrite");
      for (const key of keys) writing.objectStore("originals").put({}, key);
      writing.oncomplete = () => resolve();
    });
    database.close();
  }, ids);
}

function originalsKept(pane: Frame): Promise<readonly string[]> {
  return pane.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open("sealpost", 1);
      opening.onsuccess = () => resolve(opening.result);
    });
    const keys = await new Promise<readonly string[]>((resolve) => {
      const asked = database.transaction("originals").objectStore("originals").getAllKeys();
      asked.onsuccess = () => resolve(asked.result.map(String));
    });
    database.close();
    return keys;
  });
}

describe("sealing in the pane", () => {
  test("the notice goes by Outlook itself, and nothing of the message is in it", async () => {
    await sealInPane({ ...illustrated, sensitivityLabel: "6f1b2c9e-0002", delayDeliveryTime: 2_000_000_000_000 });
    await expect.poll(() => outlook.sent.length, { timeout: 20_000 }).toBe(1);
    const notice = outlook.sent[0];
    expect(notice).toMatchObject({ sensitivityLabel: "6f1b2c9e-0002", delayDeliveryTime: 2_000_000_000_000 });
    expect(notice?.body).toContain(`${endpoint.url}/p/`);
    expect(notice?.attachments).toEqual([]);
    expect(JSON.stringify([notice?.subject, notice?.body])).not.toMatch(/roe|4417802|hiv/i);
    expect(notice?.to.map(({ address }) => address)).toEqual(["ruth.weiss@otherclinic.example"]);
    expect(notice?.headers["X-Sealpost-Check"]).toMatch(/by=notice/);
  });

  test("the mail server refuses the notice: the draft is back as it was, inline picture and all", async () => {
    outlook.refuse(true);
    try {
      const pane = await sealInPane(illustrated);
      await paneSays(pane, /draft is back as it was/);
      expect(await contentOf(outlook)).toEqual({
        subject: "Referral",
        body: illustrated.body,
        files: illustrated.attachments?.map(({ name, content, isInline = false }) => ({ name, content, isInline })),
      });
    } finally {
      outlook.refuse(false);
    }
  });

  test("what was sealed is looked after under Sent, and recalled from there", async () => {
    const sent = outlook.sent.length;
    await sealInPane(illustrated);
    await expect.poll(() => outlook.sent.length, { timeout: 20_000 }).toBe(sent + 1);
    await outlook.open(lunch);
    const pane = await paneOf(outlook);
    await pane.getByRole("tab", { name: "Sent" }).click();
    const card = pane.getByRole("listitem").filter({ hasText: "Not opened yet" }).first();
    await card.getByText("ruth.weiss@otherclinic.example").waitFor();
    expect(await pane.getByRole("button", { name: "Send the link again" }).count()).toBe(0); // No add-in can, beside a draft.
    await card.getByRole("button", { name: "Recall…" }).click();
    await pane.getByRole("button", { name: "Recall it" }).click();
    await paneSays(pane, /Recalled: nobody can open it any more/);
    await pane.getByRole("heading", { name: "Recalled; nobody can open it" }).waitFor();
  });

  test("an older Outlook lets no add-in send: the notice waits, Send is pressed again", async () => {
    const sent = outlook.sent.length;
    const pane = await sealInPane(illustrated, { mailbox: "1.14" });
    await paneSays(pane, /secure notice is ready/);
    expect(await outlook.send()).toEqual({ kind: "sent" });
    expect(outlook.sent.length).toBe(sent + 1);
    expect(outlook.sent.at(-1)?.body).toContain("/p/");
  });

  test("the notice can be taken back instead, byte for byte; what was kept of a message long ago is forgotten", async () => {
    const pane = await sealInPane(illustrated, { mailbox: "1.14" });
    await paneSays(pane, /secure notice is ready/);
    const day = 86_400_000;
    const [old, recent] = [31, 29].map((days) => `t${Date.now() - days * day}-kept`) as [string, string];
    await keepOriginals(pane, [old, recent]);
    await pressInPane(pane, /take my message back/i);
    await expect.poll(async () => (await outlook.item()).body, { timeout: 15_000 }).toBe(illustrated.body);
    expect((await outlook.item()).attachments.map(({ name }) => name)).toEqual(["logo.png", "labs.txt"]);
    const next = await sealInPane(illustrated, { mailbox: "1.14" });
    await paneSays(next, /secure notice is ready/);
    const kept = await originalsKept(next);
    expect(kept).toContain(recent);
    expect(kept).not.toContain(old);
  });

  test("two drafts in two windows: each gets its own message back", async () => {
    const other = {
      ...illustrated,
      subject: "Another referral",
      body: "<p>Peter Lang, MRN 5512034, has diabetes.</p>",
    };
    const second = await outlook.another();
    const panes = [
      await sealInPane(illustrated, { mailbox: "1.14" }),
      await sealInPane(other, { mailbox: "1.14" }, second),
    ] as const;
    for (const [window, pane, { subject, body }] of [
      [second, panes[1], other],
      [outlook, panes[0], illustrated],
    ] as const) {
      await paneSays(pane, /secure notice is ready/);
      await pressInPane(pane, /take my message back/i);
      await expect
        .poll(async () => [(await window.item()).subject, (await window.item()).body], { timeout: 15_000 })
        .toEqual([subject, body]);
    }
    await second.page.close();
  });

  test("the endpoint cannot be reached: the pane says so, and the draft is as it was", async () => {
    await outlook.page.route("**/v1/messages", (route) => route.abort());
    try {
      const sent = outlook.sent.length;
      const pane = await sealInPane(illustrated);
      await paneSays(pane, /cannot be reached/);
      expect(await contentOf(outlook)).toMatchObject({ subject: "Referral", body: illustrated.body });
      expect(outlook.sent.length).toBe(sent);
    } finally {
      await outlook.page.unroute("**/v1/messages");
    }
  });

  test("a notice that was changed does not go, and the message comes back", async () => {
    const pane = await sealInPane(illustrated, { mailbox: "1.14" });
    await paneSays(pane, /secure notice is ready/);
    await outlook.edit({ body: `${(await outlook.item()).body}<p>PS: her MRN is 4417802</p>` });
    const sent = outlook.sent.length;
    expect((await outlook.send()).kind).toBe("alert");
    await outlook.press("Don't Send");
    expect(outlook.sent.length).toBe(sent);
    await pressInPane(pane, /take my message back/i);
    await expect.poll(async () => (await outlook.item()).body, { timeout: 15_000 }).toBe(illustrated.body);
  });

  test("the draft is edited while it is being sealed: nothing is written, nothing sent", async () => {
    const sent = outlook.sent.length;
    await outlook.open(illustrated);
    const pane = await paneOf(outlook);
    await pane
      .getByRole("button", { name: /sealed/i })
      .first()
      .waitFor();
    await confirmAll(pane);
    // The endpoint takes a moment to answer; meanwhile the user types.
    await outlook.page.route("**/v1/messages", async (route) => {
      await outlook.edit({ subject: "Referral, changed" });
      await route.continue();
    });
    await pressInPane(pane, /sealed/i);
    await paneSays(pane, /changed meanwhile/);
    expect(outlook.sent.length).toBe(sent);
    expect(await contentOf(outlook)).toMatchObject({ subject: "Referral, changed", body: illustrated.body });
    await outlook.page.unroute("**/v1/messages");
  });

  test("a write that fails half way leaves the message as it was", async () => {
    await outlook.open(illustrated);
    const pane = await paneOf(outlook);
    await pane
      .getByRole("button", { name: /sealed/i })
      .first()
      .waitFor();
    await confirmAll(pane);
    await outlook.faults({ call: 38, how: "fail", times: 1 });
    await pressInPane(pane, /sealed/i);
    await paneSays(pane, /draft is back as it was/);
    expect(await contentOf(outlook)).toMatchObject({ subject: "Referral", body: illustrated.body });
    await outlook.faults();
  });
});

describe("a patient who asked for ordinary mail", () => {
  let token: string;
  const register = async (path: string, body: object): Promise<string> => {
    token ??= await enrol(endpoint.url, endpoint.enrolmentCode, "rec@clinic.example");
    const response = await fetch(`${endpoint.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return ((await response.json()) as { id: string }).id;
  };
  const record = (address: string) =>
    register("/v1/registers", {
      register: "unencrypted",
      address,
      purpose: "access-request",
      document: "warning-2",
      until: new Date(Date.now() + 86_400_000).toISOString(),
    });
  const toPatient = (address: string): NewItem => ({
    ...referral,
    to: recipientsOf([`Jane Roe <${address}>`]),
    subject: "Your records",
    body: "<p>Dear Ms. Roe,</p><p>Jane Roe (born 03/14/1961, MRN 4417802) tested positive for HIV.</p>",
  });
  const askIn = async (address: string) => {
    await outlook.open(toPatient(address));
    expect((await outlook.send()).kind).toBe("alert");
    await outlook.press("command");
    const pane = await paneOf(outlook);
    await paneSays(pane, /asked for ordinary mail, on record today: A copy of their own records/);
    await confirmAll(pane);
    await pressInPane(pane, /as they asked/);
    await paneSays(pane, /can be read by others on its way/);
    await pane.getByRole("radio", { name: "A copy of their own records" }).check();
    return pane;
  };

  test("gets it: the handler takes the pane's word for the register, and asks nobody", async () => {
    const address = "jane.roe@home.example";
    await record(address);
    const pane = await askIn(address);
    const sent = outlook.sent.length;
    await pressInPane(pane, /^Send as ordinary mail$/);
    await expect.poll(() => outlook.sent.length, { timeout: 20_000 }).toBe(sent + 1);
    expect(outlook.sent.at(-1)).toMatchObject({ subject: "Your records", body: expect.stringContaining("4417802") });
    expect(outlook.sent.at(-1)?.headers["X-Sealpost-Check"]).toMatch(/by=as-is/);
  });

  test("does not get it once that is revoked, a moment after it was offered either", async () => {
    const address = "j.roe@home.example";
    const id = await record(address);
    const pane = await askIn(address);
    const sent = outlook.sent.length;
    await register(`/v1/registers/${id}/revoke`, { address });
    await pressInPane(pane, /^Send as ordinary mail$/);
    await pane.getByRole("button", { name: /as they asked/ }).waitFor({ state: "detached" });
    await pane
      .getByRole("button", { name: /sealed/i })
      .first()
      .waitFor();
    expect(outlook.sent.length).toBe(sent);
  });
});

test("without a code for this sender the pane asks for one, and then it goes", async () => {
  const bare = await startOutlook({
    addin: builtAddin,
    files: { "policy.json": clinicPolicy({ endpoint: endpoint.url }) },
  });
  const before = outlook;
  outlook = bare;
  try {
    const pane = await sealInPane({
      ...illustrated,
      from: { name: "Carol", address: "carol@clinic.example", recipientType: 2 },
    });
    await paneSays(pane, /allow secure delivery/i);
    await pane.getByLabel("Code").fill(endpoint.enrolmentCode);
    await pane.getByRole("button", { name: "Continue" }).click();
    // What was chosen goes on by itself.
    await expect.poll(() => bare.sent.length, { timeout: 20_000 }).toBe(1);
  } finally {
    outlook = before;
    await bare.stop();
  }
});

test("sealing that nobody has to confirm is done by the pane as soon as it is opened", async () => {
  const quick = await startOutlook({
    addin: builtAddin,
    files: {
      "policy.json": clinicPolicy({
        endpoint: endpoint.url,
        sealing: { confirm: false },
        rules: [
          {
            id: "first-time-recipient",
            when: { concerns: ["first-time"] },
            do: { verdict: "ask", answer: "confirm" },
            shadow: true,
          },
        ],
      }),
      "deployment.json": JSON.stringify({ enrolmentCode: endpoint.enrolmentCode }),
    },
  });
  try {
    await quick.open({ ...illustrated, from: { name: "Carol", address: "carol@clinic.example", recipientType: 2 } });
    expect(await quick.send()).toMatchObject({
      kind: "alert",
      alert: { message: expect.stringContaining("does the rest") },
    });
    await quick.press("command");
    await quick.openPane();
    await expect.poll(() => quick.sent.length, { timeout: 20_000 }).toBe(1);
  } finally {
    await quick.stop();
  }
});
