import { createRoot } from "react-dom/client";
import { loadInspection } from "./lazy-pane-host.ts";
import { PaneApp } from "./pane-app.tsx";

void loadInspection();
const root = document.getElementById("root");
// Without it, Outlook says that the add-in does not start.
void Office.onReady(() => {
  if (root !== null) createRoot(root).render(<PaneApp />);
});
