import { type ComposeHost, ComposeHostError } from "../shared/core/draft/compose-host.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import { type Original, readOriginal } from "../shared/core/draft/original.ts";
import { mostBodyCharacters } from "./item-body.ts";

/** The original; rejects as well when Outlook would not take the body back: then nothing may be overwritten. */
export async function readRestorable(draft: Draft, host: ComposeHost): Promise<Original> {
  if (draft.source.content.length > mostBodyCharacters) throw new ComposeHostError("host-failed");
  return readOriginal(draft, host);
}
