import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** The OpenAPI document as the endpoint serves it, as far as the tests look at it. */
export interface ApiDocument {
  readonly openapi: string;
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly securitySchemes: Readonly<Record<string, object>>;
  };
}

export interface ApiOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, ApiAnswer>>;
}

interface ApiAnswer {
  readonly description: string;
  readonly content?: Readonly<Record<string, Content>>;
}

interface Content {
  readonly schema?: object;
}

/** An operation with the codes that its problems may have, by status, and a judge for each JSON body. */
export interface DocumentedOperation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: ApiOperation;
  /** `200`, or `404 not-found`: every answer that the document promises. */
  readonly answers: readonly string[];
  /** Null: the media type is not among those of the status. `undefined`: it is no JSON. */
  judge(status: number, mediaType: string): ValidateFunction | undefined | null;
}

export function operationsOf(document: ApiDocument): readonly DocumentedOperation[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "api", components: document.components });
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): DocumentedOperation => {
      const answers = Object.entries(operation.responses).flatMap(([status, { description }]) =>
        Number(status) < 400 ? [status] : description.split(", ").map((code) => `${status} ${code}`),
      );
      return {
        name: `${method} ${path}`,
        method,
        path,
        operation,
        answers,
        judge(status, mediaType) {
          const { content } = operation.responses[String(status)] ?? {};
          if (content === undefined) return mediaType === "" ? undefined : null;
          const found = content[mediaType];
          if (found === undefined) return null;
          return mediaType.endsWith("json") ? ajv.compile(withinDocument(found.schema ?? {})) : undefined;
        },
      };
    }),
  );
}

/** References of the document, as those of the schema that is added above. */
function withinDocument(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as object;
}
