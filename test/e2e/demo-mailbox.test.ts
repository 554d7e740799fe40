import { request } from "node:http";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DemoMailbox, startDemoMailbox } from "../../scripts/demo/mailbox.ts";

let mailbox: DemoMailbox;
beforeAll(async () => {
  mailbox = await startDemoMailbox();
  const transport = createTransport({ host: "127.0.0.1", port: mailbox.smtpPort, ignoreTLS: true });
  const mail = { from: '"Ann" <ann@clinic.example>', to: ["bob@other.example", "cyd@other.example"] };
  await transport.sendMail({
    ...mail,
    subject: "<img src=x onerror=alert(1)>",
    html: "<p>Hi</p><script>alert(1)</script>",
  });
  await transport.sendMail({ ...mail, subject: "Text", text: "See https://clinic.example/p/a?b=1&c=2#d <b>" });
  transport.close();
});
afterAll(() => mailbox.stop());

const get = async (path: string): Promise<Response> => fetch(new URL(path, mailbox.url));

test("lists what came in, to whom, in order", async () => {
  expect(await (await get("mails.json")).json()).toEqual([
    expect.objectContaining({ id: 0, from: "Ann", to: ["bob@other.example", "cyd@other.example"] }),
    expect.objectContaining({ id: 1, subject: "Text", preview: expect.stringContaining("See https://") }),
  ]);
});

test("the page runs its own script only, and a mail runs none at all", async () => {
  expect((await get("")).headers.get("content-security-policy")).toMatch(/^default-src 'none'; script-src 'self';/);
  expect((await get("mail/0")).headers.get("content-security-policy")).toMatch(
    /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'/,
  );
});

test("a link in a text mail is clickable and nothing else in it is markup", async () => {
  const page = await (await get("mail/1")).text();
  expect(page).toContain('<a href="https://clinic.example/p/a?b=1&#38;c=2#d">');
  expect(page).toContain("&#60;b&#62;");
});

test("tells the page of each mail as it comes", async () => {
  const reader = (await get("events")).body?.pipeThrough(new TextDecoderStream()).getReader();
  const transport = createTransport({ host: "127.0.0.1", port: mailbox.smtpPort, ignoreTLS: true });
  await transport.sendMail({ from: "a@clinic.example", to: "b@other.example", subject: "Third", text: "x" });
  transport.close();
  let told = "";
  while (!told.includes("data: 2")) told += (await reader?.read())?.value ?? "";
  await reader?.cancel();
  expect((await mailbox.find(({ id }) => id === 2)).subject).toBe("Third");
});

test("waiting for a mail that does not come ends", async () => {
  await expect(mailbox.find(() => false, 50)).rejects.toThrow("did not come within 50 ms");
});

test("a page elsewhere that rebinds its name to this machine is refused", async () => {
  const status = await new Promise((resolve, reject) => {
    const asked = request(new URL("mails.json", mailbox.url), { headers: { host: "evil.example" } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.once("error", reject).end();
  });
  expect(status).toBe(403);
});

test.each(["mail/99", "../package.json", "mailbox.ts", "favicon.ico"])("there is no %s", async (path) => {
  expect((await get(path)).status).toBe(404);
});
