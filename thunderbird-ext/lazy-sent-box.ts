import { lazyPractice, lazySentBox } from "../shared/pane/lazy-ports.ts";

const load = (): Promise<typeof import("./sent-box.ts")> => import(/* webpackChunkName: "sent" */ "./sent-box.ts");

export const thunderbirdSentBox = lazySentBox(async () => (await load()).thunderbirdSentBox);
export const thunderbirdPractice = lazyPractice(async () => (await load()).thunderbirdPractice);
