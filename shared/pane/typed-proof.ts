import { toBase64Url } from "../core/delivery/base64.ts";
import type { PickupProof } from "../core/policy/pickup-proof.ts";
import type { RecipientView } from "./recipient-views.ts";

/** What the sender types for the pickup. The word leaves this window as a verifier only. */
export interface TypedProof {
  readonly word: string;
  /** By the recipient's address. */
  readonly numbers: Readonly<Record<string, string>>;
}

export const nothingTyped: TypedProof = { word: "", numbers: {} };

/** Null: not a number that a text message can be sent to. Blanks, dashes and brackets do not matter. */
export function phoneNumber(typed: string): string | null {
  const number = typed.replace(/[\s().-]/g, "").replace(/^00/, "+");
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : null;
}

/** Without the numbers of those who are no recipients any more: their fields are gone, and nothing may wait for them. */
export function proofFor(
  { word, numbers }: TypedProof,
  recipients: readonly Pick<RecipientView, "shown">[],
): TypedProof {
  const left = Object.entries(numbers).filter(([address]) => recipients.some(({ shown }) => shown === address));
  return { word, numbers: Object.fromEntries(left) };
}

/** The addresses whose number is none. */
export function wrongNumbers({ numbers }: TypedProof): readonly string[] {
  return Object.keys(numbers).filter((address) => {
    const typed = numbers[address] ?? "";
    return typed.trim() !== "" && phoneNumber(typed) === null;
  });
}

/** Undefined: nothing was typed, the mailed code alone opens it. Rejects when the word cannot be stretched. */
export async function proofOf({ word, numbers }: TypedProof): Promise<PickupProof | undefined> {
  const phones = Object.entries(numbers).flatMap(([address, typed]) => {
    const number = phoneNumber(typed);
    return number === null ? [] : [{ address, number }];
  });
  if (word.trim() === "") return phones.length === 0 ? undefined : { phones };
  const { secretVerifier } = await import(
    /* webpackChunkName: "secret-verifier" */ "../core/delivery/secret-verifier.ts"
  );
  const salt = toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
  const verified = { word: { verifier: await secretVerifier(word, salt), salt } };
  return phones.length === 0 ? verified : { ...verified, phones };
}
