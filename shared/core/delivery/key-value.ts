/** A place on this machine that keeps text under a name. Both methods reject when it fails. */
export interface KeyValue {
  read(key: string): Promise<string | null>;
  write(key: string, value: string): Promise<void>;
}
