/**
 * In the handler's bundle this stands for `@noble/curves/ed25519.js`: no BigInt there on classic Windows, and the handler
 * takes no signed documents (handler-policy.ts). Whatever asks hears that nothing is genuine.
 */
export const ed25519 = {
  verify: (): boolean => false,
  sign: (): never => refuse(),
  getPublicKey: (): never => refuse(),
};

function refuse(): never {
  throw new Error("no signatures in the handler");
}
