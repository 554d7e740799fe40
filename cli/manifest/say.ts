import { manifestText } from "../../shared/text/cli-manifest.ts";
import { type Say, speaker } from "../../shared/text/language.ts";
import { terminalLanguage } from "../terminal.ts";

/** Speaks to whoever runs `sealpost manifest`. */
export const say: Say<keyof (typeof manifestText)["en"]> = speaker(manifestText, terminalLanguage());
