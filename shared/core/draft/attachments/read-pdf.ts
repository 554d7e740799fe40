import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { checkPdfWeight } from "./pdf-weight.ts";
import type { Part, Reading } from "./reading.ts";
import { Unreadable } from "./unreadable.ts";

type PdfJs = typeof import("pdfjs-dist/legacy/build/pdf.mjs");

/**
 * A PDF: its pages in order with comments and form fields, then properties, bookmarks and enclosed files. A page without
 * any text is a scan (`image`). Runs in the thread that asks: no worker, no font, nothing fetched, no code made from text.
 */
export async function readPdf(part: Part, reading: Reading): Promise<void> {
  await checkPdfWeight(part.bytes, reading);
  const { getDocument, VerbosityLevel } = await loadPdfJs();
  const loading = getDocument({
    data: part.bytes.slice(), // It takes the bytes for itself.
    isEvalSupported: false,
    useWorkerFetch: false,
    useWasm: false,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    stopAtErrors: false,
    enableXfa: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await loading.promise;
    await readPages(document, reading);
    await readAround(part, document, reading);
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") throw new Unreadable("encrypted");
    throw error;
  } finally {
    await loading.destroy().catch(() => {});
  }
}

let pdfJs: Promise<PdfJs> | null = null;

/** Loaded with the first PDF only: a large part of all code. The worker's half comes first, so that it is found. */
function loadPdfJs(): Promise<PdfJs> {
  pdfJs ??= importPdfJs().catch((error: unknown) => {
    pdfJs = null;
    throw error;
  });
  return pdfJs;
}

async function importPdfJs(): Promise<PdfJs> {
  // Drawing needs it, and reading does not; where the host has none, pdf.js would not even start.
  (globalThis as { DOMMatrix?: unknown }).DOMMatrix ??= class {};
  await import(/* webpackChunkName: "pdf" */ "pdfjs-dist/legacy/build/pdf.worker.mjs");
  return import(/* webpackChunkName: "pdf" */ "pdfjs-dist/legacy/build/pdf.mjs");
}

async function readPages(document: PDFDocumentProxy, reading: Reading): Promise<void> {
  const { limits, text } = reading;
  if (document.allXfaHtml !== null) readForm(document.allXfaHtml, reading);
  for (let number = 1; number <= document.numPages; number++) {
    reading.checkTime();
    if (number > limits.pages) throw new Unreadable("too-large", "all");
    try {
      const page = await document.getPage(number);
      const length = await readPageText(page, reading);
      await readAnnotations(page, reading);
      if (length === 0 && document.allXfaHtml === null) reading.note("image");
      page.cleanup();
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      reading.note("failed");
    }
    text.endPart();
  }
}

/** How many characters the page holds, white space aside. */
async function readPageText(page: PDFPageProxy, { text, checkTime }: Reading): Promise<number> {
  const items = page.streamTextContent({ includeMarkedContent: false }).getReader();
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await items.read();
      if (done) return length;
      checkTime();
      for (const item of value.items) {
        if (!("str" in item)) continue;
        length += item.str.trim().length;
        text.write(item.str);
        if (item.hasEOL) text.line();
      }
    }
  } catch (error) {
    await items.cancel(error).catch(() => {});
    throw error;
  }
}

async function readAnnotations(page: PDFPageProxy, { text }: Reading): Promise<void> {
  for (const annotation of await page.getAnnotations()) {
    const { titleObj, contentsObj, fieldName, fieldValue, alternativeText, unsafeUrl } = annotation;
    for (const said of [titleObj?.str, contentsObj?.str, alternativeText, unsafeUrl]) {
      if (typeof said === "string") text.aside(said);
    }
    const values = (Array.isArray(fieldValue) ? fieldValue : [fieldValue]).filter(
      (one) => typeof one === "string" && one !== "",
    );
    if (values.length > 0) text.aside(`${fieldName ?? ""} ${values.join(", ")}`);
  }
}

async function readAround(part: Part, document: PDFDocumentProxy, reading: Reading): Promise<void> {
  const { info } = await document.getMetadata();
  const { Title, Author, Subject, Keywords, Custom } = info as Record<string, unknown>;
  const custom = typeof Custom === "object" && Custom !== null ? Object.entries(Custom) : [];
  for (const [label, value] of [...Object.entries({ Title, Author, Subject, Keywords }), ...custom]) {
    if (typeof value === "string" && value !== "") reading.text.fact(`${label}: ${value}`);
  }
  const bookmarks = [...((await document.getOutline()) ?? [])].reverse();
  for (let next = bookmarks.pop(); next !== undefined; next = bookmarks.pop()) {
    reading.text.fact(next.title);
    bookmarks.push(...[...next.items].reverse());
  }
  const enclosed: Record<string, { filename: string; content: Uint8Array<ArrayBuffer> }> =
    (await document.getAttachments()) ?? {};
  for (const { filename, content } of Object.values(enclosed)) {
    reading.countEntry();
    reading.text.entryName(filename);
    await reading.readInside(part, { name: filename, mediaType: "", bytes: content });
  }
}

interface FormNode {
  readonly value?: string | null;
  readonly attributes?: { readonly value?: unknown; readonly textContent?: unknown } | null;
  readonly children?: readonly (FormNode | null)[] | null;
}

/** An XFA form has no pages until it is filled in: its texts and values, in the order of its elements. */
function readForm(form: object, { text, checkTime }: Reading): void {
  const stack: (FormNode | null)[] = [form as FormNode];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    checkTime();
    for (const said of [node?.value, node?.attributes?.textContent, node?.attributes?.value]) {
      if (typeof said === "string") text.fact(said);
    }
    stack.push(...[...(node?.children ?? [])].reverse());
  }
}
