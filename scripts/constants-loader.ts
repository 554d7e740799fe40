import { pathToFileURL } from "node:url";

interface LoaderContext {
  readonly resourcePath: string;
  async(): (error: unknown, code?: string) => void;
}

/** Webpack loader: runs the module now and leaves what it exports as plain data, so that what made the data stays out. */
export default function constants(this: LoaderContext): void {
  const done = this.async();
  import(pathToFileURL(this.resourcePath).href).then(
    (exported: Record<string, unknown>) => {
      const lines = Object.entries(exported).map(([name, value]) => `export const ${name} = ${dataOf(name, value)};`);
      done(null, lines.join("\n"));
    },
    (error: unknown) => done(error),
  );
}

function dataOf(name: string, value: unknown): string {
  const data = JSON.stringify(value);
  if (typeof value === "function" || data === undefined) throw new Error(`${name} is no plain data`);
  return data;
}
