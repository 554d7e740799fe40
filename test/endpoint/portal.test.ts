import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { composeMessage } from "../../shared/core/delivery/compose-message.ts";
import { draftOf } from "../support/draft-of.ts";
import { codeIn } from "../support/mail-sink.ts";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import { alice, maria, wrongCode } from "./clinic.ts";
import {
  filePart,
  htmlPart,
  mimeMessage,
  openPortalDesk,
  type PortalDesk,
  textPart,
  type Visit,
} from "./portal-desk.ts";

const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20"><script>alert(1)</script><rect width="40" height="20" rx="6" fill="#0b5f5b"/></svg>';

let desk: PortalDesk;
let temp: TempFolder;
beforeAll(async () => {
  temp = await tempFolder();
  const file = path.join(temp.path, "logo.svg");
  await writeFile(file, logo);
  desk = await openPortalDesk({ limits: { pickupsPerMinute: 10_000 }, logo: file });
});
afterAll(async () => {
  await desk.close();
  await temp.remove();
});

const pdf = crypto.getRandomValues(new Uint8Array(60_000));

function results(): Uint8Array {
  const draft = draftOf({
    from: `Dr. Alice Reyes <${alice}>`,
    to: [`Maria Lopez <${maria}>`],
    subject: "Your results, María",
    html: '<p style="color:#084845">Dear Maria,</p><p>all is <b>well</b>. See <a href="https://riverside.example/visit">your next visit</a>.</p>',
  });
  return composeMessage(
    draft,
    [{ name: "Análisis 1.pdf", mediaType: "application/pdf", content: pdf }],
    new Date("2026-03-02T14:55:00Z"),
  );
}

async function inVisit(
  run: (visit: Visit) => Promise<void>,
  options?: Parameters<PortalDesk["visit"]>[0],
): Promise<void> {
  const visit = await desk.visit(options);
  try {
    await run(visit);
    expect(visit.strayRequests).toEqual([]);
    expect(visit.incidents).toEqual([]);
    expect(visit.complaints).toEqual([]);
  } finally {
    await visit.context.close();
  }
}

const heading = (visit: Visit): Promise<string | null> => visit.page.locator("h1").textContent();

describe("a whole pickup in Chromium", () => {
  it("shows the message, saves the attachment byte for byte, and keeps nothing", () =>
    inVisit(async (visit) => {
      const { page } = visit;
      const { id, link } = await desk.seal(results());
      await visit.pickUp(link);
      expect(await heading(visit)).toBe("Your results, María");
      expect(await page.locator("dl").textContent()).toMatch(/Dr\. Alice Reyes <alice@riverside\.example>/);
      const frame = page.frameLocator("iframe");
      expect(await frame.locator("body").textContent()).toContain("all is well");
      expect(
        await frame
          .locator("p")
          .first()
          .evaluate((p) => getComputedStyle(p).color),
      ).toBe("rgb(8, 72, 69)");

      const downloading = page.waitForEvent("download");
      await page.getByRole("link", { name: "Download Análisis 1.pdf" }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toBe("Análisis 1.pdf");
      expect((await readFile(await download.path())).equals(pdf)).toBe(true);

      expect(page.url()).toBe(`${desk.clinic.url}/p/${id}`);
      const kept = await page.evaluate(async () => ({
        local: localStorage.length,
        session: sessionStorage.length,
        cookies: document.cookie,
        databases: (await indexedDB.databases()).length,
        caches: (await caches.keys()).length,
        fragment: location.hash,
      }));
      expect(kept).toEqual({ local: 0, session: 0, cookies: "", databases: 0, caches: 0, fragment: "" });
    }));

  it("has the organisation's name and logo on it, as a picture that runs nothing", () =>
    inVisit(async (visit) => {
      const { link } = await desk.seal(results());
      await visit.page.goto(link);
      const shown = visit.page.locator(".bar img.logo");
      await expect.poll(() => shown.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(40);
      expect(await shown.getAttribute("alt")).toBe("");
      await visit.page.locator("#organisation", { hasText: "Riverside Clinic" }).waitFor();
      expect(await visit.page.locator(".bar svg").count()).toBe(0);
    }));

  it("is told to the sender as opened, and the sender's own pickup is not", () =>
    inVisit(async (visit) => {
      const { id, link } = await desk.seal(results());
      const states = async (): Promise<string> =>
        (await desk.clinic.call("GET", `/v1/messages/${id}`, { token: desk.token })).text;
      await visit.pickUp(link, alice);
      expect(await heading(visit)).toBe("Your results, María");
      expect(await states()).toContain('"portal_ready"');
      await visit.page.goto("about:blank");
      await visit.pickUp(link);
      expect(await states()).toContain('"opened"');
    }));

  it("never sends the secret of the link", () =>
    inVisit(async (visit) => {
      const sent: string[] = [];
      visit.page.on("request", (request) =>
        sent.push(request.url(), request.postData() ?? "", JSON.stringify(request.headers())),
      );
      const { link } = await desk.seal(results());
      await visit.pickUp(link);
      expect(sent.join("\n")).not.toContain(link.split("#")[1]);
    }));

  it("shows a plain-text message as text, with its web addresses as links", () =>
    inVisit(async (visit) => {
      const { link } = await desk.seal(
        mimeMessage([textPart("Hello <b>you</b>\n  see https://riverside.example/a?b=1.")]),
      );
      await visit.pickUp(link);
      expect(await visit.page.locator(".text").textContent()).toBe(
        "Hello <b>you</b>\n  see https://riverside.example/a?b=1.",
      );
      const shown = visit.page.locator(".text a");
      expect(await shown.getAttribute("href")).toBe("https://riverside.example/a?b=1");
      expect(await shown.getAttribute("rel")).toBe("noopener noreferrer");
    }));

  it("shows a picture of the message itself, and none from elsewhere", () =>
    inVisit(async (visit) => {
      const png = Buffer.from(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
        "base64",
      );
      const html = '<p>Plan</p><img src="cid:plan@x" alt="plan"><img src="https://tracker.example/p.gif" alt="seen">';
      const picture = filePart(
        "Content-Type: image/png\r\nContent-ID: <plan@x>\r\nContent-Disposition: inline; filename=plan.png",
        png,
      );
      const { link } = await desk.seal(mimeMessage([htmlPart(html), picture], "Plan", "related"));
      await visit.pickUp(link);
      const frame = visit.page.frameLocator("iframe");
      await expect.poll(() => frame.getByAltText("plan").evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1);
      expect(await frame.getByAltText("seen").getAttribute("src")).toBeNull();
      expect(await visit.page.getByText("Pictures from other servers are not shown").isVisible()).toBe(true);
      expect(await visit.page.locator(".files").count()).toBe(0);
    }));

  it("opens links of the message in a new tab that knows nothing of this one", () =>
    inVisit(async (visit) => {
      const target = `${desk.clinic.url}/p/AAAAAAAAAAAAAAAAAAAAAA`;
      const { link } = await desk.seal(mimeMessage([htmlPart(`<a href="${target}">visit</a>`)]));
      await visit.pickUp(link);
      const opening = visit.context.waitForEvent("page");
      await visit.page.frameLocator("iframe").getByText("visit").click();
      const opened = await opening;
      await opened.waitForLoadState();
      expect(opened.url()).toBe(target);
      expect(await opened.evaluate(() => [window.opener, document.referrer])).toEqual([null, ""]);
      expect(await heading(visit)).toBe("Your results");
    }));
});

describe("what the reader is told", () => {
  it("when the link has no fragment", () =>
    inVisit(async (visit) => {
      const { link } = await desk.seal(results());
      await visit.page.goto(link.split("#")[0] ?? "");
      expect(await heading(visit)).toBe("The link is not complete");
      expect(await visit.page.locator(".lead").textContent()).toContain("open the link there once more");
    }));

  it("nothing of that when a phone loads the page anew while the code is looked for: it goes on with that code", () =>
    inVisit(async (visit) => {
      const { page } = visit;
      const { link } = await desk.seal(results());
      await page.goto(link);
      await page.reload();
      expect(await heading(visit)).toBe("You have a secure message");
      const code = await visit.toCode(link);
      await page.reload();
      await page.locator("input.code").waitFor();
      expect(await page.locator(".lead").textContent()).toContain(maria);
      expect(page.url()).not.toContain("#");
      await page.locator("input.code").fill(code);
      await page.locator("button.main").click();
      await page.locator(".message").waitFor();
      expect(await heading(visit)).toBe("Your results, María");
      // From here on nothing is kept: whoever has the device next needs the link.
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
      await page.reload();
      await expect.poll(() => heading(visit)).toBe("The link is not complete");
    }));

  it.each([
    ["in another tab", 0, false],
    ["after half an hour", 31, true],
  ])("that the link is needed %s", (_, minutes, sameTab) =>
    inVisit(async (visit) => {
      const { link } = await desk.seal(results());
      await visit.page.goto(link);
      expect(await heading(visit)).toBe("You have a secure message");
      const page = sameTab ? visit.page : await visit.context.newPage();
      await page.clock.install({ time: Date.now() + minutes * 60_000 });
      await page.goto(link.split("#")[0] ?? "");
      await expect.poll(() => page.locator("h1").textContent()).toBe("The link is not complete");
    }),
  );

  it("when the fragment was cut short, and that a complete link then works in the same tab", () =>
    inVisit(async (visit) => {
      const { link } = await desk.seal(results());
      await visit.page.goto(link.slice(0, -4));
      expect(await heading(visit)).toBe("The link is not complete");
      await visit.page.goto(link);
      await expect.poll(() => heading(visit)).toBe("You have a secure message");
    }));

  it("when the fragment is another one: after the code, that it cannot be opened", () =>
    inVisit(async (visit) => {
      const { link } = await desk.seal(results());
      await visit.pickUp(link.replace(/#.{8}/, "#AAAAAAAA"));
      expect(await heading(visit)).toBe("The message cannot be opened");
    }));

  it("when the content was changed on its way: nothing of it is shown", () =>
    inVisit(async (visit) => {
      const { link } = await desk.seal(results());
      await visit.page.route("**/content", async (route) => {
        const response = await route.fetch();
        const body = await response.body();
        body[body.length - 30] = (body[body.length - 30] ?? 0) ^ 1;
        await route.fulfill({ response, body });
      });
      await visit.pickUp(link);
      expect(await heading(visit)).toBe("The message cannot be opened");
      expect(await visit.page.locator("main").textContent()).not.toContain("well");
    }));

  it.each([
    ["expired", "The message has expired", "ask the sender to send it again"],
    ["recalled", "The sender took the message back", "ask the sender"],
  ])("when the message was %s", (how, title, says) =>
    inVisit(async (visit) => {
      const { id, link } = await desk.seal(results());
      const start = desk.clinic.clock.time;
      if (how === "recalled") await desk.clinic.call("POST", `/v1/messages/${id}/recall`, { token: desk.token });
      else desk.clinic.clock.time += 31 * 86_400_000;
      await visit.page.goto(link);
      await visit.page.getByRole("textbox").fill(maria);
      await visit.page.locator("button.main").click();
      await expect.poll(() => heading(visit)).toBe(title);
      expect(await visit.page.locator(".lead").textContent()).toContain(says);
      desk.clinic.clock.time = start;
    }),
  );

  it("when the code is wrong, and after five times that the address has to wait, and how to go on", () =>
    inVisit(async (visit) => {
      const { link } = await desk.seal(results());
      const code = await visit.toCode(link);
      for (let tries = 1; tries <= 4; tries++) {
        await visit.page.getByRole("textbox").fill(wrongCode(code));
        const answered = visit.page.waitForResponse("**/open");
        await visit.page.locator("button.main").click();
        await answered;
        await expect.poll(() => visit.page.locator("button.main").getAttribute("aria-disabled")).toBeNull();
        expect(await visit.page.locator("#error").textContent()).toContain("This code is not right");
        expect(await visit.page.getByRole("status").textContent()).toContain("This code is not right");
        expect(await visit.page.getByRole("textbox").evaluate((field) => field === document.activeElement)).toBe(true);
      }
      await visit.page.getByRole("textbox").fill(wrongCode(code));
      await visit.page.locator("button.main").click();
      await expect.poll(() => heading(visit)).toBe("Too many wrong codes");
      expect(await visit.page.locator(".lead").textContent()).toContain("15 minutes");
      desk.clinic.clock.time += 15 * 60_000;
      await visit.page.getByRole("button", { name: "Start again" }).click();
      await visit.page.getByRole("textbox").fill(maria);
      await visit.page.locator("button.main").click();
      await visit.page.locator("input.code").fill(codeIn(await desk.clinic.mail.next()));
      await visit.page.locator("button.main").click();
      await expect.poll(() => heading(visit)).toBe("Your results, María");
    }));

  it.each([
    ["an address that is none", "maria", "This is not an e-mail address"],
    ["two addresses", "a@b.example, c@d.example", "This is not an e-mail address"],
  ])("when %s was typed", (_, typed, says) =>
    inVisit(async (visit) => {
      const { link } = await desk.seal(results());
      await visit.page.goto(link);
      await visit.page.getByRole("textbox").fill(typed);
      await visit.page.locator("button.main").click();
      await expect.poll(() => visit.page.locator("#error").textContent()).toContain(says);
      expect(await visit.page.getByRole("textbox").inputValue()).toBe(typed);
    }),
  );

  it("when the code has not six digits; blanks in it do not matter", () =>
    inVisit(async (visit) => {
      const { link } = await desk.seal(results());
      const code = await visit.toCode(link);
      await visit.page.getByRole("textbox").fill("12345");
      await visit.page.locator("button.main").click();
      await expect.poll(() => visit.page.locator("#error").textContent()).toContain("The code has six digits");
      await visit.page.getByRole("textbox").fill(`${code.slice(0, 3)} ${code.slice(3)}`);
      await visit.page.locator("button.main").click();
      await expect.poll(() => heading(visit)).toBe("Your results, María");
    }));

  it("when there is no connection, and that trying again works", () =>
    inVisit(async (visit) => {
      const { link } = await desk.seal(results());
      await visit.page.goto(link);
      await visit.page.getByRole("textbox").fill(maria);
      await visit.context.setOffline(true);
      await visit.page.locator("button.main").click();
      await expect.poll(() => visit.page.locator("#error").textContent()).toContain("No connection to the server");
      await visit.context.setOffline(false);
      await visit.page.locator("button.main").click();
      await visit.page.locator("input.code").waitFor();
      await desk.clinic.mail.next();
    }));

  it("when no code comes: where to look and what to do, and a new code works", () =>
    inVisit(async (visit) => {
      const { link } = await desk.seal(results());
      const first = await visit.toCode(link);
      const help = await visit.page.locator(".help").textContent();
      for (const says of ["spam or junk", "Is the address right?", "Tell the sender"]) expect(help).toContain(says);
      await visit.page.getByRole("button", { name: "Send a new code" }).click();
      await expect.poll(() => visit.page.locator(".done").count()).toBe(1);
      const second = codeIn(await desk.clinic.mail.next());
      if (first !== second) {
        await visit.page.getByRole("textbox").fill(first);
        await visit.page.locator("button.main").click();
        await visit.page.locator("#error").waitFor();
      }
      await visit.page.getByRole("textbox").fill(second);
      await visit.page.locator("button.main").click();
      await expect.poll(() => heading(visit)).toBe("Your results, María");
    }));

  it("when too many codes were asked for", () =>
    inVisit(async (visit) => {
      const { link } = await desk.seal(results());
      await visit.toCode(link);
      for (let count = 2; count <= 5; count++) {
        const answered = visit.page.waitForResponse("**/challenge");
        await visit.page.getByRole("button", { name: "Send a new code" }).click();
        await answered;
        await visit.page.locator(".done").waitFor();
        await desk.clinic.mail.next();
      }
      await visit.page.getByRole("button", { name: "Send a new code" }).click();
      await expect.poll(() => visit.page.locator("#error").textContent()).toContain("Wait 15 minutes and try again");
    }));

  it("in Spanish, by the browser's language, and in English after the switch, with what was typed kept", () =>
    inVisit(
      async (visit) => {
        const { link } = await desk.seal(results());
        await visit.page.goto(link);
        expect(await heading(visit)).toBe("Tiene un mensaje seguro");
        expect(await visit.page.locator("html").getAttribute("lang")).toBe("es");
        await visit.page.getByRole("textbox").fill(maria);
        await visit.page.getByRole("button", { name: "English" }).click();
        expect(await heading(visit)).toBe("You have a secure message");
        expect(await visit.page.getByRole("textbox").inputValue()).toBe(maria);
        expect(await visit.page.locator("html").getAttribute("lang")).toBe("en");
      },
      { locale: "es-MX" },
    ));
});
