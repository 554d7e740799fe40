import { lazyPractice, lazySentBox } from "../shared/pane/lazy-ports.ts";

const load = (): Promise<typeof import("./sent-box.ts")> => import(/* webpackChunkName: "sent" */ "./sent-box.ts");

export const outlookSentBox = lazySentBox(async () => (await load()).outlookSentBox);
export const outlookPractice = lazyPractice(async () => (await load()).outlookPractice);
