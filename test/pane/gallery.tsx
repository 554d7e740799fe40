import { type ReactElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { drawFirstView } from "../../shared/pane/draw-first-view.ts";
import { firstView } from "../../shared/pane/first-view.ts";
import { Pane } from "../../shared/pane/pane.tsx";
import type { Language } from "../../shared/text/language.ts";
import { type GalleryHost, galleryHost } from "./gallery-host.ts";
import { type ScenarioName, scenarios } from "./scenarios.ts";

const query = new URLSearchParams(location.search);
const language: Language = query.get("language") === "es" ? "es" : "en";

declare global {
  interface Window {
    gallery: GalleryHost;
  }
}

/** `/?scenario=protect&language=es`: the pane over that draft; `&first`: only what is drawn before the pane is there. */
function Gallery(): ReactElement {
  const [chosen, setLanguage] = useState(language);
  return (
    <Pane
      host={window.gallery}
      sentBox={window.gallery.sentBox}
      practice={window.gallery.practice}
      language={chosen}
      onLanguage={setLanguage}
    />
  );
}

const name = query.get("scenario") as ScenarioName;
window.gallery = galleryHost(scenarios[name](location.origin));
const place = document.getElementById("pane");
if (place !== null && !query.has("first")) createRoot(place).render(<Gallery />);
if (place !== null && query.has("first")) {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  void window.gallery.look().then((view) => {
    if (view !== null) drawFirstView(place, firstView(view, true, language), dark);
  });
}
