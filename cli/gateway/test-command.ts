import { type GatewayInstructions, gatewayInstructions } from "../../shared/core/delivery/gateway-profiles.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { GatewayTerms } from "../../shared/core/policy/delivery-terms.ts";
import { gatewayText } from "../../shared/text/cli-gateway.ts";
import { speaker } from "../../shared/text/language.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { readOptions } from "../options.ts";
import { usageError } from "../policy/usage-error.ts";
import { readPolicyFile } from "../policy-file.ts";
import { complain, print, printable, terminalLanguage } from "../terminal.ts";
import { findArrival } from "./find-arrival.ts";
import type { Arrival } from "./judge-arrival.ts";
import { newTestId, sendTest, type TestRoute } from "./test-message.ts";

const options = {
  policy: { type: "string" },
  smtp: { type: "string" },
  user: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  received: { type: "string" },
  check: { type: "string" },
  wait: { type: "string", default: "120" },
  json: { type: "boolean", default: false },
} as const;

const say = speaker(gatewayText, terminalLanguage());

/**
 * `sealpost gateway test`: sends one message with the profile's trigger, as a mail client would, and looks at what came
 * in a mailbox outside. `--check ID` looks again without sending.
 */
export async function test(args: readonly string[]): Promise<ExitCode> {
  const parsed = readOptions(args, options);
  if (!parsed.ok) return usageError(parsed.problem);
  const { values } = parsed;
  if (values.policy === undefined) return usageError(say("no-policy"));
  if (values.received === undefined) return usageError(say("no-received"));
  const waitMs = Number(values.wait) * 1_000;
  if (!(waitMs >= 0)) return usageError(say("bad-wait"));
  const gateway = await gatewayIn(values.policy);
  if (gateway === null) return exitCode.failed;
  const instructions = gatewayInstructions(gateway);

  const id = values.check ?? newTestId();
  if (values.check === undefined) {
    const route = routeOf(values);
    if ("problem" in route) return usageError(route.problem);
    const failure = await sendTest(id, instructions, route);
    if (failure !== null) {
      complain(say("send-failed", { code: printable(failure) }));
      return exitCode.failed;
    }
    if (!values.json) {
      await print(`${say("sent", { id, smtp: printable(values.smtp ?? "") })}\n`);
      await print(`${say("waiting", { seconds: waitMs / 1_000, path: printable(values.received) })}\n`);
    }
  }
  const awaited = { id, received: values.received, countsAs: gateway.countsAs, instructions, waitMs };
  return report(id, await findArrival(awaited), gateway, instructions, values.json);
}

async function gatewayIn(file: string): Promise<GatewayTerms | null> {
  const reading = await readPolicyFile(file);
  const gateway = reading.ok ? reading.policy.delivery.gateway : null;
  if (gateway === null) complain(say("no-gateway", { file: printable(file) }));
  return gateway;
}

function routeOf(values: {
  readonly smtp?: string | undefined;
  readonly user?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): TestRoute | { readonly problem: string } {
  const { smtp, from = "", to = "", user = null } = values;
  if (smtp === undefined) return { problem: say("no-smtp") };
  const [, host, port] = /^(\[[\da-f:.]+\]|[\w.-]+):(\d{1,5})$/i.exec(smtp) ?? [];
  if (host === undefined || port === undefined) return { problem: say("bad-smtp", { smtp: printable(smtp) }) };
  if (parseEmailAddress(from) === null || parseEmailAddress(to) === null) return { problem: say("no-addresses") };
  const password = process.env.SEALPOST_SMTP_PASSWORD ?? null;
  if (user !== null && password === null) return { problem: say("open-password") };
  return { host: host.replace(/^\[|\]$/g, ""), port: Number(port), user, password, from, to };
}

async function report(
  id: string,
  arrival: Arrival | null,
  { profile, countsAs }: GatewayTerms,
  { tagStripped }: GatewayInstructions,
  json: boolean,
): Promise<ExitCode> {
  const day = new Date().toISOString().slice(0, 10);
  const proven = arrival?.proven === true;
  if (json) {
    const because = arrival === null ? "nothing-came" : arrival.proven ? null : arrival.because;
    const triggerLeft = arrival?.proven === true && arrival.triggerLeft;
    await print(`${JSON.stringify({ id, profile, countsAs, proven, because, triggerLeft, day })}\n`);
    return proven ? exitCode.clean : exitCode.found;
  }
  if (arrival === null) complain(say("nothing-came", { id }));
  else if (!arrival.proven) complain(say(arrival.because, "hop" in arrival ? { hop: printable(arrival.hop) } : {}));
  await print(`${proven ? say("proven", { how: countsAs }) : say("not-proven")}\n`);
  if (arrival?.proven === true && arrival.triggerLeft && tagStripped) complain(say("trigger-left"));
  if (proven) await print(`${say("set-proven-on", { day })}\n`);
  return proven ? exitCode.clean : exitCode.found;
}
