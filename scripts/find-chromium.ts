import { findProgram, isExecutable } from "./find-program.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** How every headless run here starts the browser: nothing of its own over the network. */
export const chromiumArgs: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The path of a Chromium: the one that `CHROMIUM` names, the system's, or Playwright's own download; else null. */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  if (env.CHROMIUM) return isExecutable(env.CHROMIUM) ? env.CHROMIUM : null;
  for (const name of names) {
    const found = findProgram(name, env);
    if (found !== null) return found;
  }
  const { chromium } = await import("playwright"); // Slow to load, and rarely needed.
  const downloaded = chromium.executablePath();
  return isExecutable(downloaded) ? downloaded : null;
}
