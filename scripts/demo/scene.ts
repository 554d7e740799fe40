import { mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type MailFile, parseMailFile } from "../../cli/mail-file.ts";
import type { DeliveryClient, EndpointClient } from "../../shared/core/delivery/endpoint-client.ts";
import { type Mailbox, parseMailbox } from "../../shared/core/draft/mailbox.ts";
import type { Policy } from "../../shared/core/policy/policy.ts";
import { DemoError } from "./demo-error.ts";
import { demoClient, demoGuard } from "./demo-guard.ts";
import { demoPolicy } from "./demo-policy.ts";
import { emlComposeHost } from "./eml-compose-host.ts";
import { type EndpointProcess, startEndpointProcess } from "./endpoint-process.ts";
import { enrol } from "./enrol.ts";
import { type DemoMailbox, startDemoMailbox } from "./mailbox.ts";
import { sendNatively } from "./native-send.ts";
import { type Ending, type Step, sendDraft } from "./send-story.ts";

/** One draft of `examples/`. */
export interface Example {
  readonly name: string;
  readonly file: MailFile;
  readonly sender: Mailbox;
}

/** All that runs while the demo does. */
export interface Scene {
  readonly examples: readonly Example[];
  readonly mailbox: DemoMailbox;
  readonly endpoint: EndpointProcess;
  readonly policy: Policy;
  /** The endpoint as this sender's client sees it. */
  clientOf(example: Example): EndpointClient & DeliveryClient;
  /** Takes one draft from Send to its end, by the real line. */
  send(example: Example, tell: (step: Step) => void): Promise<Ending>;
  stop(): Promise<void>;
}

/** Each browser that opens the playground enrols once for each sender. */
const playgroundUses = 100;

const examplesFolder = fileURLToPath(new URL("../../examples/", import.meta.url));

/** Mailbox, endpoint, policy and the senders' enrolments; everything that is written goes into `folder`. */
export async function setScene(folder: string): Promise<Scene> {
  await mkdir(folder, { recursive: true });
  const examples = await readExamples();
  const senders = [...new Set(examples.map(({ sender }) => sender.address))];
  const mailbox = await startDemoMailbox();
  const organisation = "Riverside Clinic";
  const endpoint = await startEndpointProcess({
    folder,
    organisation,
    smtpPort: mailbox.smtpPort,
    senders: [...senders, "*@clinic.example"],
    uses: senders.length + playgroundUses,
  }).catch(async (error: unknown) => {
    await mailbox.stop();
    throw error;
  });
  const stop = async (): Promise<void> => {
    await endpoint.stop();
    await mailbox.stop();
  };
  try {
    const policy = await demoPolicy(endpoint.url);
    const clients = new Map<string, EndpointClient & DeliveryClient>();
    for (const sender of senders) {
      clients.set(sender, demoClient(endpoint.url, await enrol(endpoint.url, endpoint.enrolmentCode, sender)));
    }
    const clientOf = ({ sender }: Example): EndpointClient & DeliveryClient => {
      const client = clients.get(sender.address);
      if (client === undefined) throw new DemoError("A sender of examples/ is not enrolled.");
      return client;
    };
    const send = (example: Example, tell: (step: Step) => void): Promise<Ending> =>
      sendExample(example, clientOf(example), policy, mailbox.smtpPort, path.join(folder, "audit.jsonl"), tell);
    return { examples, mailbox, endpoint, policy, clientOf, send, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function sendExample(
  { file, sender }: Example,
  client: EndpointClient & DeliveryClient,
  policy: Policy,
  smtpPort: number,
  auditFile: string,
  tell: (step: Step) => void,
): Promise<Ending> {
  const host = emlComposeHost(file, sender);
  const guard = demoGuard(policy, client, host, auditFile);
  return sendDraft({ host, guard, sendNatively: () => sendNatively(host, smtpPort), tell });
}

async function readExamples(): Promise<readonly Example[]> {
  const names = (await readdir(examplesFolder)).filter((name) => name.endsWith(".eml")).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = await parseMailFile(await readFile(path.join(examplesFolder, name)));
      const sender = file?.mail.from ?? parseMailbox("sender@clinic.example");
      if (file === null || sender === null) throw new DemoError(`examples/${name} is not a mail.`);
      return { name, file, sender };
    }),
  );
}
