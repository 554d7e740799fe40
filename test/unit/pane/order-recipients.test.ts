import { expect, test } from "vitest";
import type { Standing } from "../../../shared/core/recipients/recipient-trust.ts";
import { distinctRecipients, orderRecipients } from "../../../shared/pane/order-recipients.ts";
import type { ToldConcern } from "../../../shared/pane/recipient-views.ts";
import { recipientOf } from "./view-of.ts";

const people = (standing: Standing, count: number) =>
  Array.from({ length: count }, (_, index) => recipientOf({ shown: `${standing}${index}@x.example`, standing }));
const added: ToldConcern = { code: "added-to-thread", recipient: 0 };

test.each([
  ["few recipients are all shown, the least known first", people("internal", 2), people("outside", 1), 3, 0],
  ["six are all shown", people("internal", 5), people("outside", 1), 6, 0],
  ["of seven the colleagues are folded", people("internal", 5), people("outside", 2), 2, 5],
  ["partners stay in sight", people("internal", 5), people("partner", 2), 2, 5],
  ["a long list of outsiders is folded after five", people("internal", 1), people("outside", 30), 5, 26],
  ["colleagues alone are folded to one", people("internal", 9), [], 1, 8],
] as const)("%s", (_, inside, outside, shown, folded) => {
  const order = orderRecipients([...inside, ...outside]);
  expect([order.shown.length, order.folded.length]).toEqual([shown, folded]);
  const [first] = outside;
  if (first !== undefined) expect(order.shown[0]?.standing).toBe(first.standing);
});

test("personal accounts and outsiders come before partners, partners before colleagues", () => {
  const order = orderRecipients([...people("internal", 1), ...people("partner", 1), ...people("personal", 1)]);
  expect(order.shown.map(({ standing }) => standing)).toEqual(["personal", "partner", "internal"]);
});

test("a colleague who gives pause stands before those who do not, and is not folded", () => {
  const namesake = recipientOf({ shown: "ana@clinic.example", standing: "internal", concerns: [added] });
  const { shown } = orderRecipients([...people("internal", 8), ...people("outside", 1), namesake]);
  expect(shown.map((each) => each.shown)).toEqual(["ana@clinic.example", "outside0@x.example"]);
});

test("an address in To and in Cc is one recipient, with what is known of the first", () => {
  const [one, ...others] = distinctRecipients([
    recipientOf({ shown: "Ana@x.example", concerns: [added] }),
    recipientOf({ shown: "bob@x.example" }),
    recipientOf({ shown: "ana@x.example" }),
  ]);
  expect(one?.concerns).toEqual([added]);
  expect(others.map(({ shown }) => shown)).toEqual(["bob@x.example"]);
});
