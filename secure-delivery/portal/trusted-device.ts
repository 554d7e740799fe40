/** The token of this browser for one address, kept only where the reader asked for it. */
const name = (address: string): string => `sealpost-device ${address.toLowerCase()}`;

export function keptDevice(address: string): string | null {
  try {
    return localStorage.getItem(name(address));
  } catch {
    return null;
  }
}

export function keepDevice(address: string, token: string): void {
  try {
    localStorage.setItem(name(address), token);
  } catch {
    // A browser that keeps nothing asks for a code again: no harm.
  }
}
