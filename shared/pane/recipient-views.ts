import type { RankedRoute } from "../core/delivery/wire/routes.ts";
import type { Recipient } from "../core/draft/recipient.ts";
import type { Concern, RecipientConcern } from "../core/recipients/concern.ts";
import type { RecipientTrust, Standing } from "../core/recipients/recipient-trust.ts";
import type { KnownRoutes } from "./route-views.ts";

/** A concern that says more than the standing beside it. */
export type ToldConcern = Exclude<RecipientConcern, { readonly code: "unparseable" | "unverifiable" }>;

/** One recipient, and what is known of it. */
export interface RecipientView {
  readonly shown: string;
  /** The name beside the address, as it was typed or filled in; empty when there is none. */
  readonly name: string;
  readonly standing: Standing;
  readonly concerns: readonly ToldConcern[];
  /** That they asked for ordinary mail is on record; null: it is not, or nobody has asked. */
  readonly asked: RankedRoute | null;
}

/** In the order of the draft: places in a question's list are places in this one. */
export function recipientViews(
  trust: readonly RecipientTrust[],
  concerns: readonly Concern[],
  known: KnownRoutes = [],
): readonly RecipientView[] {
  return trust.map(({ recipient, standing }, place) => ({
    ...wordsOf(recipient),
    standing,
    concerns: concerns.filter((concern) => isTold(concern)).filter((concern) => concern.recipient === place),
    asked: known[place]?.find(({ evidence }) => evidence === "preference") ?? null,
  }));
}

function wordsOf(recipient: Recipient): Pick<RecipientView, "shown" | "name"> {
  switch (recipient.kind) {
    case "mailbox":
      return { shown: recipient.address, name: recipient.name };
    case "group":
      return { shown: recipient.name, name: "" };
    case "unparseable":
      return { shown: recipient.raw, name: "" };
  }
}

function isTold(concern: Concern): concern is ToldConcern {
  return "recipient" in concern && concern.code !== "unparseable" && concern.code !== "unverifiable";
}
