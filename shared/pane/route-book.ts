import type { DeliveryClient } from "../core/delivery/endpoint-client.ts";
import type { RankedRoute, RoutesRequest } from "../core/delivery/wire/routes.ts";
import type { Draft } from "../core/draft/draft.ts";
import type { EmailAddress } from "../core/draft/email-address.ts";
import type { KnownRoutes } from "./route-views.ts";

/** What the endpoint said of recipients, for as long as it holds. */
export interface RouteBook {
  /** In the order of the draft; null for those not asked about, or not lately. */
  known(draft: Pick<Draft, "recipients">, about: RoutesRequest["class"]): KnownRoutes;
  /**
   * Asks about those who are not known, once however many ask at the same time; true when there is something new. Never
   * rejects. `clientFor`: the endpoint as this sender, or null without the right to ask it; called only when needed.
   */
  learn(
    draft: Pick<Draft, "recipients" | "from">,
    about: RoutesRequest["class"],
    clientFor: () => Promise<RoutesClient | null>,
  ): Promise<boolean>;
  /** They are asked about anew, whatever holds and however lately they were. */
  forget(draft: Pick<Draft, "recipients">, about: RoutesRequest["class"]): void;
}

export type RoutesClient = Pick<DeliveryClient, "routes">;

/** After a question that came to nothing, in milliseconds: nobody asks at every key that is pressed. */
const pauseMs = 60_000;
/**
 * Nothing is held for true for longer, however long its own evidence holds: what was recorded or revoked meanwhile must be
 * heard, and so much at most a wrong clock can add. The endpoint keeps what is dear to find out. In milliseconds.
 */
const longestMs = 300_000;
/** What ends so soon is asked about beforehand: what the pane shows must not come and go. In milliseconds. */
const soonMs = 60_000;
/** An event page that never sleeps must not grow for ever. */
const mostKept = 5_000;

interface Kept {
  readonly routes: readonly RankedRoute[];
  readonly learnedAt: number;
}

/** `now`: milliseconds since the epoch. */
export function routeBook(now: () => number = Date.now): RouteBook {
  const answers = new Map<string, Kept>();
  const askedAt = new Map<string, number>();
  const asking = new Map<string, Promise<boolean>>();
  const key = (address: EmailAddress, about: string): string => `${about}:${address.toLowerCase()}`;

  const find = (address: EmailAddress, about: string, forMs: number): readonly RankedRoute[] | null => {
    const kept = answers.get(key(address, about));
    if (kept === undefined || Math.abs(now() - kept.learnedAt) + forMs >= longestMs) return null;
    return kept.routes.filter(({ validUntil }) => Date.parse(validUntil) > now() + forMs);
  };
  const known = (address: EmailAddress, about: string): readonly RankedRoute[] | null => {
    const holding = find(address, about, 0) ?? [];
    return holding.length === 0 ? null : holding;
  };
  const isUnknown = (address: EmailAddress, about: string): boolean => {
    const kept = answers.get(key(address, about));
    return kept === undefined || find(address, about, soonMs)?.length !== kept.routes.length;
  };

  const ask = async (
    from: EmailAddress,
    asked: readonly EmailAddress[],
    about: RoutesRequest["class"],
    clientFor: () => Promise<RoutesClient | null>,
  ): Promise<boolean> => {
    try {
      const client = await clientFor();
      const answer = await client?.routes({ from, recipients: [...asked], class: about });
      if (!answer?.ok) return false;
      if (answers.size > mostKept) answers.clear();
      asked.forEach((address, place) => {
        const routes = answer.value.recipients[place]?.routes ?? [];
        answers.set(key(address, about), { routes, learnedAt: now() });
      });
      return true;
    } catch {
      return false;
    }
  };

  return {
    known: ({ recipients }, about) =>
      recipients.map((recipient) => (recipient.kind === "mailbox" ? known(recipient.address, about) : null)),
    learn: async ({ recipients, from }, about, clientFor) => {
      const addresses = recipients.flatMap((recipient) => (recipient.kind === "mailbox" ? [recipient.address] : []));
      const unknown = [...new Set(addresses.filter((address) => isUnknown(address, about)))];
      const underWay = unknown.flatMap((address) => asking.get(key(address, about)) ?? []);
      const wanted = unknown.filter((address) => {
        const last = askedAt.get(key(address, about));
        return last === undefined || Math.abs(now() - last) > pauseMs;
      });
      if (wanted.length > 0) {
        if (askedAt.size > mostKept) askedAt.clear();
        const keys = wanted.map((address) => key(address, about));
        const answer = ask(from.address, wanted, about, clientFor).finally(() => {
          for (const each of keys) asking.delete(each);
        });
        for (const each of keys) {
          askedAt.set(each, now());
          asking.set(each, answer);
        }
        underWay.push(answer);
      }
      return (await Promise.all(underWay)).some((learned) => learned);
    },
    forget: ({ recipients }, about) => {
      for (const recipient of recipients) {
        if (recipient.kind !== "mailbox") continue;
        answers.delete(key(recipient.address, about));
        askedAt.delete(key(recipient.address, about));
      }
    },
  };
}
