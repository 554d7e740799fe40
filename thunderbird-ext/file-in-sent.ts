import { composeMessage, type MessageFile } from "../shared/core/delivery/compose-message.ts";
import type { Receipt } from "../shared/core/delivery/receipt.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import { messengerCall } from "./messenger-call.ts";

type Submitted = Extract<Receipt, { kind: "submitted" }>;

/** The API's newer half, which the published types lack. */
interface Filing {
  query(wanted: {
    readonly accountId?: string;
    readonly specialUse?: readonly string[];
    readonly path?: string;
  }): Promise<readonly { readonly id: string }[]>;
  import(file: File, folderId: string, properties: { read: boolean }): Promise<unknown>;
}

/** Files the sender's copy of a message that the endpoint delivers. Rejects when it is not there afterwards. */
export async function fileInSent(
  draft: Draft,
  files: readonly MessageFile[],
  receipt: Submitted,
  identityId: string | undefined,
): Promise<void> {
  const folder = await sentFolder(identityId);
  const copy = new File(
    [receiptHeaders(draft, receipt), composeMessage(draft, files, new Date(receipt.storedAt)) as BlobPart],
    "sent.eml",
    {
      type: "message/rfc822",
    },
  );
  await messengerCall(() => filing().import(copy, folder, { read: true }));
}

/** Where Thunderbird itself would put it: the account's folder, or the one of the local folders; a new one is known by its name alone. */
async function sentFolder(identityId: string | undefined): Promise<string> {
  const accountId = identityId === undefined ? undefined : (await identityOf(identityId))?.accountId;
  const places: readonly { accountId?: string }[] = [...(accountId === undefined ? [] : [{ accountId }]), {}];
  for (const place of places) {
    for (const mark of [{ specialUse: ["sent"] }, { path: "/Sent" }] as const) {
      const [folder] = await messengerCall(() => filing().query({ ...place, ...mark }));
      if (folder !== undefined) return folder.id;
    }
  }
  throw new Error("there is no Sent folder");
}

function identityOf(id: string): Promise<messenger.identities.MailIdentity | null> {
  return messengerCall(async () => (await messenger.identities.get(id)) ?? null);
}

function filing(): Filing {
  const { folders, messages } = messenger as unknown as {
    readonly folders: Pick<Filing, "query">;
    readonly messages: Pick<Filing, "import">;
  };
  return { query: (wanted) => folders.query(wanted), import: (...copy) => messages.import(...copy) };
}

/** The message that is handed over names no Bcc; the sender's own copy does. */
function receiptHeaders({ recipients }: Draft, { messageId, storedAt, recipients: count }: Submitted): string {
  const bcc = recipients.flatMap((to) => (to.kind === "mailbox" && to.field === "bcc" ? [to.address] : []));
  return [
    `Message-ID: <${messageId}@submitted.sealpost.invalid>`,
    `X-Sealpost-Receipt: v=1; id=${messageId}; stored=${storedAt}; recipients=${count}`,
    ...(bcc.length > 0 ? [`Bcc: ${bcc.join(",\r\n ")}`] : []),
    "",
  ].join("\r\n");
}
