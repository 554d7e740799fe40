import { addClosingText } from "../draft/add-closing-text.ts";
import type { DraftChange } from "../draft/compose-host.ts";
import type { Draft } from "../draft/draft.ts";
import type { Policy } from "../policy/policy.ts";
import type { DisclaimerRoute } from "../policy/text-terms.ts";
import type { Floor } from "../policy/verdict.ts";
import type { RecipientTrust } from "../recipients/recipient-trust.ts";
import type { NativeProtection } from "./native-protection.ts";

type Texts = Pick<Policy, "disclaimers" | "languages">;

/**
 * The draft with what the organisation adds by the ways that it takes; null: nothing is to be added. One message goes to
 * everybody, so a text for one of the ways is read by all: the notice that 42 CFR Part 2 asks for must not be missing
 * anywhere for that reason.
 */
export function withDisclaimers(
  draft: Pick<Draft, "source" | "body">,
  routes: readonly DisclaimerRoute[],
  { disclaimers, languages }: Texts,
): DraftChange | null {
  const texts = disclaimers
    .filter((disclaimer) => disclaimer.routes.some((route) => routes.includes(route)))
    .flatMap(({ text }) => {
      const spoken = languages.flatMap((language) => text[language] ?? []);
      return spoken.length === 0 ? [text.en] : spoken;
    });
  return addClosingText(draft, [...new Set(texts)]);
}

/** The ways of a draft that the client sends itself. */
export function routesOfRelease(
  protection: NativeProtection,
  trust: readonly RecipientTrust[],
): readonly DisclaimerRoute[] {
  switch (protection.kind) {
    case "encrypt":
      return [protection.technology];
    case "gateway":
      return ["gateway"];
    case "as-is":
      return [...new Set(trust.map(({ nativeRoute }) => nativeRoute))];
  }
}

/** The ways that the endpoint may choose for a message that is handed over; nobody knows yet which it will be. */
export function routesOfSubmission(floor: Floor): readonly DisclaimerRoute[] {
  const sealed: readonly DisclaimerRoute[] = ["portal", "openpgp", "smime"];
  return floor === "sealed" ? sealed : [...sealed, "tls"];
}
