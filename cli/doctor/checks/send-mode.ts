import { manifestFacts } from "../../manifest/manifest-facts.ts";
import type { Evidence } from "../evidence.ts";
import { answersOf, type Result } from "../result.ts";

/** What happens to mail when the add-in cannot be loaded. The weakest of the send events counts. */
export function checkSendMode({ manifest }: Evidence): readonly Result[] {
  const { ok, warning, failure, cannotTell } = answersOf("send-mode");
  const modes = manifest === null ? [] : (manifestFacts(manifest)?.sendModes ?? []);
  if (modes.length === 0) return [cannotTell("send-mode-unknown")];
  if (modes.includes("PromptUser")) return [failure("send-mode-prompt")];
  if (modes.includes("SoftBlock")) return [warning("send-mode-soft")];
  return modes.every((mode) => mode === "Block") ? [ok("send-mode-block")] : [cannotTell("send-mode-unknown")];
}
