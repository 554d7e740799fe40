import path from "node:path";
import { fileURLToPath } from "node:url";
import CopyPlugin from "copy-webpack-plugin";
import type { Configuration } from "webpack";

const root = fileURLToPath(new URL(".", import.meta.url));

interface BrowserBundle {
  /** Folder below `dist/`. */
  readonly name: string;
  /** Entry name to source file. */
  readonly entries: Readonly<Record<string, string>>;
  /** Files that go along as they are: source to name in the output. */
  readonly copies: Readonly<Record<string, string>>;
  /** Esbuild target. */
  readonly target: string;
  readonly minimize: boolean;
}

/** Browser code: TypeScript through esbuild, no eval, no source fetched at run time. */
function browserBundle({ name, entries, copies, target, minimize }: BrowserBundle): Configuration {
  const absolute = (file: string): string => path.join(root, file);
  return {
    name,
    mode: "production",
    devtool: false,
    target: "web",
    entry: Object.fromEntries(Object.entries(entries).map(([entry, file]) => [entry, absolute(file)])),
    output: { path: absolute(`dist/${name}`), filename: "[name].js", chunkFilename: "[name].js", clean: true },
    module: {
      rules: [
        { test: /\.tsx?$/, loader: "esbuild-loader", options: { target, jsx: "automatic", tsconfigRaw: {} } },
        { test: /\.css$/, type: "asset/source" },
      ],
    },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    optimization: { minimize },
    performance: { hints: false },
    plugins: [new CopyPlugin({ patterns: Object.entries(copies).map(([from, to]) => ({ from: absolute(from), to })) })],
    stats: "errors-warnings",
  };
}

export default [
  browserBundle({
    name: "thunderbird",
    entries: {
      background: "thunderbird-ext/background.ts",
      popup: "thunderbird-ext/popup.tsx",
      options: "thunderbird-ext/options.tsx",
    },
    copies: {
      "manifests/thunderbird": ".",
      "thunderbird-ext/popup.html": "popup.html",
      "thunderbird-ext/options.html": "options.html",
      "thunderbird-ext/page.css": "page.css",
    },
    target: "firefox128",
    minimize: false, // The store's reviewers read what we ship.
  }),
  browserBundle({
    name: "portal",
    entries: { pickup: "secure-delivery/portal/pickup.ts" },
    copies: {
      "secure-delivery/portal/pickup.html": "pickup.html",
      "secure-delivery/portal/pickup.css": "pickup.css",
    },
    target: "es2022",
    minimize: true,
  }),
];
