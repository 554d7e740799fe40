import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export interface HostPage {
  /** By path: what the page loads. */
  readonly files: ReadonlyMap<string, { readonly type: string; readonly content: string }>;
  html(addinUrl: string, settings: object): string;
}

const folder = new URL("../", import.meta.url);

/** Bundles the emulated Outlook's page. */
export async function hostPage(): Promise<HostPage> {
  const [script, worker, style] = await Promise.all([
    bundled("page/main.ts"),
    bundled("host/classic-worker.ts"),
    readFile(new URL("page/page.css", folder), "utf8"),
  ]);
  return {
    files: new Map([
      ["/page.js", { type: "text/javascript", content: script }],
      ["/classic-worker.js", { type: "text/javascript", content: worker }],
      ["/page.css", { type: "text/css", content: style }],
    ]),
    html: (addinUrl, settings) =>
      [
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Outlook (emulated)</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">',
        '<link rel="stylesheet" href="/page.css"></head><body><div id="outlook"></div>',
        `<script>window.playgroundSettings=${inScript({ ...settings, addinUrl })}</script>`,
        '<script src="/page.js"></script></body></html>',
      ].join(""),
  };
}

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, folder))],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2024",
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

/** JSON that ends no script element. */
function inScript(value: object): string {
  return JSON.stringify(value).replace(/</g, "\\u003c");
}
