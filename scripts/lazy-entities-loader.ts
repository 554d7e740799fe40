/**
 * Webpack loader for `entities`' table of HTML's named characters: unpacked when the first HTML is read, not when the file is
 * loaded, which every Send in a new window would wait for. The module then is CommonJS, whose exports can be getters.
 */
export default function lazyEntities(source: string): string {
  const [, from] = /import \{ decodeTrieDict \} from ("[^"]+");/.exec(source) ?? [];
  const [, packed] = /export const htmlDecodeTree = (?:\/\*.*?\*\/ )?(decodeTrieDict\([\s\S]*?\));/.exec(source) ?? [];
  if (from === undefined || packed === undefined) throw new Error("entities is built in another way now");
  return [
    `const { decodeTrieDict } = require(${from});`,
    "let tree = null;",
    `Object.defineProperty(exports, "htmlDecodeTree", { enumerable: true, get: () => (tree ??= ${packed}) });`,
  ].join("\n");
}
