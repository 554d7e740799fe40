import type { z } from "@hono/zod-openapi";
import { type ProblemCode, problem } from "../../shared/core/delivery/wire/problem.ts";
import { problems, problemType } from "../problems.ts";

interface ProblemResponse {
  readonly description: string;
  readonly content: { readonly [problemType]: { readonly schema: typeof problem } };
}

type StatusOf<Code extends ProblemCode> = (typeof problems)[Code]["status"];

/** The `responses` of an operation: its problems by status, each with the codes that it can mean. */
export function problemResponses<Code extends ProblemCode>(
  ...codes: readonly Code[]
): Record<StatusOf<Code | "internal">, ProblemResponse> {
  const all: readonly ProblemCode[] = [...codes, "internal"];
  const statuses = [...new Set(all.map((code) => problems[code].status))];
  const entries = statuses.map((status) => {
    const meant = all.filter((code) => problems[code].status === status);
    return [status, { description: meant.join(", "), content: { [problemType]: { schema: problem } } }];
  });
  return Object.fromEntries(entries) as Record<StatusOf<Code | "internal">, ProblemResponse>;
}

export function jsonBody<Schema extends z.ZodType>(
  schema: Schema,
): { readonly required: true; readonly content: { readonly "application/json": { readonly schema: Schema } } } {
  return { required: true, content: { "application/json": { schema } } };
}

export function jsonResponse<Schema extends z.ZodType>(
  description: string,
  schema: Schema,
): { readonly description: string; readonly content: { readonly "application/json": { readonly schema: Schema } } } {
  return { description, content: { "application/json": { schema } } };
}
