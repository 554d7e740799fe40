import { expect, test } from "vitest";
import { recordedPreferences } from "../../../shared/core/delivery/unencrypted-preference.ts";
import type { RankedRoute } from "../../../shared/core/delivery/wire/routes.ts";

const now = Date.parse("2027-05-03T10:00:00Z");
const route = (change: Partial<RankedRoute>): RankedRoute => ({
  route: "plain",
  evidence: "preference",
  detail: "access-request",
  checkedAt: "2027-05-03T10:00:00.000Z",
  validUntil: "2027-05-03T11:00:00.000Z",
  ...change,
});

test.each<[string, RankedRoute[] | null, string[]]>([
  ["one purpose", [route({})], ["access-request"]],
  ["several purposes", [route({ detail: "access-request, care" })], ["access-request", "care"]],
  ["beside other ways", [route({ route: "portal", evidence: "endpoint", detail: "" }), route({})], ["access-request"]],
  ["evidence that has run out", [route({ validUntil: "2027-05-03T10:00:00.000Z" })], []],
  ["evidence whose end cannot be read", [route({ validUntil: "soon" })], []],
  ["a purpose that nobody knows", [route({ detail: "everything" })], []],
  ["plain mail for another reason", [route({ evidence: "gateway" })], []],
  ["another way by this evidence", [route({ route: "tls" })], []],
  ["no answer", null, []],
])("%s", (_name, ranked, purposes) => expect(recordedPreferences([ranked], now)).toEqual([purposes]));
