import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** A stretch that a peer would take out; `start` is -1 where it only tells the text, not the place. */
export interface PeerSpan {
  readonly start: number;
  readonly end: number;
}

/** Another detector behind one call. Peers find identifiers; none of them asks whether there is health beside. */
export interface Peer {
  readonly name: string;
  readonly find: (text: string) => Promise<readonly PeerSpan[]> | readonly PeerSpan[];
}

export async function loadPeers(): Promise<readonly Peer[]> {
  const { OpenRedaction } = await import("openredaction");
  const open = new OpenRedaction({ debug: false });
  const { SyncRedactor } = require("redact-pii") as { SyncRedactor: new () => { redact: (text: string) => string } };
  const redactPii = new SyncRedactor();
  const { Redactor } = require("@redactpii/node") as {
    Redactor: new (options: object) => { redact: (text: string) => string };
  };
  const node = new Redactor({ rules: { CREDIT_CARD: true, EMAIL: true, NAME: true, PHONE: true, SSN: true } });
  const nlp = (await import("compromise")).default;
  return [
    {
      name: "openredaction",
      find: async (text) => (await open.detect(text)).detections.map(({ position: [start, end] }) => ({ start, end })),
    },
    { name: "redact-pii", find: (text) => changed(text, redactPii.redact(text)) },
    { name: "@redactpii/node", find: (text) => changed(text, node.redact(text)) },
    {
      name: "compromise",
      find: (text) =>
        (nlp(text).people().json({ offset: true }) as { offset: { start: number; length: number } }[]).map(
          ({ offset }) => ({
            start: offset.start,
            end: offset.start + offset.length,
          }),
        ),
    },
  ];
}

/** Where a redacted text differs from the original: the pieces between what both have in common. */
function changed(text: string, redacted: string): PeerSpan[] {
  const spans: PeerSpan[] = [];
  const kept = redacted.split(/\[?[A-Z_]{3,}(?:_\d+)?\]?/).filter((piece) => piece.trim() !== "");
  let at = 0;
  for (const piece of kept) {
    const found = text.indexOf(piece, at);
    if (found === -1) continue;
    if (found > at) spans.push({ start: at, end: found });
    at = found + piece.length;
  }
  if (redacted !== text && at < text.length) spans.push({ start: at, end: text.length });
  return spans;
}
