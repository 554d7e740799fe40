import { type ApiDocument, type DocumentedOperation, operationsOf } from "./api-document.ts";

export interface ApiRequest {
  readonly id?: string;
  readonly query?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is bytes or a text. */
  readonly body?: unknown;
}

export interface ApiAnswer {
  readonly status: number;
  /** Of a problem. */
  readonly code: string | null;
  readonly json: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

/** Calls operations, holds every answer against the document, and remembers which were seen. */
export interface Conforming {
  readonly operations: readonly DocumentedOperation[];
  call(url: string, name: string, request: ApiRequest): Promise<ApiAnswer>;
  /** What the document promises and no call was answered with. */
  missing(): readonly string[];
}

export function conforming(document: ApiDocument): Conforming {
  const operations = operationsOf(document);
  const seen = new Set<string>();
  return {
    operations,
    async call(url, name, request) {
      const operation = operations.find((one) => one.name === name);
      if (operation === undefined) throw new Error(`the document has no ${name}`);
      const response = await fetch(`${url}${pathOf(operation.path, request)}`, initOf(operation.method, request));
      const answer = await read(response);
      const label = answer.code === null ? String(answer.status) : `${answer.status} ${answer.code}`;
      if (!operation.answers.includes(label)) throw new Error(`${name} answered ${label}, which is not documented`);
      const mediaType = (response.headers.get("content-type") ?? "").replace(/;.*/, "");
      const judge = operation.judge(answer.status, mediaType);
      if (judge === null) throw new Error(`${name}: ${label} came as "${mediaType}", which is not documented`);
      if (judge !== undefined && !judge(answer.json))
        throw new Error(`${name}: ${label} has another shape: ${JSON.stringify(judge.errors)}`);
      seen.add(`${name} → ${label}`);
      return answer;
    },
    missing: () =>
      operations.flatMap(({ name, answers }) =>
        answers.map((label) => `${name} → ${label}`).filter((each) => !seen.has(each)),
      ),
  };
}

function pathOf(path: string, { id, query }: ApiRequest): string {
  return `${path.replace("{id}", id ?? "{id}")}${query === undefined ? "" : `?${query}`}`;
}

function initOf(method: string, { token, headers = {}, body }: ApiRequest): RequestInit {
  const isRaw = typeof body === "string" || body instanceof Uint8Array;
  return {
    method: method.toUpperCase(),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || isRaw ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
  };
}

async function read(response: Response): Promise<ApiAnswer> {
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get("content-type") ?? "");
  const json = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
  const code = response.status < 400 ? null : String(json.code ?? "(no problem)");
  return { status: response.status, code, json, headers: response.headers };
}
