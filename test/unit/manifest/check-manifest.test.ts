import { existsSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { iconUrls } from "../../../cli/manifest/check-icons.ts";
import { checkManifest } from "../../../cli/manifest/check-manifest.ts";
import { handledEvents, paneButtons } from "../../../cli/manifest/events.ts";
import { manifestFacts } from "../../../cli/manifest/manifest-facts.ts";
import { readXml } from "../../../cli/manifest/xml-tree.ts";
import { handlerNames, pageNames, paneCommands } from "../../../outlook-addin/names.ts";
import { made } from "./made-manifests.ts";

let xml = "";
beforeAll(async () => {
  xml = (await made()).xml;
});

const alone = { handler: null, hasIcon: null } as const;
const codes = (text: string, around: Parameters<typeof checkManifest>[1] = alone): string[] =>
  checkManifest(text, around).map(({ code }) => code);

test("the manifest that is made has nothing wrong, in any mode", async () => {
  for (const change of [{}, { mode: "softblock" as const }, { sendFromPane: true }]) {
    expect(checkManifest((await made(change)).xml, alone)).toEqual([]);
  }
});

test("the manifest and the add-in use the same names", () => {
  expect(handledEvents).toEqual(handlerNames);
  expect([...paneButtons].sort()).toEqual(Object.values(paneCommands).sort());
  const served = manifestFacts(xml)?.urls.map((url) => url.split("/").at(-1));
  expect(served?.sort()).toEqual(Object.values(pageNames).sort());
});

test("every icon that the manifest names is in the repository", () => {
  const read = readXml(xml);
  if (!("root" in read)) throw new Error("not read");
  const urls = iconUrls(read.root);
  expect(urls.length).toBeGreaterThanOrEqual(9);
  for (const url of urls) {
    const name = url.replace("https://mail.clinic.example/outlook/", "");
    expect(existsSync(new URL(`../../../manifests/outlook/${name}`, import.meta.url)), name).toBe(true);
  }
});

test("what stands in a comment is not the manifest", () => {
  expect(codes(xml.replace("<Id>", "<!-- <Id>x</Id> --><Id>"))).toEqual([]);
});

describe("each mistake is told by its name", () => {
  const version = "<Version>1.0.0.0</Version>";
  const provider = /<ProviderName>.*<\/ProviderName>/;
  const cases: readonly (readonly [string, string, (text: string) => string])[] = [
    ["cut off in the middle", "not-xml", (text) => text.slice(0, 2_000)],
    ["an ampersand left as it is", "not-xml", (text) => text.replace("&amp;", "& ")],
    ["a task pane add-in for documents", "not-a-mail-add-in", (text) => text.replace('"MailApp"', '"TaskPaneApp"')],
    ["the version before the id", "wrong-order", (text) => text.replace(version, "").replace("<Id>", `${version}<Id>`)],
    [
      "the resources before the hosts",
      "wrong-order",
      (text) => {
        const resources = /<Resources>[\s\S]*<\/Resources>/.exec(text)?.[0] ?? "";
        return text.replace(resources, "").replace("<Hosts>\n        <Host xsi", `${resources}$&`);
      },
    ],
    ["no provider", "missing-element", (text) => text.replace(provider, "")],
    ["a second id", "twice", (text) => text.replace("<Id>", "<Id>0f2c1a52-9c3e-4b7a-8f10-2d6f5b1e7c34</Id><Id>")],
    [
      "an element with a typing mistake",
      "unexpected-element",
      (text) => text.replaceAll("SupportsPinning", "SupportPinning"),
    ],
    [
      "an extension point for another place",
      "unexpected-element",
      (text) => text.replace("MessageComposeCommandSurface", "MessageReadCommandSurface"),
    ],
    [
      "a runtime that names nothing",
      "missing-attribute",
      (text) => text.replace('<Runtime resid="Commands.Url">', "<Runtime>"),
    ],
    [
      "an attribute with a typing mistake",
      "unexpected-attribute",
      (text) => text.replace('SendMode="Block"', 'Sendmode="Block"'),
    ],
    [
      "a send mode on another event",
      "unexpected-attribute",
      (text) => text.replace('"onNewMessageComposeHandler"', '$& SendMode="Block"'),
    ],
    ["an id that is no UUID", "bad-value", (text) => text.replace(/<Id>.*<\/Id>/, "<Id>sealpost</Id>")],
    [
      "events in the namespace that knows none",
      "bad-value",
      (text) => text.replace("mailappversionoverrides/1.1", "mailappversionoverrides"),
    ],
    ["the schema of old apps for Office", "bad-value", (text) => text.replace("appforoffice/1.1", "appforoffice/1.0")],
    ["a version with letters", "bad-value", (text) => text.replace(version, "<Version>1.0-beta</Version>")],
    [
      "a permission that does not exist",
      "bad-value",
      (text) => text.replace(">ReadWriteItem<", ">ReadWriteEverything<"),
    ],
    ["a field that was not filled", "not-filled", (text) => text.replace("Riverside", "{{organisation}}")],
    [
      "an icon by http",
      "not-https",
      (text) =>
        text.replace(
          "https://mail.clinic.example/outlook/icons/icon-16",
          "http://mail.clinic.example/outlook/icons/icon-16",
        ),
    ],
    ["the handler by http", "not-https", (text) => text.replace(/https:(\/\/[^"]*handler\.js)/, "http:$1")],
    [
      "a name of 126 characters",
      "too-long",
      (text) => text.replace(provider, `<ProviderName>${"x".repeat(126)}</ProviderName>`),
    ],
    [
      "a translation of 251 characters",
      "too-long",
      (text) => text.replace(/Value="Muestra[^"]*"/, `Value="${"x".repeat(251)}"`),
    ],
    ["a resource id of 33 characters", "too-long", (text) => text.replaceAll("Handler.Url", "H".repeat(33))],
    ["an empty label", "empty", (text) => text.replace('DefaultValue="Check message"', 'DefaultValue=" "')],
    ["one id for two resources", "id-twice", (text) => text.replace('Image id="Icon.20"', 'Image id="Icon.16"')],
    [
      "one id for two buttons",
      "id-twice",
      (text) => text.replace("apptComposeOpenPaneButton", "msgComposeOpenPaneButton"),
    ],
    [
      "a resource that is not there",
      "unknown-resource",
      (text) => text.replace('resid="Pane.Url"', 'resid="Pane.URL"'),
    ],
    ["an event by its old name", "unknown-event", (text) => text.replace('"OnMessageSend"', '"ItemSend"')],
    [
      "an event in the wrong case",
      "unknown-event",
      (text) => text.replace('"OnAppointmentSend"', '"onAppointmentSend"'),
    ],
    ["meetings left out", "missing-event", (text) => text.replace(/<LaunchEvent Type="OnAppointmentSend"[^>]*>/, "")],
    ["an event twice", "event-twice", (text) => text.replace(/<LaunchEvent Type="OnMessageSend"[^>]*>/, "$&$&")],
    ["a function of another name", "unknown-function", (text) => text.replace("onMessageSendHandler", "onSend")],
    ["a send event without a mode", "bad-send-mode", (text) => text.replace(' SendMode="Block"', "")],
    ["a mode in the wrong case", "bad-send-mode", (text) => text.replace('SendMode="Block"', 'SendMode="block"')],
    [
      "a requirement set from before the send events",
      "requirement-set",
      (text) => text.replace('DefaultMinVersion="1.12"', 'DefaultMinVersion="1.5"'),
    ],
    [
      "no button that an alert can open",
      "missing-button",
      (text) => text.replace("msgComposeOpenPaneButton", "openPane"),
    ],
    [
      "nothing for classic Windows",
      "no-script-runtime",
      (text) => text.replace(/<Override type="javascript"[^>]*>/, ""),
    ],
    ["no icon of 80 pixels", "missing-icon-size", (text) => text.replace('<bt:Image size="80" resid="Icon.80"/>', "")],
  ];

  test.each(cases)("%s", (_name, code, mutate) => {
    const changed = mutate(xml);
    expect(changed).not.toBe(xml);
    expect(codes(changed)).toContain(code);
  });
});

describe("compared with what is served", () => {
  test("a handler that lacks a function", () => {
    const handler = Object.values(handledEvents)
      .filter((name) => name !== "onAppointmentSendHandler")
      .join(";");
    expect(checkManifest(xml, { handler, hasIcon: null })).toEqual([
      expect.objectContaining({
        code: "unknown-function",
        values: { event: "OnAppointmentSend", name: "onAppointmentSendHandler" },
      }),
    ]);
  });

  test("a handler that has them all", () => {
    expect(codes(xml, { handler: Object.values(handledEvents).join(";"), hasIcon: null })).toEqual([]);
  });

  test("an icon that is not there", () => {
    const problems = checkManifest(xml, { handler: null, hasIcon: (url) => !url.endsWith("icon-32.png") });
    expect(problems).toEqual([expect.objectContaining({ code: "no-icon" })]);
  });
});
