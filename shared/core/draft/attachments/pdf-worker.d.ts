/** The half of pdf.js that parses; it registers itself as `globalThis.pdfjsWorker`, and then no worker is started. */
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs" {
  export const WorkerMessageHandler: unknown;
}
