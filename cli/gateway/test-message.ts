import { createHash, randomBytes } from "node:crypto";
import { createTransport } from "nodemailer";
import type { GatewayInstructions } from "../../shared/core/delivery/gateway-profiles.ts";

export interface TestRoute {
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
  readonly password: string | null;
  readonly from: string;
  readonly to: string;
}

/** Stands in the subject, by which what comes is found again. */
export function newTestId(): string {
  return `SPT-${randomBytes(8).toString("hex").toUpperCase()}`;
}

/** The word that must not be readable in what comes. It follows from the id, so that a later look needs no memory. */
export function secretWordOf(id: string): string {
  return `canary${createHash("sha256").update(`sealpost gateway test ${id}`).digest("hex").slice(0, 24)}`;
}

/** Sends one message as a mail client with this profile would; answers null, or the code of what went wrong. */
export async function sendTest(
  id: string,
  instructions: GatewayInstructions,
  route: TestRoute,
): Promise<string | null> {
  const { host, port, user, password, from, to } = route;
  const transport = createTransport({
    host,
    port,
    secure: port === 465,
    ...(user === null ? {} : { auth: { user, pass: password ?? "" } }),
    connectionTimeout: 15_000,
    socketTimeout: 60_000,
  });
  const { subjectTag, headers } = instructions;
  try {
    await transport.sendMail({
      from,
      to,
      subject: `${subjectTag} Test of the mail gateway ${id}`.trim(),
      text: `This is a test of the mail gateway. It is about nobody.\n\n${secretWordOf(id)}\n`,
      headers: headers.map(({ name, value }) => ({ key: name, value })),
    });
    return null;
  } catch (error) {
    const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
    return String(responseCode ?? code ?? "failed");
  } finally {
    transport.close();
  }
}
