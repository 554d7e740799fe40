/** Newer than the published types. */
interface ComposeScripts {
  getRegisteredScripts(): Promise<readonly { readonly id: string }[]>;
  registerScripts(scripts: readonly { readonly id: string; readonly js: readonly string[] }[]): Promise<void>;
  unregisterScripts(filter: { readonly ids: readonly string[] }): Promise<void>;
}

const id = "typing";

/**
 * Puts `compose-script.ts` into compose windows from now on. Anew each time the event page wakes: the script speaks for the
 * page that registered it. Where Thunderbird has no such scripts, the badge follows fewer events.
 */
export async function registerComposeScript(): Promise<void> {
  const scripts = (messenger as unknown as { scripting?: { compose?: ComposeScripts } }).scripting?.compose;
  if (scripts === undefined) return;
  const registered = await scripts.getRegisteredScripts();
  if (registered.some((script) => script.id === id)) await scripts.unregisterScripts({ ids: [id] });
  await scripts.registerScripts([{ id, js: ["compose-script.js"] }]);
}
