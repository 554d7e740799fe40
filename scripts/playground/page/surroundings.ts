import type { Permission } from "../host/call.ts";
import type { SendMode } from "../host/smart-alert.ts";
import type { SignIn } from "./office-frame.ts";

/** What is around one compose window: the client, its connection, and how the add-in is deployed. */
export interface Surroundings {
  readonly runtimeUrl: string;
  /** The handler's file, for classic Windows, which loads no page. */
  readonly handlerUrl: string;
  /** Where events are handled: office.js in a hidden frame, or the bare realm of classic Windows. */
  readonly realm: "frame" | "classic";
  readonly paneUrl: string;
  readonly addinName: string;
  /** By launch event. */
  readonly handlers: Readonly<Record<string, string>>;
  readonly mailbox: string;
  readonly permission: Permission;
  /** Outlook's own sign-in, for nested app authentication; null: an Outlook that has none. */
  readonly signIn: SignIn | null;
  readonly language: string;
  readonly sendMode: SendMode;
  /** Has the client a connection? Without one no handler runs that is not there already. */
  readonly online: boolean;
  /** Outlook gives up on a handler after so many milliseconds (300,000 by the documentation), and on loading it. */
  readonly handlerLimitMs: number;
  /** Says "taking longer than expected" after so many (5,000). */
  readonly patienceMs: number;
  /** Settings that roam with the mailbox: they outlive the window. */
  readonly roaming: Record<string, string>;
}
