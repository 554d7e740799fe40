import { policyText } from "../../shared/text/cli-policy.ts";
import { type Say, speaker } from "../../shared/text/language.ts";
import { terminalLanguage } from "../terminal.ts";

/** Speaks to whoever runs `sealpost policy`. */
export const say: Say<keyof (typeof policyText)["en"]> = speaker(policyText, terminalLanguage());
