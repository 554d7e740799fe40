import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { demoPolicy } from "../../scripts/demo/demo-policy.ts";
import { startEndpointProcess } from "../../scripts/demo/endpoint-process.ts";
import { startDemoMailbox } from "../../scripts/demo/mailbox.ts";
import { addonId } from "./addon-id.ts";
import { backgroundPage } from "./extension-page.ts";
import { htmlSender, plainSender } from "./profile.ts";
import { startThunderbird } from "./thunderbird.ts";

/**
 * `npm run thunderbird`: a real Thunderbird to try by hand, on a throw-away profile, with the add-on deployed as an
 * administrator would, an endpoint, and a mailbox in the browser that gets every mail. Ends with Thunderbird or Ctrl+C.
 */
const say = (line = ""): void => void process.stdout.write(`${line}\n`);

if (!process.env.DISPLAY) {
  process.stderr.write(
    "There is no screen here (DISPLAY is not set): run this in a desktop session, to see Thunderbird.\n",
  );
  process.exit(1);
}

const interrupted = new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
});
const folder = await mkdtemp(path.join(tmpdir(), "sealpost-by-hand-"));
const started: { stop(): Promise<void> }[] = [];
const begin = <T extends { stop(): Promise<void> }>(part: T): T => {
  started.unshift(part);
  return part;
};

try {
  const mailbox = begin(await startDemoMailbox());
  const endpoint = begin(
    await startEndpointProcess({
      folder,
      organisation: "Riverside Clinic",
      smtpPort: mailbox.smtpPort,
      senders: [htmlSender, plainSender],
    }),
  );
  const policy = { ...(await demoPolicy(endpoint.url)), domains: ["clinic.example"] };
  const thunderbird = begin(
    await startThunderbird({
      smtpPort: mailbox.smtpPort,
      screen: "visible",
      policies: {
        "3rdparty": { Extensions: { [addonId]: { policy, enrolmentCode: endpoint.enrolmentCode } } },
      },
    }),
  );
  await thunderbird.installAddon(fileURLToPath(new URL("../../dist/thunderbird", import.meta.url)));
  await backgroundPage(
    thunderbird.marionette,
    addonId,
  )(async () => {
    await messenger.compose.beginNew({
      to: ["maria.lopez@home.example"],
      subject: "Jane Roe MRN 00481273 - positive HIV test",
      body: "<p>Dear Maria,</p><p>Jane Roe has a positive HIV test. Please call us.</p>",
      isPlainText: false,
    });
  });
  say("Thunderbird is open, with a draft to try: press Send in it.");
  say(`Every mail goes to the demo mailbox: ${mailbox.url}`);
  say("It all ends when you close Thunderbird, or with Ctrl+C here.");
  await Promise.race([interrupted, thunderbird.ended, endpoint.died]);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  for (const part of started) await part.stop();
  await rm(folder, { recursive: true, force: true });
}
