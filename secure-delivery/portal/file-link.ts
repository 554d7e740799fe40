import type { FileLink } from "./pickup-state.ts";
import type { MessageFile } from "./read-message.ts";

/** Never with the file's own type: a page that the sender attached must not open as a page of this portal. */
export function linkTo({ name, content }: MessageFile): FileLink {
  return {
    name,
    size: content.length,
    url: URL.createObjectURL(new Blob([content], { type: "application/octet-stream" })),
  };
}
