import type { GatewayProfileId, GatewayTerms } from "../policy/delivery-terms.ts";

/** What the client writes into a message so that an existing gateway protects it. */
export interface GatewayInstructions {
  readonly profile: GatewayProfileId;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** Put before the subject, with a space between; empty: nothing. */
  readonly subjectTag: string;
  /** Whether the vendor takes the tag out again; where it does not, recipients see it. */
  readonly tagStripped: boolean;
}

interface GatewayProfile {
  readonly trigger:
    | { readonly kind: "header"; readonly name: string; readonly value: string }
    | { readonly kind: "subject-tag"; readonly tag: (word: string) => string; readonly word: string };
  readonly tagStripped: boolean;
  /** Whose documentation says so. */
  readonly source: string;
}

/** As documented by each vendor; believed only after the organisation's own self-test. */
export const gatewayProfiles: Readonly<Record<GatewayProfileId, GatewayProfile>> = {
  "microsoft-365": {
    trigger: { kind: "header", name: "X-Sealpost-Protect", value: "encrypt" },
    tagStripped: true,
    source:
      "Exchange Online mail flow rule on a header: ApplyRightsProtectionTemplate or RouteMessageOutboundRequireTls",
  },
  zix: {
    trigger: { kind: "subject-tag", tag: (word) => word, word: "ZSECURE" },
    tagStripped: false,
    source: "ZixEncrypt: the customer's keyword in the subject, or Outlook sensitivity Confidential",
  },
  proofpoint: {
    trigger: { kind: "subject-tag", tag: (word) => `[${word}]`, word: "Encrypt" },
    tagStripped: true,
    source: "Proofpoint Encryption: subject tag by content policy",
  },
  barracuda: {
    trigger: { kind: "subject-tag", tag: (word) => `[${word}]`, word: "Encrypt" },
    tagStripped: false,
    source: "Barracuda Email Gateway Defense: content policy on the subject",
  },
  mimecast: {
    trigger: { kind: "subject-tag", tag: (word) => `[${word}]`, word: "secure" },
    tagStripped: false,
    source: "Mimecast Secure Messaging: content examination policy on the subject",
  },
  cisco: {
    trigger: { kind: "header", name: "X-Sealpost-Protect", value: "encrypt" },
    tagStripped: true,
    source: "Cisco Secure Email: outgoing content filter on a header, action Encrypt",
  },
  seppmail: {
    trigger: { kind: "header", name: "x-smenc", value: "yes" },
    tagStripped: true,
    source: "SEPPmail: x-smenc, x-smwebmail",
  },
  nhsmail: {
    trigger: { kind: "subject-tag", tag: (word) => `[${word}]`, word: "secure" },
    tagStripped: false,
    source: "NHSmail encryption: [secure] in the subject",
  },
  "luxsci-smtp": {
    trigger: { kind: "subject-tag", tag: (word) => `+${word}+`, word: "encrypt" },
    tagStripped: true,
    source: "LuxSci SecureLine SMTP: +encrypt+ in the subject forbids TLS only",
  },
  hornet: {
    trigger: { kind: "subject-tag", tag: (word) => word, word: "CRYPT" },
    tagStripped: true,
    source: "Hornetsecurity: CRYPT first in the subject",
  },
  "custom-header": {
    trigger: { kind: "header", name: "X-Sealpost-Protect", value: "encrypt" },
    tagStripped: true,
    source: "the organisation's own rule on a header",
  },
};

/** What to write for this organisation's gateway. The client writes tags, never the user: a mistyped one sends in clear. */
export function gatewayInstructions({ profile, word, header }: GatewayTerms): GatewayInstructions {
  const { trigger, tagStripped } = gatewayProfiles[profile];
  switch (trigger.kind) {
    case "header":
      return {
        profile,
        headers: [{ name: header ?? trigger.name, value: word ?? trigger.value }],
        subjectTag: "",
        tagStripped,
      };
    case "subject-tag":
      return { profile, headers: [], subjectTag: trigger.tag(word ?? trigger.word), tagStripped };
  }
}
