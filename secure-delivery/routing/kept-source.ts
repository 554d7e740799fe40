import { addressKey, domainOf } from "../../shared/core/draft/email-address.ts";
import { codeOf, type Log } from "../log.ts";
import type { FoundWay, RouteQuestion, RouteSource } from "./route-source.ts";

export interface DatedWay extends FoundWay {
  readonly checkedAt: number;
  readonly validUntil: number;
}

export interface KeptSource {
  readonly evidence: RouteSource["evidence"];
  /** Never rejects: what cannot be told in time is no evidence. */
  find(question: RouteQuestion): Promise<DatedWay | null>;
}

export interface KeepingTerms {
  readonly now: () => number;
  readonly log: Log;
  /** Milliseconds that one look may take. */
  readonly timeLimitMs: number;
}

/** That there is nothing holds for a while; that it could not be told, for a short one. */
const absentMs = 10 * 60_000;
const failureMs = 30_000;
const mostKept = 20_000;

/** A source with a time limit and a memory; several who ask at the same time share one look. */
export function keptSource(source: RouteSource, { now, log, timeLimitMs }: KeepingTerms): KeptSource {
  const kept = new Map<string, { readonly until: number; readonly found: Promise<DatedWay | null> }>();

  async function look(question: RouteQuestion, learn: (until: number) => void): Promise<DatedWay | null> {
    const checkedAt = now();
    const signal = AbortSignal.timeout(timeLimitMs);
    try {
      const found = await Promise.race([source.find(question, signal), rejectedBy(signal)]);
      learn(checkedAt + (found?.validForMs ?? absentMs));
      return found === null ? null : { ...found, checkedAt, validUntil: checkedAt + found.validForMs };
    } catch (error) {
      learn(checkedAt + failureMs);
      log({
        event: "route-source",
        evidence: source.evidence,
        result: signal.aborted ? "late" : "failed",
        cause: codeOf(error),
      });
      return null;
    }
  }

  return {
    evidence: source.evidence,
    find(question) {
      if (source.keptFor === "never") return look(question, () => undefined);
      const key = source.keptFor === "domain" ? domainOf(question.address) : addressKey(question.address);
      const known = kept.get(key);
      if (known !== undefined && known.until > now()) return known.found;
      kept.delete(key);
      const oldest = kept.keys().next();
      if (kept.size >= mostKept && !oldest.done) kept.delete(oldest.value);
      // While it is being looked for, others wait for the same.
      const found = look(question, (until) => kept.set(key, { until, found }));
      kept.set(key, { until: Number.POSITIVE_INFINITY, found });
      return found;
    },
  };
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));
}
