import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "acorn";
import { beforeAll, describe, expect, test } from "vitest";
import { handlerNames } from "../../outlook-addin/names.ts";
import type { NewItem } from "../../scripts/playground/host/compose-item.ts";
import { loadPolicy } from "../../shared/core/policy/load-policy.ts";
import type { PolicyInput } from "../../shared/core/policy/policy.ts";
import { nobodyIsNew } from "../support/known-recipients.ts";
import { type ClassicOutlook, classicOutlook } from "./classic-outlook.ts";
import { builtAddin, clinicPolicy, lunch, referral } from "./guarded-outlook.ts";
import { recipientsOf } from "./new-item.ts";

/** The built handler in a realm that has what the documentation promises of classic Windows, and nothing more. */
let bundle = "";
beforeAll(() => {
  bundle = readFileSync(path.join(builtAddin, "handler.js"), "utf8");
});

/** As the pane leaves it with the mailbox: read by the schema, every default filled in. */
const kept = {
  "sealpost.policy": JSON.stringify(loadPolicy(clinicPolicy({ endpoint: "https://mail.clinic.example" })).policy),
};

describe("the handler's file", () => {
  test("is ES5 from the first to the last character", () => {
    expect(() => parse(bundle, { ecmaVersion: 5 })).not.toThrow();
  });

  test("is not larger than 350,000 bytes, packed", () => {
    expect(gzipSync(bundle, { level: 9 }).length).toBeLessThanOrEqual(350_000);
  });

  test.each(Object.values(handlerNames))(
    "office-js-5166-handler-not-found: %s is associated at top level",
    async (name) => {
      const outlook = classicOutlook(bundle, lunch, { ...kept });
      await expect(outlook.run(name)).resolves.toBeDefined();
    },
  );
});

describe("on classic Windows", () => {
  test("clean mail goes, and carries that it was checked", async () => {
    const outlook = classicOutlook(bundle, lunch, { ...kept });
    expect(await outlook.run(handlerNames.OnMessageSend)).toEqual({ allowEvent: true });
    expect(outlook.item.headers["X-Sealpost-Check"]).toMatch(/^v=1; verdict=clear; by=as-is; policy=7; at=\d{4}-/);
  });

  test("a patient in the subject is held, with a message that says what to do", async () => {
    const answer = await classicOutlook(bundle, referral, { ...kept }).run(handlerNames.OnMessageSend);
    expect(answer.allowEvent).toBe(false);
    expect(answer.errorMessage).toContain("Move it into the message");
    expect(answer.commandId).toBe("msgComposeOpenPaneButton");
    expect(answer.cancelLabel?.length).toBeLessThanOrEqual(20);
  });

  test("without a policy the strictest rules hold, and ordinary mail goes", async () => {
    expect((await classicOutlook(bundle, referral).run(handlerNames.OnMessageSend)).allowEvent).toBe(false);
    expect((await classicOutlook(bundle, lunch).run(handlerNames.OnMessageSend)).allowEvent).toBe(true);
  });

  test("words are read in Spanish, and in a file", async () => {
    const file = Buffer.from("Paciente: José Pérez, nacido el 14/03/1961. Diagnóstico: VIH positivo.").toString(
      "base64",
    );
    const answer = await classicOutlook(
      bundle,
      { ...lunch, to: recipientsOf(["ana@otra.example"]), attachments: [{ name: "nota.txt", content: file }] },
      { ...kept, "sealpost.language": "es" },
    ).run(handlerNames.OnMessageSend);
    expect(answer.allowEvent).toBe(false);
    expect(answer.errorMessage).toContain("protegida");
  });

  test("a file that only the pane can read is never taken for clean", async () => {
    const pdf = { name: "scan.pdf", content: Buffer.from("%PDF-1.7 nothing more").toString("base64") };
    const outlook = classicOutlook(
      bundle,
      { ...lunch, to: recipientsOf(["ruth@otherclinic.example"]), attachments: [pdf] },
      { ...kept },
    );
    const answer = await outlook.run(handlerNames.OnMessageSend);
    expect(answer.errorMessage).toContain("could not be read");
  });

  test("an appointment is held in the same way", async () => {
    const outlook = classicOutlook(bundle, { ...referral, kind: "appointment" }, { ...kept });
    const answer = await outlook.run(handlerNames.OnAppointmentSend);
    expect(answer).toMatchObject({ allowEvent: false, commandId: "apptComposeOpenPaneButton" });
  });

  test("what happened is kept with the mailbox, without a word of the message", async () => {
    const outlook: ClassicOutlook = classicOutlook(bundle, referral, { ...kept });
    await outlook.run(handlerNames.OnMessageSend);
    const log = outlook.roaming["sealpost.audit"] ?? "";
    expect(JSON.parse(log)).toMatchObject([{ sender: null, event: { type: "send", verdict: "ask" } }]);
    expect(log).not.toMatch(/roe|4417802|weiss/i);
  });

  test("as many of the latest events as fit are kept there, each with an id of its own", async () => {
    const event = { type: "announcement", at: "2026-03-02T15:00:00.000Z", messageId: "m".repeat(200), outcome: "sent" };
    const before = Array.from({ length: 30 }, (_, number) => ({ id: `old-${number}`, sender: null, event }));
    const roaming: Record<string, string> = { ...kept, "sealpost.audit": JSON.stringify(before) };
    for (let count = 0; count < 2; count++) {
      await classicOutlook(bundle, referral, roaming).run(handlerNames.OnMessageSend);
    }
    const log = roaming["sealpost.audit"] ?? "";
    const ids: string[] = JSON.parse(log).map(({ id }: { id: string }) => id);
    expect(JSON.stringify(JSON.stringify(log)).length).toBeLessThanOrEqual(7_000);
    expect(ids.length).toBeGreaterThanOrEqual(10);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.slice(-3)).toEqual(["old-29", expect.stringMatching(/^[a-z0-9-]{10,100}$/), expect.anything()]);
  });

  test("a list that makes no sense is begun anew", async () => {
    const roaming: Record<string, string> = { ...kept, "sealpost.audit": "[broken" };
    await classicOutlook(bundle, referral, roaming).run(handlerNames.OnMessageSend);
    expect(JSON.parse(roaming["sealpost.audit"] ?? "")).toHaveLength(1);
  });

  describe("a recipient who is written to for the first time", () => {
    const partners = [
      { name: "Lakeside", domains: ["lakeside.example"], agreement: { baa: true }, transport: "pinned-tls" as const },
    ];
    const under = (policy: Partial<PolicyInput> = {}): string =>
      JSON.stringify(loadPolicy(clinicPolicy({ partners, ...policy })).policy);
    const key = Buffer.alloc(32, 7).toString("base64");
    const result: NewItem = {
      to: recipientsOf(["Front Desk <desk@lakeside.example>"]),
      subject: "Referral",
      body: "<p>Please see Jane Roe (born 03/14/1961, MRN 4417802), who tested positive for HIV.</p>",
    };
    const send = (roaming: Record<string, string>) =>
      classicOutlook(bundle, result, roaming).run(handlerNames.OnMessageSend);

    test("is asked about until a message has gone to them, and then no more: it is kept with the mailbox", async () => {
      const roaming: Record<string, string> = { "sealpost.policy": under(), "sealpost.recipients": `${key} ` };
      expect(await send(roaming)).toMatchObject({ allowEvent: false });
      const unasked: Record<string, string> = { ...roaming, "sealpost.policy": under({ rules: nobodyIsNew }) };
      expect(await send(unasked)).toEqual({ allowEvent: true });
      expect(unasked["sealpost.recipients"]?.length).toBeGreaterThan(key.length + 1);
      expect(unasked["sealpost.recipients"]).not.toMatch(/desk|lakeside/i);
      expect(await send({ ...unasked, "sealpost.policy": under() })).toEqual({ allowEvent: true });
    });

    test("is asked about each time while the mailbox has no key: the pane makes it", async () => {
      const roaming: Record<string, string> = { "sealpost.policy": under({ rules: nobodyIsNew }) };
      expect(await send(roaming)).toEqual({ allowEvent: true });
      expect(await send({ ...roaming, "sealpost.policy": under() })).toMatchObject({ allowEvent: false });
    });
  });

  describe("a conversation", () => {
    const policy = JSON.stringify(
      loadPolicy(
        clinicPolicy({
          partners: [
            { name: "Lakeside", domains: ["lakeside.example"], agreement: { baa: true }, transport: "pinned-tls" },
          ],
        }),
      ).policy,
    );
    const answer = (to: string[], cc: string[] = []): ClassicOutlook =>
      classicOutlook(
        bundle,
        {
          composeType: "reply",
          to: recipientsOf(to),
          cc: recipientsOf(cc),
          subject: "Re: Referral",
          body: "<p>Jane Roe (born 03/14/1961, MRN 4417802) tested positive for HIV.</p>",
        },
        { "sealpost.policy": policy },
      );

    test("whoever wrote first is not asked about", async () => {
      const outlook = answer(["Bob Jones <bob@lakeside.example>"]);
      await outlook.run(handlerNames.OnNewMessageCompose);
      expect(await outlook.run(handlerNames.OnMessageSend)).toEqual({ allowEvent: true });
    });

    test("whom the user adds is", async () => {
      const outlook = answer(["Bob Jones <bob@lakeside.example>"]);
      await outlook.run(handlerNames.OnNewMessageCompose);
      outlook.item.cc.push(...recipientsOf(["Eve Stone <eve@lakeside.example>"]));
      await outlook.run(handlerNames.OnMessageRecipientsChanged);
      const held = await outlook.run(handlerNames.OnMessageSend);
      expect(held.allowEvent).toBe(false);
      expect(held.contextData).toContain("added-to-thread");
    });

    test("a reply to all with patient information is", async () => {
      const outlook = answer(["Bob Jones <bob@lakeside.example>"], ["Carol <carol@clinic.example>"]);
      await outlook.run(handlerNames.OnNewMessageCompose);
      const held = await outlook.run(handlerNames.OnMessageSend);
      expect(held.allowEvent).toBe(false);
      expect(held.contextData).toContain("reply-all-with-phi");
    });
  });
});
