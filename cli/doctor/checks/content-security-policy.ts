import { directivesOf, sourceAllows } from "../content-security-policy.ts";
import type { Evidence } from "../evidence.ts";
import { answersOf, type Result } from "../result.ts";

const officeJs = "https://appsforoffice.microsoft.com";

/** The pages say what they may load, and that lets office.js, the add-in itself and the endpoint through. */
export function checkContentSecurityPolicy({ files, host, delivery }: Evidence): readonly Result[] {
  const { ok, warning, failure, cannotTell } = answersOf("content-security-policy");
  const results = ["pane.html", "commands.html"].flatMap((name): Result[] => {
    const answer = files.get(name);
    if (!answer?.ok) return [cannotTell("not-fetched", { url: `${host}/${name}`, why: answer?.why ?? "broken" })];
    const directives = directivesOf(answer.headers["content-security-policy"]);
    const scripts = directives.get("script-src") ?? directives.get("default-src");
    if (scripts === undefined) return [warning("csp-missing", { name })];
    const lets = (sources: readonly string[] | undefined, url: string): boolean =>
      sources === undefined || sources.some((source) => sourceAllows(source, url, host));
    const wide = scripts.filter((source) => ["*", "https:", "'unsafe-inline'", "'unsafe-eval'"].includes(source));
    const connect = directives.get("connect-src") ?? directives.get("default-src");
    return [
      ...(lets(scripts, officeJs) ? [] : [failure("csp-blocks", { name, directive: "script-src", url: officeJs })]),
      ...(lets(scripts, host) ? [] : [failure("csp-blocks", { name, directive: "script-src", url: host })]),
      ...(wide.length === 0 ? [] : [warning("csp-wide", { name, sources: wide.join(" ") })]),
      ...(lets(connect, host) ? [] : [failure("csp-blocks", { name, directive: "connect-src", url: host })]),
      ...(name === "pane.html" && delivery !== null && !lets(connect, delivery.url)
        ? [failure("csp-blocks", { name, directive: "connect-src", url: delivery.url })]
        : []),
    ];
  });
  return results.length > 0 ? results : [ok("csp-good")];
}
