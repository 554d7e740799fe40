import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { SendMode } from "../../scripts/playground/host/smart-alert.ts";
import { call, expectHeld } from "./expect-held.ts";
import { lunch, outside, referral, scan, startGuardedOutlook } from "./guarded-outlook.ts";
import type { Outlook } from "./outlook.ts";
import { paneOf, paneSays } from "./pane.ts";

let outlook: Outlook;
beforeAll(async () => {
  outlook = await startGuardedOutlook();
});
afterEach(() => outlook.faults());
afterAll(() => outlook?.stop());

describe("a call of Outlook's goes wrong during Send", () => {
  test.each(Object.entries(call).filter(([name]) => name !== "sessionSet"))(
    "%s fails: not sent, and the message says what to do",
    async (_name, id) => {
      await outlook.open({ ...lunch, attachments: [scan], to: outside });
      await outlook.faults({ call: id, how: "fail" });
      await expectHeld(outlook, id === call.content ? /could not be read/ : /could not be checked.*Press Send again/);
    },
  );

  test.each([
    ["the subject", call.subject],
    ["the session data", call.sessionGet],
  ])("%s never answers: not sent, in good time", async (_name, id) => {
    await outlook.open(lunch);
    await outlook.faults({ call: id, how: "silent" });
    await expectHeld(outlook, /could not be checked/);
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
    await expectHeld(outlook, /subject line/);
  });

  test("a second Send after a fault looks again", async () => {
    await outlook.open(referral);
    await outlook.faults({ call: call.subject, how: "fail", times: 1 });
    await expectHeld(outlook, /could not be checked/);
    await expectHeld(outlook, /subject line/);
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

test.each<[SendMode, string[]]>([
  ["Block", ["Don't Send"]],
  ["SoftBlock", ["Send Anyway", "Don't Send"]],
  ["PromptUser", ["Send Anyway", "Don't Send"]],
])(
  "Outlook's own time runs out in %s mode: it asks the user, and by itself sends nothing (by the documentation and #6637)",
  async (sendMode, buttons) => {
    await outlook.open(lunch, { sendMode });
    await outlook.page.evaluate(async () => {
      await window.outlook.window.launch("OnNewMessageCompose");
      window.outlook.window.surround({ handlerLimitMs: 500 });
    });
    await outlook.faults({ call: null, how: "silent" });
    const sent = outlook.sent.length;
    expect(await outlook.send()).toMatchObject({ kind: "alert", alert: { why: "timeout", buttons } });
    expect(outlook.sent.length).toBe(sent);
  },
);

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
    await expectHeld(outlook, /subject line/);
  });
});

test("a pinned pane on another item shows that one", async () => {
  await outlook.open(referral);
  const pane = await paneOf(outlook);
  await paneSays(pane, /subject line/);
  await outlook.page.evaluate((item) => window.outlook.window.switchTo(item), lunch);
  await paneSays(pane, /Ready to send/);
});
