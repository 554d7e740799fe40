/** A configuration that cannot be used; the message says which setting, and never its value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}
