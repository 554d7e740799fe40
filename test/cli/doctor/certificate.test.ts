import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { checkCertificate } from "../../../cli/doctor/checks/certificate.ts";
import type { Reach } from "../../../cli/doctor/reach.ts";
import { textOf } from "../../../cli/doctor/say.ts";
import { seeCertificate } from "../../../cli/doctor/see-certificate.ts";
import { type TestAuthority, testAuthority } from "../../support/test-authority.ts";
import { type HttpsFolder, httpsFolder } from "./https-folder.ts";

const url = "https://addin.clinic.example/outlook";
let root: TestAuthority;
let middle: TestAuthority;
let stranger: TestAuthority;
let server: HttpsFolder | null = null;

beforeAll(async () => {
  root = await testAuthority("Root");
  middle = await root.below("Middle");
  stranger = await testAuthority("Stranger");
});
afterEach(async () => {
  await server?.stop();
  server = null;
});

async function look(
  pair: { key: string; cert: string },
  more: object = {},
): Promise<ReturnType<typeof checkCertificate>> {
  server = await httpsFolder({ ...pair, ...more }, () => ({}));
  return ask(server.port);
}

async function ask(port: number): Promise<ReturnType<typeof checkCertificate>> {
  const reach: Reach = { trusted: [root.cert], at: () => ({ address: "127.0.0.1", port }), patience: 1_500 };
  return checkCertificate("certificate", url, await seeCertificate(new URL(url), reach), Date.now());
}

const names = ["addin.clinic.example"];

describe("a real server's certificate", () => {
  const cases: readonly (readonly [string, () => Promise<{ key: string; cert: string }>, string, string])[] = [
    ["good for 90 days", () => root.issue({ names, days: 90 }), "ok", "certificate-good"],
    ["good, by a star", () => root.issue({ names: ["*.clinic.example"], days: 90 }), "ok", "certificate-good"],
    [
      "with its whole chain",
      async () => {
        const { key, cert } = await middle.issue({ names, days: 90 });
        return { key, cert: `${cert}${middle.cert}` };
      },
      "ok",
      "certificate-good",
    ],
    ["without the one in between", () => middle.issue({ names, days: 90 }), "failure", "certificate-chain"],
    ["20 days left", () => root.issue({ names, days: 20 }), "warning", "certificate-expiring"],
    ["ran out yesterday", () => root.issue({ names, days: -1 }), "failure", "certificate-expired"],
    [
      "for another name",
      () => root.issue({ names: ["www.clinic.example"], days: 90 }),
      "failure",
      "certificate-other-name",
    ],
    [
      "of an authority that nobody knows, with its chain",
      async () => {
        const { key, cert } = await stranger.issue({ names, days: 90 });
        return { key, cert: `${cert}${stranger.cert}` };
      },
      "failure",
      "certificate-untrusted",
    ],
  ];
  test.each(cases)("%s", async (_name, pair, state, code) => {
    const [result, ...more] = await look(await pair());
    expect(more).toEqual([]);
    expect(result).toMatchObject({ state, code });
    if (result !== undefined) expect(textOf(result)).not.toMatch(/[{}]/);
  });

  test("TLS 1.1 is no connection", async () => {
    const pair = await root.issue({ names, days: 90 });
    const [result] = await look(pair, { minVersion: "TLSv1.1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" });
    expect(result).toMatchObject({ state: "failure", code: "host-unreached", values: { why: "broken" } });
  });

  test("nobody listens", async () => {
    const pair = await root.issue({ names, days: 90 });
    const gone = await httpsFolder(pair, () => ({}));
    await gone.stop();
    expect((await ask(gone.port))[0]).toMatchObject({
      state: "failure",
      code: "host-unreached",
      values: { why: "refused" },
    });
  });
});
