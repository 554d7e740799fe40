import { keyFilePassword } from "../support/certificate-authority.ts";
import type { Marionette } from "./marionette.ts";
import { toMainWindow } from "./windows.ts";

/** The parts of Thunderbird's own key code that the tests use. */
interface KeyModule {
  importSecKeyBlockImpl(
    win: Window,
    password: null,
    keepPassphrases: boolean,
    block: string,
  ): Promise<{ readonly exitCode: number; readonly errorMsg?: string }>;
  importPubkeyBlockAutoAcceptImpl(
    win: Window,
    block: string,
    acceptance: string,
  ): Promise<{ readonly exitCode: number; readonly errorMsg?: string }>;
  updateAcceptance(fingerprint: string, addresses: null, decision: "personal"): Promise<void>;
  clearCache(): void;
}

/** As the account settings do it: the identity has its own OpenPGP key from now on. */
export async function giveOpenPgpKey(
  marionette: Marionette,
  identity: string,
  secretKey: string,
  fingerprint: string,
): Promise<void> {
  await toMainWindow(marionette);
  await marionette.run(
    async (id: string, block: string, print: string) => {
      const modules = "chrome://openpgp/content/modules/";
      const { RNP } = ChromeUtils.importESModule(`${modules}RNP.sys.mjs`) as Record<string, KeyModule>;
      const { PgpSqliteDb2 } = ChromeUtils.importESModule(`${modules}sqliteDb.sys.mjs`) as Record<string, KeyModule>;
      const { EnigmailKeyRing } = ChromeUtils.importESModule(`${modules}keyRing.sys.mjs`) as Record<string, KeyModule>;
      const result = await RNP?.importSecKeyBlockImpl(window, null, false, block);
      if (result?.exitCode !== 0) throw new Error(`no key imported: ${JSON.stringify(result)}`);
      await PgpSqliteDb2?.updateAcceptance(print, null, "personal");
      EnigmailKeyRing?.clearCache();
      Services.prefs.setStringPref(`mail.identity.${id}.openpgp_key_id`, print.slice(-16));
    },
    identity,
    secretKey,
    fingerprint,
  );
}

/** As the key manager does it: a recipient's key, checked and accepted. */
export async function acceptOpenPgpKey(marionette: Marionette, publicKey: string): Promise<void> {
  await toMainWindow(marionette);
  await marionette.run(async (block: string) => {
    const modules = "chrome://openpgp/content/modules/";
    const { RNP } = ChromeUtils.importESModule(`${modules}RNP.sys.mjs`) as Record<string, KeyModule>;
    const { EnigmailKeyRing } = ChromeUtils.importESModule(`${modules}keyRing.sys.mjs`) as Record<string, KeyModule>;
    const result = await RNP?.importPubkeyBlockAutoAcceptImpl(window, block, "verified");
    if (result?.exitCode !== 0) throw new Error(`no key imported: ${JSON.stringify(result)}`);
    EnigmailKeyRing?.clearCache();
  }, publicKey);
}

/** As the certificate manager does it: an authority that is trusted, and the identity's own certificate. */
export async function giveCertificate(
  marionette: Marionette,
  identity: string,
  authority: string,
  { certificate, keyFile }: { readonly certificate: string; readonly keyFile: string },
): Promise<void> {
  await toMainWindow(marionette);
  await marionette.run(
    (id: string, trusted: string, own: string, file: string, password: string) => {
      const bare = (pem: string): string => pem.replace(/-----[^-]+-----|\s/g, "");
      const store = Cc["@mozilla.org/security/x509certdb;1"].getService(Ci.nsIX509CertDB);
      store.addCertFromBase64(bare(trusted), "CTu,CTu,CTu");
      const local = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
      local.initWithPath(file);
      const failed = store.importPKCS12File(local, password);
      if (failed !== 0) throw new Error(`the key file was not imported: ${failed}`);
      const { displayName, dbKey } = store.constructX509FromBase64(bare(own));
      for (const use of ["encryption", "signing"]) {
        Services.prefs.setStringPref(`mail.identity.${id}.${use}_cert_name`, displayName);
        Services.prefs.setStringPref(`mail.identity.${id}.${use}_cert_dbkey`, dbKey);
      }
    },
    identity,
    authority,
    certificate,
    keyFile,
    keyFilePassword,
  );
}

/** A recipient's certificate, as one that came with a signed mail. */
export async function acceptCertificate(marionette: Marionette, certificate: string): Promise<void> {
  await toMainWindow(marionette);
  await marionette.run((pem: string) => {
    const store = Cc["@mozilla.org/security/x509certdb;1"].getService(Ci.nsIX509CertDB);
    store.addCertFromBase64(pem.replace(/-----[^-]+-----|\s/g, ""), ",,");
  }, certificate);
}
