import { doctorText } from "../../shared/text/cli-doctor.ts";
import { coverageAdvice, coverageText } from "../../shared/text/doctor-coverage.ts";
import { domainAdvice, domainText } from "../../shared/text/doctor-domain.ts";
import { servingAdvice, servingText } from "../../shared/text/doctor-serving.ts";
import { type Catalogue, type Say, speaker } from "../../shared/text/language.ts";
import { terminalLanguage } from "../terminal.ts";
import type { Result } from "./result.ts";

const language = terminalLanguage();

/** Speaks to whoever runs `sealpost doctor`. */
export const say: Say<keyof (typeof doctorText)["en"]> = speaker(doctorText, language);

const texts: Catalogue<string> = merged(servingText, domainText, coverageText);
const advices: Catalogue<string> = merged(servingAdvice, domainAdvice, coverageAdvice);
const sayText = speaker(texts, language);
const sayAdvice = speaker(advices, language);

export function textOf({ code, values }: Result): string {
  return sayText(code, values);
}

/** What to do; null when all is well. */
export function adviceOn({ code, values }: Result): string | null {
  return advices.en[code] === undefined ? null : sayAdvice(code, values);
}

function merged(...parts: readonly Catalogue<string>[]): Catalogue<string> {
  return {
    en: Object.assign({}, ...parts.map(({ en }) => en)),
    es: Object.assign({}, ...parts.map(({ es }) => es)),
  };
}
