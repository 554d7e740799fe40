import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Fault } from "../../scripts/playground/host/faults.ts";
import type { SendMode } from "../../scripts/playground/host/smart-alert.ts";
import { contentOf, lunch, referral, startGuardedOutlook } from "./guarded-outlook.ts";
import { recipientsOf } from "./new-item.ts";
import type { Outlook } from "./outlook.ts";
import { paneOf, paneSays } from "./pane.ts";

/** Dispatch ids of office.js. */
const call = {
  subject: 18,
  recipients: 15,
  body: 37,
  bodyType: 14,
  attachments: 149,
  content: 150,
  sessionGet: 186,
  sessionSet: 185,
  headers: 152,
  from: 107,
};

let outlook: Outlook;
beforeAll(async () => {
  outlook = await startGuardedOutlook();
});
afterEach(() => outlook.faults());
afterAll(() => outlook?.stop());

const outside = recipientsOf(["Ruth Weiss <ruth.weiss@otherclinic.example>"]);
const scan = { name: "scan.txt", content: Buffer.from("All is well.").toString("base64") };

/** Presses Send and expects that nothing went and nothing changed. */
async function expectHeld(words: RegExp): Promise<void> {
  const before = await contentOf(outlook);
  const sent = outlook.sent.length;
  const end = await outlook.send();
  expect(end.kind).toBe("alert");
  const completed = await outlook.page.evaluate(() => window.outlook.window.completed);
  expect(completed?.errorMessage).toMatch(words);
  expect(outlook.sent.length).toBe(sent);
  expect(await contentOf(outlook)).toEqual(before);
}

describe("a call of Outlook's goes wrong during Send", () => {
  test.each(Object.entries(call).filter(([name]) => name !== "sessionSet"))(
    "%s fails: not sent, and the message says what to do",
    async (_name, id) => {
      await outlook.open({ ...lunch, attachments: [scan], to: outside });
      await outlook.faults({ call: id, how: "fail" });
      await expectHeld(id === call.content ? /could not be read/ : /could not be checked.*Press Send again/);
    },
  );

  test.each([
    ["the subject", call.subject],
    ["the session data", call.sessionGet],
  ])("%s never answers: not sent, in good time", async (_name, id) => {
    await outlook.open(lunch);
    await outlook.faults({ call: id, how: "silent" });
    await expectHeld(/could not be checked/);
  });

  test("a getter that answers twice changes nothing", async () => {
    await outlook.open(lunch);
    await outlook.faults({ call: call.subject, how: "twice" });
    expect((await outlook.send()).kind).toBe("sent");
  });

  test("session data that are full do not keep clean mail back", async () => {
    await outlook.open({ ...lunch, session: { other: "x".repeat(49_900) } });
    expect((await outlook.send()).kind).toBe("sent");
  });

  test("session data that are full: an answer that could not be kept is said, and nothing goes", async () => {
    await outlook.open({ ...referral, session: { other: "x".repeat(49_900) } });
    await expectHeld(/subject line/);
  });

  test("a second Send after a fault looks again", async () => {
    await outlook.open(referral);
    await outlook.faults({ call: call.subject, how: "fail", times: 1 });
    await expectHeld(/could not be checked/);
    await expectHeld(/subject line/);
  });

  test("a second Send while the first is being looked at sends nothing twice", async () => {
    await outlook.open(lunch);
    await outlook.faults({ call: call.subject, how: "slow", ms: 800, times: 1 });
    const sent = outlook.sent.length;
    const ends = await outlook.page.evaluate(() =>
      Promise.all([window.outlook.window.send(), window.outlook.window.send()]),
    );
    expect(ends.map(({ kind }) => kind)).toEqual(["sent", "alert"]);
    expect(outlook.sent.length).toBe(sent + 1);
  });

  test("the item changes between the look and the send: not sent unchecked", async () => {
    await outlook.open(lunch);
    // The first reading is quick, the answer of the session data comes late: meanwhile a recipient is added.
    await outlook.faults({ call: call.sessionGet, how: "slow", ms: 700 });
    const sending = outlook.send();
    await outlook.page.waitForTimeout(350);
    await outlook.edit({ to: outside }, "text");
    const end = await sending;
    expect(end.kind).toBe("alert");
    expect(outlook.sent.at(-1)?.to).not.toEqual(outside);
  });

  test("another item takes the place of this one in the middle of Send", async () => {
    await outlook.open(lunch);
    await outlook.faults({ call: call.body, how: "slow", ms: 500 });
    const sending = outlook.send();
    await outlook.page.waitForTimeout(150);
    await outlook.page.evaluate(() => window.outlook.window.switchTo({ subject: "Another" }));
    expect((await sending).kind).toBe("alert");
  });
});

describe("the add-in's server is down", () => {
  test.each<[SendMode, string]>([
    ["Block", "alert"],
    ["SoftBlock", "sent"],
    ["PromptUser", "sent"],
  ])("in %s mode: %s (by the documentation; only Block holds)", async (sendMode, kind) => {
    outlook.server.addinUp(false);
    try {
      await outlook.open(lunch, { sendMode, handlerLimitMs: 1_500 });
      expect((await outlook.send()).kind).toBe(kind);
    } finally {
      outlook.server.addinUp(true);
    }
  });

  test("up again, the next Send is looked at", async () => {
    await outlook.open(referral);
    await expectHeld(/subject line/);
  });
});

describe("field reports", () => {
  const empty: Fault = { call: call.content, how: "empty" };

  test("office-js-4725-empty-attachment: a read that succeeds with nothing is a finding, never clean", async () => {
    await outlook.open({ ...lunch, to: outside, attachments: [{ ...scan, name: "labs.txt" }] });
    await outlook.faults(empty);
    await expectHeld(/could not be read/);
  });

  test("office-js-5454-cloud-link: a file that is only a link is a finding", async () => {
    const cloud = {
      name: "labs.xlsx",
      content: "https://files.example/labs.xlsx",
      attachmentType: 2,
      format: "url",
    } as const;
    await outlook.open({ ...lunch, to: outside, attachments: [cloud] });
    await expectHeld(/could not be read/);
  });

  test("office-js-1723-opaque-group: a list is never internal", async () => {
    await outlook.open({
      ...referral,
      subject: "Referral",
      to: [{ name: "All staff", address: "staff@clinic.example", recipientType: 1 }],
    });
    await expectHeld(/only go sealed|list or group|Sealed sending is not set up/);
  });

  test("office-js-6637-time-out: our own deadline answers long before Outlook's", async () => {
    await outlook.open(lunch, { handlerLimitMs: 300_000 });
    await outlook.faults({ call: call.from, how: "silent" });
    const begun = Date.now();
    await expectHeld(/could not be checked/);
    expect(Date.now() - begun).toBeLessThan(60_000);
  });

  test("office-js-6478-second-send: it is held again", async () => {
    await outlook.open(referral);
    await expectHeld(/subject line/);
    await expectHeld(/subject line/);
  });

  test("office-js-5554-which-button: what counts is what was answered in the pane", async () => {
    await outlook.open(referral);
    await outlook.send();
    await outlook.press("Don't Send");
    await expectHeld(/subject line/);
  });

  test("office-js-4362-taking-longer: the notice comes up and goes, and the answer counts", async () => {
    await outlook.open(lunch, { patienceMs: 200 });
    await outlook.faults({ call: call.body, how: "slow", ms: 900 });
    const sending = outlook.send();
    await expect.poll(() => outlook.page.evaluate(() => window.outlook.window.slow)).toBe(true);
    expect((await sending).kind).toBe("sent");
  });

  test("office-js-6413-scheduled-time: it is kept", async () => {
    const at = Date.now() + 86_400_000;
    await outlook.open({ ...lunch, delayDeliveryTime: at });
    expect((await outlook.send()).kind).toBe("sent");
    expect(outlook.sent.at(-1)?.delayDeliveryTime).toBe(at);
  });

  test("office-js-6954-body-after-a-block: byte for byte what it was", async () => {
    await outlook.open({
      ...referral,
      body: `<html><body>${"<p>Jane Roe, MRN 4417802, HIV.</p>\n".repeat(500)}</body></html>`,
    });
    await expectHeld(/subject line/);
  });

  test("office-js-5828-plain-message: there is one whenever a command is offered", async () => {
    await outlook.open(referral);
    await outlook.send();
    const completed = await outlook.page.evaluate(() => window.outlook.window.completed);
    expect(
      [completed?.errorMessage, completed?.commandId].every((each) => typeof each === "string" && each !== ""),
    ).toBe(true);
  });

  test("office-js-6506-pane-closed: the handler needs no pane", async () => {
    await outlook.open(referral);
    await paneOf(outlook);
    await outlook.page.evaluate(() => window.outlook.window.closePane());
    await expectHeld(/subject line/);
  });

  test("flexconfirmmail-two-in-one: two addresses in one entry are refused", async () => {
    await outlook.open({ ...lunch, to: recipientsOf(["x@evil.example, y@clinic.example"]) });
    await expectHeld(/not one clear e-mail address/);
  });

  test("flexconfirmmail-split-word: text is read as the reader sees it", async () => {
    await outlook.open({
      ...lunch,
      to: outside,
      body: "<p>Jane R<b></b>oe, MRN 44<i></i>17802, tested positive for H<b></b>IV.</p>",
    });
    await expectHeld(/only go sealed/);
  });
});

test("a pinned pane on another item shows that one", async () => {
  await outlook.open(referral);
  const pane = await paneOf(outlook);
  await paneSays(pane, /subject line/);
  await outlook.page.evaluate((item) => window.outlook.window.switchTo(item), lunch);
  await paneSays(pane, /Ready to send/);
});
