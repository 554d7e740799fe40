/**
 * In the handler's bundle this stands for the sentences about deliveries that failed: it delivers nothing, and so never says one.
 */
export const heldFailures = { en: {}, es: {} };
