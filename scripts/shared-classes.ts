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
          const classes = [...(state.get("classes") as Map<string, number>).keys()];
          if (classes.length === 0) return;
          const list = t.arrayExpression(classes.map((one) => t.stringLiteral(one)));
          program.unshiftContainer("body", t.variableDeclaration("var", [t.variableDeclarator(table, list)]));
        },
      },
      RegExpLiteral(path, state) {
        const { pattern, flags } = path.node;
        if (pattern.length < longPattern) return;
        const classes = state.get("classes") as Map<string, number>;
        const parts = pattern.split(characterClass).filter((part) => part !== "");
        const [first = t.stringLiteral(""), ...rest] = parts.map((part) => {
          if (!characterClass.test(part)) return t.stringLiteral(part);
          if (!classes.has(part)) classes.set(part, classes.size);
          return t.memberExpression(table, t.numericLiteral(classes.get(part) ?? 0), true);
        });
        const source = rest.reduce<t.Expression>((left, right) => t.binaryExpression("+", left, right), first);
        path.replaceWith(t.newExpression(t.identifier("RegExp"), [source, t.stringLiteral(flags)]));
      },
    },
    pre() {
      this.set("classes", new Map<string, number>());
    },
  };
}
