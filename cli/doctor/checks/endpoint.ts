import { discovery as whole } from "../../../shared/core/delivery/wire/discovery.ts";
import { jsonOrNull } from "../../json-or-null.ts";
import type { Answer } from "../ask.ts";
import type { DeliveryEvidence, Evidence } from "../evidence.ts";
import { answersOf, type Result } from "../result.ts";
import { notThere } from "./served-files.ts";

/** What makes it one; the rest differs between releases. */
const discoverySchema = whole.pick({ protocol: true, organisation: true });

/** The secure delivery endpoint is there, is one, and can do its work. */
export function checkEndpoint({ delivery, policy }: Evidence): readonly Result[] {
  const { warning, cannotTell } = answersOf("endpoint");
  if (delivery !== null) return [discovered(delivery), healthy(delivery)];
  return [
    policy.kind === "read" && policy.endpoint === null ? warning("endpoint-none") : cannotTell("endpoint-unknown"),
  ];
}

function discovered({ url, discovery }: DeliveryEvidence): Result {
  const { ok, failure } = answersOf("endpoint");
  const address = `${url}/.well-known/secure-delivery`;
  const absent = notThere("endpoint", address, discovery);
  if (absent !== null || !discovery.ok) return absent ?? failure("endpoint-wrong", { url: address });
  const parsed = discoverySchema.safeParse(jsonOrNull(discovery.body.toString("utf8")));
  return parsed.success
    ? ok("endpoint-good", { url, organisation: parsed.data.organisation })
    : failure("endpoint-wrong", { url: address });
}

function healthy({ url, health, readiness }: DeliveryEvidence): Result {
  const { ok, failure, cannotTell } = answersOf("endpoint-health");
  const status = (answer: Answer): number | null => (answer.ok ? answer.status : null);
  if (!readiness.ok) return cannotTell("not-fetched", { url: `${url}/readyz`, why: readiness.why });
  if (status(readiness) === 503) return failure("endpoint-not-ready", { url });
  if (status(readiness) === 200 && status(health) === 200) return ok("endpoint-ready", { url });
  return cannotTell("endpoint-health-hidden", { url });
}
