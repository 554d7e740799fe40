import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ConditionGroup } from "../../scripts/playground/page/conditions.ts";
import { type ExampleKey, exampleTitles } from "../../shared/text/playground-drafts.ts";
import { builtAddin, clinicPolicy } from "./guarded-outlook.ts";
import { type Outlook, startOutlook } from "./outlook.ts";
import { paneOf } from "./pane.ts";

/** The playground's own menu of what can go wrong, used as a person uses it; and how each ends, on the screen. */
let outlook: Outlook;
let page: Page;
beforeAll(async () => {
  const files = { "policy.json": clinicPolicy({ endpoint: "https://mail.clinic.example" }) };
  outlook = await startOutlook({ addin: builtAddin, files, oneOrigin: true });
  ({ page } = outlook);
});
afterAll(() => outlook?.stop());

type Chosen = Partial<Record<ConditionGroup, string>>;

async function choose(chosen: Chosen): Promise<void> {
  await page.getByRole("button", { name: "New mail" }).click();
  await page.getByRole("button", { name: "More options" }).click();
  const menu = page.getByRole("dialog", { name: "Conditions" });
  for (const [group, option] of Object.entries(chosen)) {
    // The server has heard of it before anything else is asked of it.
    const heard = page.waitForResponse((response) => response.url().endsWith("/conditions"));
    await menu.locator(`#conditions-${group}`).selectOption(option);
    await heard;
  }
  await page.keyboard.press("Escape");
  await menu.waitFor({ state: "hidden" });
}

async function backToNormal(): Promise<void> {
  const strip = page.locator(".conditions-now");
  const heard = page.waitForResponse((response) => response.url().endsWith("/conditions"));
  await strip.getByRole("button", { name: "Back to normal" }).click();
  await heard;
  await strip.waitFor({ state: "hidden" });
}

async function send(draft: ExampleKey, addinThere: boolean): Promise<void> {
  const [title = ""] = exampleTitles.en[draft].split("\n");
  await page.getByRole("button", { name: title }).click();
  // On a slow machine loading may take longer than Outlook waits here.
  if (addinThere) await page.waitForFunction(() => window.outlook.window.loaded());
  await page.getByRole("button", { name: "Send", exact: true }).click();
}

const says = (words: RegExp): Promise<void> => page.locator("body").getByText(words).first().waitFor();
const anyway = (): Promise<number> => page.getByRole("button", { name: "Send Anyway" }).count();

describe("in the playground, Send ends as the documentation says", () => {
  test.each<[string, Chosen, ExampleKey, RegExp, "may send anyway" | "nothing"]>([
    ["add-in down, Block", { addin: "down" }, "lunch", /unavailable right now/, "nothing"],
    ["add-in down, SoftBlock", { addin: "down", sendMode: "SoftBlock" }, "lunch", /without the add-in/, "nothing"],
    ["offline from the start", { connection: "offline" }, "lunch", /unavailable right now/, "nothing"],
    ["no answer in time", { answers: "late", sendMode: "PromptUser" }, "lunch", /unavailable/, "may send anyway"],
    ["the message cannot be read", { answers: "fails" }, "lunch", /could not be checked/, "nothing"],
    ["attachments are empty", { answers: "empty" }, "labs", /could not be read/, "nothing"],
    ["every answer twice", { answers: "twice" }, "lunch", /on its way to bob@/, "nothing"],
    ["session data is full", { answers: "full" }, "subject", /subject line/, "nothing"],
    ["another message opens", { answers: "switched" }, "lunch", /could not be checked/, "nothing"],
    ["protected", { answers: "protected" }, "subject", /does not let Sealpost read/, "nothing"],
    ["classic Windows, a patient", { client: "classic" }, "subject", /subject line/, "nothing"],
    ["classic Windows, ordinary mail", { client: "classic" }, "lunch", /on its way to bob@/, "nothing"],
  ])("%s", async (_name, chosen, draft, words, button) => {
    await choose(chosen);
    await send(draft, chosen.addin !== "down" && chosen.connection !== "offline");
    await says(words);
    expect(await anyway()).toBe(button === "nothing" ? 0 : 1);
    const dismiss = page.getByRole("button", { name: "Don't Send" });
    if ((await dismiss.count()) > 0) await dismiss.click();
    await backToNormal();
  });

  test("without its server the pane does not open, and Outlook says so", async () => {
    await page.getByRole("button", { name: "New mail" }).click();
    await choose({ connection: "offline" });
    await page.locator("#open-pane").click();
    await says(/cannot load the add-in’s pane/);
    await backToNormal();
  });

  test("the secure delivery server answers late, or not at all, to the add-in's own questions", async () => {
    await page
      .context()
      .route("https://mail.clinic.example/**", (route) =>
        route.fulfill({ body: "here", headers: { "access-control-allow-origin": "*" } }),
      );
    await page.getByRole("button", { name: "New mail" }).click();
    // Each draft has a pane of its own, which is told anew.
    const ask = async (): Promise<string> =>
      (await paneOf(outlook)).evaluate(() =>
        fetch("https://mail.clinic.example/x").then(
          (answer) => answer.text(),
          () => "nobody",
        ),
      );
    expect(await ask()).toBe("here");
    await choose({ endpoint: "down" });
    expect(await ask()).toBe("nobody");
    await backToNormal();
    expect(await ask()).toBe("here");
  });
});

test("classic Windows' realm in the browser has no DOM, no crypto, no network and no younger language", async () => {
  await outlook.open({ subject: "x" }, { realm: "classic", handlerUrl: `${outlook.server.addinUrl}/probe.js` });
  await page.route("**/probe.js", (route) =>
    route.fulfill({
      body: `Office.actions.associate("onMessageSendHandler", function (event) {
        var seen = [];
        var names = ["document", "window", "crypto", "fetch", "XMLHttpRequest", "atob", "btoa", "TextEncoder", "URL",
          "URLSearchParams", "localStorage", "indexedDB", "navigator", "BigInt", "globalThis", "importScripts", "WebAssembly"];
        for (var i = 0; i < names.length; i++) if ((0, eval)("typeof " + names[i]) !== "undefined") seen.push(names[i]);
        if (Array.prototype.flat || Object.entries || Promise.allSettled) seen.push("younger");
        event.completed({ allowEvent: false, errorMessage: "seen: " + seen.join(" ") });
      });`,
    }),
  );
  expect(await outlook.send()).toMatchObject({ alert: { message: "seen: " } });
});
