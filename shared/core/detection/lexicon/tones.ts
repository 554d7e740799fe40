/**
 * What a tone says of a mention: that a patient is spoken of, and that care is; of the message and the sentence around,
 * and once more of the words right before the mention and right behind it.
 */
export const toneNames = ["who", "care", "whoBefore", "careBefore", "whoBehind", "careBehind"] as const;

/** Steps of tone to one unit of weight, for a single word. */
export const toneSteps = 32;
