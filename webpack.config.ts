import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import CopyPlugin from "copy-webpack-plugin";
import webpack, { type Configuration } from "webpack";
import { Es5Plugin } from "./scripts/es5-plugin.ts";
import { sourceVersion } from "./scripts/source-version.ts";
import { VersionFilePlugin } from "./scripts/version-file-plugin.ts";

const root = fileURLToPath(new URL(".", import.meta.url));

/** The same in every bundle of the Outlook add-in, so that an old one is noticed. */
const version = sourceVersion(root, ["outlook-addin", "shared"]);
const outlookVersion = new webpack.DefinePlugin({ sealpostVersion: JSON.stringify(version) });

interface BrowserBundle {
  /** Folder below `dist/`. */
  readonly name: string;
  /** Entry name to source file. */
  readonly entries: Readonly<Record<string, string>>;
  /** Files that go along as they are: source to name in the output. */
  readonly copies: Readonly<Record<string, string>>;
  /** What is done to them on the way. */
  readonly transform?: (content: Buffer) => string | Buffer;
  /** Esbuild target. */
  readonly target: string;
  /** Names of what is loaded later; with a hash where browsers may keep it for ever. */
  readonly chunks?: string;
  /** Files of another bundle in the same folder. */
  readonly keep?: RegExp;
  readonly rules?: readonly webpack.RuleSetRule[];
  readonly plugins?: readonly webpack.WebpackPluginInstance[];
}

/** Browser code: TypeScript through esbuild, no eval, no source fetched at run time. */
function browserBundle({
  name,
  entries,
  copies,
  transform = (content) => content,
  target,
  chunks,
  keep,
  rules = [],
  plugins = [],
}: BrowserBundle): Configuration {
  const absolute = (file: string): string => path.join(root, file);
  return {
    name,
    mode: "production",
    devtool: false,
    target: "web",
    entry: Object.fromEntries(Object.entries(entries).map(([entry, file]) => [entry, absolute(file)])),
    output: {
      path: absolute(`dist/${name}`),
      filename: "[name].js",
      chunkFilename: chunks ?? "[name].js",
      clean: keep === undefined ? true : { keep },
    },
    module: {
      rules: [
        { test: /\.tsx?$/, loader: "esbuild-loader", options: { target, jsx: "automatic", tsconfigRaw: {} } },
        { test: /\.css$/, type: "asset/source" },
        ...rules,
      ],
    },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    performance: { hints: false },
    plugins: [
      new CopyPlugin({
        patterns: Object.entries(copies).map(([from, to]) => ({ from: absolute(from), to, transform })),
      }),
      ...plugins,
    ],
    stats: "errors-warnings",
  };
}

/**
 * The send handler: one file that the JavaScript-only runtime of classic Windows can read. ES5, no chunks, and no module
 * that is too large or too new for it (outlook-addin/classic says what stands in for each).
 */
function handlerBundle(): Configuration {
  const absolute = (file: string): string => path.join(root, file);
  const instead = (module: RegExp, file: string) =>
    new webpack.NormalModuleReplacementPlugin(module, absolute(`outlook-addin/classic/${file}`));
  return {
    name: "outlook-handler",
    dependencies: ["outlook"], // After it, in the same folder.
    mode: "production",
    devtool: false,
    target: ["web", "es5"],
    entry: { handler: absolute("outlook-addin/handler.ts") },
    output: { path: absolute("dist/outlook"), filename: "[name].js" },
    module: {
      rules: [
        { test: /(?:built-in-rules|strictest-policy)\.ts$/, loader: absolute("scripts/constants-loader.ts") },
        {
          test: /entities[\\/]dist[\\/]generated[\\/]decode-data-html\.js$/,
          type: "javascript/auto",
          loader: absolute("scripts/lazy-entities-loader.ts"),
        },
        {
          test: /\.ts$/,
          exclude: /(?:built-in-rules|strictest-policy)\.ts$/,
          loader: "esbuild-loader",
          options: { target: "esnext", tsconfigRaw: {} },
        },
      ],
    },
    resolve: { extensions: [".ts", ".js"] },
    optimization: { splitChunks: false },
    performance: { hints: false },
    plugins: [
      outlookVersion,
      instead(/[\\/]read-mail\.ts$/, "read-mail.ts"),
      instead(/[\\/]read-pdf\.ts$/, "read-pdf.ts"),
      instead(/^@noble\/curves\/ed25519\.js$/, "no-signatures.ts"),
      instead(/[\\/]load-policy\.ts$/, "load-policy.ts"),
      instead(/[\\/]held-failures\.ts$/, "no-failures.ts"),
      new Es5Plugin(),
      new VersionFilePlugin(version),
    ],
    stats: "errors-warnings",
  };
}

/** One thing less to wait for on a slow line. */
function withStyleInside(page: Buffer): string {
  const style = readFileSync(path.join(root, "secure-delivery/portal/pickup.css"), "utf8");
  return page.toString().replace('<link rel="stylesheet" href="/portal/pickup.css">', () => `<style>${style}</style>`);
}

export default [
  browserBundle({
    name: "portal",
    entries: { pickup: "secure-delivery/portal/pickup.ts" },
    copies: { "secure-delivery/portal/pickup.html": "pickup.html" },
    transform: withStyleInside,
    chunks: "[name].[contenthash:10].js",
    target: "es2022",
  }),
  browserBundle({
    name: "outlook",
    entries: {
      pane: "outlook-addin/pane.tsx",
      "policy-reader": "outlook-addin/policy-reader.ts",
      "audit-reporter": "outlook-addin/audit-reporter.ts",
      readers: "outlook-addin/readers.ts",
    },
    copies: {
      "outlook-addin/commands.html": "commands.html",
      "outlook-addin/pane.html": "pane.html",
      "manifests/outlook/icons/*.png": "icons/[name][ext]",
    },
    chunks: "chunks/[name].[contenthash:10].js",
    keep: /^handler\.js/,
    target: "es2022",
    plugins: [outlookVersion],
  }),
  handlerBundle(),
];
