import { hash } from "node:crypto";

const numbered = new Map<string, Numbered>();

/** As PostgreSQL takes it. With a name, each connection parses and plans it once. */
export interface Numbered {
  readonly name: string;
  readonly text: string;
}

/** `?` as `$1`, `$2` …: there is no question mark in our SQL but for values. */
export function placeholders(sql: string): Numbered {
  const found = numbered.get(sql);
  if (found !== undefined) return found;
  let count = 0;
  const text = sql.replace(/\?/g, () => `$${++count}`);
  const made = { name: `s${hash("sha1", text)}`, text };
  numbered.set(sql, made);
  return made;
}
