import { answerCall } from "../host/answer-call.ts";
import { type CallSite, failed, ok, type Permission, type Role } from "../host/call.ts";
import { type ComposeItem, composeItem, type NewItem } from "../host/compose-item.ts";
import { type Fault, faultList } from "../host/faults.ts";
import {
  type CompletedWith,
  type HandlerEnd,
  type SendMode,
  type SmartAlert,
  smartAlert,
} from "../host/smart-alert.ts";
import { appContext, initialData } from "./introduction.ts";
import { type Answer, type OfficeFrame, openOfficeFrame, type SignIn } from "./office-frame.ts";

export interface Surroundings {
  readonly runtimeUrl: string;
  readonly paneUrl: string;
  readonly addinName: string;
  /** By launch event. */
  readonly handlers: Readonly<Record<string, string>>;
  readonly mailbox: string;
  readonly permission: Permission;
  /** Outlook's own sign-in, for nested app authentication; null: an Outlook that has none. */
  readonly signIn: SignIn | null;
  readonly language: string;
  readonly sendMode: SendMode;
  /** Has the client a connection? Without one no handler runs that is not there already. */
  readonly online: boolean;
  /** Outlook gives up on a handler after so many milliseconds (300,000 by the documentation), and on loading it. */
  readonly handlerLimitMs: number;
  /** Says "taking longer than expected" after so many (5,000). */
  readonly patienceMs: number;
  /** Settings that roam with the mailbox: they outlive the window. */
  readonly roaming: Record<string, string>;
}

export type SendEnd =
  | { readonly kind: "sent" }
  | { readonly kind: "alert"; readonly alert: SmartAlert }
  /** The mail server refused it: Outlook shows its own message, and the draft stays. */
  | { readonly kind: "not-delivered" };

/** One compose window of the emulated Outlook. Frames are put where the page says. */
export interface ComposeWindow {
  readonly item: ComposeItem;
  readonly roaming: Record<string, string>;
  readonly alert: SmartAlert | null;
  /** Is the "taking longer than expected" notice up? */
  readonly slow: boolean;
  readonly sending: boolean;
  /** Did the mail server take it? Else it was closed in another way. */
  readonly delivered: boolean;
  readonly pane: OfficeFrame | null;
  /** What the handler gave `event.completed` last. */
  readonly completed: CompletedWith | null;
  setFaults(faults: readonly Fault[]): void;
  surround(changes: Partial<Surroundings>): void;
  openPane(container: HTMLElement): OfficeFrame;
  closePane(): void;
  /** Raises a launch event; settles when the handler has completed, or after the limit. */
  launch(event: string): Promise<HandlerEnd>;
  /** The user presses Send. */
  send(): Promise<SendEnd>;
  /** The user presses a button of the alert. */
  press(button: SmartAlert["buttons"][number]): Promise<SendEnd | null>;
  /** The user changed something: raises the event that office.js knows for it. */
  edited(what: "recipients" | "attachments" | "from" | "text"): void;
  /** Another item takes this one's place (pinned pane). */
  switchTo(item: NewItem): void;
  close(): void;
}

/**
 * Outlook's side of one compose window. `deliver` is the mail server; `show` is called after each change. Longer
 * than other files because it is the one state machine of the window.
 */
export function openComposeWindow(
  start: NewItem,
  given: Surroundings,
  hidden: HTMLElement,
  deliver: (item: ComposeItem) => Promise<boolean>,
  show: () => void,
): ComposeWindow {
  let around = given;
  let item = composeItem(start);
  let runtime: OfficeFrame | null = null;
  let pane: OfficeFrame | null = null;
  let paneContainer: HTMLElement | null = null;
  let alert: SmartAlert | null = null;
  let slow = false;
  let sending = false;
  let delivered = false;
  let completed: CompletedWith | null = null;
  const { roaming } = given;
  const faults = faultList();
  const waiting = new Map<string, (end: HandlerEnd) => void>();

  const raise = (event: string, data: unknown): void => {
    // office.js parses the first entry.
    for (const frame of [runtime, pane]) frame?.raise(event, [JSON.stringify(data)]);
  };

  const siteFor = (role: Role): CallSite => ({
    item,
    role,
    permission: around.permission,
    roaming,
    raise,
    send: async () => ((await window.send()).kind === "sent" ? ok() : failed(5001)),
    close: () => window.close(),
  });

  const answer: Answer = (request, reply, frame) => {
    const { _actionName: action, _data: data } = request;
    if (action === "ExecuteMethod") {
      void executeMethod(data.MethodData.DispatchId, data.ApiParams ?? {}, frame.role, reply);
    } else if (action === "executeMethod") {
      reply(executeCommand(data));
    } else if (action === "ContextActivationManager_getAppContextAsync") {
      reply(appContext(frame, around, roaming));
    } else if (action === "GetInitialData") {
      reply(initialData(item, around.permission));
    } else {
      reply(null, action === "ContextActivationManager_notifyHost" ? 0 : -2);
    }
  };

  const executeMethod = async (
    call: number,
    params: Record<string, unknown>,
    role: Role,
    reply: (data: unknown) => void,
  ): Promise<void> => {
    const fault = faults.next(call, role);
    if (fault?.how === "silent") return;
    if (fault?.how === "fail") return reply(failed(5001));
    if (fault?.how === "slow") await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 0));
    const answered = await answerCall(call, params, siteFor(role));
    reply(fault?.how === "empty" ? ok({ content: "", format: "base64" }) : answered);
    if (fault?.how === "twice") reply(answered);
    show();
  };

  /** Lower-case `executeMethod`: what belongs to no item. 94 is `event.completed`: id, status, JSON. */
  const executeCommand = (data: Record<string, unknown>): object => {
    const { DispatchId: call } = data.DdaMethod as { DispatchId: number };
    if (call === 98) return { Version: 1, Error: 13000 }; // getAccessToken: not in handlers
    if (call !== 94) return { Version: 1, Error: 5001 };
    const settle = waiting.get(String(data[0]));
    const status = Number(data[1]);
    const { completedContext = {} } = JSON.parse(String(data[2] ?? "{}"));
    settle?.(status === 0 ? { kind: "completed", with: completedContext } : { kind: "unavailable" });
    return { Version: 1, Error: 0 };
  };

  const runtimeFrame = (): OfficeFrame => {
    runtime ??= openOfficeFrame(around.runtimeUrl, "runtime", hidden, answer, async () => null);
    return runtime;
  };

  /** Loading the runtime counts, too. A handler that was not found never completes. */
  const runHandler = async (event: string): Promise<HandlerEnd> => {
    const name = around.handlers[event];
    if (name === undefined) return { kind: "completed", with: { allowEvent: true } };
    if (!around.online && runtime === null) return { kind: "offline" };
    const frame = runtimeFrame();
    const id = `cmd_${crypto.randomUUID()}`;
    const { promise, resolve } = Promise.withResolvers<HandlerEnd>();
    waiting.set(id, resolve);
    let loaded = false;
    const timer = setTimeout(() => resolve({ kind: loaded ? "timeout" : "unavailable" }), around.handlerLimitMs);
    frame.ready.then(() => {
      loaded = true;
      frame.raise("appCommandInvoked", [id, name, JSON.stringify({ type: event, source: { id } })]);
    });
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      waiting.delete(id);
      // What did not load is loaded anew the next time.
      if (!loaded) {
        frame.close();
        runtime = null;
      }
    }
  };

  const depart = async (): Promise<SendEnd> => {
    delivered = await deliver(item);
    if (!delivered) return { kind: "not-delivered" };
    window.close();
    return { kind: "sent" };
  };

  const window: ComposeWindow = {
    get item() {
      return item;
    },
    roaming,
    get alert() {
      return alert;
    },
    get slow() {
      return slow;
    },
    get sending() {
      return sending;
    },
    get delivered() {
      return delivered;
    },
    get pane() {
      return pane;
    },
    get completed() {
      return completed;
    },
    setFaults: faults.set,
    surround(changes) {
      around = { ...around, ...changes };
    },
    openPane(container) {
      paneContainer = container;
      pane ??= openOfficeFrame(around.paneUrl, "taskpane", container, answer, around.signIn ?? (async () => null));
      show();
      return pane;
    },
    closePane() {
      pane?.close();
      pane = null;
      show();
    },
    launch: runHandler,
    async send() {
      // A second press while a handler runs does nothing on the web; on the Mac it once closed the alert and sent (#6478).
      if (sending || !item.open) return { kind: "alert", alert: alert ?? busyAlert(around) };
      sending = true;
      alert = null;
      show();
      const patience = setTimeout(() => {
        slow = true;
        show();
      }, around.patienceMs);
      try {
        const end = await runHandler(item.kind === "message" ? "OnMessageSend" : "OnAppointmentSend");
        completed = end.kind === "completed" ? end.with : null;
        alert = smartAlert(end, around.sendMode, around.addinName);
        return alert === null ? await depart() : { kind: "alert", alert };
      } finally {
        clearTimeout(patience);
        slow = false;
        sending = false;
        show();
      }
    },
    async press(button) {
      const pressed = alert;
      alert = null;
      if (pressed === null) return null;
      if (button === "command") {
        item.initializationContext = pressed.contextData;
        if (paneContainer !== null) window.openPane(paneContainer);
      }
      const end = button === "Send Anyway" ? await depart() : null;
      show();
      return end;
    },
    edited(what) {
      const all = { to: true, cc: true, bcc: true };
      if (what === "recipients") raise("olkRecipientsChanged", all);
      if (what === "attachments") raise("olkAttachmentsChanged", { attachmentStatus: "added", attachmentDetails: {} });
      const event = {
        recipients: "OnMessageRecipientsChanged",
        attachments: "OnMessageAttachmentsChanged",
        from: "OnMessageFromChanged",
        text: null,
      }[what];
      if (event !== null && item.kind === "message") void runHandler(event);
      show();
    },
    switchTo(next) {
      item = composeItem(next);
      alert = null;
      for (const frame of [runtime, pane]) frame?.raise("olkItemSelectedChanged", initialData(item, around.permission));
      show();
    },
    close() {
      item.open = false;
      alert = null;
      for (const frame of [runtime, pane]) frame?.close();
      runtime = null;
      pane = null;
      show();
    },
  };
  return window;
}

function busyAlert({ sendMode }: Surroundings): SmartAlert {
  return {
    mode: sendMode,
    why: "held",
    message: "",
    markdown: false,
    buttons: [],
    cancelLabel: "",
    commandId: null,
    contextData: "",
  };
}
