import { pinnedFiles } from "./pinned-files.ts";
import type { RouteSource } from "./route-source.ts";
import { usableKey } from "./usable-key.ts";

/** OpenPGP keys that the admin put into a folder, `*.asc` or `*.pgp`. */
export function pinnedKeySource(folder: string, now: () => number): RouteSource {
  return {
    evidence: "key-pinned",
    keptFor: "never",
    async find({ address }) {
      for (const file of await pinnedFiles(folder, [".asc", ".pgp"])) {
        const armored = file.subarray(0, 5).toString() === "-----";
        const key = await usableKey(armored ? file.toString("utf8") : new Uint8Array(file), address, new Date(now()));
        if (key !== null)
          return {
            way: { kind: "openpgp", armoredKey: key.armored },
            evidence: "key-pinned",
            detail: key.fingerprint,
            validForMs: 300_000,
          };
      }
      return null;
    },
  };
}
