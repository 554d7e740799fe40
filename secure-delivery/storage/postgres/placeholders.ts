const numbered = new Map<string, string>();

/** `?` as `$1`, `$2` …: there is no question mark in our SQL but for values. */
export function placeholders(sql: string): string {
  const found = numbered.get(sql);
  if (found !== undefined) return found;
  let count = 0;
  const made = sql.replace(/\?/g, () => `$${++count}`);
  numbered.set(sql, made);
  return made;
}
