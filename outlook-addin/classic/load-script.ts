import { addinVersion } from "../version.ts";

const loading = new Map<string, Promise<boolean>>();

/** Adds a script that stands beside the handler; false where there is no page to add it to, or it does not come. */
export function loadScript(name: string): Promise<boolean> {
  const begun = loading.get(name);
  if (begun !== undefined) return begun;
  const loaded = load(name);
  loading.set(name, loaded);
  // What did not come may come the next time.
  loaded.then((there) => void (there || loading.delete(name)));
  return loaded;
}

function load(name: string): Promise<boolean> {
  if (typeof document === "undefined") return Promise.resolve(false);
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = `${name}?v=${encodeURIComponent(addinVersion)}`;
    script.onload = () => resolve(true);
    script.onerror = () => resolve(false);
    document.head.appendChild(script);
  });
}
