import { expect, test, vi } from "vitest";
import { quietMs } from "../../../shared/pane/calm.ts";
import type { PaneAction } from "../../../shared/pane/pane-action.ts";
import { paneSession, settleMs } from "../../../shared/pane/pane-session.ts";
import type { PaneHost, PaneView } from "../../../shared/pane/pane-view.ts";
import { viewOf } from "./view-of.ts";

/** A host whose every answer the test gives by hand. */
function handHost() {
  const asked: { what: string; answer: (view: PaneView | null) => void; fail: () => void }[] = [];
  let notify = (): void => {};
  let stopped = false;
  const ask = (what: string): Promise<PaneView | null> =>
    new Promise((resolve, reject) => asked.push({ what, answer: resolve, fail: () => reject(new Error("broken")) }));
  const host: PaneHost = {
    look: () => ask("look"),
    act: (action: PaneAction) => ask(action.do),
    watch(changed) {
      notify = changed;
      return () => {
        stopped = true;
      };
    },
  };
  return { host, asked, change: () => notify(), stopped: () => stopped };
}

/** Lets everything that was answered arrive. */
const arrive = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function opened(view = viewOf({ verdict: "protect", offers: { seal: true } }), settled = true) {
  const hand = handHost();
  let time = 0;
  const session = paneSession(hand.host, () => time);
  const close = session.open();
  hand.asked[0]?.answer(view);
  await arrive();
  const wait = (ms: number): void => {
    time += ms;
  };
  if (settled) wait(settleMs);
  return { ...hand, session, close, wait, view };
}

test("it opens on the first look", async () => {
  const { session, view } = await opened();
  expect(session.screen()).toEqual({ phase: "showing", view, turn: 1, after: "opening" });
});

test("what the host knew already is on the screen at once, is looked at no second time, and takes no press too soon", async () => {
  const hand = handHost();
  const view = viewOf({ verdict: "protect", offers: { seal: true } });
  let time = 0;
  const session = paneSession({ ...hand.host, first: view }, () => time);
  session.open();
  expect(session.screen()).toEqual({ phase: "showing", view, turn: 1, after: "opening" });
  session.act({ do: "send-sealed", confirmed: [] });
  expect(hand.asked).toEqual([]);
  time += settleMs;
  session.act({ do: "send-sealed", confirmed: [] });
  expect(hand.asked.map(({ what }) => what)).toEqual(["send-sealed"]);
  hand.asked[0]?.answer(view);
  await arrive();
  expect(session.screen()).toMatchObject({ phase: "showing", turn: 2, after: "action" });
});

test("a second click on a button finds the first one's action running", async () => {
  const { session, asked } = await opened();
  session.act({ do: "send-sealed", confirmed: [] });
  session.act({ do: "send-sealed", confirmed: [] });
  session.act({ do: "back" });
  expect(asked.map(({ what }) => what)).toEqual(["look", "send-sealed"]);
  expect(session.screen()).toMatchObject({ phase: "busy", doing: "send-sealed" });
});

test("a view that has just come takes no press, but for the way back", async () => {
  const { session, asked, wait } = await opened(undefined, false);
  session.act({ do: "send-sealed", confirmed: [] });
  wait(settleMs - 1);
  session.act({ do: "send-sealed", confirmed: [] });
  expect(asked).toHaveLength(1);
  session.act({ do: "back" });
  expect(asked.map(({ what }) => what)).toEqual(["look", "back"]);
});

test("the second click of a double click does not reach the button that took the first one's place", async () => {
  const { session, asked, wait, view } = await opened();
  session.act({ do: "edit", edit: { kind: "move-subject" } });
  asked[1]?.answer(view);
  await arrive();
  wait(200);
  session.act({ do: "send-sealed", confirmed: [] });
  expect(asked.map(({ what }) => what)).toEqual(["look", "edit"]);
  wait(300);
  session.act({ do: "send-sealed", confirmed: [] });
  expect(asked.map(({ what }) => what)).toEqual(["look", "edit", "send-sealed"]);
});

test("an action's view is a new turn, even when it shows the same again", async () => {
  const { session, asked, view } = await opened();
  session.act({ do: "send-sealed", confirmed: [] });
  asked[1]?.answer(view);
  await arrive();
  expect(session.screen()).toMatchObject({ phase: "showing", turn: 2, after: "action" });
});

test("a draft that is gone takes the pane with it, and nothing more is asked", async () => {
  const { session, asked, change } = await opened();
  session.act({ do: "back" });
  asked[1]?.answer(null);
  await arrive();
  change();
  session.act({ do: "send", confirmed: [] });
  await arrive();
  expect(session.screen()).toEqual({ phase: "gone" });
  expect(asked).toHaveLength(2);
});

test("a change of the draft is looked at", async () => {
  const { session, asked, change } = await opened();
  change();
  asked[1]?.answer(viewOf({ verdict: "clear" }));
  await arrive();
  expect(session.screen()).toMatchObject({ phase: "showing", turn: 2, after: "change", view: { verdict: "clear" } });
});

test("a change that changes nothing here is not shown again", async () => {
  const { session, asked, change, view } = await opened();
  change();
  asked[1]?.answer({ ...view });
  await arrive();
  expect(session.screen()).toMatchObject({ turn: 1 });
});

test("evidence that was merely looked at again is not shown again: somebody may be writing a note", async () => {
  const route = (checkedAt: string): PaneView["ways"] => [
    {
      way: "sealed",
      routes: [
        {
          by: "endpoint",
          best: { route: "tls", evidence: "dane", detail: "TLSv1.3", checkedAt, validUntil: checkedAt },
        },
      ],
    },
  ];
  const first = viewOf({ verdict: "protect", ways: route("2027-05-03T10:00:00Z") });
  const { session, asked, change } = await opened(first);
  change();
  await expect.poll(() => asked.length).toBe(2);
  asked[1]?.answer(viewOf({ verdict: "protect", ways: route("2027-05-03T10:05:00Z") }));
  await arrive();
  expect(session.screen()).toMatchObject({ turn: 1 });
});

test("many changes while looking are one more look, not many", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  const { asked, change, view } = await opened();
  for (let index = 0; index < 10; index++) change();
  expect(asked).toHaveLength(2);
  vi.advanceTimersByTime(quietMs);
  expect(asked).toHaveLength(2);
  asked[1]?.answer(view);
  await arrive();
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  expect(asked).toHaveLength(3);
});

test("a change during an action is looked at after it, never over it", async () => {
  const { session, asked, change, view } = await opened();
  session.act({ do: "edit", edit: { kind: "move-subject" } });
  change();
  expect(session.screen().phase).toBe("busy");
  expect(asked).toHaveLength(2);
  asked[1]?.answer(view);
  await arrive();
  expect(asked.map(({ what }) => what)).toEqual(["look", "edit", "look"]);
});

test("a look that comes back during an action is not shown over it", async () => {
  const { session, asked, change } = await opened();
  change();
  session.act({ do: "send-sealed", confirmed: [] });
  asked[1]?.answer(viewOf({ verdict: "clear" }));
  await arrive();
  expect(session.screen()).toMatchObject({ phase: "busy", view: { verdict: "protect" } });
});

test("a look from before an action is not shown over the action's view, but looked at anew", async () => {
  const { session, asked, change } = await opened();
  change();
  session.act({ do: "edit", edit: { kind: "move-subject" } });
  const moved = viewOf({ verdict: "clear" });
  asked[2]?.answer(moved);
  await arrive();
  asked[1]?.answer(viewOf({ verdict: "refuse" }));
  await arrive();
  expect(session.screen()).toMatchObject({ phase: "showing", view: { verdict: "clear" } });
  expect(asked.map(({ what }) => what)).toEqual(["look", "look", "edit", "look"]);
});

test.each(["look", "act"])("a host that throws in %s leaves nothing to press", async (where) => {
  const { session, asked, change } = await opened();
  if (where === "look") change();
  else session.act({ do: "send-sealed", confirmed: [] });
  asked[1]?.fail();
  await arrive();
  session.act({ do: "send-sealed", confirmed: [] });
  expect(session.screen()).toEqual({ phase: "lost" });
  expect(asked).toHaveLength(2);
});

test("closing the pane stops the watching", async () => {
  const { close, stopped } = await opened();
  close();
  expect(stopped()).toBe(true);
});
