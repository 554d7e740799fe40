import { fileURLToPath } from "node:url";
import type { Scene } from "../demo/scene.ts";
import { deliverBySmtp } from "./deliver-by-smtp.ts";
import { startOutlookServer } from "./serve/outlook-server.ts";

export interface Playground {
  /** The emulated Outlook. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The emulated Outlook beside the demo's mailbox, portal and endpoint, with the built add-in as it would be deployed. */
export async function startPlayground({ policy, endpoint, mailbox }: Scene): Promise<Playground> {
  const server = await startOutlookServer({
    addin: fileURLToPath(new URL("../../dist/outlook/", import.meta.url)),
    files: {
      "policy.json": JSON.stringify(policy),
      "deployment.json": JSON.stringify({ enrolmentCode: endpoint.enrolmentCode }),
    },
    deliver: async (item) => {
      await deliverBySmtp(item, mailbox.smtpPort);
      return true;
    },
    settings: { mailboxUrl: mailbox.url },
    oneOrigin: true,
  });
  return { url: server.url, stop: server.stop };
}
