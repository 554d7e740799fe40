import type { RecipientConcern } from "./concern.ts";
import { greetedPeople } from "./greeting.ts";
import { allDiffer, areSeveral, fitOf } from "./patient-fit.ts";
import { isNobodysName, type PersonName, readPersonName } from "./person-name.ts";
import type { RecipientContext } from "./recipient-context.ts";
import type { SeenMailbox, SeenRecipients } from "./seen-recipients.ts";

/**
 * Whether the message speaks to, or of, somebody else than the one person it leaves for. Asked even of those who
 * have been written to before: the wrong patient is mostly another patient. With a group among the recipients
 * nobody can tell, and nothing is said.
 */
export function personConcerns(seen: SeenRecipients, context: RecipientContext): readonly RecipientConcern[] {
  const outside = seen.mailboxes.filter(({ relation }) => relation !== "internal");
  const [only] = outside;
  if (only === undefined || outside.length > 1 || seen.groups.length > 0) return [];
  const { recipient } = only;
  const greeted = greetedPeople(context.body);
  if (greetsOther(greeted, only, seen, context)) return [{ code: "greeting-names-other", recipient }];
  if (only.relation !== "personal") return [];
  const patients = context.patients.map(readPersonName).filter(({ words }) => words.length > 0);
  if (allDiffer(patients, only, context.people)) return [{ code: "patient-is-other", recipient }];
  return areSeveral(patients) ? [{ code: "several-patients", recipient }] : [];
}

/** A colleague among the recipients may be the one who is greeted. */
function greetsOther(
  greeted: readonly PersonName[],
  only: SeenMailbox,
  seen: SeenRecipients,
  { people }: RecipientContext,
): boolean {
  if (!allDiffer(greeted, only, people)) return false;
  return seen.mailboxes
    .filter((mailbox) => mailbox !== only)
    .every((colleague) =>
      greeted.every((name) => {
        const fit = fitOf(name, colleague, people);
        return (
          fit === "differs" || (fit === "unknown" && (colleague.field !== "to" || isNobodysName(colleague.address)))
        );
      }),
    );
}
