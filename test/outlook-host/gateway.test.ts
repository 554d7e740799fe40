import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { GatewayProfileId } from "../../shared/core/policy/delivery-terms.ts";
import { launchChromium } from "../support/chromium.ts";
import { nobodyIsNew } from "../support/known-recipients.ts";
import { expectHeld } from "./expect-held.ts";
import { clinicPolicy, lunch, outside, referral, startGuardedOutlook } from "./guarded-outlook.ts";
import type { Outlook } from "./outlook.ts";
import { paneOf, paneSays } from "./pane.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const toGateway = { ...referral, subject: "Referral" };

async function through(
  profile: GatewayProfileId,
  provenOn: string | null,
  job: (outlook: Outlook) => Promise<void>,
): Promise<void> {
  const gateway = { profile, countsAs: "sealed" as const, provenOn };
  const outlook = await startGuardedOutlook(clinicPolicy({ rules: nobodyIsNew, delivery: { gateway } }), browser);
  try {
    await job(outlook);
  } finally {
    await outlook.stop();
  }
}

test("a proven gateway is told by a header, and nothing is opened or asked", () =>
  through("microsoft-365", "2026-01-01", async (outlook) => {
    await outlook.open(toGateway);
    expect(await outlook.send()).toEqual({ kind: "sent" });
    const sent = outlook.sent.at(-1);
    expect(sent?.headers["X-Sealpost-Protect"]).toBe("encrypt");
    expect(sent?.headers["X-Sealpost-Check"]).toMatch(/by=gateway/);
    expect(sent?.subject).toBe("Referral");
    await outlook.open({ ...lunch, to: outside });
    expect(await outlook.send()).toEqual({ kind: "sent" });
    expect(outlook.sent.at(-1)?.headers).not.toHaveProperty("X-Sealpost-Protect");
  }));

test("kaiser-subject-tags: the tag is ours, and stands there once however often Send is pressed", () =>
  through("proofpoint", "2026-01-01", async (outlook) => {
    await outlook.open(toGateway);
    outlook.refuse(true);
    expect((await outlook.send()).kind).not.toBe("sent");
    outlook.refuse(false);
    expect(await outlook.send()).toEqual({ kind: "sent" });
    expect(outlook.sent.at(-1)?.subject).toBe("[Encrypt] Referral");
    await outlook.open(lunch);
    expect(await outlook.send()).toEqual({ kind: "sent" });
    expect(outlook.sent.at(-1)?.subject).toBe(lunch.subject);
  }));

test("a gateway that was never tried protects nothing: the message is held", () =>
  through("microsoft-365", null, async (outlook) => {
    await outlook.open(toGateway);
    await expectHeld(outlook, /only go protected/);
  }));

test("an appointment carries no headers, so no gateway is relied on: alert and pane say what else to do", () =>
  through("microsoft-365", "2026-01-01", async (outlook) => {
    await outlook.open({ ...toGateway, kind: "appointment" });
    await expectHeld(outlook, /Sealed sending is not set up here/);
    await paneSays(await paneOf(outlook), /Sealed sending is not set up here/);
  }));
