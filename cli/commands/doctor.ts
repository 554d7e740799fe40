import { checkCanary } from "../doctor/canary.ts";
import { coverage } from "../doctor/coverage.ts";
import { domainNames } from "../doctor/dns/resolver.ts";
import { gather } from "../doctor/evidence.ts";
import { examineDomain } from "../doctor/examine-domain.ts";
import { examineServing } from "../doctor/examine-serving.ts";
import { type Orders, readOrders } from "../doctor/orders.ts";
import { countsOf, report, reportJson, type Section } from "../doctor/report.ts";
import { say } from "../doctor/say.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { usageError } from "../policy/usage-error.ts";
import { complain, print } from "../terminal.ts";

/** Of a policy's domains, so many are looked at when none is named. */
const mostDomains = 3;

/** `sealpost doctor`: what can be seen of a deployment from outside, and what to do about it. Exit 1 for failures. */
export async function doctor(args: readonly string[]): Promise<ExitCode> {
  const read = await readOrders(args);
  if (!read.ok) {
    if (read.usage) return usageError(read.problem);
    complain(read.problem);
    return exitCode.failed;
  }
  const { orders } = read;
  const sections = await examine(orders);
  const width = Math.min(process.stdout.columns ?? 110, 140);
  await print(orders.json ? reportJson(sections) : report(sections, width));
  const { failure, warning } = countsOf(sections);
  return failure > 0 || (orders.strict && warning > 0) ? exitCode.found : exitCode.clean;
}

async function examine(orders: Orders): Promise<readonly Section[]> {
  const { host, manifest, endpoint, keys, reach } = orders;
  const evidence = host === null ? null : await gather({ host, manifest, endpoint, keys, now: Date.now() }, reach);
  const known = evidence?.policy.kind === "read" ? evidence.policy.domains.slice(0, mostDomains) : [];
  const domains = orders.domains.length > 0 ? orders.domains : known;
  const dns = domainNames(orders.resolver);
  const examined = await Promise.all(domains.map((domain) => examineDomain(domain, dns, reach, orders.selectors)));
  return [
    ...(evidence === null
      ? []
      : [
          {
            heading: say("head-serving", { host: evidence.host }),
            results: [...examineServing(evidence), ...checkCanary(orders.canary, orders.proofKey)],
          },
        ]),
    ...domains.map((domain, at) => ({ heading: say("head-domain", { domain }), results: examined[at] ?? [] })),
    ...(evidence === null ? [] : [{ heading: say("head-coverage"), results: coverage() }]),
  ];
}
