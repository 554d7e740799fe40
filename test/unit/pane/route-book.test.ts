import { expect, test } from "vitest";
import type { RankedRoute, RoutesRequest } from "../../../shared/core/delivery/wire/routes.ts";
import { routeBook } from "../../../shared/pane/route-book.ts";
import { draftOf } from "../../support/draft-of.ts";

const start = Date.parse("2027-05-03T10:00:00Z");
const tls: RankedRoute = {
  route: "tls",
  evidence: "tls-probe",
  detail: "TLSv1.3",
  checkedAt: "2027-05-03T10:00:00Z",
  validUntil: "2027-05-03T11:00:00Z",
};
const preference: RankedRoute = { ...tls, route: "plain", evidence: "preference", validUntil: "2027-05-03T10:02:00Z" };
const draft = draftOf({ to: ["a@x.example", "b@y.example"], cc: ["A@x.example", "no address"] });

function bookWith(answers = true, routes: readonly RankedRoute[] = [tls]) {
  const clock = { time: start };
  const asked: RoutesRequest[] = [];
  const endpoint = {
    routes: async (request: RoutesRequest) => {
      asked.push(request);
      if (!answers) return { ok: false, code: "endpoint-timeout" } as const;
      return { ok: true, value: { recipients: request.recipients.map(() => ({ routes: [...routes] })) } } as const;
    },
  };
  return { book: routeBook(() => clock.time), clock, asked, client: async () => endpoint };
}

test("nothing is known at first, and nobody is asked by looking", () => {
  const { book, asked } = bookWith();
  expect(book.known(draft, "sensitive")).toEqual([null, null, null, null]);
  expect(asked).toEqual([]);
});

test("what was learned stands beside its recipient, in the order of the draft", async () => {
  const { book, client, asked } = bookWith();
  expect(await book.learn(draft, "sensitive", client)).toBe(true);
  expect(asked[0]).toMatchObject({ from: "alice@clinic.example", class: "sensitive" });
  expect(book.known(draft, "sensitive")).toEqual([[tls], [tls], [tls], null]);
  expect(book.known(draft, "ordinary")).toEqual([null, null, null, null]);
});

test("nobody is asked twice while it holds, and again afterwards", async () => {
  const { book, client, clock, asked } = bookWith();
  await book.learn(draft, "sensitive", client);
  expect(await book.learn(draft, "sensitive", client)).toBe(false);
  clock.time += 300_000;
  expect(book.known(draft, "sensitive")).toEqual([null, null, null, null]);
  expect(await book.learn(draft, "sensitive", client)).toBe(true);
  expect(asked).toHaveLength(2);
});

test("an endpoint that does not answer is left alone for a while", async () => {
  const { book, client, clock, asked } = bookWith(false);
  expect(await book.learn(draft, "sensitive", client)).toBe(false);
  expect(await book.learn(draft, "sensitive", client)).toBe(false);
  expect(asked).toHaveLength(1);
  clock.time += 61_000;
  await book.learn(draft, "sensitive", client);
  expect(asked).toHaveLength(2);
});

test("evidence that has run out is not known, and is asked about again though the rest holds", async () => {
  const { book, client, clock, asked } = bookWith(true, [tls, preference]);
  await book.learn(draft, "sensitive", client);
  expect(book.known(draft, "sensitive")[0]).toEqual([tls, preference]);
  clock.time = Date.parse(preference.validUntil);
  expect(book.known(draft, "sensitive")[0]).toEqual([tls]);
  await book.learn(draft, "sensitive", client);
  expect(asked).toHaveLength(2);
});

test("nothing is known for longer than five minutes, and not by a clock that was put back either", async () => {
  const { book, client, clock } = bookWith(true, [{ ...tls, validUntil: "2099-01-01T00:00:00Z" }]);
  await book.learn(draft, "sensitive", client);
  clock.time = start + 300_000;
  expect(book.known(draft, "sensitive")[0]).toBeNull();
  clock.time = start - 365 * 86_400_000;
  expect(book.known(draft, "sensitive")[0]).toBeNull();
});

test("two who ask at the same time are answered by one question", async () => {
  const { book, client, asked } = bookWith();
  const both = await Promise.all([book.learn(draft, "sensitive", client), book.learn(draft, "sensitive", client)]);
  expect(both).toEqual([true, true]);
  expect(asked).toHaveLength(1);
});

test.each<[string, () => Promise<never> | Promise<null>]>([
  ["nobody may ask", async () => null],
  ["asking fails in a way that nobody foresaw", () => Promise.reject(new Error("broken"))],
])("nothing is known where %s", async (_name, client) => {
  const { book } = bookWith();
  expect(await book.learn(draft, "sensitive", client)).toBe(false);
  expect(book.known(draft, "sensitive")[0]).toBeNull();
});

test("what ends soon is asked about while it still holds, so that nothing comes and goes", async () => {
  const { book, client, clock, asked } = bookWith(true, [{ ...tls, validUntil: "2099-01-01T00:00:00Z" }]);
  await book.learn(draft, "sensitive", client);
  clock.time = start + 239_000;
  expect(await book.learn(draft, "sensitive", client)).toBe(false);
  clock.time = start + 241_000;
  expect(book.known(draft, "sensitive")[0]).toHaveLength(1);
  expect(await book.learn(draft, "sensitive", client)).toBe(true);
  expect(asked).toHaveLength(2);
  clock.time = start + 301_000;
  expect(book.known(draft, "sensitive")[0]).toHaveLength(1);
});
