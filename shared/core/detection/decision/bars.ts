/** From this probability on a finding warns; from that on it is a hint. */
export const warnAt = 0.5;
export const hintAt = 0.2;
