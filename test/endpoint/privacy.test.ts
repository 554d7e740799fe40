import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { toBase64, toBase64Url } from "../../shared/core/delivery/base64.ts";
import { composeMessage } from "../../shared/core/delivery/compose-message.ts";
import { sealMessage } from "../../shared/core/delivery/seal-message.ts";
import { draftOf } from "../support/draft-of.ts";
import { codeIn } from "../support/mail-sink.ts";
import { alice, openClinic, submissionOf, wrongCode } from "./clinic.ts";

const patient = "rosalinda.quintero@home.example";
const planted = ["Rosalinda", "Quintero", "rosalinda.quintero", "078-05-1120", "metastatic", "alice@", "home.example"];

it("a whole life of a message leaves the planted patient in no file and no log line of the endpoint", async () => {
  const clinic = await openClinic({ limits: { maxSealedBytes: 500_000 } });
  try {
    const draft = draftOf({
      from: alice,
      to: [`Rosalinda Quintero <${patient}>`],
      subject: "Rosalinda Quintero, SSN 078-05-1120",
      text: "metastatic carcinoma",
    });
    const bytes = composeMessage(
      draft,
      [{ name: "Quintero.pdf", mediaType: "application/pdf", content: new Uint8Array(90_000) }],
      new Date(),
    );
    const { id } = submissionOf();
    const sealed = await sealMessage(bytes, id, { escrowKeys: [], deliveryKey: null });
    const token = await clinic.enrol(alice);
    await clinic.submit(
      token,
      submissionOf({
        id,
        recipients: [patient],
        serverShare: toBase64Url(sealed.serverShare),
        sealed: toBase64(sealed.sealed),
      }),
    );
    // Everything that can go wrong, with the patient in it.
    await clinic.call("POST", "/v1/messages", {
      token,
      body: `{"subject":"Rosalinda Quintero`,
      headers: { "idempotency-key": "Quintero-078-05-1120" },
    });
    await clinic.call("GET", `/v1/messages/${encodeURIComponent(patient)}`, { token });
    await clinic.call("GET", `/p/${id}?who=${patient}`);
    await clinic.call("POST", "/v1/enrolments", { body: { code: "Quintero-078-05-1120", address: patient } });
    clinic.mail.refuse(true);
    await clinic.call("POST", `/p/${id}/challenge`, { body: { address: patient } });
    await expect.poll(() => clinic.log()).toContain('"result":"failed"');
    clinic.mail.refuse(false);
    const code = codeIn(await clinic.mail.next());
    await clinic.call("POST", `/p/${id}/open`, { body: { address: patient, code: wrongCode(code) } });
    const opened = await clinic.call("POST", `/p/${id}/open`, { body: { address: patient, code } });
    expect(opened.status).toBe(200);
    await clinic.call("GET", `/p/${id}/content`, { token: String(opened.json.ticket) });

    const secrets = [...planted, code, String(opened.json.ticket), String(opened.json.serverShare), token];
    const files = await everyFile(clinic.folder);
    expect(files.length).toBeGreaterThanOrEqual(4);
    for (const secret of secrets) {
      expect(clinic.log().toLowerCase()).not.toContain(secret.toLowerCase());
      for (const { name, text } of files)
        expect(`${name}\n${text}`.toLowerCase().includes(secret.toLowerCase())).toBe(false);
    }
    await clinic.call("POST", `/v1/messages/${id}/recall`, { token });
  } finally {
    await clinic.stop();
  }
});

async function everyFile(folder: string): Promise<{ name: string; text: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ parentPath, name }) => ({ name, text: await readFile(path.join(parentPath, name), "latin1") })),
  );
}
