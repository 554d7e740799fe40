import { decodePunycode } from "./punycode.ts";

/**
 * A domain as a reader sees it: `xn--` labels in their letters, in lower case.
 * A label that encodes nothing stays as it is; no registry hands such a name out.
 */
export function readableDomain(domain: string): string {
  const lower = domain.toLowerCase();
  if (!lower.includes("xn--")) return lower;
  return lower
    .split(".")
    .map((label) => (label.startsWith("xn--") ? (decodePunycode(label.slice(4))?.toLowerCase() ?? label) : label))
    .join(".");
}
