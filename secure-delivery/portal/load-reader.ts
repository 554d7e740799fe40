type Reader = typeof import("./reader.ts");

let loaded: Reader | null = null;

/** Null while it cannot be fetched. */
export async function loadReader(): Promise<Reader | null> {
  loaded ??= await import(/* webpackChunkName: "reader" */ "./reader.ts").catch(() => null);
  return loaded;
}

/** There before any message is. */
export function loadedReader(): Reader {
  if (loaded === null) throw new Error("no message without its reader");
  return loaded;
}
