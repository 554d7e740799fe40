import type { AuditLog } from "../core/audit/audit-event.ts";
import type { KeyValue } from "../core/delivery/key-value.ts";
import type { Policy } from "../core/policy/policy.ts";

/** How one round of the practice went. */
export interface PracticeResult {
  readonly right: number;
  readonly of: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** Where results of the practice are kept. Neither method rejects. */
export interface PracticeLog {
  /** The last round on this machine; null: none. */
  last(): Promise<PracticeResult | null>;
  done(result: PracticeResult): Promise<void>;
}

interface PracticeLogParts {
  readonly store: KeyValue;
  readonly policy: () => Promise<Policy>;
  readonly auditLog: AuditLog;
}

const key = "practice";

/** The result stays on this machine; that there was one is reported only where the policy says so. */
export function practiceLog({ store, policy, auditLog }: PracticeLogParts): PracticeLog {
  return {
    last: async () => {
      try {
        return readResult(JSON.parse((await store.read(key)) ?? "null"));
      } catch {
        return null;
      }
    },
    done: async (result) => {
      await store.write(key, JSON.stringify(result)).catch(() => {});
      try {
        const { training, version } = await policy();
        if (training.report) await auditLog.append({ type: "training", ...result, policyVersion: version });
      } catch {
        // Practice is for learning: nobody is stopped because a record of it could not be kept.
      }
    },
  };
}

function readResult(kept: unknown): PracticeResult | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { right, of, at } = kept as Partial<Record<keyof PracticeResult, unknown>>;
  return typeof right === "number" && typeof of === "number" && typeof at === "string" ? { right, of, at } : null;
}
