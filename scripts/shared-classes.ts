import { type PluginObj, types as t } from "@babel/core";

/** Shorter patterns stay as they are. */
const longPattern = 400;
/** A whole alternation of classes and surrogate pairs, or a class alone. */
const characterClass = /(\(\?:(?:\[(?:\\.|[^\]\\])*\]|\\u[0-9A-F]{4}|\|){60,}\)|\[(?:\\.|[^\]\\]){60,}\])/;

/**
 * Babel plugin: `\p{L}` has no counterpart in ES5 but a list of thousands of letters, and each regular expression with it
 * would carry its own. The lists stand in one table, and the patterns are put together from it.
 */
export function sharedClasses(): PluginObj {
  const table = t.identifier("characterClasses");
  return {
    visitor: {
      Program: {
        exit(program, state) {
          const uses = state.get("uses") as Map<string, t.NumericLiteral[]>;
          if (uses.size === 0) return;
          // The longest first: those that are nearly alike then stand side by side, and gzip sees no further than 32 KB.
          const classes = [...uses.keys()].sort((a, b) => b.length - a.length);
          classes.forEach((one, index) => {
            for (const use of uses.get(one) ?? []) use.value = index;
          });
          const list = t.arrayExpression(classes.map((one) => t.stringLiteral(one)));
          program.unshiftContainer("body", t.variableDeclaration("var", [t.variableDeclarator(table, list)]));
        },
      },
      RegExpLiteral(path, state) {
        const { pattern, flags } = path.node;
        if (pattern.length < longPattern) return;
        const uses = state.get("uses") as Map<string, t.NumericLiteral[]>;
        const parts = pattern.split(characterClass).filter((part) => part !== "");
        const [first = t.stringLiteral(""), ...rest] = parts.map((part) => {
          if (!characterClass.test(part)) return t.stringLiteral(part);
          const index = t.numericLiteral(0);
          uses.set(part, [...(uses.get(part) ?? []), index]);
          return t.memberExpression(table, index, true);
        });
        const source = rest.reduce<t.Expression>((left, right) => t.binaryExpression("+", left, right), first);
        path.replaceWith(t.newExpression(t.identifier("RegExp"), [source, t.stringLiteral(flags)]));
      },
    },
    pre() {
      this.set("uses", new Map<string, t.NumericLiteral[]>());
    },
  };
}
