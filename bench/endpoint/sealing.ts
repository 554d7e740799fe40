import { randomBytes } from "node:crypto";
import { config, createMessage, encrypt } from "openpgp";
import { sealMessage } from "../../shared/core/delivery/seal-message.ts";
import { median } from "./accepts.ts";

/** Sealing 10 MB as the client does, of what openpgp.js takes for the encryption alone; in turns. */
export async function sealRatio(): Promise<number> {
  const content = new Uint8Array(randomBytes(10 * 1_024 * 1_024));
  const alone = async (): Promise<void> => {
    await encrypt({
      message: await createMessage({ binary: content }),
      passwords: ["a password of the benchmark"],
      format: "binary",
      config: { ...config, aeadProtect: false },
    });
  };
  const whole = async (): Promise<void> => {
    const id = randomBytes(16).toString("base64url");
    await sealMessage(content, id, { escrowKeys: [], deliveryKey: null });
  };
  const ratios: number[] = [];
  for (let round = 0; round < 6; round++) {
    const [one, two] = [await seconds(alone), await seconds(whole)];
    if (round > 0) ratios.push(two / one);
  }
  return median(ratios);
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}
