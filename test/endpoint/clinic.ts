import { writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Writable } from "node:stream";
import type { EndpointConfig } from "../../secure-delivery/config.ts";
import { startEndpoint } from "../../secure-delivery/endpoint.ts";
import { toBase64, toBase64Url } from "../../shared/core/delivery/base64.ts";
import type { Submission } from "../../shared/core/delivery/wire/submission.ts";
import { codeIn, type MailSink, startMailSink } from "../support/mail-sink.ts";
import { tempFolder } from "../support/temp-folder.ts";

export const alice = "alice@riverside.example";
export const maria = "maria.lopez@home.example";
export const enrolmentCode = "river-side-2026";
export const openingTime = Date.parse("2026-03-02T15:00:00Z");

/** A real endpoint with a mail relay, a clock that the test sets, and its log. */
export interface Clinic {
  readonly url: string;
  readonly mail: MailSink;
  readonly folder: string;
  readonly log: () => string;
  readonly clock: { time: number };
  /** The whole database as text, but for when a token was last used, and for the log, which grows by itself. */
  dump(): string;
  call(method: string, path: string, request?: CallOptions): Promise<Called>;
  enrol(address: string): Promise<string>;
  submit(token: string, submission: Submission, key?: string): Promise<Called>;
  /** Asks for a code, takes it from the mail, opens. */
  pickUp(id: string, address: string): Promise<Called>;
  stop(): Promise<void>;
}

export interface CallOptions {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Called {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; an empty object when it is none. */
  readonly json: Readonly<Record<string, unknown>>;
}

export type ClinicChanges = Partial<EndpointConfig>;

export async function openClinic(changes: ClinicChanges = {}): Promise<Clinic> {
  const temp = await tempFolder();
  const mail = await startMailSink();
  await writeFile(path.join(temp.path, "pickup.html"), "<!DOCTYPE html><title>Pickup</title>");
  const lines: string[] = [];
  const clock = { time: openingTime };
  const folder = path.join(temp.path, "data");
  const endpoint = await startEndpoint(
    {
      organisation: "Riverside Clinic",
      dataFolder: folder,
      portalFolder: temp.path,
      relay: { host: "127.0.0.1", port: mail.port, from: "no-reply@riverside.example", timeoutMs: 2_000 },
      enrolments: [{ code: enrolmentCode, addresses: ["*@riverside.example"], uses: 50 }],
      ...changes,
    },
    { log: intoArray(lines), now: () => clock.time },
  );
  const call = caller(endpoint.url);
  return {
    url: endpoint.url,
    mail,
    folder,
    log: () => lines.join(""),
    clock,
    dump: () => dumpDatabase(path.join(folder, "messages.db")),
    call,
    async enrol(address) {
      const { json } = await call("POST", "/v1/enrolments", { body: { code: enrolmentCode, address } });
      return String(json.token);
    },
    submit: (token, submission, key = submission.id) =>
      call("POST", "/v1/messages", { token, body: submission, headers: { "idempotency-key": key } }),
    async pickUp(id, address) {
      await call("POST", `/p/${id}/challenge`, { body: { address } });
      const code = codeIn(await mail.next());
      return call("POST", `/p/${id}/open`, { body: { address, code } });
    },
    async stop() {
      await endpoint.stop();
      await mail.stop();
      await temp.remove();
    },
  };
}

export function caller(url: string): Clinic["call"] {
  return async (method, path, { token, body, headers = {} } = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: asJson(text) };
  };
}

/** A submission with random secrets; nothing in it can be decrypted, which the endpoint cannot know. */
export function submissionOf(changes: Partial<Submission> = {}): Submission {
  return {
    id: toBase64Url(crypto.getRandomValues(new Uint8Array(16))),
    from: alice,
    recipients: [maria],
    expiresAt: new Date(openingTime + 30 * 86_400_000).toISOString(),
    serverShare: toBase64Url(crypto.getRandomValues(new Uint8Array(32))),
    sealed: toBase64(crypto.getRandomValues(new Uint8Array(900))),
    ...changes,
  };
}

/** The last digits changed: a code that is surely wrong. */
export function wrongCode(code: string): string {
  return code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
}

export function dumpDatabase(file: string): string {
  const db = new DatabaseSync(file, { readOnly: true });
  const tables = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'sessions' AND name NOT LIKE 'log%' ORDER BY name",
    )
    .all();
  const asText = (row: unknown): string =>
    JSON.stringify(row, (_, value) => (value instanceof Uint8Array ? toBase64(value) : value));
  const dump = tables.map(
    ({ name }) => `"${name}":[${db.prepare(`SELECT * FROM "${name}"`).all().map(asText).sort()}]`,
  );
  db.close();
  return dump.join("\n");
}

function intoArray(lines: string[]): Writable {
  return new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
}

function asJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
