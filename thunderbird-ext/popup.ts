// Apart, so that the pane's parts are shared with the options page, in files that the store's linter can read.
void import("./popup-root.tsx");
