/** A file beside the add-in's own; null when there is none, or none that comes in time. Never rejects, never hangs. */
export function fetchText(name: string, limitMs: number): Promise<string | null> {
  // The JavaScript-only runtime of classic Windows has no address of its own to ask from.
  if (typeof fetch !== "function" || typeof document === "undefined") return Promise.resolve(null);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), limitMs);
    fetch(name, { cache: "no-cache", credentials: "omit", redirect: "error" })
      .then((response) => (response.ok ? response.text() : null))
      .catch(() => null)
      .then((text) => {
        clearTimeout(timer);
        resolve(text);
      });
  });
}
