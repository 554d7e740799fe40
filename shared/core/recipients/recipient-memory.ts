/**
 * Where one installation keeps to whom its user has sent. What is kept is text that `encodeSentRecord` wrote.
 * Two windows that send at the same moment may lose one of the two entries: the user is asked once more.
 */
export interface RecipientMemory {
  /**
   * 32 random bytes, made once and the same ever after; they go where the record goes, and nowhere else.
   * Rejects when they cannot be read: then everyone counts as new, and nothing is written.
   */
  key(): Promise<Uint8Array>;
  /** What `write` was last given; null where nothing has been written. Rejects when it cannot be read. */
  read(): Promise<string | null>;
  /** Keeps the text in place of the last. Rejects when it cannot; the send itself does not depend on it. */
  write(text: string): Promise<void>;
}
