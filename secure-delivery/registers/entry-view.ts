import type { RegisterEntry } from "../../shared/core/delivery/wire/registers.ts";
import { isValid, type StoredEntry } from "./register-store.ts";

export function entryView(entry: StoredEntry, now: number): RegisterEntry {
  const { id, register, purpose, document, recordedBy, recordedAt, until, revoked } = entry;
  return {
    id,
    register,
    purpose,
    document,
    recordedBy,
    recordedAt: new Date(recordedAt).toISOString(),
    until: new Date(until).toISOString(),
    revoked: revoked === null ? null : { by: revoked.by, at: new Date(revoked.at).toISOString() },
    valid: isValid(entry, now),
  };
}
