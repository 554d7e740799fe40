import { writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import type { Frame } from "playwright";
import { afterAll, beforeAll } from "vitest";
import { officeJs } from "../../scripts/playground/serve/addin-page.ts";
import { ComposeHostError, type NewAttachment } from "../../shared/core/draft/compose-host.ts";
import { makeDraft } from "../../shared/core/draft/draft.ts";
import { composeHostContract } from "../contract/compose-host.ts";
import { goldenVectorContract } from "../contract/golden-vectors.ts";
import type { OpenDraft, StartingDraft, UserEdit } from "../contract/open-draft.ts";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import type { ContractPane, JsonFile, OrCode } from "./contract-pane-type.ts";
import { fileOf, itemOf, recipientsOf } from "./new-item.ts";
import { type Outlook, startOutlook } from "./outlook.ts";

declare const contractPane: ContractPane;

let folder: TempFolder;
let outlook: Outlook;

beforeAll(async () => {
  folder = await tempFolder();
  await build({
    entryPoints: ["test/outlook-host/contract-pane.ts"],
    outdir: folder.path,
    bundle: true,
    format: "esm",
    splitting: true,
    target: "es2022",
    logLevel: "error",
  });
  await writeFile(
    path.join(folder.path, "pane.html"),
    `<!doctype html><meta charset="utf-8"><script src="${officeJs}"></script><script type="module" src="contract-pane.js"></script>`,
  );
  outlook = await startOutlook({ addin: folder.path });
});

afterAll(async () => {
  await outlook?.stop();
  await folder?.remove();
});

// Outlook takes a million characters in one `setAsync`; office.js itself refuses more.
composeHostContract("the real office.js", openInOutlook, { mostBody: 1_000_000 });
goldenVectorContract("the real office.js", openInOutlook);

async function openInOutlook(start: StartingDraft): Promise<OpenDraft> {
  await outlook.open(itemOf(start));
  const pane = await outlook.openPane();
  await pane.waitForFunction(() => "contractPane" in globalThis);
  return {
    host: {
      read: async () => makeDraft(orReject(await inPane(pane, () => contractPane.read(), undefined))),
      readAttachment: async (id) =>
        new Uint8Array(
          Buffer.from(orReject(await inPane(pane, (asked) => contractPane.readAttachment(asked), id)), "base64"),
        ),
      write: async ({ addAttachments, ...change }) => {
        const json = { ...change, ...(addAttachments ? { addAttachments: addAttachments.map(jsonFile) } : {}) };
        return orReject(await inPane(pane, (asked) => contractPane.write(asked), json));
      },
    },
    edit: userEdit,
    close: () => outlook.page.evaluate(() => window.outlook.window.switchTo({ subject: "Another message" })),
  };
}

async function userEdit({ to, cc, bcc, attach, detach, ...edit }: UserEdit): Promise<void> {
  const { attachments } = await outlook.item();
  const file = attach && { id: "new", size: attach.content.length, attachmentType: 0 as const, isInline: false };
  await outlook.edit({
    ...edit,
    ...(to && { to: recipientsOf(to) }),
    ...(cc && { cc: recipientsOf(cc) }),
    ...(bcc && { bcc: recipientsOf(bcc) }),
    ...(detach && { attachments: attachments.filter(({ name }) => name !== detach) }),
    ...(attach && file && { attachments: [...attachments, { ...file, ...fileOf(attach), format: "base64" as const }] }),
  });
}

// What runs in the pane is written down here as if it ran there.
function inPane<Given, Result>(pane: Frame, run: (given: Given) => Promise<Result>, given: Given): Promise<Result> {
  return pane.evaluate(run as (given: unknown) => Promise<Result>, given);
}

function jsonFile({ content, ...file }: NewAttachment): JsonFile {
  return { ...file, content: Buffer.from(content).toString("base64") };
}

function orReject<T>(answer: OrCode<T>): T {
  if ("code" in answer) throw new ComposeHostError(answer.code);
  return answer.ok;
}
