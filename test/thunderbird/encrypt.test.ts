import type { Email } from "postal-mime";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type CertificateAuthority, makeCertificateAuthority } from "../support/certificate-authority.ts";
import { type GpgHome, makeGpgHome } from "../support/gpg-home.ts";
import { nobodyIsNew } from "../support/known-recipients.ts";
import { policyOf } from "../support/policy-of.ts";
import { pressSend, toComposeWindow, untilUnlocked } from "./compose-window.ts";
import { type GuardedThunderbird, startGuardedThunderbird } from "./guarded-thunderbird.ts";
import { acceptCertificate, acceptOpenPgpKey, giveCertificate, giveOpenPgpKey } from "./key-store.ts";
import { clean, outside, planted, risky, riskyBody } from "./messages.ts";
import { installOtherAddon } from "./other-addon.ts";
import { countPanes, toPane } from "./pane-window.ts";
import { htmlSender } from "./profile.ts";
import { until } from "./windows.ts";

const [bob = ""] = outside;
const carol = "carol@keyless.example";
const dora = "dora@cards.example";

let guarded: GuardedThunderbird;
let gpg: GpgHome;
let authority: CertificateAuthority;

beforeAll(async () => {
  gpg = makeGpgHome();
  const own = gpg.makeKey("Alice Clinic", htmlSender);
  gpg.makeKey("Bob Jones", bob);
  gpg.makeKey("Carol Hale", carol);
  authority = makeCertificateAuthority();
  guarded = await startGuardedThunderbird();
  await giveOpenPgpKey(guarded.marionette, "id1", gpg.secretKey(htmlSender), own);
  await acceptOpenPgpKey(guarded.marionette, gpg.publicKey(bob));
  await giveCertificate(guarded.marionette, "id1", authority.certificate, authority.issue("Alice", htmlSender));
  await acceptCertificate(guarded.marionette, authority.issue("Dora", dora).certificate);
});
afterAll(async () => {
  await guarded?.stop();
  authority?.remove();
  gpg?.remove();
});
beforeEach(() => guarded.setPolicy(policyOf({ rules: nobodyIsNew, endpoint: null, partners })));
afterEach(() => guarded.reset());

const partner = (name: string, domain: string, transport: "openpgp" | "smime") => ({
  name,
  domains: [domain],
  agreement: { baa: true },
  transport,
});
const partners = [
  partner("Partner", "partner.example", "openpgp"),
  partner("Keyless", "keyless.example", "openpgp"),
  partner("Cards", "cards.example", "smime"),
];

test("a partner with an OpenPGP key gets the message encrypted with its subject, and nobody is asked", async () => {
  await guarded.compose(riskyBody);
  await pressSend(guarded.marionette);
  const { raw, message } = await guarded.sink.next(20_000);
  expect(message.subject).toBe("...");
  for (const secret of [...Object.values(planted), riskyBody.subject])
    expect(raw.toString("latin1")).not.toContain(secret);
  const opened = gpg.decrypt(armoredIn(raw));
  expect(opened).toContain(`Subject: ${riskyBody.subject}`);
  expect(opened).toContain(planted.number);
  expect(opened).toContain("notes.txt");
  expect(headerOf(message, "x-sealpost-check")).toMatch(/^v=1; verdict=protect; by=encrypt; policy=7; at=/);
  expect(await countPanes(guarded.marionette)).toBe(0);
});

test("a subject with patient information is hidden by OpenPGP as well, once the user says how to go on", async () => {
  await guarded.compose(risky);
  await switchOn("OpenPGP", risky.subject);
  await pressSend(guarded.marionette);
  const pane = await toPane(guarded.marionette);
  await pane.press("Move it into the message");
  await pane.press(/^Send/);
  const { raw, message } = await guarded.sink.next(20_000);
  expect(message.subject).toBe("...");
  expect(gpg.decrypt(armoredIn(raw))).toContain(planted.record);
});

test("what the user encrypts is protected: it goes to anybody who has a key, and nobody is asked", async () => {
  await guarded.setPolicy(policyOf({ rules: nobodyIsNew, endpoint: null }));
  await guarded.compose(riskyBody);
  await switchOn("OpenPGP", riskyBody.subject);
  await pressSend(guarded.marionette);
  const { raw } = await guarded.sink.next(20_000);
  expect(gpg.decrypt(armoredIn(raw))).toContain(planted.number);
});

test("a partner with a certificate gets S/MIME; its subject stays open, so it holds nothing", async () => {
  await guarded.compose({ ...riskyBody, to: [dora] });
  await pressSend(guarded.marionette);
  const { raw, message } = await guarded.sink.next(20_000);
  expect(message.subject).toBe(riskyBody.subject);
  expect(raw.toString("latin1")).toMatch(/^content-type: application\/pkcs7-mime/im);
  for (const secret of Object.values(planted)) expect(raw.toString("latin1")).not.toContain(secret);
  const opened = authority.decrypt(raw, dora);
  expect(Buffer.from(opened.replace(/=\r?\n/g, "")).toString()).toContain(planted.number);
});

test("thunderbird-missing-key: Thunderbird asks for the key, nothing leaves, and the pane says where to answer", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  const message = { ...riskyBody, to: [carol] };
  await guarded.compose(message);
  await pressSend(marionette);
  await (await toPane(marionette, 20_000)).shows("Your mail program has not sent the message yet", 20_000);
  await toComposeWindow(marionette, message.subject);
  await untilUnlocked(marionette);
  expect(sink.mails.length).toBe(before);

  // And once the key is there, Send sends.
  await acceptOpenPgpKey(marionette, gpg.publicKey(carol));
  await toComposeWindow(marionette, message.subject);
  await pressSend(marionette);
  const { raw } = await sink.next(20_000);
  expect(gpg.decrypt(armoredIn(raw))).toContain(planted.number);
  expect(sink.mails.length).toBe(before + 1);
});

test("send-later-26: what another add-on sends in its own time is encrypted to a key of the recipient, or stays", async () => {
  const { marionette, sink } = guarded;
  const before = sink.mails.length;
  const other = await installOtherAddon(guarded.thunderbird);
  const message = { ...riskyBody, subject: "Scheduled papers", to: ["cora@keyless.example"] };
  const tab = await guarded.compose(message);
  await switchOn("OpenPGP", message.subject);
  await other((id) => void messenger.compose.sendMessage(id, { mode: "sendNow" }).catch(() => {}), tab);
  await (await toPane(marionette, 20_000)).shows("Your mail program has not sent the message yet", 20_000);
  await toComposeWindow(marionette, message.subject);
  await untilUnlocked(marionette);
  expect(sink.mails.length).toBe(before);
});

test.each([
  ["is held when the answer would go in the open", false],
  ["goes when the answer is encrypted, too", true],
])("a reply that quotes an encrypted message %s", async (_, encrypted) => {
  const { marionette, sink } = guarded;
  const tab = await replyToEncrypted();
  const before = sink.mails.length;
  // To a partner with a key it would be encrypted again.
  if (!encrypted) await guarded.setPolicy(policyOf({ rules: nobodyIsNew, endpoint: null }));
  await toComposeWindow(marionette, "Re: Private");
  if (!encrypted) await switchOff(tab);
  await pressSend(marionette);
  if (encrypted) {
    expect(gpg.decrypt(armoredIn((await sink.next(20_000)).raw))).toContain("The plans are secret");
  } else {
    await (await toPane(marionette)).shows("Your answer quotes a message that came protected");
    expect(sink.mails.length).toBe(before);
  }
});

test("ordinary mail carries the check in its headers and is not encrypted", async () => {
  await guarded.compose(clean);
  await pressSend(guarded.marionette);
  const { message } = await guarded.sink.next();
  expect(message.subject).toBe(clean.subject);
  expect(headerOf(message, "x-sealpost-check")).toMatch(/^v=1; verdict=clear; by=as-is; policy=7; at=/);
});

function headerOf({ headers }: Email, name: string): string | undefined {
  return headers.find(({ key }) => key === name)?.value;
}

function armoredIn(raw: Buffer): string {
  return /-----BEGIN PGP MESSAGE-----[\s\S]*?-----END PGP MESSAGE-----/.exec(raw.toString("latin1"))?.[0] ?? "";
}

/** As the encryption button does it. */
async function switchOn(technology: "OpenPGP" | "S/MIME", subject: string): Promise<void> {
  await toComposeWindow(guarded.marionette, subject);
  await guarded.marionette.run((wanted: string) => {
    const compose = window as unknown as ComposeWindow;
    if (compose.gSelectedTechnologyIsPGP !== (wanted === "OpenPGP")) {
      compose.onEncryptionChoice(wanted === "OpenPGP" ? "OpenPGP" : "SMIME");
    }
    if (!compose.gSendEncrypted) compose.onEncryptionChoice("enc");
  }, technology);
}

async function switchOff(_tab: number): Promise<void> {
  await until("Thunderbird to encrypt the answer by itself", () =>
    guarded.marionette.run(() => (window as unknown as ComposeWindow).gSendEncrypted),
  );
  await guarded.marionette.run(() => (window as unknown as ComposeWindow).onEncryptionChoice("enc"));
}

/** An encrypted message arrives (a real Thunderbird wrote it), and the user answers it. */
async function replyToEncrypted(): Promise<number> {
  const mail = { to: [htmlSender], subject: "Private", body: "<p>The plans are secret.</p>" };
  await guarded.compose(mail);
  await switchOn("OpenPGP", mail.subject);
  await pressSend(guarded.marionette);
  const { raw } = await guarded.sink.next(20_000);
  const received = raw
    .toString("latin1")
    .replace(/^Message-ID:\s*<[^>]+>/im, `Message-ID: <${crypto.randomUUID()}@clinic.example>`)
    // An answer to oneself stays inside.
    .replace(/^From: .*$/m, `From: Bob Jones <${bob}>`);
  return guarded.answer(await guarded.receive(received, "The plans are secret"), "replyToSender");
}
