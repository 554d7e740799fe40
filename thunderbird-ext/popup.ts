import { drawFirstView } from "../shared/pane/draw-first-view.ts";
import { type FirstPart, firstView, lostView } from "../shared/pane/first-view.ts";
import { thunderbirdPaneHost } from "./pane-host.ts";
import { preferredLanguage } from "./preferred-language.ts";

// The question goes out before the pane's own code is read, and what the answer says is shown at once: reading that code takes longer
// than everything else. It is not fetched ahead: this page's first words would then wait for it.
const host = thunderbirdPaneHost(Number(new URLSearchParams(location.search).get("tab")));
const first = host.look();
const language = preferredLanguage();
const root = document.getElementById("root");

function draw(part: FirstPart): void {
  if (root !== null) drawFirstView(root, part, matchMedia("(prefers-color-scheme: dark)").matches);
}

void Promise.all([first, language]).then(([view, chosen]) => {
  if (view !== null && root?.hasChildNodes() === false) draw(firstView(view, true, chosen));
});
void import("./popup-root.tsx").then(
  ({ showPane }) => showPane(host, first, language),
  async () => draw(lostView(await language)),
);
