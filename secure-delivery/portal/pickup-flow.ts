import { fromBase64Url } from "../../shared/core/delivery/base64.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { PickupError } from "../../shared/text/pickup.ts";
import { answerApi } from "./answer-api.ts";
import { readReplies } from "./answer-flow.ts";
import { linkTo } from "./file-link.ts";
import type { PickupApi, PickupFailure } from "./pickup-api.ts";
import type { PickupLink } from "./pickup-link.ts";
import type { PickupState, ShownError } from "./pickup-state.ts";

/** One step further, or the same step with what went wrong. */
export async function askForCode(api: PickupApi, typed: string, before: PickupState): Promise<PickupState> {
  const address = parseEmailAddress(typed.trim());
  if (address === null) return { step: "address", address: typed, failed: shown("address-wrong") };
  const answer = await api.challenge(address);
  if (answer.ok) {
    return { step: "code", address, minutes: answer.value.codeMinutes, failed: null, again: before.step === "code" };
  }
  return before.step === "code"
    ? after(answer, (failed) => ({ ...before, again: false, failed }))
    : after(answer, (failed) => ({ step: "address", address: typed, failed }));
}

export async function openWithCode(
  api: PickupApi,
  link: PickupLink,
  typed: string,
  before: Extract<PickupState, { step: "code" }>,
): Promise<PickupState> {
  const stay = (failed: ShownError): PickupState => ({ ...before, again: false, failed });
  const code = typed.replace(/[\s-]/g, "");
  if (!/^\d{6}$/.test(code)) return stay(shown("code-shape"));
  // Before the code is used up: a code that opened works no second time.
  const reader = await import(/* webpackChunkName: "reader" */ "./read-message.ts").catch(() => null);
  if (reader === null) return stay(shown("offline"));
  const opened = await api.open(before.address, code);
  if (!opened.ok) return after(opened, stay);
  const content = await contentOf(api, opened.value.ticket);
  if (!content.ok) return after(content, stay);
  const serverShare = fromBase64Url(opened.value.serverShare) ?? new Uint8Array();
  const message = await reader.readMessage(content.value, { ...link, serverShare });
  if (message === null) return { step: "sorry", why: "damaged", minutes: 0 };
  const { ticket } = opened.value;
  const isSender = before.address.toLowerCase() === message.sender.toLowerCase();
  const answers = answerApi(link.messageId, ticket);
  return {
    step: "message",
    message,
    expiresAt: new Date(opened.value.expiresAt),
    links: message.files.map(linkTo),
    archive: message.files.length < 2 ? null : linkTo({ name: "", content: reader.zipFiles(message.files, "file") }),
    ticket,
    reader: before.address,
    answer: { kind: "none" },
    replies: isSender ? await readReplies(answers, link, reader.readMessage) : [],
  };
}

/** Once more when the connection broke: the ticket is still good, the code is not. */
async function contentOf(api: PickupApi, ticket: string): ReturnType<PickupApi["content"]> {
  const first = await api.content(ticket);
  return !first.ok && first.code === "offline" ? api.content(ticket) : first;
}

function after(failure: PickupFailure, stay: (failed: ShownError) => PickupState): PickupState {
  const { waitMinutes: minutes } = failure;
  switch (failure.code) {
    case "message-expired":
      return { step: "sorry", why: "expired", minutes };
    case "message-recalled":
      return { step: "sorry", why: "recalled", minutes };
    case "code-locked":
      return { step: "sorry", why: "locked", minutes };
    case "invalid-request":
      return stay(shown("address-wrong"));
    case "code-wrong":
      return stay(shown("code-wrong"));
    case "offline":
      return stay(shown("offline"));
    case "too-many-requests":
      return stay({ error: "too-many", minutes });
    case "ticket-invalid":
      return stay(shown("page-old"));
    case "unauthorised":
    case "session-ended":
    case "scope-missing":
    case "identity-unavailable":
    case "not-recallable":
    case "keystore-unavailable":
    case "upload-conflict":
    case "digest-mismatch":
    case "not-your-address":
    case "not-found":
    case "idempotency-key-missing":
    case "idempotency-conflict":
    case "idempotency-in-progress":
    case "too-large":
    case "storage-unavailable":
    case "internal":
      return stay(shown("server"));
  }
}

function shown(error: PickupError): ShownError {
  return { error, minutes: 1 };
}
