/** A file's name without what a sender could use to make it look like another: folders, control and direction signs. */
export function fileName(given: string): string {
  return given
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .replace(/[\\/:*?"<>|]/g, "_")
    .replace(/^\.+/, "")
    .trim()
    .slice(0, 200);
}
