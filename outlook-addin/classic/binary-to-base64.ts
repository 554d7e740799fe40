const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Stands in for `btoa`: base64 of a text whose characters are bytes. */
export function binaryToBase64(binary: string): string {
  let text = "";
  for (let at = 0; at < binary.length; at += 3) {
    const [first = 0, second = 0, third = 0] = [0, 1, 2].map((next) => binary.charCodeAt(at + next) || 0);
    const bits = (first << 16) | (second << 8) | third;
    for (let place = 0; place < 4; place++) {
      text += at + place > binary.length ? "=" : digits.charAt((bits >> (18 - 6 * place)) & 63);
    }
  }
  return text;
}
