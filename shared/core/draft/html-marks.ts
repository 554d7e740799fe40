import type { BodyPart } from "./body-text.ts";
import type { TagAttributes } from "./html-tags.ts";

/** Elements whose content no reader sees and no client sends as text. */
export const unreadElements: ReadonlySet<string> = new Set(["script", "style", "title", "template", "noscript"]);

/** Elements that never close. */
export const voidElements: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);

/** Elements that begin and end on a line of their own. */
export const blockElements: ReadonlySet<string> = new Set(
  "address article blockquote body dd div dl dt fieldset figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul".split(
    " ",
  ),
);

const quoteClass = /(?:^|\s)(?:gmail_quote|moz-cite-prefix|moz-forward-container|yahoo_quoted|protonmail_quote)/;
const signatureClass = /(?:^|\s)(?:moz-signature|gmail_signature)/;

/** Who wrote what stands in this element, by the marks of the common clients. */
export function partOf(name: string, attributes: TagAttributes, inherited: BodyPart): BodyPart {
  if (inherited === "quoted") return "quoted";
  const { class: classes = "", type, cite, id } = attributes;
  if (name === "blockquote" && (type === "cite" || cite !== undefined)) return "quoted";
  if (quoteClass.test(classes)) return "quoted";
  if (signatureClass.test(classes) || id === "Signature") return "signature";
  return inherited;
}

/** Outlook marks where the earlier mail begins and then leaves it a sibling: all that follows is quoted. */
export function opensQuotedRest({ id, name }: TagAttributes): boolean {
  return id === "divRplyFwdMsg" || id === "appendonsend" || name === "_MailOriginal";
}

const hiddenStyle =
  /display:\s*none|visibility:\s*hidden|mso-hide:\s*all|font-size:\s*0(?![.\d]*[1-9])|opacity:\s*0(?![.\d]*[1-9])/i;

export function isHidden({ hidden, style }: TagAttributes): boolean {
  return hidden !== undefined || (style !== undefined && hiddenStyle.test(style));
}

export function isPreformatted(name: string, { style }: TagAttributes): boolean {
  return (
    name === "pre" || name === "textarea" || (style !== undefined && /white-space:\s*(?:pre|break-spaces)/i.test(style))
  );
}
