import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Fault } from "../../scripts/playground/host/faults.ts";
import { call, expectHeld } from "./expect-held.ts";
import { builtAddin, clinicPolicy, lunch, outside, referral, scan, startGuardedOutlook } from "./guarded-outlook.ts";
import { recipientsOf } from "./new-item.ts";
import { type Outlook, startOutlook } from "./outlook.ts";
import { confirmAll, paneOf, paneSays, pressInPane } from "./pane.ts";

/**
 * What others reported of add-ins like this one, each line by its first number at OfficeDev/office-js. Those that no add-in can see
 * (mobile, .msg files, mail merge …) are the doctor's: test/cli/doctor. Handlers that classic Windows does not find:
 * classic.test.ts. Questions of other servers: test/cli/doctor/serving.test.ts.
 */
let outlook: Outlook;
beforeAll(async () => {
  outlook = await startGuardedOutlook();
});
afterEach(() => outlook.faults());
afterAll(() => outlook?.stop());

describe("reading what is written", () => {
  const empty: Fault = { call: call.content, how: "empty" };

  test("office-js-4725-empty-attachment: a read that succeeds with nothing is a finding, never clean", async () => {
    await outlook.open({ ...lunch, to: outside, attachments: [{ ...scan, name: "labs.txt" }] });
    await outlook.faults(empty);
    await expectHeld(outlook, /could not be read/);
  });

  test("office-js-5454-cloud-link: a file that is only a link is a finding", async () => {
    const cloud = {
      name: "labs.xlsx",
      content: "https://files.example/labs.xlsx",
      attachmentType: 2,
      format: "url",
    } as const;
    await outlook.open({ ...lunch, to: outside, attachments: [cloud] });
    await expectHeld(outlook, /could not be read/);
  });

  test("office-js-1723-opaque-group: a list is never internal", async () => {
    await outlook.open({
      ...referral,
      subject: "Referral",
      to: [{ name: "All staff", address: "staff@clinic.example", recipientType: 1 }],
    });
    await expectHeld(outlook, /only go protected|list or group|Sealed sending is not set up/);
  });

  test("office-js-6637-time-out: our own deadline answers long before Outlook's", async () => {
    await outlook.open(lunch, { handlerLimitMs: 300_000 });
    await outlook.faults({ call: call.from, how: "silent" });
    const begun = Date.now();
    await expectHeld(outlook, /could not be checked/);
    expect(Date.now() - begun).toBeLessThan(60_000);
  });

  test("office-js-6478-second-send: it is held again", async () => {
    await outlook.open(referral);
    await expectHeld(outlook, /subject line/);
    await expectHeld(outlook, /subject line/);
  });

  test("office-js-5554-which-button: what counts is what was answered in the pane", async () => {
    await outlook.open(referral);
    await outlook.send();
    await outlook.press("Don't Send");
    await expectHeld(outlook, /subject line/);
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
    await expectHeld(outlook, /subject line/);
  });

  test("office-js-5828-plain-message: there is one whenever a command is offered", async () => {
    await outlook.open(referral);
    await outlook.send();
    const completed = await outlook.page.evaluate(() => window.outlook.window.completed);
    expect(
      [completed?.errorMessage, completed?.commandId].every((each) => typeof each === "string" && each !== ""),
    ).toBe(true);
  });

  test("the pane was closed: the handler needs none", async () => {
    await outlook.open(referral);
    await paneOf(outlook);
    await outlook.page.evaluate(() => window.outlook.window.closePane());
    await expectHeld(outlook, /subject line/);
  });

  test("flexconfirmmail-two-in-one: two addresses in one entry are refused", async () => {
    await outlook.open({ ...lunch, to: recipientsOf(["x@evil.example, y@clinic.example"]) });
    await expectHeld(outlook, /not one clear e-mail address/);
  });

  test("flexconfirmmail-split-word: text is read as the reader sees it", async () => {
    await outlook.open({
      ...lunch,
      to: outside,
      body: "<p>Jane R<b></b>oe, MRN 44<i></i>17802, tested positive for H<b></b>IV.</p>",
    });
    await expectHeld(outlook, /only go protected/);
  });
});

describe("who sends, and what the answers are for", () => {
  /** Answers in the pane that the message goes as it is, without pressing Send. */
  async function overrideInPane(): Promise<void> {
    const pane = await paneOf(outlook);
    await confirmAll(pane);
    await pressInPane(pane, /without sealing…/i);
    await pane.getByRole("radio").first().check();
    await pressInPane(pane, /^send without sealing$/i);
    await paneSays(pane, /Press Send in the message again/);
  }
  const mail = { ...referral, subject: "Referral" };

  test("office-js-3654-shared-mailbox: an answer counts for the sender that it was given for, and for no other", async () => {
    await outlook.open(mail, { permission: "item" });
    await overrideInPane();
    await outlook.edit({ from: { name: "Front desk", address: "desk@clinic.example", recipientType: 2 } }, "from");
    await expectHeld(outlook, /only go protected|first|Sealed sending/);
  });

  test("office-js-6509-moved-draft: a draft that is opened in another window is asked about again", async () => {
    await outlook.open(mail, { permission: "item" });
    await overrideInPane();
    await outlook.open(mail);
    await expectHeld(outlook, /only go protected|first|Sealed sending/);
  });

  test("without the permission for the mailbox the pane cannot send: it says so, and Send is pressed again", async () => {
    await outlook.open(mail, { permission: "item" });
    await overrideInPane();
    expect(await outlook.send()).toEqual({ kind: "sent" });
  });

  test("a change after the answers: the pane that said 'press Send' shows the draft as it is now", async () => {
    await outlook.open(mail, { permission: "item" });
    await overrideInPane();
    await outlook.edit({ subject: "Jane Roe, MRN 4417802: HIV result" });
    await paneSays(await paneOf(outlook), /subject line/);
  });
});

describe("what Outlook does by itself", () => {
  test("office-js-3588-meeting: one that is sent from its form is held like a message", async () => {
    await outlook.open({ ...referral, kind: "appointment" });
    await expectHeld(outlook, /subject line/);
  });

  test("office-js-5133-native-encryption: a message that no add-in may read is held, with what to do about it", async () => {
    await outlook.open({ ...referral, protection: "unreadable" });
    await expectHeld(outlook, /does not let Sealpost read.*take the protection off/);
    const pane = await paneOf(outlook);
    await paneSays(pane, /cannot be checked/);
    await outlook.edit({ protection: "none" });
    await paneSays(pane, /subject line/);
  });

  test("office-js-6809-custom-properties: that they cannot be read keeps neither clean mail nor the pane back", async () => {
    await outlook.open(lunch);
    await outlook.faults({ call: 3, how: "fail" });
    await paneSays(await paneOf(outlook), /Ready to send/);
    expect((await outlook.send()).kind).toBe("sent");
  });

  test("office-js-6808-inline-pictures: no body is set that need not change", async () => {
    const body = `${lunch.body}<p><img src="cid:logo.png"></p>`;
    await outlook.open({ ...lunch, to: outside, body, attachments: [{ ...scan, name: "labs.txt" }] });
    await outlook.faults({ call: call.content, how: "empty" }, { call: 38, how: "fail" }, { call: 23, how: "fail" });
    const pane = await paneOf(outlook);
    await pressInPane(pane, /detach this file/i);
    await expect.poll(async () => (await outlook.item()).attachments.length).toBe(0);
    expect((await outlook.item()).body).toBe(body);
  });

  test("office-js-6621-offline: started without a connection nothing is checked, and only Block holds (by the documentation)", async () => {
    await outlook.open(lunch, { online: false });
    expect(await outlook.send()).toMatchObject({ kind: "alert", alert: { why: "offline" } });
    await outlook.open(lunch, { online: false, sendMode: "SoftBlock" });
    expect((await outlook.send()).kind).toBe("sent");
  });

  test("office-js-6177-connection-lost: once it is loaded, the handler needs no server to hold or to let go", async () => {
    for (const [item, kind] of [
      [referral, "alert"],
      [lunch, "sent"],
    ] as const) {
      await outlook.open(item);
      await outlook.page.evaluate(() => window.outlook.window.launch("OnNewMessageCompose"));
      outlook.server.addinUp(false);
      try {
        expect((await outlook.send()).kind).toBe(kind);
      } finally {
        outlook.server.addinUp(true);
      }
    }
  });

  test("office-js-6319-office-js-unreachable: the add-in's pages do not come, and Block holds", async () => {
    await outlook.page.context().route("**/office-js/**", (route) => route.abort());
    try {
      await outlook.open(lunch, { handlerLimitMs: 1_500 });
      expect((await outlook.send()).kind).toBe("alert");
    } finally {
      await outlook.page.context().unroute("**/office-js/**");
    }
  });

  test("nothing that was done here asked any other machine", () => {
    expect(outlook.strayRequests).toEqual([]);
  });
});

test("office-js-6436-stale-javascript: the pane says that an older handler runs, and each event says who made it", async () => {
  const { version } = JSON.parse(await readFile(path.join(builtAddin, "version.json"), "utf8"));
  const handler = await readFile(path.join(builtAddin, "handler.js"), "utf8");
  expect(handler).toContain(version);
  const files = { "policy.json": clinicPolicy(), "handler.js": handler.replaceAll(version, "0.0.1+old") };
  const browser = outlook.page.context().browser();
  const stale = await startOutlook({ addin: builtAddin, files, ...(browser && { browser }) });
  try {
    await stale.open({ ...referral, subject: "Referral" }, { permission: "item" });
    expect((await stale.send()).kind).toBe("alert");
    const pane = await paneOf(stale);
    await paneSays(pane, /older version of Sealpost/);
    const kept = await pane.evaluate(() => localStorage.getItem("sealpost.audit"));
    expect(JSON.parse(kept ?? "[]")).toMatchObject([{ type: "send", madeBy: "0.0.1+old" }]);
  } finally {
    await stale.stop();
  }
});
