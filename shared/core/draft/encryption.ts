/** What a mail client can encrypt with by itself. */
export const encryptionTechnologies = ["openpgp", "smime"] as const;
export type EncryptionTechnology = (typeof encryptionTechnologies)[number];

/** The client's own encryption, as it stands for one draft. */
export interface DraftEncryption {
  /** What the user has switched on; null: nothing, or the host cannot say (then nothing is assumed). */
  readonly active: EncryptionTechnology | null;
  /** What the sender has keys for. Whether each recipient has one shows only at the real send. */
  readonly available: readonly EncryptionTechnology[];
}

export const noEncryption: DraftEncryption = { active: null, available: [] };
