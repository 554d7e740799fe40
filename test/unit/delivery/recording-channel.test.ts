import { expect, test } from "vitest";
import type { DeliveryChannel } from "../../../shared/core/delivery/delivery-channel.ts";
import { recordingChannel } from "../../../shared/core/delivery/recording-channel.ts";
import { sentRecord } from "../../../shared/core/delivery/sent-record.ts";
import { fingerprintDraft } from "../../../shared/core/draft/fingerprint.ts";
import { draftOf } from "../../support/draft-of.ts";
import { policyOf } from "../../support/policy-of.ts";

const draft = draftOf({ to: ["desk@lakeside.example"], subject: "Maria Lopez, HIV" });
const stored = {
  fingerprint: fingerprintDraft(draft),
  messageId: "m".repeat(22),
  recipients: 1,
  storedAt: "2027-05-03T10:00:00.000Z",
};
const works: DeliveryChannel = {
  seal: async () => ({
    kind: "sealed",
    ...stored,
    link: "https://mail.clinic.example/p/m#k",
    notice: { subject: "", html: "", text: "" },
    expiresAt: "2027-05-10T10:00:00.000Z",
  }),
  submit: async () => ({ kind: "submitted", ...stored }),
};
const fails: DeliveryChannel = {
  seal: async () => ({ kind: "failed", code: "endpoint-failed" }),
  submit: async () => ({ kind: "deferred" }),
};

function recorded(channel: DeliveryChannel, broken = false) {
  let kept: string | null = null;
  const record = sentRecord({
    read: async () => kept,
    write: async (_, value) => {
      if (broken) throw new Error("disk");
      kept = value;
    },
  });
  return { record, channel: recordingChannel(channel, record, policyOf({ sealing: { expiryDays: 7 } })) };
}

test("a sealed message is noted before its notice is on its way", async () => {
  const { record, channel } = recorded(works);
  expect((await channel.seal(draft)).kind).toBe("sealed");
  expect(await record.all()).toMatchObject([
    { recipients: ["desk@lakeside.example"], announced: false, expiresAt: "2027-05-10T10:00:00.000Z" },
  ]);
});

test("one that the endpoint delivers needs no notice, and its link is not known here", async () => {
  const { record, channel } = recorded(works);
  await channel.submit(draft, "sealed");
  expect(await record.all()).toMatchObject([
    { announced: true, link: null, expiresAt: "2027-05-10T10:00:00.000Z", endpoint: "https://mail.clinic.example" },
  ]);
});

test("what failed or waits leaves no note", async () => {
  const { record, channel } = recorded(fails);
  await channel.seal(draft);
  await channel.submit(draft, "tls");
  expect(await record.all()).toEqual([]);
});

test("a note that cannot be made stops no message", async () => {
  expect((await recorded(works, true).channel.seal(draft)).kind).toBe("sealed");
});
