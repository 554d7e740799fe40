import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { afterAll, afterEach, expect, test } from "vitest";
import { packXpi } from "../../scripts/build-xpi.ts";
import { publicKeyOf, signPolicy } from "../../shared/core/policy/policy-jws.ts";
import { makeCertificateAuthority } from "../support/certificate-authority.ts";
import { policyOf } from "../support/policy-of.ts";
import { addonId } from "./addon-id.ts";
import { backgroundPage } from "./extension-page.ts";
import { startThunderbird, type Thunderbird } from "./thunderbird.ts";
import { toMainWindow, until } from "./windows.ts";

const folder = mkdtempSync(path.join(tmpdir(), "sealpost-xpi-"));
let thunderbird: Thunderbird | null = null;
afterEach(async () => {
  await thunderbird?.stop();
  thunderbird = null;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the add-on built again gives the same bytes, in any time zone", () => {
  const again = path.join(folder, "thunderbird");
  execFileSync(process.execPath, ["scripts/build-thunderbird.ts", again], {
    stdio: "ignore",
    env: { ...process.env, TZ: "Pacific/Auckland" },
  });
  const pack = (from: string, zone: string): Buffer => {
    const file = path.join(folder, "packed.xpi");
    execFileSync(process.execPath, ["scripts/build-xpi.ts", from, file], {
      stdio: "ignore",
      env: { ...process.env, TZ: zone },
    });
    return readFileSync(file);
  };
  expect(pack(again, "Pacific/Auckland").equals(pack("dist/thunderbird", "America/Denver"))).toBe(true);
});

test("it holds what it needs and nothing that only the build knows", () => {
  const files = unzipSync(packXpi("dist/thunderbird"));
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(["manifest.json", "background.js", "popup.html", "options.html"]),
  );
  expect(Object.keys(files).filter((name) => /\.(?:ts|map|pem)$|policies\.json/.test(name))).toEqual([]);
  const code = Object.entries(files).filter(([name]) => name.endsWith(".js") && !name.startsWith("pdf"));
  for (const [name, bytes] of code) {
    const text = new TextDecoder().decode(bytes);
    const lines = text.split("\n").filter((line) => !line.includes("\\") && !/^ *"/.test(line)); // Without tables of words.
    const average = lines.reduce((sum, line) => sum + line.length, 0) / lines.length;
    expect(average, `${name} is readable, not minified`).toBeLessThan(80);
    expect(text, name).not.toContain(process.cwd());
  }
});

test("the template for administrators installs it by force, with a policy, its key and the organisation's certificate authority", async () => {
  const xpi = path.join(folder, "sealpost.xpi");
  writeFileSync(xpi, packXpi("dist/thunderbird"));
  const authority = makeCertificateAuthority();
  const certificate = path.join(folder, "authority.pem");
  writeFileSync(certificate, authority.certificate);
  authority.remove();
  const key = new Uint8Array(32).fill(5);
  const filled = readFileSync("manifests/thunderbird/policies.json", "utf8")
    .replace("https://DEPLOY.EXAMPLE.ORG/sealpost-thunderbird.xpi", pathToFileURL(xpi).href)
    .replace(/"THE SIGNED POLICY[^"]*"/, JSON.stringify(signPolicy(JSON.stringify(policyOf()), key)))
    .replace(/"PUBLIC KEY[^"]*"/, JSON.stringify(publicKeyOf(key)))
    .replace("https://SECURE.EXAMPLE.ORG/v1/policy", "http://127.0.0.1:9/v1/policy")
    .replace(/"AT LEAST 32[^"]*"/, JSON.stringify(Buffer.alloc(32, 1).toString("base64url")))
    .replace("CODE OF YOUR ENDPOINT", "river-side-2026")
    .replace("YOUR-ORGANISATION-CA.pem", certificate);
  expect(filled).not.toMatch(/[A-Z]{4,}[ -][A-Z]{3,}/);
  thunderbird = await startThunderbird({ smtpPort: 1, screen: "headless", policies: JSON.parse(filled).policies });
  const { marionette } = thunderbird;
  await toMainWindow(marionette);
  await until(
    "the add-on to be installed",
    () => marionette.run((id: string) => WebExtensionPolicy.getByID(id) !== null, addonId),
    20_000,
  );
  expect(await marionette.run((id: string) => WebExtensionPolicy.getByID(id)?.extension.warnings, addonId)).toEqual([]);
  const managed = await backgroundPage(marionette, addonId)(() => messenger.storage.managed.get());
  expect(Object.keys(managed).sort()).toEqual(["enrolmentCode", "policy", "policyKeys", "policyUrl", "proofKey"]);
  const trusted = await marionette.run(
    (pem: string) => {
      const store = Cc["@mozilla.org/security/x509certdb;1"].getService(Ci.nsIX509CertDB);
      const bare = pem.replace(/-----[^-]+-----|\s/g, "");
      return store.getCerts().some((each) => each.getBase64DERString().replace(/\s/g, "") === bare);
    },
    readFileSync(certificate, "utf8"),
  );
  expect(trusted).toBe(true);
});
