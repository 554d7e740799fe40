/** Directives of the header, each with its sources. The first of a name counts. */
export function directivesOf(header: string | readonly string[] | undefined): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const part of [header ?? ""].flat().join(",").split(/[;,]/)) {
    const [name = "", ...sources] = part.trim().split(/\s+/);
    if (name !== "" && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), sources);
  }
  return found;
}

/** Does one source of a directive let `url` through? Paths and ports are left aside: nobody writes them here. */
export function sourceAllows(source: string, url: string, self: string): boolean {
  const { origin, protocol, hostname } = new URL(url);
  if (source === "*") return true;
  if (source === "'self'") return origin === new URL(self).origin;
  if (source === protocol) return true;
  const [, scheme, host = ""] = /^(?:(\w+:)\/\/)?([^/]+)/.exec(source.toLowerCase()) ?? [];
  if (scheme !== undefined && scheme !== protocol) return false;
  const [name = "", port] = host.split(":");
  if (port !== undefined && port !== "*" && port !== (new URL(url).port || "443")) return false;
  return name.startsWith("*.") ? hostname.endsWith(name.slice(1)) : name === hostname;
}
