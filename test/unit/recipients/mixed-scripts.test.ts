import { describe, expect, test } from "vitest";
import { hasMixedScriptLabel } from "../../../shared/core/recipients/mixed-scripts.ts";

describe("fires", () => {
  test.each([
    ["clіnic.org", "Cyrillic among Latin"],
    ["pαypal.com", "Greek among Latin"],
    ["bаnk.co.uk", "Cyrillic among Latin, second level"],
    ["mail.aрple.com", "in one label of several"],
    ["օrg.com", "Armenian among Latin"],
    ["clinic1٢.org", "an Arabic number among Latin"],
  ])("%s: %s", (domain) => expect(hasMixedScriptLabel(domain)).toBe(true));
});

describe("stays quiet", () => {
  test.each([
    ["clinic.org", "plain"],
    ["пример.com", "each label for itself"],
    ["münchen-3.de", "marks, hyphen and number"],
    ["sony日本.jp", "Latin beside Japanese"],
    ["lgカメラ한국.kr", "Latin beside East Asian letters"],
    ["ελλάδα.gr", "all Greek"],
  ])("%s: %s", (domain) => expect(hasMixedScriptLabel(domain)).toBe(false));
});
