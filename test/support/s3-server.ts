import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tempFolder } from "./temp-folder.ts";

/** s3rver brings no types; this much of it is used. */
interface S3rver {
  run(): Promise<AddressInfo>;
  close(): Promise<void>;
}
type S3rverClass = new (options: object) => S3rver;

export interface S3Server {
  readonly endpoint: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Where it keeps what it was given. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** A local server that speaks S3 and checks signatures. */
export async function startS3(): Promise<S3Server> {
  const S3rver = createRequire(import.meta.url)("s3rver") as S3rverClass;
  const temp = await tempFolder();
  const bucket = "sealed";
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory: temp.path,
    configureBuckets: [{ name: bucket }],
  });
  const { port } = await server.run();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    bucket,
    // The only pair that s3rver knows.
    accessKeyId: "S3RVER",
    secretAccessKey: "S3RVER",
    folder: temp.path,
    async stop() {
      await server.close();
      await temp.remove();
    },
  };
}
