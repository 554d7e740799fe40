import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { calm, quietMs } from "../../../shared/pane/calm.ts";

let runs = 0;
beforeEach(() => {
  runs = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const counting = () => calm(() => runs++);

test("the first change runs at once", () => {
  counting().changed();
  expect(runs).toBe(1);
});

test("those that follow run once, when it is quiet", () => {
  const { changed } = counting();
  for (let key = 0; key < 5; key++) {
    changed();
    vi.advanceTimersByTime(quietMs / 4);
  }
  expect(runs).toBe(1);
  vi.advanceTimersByTime(quietMs);
  expect(runs).toBe(2);
  vi.advanceTimersByTime(60_000);
  expect(runs).toBe(2);
});

test("somebody who never pauses is not left alone for ever", () => {
  const { changed } = counting();
  for (let key = 0; key < 100; key++) {
    changed();
    vi.advanceTimersByTime(quietMs / 4);
  }
  expect(runs).toBeGreaterThan(4);
  expect(runs).toBeLessThan(10);
});

test("after a pause the next change runs at once again", () => {
  const { changed } = counting();
  changed();
  vi.advanceTimersByTime(quietMs + 1);
  changed();
  expect(runs).toBe(2);
});

test("nothing runs after the end", () => {
  const { changed, stop } = counting();
  changed();
  changed();
  stop();
  vi.advanceTimersByTime(60_000);
  expect(runs).toBe(1);
});
