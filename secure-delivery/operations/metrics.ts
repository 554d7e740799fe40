import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Log, LogEvent } from "../log.ts";

export interface Metrics {
  /** The log, counted on its way. */
  readonly log: Log;
  /** `count` says how many databases still hold, in their files, something that was destroyed. */
  watchErasing(count: () => number): void;
  /** In Prometheus' text format. */
  render(): Promise<string>;
  readonly contentType: string;
  stop(): void;
}

/** Counts what the log says, so that numbers and lines cannot differ, and no number can say more than a line may. */
export function metricsOf(log: Log): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: "sealpost_request_seconds",
    help: "Time from a request to its answer, by route pattern",
    labelNames: ["method", "route", "status"],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers,
  });
  const codes = new Counter({
    name: "sealpost_code_mails_total",
    help: "Mails with a pickup code, by what became of each try",
    labelNames: ["result"],
    registers,
  });
  const purged = new Counter({
    name: "sealpost_purged_total",
    help: "Messages whose time was over: shares destroyed, ciphertexts removed",
    labelNames: ["what"],
    registers,
  });
  const deliveries = new Counter({
    name: "sealpost_deliveries_total",
    help: "Steps of deliveries, by the way taken and by where they led",
    labelNames: ["route", "state"],
    registers,
  });
  const sources = new Counter({
    name: "sealpost_route_sources_failed_total",
    help: "Looks for a route that failed or came late, by the kind of evidence",
    labelNames: ["evidence", "result"],
    registers,
  });
  const incidents = new Counter({
    name: "sealpost_incidents_total",
    help: "Readers who said that a message was not meant for them",
    registers,
  });
  const errors = new Counter({
    name: "sealpost_errors_total",
    help: "Faults that were logged, by where they happened",
    labelNames: ["where"],
    registers,
  });
  const count = (event: LogEvent): void => {
    if (event.event === "request") {
      const { method, route, status, ms } = event;
      requests.observe({ method, route, status: String(status) }, ms / 1_000);
    } else if (event.event === "code-mail") codes.inc({ result: event.result });
    else if (event.event === "delivery") deliveries.inc({ route: event.route, state: event.state });
    else if (event.event === "route-source") sources.inc({ evidence: event.evidence, result: event.result });
    else if (event.event === "incident") incidents.inc();
    else if (event.event === "error") errors.inc({ where: event.where });
    else if (event.event === "purge") {
      purged.inc({ what: "share" }, event.expired);
      purged.inc({ what: "content" }, event.removed);
    }
  };
  return {
    log(event) {
      count(event);
      log(event);
    },
    watchErasing(count) {
      new Gauge({
        name: "sealpost_unerased_databases",
        help: "Databases whose files still hold something that was destroyed, because another process, as a backup, reads them",
        registers,
        collect() {
          this.set(count());
        },
      });
    },
    render: () => registry.metrics(),
    contentType: registry.contentType,
    stop: () => registry.clear(),
  };
}
