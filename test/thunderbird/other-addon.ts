import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { backgroundPage, type RunInPage } from "./extension-page.ts";
import type { Thunderbird } from "./thunderbird.ts";

/** Another add-on beside ours, which may do in compose windows what add-ons may do. */
export async function installOtherAddon(thunderbird: Thunderbird): Promise<RunInPage> {
  const folder = mkdtempSync(path.join(tmpdir(), "sealpost-other-"));
  const id = "other@elsewhere.example";
  writeFileSync(
    path.join(folder, "manifest.json"),
    JSON.stringify({
      manifest_version: 3,
      name: "Another add-on",
      version: "1",
      browser_specific_settings: { gecko: { id, strict_min_version: "128.0" } },
      permissions: ["compose", "compose.send", "compose.save", "accountsRead", "messagesRead", "messagesImport"],
      background: { scripts: ["background.js"] },
    }),
  );
  writeFileSync(path.join(folder, "background.js"), "// The test brings the code.\n");
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  await thunderbird.installAddon(folder);
  return backgroundPage(thunderbird.marionette, id);
}
