import type { Draft } from "../../draft/draft.ts";
import { domainOf } from "../../draft/email-address.ts";
import { hashWord } from "../reading/tokens.ts";

/** Hashes of the name parts of the sender, and of recipients of the sender's own domain: staff among themselves. */
export function colleaguesOf(draft: Draft): ReadonlySet<number> {
  const parts = new Set<number>();
  const add = (name: string, address: string): void => {
    for (const part of `${name} ${address.slice(0, address.lastIndexOf("@"))}`.split(/[^\p{L}\p{M}'’]+/u)) {
      if (part.length > 2) parts.add(hashWord(part));
    }
  };
  const domain = domainOf(draft.from.address);
  add(draft.from.name, draft.from.address);
  for (const recipient of draft.recipients) {
    if (recipient.kind === "mailbox" && domainOf(recipient.address) === domain) add(recipient.name, recipient.address);
  }
  return parts;
}
