import browser from "webextension-polyfill";
import { fetchPolicy } from "./fetch-policy.ts";

const alarm = "policy";
/** Between two looks for a newer policy, in minutes; a server that has none answers with a few bytes. */
const everyMinutes = 60;

/** Call it while the event page loads. An alarm wakes a page that sleeps; a newer policy counts from the next press of Send. */
export function keepPolicyFresh(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) void fetchPolicy();
  });
  browser.runtime.onStartup.addListener(() => void fetchPolicy());
  browser.runtime.onInstalled.addListener(() => void fetchPolicy());
  void browser.alarms.get(alarm).then((standing) => {
    if (standing === undefined) browser.alarms.create(alarm, { periodInMinutes: everyMinutes });
  });
}
