import { type ParseArgsConfig, type ParseArgsOptionsConfig, parseArgs } from "node:util";

/** Reads a command's options; a mistake comes back as one sentence for the user. */
export function readOptions<const Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  const config = { args: [...args], options, allowPositionals: true, strict: true } as const satisfies ParseArgsConfig;
  try {
    return { ok: true, ...parseArgs(config) } as const;
  } catch (error) {
    return { ok: false, problem: `${error instanceof Error ? error.message.split(". ")[0] : error}.` } as const;
  }
}
