import type { DeliveryClient } from "../core/delivery/endpoint-client.ts";
import type { RankedRoute, RoutesRequest } from "../core/delivery/wire.ts";
import type { Draft } from "../core/draft/draft.ts";
import type { EmailAddress } from "../core/draft/email-address.ts";
import type { KnownRoutes } from "./route-views.ts";

/** What the endpoint said of recipients, for as long as it holds. Nothing waits for it: the pane shows what is known. */
export interface RouteBook {
  /** In the order of the draft; null for those not asked about, or not lately. */
  known(draft: Pick<Draft, "recipients">, about: RoutesRequest["class"]): KnownRoutes;
  /** Asks about those; true when there is something new to show. Never rejects. */
  learn(
    draft: Pick<Draft, "recipients" | "from">,
    about: RoutesRequest["class"],
    client: RoutesClient,
  ): Promise<boolean>;
}

type RoutesClient = Pick<DeliveryClient, "routes">;

/** After a question that came to nothing, in milliseconds: nobody asks at every key that is pressed. */
const pauseMs = 60_000;

/** `now`: milliseconds since the epoch. */
export function routeBook(now: () => number = Date.now): RouteBook {
  const answers = new Map<string, readonly RankedRoute[]>();
  const askedAt = new Map<string, number>();
  const key = (address: EmailAddress, about: string): string => `${about}:${address.toLowerCase()}`;

  const find = (address: EmailAddress, about: string): readonly RankedRoute[] | null => {
    const routes = answers.get(key(address, about)) ?? [];
    const holding = routes.filter(({ validUntil }) => Date.parse(validUntil) > now());
    return holding.length === 0 ? null : holding;
  };

  return {
    known: ({ recipients }, about) =>
      recipients.map((recipient) => (recipient.kind === "mailbox" ? find(recipient.address, about) : null)),
    learn: async ({ recipients, from }, about, client) => {
      const wanted = recipients
        .flatMap((recipient) => (recipient.kind === "mailbox" ? [recipient.address] : []))
        .filter((address) => find(address, about) === null)
        .filter((address) => now() - (askedAt.get(key(address, about)) ?? Number.NEGATIVE_INFINITY) > pauseMs);
      const asked = [...new Set(wanted)];
      if (asked.length === 0) return false;
      for (const address of asked) askedAt.set(key(address, about), now());
      const answer = await client.routes({ from: from.address, recipients: asked, class: about });
      if (!answer.ok) return false;
      asked.forEach((address, place) => {
        answers.set(key(address, about), answer.value.recipients[place]?.routes ?? []);
      });
      return true;
    },
  };
}
