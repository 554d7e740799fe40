import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MessageState } from "../../../shared/core/delivery/wire/message-state.ts";
import type { MailHost } from "../../support/lab/mail-host.ts";
import type { Called } from "../clinic.ts";
import { deliveryKeyIn, deliveryOf } from "../delivering-clinic.ts";
import { type Outside, startOutside } from "../outside.ts";
import { crashRuns, slowly } from "./crash-runs.ts";
import { type CrashingClinic, openCrashingClinic } from "./crashing-clinic.ts";

/** More changes of files and words to others than one delivery to two people makes. */
const steps = 110;
/** Which of them is the last. A short run takes some all along the way. */
const points = Array.from({ length: crashRuns }, (_, run) =>
  crashRuns < steps ? 1 + Math.round(((run + 0.5) * steps) / crashRuns) : 1 + (run % steps),
);

let outside: Outside;
let host: MailHost;
let clinic: CrashingClinic;
let deliveryKey: string;

beforeAll(async () => {
  outside = await startOutside();
  const { key, passphrase, publicKey } = await deliveryKeyIn(outside.folder);
  deliveryKey = publicKey;
  const tls = outside.authority.issue("mx", { hosts: ["mx.partner.example"] });
  host = await outside.mailHost("mx.partner.example", ["partner.example"], { tls });
  await writeFile(path.join(outside.folder, "pickup.html"), "<!DOCTYPE html><title>Pickup</title>");
  const partners = [{ domains: ["partner.example"], hosts: ["mx.partner.example"] }];
  const delivery = { key, passphrase, bounceAddress: "bounces@riverside.example", leaseSeconds: 1 };
  clinic = await openCrashingClinic({ routing: outside.routing({ partners }), delivery }, true);
});
afterAll(async () => {
  await clinic.stop();
  await outside.stop();
});

const tried = (work: () => Promise<Called>): Promise<Called | undefined> => work().catch(() => undefined);

async function settled(id: string): Promise<MessageState> {
  const look = () => clinic.call("GET", `/v1/messages/${id}`, { token: clinic.token });
  await expect.poll(async () => (await look()).json.state, { timeout: 40_000 }).toBe("settled");
  return (await look()).json as unknown as MessageState;
}

describe("kill -9 at the nth change of a file or word to others", slowly, () => {
  it("while a message is handed over, delivered and announced: nobody is left out, and no message comes twice", async () => {
    let died = 0;
    for (const [run, point] of points.entries()) {
      const [partner, other] = [`maria${run}@partner.example`, `maria${run}@home.example`];
      const body = await deliveryOf({ to: [partner, other], text: "once" }, deliveryKey, Date.now());
      const hand = () =>
        clinic.call("POST", "/v1/deliveries", {
          token: clinic.token,
          body,
          headers: { "idempotency-key": body.id },
        });
      const arrived = () => host.mails.filter(({ to }) => to.includes(partner));
      const notices = (address: string) => clinic.mail.mails.filter(({ to }) => to.includes(address));

      await clinic.arm(point);
      const first = await tried(hand);
      const bothCame = () => arrived().length > 0 && notices(other).length > 0;
      await expect.poll(() => clinic.hasDied() || bothCame(), { timeout: 40_000 }).toBe(true);
      if (await clinic.heal()) died++;
      const again = await hand();
      expect(again.status, again.text).toBe(202);
      if (first?.status === 202) expect(again.text).toBe(first.text);

      const { recipients } = await settled(body.id);
      const states = recipients.map(({ state }) => state);
      expect(["tls_delivered", "notified"]).toContain(states[0]);
      expect(states[1]).toBe("notified");
      expect(arrived().length).toBeLessThanOrEqual(1);
      if (states[0] === "tls_delivered") expect(arrived().length).toBe(1);
      else expect(notices(partner).length).toBeGreaterThan(0);
      expect(notices(other).length).toBeGreaterThan(0);
      for (const address of [partner, other])
        expect(new Set(notices(address).map(({ message }) => message.messageId)).size).toBeLessThanOrEqual(1);
    }
    expect(died).toBeGreaterThan(0);
    if (crashRuns < steps) expect(died).toBe(crashRuns);
  });
});
