import { z } from "zod";
import { jsonOrNull } from "../json-or-null.ts";

/** `version.json` of a build: its version, and the SHA-256 of each file that may be served under a name of ours. */
const buildFile = z.object({
  version: z.string().max(100),
  files: z.record(z.string().regex(/^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/), z.string()),
});
export type BuildFile = z.output<typeof buildFile>;

export function readBuildFile(text: string): BuildFile | null {
  return buildFile.safeParse(jsonOrNull(text)).data ?? null;
}
