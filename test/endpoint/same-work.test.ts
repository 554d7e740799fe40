import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkConfig } from "../../secure-delivery/config.ts";
import type { EndpointParts } from "../../secure-delivery/endpoint-parts.ts";
import { type Digest, keyedDigests } from "../../secure-delivery/keys/digests.ts";
import { storeSubmission } from "../../secure-delivery/messages/store-submission.ts";
import { challenge } from "../../secure-delivery/pickup/challenge.ts";
import { openMessage } from "../../secure-delivery/pickup/open.ts";
import { openStorage, type Storage } from "../../secure-delivery/storage/open-storage.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import { alice, maria, openingTime, submissionOf } from "./clinic.ts";

/**
 * Whether somebody may read a message must not be told by the time that an answer takes. Time is a poor witness on a busy machine; the work
 * is a good one: the same steps of the storage and the keystore, in the same order, for everybody.
 */
let temp: TempFolder;
let storage: Storage;
let parts: EndpointParts;
let steps: string[] = [];
let id: string;

beforeAll(async () => {
  temp = await tempFolder();
  const config = checkConfig({
    organisation: "Riverside Clinic",
    dataFolder: path.join(temp.path, "data"),
    relay: { host: "127.0.0.1", port: 25, from: "no-reply@riverside.example" },
    pickup: { sms: { url: "http://127.0.0.1:9/", key: "a-key-that-only-we-two-know" }, trustedDeviceDays: 7 },
    limits: { challenges: 10_000, wrongCodes: 20 },
  });
  storage = await openStorage(config);
  const digests = keyedDigests(storage.keys.digest);
  parts = {
    config,
    storage: watched(storage),
    digests,
    mailer: { post: () => undefined, stop: async () => undefined },
    telling: { wake: () => undefined },
    oidc: null,
    ways: { find: async () => [] },
    delivering: null,
    log: () => undefined,
    now: () => openingTime,
  };
  const submission = submissionOf({ recipients: [maria, "second@home.example"], phones: ["+15550100123", null] });
  id = submission.id;
  const sender = digests.sender(address(alice));
  const caller = { subject: sender, senders: [sender], role: "user", scopes: new Set(["send"] as const) } as const;
  const idempotency = { key: "k" as Digest, bodyDigest: "b" as Digest };
  expect((await storeSubmission(submission, { caller, idempotency }, parts)).kind).toBe("stored");
});
afterAll(async () => {
  await storage.close();
  await temp.remove();
});
beforeEach(() => {
  steps = [];
});

function address(written: string) {
  const parsed = parseEmailAddress(written);
  if (parsed === null) throw new Error("no address");
  return parsed;
}

/** Notes each call of each store, and of the keystore. */
function watched<Part extends object>(part: Part, name = ""): Part {
  return new Proxy(part, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      const label = name === "" ? String(key) : `${name}.${String(key)}`;
      if (typeof value === "function")
        return (...args: readonly unknown[]): unknown => {
          steps.push(label);
          return value.apply(target, args);
        };
      const isPart = typeof value === "object" && value !== null && !ArrayBuffer.isView(value);
      return isPart ? watched(value, label) : value;
    },
  });
}

async function stepsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  steps = [];
  await work();
  return steps;
}

describe("the same work is done for a recipient and for a stranger", () => {
  it.each(["email", "sms"] as const)("when a code is asked for by %s", async (by) => {
    const known = await stepsOf(() => challenge(id, address(maria), by, parts));
    expect(known.length).toBeGreaterThan(1);
    for (const other of ["second@home.example", "eve@elsewhere.example", alice])
      expect(await stepsOf(() => challenge(id, address(other), by, parts)), other).toEqual(known);
  });

  it("when a code is asked for a message that there is not", async () => {
    const known = await stepsOf(() => challenge(id, address(maria), "email", parts));
    expect(await stepsOf(() => challenge(submissionOf().id, address(maria), "email", parts))).toEqual(known);
  });

  it.each([
    ["a wrong code", { code: "000000", trust: false }],
    ["a browser that nobody trusts", { device: "x".repeat(43) }],
  ])("when %s is tried", async (_, proof) => {
    const known = await stepsOf(() => openMessage(id, address(maria), { address: maria, ...proof }, parts));
    expect(known).toContain("attempts.step");
    for (const [message, other] of [
      [id, "eve@elsewhere.example"],
      [submissionOf().id, maria],
    ] as const)
      expect(
        await stepsOf(() => openMessage(message, address(other), { address: other, ...proof }, parts)),
        other,
      ).toEqual(known);
  });
});
