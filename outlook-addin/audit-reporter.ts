import { reportAudit } from "./report-audit.ts";

// Loaded by the handler where it runs in a page (handler-report.ts).
globalThis.sealpostReport = reportAudit;
