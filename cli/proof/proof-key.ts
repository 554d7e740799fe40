import { base64urlnopad } from "@scure/base";

/** The key that mail clients were given, from the text of its file; null where there is none. */
export function readProofKey(text: string): Uint8Array | null {
  try {
    const bytes = base64urlnopad.decode(text.trim().replace(/=+$/, ""));
    return bytes.length >= 32 ? bytes : null;
  } catch {
    return null;
  }
}
