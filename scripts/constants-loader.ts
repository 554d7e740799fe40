import { pathToFileURL } from "node:url";
import { constantsOf } from "./constants-of.ts";

interface LoaderContext {
  readonly resourcePath: string;
  async(): (error: unknown, code?: string) => void;
}

/** Webpack loader: runs the module now and leaves what it exports as plain data. */
export default function constants(this: LoaderContext): void {
  const done = this.async();
  import(pathToFileURL(this.resourcePath).href).then(
    (exported: Record<string, unknown>) => done(null, constantsOf(exported)),
    (error: unknown) => done(error),
  );
}
