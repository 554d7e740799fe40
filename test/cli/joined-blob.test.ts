import { readFileSync } from "node:fs";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { joinBlobsAtOnce } from "../../cli/simulate/joined-blob.ts";

const part = (headers: string, content: string): string => `--b\r\n${headers}\r\n\r\n${content}\r\n`;
const mail = [
  'Subject: x\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n',
  part("Content-Type: text/plain; charset=utf-8", "Señora Núñez ✓\r\n\r\nsecond"),
  part("Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable", "<p>caf=C3=A9 =\r\nnext</p>"),
  part('Content-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64', "AAECAwQF\r\n/v8="),
  "--b--\r\n",
].join("");

test.each([
  ["a mail with every transfer encoding", Buffer.from(mail)],
  ["the examples", readFileSync("examples/hidden-text.eml")],
])("%s reads the same", async (_name, bytes) => {
  const before = await PostalMime.parse(bytes);
  const undo = joinBlobsAtOnce();
  const after = await PostalMime.parse(bytes).finally(undo);
  expect(after).toEqual(before);
  const contents = (email: typeof before) =>
    email.attachments.map(({ content }) => Buffer.from(content as ArrayBuffer));
  expect(contents(after)).toEqual(contents(before));
});

test("every other Blob is as before, and undone is undone", async () => {
  const original = globalThis.Blob;
  const undo = joinBlobsAtOnce();
  const blob = new Blob(["a", new Blob(["b"])], { type: "text/plain" });
  expect([await blob.text(), blob.size, blob instanceof original]).toEqual(["ab", 2, true]);
  const nested = new Blob([new Blob(["b"])], { type: "application/octet-stream" });
  expect(await nested.text()).toBe("b");
  undo();
  expect(globalThis.Blob).toBe(original);
});
