/** Text on this machine, beside the add-in's own address. Classic Windows' handler has no such place: null, and `keep` throws. */
export interface LocalText {
  find(key: string): string | null;
  keep(key: string, text: string): void;
  drop(key: string): void;
  /** The names of all that is kept here. */
  keys(): string[];
}

/** Null where there is none (the JavaScript-only runtime, or a browser that forbids it). */
export function localText(): LocalText | null {
  try {
    if (typeof localStorage === "undefined") return null;
    const probe = "sealpost.probe";
    localStorage.setItem(probe, "1");
    localStorage.removeItem(probe);
  } catch {
    return null;
  }
  return {
    find: (key) => localStorage.getItem(`sealpost.${key}`),
    keep: (key, text) => localStorage.setItem(`sealpost.${key}`, text),
    drop: (key) => localStorage.removeItem(`sealpost.${key}`),
    keys: () =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith("sealpost."))
        .map((key) => key.slice("sealpost.".length)),
  };
}
