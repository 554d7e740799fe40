// Apart, so that the page's parts are shared with the pane, in files that the store's linter can read.
void import("./options-root.tsx");
