import type { ComposeHost, NewAttachment } from "../../shared/core/draft/compose-host.ts";
import type { BodySource } from "../../shared/core/draft/draft.ts";

/** A draft as a user has it open before the contract looks at it. Addresses as the user typed them. */
export interface StartingDraft {
  readonly to: string[];
  readonly cc: string[];
  readonly bcc: string[];
  readonly subject: string;
  readonly body: BodySource;
  readonly attachments: readonly NewAttachment[];
}

/** What a user does to a draft behind our back. */
export interface UserEdit {
  readonly to?: string[];
  readonly cc?: string[];
  readonly bcc?: string[];
  readonly subject?: string;
  readonly body?: string;
  readonly attach?: NewAttachment;
  /** By name. */
  readonly detach?: string;
}

/** One open compose window, from both sides: the host under contract, and the user. */
export interface OpenDraft {
  readonly host: ComposeHost;
  edit(change: UserEdit): Promise<void>;
  close(): Promise<void>;
}

export type DraftOpener = (start: StartingDraft) => Promise<OpenDraft>;
