import type { Draft } from "../shared/core/draft/draft.ts";
import { type DraftFingerprint, fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import type { HeldBecause } from "../shared/core/send/send-outcome.ts";
import type { PaneAction } from "../shared/pane/pane-action.ts";
import type { PaneHost, PaneView } from "../shared/pane/pane-view.ts";
import type { ComposeItem } from "./compose-item.ts";
import { freshPolicy } from "./fresh-policy.ts";
import { readDraft } from "./outlook-compose-host.ts";
import { actOnItem } from "./pane-act.ts";
import { paneCalls } from "./pane-call.ts";
import { type Held, lookAtItem } from "./pane-look.ts";
import { reportFromPane } from "./pane-report.ts";
import type { Stages } from "./pane-stage.ts";
import { prepareRoamingMemory } from "./roaming-memory.ts";
import { watchItem } from "./watch-item.ts";

export interface OutlookPaneHost extends PaneHost {
  /** Call it now and then while something else than the draft is shown: goes back to the draft when that is not true any more. */
  revisit(): Promise<void>;
}

/**
 * The pane on one item. What is neither draft nor verdict (a code is needed, a notice waits) goes to `stages`. `goOn`: the user
 * has chosen already, and was kept back by what is settled now; the first look goes on with it.
 */
export function outlookPaneHost(
  item: ComposeItem,
  stages: Stages,
  goOn: boolean,
  policy = freshPolicy,
): OutlookPaneHost {
  const nextCall = paneCalls(item);
  let interrupted = goOn;
  let seen: DraftFingerprint | null = null;
  let known: Draft | null = null;
  let held: Held | null = null;
  let changed = (): void => {};
  void prepareRoamingMemory().then(reportFromPane);

  const show = async (): Promise<PaneView | null> => {
    const looked = await lookAtItem(item, known, held, policy, () => changed());
    seen = looked.seen;
    known = looked.draft;
    stages.show(looked.stage);
    return looked.view;
  };

  /** Null: the draft cannot be read just now. */
  const fingerprintNow = (): Promise<DraftFingerprint | null> =>
    readDraft(item, known).then(fingerprintDraft, () => null);

  const hold = (reasons: readonly HeldBecause[]): Promise<PaneView | null> => {
    // Files are read again: after a try to send nothing is taken for granted.
    known = null;
    held = { fingerprint: null, reasons };
    return show().then((view) => {
      held = { fingerprint: seen, reasons };
      return view;
    });
  };

  const deliver = async (): Promise<PaneView | null> => {
    const { deliverItem } = await import(/* webpackChunkName: "delivery" */ "./deliver-item.ts");
    const delivered = await deliverItem(item, await policy());
    void reportFromPane();
    switch (delivered.kind) {
      case "sent":
        stages.show({ kind: "gone" });
        return null;
      case "submitted":
        stages.show(delivered);
        return null;
      case "clear":
        stages.show({ kind: "press-send" });
        return null;
      case "press-send":
        return show();
      case "sign-in": {
        const { policy: own } = await policy();
        if (own.endpoint === null || known === null) return hold(["endpoint-unauthorised"]);
        stages.show({ kind: "sign-in", endpoint: own.endpoint, sender: known.from.address });
        return null;
      }
      case "hold":
        return hold(delivered.reasons);
    }
  };

  return {
    look: async () => {
      const call = await nextCall();
      if (call !== null) held = { fingerprint: null, reasons: call.reasons };
      const view = await show();
      const toDeliver = call?.act === "deliver" || interrupted;
      interrupted = false;
      return toDeliver && stages.now().kind === "look" ? deliver() : view;
    },
    act: async (action: PaneAction) => {
      const acted = await actOnItem(item, action, seen, policy);
      switch (acted.kind) {
        case "looked":
          held = null;
          return show();
        case "sent":
          stages.show({ kind: "gone" });
          return null;
        case "press-send":
          stages.show({ kind: "press-send" });
          return null;
        case "deliver":
          return deliver();
        case "hold":
          return hold(acted.reasons);
      }
    },
    watch: (heard) => {
      changed = heard;
      return watchItem(item, heard);
    },
    revisit: async () => {
      const { kind } = stages.now();
      const call = await nextCall();
      if (call !== null) {
        held = { fingerprint: null, reasons: call.reasons };
        interrupted = call.act === "deliver";
        stages.show({ kind: "look" });
      } else if (kind === "protected" || (kind === "press-send" && (await fingerprintNow()) !== seen)) {
        await show();
      }
    },
  };
}
