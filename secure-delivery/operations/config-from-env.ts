import { readFileSync } from "node:fs";
import { ConfigError } from "../config-error.ts";

type Json = string | number | boolean | null | readonly Json[] | { [key: string]: Json };

const prefix = "SEALPOST_";

/**
 * Settings from the environment over those of the file: `SEALPOST_PUBLIC_URL`, and with two underscores for each level
 * `SEALPOST_RELAY__AUTH__PASS`. With `_FILE` at the end the value is in that file, as secrets are given to containers.
 */
export function withEnvironment(file: unknown, env: NodeJS.ProcessEnv): unknown {
  let merged = file;
  for (const [name, value = ""] of Object.entries(env)) {
    if (!name.startsWith(prefix)) continue;
    const isFile = name.endsWith("_FILE");
    const path = (isFile ? name.slice(0, -"_FILE".length) : name).slice(prefix.length).split("__").map(camel);
    merged = put(merged, path, isFile ? secretIn(value, name) : parsed(value));
  }
  return merged;
}

function put(into: unknown, [key = "", ...rest]: readonly string[], value: Json): unknown {
  const object = typeof into === "object" && into !== null && !Array.isArray(into) ? into : {};
  const old = (object as Record<string, unknown>)[key];
  return { ...object, [key]: rest.length === 0 ? value : put(old, rest, value) };
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
