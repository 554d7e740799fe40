import { mkdir } from "node:fs/promises";
import axe, { type AxeResults, type RunOptions } from "axe-core";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { composeMessage } from "../../shared/core/delivery/compose-message.ts";
import { draftOf } from "../support/draft-of.ts";
import { codeIn } from "../support/mail-sink.ts";
import { alice, maria } from "./clinic.ts";
import { openPortalDesk, type PortalDesk, type Visit } from "./portal-desk.ts";

let desk: PortalDesk;
beforeAll(async () => {
  desk = await openPortalDesk({ limits: { pickupsPerMinute: 10_000 } });
  await mkdir("docs/screenshots", { recursive: true });
});
afterAll(() => desk.close());

function labResults(): Uint8Array {
  const draft = draftOf({
    from: `Dr. Alice Reyes <${alice}>`,
    to: [`Maria Lopez <${maria}>`],
    subject: "Your lab results and next visit",
    html: [
      "<p>Dear Ms. Lopez,</p>",
      "<p>your results came back today, and they look <b>good</b>. Your full report is attached.</p>",
      '<table style="border-collapse:collapse">',
      ...["Hemoglobin A1c|5.4 %|normal", "LDL cholesterol|96 mg/dL|normal", "Creatinine|0.8 mg/dL|normal"].map(
        (row) =>
          `<tr>${row
            .split("|")
            .map((cell) => `<td style="border:1px solid #ccc;padding:4px 12px">${cell}</td>`)
            .join("")}</tr>`,
      ),
      "</table>",
      "<p>Please keep taking your medicine as before. I will see you on <b>March 18</b>.</p>",
      "<p>Kind regards,<br>Dr. Alice Reyes</p>",
    ].join(""),
  });
  const files = [
    { name: "Lab report 2026-03-02.pdf", mediaType: "application/pdf", content: new Uint8Array(184_300) },
    { name: "How to prepare for your visit.pdf", mediaType: "application/pdf", content: new Uint8Array(61_200) },
  ];
  return composeMessage(draft, files, new Date("2026-03-02T14:55:00Z"));
}

/** Each page that a reader can be on, in the order of a pickup with every detour. */
async function throughEveryStep(visit: Visit, look: (step: string) => Promise<void>): Promise<void> {
  const { page } = visit;
  const { id, link } = await desk.seal(labResults());
  const main = page.locator("button.main");
  await page.goto(link.split("#")[0] ?? "");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await organisationShown(page);
  await look("incomplete");
  await page.goto("about:blank");
  await page.goto(link);
  await organisationShown(page);
  await look("address");
  await main.click();
  await page.locator("#error").waitFor();
  await look("address-error");
  const code = await visit.toCode(link.replace("#", "?again#"));
  await organisationShown(page);
  await look("code");
  await page.getByRole("textbox").fill("12");
  await main.click();
  await page.locator("#error").waitFor();
  await look("code-error");
  await page.getByRole("textbox").fill(code);
  await main.click();
  await page.locator("iframe").waitFor();
  await page.frameLocator("iframe").getByText("Kind regards").waitFor();
  await look("message");
  await page.getByRole("button", { name: /^(?:Answer securely|Responder de forma segura)$/ }).click();
  await look("answer");
  await page.locator("form.answer button.main").click();
  await page.locator("#error").waitFor();
  await look("answer-error");
  await page.locator("#answer-text").fill("Thank you.");
  await page.locator("form.answer button.main").click();
  await page.locator(".done").waitFor();
  await desk.clinic.mail.next();
  await look("answer-sent");
  await page.locator(".quiet").click();
  await look("not-me");
  await desk.clinic.call("POST", `/v1/messages/${id}/recall`, { token: desk.token });
  await page.goto("about:blank");
  await page.goto(link);
  await page.getByRole("textbox").fill(maria);
  await main.click();
  await page.locator(".sorry").waitFor();
  await organisationShown(page);
  await look("recalled");
}

async function organisationShown(page: Page): Promise<void> {
  await page.locator("#organisation", { hasText: "Riverside Clinic" }).waitFor();
}

const looks = [
  { name: "light, on a wide screen", options: { colorScheme: "light" } },
  {
    name: "dark, in Spanish, on a phone",
    options: { colorScheme: "dark", locale: "es-ES", viewport: { width: 390, height: 844 } },
  },
] as const;

const rules: RunOptions = {
  iframes: false,
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};

describe("axe-core finds nothing on any step", () => {
  it.each(looks)("$name", async ({ options }) => {
    const visit = await desk.visit(options);
    const found: string[] = [];
    await throughEveryStep(visit, async (step) => {
      await visit.page.evaluate(axe.source);
      const { violations } = (await visit.page.evaluate(`axe.run(document, ${JSON.stringify(rules)})`)) as AxeResults;
      found.push(...violations.map(({ id, nodes }) => `${step}: ${id} ${nodes.map(({ html }) => html).join(" ")}`));
    });
    expect(found).toEqual([]);
    await visit.context.close();
  });
});

describe("nothing is cut off or scrolls sideways", () => {
  it.each([
    { name: "320 px wide", options: { viewport: { width: 320, height: 568 } } },
    { name: "320 px wide, in Spanish", options: { viewport: { width: 320, height: 568 }, locale: "es" } },
    { name: "at 200 % zoom on 1280 px", options: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 } },
    { name: "at 400 % zoom on 1280 px", options: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 } },
  ])("$name", async ({ options }) => {
    const visit = await desk.visit(options);
    await throughEveryStep(visit, async (step) => {
      const width = await visit.page.evaluate(() => document.documentElement.scrollWidth);
      expect(`${step}: ${width}`).toBe(`${step}: ${options.viewport.width}`);
    });
    await visit.context.close();
  });

  it("with text at 200 %", async () => {
    const visit = await desk.visit({ viewport: { width: 640, height: 800 } });
    await throughEveryStep(visit, async (step) => {
      await visit.page.evaluate(() => {
        document.documentElement.style.fontSize = "200%";
      });
      expect(`${step}: ${await visit.page.evaluate(() => document.documentElement.scrollWidth)}`).toBe(`${step}: 640`);
    });
    await visit.context.close();
  });
});

describe("with the keyboard alone", () => {
  it("the whole pickup works, and each new step takes the focus to its heading", async () => {
    const visit = await desk.visit();
    const { page } = visit;
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.tagName.toLowerCase() ?? "");
    const { link } = await desk.seal(labResults());
    await page.goto(link);
    expect(await focused()).toBe("h1");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("field");
    await page.keyboard.type(maria);
    await page.keyboard.press("Enter");
    await page.locator("input.code").waitFor();
    expect(await focused()).toBe("h1");
    const field = page.locator("input.code");
    expect(await field.getAttribute("autocomplete")).toBe("one-time-code");
    expect(await field.getAttribute("inputmode")).toBe("numeric");
    await page.keyboard.press("Tab");
    await page.keyboard.type(codeIn(await desk.clinic.mail.next()));
    await page.keyboard.press("Enter");
    await page.locator("iframe").waitFor();
    expect(await focused()).toBe("h1");
    const outline = page.getByRole("link", { name: /^Download Lab report/ });
    for (
      let presses = 0;
      presses < 6 && !(await outline.evaluate((one) => one === document.activeElement));
      presses++
    ) {
      await page.keyboard.press("Tab");
    }
    expect(await outline.evaluate((one) => getComputedStyle(one).outlineWidth)).toBe("3px");
    await visit.context.close();
  });
});

it("forced colours leave every control its edge and the step its mark", async () => {
  const visit = await desk.visit({ forcedColors: "active" });
  const { link } = await desk.seal(labResults());
  await visit.page.goto(link);
  const edge = (selector: string): Promise<string> =>
    visit.page
      .locator(selector)
      .first()
      .evaluate((one) => {
        const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(one);
        return borderTopColor === backgroundColor ? "no edge" : borderTopWidth;
      });
  expect(await edge("button.main")).toBe("2px");
  expect(await edge("#field")).toBe("1px");
  expect(await edge(".steps [aria-current]")).toBe("4px");
  await visit.context.close();
});

describe("pictures for docs", () => {
  it.each([
    { name: "", steps: ["address", "code", "message", "recalled"], options: {} },
    { name: "-dark", steps: ["code", "message"], options: { colorScheme: "dark" } },
    {
      name: "-phone-es",
      steps: ["address", "code", "message"],
      options: { viewport: { width: 390, height: 844 }, locale: "es-ES" },
    },
  ] as const)("in docs/screenshots: portal-*$name", async ({ name, steps, options }) => {
    const visit = await desk.visit(options);
    await throughEveryStep(visit, async (step) => {
      if (!steps.some((one) => one === step)) return;
      const picture = await visit.page.screenshot({
        path: `docs/screenshots/portal-${step}${name}.png`,
        fullPage: true,
        animations: "disabled",
      });
      expect(picture.length).toBeGreaterThan(5_000);
    });
    await visit.context.close();
  });
});
