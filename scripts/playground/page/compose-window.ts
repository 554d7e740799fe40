import { type CallSite, failed, ok, type Role } from "../host/call.ts";
import { type ComposeItem, composeItem, type NewItem } from "../host/compose-item.ts";
import { type Fault, faultList } from "../host/faults.ts";
import { type CompletedWith, type HandlerEnd, type SmartAlert, smartAlert } from "../host/smart-alert.ts";
import { openClassicRealm } from "./classic-realm.ts";
import { handlerRuntime } from "./handler-runtime.ts";
import { initialData } from "./introduction.ts";
import { type Answering, officeAnswers } from "./office-answers.ts";
import { type OfficeFrame, openOfficeFrame } from "./office-frame.ts";
import type { Surroundings } from "./surroundings.ts";

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
  /** False when the last Send was decided without the add-in. */
  readonly checked: boolean;
  setFaults(faults: readonly Fault[]): void;
  surround(changes: Partial<Surroundings>): void;
  /** Are the add-in's handlers loaded? */
  loaded(): boolean;
  /** They are not any more. */
  unload(): void;
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
  let pane: OfficeFrame | null = null;
  let paneContainer: HTMLElement | null = null;
  let alert: SmartAlert | null = null;
  let slow = false;
  let sending = false;
  let delivered = false;
  let completed: CompletedWith | null = null;
  let checked = true;
  const { roaming } = given;
  const faults = faultList();

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

  const answering: Answering = {
    around: () => around,
    siteFor,
    faults,
    completed: (id, how) => runtime.complete(id, how),
    show: () => show(),
  };
  const answer = officeAnswers(answering);
  const runtime = handlerRuntime(
    () => around,
    () =>
      around.realm === "classic"
        ? openClassicRealm(around, item, answering)
        : openOfficeFrame(around.runtimeUrl, "runtime", hidden, answer, async () => null),
  );

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
    get checked() {
      return checked;
    },
    setFaults: faults.set,
    surround(changes) {
      around = { ...around, ...changes };
    },
    loaded: runtime.loaded,
    unload: runtime.close,
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
    launch: runtime.run,
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
        const end = await runtime.run(item.kind === "message" ? "OnMessageSend" : "OnAppointmentSend");
        completed = end.kind === "completed" ? end.with : null;
        checked = end.kind === "completed";
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
      if (event !== null && item.kind === "message") void runtime.run(event);
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
      runtime.close();
      pane?.close();
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
