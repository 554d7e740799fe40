import { detectors } from "../../shared/core/detection/detectors.ts";
import type { InputProblem, Mail } from "../mail.ts";
import { parseMailFile } from "../mail-file.ts";
import { type ScannedMail, scanMail } from "../scan-mail.ts";
import type { MailPlace, StoredMail } from "./stored-mail.ts";

/** A mail that was read and scanned once, ready to be judged by any number of policies. */
export type ReadMail = { readonly place: MailPlace; readonly size: number } & (
  | { readonly kind: "mail"; readonly mail: Mail; readonly scanned: ScannedMail }
  | { readonly kind: "error"; readonly problem: InputProblem }
);

/** Reads and scans. A file beside mails that turns out to be none is passed over; a broken mail does not end the run. */
export async function* readMails(stored: AsyncIterable<StoredMail>): AsyncGenerator<ReadMail> {
  for await (const one of stored) {
    const { place } = one;
    if (!one.ok) {
      yield { place, size: 0, kind: "error", problem: one.problem };
      continue;
    }
    const size = one.bytes.length;
    try {
      const file = await parseMailFile(one.bytes);
      if (file !== null) {
        yield { place, size, kind: "mail", mail: file.mail, scanned: scanMail(file.mail, detectors) };
      } else if (one.expected) yield { place, size, kind: "error", problem: "not-a-mail" };
    } catch {
      yield { place, size, kind: "error", problem: "inspection-failed" };
    }
  }
}
