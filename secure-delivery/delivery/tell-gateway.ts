import type { GatewayInstructions } from "../../shared/core/delivery/gateway-profiles.ts";
import { field, isField, type SplitMessage } from "../mime/split-message.ts";
import type { RelayConfig } from "../relay/relay-config.ts";

export interface GatewayAccess {
  readonly instructions: GatewayInstructions;
  readonly relay: RelayConfig;
}

/** What the vendor's gateway looks for, and nothing else that could set it off or hold it back. */
export function tellGateway(message: SplitMessage, { headers, subjectTag }: GatewayInstructions): SplitMessage {
  const ours = headers.map(({ name, value }) => field(name, value));
  const others = message.fields.filter((each) => !ours.some(({ name }) => isField(name)(each)));
  if (subjectTag === "") return { ...message, fields: [...others, ...ours] };
  const subject = message.fields.find(isField("subject"));
  const written = subject === undefined ? "" : subject.raw.slice(subject.raw.indexOf(":") + 1).trimStart();
  const tagged = field("Subject", written.startsWith(subjectTag) ? written : `${subjectTag} ${written}`);
  return { ...message, fields: [...others.filter((each) => each !== subject), tagged, ...ours] };
}
