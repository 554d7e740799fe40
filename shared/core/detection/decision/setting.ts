/** What is known of the place of a mention, beside the words right around it. */
export interface Setting {
  readonly inSignature: boolean;
  readonly where: "subject" | "file-name" | "quoted" | "other";
  /** A long text with hardly any health in it. */
  readonly sparse: boolean;
}
