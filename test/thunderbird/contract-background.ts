import { toBase64 } from "../../shared/core/delivery/base64.ts";
import { ComposeHostError } from "../../shared/core/draft/compose-host.ts";
import { thunderbirdComposeHost } from "../../thunderbird-ext/thunderbird-compose-host.ts";
import type { ContractPage, JsonFile } from "./contract-page.ts";

/** The background page of the contract's add-on: the real `thunderbirdComposeHost`, callable from the test. */
const page: ContractPage = {
  open: async ({ identityName, body, attachments, ...fields }) => {
    const identities = await messenger.identities.list();
    const identity = identities.find(({ name }) => name === identityName);
    const tab = await messenger.compose.beginNew({
      ...fields,
      ...(identity?.id === undefined ? {} : { identityId: identity.id }),
      ...(body.format === "plain"
        ? { isPlainText: true, plainTextBody: body.content }
        : { isPlainText: false, body: body.content }),
      attachments: attachments.map((file) => ({ file: fileOf(file), name: file.name })),
    });
    return tab.id ?? -1;
  },
  edit: async (tabId, { body, attach, detach, ...fields }) => {
    const { isPlainText } = await messenger.compose.getComposeDetails(tabId);
    const content = body === undefined ? {} : isPlainText ? { plainTextBody: body } : { body };
    await messenger.compose.setComposeDetails(tabId, { ...fields, ...content });
    if (attach !== undefined) await messenger.compose.addAttachment(tabId, { file: fileOf(attach), name: attach.name });
    for (const { id, name } of await messenger.compose.listAttachments(tabId)) {
      if (name === detach) await messenger.compose.removeAttachment(tabId, id);
    }
  },
  read: (tabId) =>
    orCode(async () => {
      const { body: _derived, ...draft } = await thunderbirdComposeHost(tabId).read();
      return draft;
    }),
  readAttachment: (tabId, id) => orCode(async () => toBase64(await thunderbirdComposeHost(tabId).readAttachment(id))),
  write: (tabId, { addAttachments, ...change }) =>
    orCode(() =>
      thunderbirdComposeHost(tabId).write({
        ...change,
        ...(addAttachments === undefined
          ? {}
          : { addAttachments: addAttachments.map((file) => ({ ...file, content: bytesOf(file.content) })) }),
      }),
    ),
};
Object.assign(globalThis, { contractPage: page });

function fileOf({ name, mediaType, content }: JsonFile): File {
  return new File([bytesOf(content)], name, { type: mediaType });
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

async function orCode<T>(call: () => Promise<T>): Promise<{ ok: T } | { code: ComposeHostError["code"] }> {
  try {
    return { ok: await call() };
  } catch (error) {
    if (error instanceof ComposeHostError) return { code: error.code };
    throw error;
  }
}
