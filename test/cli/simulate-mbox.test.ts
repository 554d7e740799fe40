import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMbox, messagesOf } from "../../cli/simulate/mbox.ts";

const from = "From ann@clinic.example Tue Mar  3 22:15:00 2026\n";

/** The messages of an mbox that arrives in pieces of this size; null for one that was let go. */
async function read(mbox: string, pieceSize = 1_000_000, maxBytes = 1_000_000): Promise<(string | null)[]> {
  const bytes = Buffer.from(mbox, "latin1");
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceSize) }, (_, index) =>
    bytes.subarray(index * pieceSize, (index + 1) * pieceSize),
  );
  const messages: (string | null)[] = [];
  for await (const { bytes: message } of messagesOf(pieces, maxBytes)) {
    messages.push(message === null ? null : Buffer.from(message).toString("latin1").trimEnd());
  }
  return messages;
}

describe("messages of an mbox", () => {
  test.each<[string, string, (string | null)[]]>([
    ["nothing", "", []],
    ["one", `${from}Subject: a\n\nbody\n`, ["Subject: a\n\nbody"]],
    ["two", `${from}Subject: a\n\nbody\n\n${from}Subject: b\n\nbody\n`, ["Subject: a\n\nbody", "Subject: b\n\nbody"]],
    [
      "line ends of Windows",
      `${from}Subject: a\r\n\r\nb\r\n\r\n${from}Subject: b\r\n\r\nc`,
      ["Subject: a\r\n\r\nb", "Subject: b\r\n\r\nc"],
    ],
    [
      "Thunderbird's old separator",
      "From - Tue Mar 03 22:15:00 2026\nSubject: a\n\n\nFrom - Tue Mar 03 22:16:00 2026\nSubject: b\n",
      ["Subject: a", "Subject: b"],
    ],
    ["Thunderbird's new separator", "From \nSubject: a\n\nx\n\nFrom \nSubject: b\n", ["Subject: a\n\nx", "Subject: b"]],
    [
      "a sentence that begins so",
      `${from}Subject: a\n\nx\nFrom here on, all is well.\n\nFrom Monday we open at 8.\n`,
      ["Subject: a\n\nx\nFrom here on, all is well.\n\nFrom Monday we open at 8."],
    ],
    ["escaped as mboxo", `${from}Subject: a\n\n>From here on\n`, ["Subject: a\n\nFrom here on"]],
    [
      "escaped as mboxrd, once and twice",
      `${from}Subject: a\n\n>From x\n>>From y\n> >From z\n`,
      ["Subject: a\n\nFrom x\n>From y\n> >From z"],
    ],
    [
      "a message cut off without an empty line",
      `${from}Subject: a\n\ncut o\n${from}Subject: b\n\nx\n`,
      ["Subject: a\n\ncut o", "Subject: b\n\nx"],
    ],
    ["empty lines before the first", `\n\n${from}Subject: a\n`, ["Subject: a"]],
    ["an empty message", `${from}\n${from}Subject: b\n`, ["", "Subject: b"]],
    ["no line end at the end", `${from}Subject: a`, ["Subject: a"]],
  ])("%s, in whatever pieces it comes", async (_name, mbox, messages) => {
    for (const size of [1, 2, 7, 64, 1_000_000]) expect(await read(mbox, size), `pieces of ${size}`).toEqual(messages);
  });

  test("one over the limit is let go, and the next is read", async () => {
    const mbox = `${from}Subject: a\n\n${"x".repeat(500)}\n\n${from}Subject: b\n`;
    for (const size of [1, 7, 1_000_000]) expect(await read(mbox, size, 300)).toEqual([null, "Subject: b"]);
  });

  test("whatever is put in comes out, in whatever pieces", async () => {
    const line = fc.oneof(
      fc.string({ unit: "grapheme-ascii" }),
      fc.constantFrom("From x", ">From y", "", ">>From 10:00"),
    );
    const bodies = fc.array(fc.array(line, { maxLength: 6 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(bodies, fc.integer({ min: 1, max: 50 }), async (messages, size) => {
        const texts = messages.map((lines) => `Subject: x\n\n${lines.join("\n").replaceAll("\r", "")}\nend`);
        const mbox = texts.map((text) => `${from}${text.replace(/^(>*From )/gm, ">$1")}\n\n`).join("");
        expect(await read(mbox, size)).toEqual(texts);
      }),
    );
  });
});

test.each([
  [from, true],
  ["From \n", true],
  ["\n\nFrom - Tue Mar 03 22:15:00 2026", true],
  ["From: ann@clinic.example\n", false],
  ["From here on\n", false],
  ["Subject: x\n", false],
  ["", false],
])("%j begins an mbox: %s", (beginning, expected) => {
  expect(isMbox(Buffer.from(beginning))).toBe(expected);
});
