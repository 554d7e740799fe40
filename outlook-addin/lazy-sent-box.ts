import type { PracticeLog } from "../shared/pane/practice-log.ts";
import type { SentBox } from "../shared/pane/sent-box.ts";

const load = (): Promise<typeof import("./sent-box.ts")> => import(/* webpackChunkName: "sent" */ "./sent-box.ts");

/** Loaded when somebody looks at the tab: most open the pane to send. */
export const lazySentBox: SentBox = {
  list: async () => (await load()).outlookSentBox.list(),
  act: async (action) => (await load()).outlookSentBox.act(action),
};

export const lazyPractice: PracticeLog = {
  last: async () => (await load()).outlookPractice.last(),
  done: async (result) => (await load()).outlookPractice.done(result),
};
