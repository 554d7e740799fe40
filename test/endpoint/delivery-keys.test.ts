import { writeFile } from "node:fs/promises";
import path from "node:path";
import { generateKey } from "openpgp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DeliveryConfig, deliveryConfig } from "../../secure-delivery/delivery/delivery-config.ts";
import { deliveryKeys } from "../../secure-delivery/delivery/delivery-keys.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** An endpoint whose keys cannot be used does not start: it would accept what it cannot deliver. */
let temp: Awaited<ReturnType<typeof tempFolder>>;
const file = (name: string): string => path.join(temp.path, name);

async function writeKey(name: string, terms: Partial<Parameters<typeof generateKey>[0]>): Promise<void> {
  const key = await generateKey({ userIDs: [{ email: "delivery@riverside.example" }], ...terms, format: "armored" });
  await writeFile(file(name), key.privateKey);
}

beforeAll(async () => {
  temp = await tempFolder();
  await writeKey("good.asc", {});
  await writeKey("locked.asc", { passphrase: "right" });
  await writeKey("expired.asc", { date: new Date("2020-01-01T00:00:00Z"), keyExpirationTime: 60 });
  await writeKey("signing-only.asc", { subkeys: [] });
  await writeFile(file("rubbish.asc"), "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nnone\n");
});
afterAll(() => temp.remove());

const settings = (changes: Partial<DeliveryConfig>): DeliveryConfig =>
  deliveryConfig.parse({ key: file("good.asc"), bounceAddress: "bounces@riverside.example", ...changes });

describe("a key", () => {
  it.each([
    ["that is missing", "missing.asc", "", "the file cannot be read"],
    ["that is none", "rubbish.asc", "", "cannot be opened or used"],
    ["with a wrong passphrase", "locked.asc", "wrong", "cannot be opened or used"],
    ["that has expired", "expired.asc", "", "cannot be opened or used"],
  ])("%s ends the start, and the setting is named", async (_, name, passphrase, why) => {
    const key = file(name);
    await expect(deliveryKeys(settings({ key, passphrase }))).rejects.toThrow(`delivery.key: `);
    await expect(deliveryKeys(settings({ key, passphrase }))).rejects.toThrow(why);
    await expect(deliveryKeys(settings({ openpgp: { key, passphrase } }))).rejects.toThrow(`delivery.openpgp.key: `);
    await expect(deliveryKeys(settings({ openpgp: { key, passphrase } }))).rejects.toThrow(why);
  });

  it("that only signs can sign and cannot take deliveries", async () => {
    await expect(deliveryKeys(settings({ key: file("signing-only.asc") }))).rejects.toThrow("delivery.key");
    const keys = await deliveryKeys(settings({ openpgp: { key: file("signing-only.asc"), passphrase: "" } }));
    expect(keys.openpgp?.isDecrypted()).toBe(true);
  });

  it("with the right passphrase is used, and without one for OpenPGP nothing is signed", async () => {
    const keys = await deliveryKeys(settings({ key: file("locked.asc"), passphrase: "right" }));
    expect(keys.openpgp).toBeNull();
  });
});
