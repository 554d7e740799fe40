import { expect, test } from "vitest";
import type { Standing } from "../../../shared/core/recipients/recipient-trust.ts";
import { distinctRecipients, orderRecipients } from "../../../shared/pane/order-recipients.ts";

const people = (standing: Standing, count: number) =>
  Array.from({ length: count }, (_, index) => ({ shown: `${standing}${index}@x.example`, standing }));

test.each([
  ["few recipients are all shown, the least known first", people("internal", 2), people("outside", 1), 3, 0],
  ["six are all shown", people("internal", 5), people("outside", 1), 6, 0],
  ["of seven the colleagues are folded", people("internal", 5), people("outside", 2), 2, 5],
  ["a long list of outsiders is folded after five", people("internal", 1), people("outside", 30), 5, 26],
  ["colleagues alone are folded to one", people("internal", 9), [], 1, 8],
] as const)("%s", (_, inside, outside, shown, folded) => {
  const order = orderRecipients([...inside, ...outside]);
  expect([order.shown.length, order.folded.length]).toEqual([shown, folded]);
  if (outside.length > 0) expect(order.shown[0]?.standing).toBe("outside");
});

test("an address in To and in Cc is one recipient", () => {
  const standing = "outside" as const;
  expect(
    distinctRecipients([
      { shown: "Ana@x.example", standing },
      { shown: "ana@x.example", standing },
    ]),
  ).toHaveLength(1);
});
