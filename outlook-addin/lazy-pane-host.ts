import type { ComposeItem } from "./compose-item.ts";
import type { OutlookPaneHost } from "./pane-host.ts";
import type { Stages } from "./pane-stage.ts";

let inspection: Promise<typeof import("./pane-host.ts")> | null = null;

/** Loads what looks at drafts; the pane is on the screen before that. Begun as early as possible. */
export function loadInspection(): Promise<typeof import("./pane-host.ts")> {
  inspection ??= import(/* webpackChunkName: "inspection" */ "./pane-host.ts");
  return inspection;
}

/** A host that is there at once, and looks when its code has come. */
export function lazyPaneHost(item: ComposeItem, stages: Stages, goOn: boolean): OutlookPaneHost {
  const host = loadInspection().then(({ outlookPaneHost }) => outlookPaneHost(item, stages, goOn));
  return {
    look: async () => (await host).look(),
    act: async (action) => (await host).act(action),
    revisit: async () => (await host).revisit(),
    watch: (changed) => {
      let stopped = false;
      let stop = (): void => {
        stopped = true;
      };
      void host.then((loaded) => {
        if (!stopped) stop = loaded.watch(changed);
      });
      return () => stop();
    },
  };
}
