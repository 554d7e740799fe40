import { type ReactElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { Pane } from "../../shared/pane/pane.tsx";
import type { Language } from "../../shared/text/language.ts";
import { type GalleryHost, galleryHost } from "./gallery-host.ts";
import { type ScenarioName, scenarios } from "./scenarios.ts";

declare global {
  interface Window {
    gallery: GalleryHost;
  }
}

/** `/?scenario=protect&language=es`: the pane over that draft. */
function Gallery(): ReactElement {
  const query = new URLSearchParams(location.search);
  const [language, setLanguage] = useState<Language>(query.get("language") === "es" ? "es" : "en");
  return (
    <Pane
      host={window.gallery}
      sentBox={window.gallery.sentBox}
      practice={window.gallery.practice}
      language={language}
      onLanguage={setLanguage}
    />
  );
}

const name = new URLSearchParams(location.search).get("scenario") as ScenarioName;
window.gallery = galleryHost(scenarios[name](location.origin));
const place = document.getElementById("pane");
if (place !== null) createRoot(place).render(<Gallery />);
