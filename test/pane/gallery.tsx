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
    /** Draws what stands in the page before the pane is there, above it, in an element `#first`. */
    drawFirst: (language: Language) => Promise<void>;
  }
}

/** `/?scenario=protect&language=es`: the pane over that draft. */
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
if (place !== null) createRoot(place).render(<Gallery />);

window.drawFirst = async (shown) => {
  const view = await window.gallery.look();
  const first = document.createElement("div");
  first.id = "first";
  document.body.prepend(first);
  if (view !== null)
    drawFirstView(first, firstView(view, true, shown), matchMedia("(prefers-color-scheme: dark)").matches);
};
