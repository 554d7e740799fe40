import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll } from "vitest";
import { ComposeHostError, type NewAttachment } from "../../shared/core/draft/compose-host.ts";
import { makeDraft } from "../../shared/core/draft/draft.ts";
import { composeHostContract } from "../contract/compose-host.ts";
import { goldenVectorContract } from "../contract/golden-vectors.ts";
import type { OpenDraft, StartingDraft } from "../contract/open-draft.ts";
import { closeComposeWindows } from "./compose-window.ts";
import type { ContractPage, JsonFile, OrCode } from "./contract-page.ts";
import { backgroundPage, type RunInPage } from "./extension-page.ts";
import { startThunderbird, type Thunderbird } from "./thunderbird.ts";

declare const contractPage: ContractPage;

const addonId = "contract@sealpost.example";
const folder = mkdtempSync(path.join(tmpdir(), "sealpost-contract-"));
let thunderbird: Thunderbird;
let inPage: RunInPage;

beforeAll(async () => {
  await buildContractAddon();
  thunderbird = await startThunderbird({ smtpPort: 1, screen: "headless" });
  await thunderbird.installAddon(folder);
  inPage = backgroundPage(thunderbird.marionette, addonId);
});

afterAll(async () => {
  await thunderbird?.stop();
  rmSync(folder, { recursive: true, force: true });
});

composeHostContract("the real Thunderbird", openInThunderbird);
goldenVectorContract("the real Thunderbird", openInThunderbird);

/** The product's manifest and its real adapter; only the background page is the contract's own. */
async function buildContractAddon(): Promise<void> {
  const manifest = JSON.parse(readFileSync("manifests/thunderbird/manifest.json", "utf8"));
  writeFileSync(
    path.join(folder, "manifest.json"),
    JSON.stringify({
      manifest_version: 3,
      name: "Sealpost contract",
      version: "1",
      browser_specific_settings: { gecko: { ...manifest.browser_specific_settings.gecko, id: addonId } },
      // `accountsRead` is for the test alone: it chooses the identity.
      permissions: [...manifest.permissions, "accountsRead"],
      background: { scripts: ["background.js"] },
    }),
  );
  await build({
    entryPoints: ["test/thunderbird/contract-background.ts"],
    outfile: path.join(folder, "background.js"),
    bundle: true,
    target: "firefox128",
    logLevel: "error",
  });
}

async function openInThunderbird({ attachments, ...start }: StartingDraft): Promise<OpenDraft> {
  const tabId = await inPage((asked) => contractPage.open(asked), {
    ...start,
    identityName: start.body.format === "plain" ? "Alice Plain" : "Alice Clinic",
    attachments: attachments.map(jsonFile),
  });
  return {
    host: {
      read: async () => makeDraft(orReject(await inPage((tab) => contractPage.read(tab), tabId))),
      readAttachment: async (id) =>
        new Uint8Array(
          Buffer.from(
            orReject(await inPage((tab, file) => contractPage.readAttachment(tab, file), tabId, id)),
            "base64",
          ),
        ),
      write: async ({ addAttachments, ...change }) => {
        const json = { ...change, ...(addAttachments ? { addAttachments: addAttachments.map(jsonFile) } : {}) };
        return orReject(await inPage((tab, asked) => contractPage.write(tab, asked), tabId, json));
      },
    },
    edit: ({ attach, ...edit }) =>
      inPage((tab, asked) => contractPage.edit(tab, asked), tabId, {
        ...edit,
        ...(attach ? { attach: jsonFile(attach) } : {}),
      }),
    close: () => closeComposeWindows(thunderbird.marionette),
  };
}

function jsonFile({ content, ...file }: NewAttachment): JsonFile {
  return { ...file, content: Buffer.from(content).toString("base64") };
}

function orReject<T>(answer: OrCode<T>): T {
  if ("code" in answer) throw new ComposeHostError(answer.code);
  return answer.ok;
}
