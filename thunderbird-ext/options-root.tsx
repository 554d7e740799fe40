import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { readConfiguration } from "./configuration.ts";
import { OptionsPage } from "./options-page.tsx";
import { preferredLanguage } from "./preferred-language.ts";

const root = document.getElementById("root");
if (root !== null) {
  const language = await preferredLanguage();
  document.documentElement.lang = language;
  createRoot(root).render(
    <StrictMode>
      <OptionsPage first={await readConfiguration()} language={language} />
    </StrictMode>,
  );
}
