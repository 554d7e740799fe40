import { answerCall } from "../host/answer-call.ts";
import { type CallSite, failed, ok, type Role } from "../host/call.ts";
import type { Faults } from "../host/faults.ts";
import type { CompletedWith } from "../host/smart-alert.ts";
import { appContext, initialData } from "./introduction.ts";
import type { Answer } from "./office-frame.ts";
import type { Surroundings } from "./surroundings.ts";

/** What the window around a frame knows, asked anew for each call. */
export interface Answering {
  readonly around: () => Surroundings;
  readonly siteFor: (role: Role) => CallSite;
  readonly faults: Faults;
  readonly completed: (id: string, how: CompletedWith | null) => void;
  /** Something may have changed. */
  readonly show: () => void;
}

/** One call about the item, with the fault that it may have: no answer, one or two. */
export async function callItem(
  { siteFor, faults, show }: Answering,
  call: number,
  params: Record<string, unknown>,
  role: Role,
): Promise<readonly object[]> {
  const fault = faults.next(call, role);
  if (fault?.how === "silent") return [];
  if (fault?.how === "fail") return [failed(5001)];
  if (fault?.how === "slow") await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 0));
  const answered = await answerCall(call, params, siteFor(role));
  show();
  if (fault?.how === "empty") return [ok({ content: "", format: "base64" })];
  return fault?.how === "twice" ? [answered, answered] : [answered];
}

/** Outlook's answers to everything that office.js in a frame asks. */
export function officeAnswers(answering: Answering): Answer {
  return (request, reply, frame) => {
    const { _actionName: action, _data: data } = request;
    const { around, siteFor } = answering;
    if (action === "ExecuteMethod") {
      const { DispatchId: call } = data.MethodData;
      void callItem(answering, call, data.ApiParams ?? {}, frame.role).then((answers) =>
        answers.forEach((one) => void reply(one)),
      );
    } else if (action === "executeMethod") {
      reply(command(data, answering.completed));
    } else if (action === "ContextActivationManager_getAppContextAsync") {
      reply(appContext(frame, around(), siteFor(frame.role).roaming));
    } else if (action === "GetInitialData") {
      reply(initialData(siteFor(frame.role).item, around().permission));
    } else {
      reply(null, action === "ContextActivationManager_notifyHost" ? 0 : -2);
    }
  };
}

/** Lower-case `executeMethod`: what belongs to no item. 94 is `event.completed`: id, status, JSON. */
function command(data: Record<string, unknown>, completed: Answering["completed"]): object {
  const { DispatchId: call } = data.DdaMethod as { DispatchId: number };
  if (call === 98) return { Version: 1, Error: 13000 }; // getAccessToken: not in handlers
  if (call !== 94) return { Version: 1, Error: 5001 };
  const { completedContext = {} } = JSON.parse(String(data[2] ?? "{}"));
  completed(String(data[0]), Number(data[1]) === 0 ? completedContext : null);
  return { Version: 1, Error: 0 };
}
