import "./classic/gaps.ts";
import { answerSend } from "./answer-send.ts";
import { lookAhead, lookAtStart } from "./look-ahead.ts";
import { handlerNames } from "./names.ts";

// At top level, and not in `onReady`: classic Windows runs nothing else (office-js #5166, #3219).
Office.actions.associate(handlerNames.OnMessageSend, answerSend);
Office.actions.associate(handlerNames.OnAppointmentSend, answerSend);
Office.actions.associate(handlerNames.OnNewMessageCompose, lookAtStart);
Office.actions.associate(handlerNames.OnMessageRecipientsChanged, lookAhead);
Office.actions.associate(handlerNames.OnMessageAttachmentsChanged, lookAhead);
Office.actions.associate(handlerNames.OnMessageFromChanged, lookAhead);

// On the web, office.js hears of no event before this is called.
void Office.onReady();
