import type { DraftKind } from "../shared/core/draft/draft.ts";

/** Headers as postal-mime gives them: keys in lower case. */
type Headers = readonly { readonly key: string; readonly value: string }[];

const forwardPrefix = /^\s*(?:\[[^\]]{1,20}\]\s*)?(?:fwd?|fw|rv|wg|tr|i)\s*:/i;
const replyPrefix = /^\s*(?:\[[^\]]{1,20}\]\s*)?(?:re|aw|sv|antw|res)(?:\[\d+\])?\s*:/i;

/**
 * How a mail that was sent began, as far as it still shows. A reply to several is taken for a reply to all: who was in
 * the mail that it answers is not in the answer.
 */
export function draftKindOf(headers: Headers, recipientCount: number): DraftKind {
  const has = (name: string): boolean => headers.some(({ key, value }) => key === name && value.trim() !== "");
  const subject = headers.find(({ key }) => key === "subject")?.value ?? "";
  if (has("resent-from") || has("resent-to")) return "redirect";
  if (has("x-forwarded-message-id") || forwardPrefix.test(subject)) return "forward";
  if (!has("in-reply-to") && !replyPrefix.test(subject)) return "new";
  return recipientCount > 1 ? "reply-all" : "reply";
}

/** The moment of sending on the sender's own clock: weekday from 0 for Monday, minutes since midnight. */
export interface LocalTime {
  readonly weekday: number;
  readonly minutes: number;
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const dateHeader = /(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\s+(\d{1,2}):(\d{2})/i;

/** Null where there is no date that can be read. The offset is let be: the header shows the sender's wall clock. */
export function localTimeIn(headers: Headers): LocalTime | null {
  const match = dateHeader.exec(headers.find(({ key }) => key === "date")?.value ?? "");
  if (match === null) return null;
  const [, day, month = "", year, hours, minutes] = match;
  const monthIndex = months.indexOf(month.toLowerCase());
  const sinceMidnight = Number(hours) * 60 + Number(minutes);
  if (monthIndex === -1 || sinceMidnight >= 24 * 60) return null;
  const weekday = (new Date(Date.UTC(Number(year), monthIndex, Number(day))).getUTCDay() + 6) % 7;
  return { weekday, minutes: sinceMidnight };
}

/** A wall clock such as `2026-03-02T10:00`, as rules look at it, and its day. */
export function momentOf(wallClock: string): { readonly localTime: LocalTime; readonly day: string } {
  const day = wallClock.slice(0, 10);
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return {
    day,
    localTime: { weekday, minutes: Number(wallClock.slice(11, 13)) * 60 + Number(wallClock.slice(14, 16)) },
  };
}
