import { z } from "zod";
import { maxPieceBytes, maxSealedBytes, maxUploadBytes } from "../../shared/core/delivery/wire/sizes.ts";

export const limitsConfig = z.strictObject({
  maxSealedBytes: z.int().min(1_024).max(maxSealedBytes).default(maxSealedBytes),
  maxUploadBytes: z.int().min(1_024).max(maxUploadBytes).default(maxUploadBytes),
  maxPieceBytes: z.int().min(1_024).max(maxPieceBytes).default(maxPieceBytes),
  piecesPerMinute: z.int().min(1).default(600).describe("Of uploads, per sender"),
  waitingBytes: z
    .int()
    .min(1_024)
    .default(4 * maxUploadBytes)
    .describe("Uploads without a message, per sender"),
  uploadHours: z.number().positive().default(24).describe("An upload without a message is removed"),
  auditsPerMinute: z.int().min(1).default(60).describe("Batches, per sender"),
  maxExpiryDays: z.int().min(1).max(3_650).default(366),
  codeMinutes: z.number().positive().max(60).default(10),
  wrongCodes: z.int().min(1).max(20).default(5).describe("Wrong codes before an address is locked for a message"),
  lockMinutes: z.number().positive().default(15),
  challenges: z.int().min(1).default(5).describe("Codes per address and message in one window"),
  challengeWindowMinutes: z.number().positive().default(15),
  ticketMinutes: z.number().positive().max(60).default(30),
  enrolmentsPerMinute: z.int().min(1).default(10).describe("Per client address"),
  pickupsPerMinute: z.int().min(1).default(60).describe("Challenges and opens together, per client address"),
  messagesPerMinute: z.int().min(1).default(120).describe("Per sender"),
  purgeSeconds: z.number().positive().default(60),
  keepEndedDays: z.number().min(0).default(30).describe("Ciphertext of ended messages, for the escrow key only"),
});
export type Limits = z.infer<typeof limitsConfig>;
