import { z } from "zod";
import { policySchema } from "../../../shared/core/policy/policy.ts";
import type { Path } from "../policy-document.ts";

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
}

let schema: Shape | null = null;

/** The keys that the format knows at this path; of every variant where there are several. */
export function knownKeys(path: Path): readonly string[] {
  schema ??= z.toJSONSchema(policySchema, { io: "input" }) as Shape;
  let shapes: readonly Shape[] = [schema];
  for (const step of path) {
    shapes = shapes.flatMap((shape) => variants(shape)).flatMap((shape) => inside(shape, step));
  }
  return shapes.flatMap((shape) => variants(shape)).flatMap(({ properties = {} }) => Object.keys(properties));
}

function variants(shape: Shape): readonly Shape[] {
  return [shape, ...(shape.anyOf ?? []), ...(shape.oneOf ?? [])];
}

function inside({ properties, items }: Shape, step: string | number): readonly Shape[] {
  const next = typeof step === "number" ? items : properties?.[step];
  return next === undefined ? [] : [next];
}
