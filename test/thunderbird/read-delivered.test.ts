import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readPrivateKey } from "openpgp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { smimeSigner } from "../../secure-delivery/mime/cms-signature.ts";
import { type OutgoingMessage, outgoingMessage } from "../../secure-delivery/mime/outgoing-message.ts";
import { pgpMime } from "../../secure-delivery/mime/pgp-mime.ts";
import { smime } from "../../secure-delivery/mime/smime.ts";
import { certificatesIn } from "../../secure-delivery/routing/usable-certificate.ts";
import { composeMessage } from "../../shared/core/delivery/compose-message.ts";
import { type EmailAddress, parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import { makeCertificateAuthority } from "../support/certificate-authority.ts";
import { draftOf } from "../support/draft-of.ts";
import { type GpgHome, makeGpgHome } from "../support/gpg-home.ts";
import { testAuthority } from "../support/lab/test-authority.ts";
import { type GuardedThunderbird, startGuardedThunderbird } from "./guarded-thunderbird.ts";
import { acceptOpenPgpKey, giveCertificate, giveOpenPgpKey } from "./key-store.ts";
import { htmlSender } from "./profile.ts";
import { until } from "./windows.ts";

/** What the endpoint encrypts, read by the program that recipients have. */
const from = parseEmailAddress("maria@riverside.example") as EmailAddress;
const subject = "Befund: HbA1c für María";
let guarded: GuardedThunderbird;
let gpg: GpgHome;
let folder: string;
const holders = makeCertificateAuthority();

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "sealpost-read-"));
  gpg = makeGpgHome();
  const own = gpg.makeKey("Alice Clinic", htmlSender);
  guarded = await startGuardedThunderbird();
  await giveOpenPgpKey(guarded.marionette, "id1", gpg.secretKey(htmlSender), own);
});
afterAll(async () => {
  await guarded?.stop();
  gpg?.remove();
  holders.remove();
  rmSync(folder, { recursive: true, force: true });
});

function message(text: string): OutgoingMessage {
  const draft = draftOf({ from: `María <${from}>`, to: [`Alice <${htmlSender}>`], subject, text });
  const files = [{ name: "Befund.pdf", mediaType: "application/pdf", content: new Uint8Array([1, 2, 3]) }];
  const id = crypto.randomUUID().replaceAll("-", "").slice(0, 22);
  const made = outgoingMessage(composeMessage(draft, files, new Date()), from, id, new Date());
  if (made === null) throw new Error("the message was refused");
  return made;
}

interface AboutMessage {
  readonly document: Document;
}

/** What the header of the message on the screen says. */
function header(): { subject: string; encrypted: string; signed: string; attachments: string } {
  const tabs = document.getElementById("tabmail") as unknown as { readonly currentAboutMessage?: AboutMessage };
  const shown = tabs.currentAboutMessage?.document;
  const text = (id: string): string => shown?.getElementById(id)?.textContent ?? "";
  const icon = (id: string): string => shown?.getElementById(id)?.getAttribute("src") ?? "";
  return {
    subject: text("expandedsubjectBox"),
    encrypted: icon("encryptedHdrIcon"),
    signed: icon("signedHdrIcon"),
    attachments: shown?.getElementById("attachmentName")?.getAttribute("value") ?? text("attachmentName"),
  };
}

const headerThat = (is: (seen: ReturnType<typeof header>) => boolean): Promise<ReturnType<typeof header>> =>
  until("the header to be complete", async () => {
    const seen = await guarded.marionette.run(header);
    return is(seen) ? seen : null;
  });

test("PGP/MIME is decrypted, its real subject shown, and the organisation's signature good", async () => {
  gpg.makeKey("Riverside Clinic", from);
  await acceptOpenPgpKey(guarded.marionette, gpg.publicKey(from));
  const signer = await readPrivateKey({ armoredKey: gpg.secretKey(from) });
  const raw = await pgpMime(message("Der Wert ist 6,1 %."), gpg.publicKey(htmlSender), signer, new Date());
  expect(raw.toString("latin1")).not.toContain("Befund");
  await guarded.receive(raw.toString("latin1"), "Der Wert ist 6,1 %.");
  const seen = await headerThat(({ subject: shown, signed }) => shown.includes("Befund") && signed !== "");
  expect(seen.subject).toContain(subject);
  expect(seen.encrypted).toContain("message-encrypted-ok");
  expect(seen.signed).toContain("message-signed-verified");
});

test("S/MIME is decrypted, and its signature good", async () => {
  const own = holders.issue("Alice", htmlSender);
  await giveCertificate(guarded.marionette, "id1", holders.certificate, own);
  const signing = testAuthority(folder, "senders");
  const service = signing.issue("service", { mailboxes: [from], key: "rsa" });
  await giveAuthority(signing.certificate);
  const signer = smimeSigner(certificatesIn(service.certificate), readFileSync(service.keyFile, "utf8"), null);
  const [certificate] = certificatesIn(own.certificate);
  if (certificate === undefined) throw new Error("no certificate");
  const raw = smime(message("Der Wert ist 5,9 %."), certificate.raw, signer, new Date());
  expect(raw.toString("latin1")).not.toContain("Befund");
  await guarded.receive(raw.toString("latin1"), "Der Wert ist 5,9 %.");
  const seen = await headerThat(({ encrypted, signed }) => encrypted !== "" && signed !== "");
  expect(seen.encrypted).toContain("message-encrypted-ok");
  expect(seen.signed).toContain("message-signed-ok");
});

async function giveAuthority(pem: string): Promise<void> {
  await guarded.marionette.run((trusted: string) => {
    const store = Cc["@mozilla.org/security/x509certdb;1"].getService(Ci.nsIX509CertDB);
    store.addCertFromBase64(trusted.replace(/-----[^-]+-----|\s/g, ""), "CTu,CTu,CTu");
  }, pem);
}
