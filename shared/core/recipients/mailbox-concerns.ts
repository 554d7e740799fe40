import { domainOf } from "../draft/email-address.ts";
import type { RecipientConcern } from "./concern.ts";
import { namedPersonElsewhere, namesInsideOffice, namesOrganisation, showsOtherAddress } from "./display-name.ts";
import { lookAlikeAddress } from "./look-alike-address.ts";
import { lookAlikeDomain } from "./look-alike-domain.ts";
import { hasMixedScriptLabel, hasMixedScripts } from "./mixed-scripts.ts";
import { usualNamesake } from "./namesake.ts";
import { readableDomain } from "./readable-domain.ts";
import type { RecipientContext } from "./recipient-context.ts";
import { relationOfAddress } from "./relation.ts";
import type { SeenMailbox, SeenRecipients } from "./seen-recipients.ts";

/** What gives pause about one mailbox by itself, the gravest first. */
export function mailboxConcerns(
  mailbox: SeenMailbox,
  seen: SeenRecipients,
  context: RecipientContext,
): readonly RecipientConcern[] {
  const { recipient, address, relation } = mailbox;
  const concerns: RecipientConcern[] = [];
  const before = context.familiar(address);
  const outside = relation !== "internal";
  if (outside && before.address === "never") {
    concerns.push(...newAddressConcerns(mailbox, before.domain, seen, context));
    concerns.push(...newNameConcerns(mailbox, context));
  }
  const usual = usualNamesake(mailbox.name, address, {
    people: context.people,
    familiar: context.familiar,
    inThread: seen.inThread,
    isRecipient: seen.has,
    isInternal: (other) => relationOfAddress(other, context.domains) === "internal",
  });
  if (usual !== null && !concerns.some(({ code }) => code === "name-of-other-person")) {
    concerns.push({ code: "namesake", recipient, usual });
  }
  if (outside && isAdded(mailbox, seen, context)) concerns.push({ code: "added-to-thread", recipient });
  if (outside && before.address !== "same-purpose") {
    concerns.push({ code: "first-time", recipient, before: before.address, wroteFirst: seen.inThread(address) });
  }
  return concerns;
}

function newAddressConcerns(
  { recipient, address }: SeenMailbox,
  domainIsKnown: boolean,
  seen: SeenRecipients,
  { domains, people }: RecipientContext,
): readonly RecipientConcern[] {
  const concerns: RecipientConcern[] = [];
  const domain = domainOf(address);
  const alike = domainIsKnown ? null : lookAlikeDomain(domain, domains);
  if (alike !== null) concerns.push({ code: "look-alike-domain", recipient, ...alike });
  const twin = alike === null ? lookAlikeAddress(address, people) : null;
  if (twin !== null && !seen.has(twin.resembles)) concerns.push({ code: "look-alike-address", recipient, ...twin });
  const local = address.slice(0, address.lastIndexOf("@"));
  if (hasMixedScriptLabel(readableDomain(domain)) || hasMixedScripts(local)) {
    concerns.push({ code: "mixed-scripts", recipient });
  }
  return concerns;
}

function newNameConcerns(
  { recipient, address, name, relation }: SeenMailbox,
  { domains, people, organisation }: RecipientContext,
): readonly RecipientConcern[] {
  if (name === "") return [];
  const concerns: RecipientConcern[] = [];
  if (showsOtherAddress(name, address, domains)) concerns.push({ code: "name-shows-other-address", recipient });
  const known = namedPersonElsewhere(name, address, people);
  if (known !== null) concerns.push({ code: "name-of-other-person", recipient, known });
  if (relation !== "personal" && relation !== "outside") return concerns;
  if (namesOrganisation(name, organisation)) concerns.push({ code: "name-of-organisation", recipient });
  else if (namesInsideOffice(name, address, relation)) concerns.push({ code: "name-of-office", recipient });
  return concerns;
}

/** A forward adds people by its nature; that is no news to the one who forwards. */
function isAdded({ address }: SeenMailbox, seen: SeenRecipients, { conversation }: RecipientContext): boolean {
  switch (conversation.kind) {
    case "new":
    case "forward":
      return false;
    case "reply":
    case "reply-all":
      return conversation.participants !== null && !seen.inThread(address);
  }
}
