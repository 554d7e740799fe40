import { expect, test } from "vitest";
import type { RankedRoute } from "../../../shared/core/delivery/wire/routes.ts";
import { routeSentence } from "../../../shared/pane/route-sentence.ts";
import type { RouteView } from "../../../shared/pane/route-views.ts";
import { sendLabel } from "../../../shared/pane/send-label.ts";
import { recipientOf } from "./view-of.ts";

const now = Date.parse("2027-05-03T10:00:00Z");
const ranked = (route: RankedRoute["route"], evidence: RankedRoute["evidence"], detail = "", day = 3): RouteView => ({
  by: "endpoint",
  best: {
    route,
    evidence,
    detail,
    checkedAt: `2027-05-0${day}T09:00:00Z`,
    validUntil: "2027-05-04T09:00:00Z",
  },
});

const label = (...routes: readonly RouteView[]): string =>
  sendLabel(
    routes.map((_, place) => recipientOf({ shown: `r${place}@x.example` })),
    { way: "send", routes },
    "en",
  );

test.each<[string, readonly RouteView[]]>([
  ["Send to 1 recipient", [{ by: "plain" }]],
  ["Send to 2 recipients", [{ by: "inside" }, { by: "tls" }]],
  ["Send sealed to 2 recipients", [{ by: "sealed" }, { by: "sealed" }]],
  ["Send encrypted to 1 recipient", [{ by: "encrypted", technology: "openpgp", pinned: true }]],
  ["Send by your gateway to 1, directly to 1", [{ by: "inside" }, { by: "gateway" }]],
  ["Send securely to 1 recipient", [{ by: "endpoint", best: null }]],
  [
    "Send sealed to 2, directly to 1",
    [ranked("portal", "endpoint"), ranked("tls", "tls-probe"), ranked("portal", "endpoint")],
  ],
  ["Send sealed to 1, encrypted to 1", [ranked("portal", "endpoint"), ranked("smime", "certificate-seen")]],
])("%s", (expected, routes) => {
  expect(label(...routes)).toBe(expected);
});

test("an address that stands in To and in Cc is one recipient", () => {
  const recipients = [recipientOf({ shown: "a@x.example" }), recipientOf({ shown: "A@x.example" })];
  const routes: RouteView[] = [{ by: "sealed" }, { by: "sealed" }];
  expect(sendLabel(recipients, { way: "sealed", routes }, "en")).toBe("Send sealed to 1 recipient");
});

test.each<[string, RouteView]>([
  ["TLS 1.3 checked today", ranked("tls", "tls-probe", "TLSv1.3")],
  ["TLS checked on May 2, 2027, required by its domain", ranked("tls", "mta-sts", "", 2)],
  ["has an OpenPGP key at its own domain", ranked("openpgp", "key-wkd", "ABCD")],
  ["opens by code", ranked("portal", "endpoint")],
  ["opens by code", { by: "sealed" }],
  ["your gateway encrypts it", { by: "gateway" }],
  ["stays in your organisation", { by: "inside" }],
  ["with S/MIME; Send looks for the certificate", { by: "encrypted", technology: "smime", pinned: false }],
  ["with OpenPGP; your admin confirmed the key", { by: "encrypted", technology: "openpgp", pinned: true }],
])("%s", (expected, route) => {
  expect(routeSentence(route, "en", now)).toBe(expected);
});
