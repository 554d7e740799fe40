import { createHash } from "node:crypto";
import { Transform } from "node:stream";

/** The stream's bytes are not those of its digest. */
export class DigestMismatch extends Error {
  override readonly name = "DigestMismatch";
}

/** Passes everything on, and fails at the end, before the receiver's end, when it was not what the digest says. */
export function checkedStream(sha256: Buffer): Transform {
  const hash = createHash("sha256");
  return new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      done(hash.digest().equals(sha256) ? null : new DigestMismatch());
    },
  });
}
