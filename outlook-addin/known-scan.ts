import type { Finding } from "../shared/core/detection/finding.ts";
import type { Detector } from "../shared/core/detection/scan-draft.ts";
import type { Draft } from "../shared/core/draft/draft.ts";
import { addressKey, type EmailAddress } from "../shared/core/draft/email-address.ts";
import type { DraftFingerprint } from "../shared/core/draft/fingerprint.ts";
import { fingerprintDraft } from "../shared/core/draft/fingerprint.ts";
import type { Familiarity } from "../shared/core/recipients/familiarity.ts";
import type { SentMemory } from "../shared/core/recipients/recall-sent.ts";
import { type SendPurpose, sendPurposes } from "../shared/core/recipients/sent-record.ts";
import { sessionValue } from "./session-value.ts";
import { addinVersion } from "./version.ts";

/**
 * What looking at a draft took long for, kept until Send: what was found, and who is known. Holds kinds and places,
 * never text; good for exactly one draft, as this version of the code sees it. The verdict is made anew each time.
 * Where the handler can read less than the pane (PDF on classic Windows, the memory of recipients), this is how it knows.
 */
export interface KnownScan {
  readonly version: string;
  readonly fingerprint: DraftFingerprint;
  readonly findings: readonly Finding[];
  readonly frequentDomains: readonly string[];
  readonly familiar: Readonly<Record<SendPurpose, Readonly<Record<string, Familiarity>>>>;
}

export const knownScans = sessionValue<KnownScan>("scan");

/** More than this would crowd out the user's decision. */
export const mostScanCharacters = 20_000;

export function makeScan(draft: Draft, findings: readonly Finding[], sent: SentMemory): KnownScan {
  const addresses = draft.recipients.flatMap((one) => (one.kind === "mailbox" ? [one.address] : []));
  const familiarFor = (purpose: SendPurpose): Record<string, Familiarity> =>
    Object.fromEntries(addresses.map((address) => [addressKey(address), sent.familiarFor(purpose)(address)]));
  return {
    version: addinVersion,
    fingerprint: fingerprintDraft(draft),
    findings,
    frequentDomains: sent.frequentDomains,
    familiar: Object.fromEntries(
      sendPurposes.map((purpose) => [purpose, familiarFor(purpose)]),
    ) as KnownScan["familiar"],
  };
}

export function isFor(scan: KnownScan | null, fingerprint: DraftFingerprint): scan is KnownScan {
  return scan !== null && scan.version === addinVersion && scan.fingerprint === fingerprint;
}

/** A detector that says what is known already. */
export function recalling({ findings }: KnownScan): Detector {
  return () => findings;
}

export function recalledMemory({ frequentDomains, familiar }: KnownScan): SentMemory {
  return {
    frequentDomains,
    familiarFor: (purpose) => (address: EmailAddress) =>
      familiar[purpose][addressKey(address)] ?? { address: "never", domain: false },
  };
}
