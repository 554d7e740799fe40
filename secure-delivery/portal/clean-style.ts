/** Both say whether something that would load from elsewhere was taken out. The frame's policy would stop it too. */

export function cleanStyleAttribute(styled: HTMLElement): boolean {
  const { style } = styled;
  const loading = [...style].filter((property) => loads(style.getPropertyValue(property)));
  for (const property of loading) style.removeProperty(property);
  return loading.length > 0;
}

/** With an escape in it, a style sheet can spell `url` in ways that no pattern finds: then all of it goes. */
export function cleanStyleSheet(sheet: HTMLElement): boolean {
  const written = sheet.textContent ?? "";
  const kept = written.includes("\\")
    ? ""
    : written.replace(/@import[^;]*;?/gi, "").replace(/(?:url|image-set|src)\([^)]*\)?/gi, "none");
  sheet.textContent = kept;
  return kept !== written;
}

function loads(value: string): boolean {
  return /(?:url|image-set|src)\(/i.test(value) && !/^url\(["']?data:image\//i.test(value);
}
