import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toBase64, toBase64Url } from "../../shared/core/delivery/base64.ts";
import { composeMessage } from "../../shared/core/delivery/compose-message.ts";
import { sealMessage } from "../../shared/core/delivery/seal-message.ts";
import { secretVerifier } from "../../shared/core/delivery/secret-verifier.ts";
import type { MessageState } from "../../shared/core/delivery/wire/message-state.ts";
import type { Submission } from "../../shared/core/delivery/wire/submission.ts";
import { draftOf } from "../support/draft-of.ts";
import { freePort } from "../support/lab/free-port.ts";
import { codeIn } from "../support/mail-sink.ts";
import { alice, maria, submissionOf } from "./clinic.ts";
import { openPortalDesk, type PortalDesk, type Visit } from "./portal-desk.ts";

let desk: PortalDesk;
let origin: string;
beforeAll(async () => {
  // Browsers bind passkeys to a name, and take no bare address.
  const port = await freePort();
  origin = `http://localhost:${port}`;
  desk = await openPortalDesk({
    host: "127.0.0.1",
    port,
    publicUrl: origin,
    pickup: {
      passkeys: true,
      trustedDeviceDays: 14,
      sms: { url: await webhook(), key: "a-key-that-only-we-two-know" },
    },
    limits: { pickupsPerMinute: 10_000, challenges: 100 },
  });
});
afterAll(async () => {
  await desk.close();
  provider?.close();
});

/** The organisation's text message provider, as the endpoint sees it. */
let provider: Server | null = null;
const texts: { readonly to: string; readonly text: string }[] = [];
async function webhook(): Promise<string> {
  provider = createServer(async (request, response) => {
    texts.push(JSON.parse(String(await buffer(request))) as { to: string; text: string });
    response.end();
  });
  const listening = once(provider, "listening");
  provider.listen(0, "127.0.0.1");
  await listening;
  return `http://127.0.0.1:${(provider.address() as AddressInfo).port}/texts`;
}

async function inVisit(run: (visit: Visit) => Promise<void>): Promise<void> {
  const visit = await desk.visit();
  try {
    await run(visit);
    expect(visit.incidents).toEqual([]);
    expect(visit.complaints).toEqual([]);
  } finally {
    await visit.context.close();
  }
}

async function sealed(word?: string, changes: Partial<Submission> = {}): Promise<string> {
  const draft = draftOf({ from: alice, to: [maria], subject: "Plan", text: "All is well." });
  const { id } = submissionOf();
  const made = await sealMessage(composeMessage(draft, [], new Date()), id, { escrowKeys: [], deliveryKey: null });
  const stored = await desk.clinic.submit(
    desk.token,
    submissionOf({
      id,
      serverShare: toBase64Url(made.serverShare),
      sealed: toBase64(made.sealed),
      ...(word === undefined ? {} : { secret: await secretVerifier(word, id) }),
      ...changes,
    }),
  );
  expect(stored.status).toBe(202);
  return `${origin}/p/${id}#${toBase64Url(made.linkSecret)}`;
}

async function typeAddress({ page }: Visit, link: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(link);
  await page.getByLabel("Your e-mail address").fill(maria);
}

const authenticator = {
  protocol: "ctap2",
  transport: "internal",
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;

describe("a passkey", () => {
  it("is made after the first opening, and opens the next message without a code", () =>
    inVisit(async (visit) => {
      const { page, context } = visit;
      const devtools = await context.newCDPSession(page);
      await devtools.send("WebAuthn.enable");
      await devtools.send("WebAuthn.addVirtualAuthenticator", { options: authenticator });
      await visit.pickUp(await sealed());
      await page.getByRole("button", { name: "Next time without a code" }).click();
      await page.getByText("Passkey made").first().waitFor();

      await typeAddress(visit, await sealed());
      await page.getByRole("button", { name: "Open with a passkey" }).click();
      await page.locator(".message").waitFor();
      expect(await page.locator("h1").textContent()).toBe("Plan");

      // The passkey is Maria's: it proves no other address.
      await page.goto("about:blank");
      await page.goto(await sealed());
      await page.getByLabel("Your e-mail address").fill(alice);
      await page.getByRole("button", { name: "Open with a passkey" }).click();
      expect(await page.locator("#error").textContent()).toContain("passkey");
    }));

  it("where there is none: says so, and a code still works", () =>
    inVisit(async (visit) => {
      const { page, context } = visit;
      const devtools = await context.newCDPSession(page);
      await devtools.send("WebAuthn.enable");
      await devtools.send("WebAuthn.addVirtualAuthenticator", { options: authenticator });
      const link = await sealed();
      await typeAddress(visit, link);
      await page.getByRole("button", { name: "Open with a passkey" }).click();
      await page.locator("#error").waitFor();
      await visit.pickUp(link);
      expect(await page.locator("h1").textContent()).toBe("Plan");
    }));
});

describe("a trusted browser", () => {
  it("opens the next message at once; another browser does not", () =>
    inVisit(async (visit) => {
      const { page } = visit;
      const code = await visit.toCode(await sealed());
      await page.getByLabel("Code of six digits").fill(code);
      await page.getByLabel("Trust this browser for 14 days").check();
      await page.getByRole("button", { name: "Open the message" }).click();
      await page.locator(".message").waitFor();

      const next = await sealed();
      await typeAddress(visit, next);
      await page.getByRole("button", { name: "Send me a code" }).click();
      await page.locator(".message").waitFor();

      await inVisit(async (other) => {
        await typeAddress(other, next);
        await other.page.getByRole("button", { name: "Send me a code" }).click();
        await other.page.locator("input.code").waitFor();
        codeIn(await desk.clinic.mail.next());
      });
    }));
});

describe("a code by text message", () => {
  it("is offered where the sender gave a number, and opens", () =>
    inVisit(async (visit) => {
      const { page } = visit;
      const link = await sealed(undefined, { phones: ["+15550100123"] });
      await visit.toCode(link);
      await page.getByRole("button", { name: "Send the code by text message" }).click();
      await expect.poll(() => texts.length, { timeout: 20_000 }).toBe(1);
      expect(texts[0]?.to).toBe("+15550100123");
      await page.locator(".done").waitFor();
      await page.locator("input.code").fill(/\b\d{6}\b/.exec(texts[0]?.text ?? "")?.[0] ?? "");
      await page.getByRole("button", { name: "Open the message" }).click();
      await page.locator(".message").waitFor();
      expect(await page.locator("h1").textContent()).toBe("Plan");
    }));

  it("is not offered where there is none", () =>
    inVisit(async (visit) => {
      await visit.toCode(await sealed());
      expect(await visit.page.getByRole("button", { name: "Send a new code" }).count()).toBe(1);
      expect(await visit.page.getByRole("button", { name: "Send the code by text message" }).count()).toBe(0);
    }));
});

describe("an agreed word", () => {
  it("is asked for beside the code, and not told apart from it when wrong", () =>
    inVisit(async (visit) => {
      const { page } = visit;
      const code = await visit.toCode(await sealed("blue heron"));
      await page.getByLabel("Code of six digits").fill(code);
      await page.getByLabel("The agreed word").fill("grey goose");
      await page.getByRole("button", { name: "Open the message" }).click();
      expect(await page.locator("#error").textContent()).toContain("code or the word");
      await page.getByLabel("Code of six digits").fill(code);
      await page.getByLabel("The agreed word").fill("Blue  Heron");
      await page.getByRole("button", { name: "Open the message" }).click();
      await page.locator(".message").waitFor();
    }));
});

describe("a mailbox that several people read", () => {
  it("asks for the reader's name beside the code, keeps what was typed, and tells the sender", () =>
    inVisit(async (visit) => {
      const { page } = visit;
      const link = await sealed(undefined, { shared: [true] });
      await typeAddress(visit, link);
      await page.getByRole("button", { name: "Send me a code" }).click();
      await page.locator("input.code").waitFor();
      const code = codeIn(await desk.clinic.mail.next());
      await page.locator("input.code").fill(code);
      await page.locator("button.main").click();
      await page.locator("#error").waitFor();
      expect(await page.locator("#name").getAttribute("aria-invalid")).toBe("true");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("name");
      await page.getByRole("button", { name: "Español" }).click();
      await page.getByLabel("Su nombre").fill("Nora Beck");
      expect(await page.locator("#field").inputValue()).toBe(code);
      await page.screenshot({ path: "docs/screenshots/portal-name.png" });
      await page.locator("button.main").click();
      await page.getByRole("heading", { name: "Plan" }).waitFor();
      const [, id = ""] = /\/p\/([\w-]+)/.exec(link) ?? [];
      const state = (await desk.clinic.call("GET", `/v1/messages/${id}`, { token: desk.token })).json;
      expect((state as unknown as MessageState).recipients[0]?.readers).toMatchObject([{ name: "Nora Beck" }]);
    }));
});
