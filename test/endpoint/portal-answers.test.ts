import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { unzipSync } from "fflate";
import { armor, enums } from "openpgp";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signPolicy } from "../../shared/core/policy/policy-jws.ts";
import { type GpgHome, makeGpgHome } from "../support/gpg-home.ts";
import { codeIn } from "../support/mail-sink.ts";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import { alice, maria } from "./clinic.ts";
import {
  filePart,
  htmlPart,
  mimeMessage,
  openPortalDesk,
  type PortalDesk,
  textPart,
  type Visit,
} from "./portal-desk.ts";

let desk: PortalDesk;
let gpg: GpgHome;
let temp: TempFolder;
let policyFile: string;
beforeAll(async () => {
  gpg = makeGpgHome();
  gpg.makeKey("Riverside Clinic escrow", "escrow@riverside.example");
  temp = await tempFolder();
  policyFile = path.join(temp.path, "policy.jws");
  await writePolicy([gpg.publicKey("escrow@riverside.example")]);
  desk = await openPortalDesk({ limits: { pickupsPerMinute: 10_000, challenges: 20 }, policyFile });
});
afterAll(async () => {
  await desk.close();
  gpg.remove();
  await temp.remove();
});

/** As `sealpost policy sign` writes it: the portal reads the escrow keys in it. */
async function writePolicy(escrowKeys: readonly string[]): Promise<void> {
  const secretKey = crypto.getRandomValues(new Uint8Array(32));
  await writeFile(policyFile, signPolicy(JSON.stringify({ version: 1, sealing: { escrowKeys } }), secretKey));
}

const words = "Your results are fine.";
const answerWords = "Thank you. Does the rash need a cream? ¿Y la próxima cita?";
const picture = crypto.getRandomValues(new Uint8Array(60_000));

async function inVisit(run: (visit: Visit) => Promise<void>): Promise<void> {
  const visit = await desk.visit();
  try {
    await run(visit);
    expect(visit.strayRequests).toEqual([]);
    expect(visit.incidents).toEqual([]);
    expect(visit.complaints).toEqual([]);
  } finally {
    await visit.context.close();
  }
}

/** Opens the message and writes an answer that is not sent yet. */
async function beginAnswer({ page, pickUp }: Visit, link: string): Promise<void> {
  await pickUp(link);
  await page.getByRole("button", { name: "Answer securely" }).click();
  await page.getByLabel("Your answer").fill(answerWords);
}

const rash = { name: "rash.png", mimeType: "image/png", buffer: Buffer.from(picture) };

const stateOf = async (id: string): Promise<unknown> =>
  (await desk.clinic.call("GET", `/v1/messages/${id}`, { token: desk.token })).json;

describe("a recipient answers", () => {
  it("sealed in the browser, told to the sender, opened with the sender's own link", () =>
    inVisit(async (visit) => {
      const { page } = visit;
      const { id, link } = await desk.seal(mimeMessage([textPart(words)]));
      await visit.pickUp(link);
      const sent: string[] = [];
      page.on("request", (request) => sent.push(request.url(), request.postData() ?? ""));
      await page.getByRole("button", { name: "Answer securely" }).click();
      await page.getByLabel("Your answer").fill(answerWords);
      await page.getByLabel("Files to send along").setInputFiles(rash);
      await page.getByRole("button", { name: "Send the answer" }).click();
      await page.locator(".done").waitFor();

      const told = await desk.clinic.mail.next();
      expect(told.to).toEqual([alice]);
      expect(told.raw).not.toContain("rash");
      expect(told.raw).not.toContain(maria);
      expect(sent.join()).not.toMatch(/rash|cream/);
      expect(sent.join()).not.toContain(link.split("#")[1]);
      expect(await stateOf(id)).toMatchObject({ recipients: [{ state: "replied" }] });

      await page.goto("about:blank");
      await visit.pickUp(link, alice);
      const reply = page.locator(".reply");
      expect(await reply.locator("h2").first().textContent()).toContain(maria);
      expect(await reply.locator(".content").textContent()).toBe(answerWords);
      const downloading = page.waitForEvent("download");
      await reply.getByRole("link", { name: "Download rash.png" }).click();
      expect((await readFile(await (await downloading).path())).equals(picture)).toBe(true);
      // The sender is not asked to answer, or to disown, what is their own.
      expect(await page.getByRole("button", { name: "Answer securely" }).count()).toBe(0);
    }));

  it("so that the organisation's escrow key opens it with gpg, and not at all while the policy cannot be read", () =>
    inVisit(async (visit) => {
      const { page } = visit;
      const { id, link } = await desk.seal(mimeMessage([textPart(words)]));
      await beginAnswer(visit, link);
      await page.route("**/v1/policy", (route) => route.fulfill({ status: 500, body: "{}" }));
      await page.getByRole("button", { name: "Send the answer" }).click();
      await page.locator("#error").waitFor();
      expect(await stateOf(id)).toMatchObject({ recipients: [{ state: "opened" }] });
      await page.unroute("**/v1/policy");
      const sending = page.waitForRequest(
        (request) => request.url().endsWith("/replies") && request.method() === "POST",
      );
      await page.getByRole("button", { name: "Send the answer" }).click();
      const { sealed } = (await sending).postDataJSON() as { sealed: string };
      await page.locator(".done").waitFor();
      await desk.clinic.mail.next();
      const opened = gpg.decrypt(await armor(enums.armor.message, Buffer.from(sealed, "base64")));
      expect((await PostalMime.parse(opened)).text?.trim()).toBe(answerWords);
    }));

  it("with nothing written: says so, keeps the form, sends nothing", () =>
    inVisit(async (visit) => {
      const { link } = await desk.seal(mimeMessage([textPart(words)]));
      await visit.pickUp(link);
      await visit.page.getByRole("button", { name: "Answer securely" }).click();
      await visit.page.getByRole("button", { name: "Send the answer" }).click();
      expect(await visit.page.locator("#error").textContent()).toContain("nothing to send");
      expect(await visit.page.evaluate(() => document.activeElement?.id)).toBe("answer-text");
    }));

  it("when the server cannot be reached, all that was written is still there, and the next try arrives once", () =>
    inVisit(async (visit) => {
      const { page } = visit;
      const { id, link } = await desk.seal(mimeMessage([textPart(words)]));
      await beginAnswer(visit, link);
      await page.route("**/replies", (route) => route.abort());
      await page.getByRole("button", { name: "Send the answer" }).click();
      await page.locator("#error").waitFor();
      expect(await page.getByLabel("Your answer").inputValue()).toBe(answerWords);
      await page.unroute("**/replies");
      await page.getByRole("button", { name: "Send the answer" }).click();
      await page.locator(".done").waitFor();
      expect((await desk.clinic.mail.next()).to).toEqual([alice]);
      expect(await stateOf(id)).toMatchObject({ recipients: [{ state: "replied" }] });
    }));

  it("a change of language, and going back to the message, lose nothing that was written or chosen", () =>
    inVisit(async (visit) => {
      const { page } = visit;
      const { link } = await desk.seal(mimeMessage([textPart(words)]));
      await beginAnswer(visit, link);
      await page.getByLabel("Files to send along").setInputFiles(rash);
      await page.getByRole("button", { name: "Español" }).click();
      expect(await page.getByLabel("Su respuesta").inputValue()).toBe(answerWords);
      await page.getByRole("button", { name: "Volver al mensaje" }).click();
      await page.getByRole("button", { name: "Seguir con su respuesta" }).click();
      expect(await page.getByLabel("Su respuesta").inputValue()).toBe(answerWords);
      expect(await page.locator("form.answer").textContent()).toContain("rash.png");
      await page.getByRole("button", { name: "Enviar la respuesta" }).click();
      await page.locator(".done").waitFor();
      await desk.clinic.mail.next();

      await page.goto("about:blank");
      await visit.pickUp(link, alice);
      expect(await page.locator(".reply .content").textContent()).toBe(answerWords);
      expect(await page.getByRole("link", { name: "Download rash.png" }).count()).toBe(1);
    }));

  it("after longer than the page may be open: a new code, and what was written is there again and arrives", () =>
    inVisit(async (visit) => {
      const { page } = visit;
      const { link } = await desk.seal(mimeMessage([textPart(words)]));
      await beginAnswer(visit, link);
      desk.clinic.clock.time += 31 * 60_000;
      await page.getByRole("button", { name: "Send the answer" }).click();
      await page.locator("input.code").waitFor();
      expect(await page.locator(".done").textContent()).toContain("Your answer is still here");
      await page.locator("input.code").fill(codeIn(await desk.clinic.mail.next()));
      await page.getByRole("button", { name: "Open the message" }).click();
      await page.locator("#answer-text").waitFor();
      expect(await page.getByLabel("Your answer").inputValue()).toBe(answerWords);
      await page.getByRole("button", { name: "Send the answer" }).click();
      await page.locator(".done").waitFor();
      expect((await desk.clinic.mail.next()).to).toEqual([alice]);
    }));

  it("again and again, while the message stays as it is being read", () =>
    inVisit(async (visit) => {
      const { page } = visit;
      const { link } = await desk.seal(mimeMessage([htmlPart(`<p>${words}</p>`)]));
      await visit.pickUp(link);
      const shown = await page.locator("iframe").elementHandle();
      for (const label of ["Answer securely", "Write another answer"]) {
        await page.getByRole("button", { name: label }).click();
        await page.getByLabel("Your answer").fill(`${label} ${answerWords}`);
        await page.getByRole("button", { name: "Send the answer" }).click();
        await page.locator(".done").waitFor();
        expect((await desk.clinic.mail.next()).to).toEqual([alice]);
      }
      expect(await shown?.evaluate((frame) => frame.isConnected)).toBe(true);
      await page.goto("about:blank");
      await visit.pickUp(link, alice);
      expect(await page.locator(".reply").count()).toBe(2);
    }));

  it("and is asked before a page with an unfinished answer is left", async () => {
    const visit = await desk.visit();
    const { page } = visit;
    const { link } = await desk.seal(mimeMessage([textPart(words)]));
    await visit.pickUp(link);
    await page.getByRole("button", { name: "Answer securely" }).click();
    await page.getByLabel("Your answer").fill(answerWords);
    await page.evaluate(() => setTimeout(() => location.reload(), 0));
    await expect.poll(() => visit.incidents).toEqual(["dialog: "]);
    expect(await page.getByLabel("Your answer").inputValue()).toBe(answerWords);
    await visit.context.close();
  });
});

describe("a message that reached the wrong person", () => {
  it("is closed to that address, told to the sender, and an incident in the log", () =>
    inVisit(async (visit) => {
      const { page } = visit;
      const { id, link } = await desk.seal(mimeMessage([textPart(words)]));
      await visit.pickUp(link);
      await page.getByRole("button", { name: "This message is not for me" }).click();
      await page.getByRole("button", { name: "Yes, it is not for me" }).click();
      await page.locator(".sorry").waitFor();
      expect(await page.locator("h1").textContent()).toBe("Thank you for telling us");
      expect((await desk.clinic.mail.next()).to).toEqual([alice]);
      expect(await stateOf(id)).toMatchObject({ recipients: [{ state: "not_me" }] });
      expect(desk.clinic.log()).toContain(`"event":"incident","kind":"not-me","message":"${id}"`);

      // From now on this address is answered as a stranger's.
      const { status } = await desk.clinic.call("POST", `/p/${id}/challenge`, { body: { address: maria } });
      expect(status).toBe(202);
      const opened = await desk.clinic.call("POST", `/p/${id}/open`, { body: { address: maria, code: "000000" } });
      expect(opened.json.code).toBe("code-wrong");
    }));

  it("can be taken back before it is said", () =>
    inVisit(async (visit) => {
      const { page } = visit;
      const { id, link } = await desk.seal(mimeMessage([textPart(words)]));
      await visit.pickUp(link);
      await page.getByRole("button", { name: "This message is not for me" }).click();
      await page.getByRole("button", { name: "No, back to the message" }).click();
      await page.getByRole("button", { name: "Answer securely" }).waitFor();
      expect(await stateOf(id)).toMatchObject({ recipients: [{ state: "opened" }] });
    }));
});

describe("several files", () => {
  it("come in one archive as well, each byte for byte, the second of a name with a number", () =>
    inVisit(async (visit) => {
      const { page } = visit;
      const file = (content: Uint8Array): string =>
        filePart('Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="lab.pdf"', content);
      const other = picture.slice(0, 5_000);
      const { link } = await desk.seal(mimeMessage([textPart(words), file(picture), file(other)]));
      await visit.pickUp(link);
      const downloading = page.waitForEvent("download");
      await page.getByRole("link", { name: "Download all" }).click();
      const archive = unzipSync(await readFile(await (await downloading).path()));
      expect(Object.keys(archive)).toEqual(["lab.pdf", "lab (2).pdf"]);
      expect(Buffer.from(archive["lab.pdf"] ?? []).equals(picture)).toBe(true);
      expect(Buffer.from(archive["lab (2).pdf"] ?? []).equals(other)).toBe(true);
    }));
});
