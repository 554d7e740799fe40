import type { Writable } from "node:stream";
import type { RouteEvidence } from "../shared/core/delivery/wire/routes.ts";

/** A line that an operator may read: what happened, never to whom or about what. */
export type LogEvent =
  | { readonly event: "listening"; readonly url: string }
  | { readonly event: "stopped" }
  | {
      readonly event: "request";
      readonly method: string;
      readonly route: string;
      readonly status: number;
      readonly ms: number;
    }
  | {
      readonly event: "code-mail" | "reply-mail" | "not-me-mail" | "incident-mail" | "sms-mail";
      readonly result: "sent" | "failed" | "dropped";
      readonly attempt: number;
      readonly cause?: string;
    }
  | { readonly event: "delivery"; readonly state: string; readonly route: string; readonly detail: string }
  | {
      readonly event: "route-source";
      readonly evidence: RouteEvidence;
      readonly result: "late" | "failed";
      readonly cause: string;
    }
  /** A reader says that a message was not meant for them: somebody has to look. */
  | { readonly event: "incident"; readonly kind: "not-me"; readonly message: string }
  | { readonly event: "purge"; readonly expired: number; readonly removed: number }
  | {
      readonly event: "error";
      readonly where: string;
      readonly name: string;
      readonly code: string;
      readonly at: readonly string[];
    };

export type Log = (event: LogEvent) => void;

/** One JSON object a line. */
export function jsonLog(out: Writable, now: () => number): Log {
  return (event) => void out.write(`${JSON.stringify({ time: new Date(now()).toISOString(), ...event })}\n`);
}

/** An error without its message: messages of mail and database libraries quote addresses and values. */
export function errorEvent(where: string, error: unknown): LogEvent {
  const known = error instanceof Error ? error : new Error("not an error");
  const frames = (known.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    event: "error",
    where,
    name: known.name,
    code: codeOf(error),
    at: frames.slice(0, 8).map((line) => line.trim()),
  };
}

export function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}
