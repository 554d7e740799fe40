import { readFile } from "node:fs/promises";
import path from "node:path";
import { ConfigError } from "../config-error.ts";

const mediaTypes: Readonly<Record<string, string>> = {
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
};
/** It comes with the page, and a phone on a slow line waits for it. */
const largest = 32 * 1024;

/** The organisation's picture as a data URL. Rejects with `ConfigError` when it cannot be used. */
export async function readLogo(file: string): Promise<string> {
  const mediaType = mediaTypes[path.extname(file).toLowerCase()];
  if (mediaType === undefined) throw new ConfigError("logo: is neither .svg, .png, .jpg nor .webp.");
  const content = await readFile(file).catch(() => {
    throw new ConfigError("logo: the file cannot be read.");
  });
  if (content.length > largest) throw new ConfigError("logo: is larger than 32 KB.");
  return `data:${mediaType};base64,${content.toString("base64")}`;
}

/** The build may have taken the quotes away. */
const ours = /<svg class="?mark"?\s.*?<\/svg>/s;

/** In the page itself: the policy lets no picture in from anywhere. As a picture, an SVG runs nothing. The name beside it says what it is. */
export function withLogo(page: string, picture: string): string {
  if (!ours.test(page)) throw new ConfigError("logo: the page in portalFolder has no place for it.");
  return page.replace(ours, () => `<img class="mark logo" src="${picture}" alt="">`);
}
