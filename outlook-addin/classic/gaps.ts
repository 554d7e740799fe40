import { binaryToBase64 } from "./binary-to-base64.ts";
import { fillLanguageGaps } from "./language-gaps.ts";
import { TextDecoderGap } from "./text-decoder.ts";
import { TextEncoderGap } from "./text-encoder.ts";

/**
 * What the JavaScript-only runtime of classic Windows lacks and our code uses. Nothing that is there is touched. The
 * syntax is taken care of by the build.
 */
fillLanguageGaps();
const realm = globalThis as unknown as Record<string, unknown>;
realm.TextDecoder ??= TextDecoderGap;
realm.TextEncoder ??= TextEncoderGap;
realm.btoa ??= binaryToBase64;
realm.performance ??= { now: () => Date.now() };
