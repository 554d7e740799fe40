import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export interface HostPage {
  readonly script: string;
  readonly style: string;
  html(addinUrl: string, settings: object): string;
}

const folder = new URL("../page/", import.meta.url);

/** Bundles the emulated Outlook's page. */
export async function hostPage(): Promise<HostPage> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("main.ts", folder))],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2024",
    logLevel: "error",
  });
  return {
    script: outputFiles[0]?.text ?? "",
    style: await readFile(new URL("page.css", folder), "utf8"),
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

/** JSON that ends no script element. */
function inScript(value: object): string {
  return JSON.stringify(value).replace(/</g, "\\u003c");
}
