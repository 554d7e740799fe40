import { readMail } from "../shared/core/draft/attachments/read-mail.ts";
import { readPdf } from "../shared/core/draft/attachments/read-pdf.ts";

// Loaded by the handler where it runs in a page (classic/load-readers.ts).
globalThis.sealpostReaders = { readMail, readPdf };
