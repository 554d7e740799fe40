import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import type { z } from "zod";
import { registerText } from "../../shared/text/cli-register.ts";
import { speaker } from "../../shared/text/language.ts";
import { complain, printable, terminalLanguage } from "../terminal.ts";

const say = speaker(registerText, terminalLanguage());

/** In milliseconds. */
const limitMs = 15_000;

export interface RegisterAccess {
  readonly endpoint: string;
  readonly token: string;
}

/** The endpoint's answer, or null once it has been said why there is none. Of an answer that says no, only the code is told. */
export async function askRegister<T>(
  schema: z.ZodType<T>,
  path: string,
  body: object,
  { endpoint, token }: RegisterAccess | { readonly endpoint: string; readonly token: null },
): Promise<T | null> {
  try {
    const response = await fetch(`${endpoint.replace(/\/$/, "")}${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(limitMs),
    });
    if (response.ok) return schema.parse(await response.json());
    complain(say(refusals[response.status] ?? "endpoint-failed"));
  } catch {
    complain(say("endpoint-failed"));
  }
  return null;
}

const refusals: Readonly<Record<number, "not-taken" | "not-authorised" | "no-such-entry">> = {
  400: "not-taken",
  401: "not-authorised",
  403: "not-authorised",
  404: "no-such-entry",
  422: "not-taken",
};

/** Whom it is about, or a code: never an argument, since everybody on the machine can list those. */
export async function fromStdin(): Promise<string> {
  return (await text(process.stdin)).trim();
}

/** Null once it has been said that the file cannot be read. */
export async function readToken(file: string): Promise<string | null> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch {
    complain(say("unreadable", { file: printable(file) }));
    return null;
  }
}
