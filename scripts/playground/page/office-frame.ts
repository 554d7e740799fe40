import type { Role } from "../host/call.ts";
import { answerSignIn, parseSignInRequest } from "../host/nested-app-auth.ts";
import { actionType, answerTo, eventFor, type OfficeRequest, parseRequest } from "./wire.ts";

/** One frame with office.js inside: the task pane, or the hidden runtime of event handlers. */
export interface OfficeFrame {
  readonly role: Role;
  readonly id: string;
  readonly origin: string;
  readonly element: HTMLIFrameElement;
  /** Settles once office.js listens for commands: `Office.onReady` has been called and answered. */
  readonly ready: Promise<void>;
  /** False when the frame does not listen for this event. */
  raise(event: string, data: unknown): boolean;
  close(): void;
}

export type SignIn = Parameters<typeof answerSignIn>[1];

export type Answer = (
  request: OfficeRequest,
  reply: (data: unknown, errorCode?: number) => void,
  frame: OfficeFrame,
) => void;

/** Puts the frame into `container`; every call of office.js in it comes to `answer`, every sign-in to `signIn`. */
export function openOfficeFrame(
  url: string,
  role: Role,
  container: HTMLElement,
  answer: Answer,
  signIn: SignIn,
): OfficeFrame {
  const conversation = `conv_${crypto.randomUUID()}`;
  const id = `ctl_${crypto.randomUUID()}`;
  const { origin } = new URL(url);
  const events = new Map<string, OfficeRequest>();
  const { promise: ready, resolve: becomeReady } = Promise.withResolvers<void>();
  const element = document.createElement("iframe");

  const post = (message: object): void => element.contentWindow?.postMessage(JSON.stringify(message), origin);
  const heard = (event: MessageEvent): void => {
    const asked = event.source === element.contentWindow ? parseSignInRequest(event.data) : null;
    if (asked !== null) return void answerSignIn(asked, signIn).then(post);
    const request = parseRequest(event.data);
    if (request === null || event.source !== element.contentWindow || request._conversationId !== conversation) return;
    if (request._actionType === actionType.register) {
      events.set(request._actionName, request);
      if (request._actionName === "appCommandInvoked") becomeReady();
    }
    if (request._actionType === actionType.unregister) events.delete(request._actionName);
    if (request._actionType !== actionType.invoke) post(answerTo(request, { Error: 0 }));
    else answer(request, (data, errorCode) => post(answerTo(request, data, errorCode)), frame);
  };
  const frame: OfficeFrame = {
    role,
    id,
    origin,
    element,
    ready,
    raise(event, data) {
      const registered = events.get(event);
      if (registered !== undefined) post(eventFor(registered, data));
      return registered !== undefined;
    },
    close() {
      window.removeEventListener("message", heard);
      element.remove();
    },
  };
  window.addEventListener("message", heard);
  introduce(element, url, conversation, id);
  element.title = role === "taskpane" ? "Add-in pane" : "Add-in events";
  element.hidden = role === "runtime";
  container.append(element);
  return frame;
}

/** What Outlook on the web tells office.js before it runs: in the address, and in the frame's name. */
function introduce(element: HTMLIFrameElement, url: string, conversation: string, id: string): void {
  const hostInfo = `Outlook$Web$16.01$en-US$${crypto.randomUUID()}$$$0`;
  element.name = JSON.stringify({
    baseFrameName: `_xdm_${id}`,
    hostInfo,
    xdmInfo: [conversation, id, location.origin].join("|"),
    serializerVersion: 1,
    flights: "[]",
  });
  const address = new URL(url);
  address.searchParams.set("_host_Info", hostInfo);
  element.src = address.href;
  element.setAttribute(
    "sandbox",
    "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads",
  );
}
