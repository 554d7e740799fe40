import { ComposeHostError } from "../shared/core/draft/compose-host.ts";
import type { BodySource } from "../shared/core/draft/draft.ts";
import type { ComposeItem } from "./compose-item.ts";
import { officeCall } from "./office-call.ts";

/** Outlook takes no more in one `setAsync`, in characters; there is no way to put a body back in parts. */
export const mostBodyCharacters = 1_000_000;

/** The body in the format that Outlook keeps it in. Nearly all are HTML: asked for together with the format, that is one round less. */
export async function readBody({ body }: ComposeItem): Promise<BodySource> {
  const contentAs = (format: BodySource["format"]): Promise<string> =>
    officeCall<string>((answered) => body.getAsync(coercionOf(format), answered));
  const [type, html] = await Promise.all([
    officeCall<Office.CoercionType>((answered) => body.getTypeAsync(answered)),
    contentAs("html"),
  ]);
  return String(type) === "html"
    ? { format: "html", content: html }
    : { format: "plain", content: await contentAs("plain") };
}

/** The format stays what it is: Outlook would change the message around the new text. */
export async function writeBody(item: ComposeItem, { format, content }: BodySource): Promise<void> {
  const before = await officeCall<Office.CoercionType>((answered) => item.body.getTypeAsync(answered));
  if ((String(before) === "html") !== (format === "html")) throw new ComposeHostError("host-failed");
  if (content.length > mostBodyCharacters) throw new ComposeHostError("host-failed");
  await officeCall<void>((answered) => item.body.setAsync(content, { coercionType: coercionOf(format) }, answered));
}

function coercionOf(format: BodySource["format"]): Office.CoercionType {
  return (format === "html" ? "html" : "text") as Office.CoercionType;
}
