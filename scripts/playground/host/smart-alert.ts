/** The send modes of the manifest (`SendMode`). */
export type SendMode = "Block" | "SoftBlock" | "PromptUser";

/** What the add-in gave `event.completed`. */
export interface CompletedWith {
  readonly allowEvent?: boolean;
  readonly errorMessage?: string;
  readonly errorMessageMarkdown?: string;
  readonly cancelLabel?: string;
  readonly commandId?: string;
  readonly contextData?: string;
  readonly sendModeOverride?: string;
}

/**
 * How the handler came to its end.
 * - `timeout`: 300 seconds went by; `unavailable`: it could not be loaded; `offline`: the client had no connection
 */
export type HandlerEnd =
  | { readonly kind: "completed"; readonly with: CompletedWith }
  | { readonly kind: "timeout" | "unavailable" | "offline" };

export type AlertButton = "Send Anyway" | "Don't Send" | "Try Later" | "command";

export interface SmartAlert {
  readonly mode: SendMode;
  readonly why: "held" | "timeout" | "unavailable" | "offline";
  readonly message: string;
  readonly markdown: boolean;
  readonly buttons: readonly AlertButton[];
  /** What the command button says. */
  readonly cancelLabel: string;
  readonly commandId: string | null;
  readonly contextData: string;
}

/** Null: the item goes. Tables of the Smart Alerts documentation ("Available send mode options", "Limitations"). */
export function smartAlert(end: HandlerEnd, mode: SendMode, addinName: string): SmartAlert | null {
  if (end.kind !== "completed") return faultAlert(end.kind, mode, addinName);
  const { allowEvent, errorMessage, errorMessageMarkdown, cancelLabel, commandId, contextData, sendModeOverride } =
    end.with;
  if (allowEvent === true) return null;
  // The override only relaxes.
  const shown = sendModeOverride === "promptUser" ? "PromptUser" : mode;
  return {
    mode: shown,
    why: "held",
    // Documented: longer messages are cut; the label falls back to its default.
    message: (errorMessageMarkdown ?? errorMessage ?? `${addinName} is preventing this item from being sent.`).slice(
      0,
      500,
    ),
    markdown: errorMessageMarkdown !== undefined,
    buttons: [
      ...(shown === "PromptUser" ? (["Send Anyway"] as const) : []),
      ...(commandId === undefined ? [] : (["command"] as const)),
      "Don't Send",
    ],
    cancelLabel: cancelLabel !== undefined && cancelLabel.length <= 20 ? cancelLabel : "Don't Send",
    commandId: commandId ?? null,
    contextData: commandId === undefined ? "" : (contextData ?? ""),
  };
}

/**
 * Documented: an add-in that cannot be reached blocks in `Block` only; `SoftBlock` and `PromptUser` let the item go. A
 * time-out offers "Send Anyway" in `PromptUser` by the documentation, and in `SoftBlock` too by office-js #6637.
 */
function faultAlert(why: "timeout" | "unavailable" | "offline", mode: SendMode, addinName: string): SmartAlert | null {
  if (why !== "timeout" && mode !== "Block") return null;
  return {
    mode,
    why,
    message: `${addinName} is unavailable right now. Try again later.`,
    markdown: false,
    buttons: why === "timeout" && mode !== "Block" ? ["Send Anyway", "Don't Send"] : ["Don't Send"],
    cancelLabel: "",
    commandId: null,
    contextData: "",
  };
}
