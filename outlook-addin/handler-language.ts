import { chooseLanguage, type Language } from "../shared/text/language.ts";
import { roamingText } from "./roaming.ts";

/** The language that the user chose in the pane, else Outlook's own. */
export function handlerLanguage(): Language {
  try {
    const chosen = roamingText("language");
    return chooseLanguage([...(chosen === null ? [] : [chosen]), Office.context.displayLanguage ?? ""]);
  } catch {
    return "en";
  }
}
