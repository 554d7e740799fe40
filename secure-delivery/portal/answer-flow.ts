import { fromBase64Url } from "../../shared/core/delivery/base64.ts";
import { replyLinkSecret } from "../../shared/core/delivery/reply-secret.ts";
import type { AnswerApi } from "./answer-api.ts";
import { escrowKeys } from "./escrow-keys.ts";
import { pickupApi } from "./pickup-api.ts";
import type { PickupLink } from "./pickup-link.ts";
import type { Answer, PickupState, ShownReply } from "./pickup-state.ts";
import type { ReadMessage } from "./read-message.ts";

type MessageStep = Extract<PickupState, { step: "message" }>;

/** Seals and sends what was written. When it fails, all that was written is still there. `late`: the address has to be proved again. */
export async function sendAnswer(
  written: Extract<Answer, { kind: "writing" }>,
  { message, reader }: MessageStep,
  link: PickupLink,
  api: AnswerApi,
): Promise<Answer | { readonly kind: "late" }> {
  const failed = (error: "answer-empty" | "answer-large" | "offline" | "server"): Answer => ({
    ...written,
    failed: { error, minutes: 1 },
  });
  if (written.text.trim() === "" && written.files.length === 0) return failed("answer-empty");
  const writer = await import(/* webpackChunkName: "reply" */ "./write-reply.ts").catch(() => null);
  if (writer === null) return failed("offline");
  const files = await Promise.all(
    written.files.map(async (file) => ({
      name: file.name,
      mediaType: file.type,
      content: new Uint8Array(await file.arrayBuffer()),
    })),
  ).catch(() => null);
  if (files === null) return failed("server");
  const escrow = await escrowKeys();
  if (!escrow.ok) return failed(escrow.code === "offline" ? "offline" : "server");
  const { text } = written;
  const words = { from: reader, to: message.sender, subject: message.subject, text, files };
  const reply = await writer.sealReply(words, link.linkSecret, escrow.value, new Date()).catch(() => null);
  if (reply === null) return failed("server");
  const sent = await api.reply(reply);
  // The same reply under the same id: when only the answer got lost, it is not stored twice.
  const again = !sent.ok && sent.code === "offline" ? await api.reply(reply) : sent;
  if (again.ok) return { kind: "sent" };
  if (again.code === "ticket-invalid") return { kind: "late" };
  return failed(again.code === "offline" ? "offline" : again.code === "too-large" ? "answer-large" : "server");
}

/** The answers to one's own message, opened with secrets that follow from its link. What cannot be read is left out. */
export async function readReplies(
  api: AnswerApi,
  link: PickupLink,
  read: typeof import("./read-message.ts").readMessage,
): Promise<readonly ShownReply[]> {
  const found = await api.replies();
  if (!found.ok) return [];
  const shown = await Promise.all(
    found.value.replies.map(async ({ id, serverShare, ticket }): Promise<ShownReply | null> => {
      const content = await pickupApi(id).content(ticket);
      const share = fromBase64Url(serverShare);
      if (!content.ok || share === null) return null;
      const linkSecret = replyLinkSecret(link.linkSecret, id);
      const message: ReadMessage | null = await read(content.value, { messageId: id, linkSecret, serverShare: share });
      return message === null ? null : { message };
    }),
  );
  return shown.filter((one) => one !== null);
}
