import { type Evidence, neededHeaders } from "../evidence.ts";
import { answersOf, type Result } from "../result.ts";

/** A browser in Outlook asks the endpoint first whether the add-in's origin may talk to it. */
export function checkCors({ delivery, host }: Evidence): readonly Result[] {
  const { ok, failure, cannotTell } = answersOf("cors");
  if (delivery === null) return [cannotTell("endpoint-unknown")];
  const { preflight, url } = delivery;
  const { origin } = new URL(host);
  if (!preflight.ok) return [cannotTell("not-fetched", { url: `${url}/v1/messages`, why: preflight.why })];
  const { headers, status } = preflight;
  const allowed = headers["access-control-allow-origin"];
  if (status >= 300 || (allowed !== "*" && allowed !== origin)) return [failure("cors-origin", { url, origin })];
  const words = (value: string | undefined): readonly string[] => (value ?? "").toLowerCase().split(/\s*,\s*/);
  const lacking = neededHeaders.filter((name) => {
    const given = words(headers["access-control-allow-headers"]);
    // A star does not stand for Authorization (Fetch standard).
    return !given.includes(name) && !(given.includes("*") && name !== "authorization");
  });
  if (lacking.length > 0) return [failure("cors-headers", { url, headers: lacking.join(", ") })];
  const methods = words(headers["access-control-allow-methods"]);
  return methods.includes("post") || methods.includes("*")
    ? [ok("cors-good", { origin })]
    : [failure("cors-origin", { url, origin })];
}
