/** The elements that are open at one place of the markup, each with what it means for the text inside. */
export interface OpenElements<Context> {
  current(): Context;
  open(name: string, context: Context): void;
  /** Closes the innermost element of this name and all inside it; does nothing when none is open. */
  close(name: string): void;
}

/** Constant time for each tag, on average, however deep or wrong the nesting. */
export function openElements<Context>(outermost: Context): OpenElements<Context> {
  const names: string[] = [];
  const contexts: Context[] = [];
  const open = new Map<string, number>();
  return {
    current: () => contexts[contexts.length - 1] ?? outermost,
    open(name, context): void {
      names.push(name);
      contexts.push(context);
      open.set(name, (open.get(name) ?? 0) + 1);
    },
    close(name): void {
      if (!open.get(name)) return;
      for (;;) {
        const innermost = names.pop() ?? name;
        contexts.pop();
        open.set(innermost, (open.get(innermost) ?? 1) - 1);
        if (innermost === name) return;
      }
    },
  };
}
