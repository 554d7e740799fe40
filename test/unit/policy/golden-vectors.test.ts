import { describe, expect, test } from "vitest";
import { goldenVectorFiles, policyDocument } from "../../support/golden-vector.ts";
import { judgeVector } from "../../support/judge-vector.ts";

const files = goldenVectorFiles();

for (const file of files) {
  describe(`golden vectors: ${file.name}`, () => {
    test.each(file.vectors.map((vector) => [vector.id, vector] as const))("%s", async (_, vector) => {
      expect(await judgeVector(vector, policyDocument(file, vector))).toEqual(vector.expect);
    });
  });
}
