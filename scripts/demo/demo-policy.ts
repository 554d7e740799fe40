import { readFile } from "node:fs/promises";
import { generateKey } from "openpgp";
import { loadPolicy } from "../../shared/core/policy/load-policy.ts";
import type { Policy } from "../../shared/core/policy/policy.ts";
import { DemoError } from "./demo-error.ts";

/** The policy of `examples/policy.json`, with this run's endpoint and a new escrow key, whose secret half is dropped. */
export async function demoPolicy(endpoint: string): Promise<Policy> {
  const document = JSON.parse(await readFile(new URL("../../examples/policy.json", import.meta.url), "utf8"));
  const { publicKey } = await generateKey({
    type: "ecc",
    curve: "curve25519Legacy",
    userIDs: [{ name: `${document.organisation.name} escrow`, email: "escrow@clinic.example" }],
    format: "armored",
  });
  const loaded = loadPolicy(
    JSON.stringify({ ...document, endpoint, sealing: { ...document.sealing, escrowKeys: [publicKey] } }),
  );
  if (loaded.source === "organisation") return loaded.policy;
  throw new DemoError(`examples/policy.json cannot be used: ${loaded.problems.join("; ")}`);
}
