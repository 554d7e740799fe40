import type { ComposeHostCode, DraftChange, NewAttachment } from "../../shared/core/draft/compose-host.ts";
import type { Draft } from "../../shared/core/draft/draft.ts";
import type { StartingDraft, UserEdit } from "../contract/open-draft.ts";

/** What crosses between the test and the page is JSON: bytes go as base64, errors as their code. */
export type JsonFile = Omit<NewAttachment, "content"> & { readonly content: string };
export type OrCode<T> = { readonly ok: T } | { readonly code: ComposeHostCode };

export interface ContractPage {
  open(start: Omit<StartingDraft, "attachments"> & { attachments: JsonFile[]; identityName: string }): Promise<number>;
  edit(tabId: number, edit: Omit<UserEdit, "attach"> & { attach?: JsonFile }): Promise<void>;
  read(tabId: number): Promise<OrCode<Omit<Draft, "body">>>;
  readAttachment(tabId: number, id: string): Promise<OrCode<string>>;
  write(
    tabId: number,
    change: Omit<DraftChange, "addAttachments"> & { addAttachments?: JsonFile[] },
  ): Promise<OrCode<void>>;
}
