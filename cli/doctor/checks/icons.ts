import type { Evidence } from "../evidence.ts";
import { answersOf, type Result } from "../result.ts";

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** Every icon that the manifest names comes, and is a picture. */
export function checkServedIcons({ icons }: Evidence): readonly Result[] {
  const { ok, failure, cannotTell } = answersOf("icons");
  if (icons.size === 0) return [cannotTell("icons-unknown")];
  const results = [...icons].flatMap(([url, answer]): Result[] => {
    if (!answer.ok) return [cannotTell("not-fetched", { url, why: answer.why })];
    if (answer.status !== 200) return [failure("file-missing", { url, status: answer.status })];
    return answer.body.subarray(0, 4).equals(pngStart) ? [] : [failure("icon-no-picture", { url })];
  });
  return results.length > 0 ? results : [ok("icons-good", { count: icons.size })];
}
