import type { PracticeLog } from "./practice-log.ts";
import type { SentBox } from "./sent-box.ts";

/** A box whose code comes when somebody looks into it: most open the pane to send. */
export function lazySentBox(load: () => Promise<SentBox>): SentBox {
  return {
    list: async () => (await load()).list(),
    act: async (action) => (await load()).act(action),
    notes: async () => (await load()).notes(),
    forgetNote: async (id) => (await load()).forgetNote(id),
  };
}

export function lazyPractice(load: () => Promise<PracticeLog>): PracticeLog {
  return {
    last: async () => (await load()).last(),
    done: async (result) => (await load()).done(result),
  };
}
