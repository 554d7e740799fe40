/** A module that says as plain data what this one exports, so that what made the data stays out of a bundle. */
export function constantsOf(exported: Readonly<Record<string, unknown>>): string {
  return Object.entries(exported)
    .map(([name, value]) => `export const ${name} = ${dataOf(name, value)};`)
    .join("\n");
}

function dataOf(name: string, value: unknown): string {
  const data = JSON.stringify(value, null, 2);
  if (typeof value === "function" || data === undefined) throw new Error(`${name} is no plain data`);
  return data;
}
