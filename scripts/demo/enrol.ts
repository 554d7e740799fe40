import { enrolment } from "../../shared/core/delivery/wire/enrolment.ts";
import { DemoError } from "./demo-error.ts";

/** Trades the enrolment code for the token of one address. */
export async function enrol(endpoint: string, code: string, address: string): Promise<string> {
  let status = "no answer";
  try {
    const response = await fetch(`${endpoint}/v1/enrolments`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code, address }),
      signal: AbortSignal.timeout(10_000),
    });
    status = `status ${response.status}`;
    return enrolment.parse(await response.json()).token;
  } catch {
    throw new DemoError(`The endpoint did not enrol the sender (${status}).`);
  }
}
