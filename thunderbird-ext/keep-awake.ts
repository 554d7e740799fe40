import browser from "webextension-polyfill";

/** Thunderbird lets an event page sleep after half a minute without a call; each call starts that time again. */
const everyMs = 10_000;

/** Keeps the event page from sleeping while a task runs. */
export async function keepAwake<T>(task: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), everyMs);
  try {
    return await task();
  } finally {
    clearInterval(timer);
  }
}
