/** How far the reading of one attachment goes, with everything that is packed inside it. */
export interface ReadingLimits {
  /** Of the attachment itself, in bytes. */
  readonly inputBytes: number;
  /** Of all that is unpacked from it, at every depth together, in bytes. */
  readonly unpackedBytes: number;
  /** How many times larger one packed file may become; counted from the first megabyte on. */
  readonly expansion: number;
  /** Of the text that comes out, in UTF-16 units. */
  readonly textLength: number;
  /** Files in archives, at every depth together. */
  readonly entries: number;
  /** Files inside files: a text in a zip in a zip is at depth 2, the attachment itself at 0. */
  readonly depth: number;
  readonly pages: number;
  readonly milliseconds: number;
}

/** What a mail server takes is smaller; what takes longer would make the user wait. */
export const readingLimits: ReadingLimits = {
  inputBytes: 50 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  expansion: 500,
  textLength: 10_000_000,
  entries: 5_000,
  depth: 4,
  pages: 2_000,
  milliseconds: 10_000,
};
