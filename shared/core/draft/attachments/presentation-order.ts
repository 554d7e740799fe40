import { inNumberOrder, type OfficePackage, readRelationships, relationshipsOf } from "./office-package.ts";
import { readXml } from "./xml-events.ts";

const presentation = "ppt/presentation.xml";

/** The slides as they are shown, each followed by its speaker's notes and comments; hidden slides too. */
export async function presentationOrder(files: OfficePackage): Promise<readonly string[]> {
  const targets = readRelationships(await files.xml(relationshipsOf(presentation)), presentation);
  const slides: string[] = [];
  readXml(await files.xml(presentation), {
    open(name, attributes): void {
      const target = name === "sldId" ? targets.get(attributes["r:id"] ?? "") : undefined;
      if (target !== undefined) slides.push(target);
    },
  });
  const unlisted = files.names.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name) && !slides.includes(name));
  const ordered: string[] = [];
  for (const slide of [...slides, ...unlisted.sort(inNumberOrder)]) {
    const near = readRelationships(await files.xml(relationshipsOf(slide)), slide).values();
    ordered.push(slide, ...[...near].filter((name) => /\/(?:notesSlides|comments)\//.test(name)));
  }
  return ordered;
}
