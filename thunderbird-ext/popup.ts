import { thunderbirdPaneHost } from "./pane-host.ts";

// The question goes out before the pane's own code is read: the draft is looked at while that loads.
const host = thunderbirdPaneHost(Number(new URLSearchParams(location.search).get("tab")));
void import("./popup-root.tsx").then(({ showPane }) => showPane(host));
