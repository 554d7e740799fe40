import type { Path } from "../policy-document.ts";
import { type LintProblem, problem } from "./problem.ts";
import { isRecord, listOf, type Salvaged } from "./salvage.ts";

/** Keys that cannot be encrypted to: with one of them nothing can be sealed any more. */
export async function keyProblems({ document }: Salvaged): Promise<readonly LintProblem[]> {
  const settings = [
    { path: ["sealing"], sealing: document.sealing },
    ...listOf(document.groups).map((group, index) => ({
      path: ["groups", index, "settings", "sealing"],
      sealing: isRecord(group) && isRecord(group.settings) ? group.settings.sealing : undefined,
    })),
  ];
  const keys = settings.flatMap(({ path, sealing }) => (isRecord(sealing) ? keysIn(sealing, path) : []));
  const checked = await Promise.all(keys.map(async (key) => ((await canEncryptTo(key.armored)) ? [] : [key.path])));
  return checked.flat().map((path) => problem("error", "bad-key", "bad-key", path));
}

function keysIn(sealing: Readonly<Record<string, unknown>>, path: Path): { path: Path; armored: string }[] {
  const escrow = listOf(sealing.escrowKeys).map((key, index) => ({ path: [...path, "escrowKeys", index], key }));
  return [...escrow, { path: [...path, "deliveryKey"], key: sealing.deliveryKey }].flatMap(({ key, path: at }) =>
    typeof key === "string" && key.startsWith("-----BEGIN PGP PUBLIC KEY BLOCK-----")
      ? [{ path: at, armored: key }]
      : [],
  );
}

async function canEncryptTo(armoredKey: string): Promise<boolean> {
  const { readKey } = await import("openpgp"); // Large, and most policies that are linted have no keys yet.
  try {
    const key = await readKey({ armoredKey });
    if (key.isPrivate()) return false;
    await key.getEncryptionKey();
    return true;
  } catch {
    return false;
  }
}
