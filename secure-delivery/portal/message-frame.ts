import type { CleanHtml } from "./clean-html.ts";

/** The frame's own policy, on top of the page's, which it inherits: nothing is loaded, nothing runs. */
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

const paper = `
  :root { color-scheme: light; background: #fff; color: #1b2422; }
  body { margin: 16px; font: 16px/1.55 system-ui, sans-serif; overflow-wrap: break-word; }
  img, table { max-width: 100%; } img { height: auto; } pre { white-space: pre-wrap; }
  a { color: #0b5f5b; }
`;

/** No script may run in it and it has an origin of its own, so that it can reach neither the page nor any server. */
export function messageFrame({ html, breaks, characters }: CleanHtml, title: string): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.title = title;
  frame.className = "content";
  frame.setAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
  frame.referrerPolicy = "no-referrer";
  // It cannot be measured from outside, so its height is a guess; it scrolls, and can be drawn larger.
  const lines = breaks + characters / Math.min(80, Math.max(20, innerWidth / 11));
  frame.style.setProperty("--whole", `${lines * 1.9 + 10}rem`);
  frame.style.setProperty("--height", `${Math.min(Math.max(lines * 1.6 + 6, 12), 44)}rem`);
  frame.srcdoc = [
    '<!DOCTYPE html><html><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer">',
    `<style>${paper}</style></head><body>${html}</body></html>`,
  ].join("");
  return frame;
}
