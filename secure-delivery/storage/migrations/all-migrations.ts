import { messages } from "./0001-messages.ts";
import { jobs } from "./0002-jobs.ts";
import { identity } from "./0003-identity.ts";
import { uploads } from "./0004-uploads.ts";
import { hold } from "./0005-hold.ts";
import { evidence } from "./0006-evidence.ts";
import { deliveries } from "./0020-deliveries.ts";
import { registers } from "./0021-registers.ts";
import { replies } from "./0030-replies.ts";
import { pickupProofs } from "./0031-pickup-proofs.ts";
import { namedReaders } from "./0032-named-readers.ts";
import type { Migration } from "./migration.ts";

/** In the order of their numbers; gaps are no harm. */
export const allMigrations: readonly Migration[] = [
  messages,
  jobs,
  identity,
  uploads,
  hold,
  evidence,
  deliveries,
  registers,
  replies,
  pickupProofs,
  namedReaders,
];
