/** Notions: sums between the features and the two factors, so that features can speak of each other. */
export const notions = 6;

/**
 * What one feature says has `voices` parts: that it is a patient, that it is about care, and to each notion. To be taken into
 * constants of one's own (see `gapKinds` in reading/tokens.ts).
 */
export const sumSizes = { notions, voices: 2 + notions } as const;
