import { fromBase64 } from "./from-base64.ts";
import { type Hl7Field, hl7FieldLabel, hl7SegmentName } from "./hl7-fields.ts";
import type { Part, Reading } from "./reading.ts";

/** The five separators that a message declares in its first segment (HL7 v2, section 2.5.4). */
interface Separators {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escaping: string;
  readonly subcomponent: string;
}

/**
 * An HL7 v2 message, or a batch: a line a segment, known fields behind what they are (`Patient: ROE, JANE Q`, `DOB:
 * 1961-02-03`), all others as they stand with blanks for the separators.
 */
export async function readHl7(part: Part, message: string, reading: Reading): Promise<void> {
  const { text, checkTime } = reading;
  const enclosed: Uint8Array<ArrayBuffer>[] = [];
  let separators = separatorsOf("MSH|^~\\&");
  for (const segment of message.replaceAll("\u001c", "").split(/[\r\n\v]+/)) {
    checkTime();
    if (/^(?:MSH|FHS|BHS)/.test(segment)) separators = separatorsOf(segment);
    const [name = "", ...fields] = segment.split(separators.field);
    const isHeader = /^(?:MSH|FHS|BHS)$/.test(name);
    text.write(hl7SegmentName(name));
    for (const [index, field] of fields.entries()) {
      const number = index + (isHeader ? 2 : 1);
      if (field === "" || field === '""' || (isHeader && index === 0)) continue;
      const file = name === "OBX" && number === 5 ? enclosedFile(field, separators) : null;
      if (file !== null) enclosed.push(file);
      text.cell();
      if (file === null) text.write(showField(name, number, field, separators));
    }
    text.line();
  }
  for (const bytes of enclosed) await reading.readInside(part, { name: "", mediaType: "", bytes });
}

/** Encapsulated data (type ED, section 2A.2.24): laboratories send their reports as a PDF in base64. */
function enclosedFile(field: string, { component }: Separators): Uint8Array<ArrayBuffer> | null {
  const [, , , encoding = "", data = ""] = field.split(component);
  return encoding.toLowerCase() === "base64" ? fromBase64(data) : null;
}

function separatorsOf(header: string): Separators {
  const [component = "^", repetition = "~", escaping = "\\", subcomponent = "&"] = header.slice(4, 8);
  return { field: header.charAt(3) || "|", component, repetition, escaping, subcomponent };
}

function showField(segment: string, number: number, field: string, separators: Separators): string {
  const known = hl7FieldLabel(segment, number);
  const shown = field
    .split(separators.repetition)
    .map((repetition) => repetition.split(separators.component).map((one) => plain(one, separators)))
    .map((components) => showComponents(components, known?.type ?? "text"))
    .filter((one) => one !== "")
    .join("; ");
  return known === null || shown === "" ? shown : `${known.label}: ${shown}`;
}

function showComponents(components: readonly string[], type: Hl7Field["type"]): string {
  const [first = "", second = "", , use = "", kind = "", area = "", number = ""] = components;
  switch (type) {
    case "name":
      return personName(components);
    case "person":
      return personName(components.slice(first === "" || /\d/.test(first) ? 1 : 0));
    case "date":
      return dateText(first);
    case "id":
      return kind === "SS" ? `SSN ${first}` : first;
    case "code":
      return [first, second].filter((one) => one !== "").join(" ");
    case "phone":
      return first === "" ? [area, number, use].filter((one) => one !== "").join(" ") : first;
    case "address":
      return [first, second, components[2] ?? "", `${use} ${kind}`.trim()].filter((one) => one !== "").join(", ");
    case "text":
      return components
        .map(dateTimeText)
        .filter((one) => one !== "")
        .join(" ");
  }
}

/** Family name first, as everybody writes it who writes it in capitals: `ROE, JANE Q JR`; without "Ms" and "Dr". */
function personName([family = "", ...given]: readonly string[]): string {
  const rest = given
    .slice(0, 3)
    .filter((one) => one !== "")
    .join(" ");
  return rest === "" || family === "" ? family + rest : `${family}, ${rest}`;
}

function dateText(value: string): string {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d))?/.exec(value) ?? [];
  if (year === undefined) return value;
  const date = [year, month, day].filter((one) => one !== undefined).join("-");
  return hour === undefined ? date : `${date} ${hour}:${minute}`;
}

/** A time to the minute or second is a time in any field; eight digits alone may be any number. */
function dateTimeText(value: string): string {
  return /^(?:19|20)\d{10}(?:\d\d)?(?:\.\d{1,4})?(?:[+-]\d{4})?$/.test(value) ? dateText(value) : value;
}

/** One component: its parts with blanks between, escape sequences (section 2.7) as what they stand for. */
function plain(value: string, { field, component, repetition, escaping, subcomponent }: Separators): string {
  const parts = value.split(subcomponent).filter((one) => one !== "" && one !== '""');
  const joined = parts.join(" ").trim();
  if (!/^[^\w\s]$/.test(escaping) || !joined.includes(escaping)) return joined;
  const sequence = new RegExp(`\\${escaping}([^\\${escaping}]{1,40})\\${escaping}`, "g");
  const signs: Record<string, string> = { F: field, S: component, T: subcomponent, R: repetition, E: escaping };
  return joined.replace(sequence, (_whole, code: string) => signs[code] ?? hexText(code) ?? " ");
}

function hexText(code: string): string | null {
  const pairs = /^X((?:[0-9a-f]{2})+)$/i.exec(code)?.[1]?.match(/../g);
  return pairs == null ? null : String.fromCharCode(...pairs.map((pair) => Number.parseInt(pair, 16)));
}
