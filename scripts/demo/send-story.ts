import type { Receipt } from "../../shared/core/delivery/receipt.ts";
import type { ComposeHost } from "../../shared/core/draft/compose-host.ts";
import type { Draft } from "../../shared/core/draft/draft.ts";
import { moveSubjectIntoBody } from "../../shared/core/draft/move-subject.ts";
import { type Assessment, assessDraft } from "../../shared/core/send/assess-draft.ts";
import { guardSend, type SendGuard } from "../../shared/core/send/guard-send.ts";
import type { HeldBecause } from "../../shared/core/send/send-outcome.ts";

export type SealedReceipt = Extract<Receipt, { kind: "sealed" }>;

/** One thing that happened on the way of a draft. */
export type Step =
  | { readonly step: "inspected"; readonly draft: Draft; readonly assessment: Assessment }
  | { readonly step: "held"; readonly reasons: readonly HeldBecause[] }
  | { readonly step: "subject-moved"; readonly subject: string }
  | { readonly step: "chose-to-seal" }
  | { readonly step: "sealed"; readonly draft: Draft; readonly receipt: SealedReceipt }
  | { readonly step: "sent"; readonly subject: string };

/** How it ended. */
export type Ending =
  | { readonly kind: "released" }
  | { readonly kind: "sealed"; readonly receipt: SealedReceipt; readonly original: Draft }
  | { readonly kind: "held"; readonly reasons: readonly HeldBecause[] };

/** What a careful user does: presses Send, does what the pane proposes, presses Send again. */
export interface Sender {
  readonly host: ComposeHost;
  readonly guard: SendGuard;
  /** The client's own sending, of the draft as it then stands. */
  readonly sendNatively: () => Promise<void>;
  readonly tell: (step: Step) => void;
}

export async function sendDraft(sender: Sender): Promise<Ending> {
  const { host, guard, tell } = sender;
  let done: Step["step"] | null = null;
  for (;;) {
    const draft = await host.read();
    const assessment = await assessDraft(draft, guard);
    tell({ step: "inspected", draft, assessment });
    const outcome = await guardSend(draft, guard);
    switch (outcome.kind) {
      case "release":
        await send(sender, draft.subject);
        return { kind: "released" };
      case "replace":
        tell({ step: "sealed", draft, receipt: outcome.receipt });
        await writeNotice(host, draft, outcome.receipt);
        await send(sender, outcome.receipt.notice.subject);
        return { kind: "sealed", receipt: outcome.receipt, original: draft };
      case "hold": {
        tell({ step: "held", reasons: outcome.reasons });
        const next = await putRight(sender, draft, assessment, outcome.reasons);
        if (next === null || next === done) return { kind: "held", reasons: outcome.reasons };
        done = next;
      }
    }
  }
}

/** Null: there is nothing that one click puts right. */
async function putRight(
  { host, guard, tell }: Sender,
  draft: Draft,
  { fingerprint }: Assessment,
  reasons: readonly HeldBecause[],
): Promise<Step["step"] | null> {
  if (reasons.includes("phi-in-subject")) {
    await host.write(moveSubjectIntoBody(draft, guard.policy.neutralSubject));
    const { subject } = await host.read();
    tell({ step: "subject-moved", subject });
    return "subject-moved";
  }
  if (!reasons.includes("needs-decision")) return null;
  await guard.decisions.record({ fingerprint, answers: [{ choice: "seal" }], decidedAt: guard.now() });
  tell({ step: "chose-to-seal" });
  return "chose-to-seal";
}

async function writeNotice(host: ComposeHost, draft: Draft, { notice }: SealedReceipt): Promise<void> {
  const { format } = draft.source;
  await host.write({
    subject: notice.subject,
    body: { format, content: format === "html" ? notice.html : notice.text },
    removeAttachments: draft.attachments.map(({ id }) => id),
  });
}

async function send({ sendNatively, tell }: Sender, subject: string): Promise<void> {
  await sendNatively();
  tell({ step: "sent", subject });
}
