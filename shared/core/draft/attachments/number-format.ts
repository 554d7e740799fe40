import { readXml } from "./xml-events.ts";

/** Format codes that Excel knows by number and does not write down (ECMA-376 part 1, 18.8.30); dates and times. */
const builtIn: ReadonlyMap<number, string> = new Map([
  [14, "m/d/yyyy"],
  [15, "d-mmm-yy"],
  [16, "d-mmm"],
  [17, "mmm-yy"],
  [22, "m/d/yyyy h:mm"],
]);

/** The format code of each cell style, by the number that cells name it with. */
export function readNumberFormats(styles: string): readonly string[] {
  const codes = new Map(builtIn);
  const formats: string[] = [];
  let inCellStyles = false;
  readXml(styles, {
    open(name, { numFmtId, formatCode }): void {
      if (name === "cellXfs") inCellStyles = true;
      if (name === "numFmt" && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      if (name === "xf" && inCellStyles) formats.push(codes.get(Number(numFmtId ?? 0)) ?? "");
    },
    close(name): void {
      if (name === "cellXfs") inCellStyles = false;
    },
  });
  return formats;
}

const dayMilliseconds = 86_400_000;
/** Days from Excel's day 0 (with its 29 February 1900, that never was) to 1970, and the same from 1904. */
const daysTo1970 = 25_569;
const days1904 = 1_462;

/**
 * A number as its format shows it, where that makes it something else: dates come as `1961-02-03`, numbers with a
 * mask of digits (`00000000`, `000-00-0000`) with their zeroes and signs. Anything else stays as it is stored.
 */
export function showNumber(value: string, format: string, from1904: boolean): string {
  const number = Number(value);
  if (format === "" || value === "" || !Number.isFinite(number)) return value;
  const code = (format.split(";", 1)[0] ?? "").replace(/"[^"]*"|\[[^\]]*\]/g, "").replace(/\\(.)|_./g, "$1");
  if (/[dy]|mmm/i.test(code) && number >= 1 && number < 2_958_466) return dateOf(number + (from1904 ? days1904 : 0));
  if (
    /^[0\-() ./+]+$/.test(code) &&
    /00/.test(code) &&
    !/\.0*$/.test(code) &&
    Number.isSafeInteger(number) &&
    number >= 0
  ) {
    return masked(String(number), code);
  }
  return value;
}

function dateOf(serial: number): string {
  const iso = new Date(Math.round((serial - daysTo1970) * dayMilliseconds)).toISOString();
  return serial % 1 === 0 ? iso.slice(0, 10) : iso.slice(0, 16).replace("T", " ");
}

function masked(digits: string, mask: string): string {
  const places = mask.split("0").length - 1;
  const padded = digits.padStart(places, "0");
  let used = padded.length - places;
  let shown = padded.slice(0, used);
  for (const sign of mask) shown += sign === "0" ? padded[used++] : sign;
  return shown;
}
