import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clinicPolicy, contentOf, lunch, referral, startGuardedOutlook } from "./guarded-outlook.ts";
import { recipientsOf } from "./new-item.ts";
import type { Outlook } from "./outlook.ts";
import { confirmAll, paneOf, paneSays, pressInPane } from "./pane.ts";

const appointmentText = {
  id: "appointment",
  title: { en: "Appointment" },
  subject: { en: "Please call us", es: "Llámenos, por favor" },
  body: { en: "Please call us about your next visit.", es: "Llámenos para su próxima visita." },
};

let outlook: Outlook;
beforeAll(async () => {
  outlook = await startGuardedOutlook(clinicPolicy({ templates: [appointmentText] }));
});
afterAll(() => outlook?.stop());

describe("Send in Outlook, with the real office.js and the built add-in", () => {
  test("clean mail goes without a word, and carries that it was checked", async () => {
    await outlook.open(lunch);
    expect(await outlook.send()).toEqual({ kind: "sent" });
    expect(outlook.sent.at(-1)?.headers["X-Sealpost-Check"]).toMatch(/^v=1; verdict=clear; by=as-is; policy=7;/);
  });

  test("a patient in the subject is held: plain words, Markdown beside them, a button for the pane", async () => {
    await outlook.open(referral);
    const before = await contentOf(outlook);
    const sent = outlook.sent.length;
    const end = await outlook.send();
    expect(end).toMatchObject({ kind: "alert", alert: { why: "held", markdown: true, cancelLabel: "Open Sealpost" } });
    const completed = await outlook.page.evaluate(() => window.outlook.window.completed);
    expect(completed?.errorMessage).toContain("Move it into the message");
    expect(completed?.errorMessage?.length).toBeLessThanOrEqual(500);
    expect(completed?.errorMessage).not.toMatch(/[*`]|^- /m);
    expect(outlook.sent.length).toBe(sent);
    expect(await contentOf(outlook)).toEqual(before);
  });

  test("the pane moves the subject into the message; an inside recipient then gets it as it is", async () => {
    await outlook.open({ ...referral, to: recipientsOf(["Bob Jones <bob@clinic.example>"]) });
    expect((await outlook.send()).kind).toBe("alert");
    await outlook.press("command");
    const pane = await paneOf(outlook);
    await pressInPane(pane, /move it into the message/i);
    await expect.poll(async () => (await outlook.item()).subject).toBe("Please see message");
    await expect.poll(async () => (await outlook.item()).body).toContain("Jane Roe, MRN 4417802: HIV result");
  });

  test("the earlier mail that Outlook quotes is taken out of the message, and the user's own words stay", async () => {
    const quoted = `<hr><div id="divRplyFwdMsg"><b>From:</b> Bob</div><p>Jane Roe, MRN 4417802, has HIV.</p>`;
    const body = `<p>Yes, on Friday.</p>${quoted}`;
    await outlook.open({ ...referral, composeType: "reply", subject: "Re: Friday", body });
    const pane = await paneOf(outlook);
    await pressInPane(pane, /take out the quoted text/i);
    await expect.poll(async () => (await outlook.item()).body).not.toMatch(/Roe|4417802|HIV/);
    expect((await outlook.item()).body).toContain("Yes, on Friday.");
    await paneSays(pane, /Ready to send/);
  });

  test("one of the organisation's own texts is put in front, with its neutral subject, in the language that was chosen", async () => {
    await outlook.open({ ...lunch, subject: "" });
    const pane = await paneOf(outlook);
    await pane.getByRole("tab", { name: "Templates" }).click();
    await pressInPane(pane, /insert in spanish/i);
    await expect.poll(async () => (await outlook.item()).subject).toBe(appointmentText.subject.es);
    await expect
      .poll(async () => (await outlook.item()).body)
      .toMatch(/Llámenos para su próxima visita[\s\S]*usual place/);
  });

  test("an override is recorded, and Send goes through the handler again", async () => {
    await outlook.open({ ...referral, subject: "Referral" });
    expect((await outlook.send()).kind).toBe("alert");
    await outlook.press("command");
    const pane = await paneOf(outlook);
    await confirmAll(pane);
    await pressInPane(pane, /without sealing…/i);
    await pane.getByRole("radio").first().check();
    await pressInPane(pane, /^send without sealing$/i);
    await expect.poll(() => outlook.sent.at(-1)?.subject).toBe("Referral");
    expect(outlook.sent.at(-1)?.headers["X-Sealpost-Check"]).toMatch(/by=as-is/);
  });

  test("an appointment is held like a message", async () => {
    await outlook.open({ ...referral, kind: "appointment" });
    expect(await outlook.send()).toMatchObject({ kind: "alert", alert: { commandId: "apptComposeOpenPaneButton" } });
  });

  test("the alert speaks the user's language", async () => {
    await outlook.open(referral, { language: "es-MX" });
    expect(await outlook.send()).toMatchObject({ kind: "alert", alert: { cancelLabel: "Abrir Sealpost" } });
  });

  test("a shared mailbox's sender counts, not the user who is signed in", async () => {
    await outlook.open({
      ...lunch,
      from: { name: "Front Desk", address: "desk@clinic.example", recipientType: 2 },
    });
    expect((await outlook.send()).kind).toBe("sent");
    expect(outlook.sent.at(-1)?.from.address).toBe("desk@clinic.example");
  });

  test("a pane of another version says that Outlook runs an old handler", async () => {
    await outlook.open({ ...lunch, session: { "sealpost.handler": JSON.stringify("0.0.9+old") } });
    await paneSays(await paneOf(outlook), /older version of Sealpost/);
  });

  test("nothing asked for anything beyond this machine", () => {
    expect(outlook.strayRequests).toEqual([]);
  });
});

test("what the scan kept from writing time is used at Send", async () => {
  await outlook.open(lunch);
  await outlook.page.evaluate(() => window.outlook.window.launch("OnNewMessageCompose"));
  const scan = (await outlook.item()).session["sealpost.scan"] ?? "";
  expect(JSON.parse(scan)).toMatchObject({ findings: [] });
  expect((await outlook.send()).kind).toBe("sent");
});

test("a policy that cannot be read is the strictest one, and ordinary mail goes", async () => {
  const broken = await startGuardedOutlook("{ not json");
  try {
    await broken.open(lunch);
    expect((await broken.send()).kind).toBe("sent");
    await broken.open({ ...referral, subject: "Referral" });
    expect((await broken.send()).kind).toBe("alert");
  } finally {
    await broken.stop();
  }
});
