import { directivesOf, sourceAllows } from "../content-security-policy.ts";
import type { Evidence } from "../evidence.ts";
import { answersOf, type Result } from "../result.ts";

/** Where Outlook on the web and new Outlook live, and load add-ins into frames. */
const outlooks = ["https://outlook.office.com", "https://outlook.office365.com", "https://outlook.cloud.microsoft"];

/** Outlook on the web shows the add-in in a frame: headers that forbid frames leave it unable to load at all. */
export function checkFraming({ files, host }: Evidence): readonly Result[] {
  const { ok, failure, cannotTell } = answersOf("framing");
  const results = ["pane.html", "commands.html"].flatMap((name): Result[] => {
    const answer = files.get(name);
    if (!answer?.ok) return [cannotTell("not-fetched", { url: `${host}/${name}`, why: answer?.why ?? "broken" })];
    const frames = directivesOf(answer.headers["content-security-policy"]).get("frame-ancestors");
    // Where frame-ancestors stands, browsers pay no attention to the older header.
    if (frames === undefined) {
      const old = answer.headers["x-frame-options"];
      return old === undefined ? [] : [failure("framing-forbidden", { name, header: `X-Frame-Options: ${old}` })];
    }
    const shut = outlooks.filter((url) => !frames.some((source) => sourceAllows(source, url, host)));
    return shut.length === 0 ? [] : [failure("framing-shut-out", { name, urls: shut.join(", ") })];
  });
  return results.length > 0 ? results : [ok("framing-good")];
}
