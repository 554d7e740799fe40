import type { AuditEvent } from "../../shared/core/audit/audit-event.ts";

/** In the background page: the database that the add-on has open there as well. */
export async function readAudit(): Promise<readonly AuditEvent[]> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open("sealpost");
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  try {
    if (!database.objectStoreNames.contains("audit")) return []; // Nothing was sent yet.
    return await new Promise((resolve, reject) => {
      const all = database.transaction("audit", "readonly").objectStore("audit").getAll();
      all.onsuccess = () => resolve(all.result);
      all.onerror = () => reject(all.error);
    });
  } finally {
    database.close();
  }
}

/** In the background page. */
export async function clearAudit(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open("sealpost");
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  try {
    if (!database.objectStoreNames.contains("audit")) return;
    await new Promise<void>((resolve, reject) => {
      const emptied = database.transaction("audit", "readwrite");
      emptied.objectStore("audit").clear();
      emptied.oncomplete = () => resolve();
      emptied.onabort = () => reject(emptied.error);
    });
  } finally {
    database.close();
  }
}
