import type { Reading } from "./reading.ts";
import { readXml } from "./xml-events.ts";

/** Any XML: each text on a line of its own, behind the names and values of the attributes of its element. */
export function readXmlText(xml: string, reading: Reading): void {
  readXml(xml, {
    open(_name, attributes): void {
      reading.text.line();
      for (const [name, value] of Object.entries(attributes)) {
        if (
          value === undefined ||
          value === "" ||
          value.startsWith("data:") ||
          /^xmlns|^xsi?:|^xml:|schemaLocation$/.test(name)
        )
          continue;
        reading.text.fact(`${name} ${value}`);
      }
    },
    close: () => reading.text.line(),
    text(text): void {
      if (text.trim() !== "") reading.text.write(text.replace(/\s+/g, " "));
    },
  });
}
