import { writeFile } from "node:fs/promises";
import path from "node:path";
import { validateManifest } from "office-addin-manifest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkUnified } from "../../../cli/manifest/check-unified.ts";
import { handledEvents } from "../../../cli/manifest/events.ts";
import { type TempFolder, tempFolder } from "../../support/temp-folder.ts";
import { made } from "./made-manifests.ts";

let folder: TempFolder;
let json = "";
beforeAll(async () => {
  folder = await tempFolder();
  json = (await made()).json;
});
afterAll(() => folder.remove());

/** Microsoft's own schemas, from npm; no network. */
async function isValid(text: string): Promise<boolean> {
  const file = path.join(folder.path, "manifest.json");
  await writeFile(file, text);
  // It throws where a value is of the wrong kind, and answers where it is out of bounds.
  return validateManifest(file).then(
    ({ isValid }) => isValid,
    () => false,
  );
}

const codes = (text: string): string[] => checkUnified(text, null).map(({ code }) => code);

test("what is made is valid by Microsoft's schema and by our own check", async () => {
  for (const change of [
    {},
    { mode: "softblock" as const },
    { sendFromPane: true },
    { organisation: "x".repeat(125) },
  ]) {
    const { json } = await made(change);
    expect(checkUnified(json, null)).toEqual([]);
    expect(await isValid(json)).toBe(true);
  }
});

test("the two manifests say the same, and the one hides the other", async () => {
  const { id, xml } = await made({ mode: "softblock" });
  const unified = JSON.parse((await made({ mode: "softblock" })).json);
  expect(unified.id).not.toBe(id);
  expect(unified.extensions[0].alternates[0].hide.customOfficeAddin.officeAddinId).toBe(id);
  expect(xml.match(/SendMode="SoftBlock"/g)).toHaveLength(2);
  expect(JSON.stringify(unified).match(/"sendMode":"softBlock"/g)).toHaveLength(2);
});

describe("Microsoft's schema refuses", () => {
  test.each([
    ["a name of 31 characters", '"short": "Sealpost"', `"short": "${"x".repeat(31)}"`],
    ["an id that is no UUID", /"id": "[0-9a-f-]{36}"/, '"id": "sealpost"'],
    ["a send mode in capitals", '"sendMode": "block"', '"sendMode": "Block"'],
  ])("%s", async (_name, from, to) => {
    expect(await isValid(json.replace(from, to))).toBe(false);
  });
});

describe("its schema lets these through, and our check does not", () => {
  /** The handler's function for the first event goes by another name; the action that it had stays. */
  const renamed = (text: string): string => {
    const manifest = JSON.parse(text);
    manifest.extensions[0].autoRunEvents[0].events[0].actionId = "onSend";
    return JSON.stringify(manifest);
  };
  const cases: readonly (readonly [string, string, (text: string) => string])[] = [
    ["an event by its XML name", "unknown-event", (text) => text.replace('"messageSending"', '"OnMessageSend"')],
    ["an event with a typing mistake", "unknown-event", (text) => text.replace('"messageSending"', '"messageSend"')],
    [
      "meetings left out",
      "missing-event",
      (text) => text.replace('"appointmentSending"', '"newAppointmentOrganizerCreated"'),
    ],
    ["an event twice", "event-twice", (text) => text.replace('"appointmentSending"', '"messageSending"')],
    ["a function that the handler has not", "unknown-function", renamed],
    ["an action that no runtime has", "unknown-action", renamed],
    [
      "a button for an action that no runtime has",
      "unknown-action",
      (text) => text.replace('"actionId": "openMessagePane"', '"actionId": "open"'),
    ],
    [
      "a send event without a mode",
      "bad-send-mode",
      (text) => text.replace('"options": {\n                "sendMode": "block"\n              }', '"options": {}'),
    ],
    [
      "a requirement set from before the events",
      "requirement-set",
      (text) => text.replaceAll('"minVersion": "1.12"', '"minVersion": "1.10"'),
    ],
    [
      "no button that an alert can open",
      "missing-button",
      (text) => text.replace('"id": "msgComposeOpenPaneButton"', '"id": "open"'),
    ],
    ["nothing for classic Windows", "no-script-runtime", (text) => text.replace(/,\s*"script": "[^"]*"/, "")],
    [
      "a page on a domain that is not named",
      "other-domain",
      (text) => text.replace('"mail.clinic.example"', '"clinic.example"'),
    ],
    [
      "a page by http",
      "not-https",
      (text) =>
        text.replace("https://mail.clinic.example/outlook/pane.html", "http://mail.clinic.example/outlook/pane.html"),
    ],
    ["the twin not hidden", "twin-not-hidden", (text) => text.replace('"hide"', '"show"')],
    ["no JSON", "not-unified", (text) => text.slice(1)],
    ["another app's manifest", "not-unified", () => '{"id": "x", "validDomains": []}'],
  ];

  test.each(cases)("%s", (_name, code, mutate) => {
    const changed = mutate(json);
    expect(changed).not.toBe(json);
    expect(codes(changed)).toContain(code);
  });

  test("a handler that lacks a function", () => {
    const handler = Object.values(handledEvents)
      .filter((name) => name !== "onMessageFromChangedHandler")
      .join(";");
    expect(checkUnified(json, handler).map(({ code }) => code)).toEqual(["unknown-function"]);
  });
});
