import type { ComposeHostCode, DraftChange, NewAttachment } from "../../shared/core/draft/compose-host.ts";
import type { Draft } from "../../shared/core/draft/draft.ts";

/** What crosses between the test and the pane is JSON: bytes go as base64, errors as their code. */
export type JsonFile = Omit<NewAttachment, "content"> & { readonly content: string };
export type OrCode<T> = { readonly ok: T } | { readonly code: ComposeHostCode };

export interface ContractPane {
  read(): Promise<OrCode<Omit<Draft, "body">>>;
  readAttachment(id: string): Promise<OrCode<string>>;
  write(change: Omit<DraftChange, "addAttachments"> & { addAttachments?: JsonFile[] }): Promise<OrCode<void>>;
}
