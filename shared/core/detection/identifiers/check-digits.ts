/** Check digits of the numbers that have one. Each takes the sign itself, without blanks and hyphens, in capitals. */

/** ISO/IEC 7812-1 annex B. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 0x30;
    if (digit < 0 || digit > 9) return false;
    const weighed = at % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum > 0 && sum % 10 === 0;
}

/** National Provider Identifier: Luhn with the prefix 80840 (45 CFR 162.406). */
export function isProviderNumber(digits: string): boolean {
  return /^[12]\d{9}$/.test(digits) && luhn(`80840${digits}`);
}

/** DEA registration: two letters, six digits, and the last digit of (1st+3rd+5th) + 2 × (2nd+4th+6th). */
export function isDrugRegistration(sign: string): boolean {
  if (!/^[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}$/.test(sign)) return false;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, check = 0] = [...sign.slice(2)].map(Number);
  return (a + c + e + 2 * (b + d + f)) % 10 === check;
}

/** ABA routing number: weights 3, 7, 1. */
export function isRoutingNumber(digits: string): boolean {
  if (!/^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * ([3, 7, 1][at % 3] as number), 0);
  return sum % 10 === 0;
}

const vinValues = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2] as const;

/** Vehicle identification number: the ninth sign checks the others (49 CFR 565.15). */
export function isVehicleNumber(sign: string): boolean {
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(sign)) return false;
  const sum = vinWeights.reduce<number>(
    (total, weight, at) => total + weight * (vinValues.indexOf(sign.charAt(at)) % 10),
    0,
  );
  return sign.charAt(8) === "0123456789X".charAt(sum % 11);
}

/** International bank account number: ISO 13616, modulo 97. */
export function isBankAccount(sign: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(sign)) return false;
  let rest = 0;
  for (const letter of sign.slice(4) + sign.slice(0, 4)) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** LOINC: one to five digits, a hyphen, and their check digit (modulo 10, as Luhn). */
export function isLoinc(code: string): boolean {
  return /^\d{1,5}-\d$/.test(code) && luhn(code.replace("-", ""));
}
