import { z } from "zod";
import { jsonOrNull } from "../../json-or-null.ts";
import type { Evidence } from "../evidence.ts";
import { answersOf, type Result } from "../result.ts";
import { notThere } from "./served-files.ts";

const allowedFile = z.object({ allowed: z.array(z.string()) });

/** Classic Windows lets the handler ask other servers only when this file names it, letter by letter. */
export function checkWellKnown({ wellKnown, host }: Evidence): readonly Result[] {
  const { ok, failure } = answersOf("well-known");
  const url = `${new URL(host).origin}/.well-known/microsoft-officeaddins-allowed.json`;
  const absent = notThere("well-known", url, wellKnown);
  if (absent !== null || !wellKnown.ok) return absent === null ? [] : [absent];
  const parsed = allowedFile.safeParse(jsonOrNull(wellKnown.body.toString("utf8")));
  if (!parsed.success) return [failure("well-known-broken", { url })];
  const handler = `${host}/handler.js`;
  return parsed.data.allowed.includes(handler)
    ? [ok("well-known-good")]
    : [failure("well-known-other", { url, handler })];
}
