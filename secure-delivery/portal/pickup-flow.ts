import { fromBase64Url } from "../../shared/core/delivery/base64.ts";
import { parseEmailAddress } from "../../shared/core/draft/email-address.ts";
import type { PickupError } from "../../shared/text/pickup.ts";
import { loadReader } from "./load-reader.ts";
import { provePasskey } from "./passkey-flow.ts";
import type { PickupApi, PickupFailure, PickupProof } from "./pickup-api.ts";
import type { PickupLink } from "./pickup-link.ts";
import { nothingWritten, type PickupState, type ShownError } from "./pickup-state.ts";
import { keepDevice, keptDevice } from "./trusted-device.ts";

/** What was typed on the page with the code. */
export interface TypedProof {
  readonly code: string;
  readonly word: string;
  readonly name: string;
  readonly trust: boolean;
}

/** One step further, or the same step with what went wrong. A browser that the reader trusts needs no code. */
export async function askForCode(
  api: PickupApi,
  link: PickupLink,
  typed: string,
  by: "email" | "sms",
  before: PickupState,
): Promise<PickupState> {
  const address = parseEmailAddress(typed.trim());
  if (address === null) return { step: "address", address: typed, failed: shown("address-wrong") };
  const device = before.step === "address" ? keptDevice(address) : null;
  if (device !== null) {
    const opened = await openWith(api, link, address, { device }, () => null);
    if (opened !== null) return opened;
  }
  const answer = await api.challenge(address, by);
  if (answer.ok) {
    // While the reader looks for the code.
    void loadReader();
    const { codeMinutes: minutes, secret, secretSalt: salt = link.messageId, named, sms } = answer.value;
    const again = before.step === "code";
    const resume = before.step === "code" ? before.resume : null;
    return { step: "code", address, minutes, secret, salt, named, sms, failed: null, again, resume };
  }
  return before.step === "code"
    ? after(answer, (failed) => ({ ...before, again: false, failed }))
    : after<PickupState>(answer, (failed) => ({ step: "address", address: typed, failed }));
}

export async function openWithCode(
  api: PickupApi,
  link: PickupLink,
  { code: typed, word, name: typedName, trust }: TypedProof,
  before: Extract<PickupState, { step: "code" }>,
): Promise<PickupState> {
  const stay = (failed: ShownError): PickupState => ({ ...before, again: false, failed });
  const code = typed.replace(/[\s-]/g, "");
  if (!/^\d{6}$/.test(code)) return stay(shown("code-shape"));
  const name = typedName.replace(/\p{C}/gu, "").trim().slice(0, 80);
  if (before.named && name === "") return stay(shown("name-missing"));
  const proof = { code, trust, ...(before.named ? { name } : {}) };
  if (!before.secret) return openWith(api, link, before.address, proof, stay);
  const { secretVerifier } = await import(
    /* webpackChunkName: "secret" */ "../../shared/core/delivery/secret-verifier.ts"
  );
  const secret = await secretVerifier(word, before.salt);
  return openWith(api, link, before.address, { ...proof, secret }, (failed) =>
    stay(failed.error === "code-wrong" ? shown("word-wrong") : failed),
  );
}

/** With a passkey that the reader made before. */
export async function openWithPasskey(api: PickupApi, link: PickupLink, typed: string): Promise<PickupState> {
  const stay = (failed: ShownError): PickupState => ({ step: "address", address: typed, failed });
  const address = parseEmailAddress(typed.trim());
  if (address === null) return stay(shown("address-wrong"));
  const passkey = await provePasskey(link.messageId);
  if (passkey === null) return stay(shown("passkey"));
  return openWith(api, link, address, { passkey }, (failed) =>
    stay(failed.error === "code-wrong" ? shown("passkey") : failed),
  );
}

async function openWith<Stay>(
  api: PickupApi,
  link: PickupLink,
  address: string,
  proof: PickupProof,
  stay: (failed: ShownError) => Stay,
): Promise<PickupState | Stay> {
  // Before the proof is used up: a code that opened works no second time.
  const reader = await loadReader();
  if (reader === null) return stay(shown("offline"));
  const opened = await api.open(address, proof);
  if (!opened.ok) return after(opened, stay);
  const { ticket, device, expiresAt } = opened.value;
  if (device !== undefined) keepDevice(address, device);
  const content = await contentOf(api, ticket);
  if (!content.ok) return after(content, stay);
  const serverShare = fromBase64Url(opened.value.serverShare) ?? new Uint8Array();
  const message = await reader.readMessage(content.value, { ...link, serverShare });
  if (message === null) return { step: "sorry", why: "damaged", minutes: 0 };
  const isSender = address.toLowerCase() === message.sender.toLowerCase();
  const answers = reader.answerApi(link.messageId, ticket);
  return {
    step: "message",
    message,
    expiresAt: new Date(expiresAt),
    links: message.files.map(reader.linkTo),
    archive:
      message.files.length < 2 ? null : reader.linkTo({ name: "", content: reader.zipFiles(message.files, "file") }),
    ticket,
    reader: address,
    answer: { kind: "none", kept: nothingWritten },
    replies: isSender ? await reader.readReplies(answers, link, reader.readMessage) : [],
  };
}

/** Once more when the connection broke: the ticket is still good, the code is not. */
async function contentOf(api: PickupApi, ticket: string): ReturnType<PickupApi["content"]> {
  const first = await api.content(ticket);
  return !first.ok && first.code === "offline" ? api.content(ticket) : first;
}

function after<Stay>(failure: PickupFailure, stay: (failed: ShownError) => Stay): PickupState | Stay {
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
    case "name-missing":
      return stay(shown("name-missing"));
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
