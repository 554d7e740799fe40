import DOMPurify from "dompurify";
import { toBase64 } from "../../shared/core/delivery/base64.ts";
import { cleanStyleAttribute, cleanStyleSheet } from "./clean-style.ts";

export interface Picture {
  readonly mediaType: string;
  readonly content: Uint8Array;
}

export interface CleanHtml {
  /** For the body of a sandboxed frame, and nowhere else. */
  readonly html: string;
  /** Content ids of the pictures that the message shows itself. */
  readonly pictures: ReadonlySet<string>;
  /** Something from another server was left out. */
  readonly leftOut: boolean;
  /** Places where a line may end, and length of the text: for a guess at the height. */
  readonly breaks: number;
  readonly characters: number;
}

/**
 * The message's HTML without scripts, forms and anything that loads from elsewhere. The sandboxed frame and its policy
 * stop the same things once more: three fences, so that a hole in one is not a hole.
 */
export function cleanHtml(html: string, attached: ReadonlyMap<string, Picture>): CleanHtml {
  const pictures = new Set<string>();
  let leftOut = false;
  const purify = DOMPurify(window);
  purify.addHook("afterSanitizeAttributes", (node) => {
    if (node instanceof HTMLElement && cleanStyleAttribute(node)) leftOut = true;
    if (node.tagName === "IMG") {
      const source = node.getAttribute("src") ?? "";
      const id = decode(/^cid:(.+)$/i.exec(source)?.[1] ?? "");
      const picture = attached.get(id);
      if (picture !== undefined) {
        pictures.add(id);
        node.setAttribute("src", `data:${picture.mediaType};base64,${toBase64(picture.content)}`);
      } else if (!/^data:image\/(?:png|jpeg|gif|webp|bmp|avif);/i.test(source)) {
        leftOut ||= /^(?:https?:)?\/\//i.test(source);
        node.removeAttribute("src");
      }
    }
    if (node.tagName === "A") {
      if (!/^(?:https?|mailto|tel):/i.test(node.getAttribute("href") ?? "")) node.removeAttribute("href");
      node.setAttribute("target", "_blank");
      node.setAttribute("rel", "noopener noreferrer");
    }
  });
  const body = purify.sanitize(html, {
    USE_PROFILES: { html: true },
    FORCE_BODY: true,
    FORBID_TAGS: ["form", "input", "button", "select", "textarea", "option", "map", "area", "audio", "video", "dialog"],
    FORBID_ATTR: ["srcset", "background", "poster", "ping", "autofocus", "tabindex", "popover"],
    ALLOW_DATA_ATTR: false,
    RETURN_DOM: true,
  }) as HTMLElement;
  for (const sheet of body.querySelectorAll("style")) {
    if (cleanStyleSheet(sheet)) leftOut = true;
  }
  const breaks = body.querySelectorAll("p, br, div, li, tr, h1, h2, h3, h4, img").length;
  return { html: body.innerHTML, pictures, leftOut, breaks, characters: (body.textContent ?? "").length };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
