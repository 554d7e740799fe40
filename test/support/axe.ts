import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Frame, Page } from "playwright";

const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds in this document alone; frames in it are asked for themselves. */
export async function axeViolations(page: Page | Frame): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.addScriptTag({ path: axeFile });
  return page.evaluate(async () => {
    const found = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      rules: { "target-size": { enabled: true } },
      iframes: false,
    });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  });
}
