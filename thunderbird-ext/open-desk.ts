import type { Desk } from "./desk.ts";

let load: (() => Promise<Desk>) | null = null;

/** Called by the event page while it loads: this file may not name what it opens, or all would be one circle. */
export function bringDesk(loader: () => Promise<Desk>): void {
  load = loader;
}

/** False in the pages that are seen. */
export function hasDesk(): boolean {
  return load !== null;
}

/** An event page that wakes on Send has that send waiting: what the pane, the endpoint and a notice need is loaded only for them. */
export function openDesk(): Promise<Desk> {
  if (load === null) throw new Error("there is no desk in this page");
  return load();
}
