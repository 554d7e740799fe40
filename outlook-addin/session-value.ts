import { type ComposeItem, supportsMailbox } from "./compose-item.ts";
import { officeCall } from "./office-call.ts";

/** `KeyNotFound`. */
const keyNotFound = 9050;

/**
 * One value that the pane and the handler share about one item, for as long as it is being written. Outlook keeps no
 * more than 50,000 characters of all of them: `put` rejects when they are full.
 */
export interface SessionValue<Value> {
  find(item: ComposeItem): Promise<Value | null>;
  put(item: ComposeItem, value: Value): Promise<void>;
  drop(item: ComposeItem): Promise<void>;
}

export function sessionValue<Value>(name: string): SessionValue<Value> {
  const key = `sealpost.${name}`;
  return {
    async find(item) {
      const text = await officeCall<string | null>((answered) =>
        item.sessionData.getAsync(key, (result) => answered(result.error?.code === keyNotFound ? nothing : result)),
      );
      return text ? (JSON.parse(text) as Value) : null;
    },
    put: (item, value) =>
      officeCall<void>((answered) => item.sessionData.setAsync(key, JSON.stringify(value), answered)),
    drop: (item) => officeCall<void>((answered) => item.sessionData.removeAsync(key, answered)).catch(() => {}),
  };
}

const nothing = { status: "succeeded", value: null } as unknown as Office.AsyncResult<null>;

/** Older Outlooks (perpetual 2019) have no session data; the add-in's manifest asks for 1.12 at least. */
export function hasSessionData(): boolean {
  return supportsMailbox("1.11");
}
