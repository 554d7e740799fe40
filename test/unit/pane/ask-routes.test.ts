import { expect, test } from "vitest";
import type { RankedRoute, RoutesRequest } from "../../../shared/core/delivery/wire/routes.ts";
import { askRoutes } from "../../../shared/pane/ask-routes.ts";
import type { RoutesClient } from "../../../shared/pane/route-book.ts";
import { routeBook } from "../../../shared/pane/route-book.ts";
import { draftOf } from "../../support/draft-of.ts";

const now = Date.parse("2027-05-03T10:00:00Z");
const preference: RankedRoute = {
  route: "plain",
  evidence: "preference",
  detail: "care",
  checkedAt: "2027-05-03T10:00:00Z",
  validUntil: "2027-05-03T10:05:00Z",
};
const draft = draftOf({ to: ["john@home.example"] });

test("recipients are asked about as patient information, and anew each time: what was revoked meanwhile is not known", async () => {
  const asked: RoutesRequest[] = [];
  let onRecord = [preference];
  const client: RoutesClient = {
    routes: async (request) => {
      asked.push(request);
      return { ok: true, value: { recipients: [{ routes: onRecord }] } };
    },
  };
  const ask = askRoutes(
    routeBook(() => now),
    async () => client,
  );
  expect(await ask(draft)).toEqual([[preference]]);
  expect(asked).toEqual([{ from: "alice@clinic.example", recipients: ["john@home.example"], class: "sensitive" }]);
  onRecord = [];
  expect(await ask(draft)).toEqual([null]);
  expect(asked).toHaveLength(2);
});

test("an endpoint that never answers: nothing is known, and Send does not wait for it", async () => {
  const never = new Promise<never>(() => {});
  const ask = askRoutes(
    routeBook(() => now),
    async () => ({ routes: () => never }),
    20,
  );
  expect(await ask(draft)).toEqual([null]);
});
