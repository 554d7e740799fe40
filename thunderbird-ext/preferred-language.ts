import browser from "webextension-polyfill";
import { chooseLanguage, type Language } from "../shared/text/language.ts";

/** The language that the user chose in the pane, else Thunderbird's own. */
export async function preferredLanguage(): Promise<Language> {
  const { language } = await browser.storage.local.get("language");
  return chooseLanguage([...(typeof language === "string" ? [language] : []), browser.i18n.getUILanguage()]);
}

export async function keepLanguage(language: Language): Promise<void> {
  await browser.storage.local.set({ language });
}
