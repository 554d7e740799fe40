/**
 * `node scripts/build-thunderbird.ts [FOLDER]`: bundles the Thunderbird add-on. Readable, since the store's reviewers read what we
 * ship: nothing is renamed or made small, only code that nothing uses is left out. The same sources give the same bytes.
 */
import { cpSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { constantsOf } from "./constants-of.ts";
import { sourceVersion } from "./source-version.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const [folder = path.join(root, "dist/thunderbird")] = process.argv.slice(2);

/** Source to name in the add-on. */
const copies = {
  "manifests/thunderbird/manifest.json": "manifest.json",
  "manifests/thunderbird/_locales": "_locales",
  "manifests/thunderbird/icons": "icons",
  "thunderbird-ext/popup.html": "popup.html",
  "thunderbird-ext/options.html": "options.html",
  "thunderbird-ext/page.css": "page.css",
};

/** Rules that never change are data in the bundle: an event page that wakes has no time to make them. */
const constants: Plugin = {
  name: "constants",
  setup({ onLoad }) {
    onLoad({ filter: /(?:built-in-rules|strictest-policy)\.ts$/ }, async ({ path: file }) => ({
      contents: constantsOf(await import(pathToFileURL(file).href)),
      loader: "js",
    }));
  },
};

/** Of the languages in which zod could speak, nobody here hears any but English. */
const oneLocale: Plugin = {
  name: "one-locale",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
      loader: "js",
    }));
  },
};

const common: BuildOptions = {
  absWorkingDir: root,
  outdir: folder,
  bundle: true,
  target: "firefox128",
  charset: "utf8",
  jsx: "automatic",
  treeShaking: true,
  define: {
    "process.env.NODE_ENV": '"production"',
    sealpostVersion: JSON.stringify(sourceVersion(root, ["thunderbird-ext", "shared"])),
  },
  loader: { ".css": "text" },
  plugins: [constants, oneLocale],
  logLevel: "warning",
};

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
await Promise.all([
  // The event page shares no file with the pages that are seen: what both need would be cut into dozens of small ones.
  build({ ...common, format: "esm", splitting: true, entryPoints: ["thunderbird-ext/background.ts"] }),
  build({
    ...common,
    format: "esm",
    splitting: true,
    entryPoints: ["thunderbird-ext/popup.ts", "thunderbird-ext/options.ts"],
  }),
  // It runs in the compose window, where there are no modules.
  build({ ...common, format: "iife", entryPoints: ["thunderbird-ext/compose-script.ts"] }),
]);
for (const [from, to] of Object.entries(copies)) {
  cpSync(path.join(root, from), path.join(folder, to), { recursive: true });
}
