import type { AuditEvent } from "../../shared/core/audit/audit-event.ts";
import { deliveryChannel } from "../../shared/core/delivery/delivery-channel.ts";
import { deliveryClient, endpointClient } from "../../shared/core/delivery/endpoint-client.ts";
import type { KeyValue } from "../../shared/core/delivery/key-value.ts";
import { overrideNotes, takeNote } from "../../shared/core/delivery/override-notes.ts";
import { sentRecord } from "../../shared/core/delivery/sent-record.ts";
import { detectors } from "../../shared/core/detection/detectors.ts";
import type { DraftChange } from "../../shared/core/draft/compose-host.ts";
import { type Draft, makeDraft } from "../../shared/core/draft/draft.ts";
import { permittedReasons } from "../../shared/core/policy/answered.ts";
import { policyDirectory } from "../../shared/core/policy/policy-directory.ts";
import { acquaintanceOf } from "../../shared/core/policy/recipient-concerns.ts";
import type { UserDecision } from "../../shared/core/policy/user-decision.ts";
import { assessDraft } from "../../shared/core/send/assess-draft.ts";
import { guardSend } from "../../shared/core/send/guard-send.ts";
import type { SendOutcome } from "../../shared/core/send/send-outcome.ts";
import { answersFor } from "../../shared/pane/answers-for.ts";
import { changeFor } from "../../shared/pane/edit-draft.ts";
import { endpointSentBox, type LinkMessage } from "../../shared/pane/endpoint-sent-box.ts";
import type { PaneAction } from "../../shared/pane/pane-action.ts";
import { type PaneHost, type PaneView, paneView } from "../../shared/pane/pane-view.ts";
import { type PracticeLog, practiceLog } from "../../shared/pane/practice-log.ts";
import type { SentBox } from "../../shared/pane/sent-box.ts";
import { writeNotice } from "../../shared/text/notice.ts";
import type { Scenario } from "./scenarios.ts";

/** A draft in memory behind the pane, with the real guard, sealing and endpoint client under it. */
export interface GalleryHost extends PaneHost {
  readonly sentBox: SentBox;
  readonly practice: PracticeLog;
  /** Messages that the Sent tab had opened. */
  readonly opened: readonly LinkMessage[];
  /** What went to the audit log. */
  readonly audited: readonly AuditEvent[];
  /** The user types in the compose window. */
  edit(change: { readonly subject?: string; readonly text?: string }): void;
  /** The draft cannot be looked at any more, and the host is not prepared for it. */
  breakDown(): void;
  /** Every action that reached the host, in order. */
  readonly actions: readonly PaneAction[];
  /** How the sends ended, in order. */
  readonly outcomes: readonly SendOutcome["kind"][];
  draft(): Draft;
}

export function galleryHost({
  draft: first,
  loaded,
  people,
  sent,
  known,
  sentEntries,
  because: held,
}: Scenario): GalleryHost {
  const { policy } = loaded;
  const actions: PaneAction[] = [];
  const outcomes: SendOutcome["kind"][] = [];
  const watchers = new Set<() => void>();
  const decisions: UserDecision[] = [];
  const opened: LinkMessage[] = [];
  const audited: AuditEvent[] = [];
  const kept = new Map<string, string>([["sent-messages", JSON.stringify(sentEntries)]]);
  const store: KeyValue = {
    read: async (key) => kept.get(key) ?? null,
    write: async (key, value) => void kept.set(key, value),
  };
  const notes = overrideNotes(store);
  let draft = first;
  let broken = false;
  let because = held;

  const access = {
    url: policy.endpoint ?? "",
    token: "gallery",
    fetch: fetch.bind(globalThis),
    timeoutMs: 30_000,
  };
  const guard = {
    detectors,
    directory: policyDirectory(policy, new Date().toISOString().slice(0, 10)),
    acquaintance: acquaintanceOf(policy, people, sent),
    policy,
    decisions: {
      find: async (fingerprint: string) => decisions.findLast((each) => each.fingerprint === fingerprint) ?? null,
      record: async (decision: UserDecision) => void decisions.push(decision),
    },
    channel: deliveryChannel({
      policy,
      client: { ...endpointClient(access), ...deliveryClient(access) },
      readAttachment: async () => new Uint8Array(),
      writeNotice,
      now: Date.now,
    }),
    auditLog: { append: async (event: AuditEvent) => void audited.push(event) },
    askRoutes: async () => known,
    now: Date.now,
  };

  const look = async (): Promise<PaneView> => {
    if (broken) throw new Error("the gallery was told to break");
    return paneView(draft, await assessDraft(draft, guard), because, loaded, known);
  };

  const record = async (action: PaneAction): Promise<void> => {
    const assessment = await assessDraft(draft, guard);
    const answers = answersFor(action, assessment, permittedReasons(policy));
    const decision = { fingerprint: assessment.fingerprint, answers, decidedAt: Date.now() };
    await guard.decisions.record(await takeNote(decision, draft, notes));
  };

  const send = async (action: PaneAction): Promise<PaneView | null> => {
    await record(action);
    const outcome = await guardSend(draft, guard);
    outcomes.push(outcome.kind);
    if (outcome.kind !== "hold") return null;
    because = outcome.reasons;
    return look();
  };

  const change = ({ subject, body, removeAttachments = [] }: DraftChange): void => {
    draft = makeDraft({
      ...draft,
      subject: subject ?? draft.subject,
      source: body ?? draft.source,
      attachments: draft.attachments.filter(({ id }) => !removeAttachments.includes(id)),
    });
    because = [];
  };

  const act = async (action: PaneAction): Promise<PaneView | null> => {
    actions.push(action);
    switch (action.do) {
      case "edit": {
        const edited = changeFor(action.edit, draft, policy);
        if (edited !== null) change(edited);
        return look();
      }
      case "set-aside":
      case "count-again":
        await record(action);
        return look();
      case "send-encrypted":
      case "send-sealed":
      case "send":
      case "override":
      case "as-asked":
        return send(action);
      case "back":
        return null;
    }
  };

  return {
    sentBox: endpointSentBox({
      record: sentRecord(store),
      notes,
      clientFor: async (url) => endpointClient({ ...access, url }),
      policyFor: async () => policy,
      writeNotice,
      openMessage: async (message) => {
        opened.push(message);
        return true;
      },
    }),
    practice: practiceLog({ store, policy: async () => policy, auditLog: guard.auditLog }),
    opened,
    audited,
    look,
    act,
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    edit({ subject, text }) {
      const { format } = draft.source;
      change({
        ...(subject === undefined ? {} : { subject }),
        ...(text === undefined ? {} : { body: { format, content: text } }),
      });
      for (const changed of watchers) changed();
    },
    breakDown() {
      broken = true;
    },
    actions,
    outcomes,
    draft: () => draft,
  };
}
