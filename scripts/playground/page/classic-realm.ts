import type { FromClassic, ToClassic } from "../host/classic-messages.ts";
import type { ComposeItem } from "../host/compose-item.ts";
import type { EventRealm } from "./handler-runtime.ts";
import { type Answering, callItem } from "./office-answers.ts";
import type { Surroundings } from "./surroundings.ts";

/** Loads the handler's file into the bare realm of classic Windows. It hears of no event but commands. */
export function openClassicRealm(
  { handlerUrl, language, roaming }: Surroundings,
  item: ComposeItem,
  answering: Answering,
): EventRealm {
  const worker = new Worker("/classic-worker.js");
  const { promise: ready, resolve: becomeReady } = Promise.withResolvers<void>();
  const post = (message: ToClassic): void => worker.postMessage(message);
  worker.addEventListener("message", ({ data }: MessageEvent<FromClassic>) => {
    switch (data.tell) {
      case "ready":
        return becomeReady();
      case "call":
        return void callItem(answering, data.call, onWire(data.call, data.params), "runtime").then((replies) => {
          for (const reply of replies) post({ tell: "answer", number: data.number, reply });
        });
      case "completed":
        return answering.completed(data.id, data.how);
    }
  });
  void fetch(handlerUrl)
    .then((response) => response.text())
    .then((bundle) =>
      post({ tell: "begin", bundle, kind: item.kind, user: item.from, language, roaming: read(roaming) }),
    )
    // What cannot be loaded never becomes ready.
    .catch(() => {});
  return {
    ready,
    raise(event, data) {
      if (event !== "appCommandInvoked") return false;
      const [id = "", handler = ""] = data as string[];
      post({ tell: "run", id, handler });
      return true;
    },
    close: () => worker.terminate(),
  };
}

/** `roamingSettings.saveAsync`. On the web office.js writes each setting as JSON; both realms share them. */
const saveSettings = 404;

function onWire(call: number, params: Record<string, unknown>): Record<string, unknown> {
  return call === saveSettings ? { 0: mapped(params[0] as Record<string, string>, JSON.stringify) } : params;
}

function read(settings: Record<string, string>): Record<string, string> {
  return mapped(settings, JSON.parse);
}

function mapped(settings: Record<string, string>, change: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, change(value)]));
}
