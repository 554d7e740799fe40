import type { Block } from "../reading/block.ts";
import { gapKinds } from "../reading/tokens.ts";
import { spanOf } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const { gapColon } = gapKinds;

const longest = 45;

/** `2001:db8::8a2e:370:7334` and `00:1B:44:11:3A:B7`: groups of hexadecimal digits between colons. */
export function colonAddressAt(block: Block, at: number): Identifier | null {
  const { tokens, text } = block;
  if (((tokens.gaps[at + 1] as number) & gapColon) === 0) return null;
  const start = tokens.starts[at] as number;
  const first = tokens.ends[at] as number;
  if (first - start > 4 || text.charCodeAt(first) !== 0x3a) return null;
  // "10:30": an address has a second colon.
  if (text.charCodeAt(first + 1) !== 0x3a && ((tokens.gaps[at + 2] as number) & gapColon) === 0) return null;
  const written = /^[0-9a-f:]+/i.exec(text.slice(start, start + longest))?.[0] ?? "";
  const groups = written.split(":");
  const hardware = groups.length === 6 && groups.every((group) => group.length === 2);
  const empty = groups.filter((group) => group === "").length;
  const internet =
    groups.length >= 3 &&
    groups.every((group) => group.length <= 4) &&
    (empty === 0 ? groups.length === 8 : empty === 1 && groups.length <= 8 && /::/.test(written));
  // A time ("10:30:15") has neither eight groups nor an empty one.
  if (!hardware && !internet) return null;
  let to = at + 1;
  while (to < tokens.count && (tokens.starts[to] as number) < start + written.length) to++;
  return { kind: hardware ? "device" : "ip", ...spanOf(block, at, to), labelled: false, power: 0.5 };
}
