import { tabPage } from "./extension-page.ts";
import type { GuardedThunderbird } from "./guarded-thunderbird.ts";
import { toMainWindow, until } from "./windows.ts";

/** The add-on's options page, in a tab of the main window. */
export interface OptionsWindow {
  shows(expected: string): Promise<void>;
  /** Puts a value into a field, as if it was pasted. */
  fill(selector: string, value: string): Promise<void>;
  press(selector: string): Promise<void>;
  isLocked(selector: string): Promise<boolean>;
  close(): Promise<void>;
}

export async function toOptionsPage({ background, marionette }: GuardedThunderbird): Promise<OptionsWindow> {
  await background(() => messenger.runtime.openOptionsPage());
  const page = tabPage(marionette);
  await toMainWindow(marionette);
  await until("the options page", () => page(() => document.querySelector("main") !== null).catch(() => false));
  return {
    shows: async (expected) => {
      await until(`“${expected}”`, () => page((text) => document.body.textContent.includes(text), expected));
    },
    fill: (selector, value) =>
      page(
        (where, text) => {
          const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(where);
          if (field === null) throw new Error(`no ${where}`);
          // React watches the property: only the prototype's own setter followed by an event counts as input.
          const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set;
          setter?.call(field, text);
          field.dispatchEvent(new Event("input", { bubbles: true }));
        },
        selector,
        value,
      ),
    press: async (selector) => {
      await until(`${selector} to be ready`, () =>
        page((where) => {
          const button = document.querySelector<HTMLButtonElement>(where);
          if (button === null || button.disabled) return false;
          button.click();
          return true;
        }, selector),
      );
    },
    isLocked: (selector) =>
      page((where) => document.querySelector<HTMLTextAreaElement>(where)?.readOnly === true, selector),
    close: async () => {
      await background(async () => {
        const [tab] = await messenger.tabs.query({ active: true, type: "content" });
        if (tab?.id !== undefined) await messenger.tabs.remove(tab.id);
      });
    },
  };
}
