import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clinic, openClinic } from "../clinic.ts";
import { type ApiDocument, type DocumentedOperation, operationsOf } from "./api-document.ts";

/** The document by the official schema of OpenAPI 3.1, and by rules of our own that no schema can say. */
let clinic: Clinic;
let document: ApiDocument;
let operations: readonly DocumentedOperation[];
beforeAll(async () => {
  clinic = await openClinic();
  document = (await clinic.call("GET", "/openapi.json")).json as unknown as ApiDocument;
  operations = operationsOf(document);
});
afterAll(() => clinic.stop());

it("is OpenAPI 3.1 by its official schema, and a broken one is not", async () => {
  expect(await new Validator().validate({ ...document })).toMatchObject({ valid: true });
  const broken = { ...document, paths: { "/x": { get: { responses: { ok: 1 } } } } };
  expect(await new Validator().validate(broken)).toMatchObject({ valid: false });
});

type Rule = (document: ApiDocument, operations: readonly DocumentedOperation[]) => readonly string[];
const failing = (operations: readonly DocumentedOperation[], is: (one: DocumentedOperation) => boolean): string[] =>
  operations.filter((one) => !is(one)).map(({ name }) => name);
const isOpen = ({ operation }: DocumentedOperation): boolean => operation.security === undefined;
const isProblem = (status: string): boolean => Number(status) >= 400;

/** Each gives what breaks it, and has a document that does. */
const rules: readonly (readonly [string, Rule, (document: ApiDocument) => void])[] = [
  [
    "every operation has an id of its own",
    (_, all) => {
      const ids = all.map(({ operation }) => operation.operationId ?? "");
      return ids.filter((id, index) => !/^[a-z][A-Za-z]+$/.test(id) || ids.indexOf(id) !== index);
    },
    (broken) => change(broken, { operationId: "readPolicy" }),
  ],
  [
    "every operation says in one line what it does",
    (_, all) => failing(all, ({ operation: { summary = "" } }) => /^[A-Z].{8,140}[^.]$/.test(summary)),
    (broken) => change(broken, { summary: "" }),
  ],
  [
    "every tag is described, and every operation has one",
    ({ tags }, all) =>
      failing(all, ({ operation }) =>
        (operation.tags ?? [""]).every((name) => tags.some((tag) => tag.name === name && tag.description)),
      ),
    (broken) => change(broken, { tags: ["another"] }),
  ],
  [
    "every part of a path is a parameter, and none is optional",
    (_, all) =>
      failing(all, ({ path, operation }) => {
        const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === "path");
        return inPath.join() === declared.map(({ name }) => name).join() && declared.every(({ required }) => required);
      }),
    (broken) => change(broken, { parameters: [] }),
  ],
  [
    "every operation that needs a token says so, and documents 401",
    (_, all) => failing(all, (one) => isOpen(one) || one.answers.some((answer) => answer.startsWith("401 "))),
    (broken) => change(broken, { responses: { 200: { description: "It" } } }),
  ],
  [
    "every error is a problem, with the codes that it can have",
    ({ components }, all) => {
      const { code } = (components.schemas.Problem as { properties: { code: { enum: string[] } } }).properties;
      return failing(all, ({ operation }) =>
        Object.entries(operation.responses)
          .filter(([status]) => isProblem(status))
          .every(
            ([, { description, content }]) =>
              description.split(", ").every((each) => code.enum.includes(each)) &&
              Object.keys(content ?? {}).join() === "application/problem+json",
          ),
      );
    },
    (broken) => change(broken, { responses: { 404: { description: "nothing there" } } }),
  ],
  [
    "every operation documents a success, and that something may fail here",
    (_, all) =>
      failing(all, ({ operation: { responses } }) => "500" in responses && Object.keys(responses).some((s) => s < "3")),
    (broken) => change(broken, { responses: {} }),
  ],
  [
    "only what has no body has no schema",
    (_, all) =>
      failing(all, ({ operation: { responses } }) =>
        Object.entries(responses).every(
          ([status, { content }]) =>
            status === "204" ||
            status === "304" ||
            Object.values(content ?? { none: {} }).every(({ schema }) => schema !== undefined),
        ),
      ),
    (broken) => change(broken, { responses: { 200: { description: "It" } } }),
  ],
  [
    "GET has no body, and every body must be there",
    (_, all) =>
      failing(all, ({ method, operation: { requestBody } }) =>
        method === "get" ? requestBody === undefined : requestBody === undefined || requestBody.required === true,
      ),
    (broken) => change(broken, { requestBody: { content: {} } }),
  ],
  [
    "every reference leads somewhere, and every schema is used",
    (all) => {
      const used = [...JSON.stringify(all).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = ""]) => name);
      const there = Object.keys(all.components.schemas);
      return [...there.filter((name) => !used.includes(name)), ...used.filter((name) => !there.includes(name))];
    },
    (broken) => Object.assign(broken.components.schemas, { Unused: { type: "string" } }),
  ],
  [
    "every object that is taken says which members it has",
    ({ components }, all) => {
      const requests = JSON.stringify(all.map(({ operation }) => operation.requestBody ?? {}));
      const names = [...requests.matchAll(/schemas\/(\w+)"/g)].map(([, name = ""]) => name);
      return [...new Set(names)].filter((name) => isOpenObject(components.schemas[name] ?? {}));
    },
    (broken) => Object.assign(broken.components.schemas, { Submission: { type: "object", properties: {} } }),
  ],
];

describe("a rule of our own", () => {
  it.each(rules)("%s", (_, rule) => {
    expect(rule(document, operations)).toEqual([]);
  });

  it.each(rules)("sees when it is broken: %s", (_, rule, spoil) => {
    const broken = structuredClone(document);
    spoil(broken);
    expect(rule(broken, operationsOf(broken))).not.toEqual([]);
  });
});

/** Changes the operation that reads a message. */
function change(broken: ApiDocument, changes: object): void {
  const operation = broken.paths["/v1/messages/{id}"]?.get;
  if (operation === undefined) throw new Error("no such operation");
  Object.assign(operation, changes);
}

function isOpenObject(schema: object): boolean {
  const { type, additionalProperties } = schema as { type?: string; additionalProperties?: unknown };
  return type === "object" && additionalProperties !== false;
}
