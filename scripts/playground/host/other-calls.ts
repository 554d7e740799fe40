import { type Calls, failed, ok } from "./call.ts";

/** Members newer than the office.js on npm; `newer-members.ts` adds them over the same channel. */
export const newerCalls = {
  itemClass: 9001,
  send: 9002,
  labelGet: 9003,
  labelSet: 9004,
  close: 9005,
  inReplyTo: 9006,
} as const;

/** What is about the item as a whole. */
export const otherCalls: Calls = {
  32: (_, { item }) => {
    item.itemId ??= `AAMk-${crypto.randomUUID()}`;
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
  [newerCalls.send]: (_, { role, send }) => (role === "taskpane" ? send() : failed(9032)),
  [newerCalls.labelGet]: (_, { item }) => ok(item.sensitivityLabel),
  [newerCalls.labelSet]: ({ label }, { item }) => {
    item.sensitivityLabel = label;
    return ok();
  },
  [newerCalls.close]: (_, { role, close }) => {
    if (role !== "taskpane") return failed(9032);
    close();
    return ok();
  },
  [newerCalls.inReplyTo]: (_, { item }) => ok(item.inReplyTo),
};
