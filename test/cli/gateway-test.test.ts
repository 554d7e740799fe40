import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type MailSink, type SunkMail, startMailSink } from "../support/mail-sink.ts";
import { type TempFolder, tempFolder } from "../support/temp-folder.ts";
import { sealpost } from "./run-sealpost.ts";

let folder: TempFolder;
let server: MailSink;
let policy: string;
let inbox: string;

beforeEach(async () => {
  folder = await tempFolder();
  server = await startMailSink();
  policy = join(folder.path, "policy.json");
  inbox = join(folder.path, "inbox");
  for (const part of ["cur", "new", "tmp"]) mkdirSync(join(inbox, part), { recursive: true });
});
afterEach(async () => {
  await server.stop();
  await folder.remove();
});

function usePolicy(gateway: object): void {
  writeFileSync(
    policy,
    JSON.stringify({
      schema: "sealpost-policy/1",
      version: 1,
      organisation: { name: "Riverside Clinic" },
      domains: ["clinic.example"],
      endpoint: null,
      delivery: { gateway },
    }),
  );
}

const received = (...hops: string[]): string => hops.map((hop) => `Received: ${hop}\r\n`).join("");
const good = received(
  "from gw.clinic.example by mx.lakeside.example with ESMTPS (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384); Mon, 3 May 2027",
  "from laptop by gw.clinic.example with ESMTPSA; Mon, 3 May 2027",
);
const old = good.replace("TLS1_3", "TLS1_0");
const open = good.replace("with ESMTPS (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384)", "with ESMTP");

/** Plays the gateway and the mailbox behind it: takes the test message from SMTP, delivers what `make` makes of it. */
async function run(make: ((mail: SunkMail) => string) | null, ...more: string[]) {
  const from = ["--from", "alice@clinic.example", "--to", "probe@lakeside.example"];
  const base = ["gateway", "test", "--policy", policy, "--smtp", `127.0.0.1:${server.port}`, ...from];
  const running = sealpost([...base, "--received", inbox, "--wait", make === null ? "0" : "60", "--json", ...more]);
  const taken = server.next(60_000).then((mail) => {
    if (make !== null) writeFileSync(join(inbox, "new", "1"), make(mail));
    return mail;
  });
  const [ran, mail] = await Promise.all([running, taken]);
  return { ...ran, mail, answer: JSON.parse(ran.stdout) as { proven: boolean; because: string | null; id: string } };
}

const idOf = ({ message }: SunkMail): string => /SPT-[0-9A-F]{16}/.exec(message.subject ?? "")?.[0] ?? "";
const asItIs = (hops: string) => (mail: SunkMail) => `${hops}${mail.raw.toString("latin1")}`;
const portalNotice = (mail: SunkMail): string =>
  `${good}From: alice@clinic.example\r\nSubject: Encrypted: ${idOf(mail)}\r\n\r\nOpen your secure message.\r\n`;

describe("a gateway that should seal", () => {
  beforeEach(() => usePolicy({ profile: "zix", countsAs: "sealed" }));

  test("is proven when what comes cannot be read", async () => {
    const { answer, code, mail } = await run(portalNotice);
    expect([answer.proven, answer.because, code]).toEqual([true, null, 0]);
    expect(mail.message.subject).toBe(`ZSECURE Test of the mail gateway ${answer.id}`);
    expect([mail.from, mail.to]).toEqual(["alice@clinic.example", ["probe@lakeside.example"]]);
  });

  test("is not proven when the words come as they were, over TLS or not", async () => {
    const { answer, code } = await run(asItIs(good));
    expect([answer.proven, answer.because, code]).toEqual([false, "readable", 1]);
  });

  test("is not proven when one of two copies can be read", async () => {
    const { answer } = await run((mail) => {
      writeFileSync(join(inbox, "cur", "0"), asItIs(good)(mail));
      return portalNotice(mail);
    });
    expect([answer.proven, answer.because]).toEqual([false, "readable"]);
  });

  test("is not proven when nothing comes, and can be looked at again later", async () => {
    const { answer, code, mail } = await run(null);
    expect([answer.proven, answer.because, code]).toEqual([false, "nothing-came", 1]);
    writeFileSync(join(inbox, "new", "1"), portalNotice(mail));
    const again = ["gateway", "test", "--policy", policy, "--received", inbox, "--check", answer.id, "--wait", "0"];
    const later = await sealpost([...again, "--json"]);
    expect([JSON.parse(later.stdout).proven, later.code]).toEqual([true, 0]);
    expect(server.mails).toHaveLength(1);
  });

  test("another test's mail proves nothing", async () => {
    const { answer } = await run(null);
    writeFileSync(join(inbox, "new", "1"), `${good}Subject: SPT-0000000000000000\r\n\r\nOpen your secure message.\r\n`);
    const again = ["gateway", "test", "--policy", policy, "--received", inbox, "--check", answer.id, "--wait", "0"];
    expect(JSON.parse((await sealpost([...again, "--json"])).stdout).because).toBe("nothing-came");
  });
});

describe("a gateway that should force TLS", () => {
  beforeEach(() => usePolicy({ profile: "custom-header", header: "X-Our-Gateway", word: "tls", countsAs: "tls" }));

  test.each<[string, string, boolean, string | null]>([
    ["TLS 1.3 on each hop", good, true, null],
    ["an old TLS", old, false, "old-tls"],
    ["a hop in the open", open, false, "no-tls"],
    ["no hop to be seen", received("from laptop by gw.clinic.example with ESMTPSA; Mon"), false, "no-tls"],
  ])("%s", async (_name, hops, proven, because) => {
    const { answer, mail } = await run(asItIs(hops));
    expect([answer.proven, answer.because]).toEqual([proven, because]);
    expect(mail.message.headers.find(({ key }) => key === "x-our-gateway")?.value).toBe("tls");
  });
});

test("a server that does not take the message is said as such", async () => {
  usePolicy({ profile: "zix" });
  server.refuse(true);
  const from = ["--from", "alice@clinic.example", "--to", "probe@lakeside.example", "--received", inbox];
  const base = ["gateway", "test", "--policy", policy, "--smtp", `127.0.0.1:${server.port}`, ...from];
  const { code, stderr } = await sealpost(base);
  expect([code, stderr]).toEqual([2, "The server did not take the test message (550).\n"]);
});

test.each<[string, string[]]>([
  ["no policy", ["--smtp", "127.0.0.1:25"]],
  ["an --smtp that is none", ["--policy", "P", "--smtp", "mail server"]],
  ["an address that is none", ["--policy", "P", "--smtp", "127.0.0.1:25", "--from", "alice", "--to", "b@c.example"]],
])("called with %s it says how to call it", async (_name, args) => {
  usePolicy({ profile: "zix" });
  const { code, stderr } = await sealpost([
    "gateway",
    "test",
    "--received",
    inbox,
    ...args.map((one) => (one === "P" ? policy : one)),
  ]);
  expect([code, stderr === ""]).toEqual([2, false]);
});
