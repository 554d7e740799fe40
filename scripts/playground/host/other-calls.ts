import { type Calls, failed, ok } from "./call.ts";
import { savedState } from "./compose-item.ts";

/** Members newer than the office.js on npm; `newer-members.js` adds them over the same channel. */
const newerCalls = {
  itemClass: 9001,
  send: 9002,
  labelGet: 9003,
  labelSet: 9004,
  close: 9005,
  inReplyTo: 9006,
  labelsEnabled: 9007,
  labels: 9008,
} as const;

/** The labels of the emulated organisation, in the shape of `SensitivityLabelDetails`. */
const sensitivityLabels = [
  { id: "6f1b2c9e-0001", name: "General", color: "#317100", tooltip: "For everyday mail", children: [] },
  { id: "6f1b2c9e-0002", name: "Confidential", color: "#a80000", tooltip: "Patients and staff", children: [] },
] as const;

/** What is about the item as a whole. */
export const otherCalls: Calls = {
  32: (_, { item }) => {
    item.itemId ??= `AAMk-${crypto.randomUUID()}`;
    item.saved = savedState(item);
    return ok(item.itemId);
  },
  164: (_, { item }) => (item.itemId === null ? failed(9046) : ok(item.itemId)),
  166: (_, { item }) => ok(item.delayDeliveryTime),
  167: ({ time }, { item }) => {
    item.delayDeliveryTime = time;
    return ok();
  },
  174: (_, { item }) => ok({ composeType: item.composeType, coercionType: item.bodyType }),
  175: () => ok(false),
  176: () => ok(),
  99: (_, { item }) => ok(item.initializationContext),
  // Telemetry.
  163: () => ok(),
  193: () => ok(),
  400: () => ok(),
  401: () => ok(),
  402: () => ok(),
  [newerCalls.itemClass]: (_, { item }) => ok(item.kind === "message" ? "IPM.Note" : "IPM.Appointment"),
  // Documented: only from a pane or a command, never in an event handler (requirement set 1.15).
  // Documented too: read/write mailbox. A newer office.js says so by throwing; the code is that of a missing capability.
  [newerCalls.send]: (_, { role, permission, send }) => {
    if (role !== "taskpane") return failed(9032);
    return permission === "mailbox" ? send() : failed(7000);
  },
  [newerCalls.labelGet]: (_, { item }) => ok(item.sensitivityLabel),
  [newerCalls.labelSet]: ({ label }, { item }) => {
    if (!sensitivityLabels.some(({ id }) => id === label)) return failed(9031);
    item.sensitivityLabel = label;
    return ok();
  },
  [newerCalls.labelsEnabled]: () => ok(true),
  [newerCalls.labels]: () => ok(sensitivityLabels),
  // Documented: without `discardItem` a dialog asks the user, and a draft that was saved before is not closed at all.
  [newerCalls.close]: ({ discardItem }, { role, close }) => {
    if (role !== "taskpane" || discardItem !== true) return failed(9032);
    close();
    return ok();
  },
  [newerCalls.inReplyTo]: (_, { item }) => ok(item.inReplyTo),
};
