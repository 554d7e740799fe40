import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Source of the handler that was built here; null before the first build. */
export function builtHandler(): string | null {
  try {
    return readFileSync(new URL("../../dist/outlook/handler.js", import.meta.url), "utf8");
  } catch {
    return null;
  }
}

/** Is there a file for this icon among those that are served below `host`? */
export function iconIsOurs(url: string, host: string): boolean {
  if (!url.startsWith(`${host}/icons/`)) return false;
  return existsSync(fileURLToPath(new URL(`../../manifests/outlook/${url.slice(host.length + 1)}`, import.meta.url)));
}
