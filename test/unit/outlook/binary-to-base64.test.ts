import fc from "fast-check";
import { expect, test } from "vitest";
import { binaryToBase64 } from "../../../outlook-addin/classic/binary-to-base64.ts";

test("classic Windows' btoa gives what btoa gives, for any bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const binary = String.fromCharCode(...bytes);
      expect(binaryToBase64(binary)).toBe(btoa(binary));
    }),
  );
});
