import { fromBase64Url, toBase64Url } from "../shared/core/delivery/base64.ts";
import type { ComposeItem } from "./compose-item.ts";
import { itemProperties } from "./item-properties.ts";
import { officeCall } from "./office-call.ts";

/** Which original belongs to an item, and the key to it. */
export interface VaultKey {
  readonly id: string;
  readonly key: Uint8Array<ArrayBuffer>;
}

const property = "sealpost.vault";

/** With the item itself, in the mailbox: who closes a draft and opens it again tomorrow finds it. Null: there is none. */
export async function findVaultKey(item: ComposeItem): Promise<VaultKey | null> {
  const [id, key] = String((await itemProperties(item)).get(property) ?? "").split(".");
  const raw = fromBase64Url(key ?? "");
  return id && raw?.length === 32 ? { id, key: new Uint8Array(raw) } : null;
}

export async function keepVaultKey(item: ComposeItem, { id, key }: VaultKey): Promise<void> {
  const own = await itemProperties(item);
  own.set(property, `${id}.${toBase64Url(key)}`);
  await officeCall<void>((answered) => own.saveAsync(answered));
}

export async function dropVaultKey(item: ComposeItem): Promise<void> {
  const own = await itemProperties(item);
  own.remove(property);
  await officeCall<void>((answered) => own.saveAsync(answered));
}
