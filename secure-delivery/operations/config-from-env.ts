import { readFileSync } from "node:fs";
import { ConfigError } from "../config-error.ts";

type Json = string | number | boolean | null | readonly Json[] | { [key: string]: Json };

const prefix = "SEALPOST_";

/**
 * Settings from the environment over those of the file: `SEALPOST_PUBLIC_URL`, and with two underscores for each level
 * `SEALPOST_RELAY__AUTH__PASS`. `settings`: the names at the top; what begins with none of them is another program's, unless it looks like
 * one that was mistyped. With `_FILE` at the end the value is in that file, as secrets are given to containers (`SEALPOST_POLICY_FILE` is the setting
 * itself).
 */
export function withEnvironment(file: unknown, env: NodeJS.ProcessEnv, settings: readonly string[]): unknown {
  let merged = file;
  for (const [name, value = ""] of Object.entries(env)) {
    if (!name.startsWith(prefix)) continue;
    const written = name.slice(prefix.length);
    const isFile = written.endsWith("_FILE") && !settings.includes(camel(written));
    const [top = "", ...rest] = (isFile ? written.slice(0, -"_FILE".length) : written).split("__").map(camel);
    if (!settings.includes(top)) {
      const meant = settings.find((setting) => isTypo(top, setting));
      if (meant !== undefined) throw new ConfigError(`${name}: there is no such setting. Was ${meant} meant?`);
      continue;
    }
    merged = put(merged, [top, ...rest], isFile ? secretIn(value, name) : parsed(value));
  }
  return merged;
}

function put(into: unknown, [key = "", ...rest]: readonly string[], value: Json): unknown {
  const object = typeof into === "object" && into !== null && !Array.isArray(into) ? into : {};
  const old = (object as Record<string, unknown>)[key];
  return { ...object, [key]: rest.length === 0 ? value : put(old, rest, value) };
}

/** One letter too many, too few or another, or two that changed places. */
function isTypo(written: string, setting: string): boolean {
  if (Math.abs(written.length - setting.length) > 1) return false;
  let start = 0;
  while (start < setting.length && written[start] === setting[start]) start++;
  const rest = (from: string, skip: number): string => from.slice(start + skip);
  return (
    rest(written, 1) === rest(setting, 1) ||
    rest(written, 1) === rest(setting, 0) ||
    rest(written, 0) === rest(setting, 1) ||
    (written[start] === setting[start + 1] &&
      written[start + 1] === setting[start] &&
      rest(written, 2) === rest(setting, 2))
  );
}

/** `ACCESS_KEY_ID` is `accessKeyId`. */
function camel(words: string): string {
  return words.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Numbers, true, false, null, lists and objects as JSON; all else is a text. */
function parsed(value: string): Json {
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

function secretIn(file: string, name: string): string {
  try {
    return readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch {
    throw new ConfigError(`${name}: the file cannot be read.`);
  }
}
