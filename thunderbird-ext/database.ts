/** The add-on's own database on this machine: originals of drafts whose place a notice has taken, and the audit log. */
export type StoreName = "originals" | "audit";

let opened: Promise<IDBDatabase> | null = null;

/** One transaction in one store. `use` asks in it; the answer comes when all of it is kept. */
export async function inStore<T>(
  name: StoreName,
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await openDatabase();
  return new Promise<T>((resolve, reject) => {
    const transaction = database.transaction(name, mode);
    const request = use(transaction.objectStore(name));
    transaction.commit(); // It is the only one: no need to wait for its answer first.
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Stays open: while a send waits, opening would be the longest part. */
export function openDatabase(): Promise<IDBDatabase> {
  opened ??= open().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("sealpost", 2);
    opening.onupgradeneeded = () => {
      const { result } = opening;
      const missing = (name: StoreName): boolean => !result.objectStoreNames.contains(name);
      if (missing("originals")) result.createObjectStore("originals");
      if (missing("audit")) result.createObjectStore("audit", { autoIncrement: true });
    };
    opening.onsuccess = () => {
      const { result } = opening;
      const gone = (): void => {
        opened = null;
      };
      result.onclose = gone;
      result.onversionchange = () => {
        result.close(); // A newer version of the add-on must not wait for this page.
        gone();
      };
      resolve(result);
    };
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new Error("an older page has the database open"));
  });
}
