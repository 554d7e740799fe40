import type { TypingNews } from "./pane-messages.ts";

/**
 * Runs in the editor of each compose window. It tells the background page that the user wrote something, after a pause,
 * and whether the message is short enough to be read again on the spot; it reads no word itself.
 */
const pauseMs = 500;
/** Reading a message stops the compose window for as long as it takes; up to here that is a few milliseconds. In characters. */
const longest = 150_000;

let timer: ReturnType<typeof setTimeout> | undefined;

function later(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void tell(), pauseMs);
}

async function tell(): Promise<void> {
  try {
    const news: TypingNews = { typed: isShort(document.body) ? "short" : "long" };
    await browser.runtime.sendMessage(news);
  } catch {
    // Nobody listens just now, or never again: the add-on was taken out while the draft is open.
  }
}

/** Stops counting at the limit, so that it takes no longer for a longer message. */
function isShort(body: Node): boolean {
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let length = 0;
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    length += 8 + (node.nodeValue?.length ?? 0);
    // An inline image stands in the source with all its bytes.
    if (node instanceof HTMLImageElement && node.src.startsWith("data:")) length += node.src.length;
    if (length > longest) return false;
  }
  return true;
}

/** Coming in from the subject or an address is news as well: typing there raises no event that an add-on hears. */
const events = ["input", "focusin", "focusout"] as const;
for (const name of events) document.addEventListener(name, later, true);
later();
