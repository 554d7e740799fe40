import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { gather, type Questions } from "../../../cli/doctor/evidence.ts";
import { examineServing } from "../../../cli/doctor/examine-serving.ts";
import type { Reach } from "../../../cli/doctor/reach.ts";
import { adviceOn, textOf } from "../../../cli/doctor/say.ts";
import { publicKeyOf, signPolicy } from "../../../shared/core/policy/policy-jws.ts";
import { testAuthority } from "../../support/test-authority.ts";
import { type Answers, goodDeployment, goodEndpoint, policyFor } from "./good-deployment.ts";
import { type HttpsFolder, httpsFolder, type Served } from "./https-folder.ts";

const host = "https://addin.clinic.example/outlook";
const origin = "https://addin.clinic.example";
const endpoint = "https://mail.clinic.example";
const secret = new Uint8Array(32).fill(7);
const key = publicKeyOf(secret);
const signed = (change: object = {}): string => signPolicy(policyFor(endpoint, change), secret);

let addin: HttpsFolder;
let mail: HttpsFolder;
let reach: Reach;
let answers: Answers;
let endpointAnswers: Answers;

beforeAll(async () => {
  const authority = await testAuthority("Test Authority");
  addin = await httpsFolder(await authority.issue({ names: ["addin.clinic.example"], days: 90 }), (asked) =>
    answers.get(asked),
  );
  mail = await httpsFolder(await authority.issue({ names: ["mail.clinic.example"], days: 90 }), (asked) =>
    endpointAnswers.get(asked),
  );
  reach = {
    trusted: [authority.cert],
    at: (name) => ({ address: "127.0.0.1", port: name.startsWith("addin") ? addin.port : mail.port }),
    patience: 1_500,
  };
});
afterAll(() => Promise.all([addin.stop(), mail.stop()]));
beforeEach(async () => {
  answers = await goodDeployment(host, endpoint, signed(), key);
  endpointAnswers = goodEndpoint(origin);
});

const examine = async (change: Partial<Questions> = {}) =>
  examineServing(
    await gather({ host, manifest: null, endpoint: null, keys: [key], now: Date.now(), ...change }, reach),
  );

/** `check: state code` of everything that is not well. */
const troubles = async (change: Partial<Questions> = {}): Promise<string[]> =>
  (await examine(change))
    .filter(({ state }) => state !== "ok")
    .map(({ check, state, code }) => `${check}: ${state} ${code}`);

const at = (name: string): string => `GET /outlook/${name}`;
function alter(asked: string, change: (served: Served) => Served | null): void {
  const from = asked.startsWith("GET /outlook") || answers.has(asked) ? answers : endpointAnswers;
  const served = from.get(asked);
  if (served === undefined || served === null) throw new Error(`${asked} is not there`);
  from.set(asked, change(served));
}
const bodyOf = ({ body = "" }: Served): string => body.toString();
const withHeader =
  (name: string, value: string | null) =>
  (served: Served): Served => {
    const { [name]: _old, ...headers } = { ...served.headers };
    return { ...served, headers: value === null ? headers : { ...headers, [name]: value } };
  };
const inCsp =
  (from: string, to: string) =>
  (served: Served): Served =>
    withHeader(
      "content-security-policy",
      (served.headers?.["content-security-policy"] ?? "").replace(from, to),
    )(served);

test("on a good deployment every check says so, with nothing to do", async () => {
  const results = await examine();
  expect(results.map(({ check, state }) => `${check} ${state}`)).toEqual([
    "certificate ok",
    "served-files ok",
    "versions ok",
    "caching ok",
    "framing ok",
    "content-security-policy ok",
    "manifest ok",
    "send-mode ok",
    "icons ok",
    "well-known ok",
    "deployment ok",
    "policy ok",
    "endpoint-certificate ok",
    "endpoint ok",
    "endpoint-health ok",
    "cors ok",
  ]);
  for (const result of results) {
    expect(textOf(result)).not.toMatch(/[{}]/);
    expect(adviceOn(result)).toBeNull();
  }
});

describe("each bad state is told by its name, with what to do", () => {
  const gone = (asked: string) => () => void answers.delete(asked);
  const changed = (asked: string, change: (served: Served) => Served | null) => () => alter(asked, change);
  const serving = (document: string) => changed(at("policy.json"), (served) => ({ ...served, body: document }));
  const inManifest = (from: string | RegExp, to: string) =>
    changed(at("manifest.xml"), (served) => ({ ...served, body: bodyOf(served).replace(from, to) }));
  const wellKnown = "GET /.well-known/microsoft-officeaddins-allowed.json";

  const cases: readonly (readonly [string, () => void, readonly string[]])[] = [
    ["the handler is not there", gone(at("handler.js")), ["served-files: failure file-missing"]],
    [
      "the pane moved",
      changed(at("pane.html"), (served) => ({ ...served, status: 302 })),
      ["served-files: failure file-missing"],
    ],
    [
      "the handler as plain text",
      changed(at("handler.js"), withHeader("content-type", "text/plain")),
      ["served-files: failure file-type"],
    ],
    [
      "an old handler from a cache",
      changed(at("handler.js"), (served) => ({ ...served, body: `${bodyOf(served)}//old` })),
      ["versions: failure versions-differ"],
    ],
    [
      "an old script of the pane",
      changed(at("pane.js"), (served) => ({ ...served, body: "old();" })),
      ["versions: failure versions-differ"],
    ],
    ["no version file", gone(at("version.json")), ["versions: cannot-tell versions-unknown"]],
    [
      "a version file that is a page",
      changed(at("version.json"), (served) => ({ ...served, body: "<html>" })),
      ["versions: cannot-tell versions-unknown"],
    ],
    [
      "the handler kept for a day",
      changed(at("handler.js"), withHeader("cache-control", "public, max-age=86400")),
      ["caching: warning caching-long"],
    ],
    [
      "nothing said of caches",
      changed(at("pane.html"), withHeader("cache-control", null)),
      ["caching: warning caching-unsaid"],
    ],
    [
      "frames forbidden the old way",
      changed(at("pane.html"), (served) =>
        withHeader(
          "x-frame-options",
          "DENY",
        )(inCsp(/frame-ancestors.*/.exec(served.headers?.["content-security-policy"] ?? "")?.[0] ?? "", "")(served)),
      ),
      ["framing: failure framing-forbidden"],
    ],
    [
      "frames by this origin alone",
      changed(
        at("commands.html"),
        inCsp("https://outlook.office.com https://outlook.office365.com https://outlook.cloud.microsoft", "'self'"),
      ),
      ["framing: failure framing-shut-out"],
    ],
    [
      "no content security policy",
      changed(at("commands.html"), withHeader("content-security-policy", null)),
      ["content-security-policy: warning csp-missing"],
    ],
    [
      "office.js shut out",
      changed(at("pane.html"), inCsp("https://appsforoffice.microsoft.com ", "")),
      ["content-security-policy: failure csp-blocks"],
    ],
    [
      "the endpoint shut out",
      changed(at("pane.html"), inCsp(endpoint, "")),
      ["content-security-policy: failure csp-blocks"],
    ],
    [
      "any script let in",
      changed(at("pane.html"), inCsp("script-src 'self'", "script-src 'self' 'unsafe-inline'")),
      ["content-security-policy: warning csp-wide"],
    ],
    [
      "no manifest there",
      gone(at("manifest.xml")),
      [
        "manifest: cannot-tell manifest-not-served",
        "send-mode: cannot-tell send-mode-unknown",
        "icons: cannot-tell icons-unknown",
      ],
    ],
    [
      "a manifest with an old event name",
      inManifest('"OnMessageSend"', '"ItemSend"'),
      ["manifest: failure manifest-wrong"],
    ],
    [
      "a manifest for the test server",
      inManifest(
        /https:\/\/addin\.clinic\.example\/outlook\/pane\.html"\/>/g,
        'https://test.clinic.example/pane.html"/>',
      ),
      ["manifest: failure manifest-elsewhere"],
    ],
    [
      "soft block for meetings",
      inManifest(/(OnAppointmentSend.*)"Block"/, '$1"SoftBlock"'),
      ["send-mode: warning send-mode-soft"],
    ],
    ["users may always send", inManifest(/"Block"/g, '"PromptUser"'), ["send-mode: failure send-mode-prompt"]],
    ["an icon that is not there", gone(at("icons/icon-32.png")), ["icons: failure file-missing"]],
    [
      "an icon that is a page",
      changed(at("icons/icon-32.png"), (served) => ({ ...served, body: "<html>" })),
      ["icons: failure icon-no-picture"],
    ],
    ["office-js-5907-classic-fetch: no well-known file", gone(wellKnown), ["well-known: failure file-missing"]],
    [
      "a well-known file for another handler",
      changed(wellKnown, (served) => ({ ...served, body: bodyOf(served).replace("handler.js", "Handler.js") })),
      ["well-known: failure well-known-other"],
    ],
    [
      "a well-known file that is broken",
      changed(wellKnown, (served) => ({ ...served, body: '{"allowed": "all"}' })),
      ["well-known: failure well-known-broken"],
    ],
    ["no deployment file", gone(at("deployment.json")), ["deployment: warning deployment-absent"]],
    [
      "a deployment file with a typing mistake",
      changed(at("deployment.json"), (served) => ({
        ...served,
        body: bodyOf(served).replace("pinnedKeys", "pinedKeys"),
      })),
      ["deployment: failure deployment-unreadable"],
    ],
    [
      "a deployment that pins nothing",
      changed(at("deployment.json"), (served) => ({ ...served, body: "{}" })),
      ["deployment: warning deployment-no-key"],
    ],
    [
      "a deployment that pins another key",
      changed(at("deployment.json"), (served) => ({
        ...served,
        body: JSON.stringify({ pinnedKeys: [publicKeyOf(new Uint8Array(32).fill(8))] }),
      })),
      ["deployment: failure deployment-other-key"],
    ],
    [
      "a deployment that pins no key but a word",
      changed(at("deployment.json"), (served) => ({ ...served, body: JSON.stringify({ pinnedKeys: [key, "key"] }) })),
      ["deployment: failure deployment-bad-key"],
    ],
    [
      "an enrolment code for everybody",
      changed(at("deployment.json"), (served) => ({
        ...served,
        body: JSON.stringify({ pinnedKeys: [key], enrolmentCode: "ABCD-EFGH" }),
      })),
      ["deployment: warning deployment-open-code"],
    ],
    ["a chunk that was not uploaded", gone(at("pane.js")), ["versions: failure file-missing"]],
    [
      "no policy",
      gone(at("policy.json")),
      [
        "policy: failure policy-missing",
        "endpoint: cannot-tell endpoint-unknown",
        "cors: cannot-tell endpoint-unknown",
      ],
    ],
    [
      "a policy without a signature",
      serving(policyFor(endpoint)),
      [
        "policy: failure policy-refused",
        "endpoint: cannot-tell endpoint-unknown",
        "cors: cannot-tell endpoint-unknown",
      ],
    ],
    [
      "a policy signed by somebody else",
      serving(signPolicy(policyFor(endpoint), new Uint8Array(32).fill(9))),
      [
        "policy: failure policy-refused",
        "endpoint: cannot-tell endpoint-unknown",
        "cors: cannot-tell endpoint-unknown",
      ],
    ],
    [
      "a policy that ran out",
      serving(signed({ expires: "2026-01-01T00:00:00Z" })),
      [
        "policy: failure policy-refused",
        "endpoint: cannot-tell endpoint-unknown",
        "cors: cannot-tell endpoint-unknown",
      ],
    ],
    [
      "a policy that runs out next week",
      serving(signed({ expires: new Date(Date.now() + 7 * 86_400_000).toISOString() })),
      ["policy: warning policy-expiring"],
    ],
    [
      "a policy that nobody has looked at for two years",
      changed(at("policy.json"), withHeader("last-modified", new Date(Date.now() - 730 * 86_400_000).toUTCString())),
      ["policy: warning policy-old"],
    ],
    [
      "a policy without an endpoint",
      serving(signed({ endpoint: null })),
      ["endpoint: warning endpoint-none", "cors: cannot-tell endpoint-unknown"],
    ],
    [
      "another service where the endpoint should be",
      changed("GET /.well-known/secure-delivery", (served) => ({ ...served, body: "{}" })),
      ["endpoint: failure endpoint-wrong"],
    ],
    [
      "an endpoint without its database",
      changed("GET /readyz", () => ({ status: 503, body: "not ready" })),
      ["endpoint-health: failure endpoint-not-ready"],
    ],
    [
      "an endpoint behind a proxy that hides its health",
      () => {
        endpointAnswers.delete("GET /readyz");
      },
      ["endpoint-health: cannot-tell endpoint-health-hidden"],
    ],
    [
      "office-js-6465-cors: a proxy that answers the preflight itself",
      changed("OPTIONS /v1/messages", () => ({ status: 204 })),
      ["cors: failure cors-origin"],
    ],
    [
      "another origin allowed",
      changed("OPTIONS /v1/messages", withHeader("access-control-allow-origin", "https://other.example")),
      ["cors: failure cors-origin"],
    ],
    [
      "a header that is not let through",
      changed("OPTIONS /v1/messages", withHeader("access-control-allow-headers", "authorization, content-type")),
      ["cors: failure cors-headers"],
    ],
    [
      "a star for all headers, which leaves out Authorization",
      changed("OPTIONS /v1/messages", withHeader("access-control-allow-headers", "*")),
      ["cors: failure cors-headers"],
    ],
    [
      "a server that never answers for the handler",
      changed(at("handler.js"), () => null),
      ["served-files: cannot-tell not-fetched"],
    ],
  ];

  test.each(cases)("%s", async (_name, spoil, expected) => {
    spoil();
    const found = (await examine()).filter(({ state }) => state !== "ok");
    const told = found.map(({ check, state, code }) => `${check}: ${state} ${code}`);
    for (const one of expected) expect(told).toContain(one);
    // What else is told follows from the same cause: nothing of other checks.
    const checks = new Set(expected.map((one) => one.split(":")[0]));
    const follows = new Set(["versions", "manifest", "framing", "content-security-policy"]);
    expect(told.filter((one) => !checks.has(one.split(":")[0]) && !follows.has(one.split(":")[0] ?? ""))).toEqual([]);
    for (const result of found) {
      expect(textOf(result)).not.toMatch(/[{}]/);
      expect(adviceOn(result)).toMatch(/\w/);
    }
  });
});

test("without a key, what the add-in itself pins counts", async () => {
  expect(await troubles({ keys: [] })).toEqual([]);
  alter(at("policy.json"), (served) => ({
    ...served,
    body: signPolicy(policyFor(endpoint), new Uint8Array(32).fill(9)),
  }));
  expect(await troubles({ keys: [] })).toContain("policy: failure policy-refused");
});

test("where nobody pins a key, a signed policy is shown but not vouched for", async () => {
  alter(at("deployment.json"), (served) => ({ ...served, body: "{}" }));
  expect(await troubles({ keys: [] })).toEqual([
    "deployment: warning deployment-no-key",
    "policy: cannot-tell policy-no-key",
  ]);
});

test("where nobody pins a key, an unsigned policy is a warning", async () => {
  alter(at("deployment.json"), (served) => ({ ...served, body: "{}" }));
  alter(at("policy.json"), (served) => ({ ...served, body: policyFor(endpoint) }));
  expect(await troubles({ keys: [] })).toEqual([
    "deployment: warning deployment-no-key",
    "policy: warning policy-unsigned",
  ]);
});

test("a manifest that was deployed elsewhere can be named", async () => {
  const manifest = bodyOf(answers.get(at("manifest.xml")) ?? {});
  answers.delete(at("manifest.xml"));
  expect(await troubles({ manifest })).toEqual([]);
});

test("an endpoint that is named comes before the policy's", async () => {
  alter(at("policy.json"), (served) => ({ ...served, body: signed({ endpoint: "https://gone.clinic.example" }) }));
  expect((await troubles({ endpoint })).filter((one) => !one.startsWith("content"))).toEqual([]);
});

test("the handler's functions are compared with the manifest's", async () => {
  alter(at("handler.js"), (served) => ({
    ...served,
    body: bodyOf(served).replace("onAppointmentSendHandler", "other"),
  }));
  const results = await examine();
  expect(results.find(({ check }) => check === "manifest")).toMatchObject({
    code: "manifest-wrong",
    values: { code: "unknown-function" },
  });
});
