import path from "node:path";
import type { Policy } from "../../shared/core/policy/policy.ts";
import { heldSentence } from "../../shared/text/held.ts";
import { DemoError } from "./demo-error.ts";
import type { Narrator } from "./narrator.ts";
import { openPickup } from "./open-pickup.ts";
import type { Example, Scene } from "./scene.ts";
import type { Ending } from "./send-story.ts";
import { storyteller } from "./storyteller.ts";

/** The draft whose story is told in full: a patient in the subject, on the way to another clinic. */
const hero = "subject-to-outside.eml";

type Sealed = Extract<Ending, { kind: "sealed" }>;

/** Sends every example; gives the sealed one that the reader can open. */
export async function playSends(scene: Scene, narrator: Narrator): Promise<{ example: Example; ending: Sealed }> {
  const example = scene.examples.find(({ name }) => name === hero);
  if (example === undefined) throw new DemoError(`examples/${hero} is missing.`);
  narrator.title(`One send, from draft to reader: examples/${hero}`);
  const ending = await scene.send(example, storyteller(narrator, scene.policy));
  if (ending.kind !== "sealed") throw new DemoError(`The draft was not sealed but ${describe(ending, scene.policy)}.`);
  const { messageId, recipients, storedAt, expiresAt, link } = ending.receipt;
  narrator.chapter("Receipt", "what the sender can show afterwards");
  narrator.facts([
    ["message", messageId],
    ["recipients", String(recipients)],
    ["stored", storedAt],
    ["expires", expiresAt],
  ]);
  narrator.chapter("Link", "as the notice holds it");
  narrator.line(link);

  narrator.title("The other drafts in examples/");
  const others = scene.examples.filter(({ name }) => name !== hero);
  const endings: [string, string][] = [];
  for (const other of others)
    endings.push([other.name, describe(await scene.send(other, () => undefined), scene.policy)]);
  narrator.facts(endings);
  return { example, ending };
}

/** Opens the message in a headless browser, as its recipient would, and shows that the sender can tell. */
export async function playPickup(
  scene: Scene,
  narrator: Narrator,
  { example, ending }: { readonly example: Example; readonly ending: Sealed },
  folder: string,
): Promise<void> {
  const { receipt, original } = ending;
  const reader = original.recipients.find((recipient) => recipient.kind === "mailbox");
  if (reader === undefined) throw new DemoError("The sealed draft has no recipient.");
  narrator.title("The recipient opens it, in headless Chromium");
  const { mailbox } = scene;
  const profile = path.join(folder, "chromium");
  await openPickup({ link: receipt.link, address: reader.address, original, mailbox, profile });
  narrator.line("Link, address, code from the mailbox, message: the same words and the same file as were sealed.");
  const state = await scene.clientOf(example).state(receipt.messageId);
  if (!state.ok) throw new DemoError(`The endpoint does not tell the message's state (${state.code}).`);
  const [first] = state.value.recipients;
  if (first?.state !== "opened")
    throw new DemoError(`The endpoint says “${first?.state}” of a message that was opened.`);
  narrator.facts([
    ["message", receipt.messageId],
    ["state", first.state],
    ["opened", first.openedAt ?? ""],
  ]);
}

function describe(ending: Ending, policy: Policy): string {
  switch (ending.kind) {
    case "released":
      return "sent as it is";
    case "sealed":
      return "sealed, and its notice sent";
    case "held":
      return `held: ${ending.reasons.map((reason) => heldSentence(reason, policy, "en")).join(" ")}`;
  }
}
