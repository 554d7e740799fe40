/** What is known of the place of a mention, beside the words right around it. Filled again for the next. */
export interface Setting {
  inSignature: boolean;
  where: "subject" | "file-name" | "quoted" | "other";
  /** A long text with hardly any health in it. */
  sparse: boolean;
}
