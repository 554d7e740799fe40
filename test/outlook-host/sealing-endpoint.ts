import { startEndpointProcess } from "../../scripts/demo/endpoint-process.ts";
import { startMailSink } from "../support/mail-sink.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** An endpoint as a process of its own; it knows these people of the clinic by its code. */
export interface SealingEndpoint {
  readonly url: string;
  readonly enrolmentCode: string;
  stop(): Promise<void>;
}

export async function startSealingEndpoint(people: readonly string[]): Promise<SealingEndpoint> {
  const sink = await startMailSink();
  const folder = await tempFolder();
  const endpoint = await startEndpointProcess({
    folder: folder.path,
    organisation: "Riverside Clinic",
    smtpPort: sink.port,
    senders: people.map((name) => `${name}@clinic.example`),
  });
  return {
    url: endpoint.url,
    enrolmentCode: endpoint.enrolmentCode,
    async stop() {
      await endpoint.stop();
      await sink.stop();
      await folder.remove();
    },
  };
}
