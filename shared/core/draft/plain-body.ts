import { type BodyPart, type BodyText, segmentsBuilder } from "./body-text.ts";

/** Lines after which everything is an earlier mail (English and Spanish, as the common clients write them). */
const quoteStarts = [
  /^-{2,}\s*(?:original message|forwarded message|mensaje original|mensaje reenviado)\s*-{2,}\s*$/i,
  /^-{8} (?:forwarded message|mensaje reenviado) -{8}\s*$/i,
  /^_{20,}\s*$/,
  /^begin forwarded message:\s*$/i,
];
const attribution = /^(?:on|el) .{4,200} (?:wrote|escribi[oó])\s*:\s*$/i;

/**
 * Splits plain text into own text, quoted text (`>` lines, attribution lines, "Original Message" blocks)
 * and the signature behind `-- `. One look at each line; linear.
 */
export function readPlainBody(text: string): BodyText {
  const segments = segmentsBuilder();
  let inOriginal = false;
  let inSignature = false;
  let start = 0;
  while (start < text.length) {
    const feed = text.indexOf("\n", start);
    const end = feed === -1 ? text.length : feed + 1;
    const line = text.slice(start, Math.min(end, start + 300)).trimEnd();
    inOriginal ||= line.length > 2 && quoteStarts.some((mark) => mark.test(line));
    const quoted = inOriginal || line.startsWith(">") || attribution.test(line);
    inSignature = !quoted && (inSignature || line === "--");
    const part: BodyPart = quoted ? "quoted" : inSignature ? "signature" : "own";
    segments.add(end - start, part, false);
    start = end;
  }
  return { text, segments: segments.done(), toSource: (offset) => offset };
}
