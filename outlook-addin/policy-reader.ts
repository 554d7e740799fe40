import { deliveredPolicy } from "./delivered-policy.ts";

// Loaded by the handler where it runs in a page (handler-policy.ts).
globalThis.sealpostPolicy = deliveredPolicy;
