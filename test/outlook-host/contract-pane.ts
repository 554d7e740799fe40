import { currentItem } from "../../outlook-addin/compose-item.ts";
import { outlookComposeHost } from "../../outlook-addin/outlook-compose-host.ts";
import { toBase64 } from "../../shared/core/delivery/base64.ts";
import { type ComposeHost, ComposeHostError } from "../../shared/core/draft/compose-host.ts";
import type { ContractPane } from "./contract-pane-type.ts";

/** The pane of the contract's add-in: the real `outlookComposeHost` on the real office.js, callable from the test. */
let host: ComposeHost | null = null;

function opened(): ComposeHost {
  if (host !== null) return host;
  const item = currentItem();
  if (item === null) throw new Error("no item is being written here");
  host = outlookComposeHost(item);
  return host;
}

const pane: ContractPane = {
  read: () =>
    orCode(async () => {
      const { body: _derived, ...draft } = await opened().read();
      return draft;
    }),
  readAttachment: (id) => orCode(async () => toBase64(await opened().readAttachment(id))),
  write: ({ addAttachments, ...change }) =>
    orCode(() =>
      opened().write({
        ...change,
        ...(addAttachments === undefined
          ? {}
          : { addAttachments: addAttachments.map((file) => ({ ...file, content: bytesOf(file.content) })) }),
      }),
    ),
};
void Office.onReady();
Object.assign(globalThis, { contractPane: pane });

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
