import type { Marionette } from "./marionette.ts";
import { findWindow, toMainWindow, until } from "./windows.ts";

export type SendCommand = "cmd_sendNow" | "cmd_sendLater" | "cmd_sendButton" | "cmd_sendWithCheck";

/** Puts the compose window with this subject into focus once its editor is ready. */
export async function toComposeWindow(marionette: Marionette, subject: string): Promise<void> {
  await until(`a compose window “${subject}”`, () =>
    findWindow(
      marionette,
      (wanted: string) => {
        const field = document.getElementById("msgSubject") as HTMLInputElement | null;
        return (
          document.documentElement.getAttribute("windowtype") === "msgcompose" &&
          (window as unknown as ComposeWindow).composeEditorReady === true &&
          field?.value === wanted
        );
      },
      subject,
    ),
  );
}

/** As the menu or the keys do it; returns at once. */
export async function pressSend(marionette: Marionette, command: SendCommand = "cmd_sendNow"): Promise<void> {
  await marionette.run((name: string) => {
    (window as unknown as ComposeWindow).goDoCommand(name);
  }, command);
}

/** Clicks Sealpost's button in the toolbar of the compose window that has the focus. */
export async function pressToolbarButton(marionette: Marionette): Promise<void> {
  await until("the toolbar button", () =>
    marionette.run(() => {
      const button = document.getElementById("sealpost_sealpost_example-composeAction-toolbarbutton");
      button?.click();
      return button !== null;
    }),
  );
}

/** Types at the start of the body, as a user would; the window must not be locked. */
export async function typeInBody(marionette: Marionette, text: string): Promise<void> {
  if (text === "") return;
  await marionette.run((typed: string) => {
    const editor = (window as unknown as ComposeWindow).GetCurrentEditor();
    editor.beginningOfDocument();
    editor.insertText(typed);
  }, text);
}

/** True while Thunderbird has the window locked, as it does during a send. */
export async function isLocked(marionette: Marionette): Promise<boolean> {
  return marionette.run(() => (window as unknown as ComposeWindow).gWindowLocked === true);
}

/** A held send leaves the window open for writing, a moment after the pane says so. */
export async function untilUnlocked(marionette: Marionette): Promise<void> {
  await until("Thunderbird to unlock the window", async () => !(await isLocked(marionette)));
}

export async function countComposeWindows(marionette: Marionette): Promise<number> {
  return marionette.run(() => [...Services.wm.getEnumerator("msgcompose")].length);
}

/** Closes one compose window without a question. */
export async function closeComposeWindow(marionette: Marionette, subject: string): Promise<void> {
  await toComposeWindow(marionette, subject);
  await marionette.run(() => {
    const compose = window as unknown as ComposeWindow;
    compose.SetContentAndBodyAsUnmodified();
    // Not from inside the task: Marionette would lose the window that it runs in.
    setTimeout(() => compose.close(), 0);
  });
  await toMainWindow(marionette);
}

/** Closes every compose window without a question, and waits until they are gone. */
export async function closeComposeWindows(marionette: Marionette): Promise<void> {
  await toMainWindow(marionette);
  await marionette.run(() => {
    for (const compose of Services.wm.getEnumerator("msgcompose")) {
      compose.ToggleWindowLock?.(false);
      compose.gContentChanged = false;
      if (compose.gMsgCompose) compose.gMsgCompose.bodyModified = false;
      compose.close();
    }
  });
  await until("compose windows to close", async () => (await countComposeWindows(marionette)) === 0);
}
