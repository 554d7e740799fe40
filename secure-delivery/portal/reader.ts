/** All that is needed once there is a message to show: its own file, fetched while the reader looks for the code. */
export { answerApi } from "./answer-api.ts";
export { readReplies } from "./answer-flow.ts";
export { answering } from "./answering.ts";
export { linkTo } from "./file-link.ts";
export { messageView } from "./message-view.ts";
export { readMessage } from "./read-message.ts";
export { zipFiles } from "./zip-files.ts";
