/**
 * Gives what was made for an owner the last time, as long as the circumstances are the same: a mail client looks at a draft again
 * and again, and ten thousand partners take a while. Nothing is kept longer than its owner.
 */
export function lastMade<Owner extends object, Value>(): (
  owner: Owner,
  circumstances: string,
  make: () => Value,
) => Value {
  const kept = new WeakMap<Owner, { readonly circumstances: string; readonly value: Value }>();
  return (owner, circumstances, make) => {
    const last = kept.get(owner);
    if (last?.circumstances === circumstances) return last.value;
    const value = make();
    kept.set(owner, { circumstances, value });
    return value;
  };
}
