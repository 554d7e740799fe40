/** Near enough to what Outlook gives for `Office.CoercionType.Text`; our add-in does not rely on it. */
export function htmlToText(html: string): string {
  return html
    .replace(/<(?:style|head|title)\b[\s\S]*?<\/(?:style|head|title)>/gi, "")
    .replace(/<br\b[^>]*>|<\/(?:p|div|li|tr|h\d)>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/\n+$/, "");
}
