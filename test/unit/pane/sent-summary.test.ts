import { expect, test } from "vitest";
import type { RecipientState } from "../../../shared/core/delivery/wire/message-state.ts";
import type { SentMessage } from "../../../shared/pane/sent-box.ts";
import { sentSummary } from "../../../shared/pane/sent-summary.ts";

test.each<[SentMessage["state"], readonly (RecipientState | null)[], object]>([
  ["stored", ["portal_ready"], { key: "stored" }],
  ["announced", ["portal_ready", "notified"], { key: "announced" }],
  ["announced", ["opened", "portal_ready"], { key: "opened-some", reached: 1, count: 2 }],
  ["announced", ["opened", "replied"], { key: "opened" }],
  ["delivering", ["queued", "sending"], { key: "delivering" }],
  ["delivering", ["tls_delivered", "deferred"], { key: "received-some", reached: 1 }],
  ["delivered", ["e2e_delivered", "opened"], { key: "received" }],
  ["delivered", ["notified"], { key: "announced" }],
  ["delivered", ["bounced", "tls_delivered"], { key: "not-received", reached: 1 }],
  ["announced", ["not_me", "opened"], { key: "not-received", reached: 1 }],
  ["recalled", ["recalled", "opened"], { key: "recalled" }],
  ["expired", ["expired"], { key: "expired" }],
  ["unknown", [null, null], { key: "unknown" }],
])("%s, to %j", (state, states, summary) => {
  const recipients = states.map((each, place) => ({
    shown: `r${place}@x.example`,
    state: each,
    openedAt: null,
    readers: [],
  }));
  expect(sentSummary({ state, recipients })).toMatchObject(summary);
});
