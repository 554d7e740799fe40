import type { Say } from "../../shared/text/language.ts";
import { chooseLanguage, type Language, languages } from "../../shared/text/languages.ts";
import { type PickupKey, pickupText } from "../../shared/text/pickup.ts";
import { answerApi } from "./answer-api.ts";
import { sendAnswer } from "./answer-flow.ts";
import { element } from "./element.ts";
import { addressView, codeView, sorryView } from "./form-views.ts";
import { messageView } from "./message-view.ts";
import { makePasskey } from "./passkey-flow.ts";
import { aboutEndpoint, type PickupApi, type PickupOffers, pickupApi } from "./pickup-api.ts";
import { askForCode, openWithCode, openWithPasskey, type TypedProof } from "./pickup-flow.ts";
import { hideFragment, type PickupLink, readPickupLink } from "./pickup-link.ts";
import type { Answer, PickupState } from "./pickup-state.ts";
import { portalSpeaker } from "./portal-speaker.ts";

/** What is typed into them outlives a change of language, and a try that failed. */
const fields = ["#field", "#word", "#name"] as const;

const start = { step: "address", address: "", failed: null } as const satisfies PickupState;

/** The whole page: what is known, and how it is drawn. All of it is in memory only. */
function pickup(link: PickupLink | null, api: PickupApi | null): void {
  let language: Language = chooseLanguage(navigator.languages);
  let state: PickupState = link === null ? { step: "sorry", why: "incomplete", minutes: 0 } : start;
  let organisation = "";
  let offers: PickupOffers = { passkeys: false, trustedDeviceDays: 0 };
  let busy = false;

  const say: Say<PickupKey> = (key, values) => portalSpeaker(pickupText, language)(key, values);

  function draw(): void {
    const typed = fields.map((id) => [id, document.querySelector<HTMLInputElement>(id)?.value] as const);
    const written = document.querySelector<HTMLTextAreaElement>("#answer-text")?.value;
    document.documentElement.lang = language;
    document.title = [say("title"), organisation].filter((part) => part !== "").join(" · ");
    place("organisation").textContent = organisation || say("title");
    place("private").textContent = say("private");
    place("languages").setAttribute("aria-label", say("language"));
    place("languages").replaceChildren(...languages.map(languageButton));
    place("main").replaceChildren(...(state.step === "sorry" ? [] : [steps()]), view());
    for (const [id, value] of typed) {
      const field = document.querySelector<HTMLInputElement>(id);
      if (field !== null && value !== undefined) field.value = value;
    }
    const answerText = document.querySelector<HTMLTextAreaElement>("#answer-text");
    if (answerText !== null && written !== undefined) answerText.value = written;
  }

  function view(): HTMLElement {
    const act = {
      challenge,
      open,
      passkey,
      otherAddress: () => go(state.step === "code" ? { ...start, address: state.address } : start),
    };
    switch (state.step) {
      case "address":
        return addressView(state, offers, say, act);
      case "code":
        return codeView(state, offers, say, act);
      case "message":
        return messageView(state, say, language, {
          write: answer,
          send,
          notMe,
          makePasskey: offers.passkeys ? offerPasskey : null,
        });
      case "sorry":
        return sorryView(state, say, () => go(start));
    }
  }

  function steps(): HTMLElement {
    const all = ["address", "code", "message"] as const;
    const now = all.indexOf(state.step === "sorry" ? "address" : state.step);
    const items = all.map((step, index) =>
      element(
        "li",
        index === now ? { "aria-current": "step" } : { class: index < now ? "past" : "" },
        say(`step-${step}`),
      ),
    );
    return element("ol", { class: "steps", "aria-label": say("steps") }, ...items);
  }

  function languageButton(one: Language): HTMLElement {
    const name = new Intl.DisplayNames([one], { type: "language" }).of(one) ?? one;
    const choose = (): void => {
      language = one;
      draw();
      document.querySelector<HTMLElement>(`#languages [lang=${one}]`)?.focus();
    };
    const label = name.charAt(0).toLocaleUpperCase(one) + name.slice(1);
    return element(
      "button",
      { type: "button", class: "language", lang: one, "aria-pressed": String(one === language), click: choose },
      label,
    );
  }

  /** To a new step: focus on its heading. On the same step: on the field that needs another look. */
  function go(next: PickupState): void {
    const sameStep = next.step === state.step;
    state = next;
    if (!sameStep || (next.step === "code" && next.again)) document.querySelector("#field")?.remove();
    draw();
    const failed = document.querySelector<HTMLElement>("input[aria-invalid]");
    (failed ?? document.querySelector<HTMLElement>("h1"))?.focus();
    announce(document.querySelector("#error, .done")?.textContent ?? "");
  }

  async function work(saying: "busy-sending" | "busy-opening", next: () => Promise<PickupState>): Promise<void> {
    if (busy) return;
    busy = true;
    announce(say(saying));
    const button = document.querySelector<HTMLButtonElement>("button.main");
    button?.setAttribute("aria-disabled", "true");
    button?.replaceChildren(say(saying));
    const reached = await next();
    busy = false;
    go(reached);
  }

  function challenge(address: string, by: "email" | "sms"): void {
    if (api !== null && link !== null) void work("busy-sending", () => askForCode(api, link, address, by, state));
  }

  function open(typed: TypedProof): void {
    const before = state;
    if (api === null || link === null || before.step !== "code") return;
    void work("busy-opening", () => openWithCode(api, link, typed, before));
  }

  function passkey(address: string): void {
    if (api !== null && link !== null) void work("busy-opening", () => openWithPasskey(api, link, address));
  }

  function offerPasskey(): void {
    const before = state;
    if (before.step !== "message" || link === null) return;
    void makePasskey(link.messageId, before.ticket, before.reader).then((made) => {
      const button = document.querySelector<HTMLButtonElement>("#make-passkey");
      button?.replaceChildren(say(made ? "passkey-made" : "passkey-make"));
      announce(say(made ? "passkey-made" : "error-passkey"));
    });
  }

  /** Another state of the answer on the same page; what has the focus next is what was just put there. */
  function answer(next: Answer): void {
    if (state.step !== "message") return;
    state = { ...state, answer: next };
    draw();
    const focus = { none: "#answer", writing: "#answer-text", sent: ".done", "not-me": "#not-me" }[next.kind];
    document.querySelector<HTMLElement>(focus)?.focus();
    announce(document.querySelector("#error, .done")?.textContent ?? "");
  }

  function send(written: Extract<Answer, { kind: "writing" }>): void {
    if (state.step !== "message" || link === null || busy) return;
    const before = { ...state, answer: written };
    state = before;
    void work("busy-sending", async () => ({
      ...before,
      answer: await sendAnswer(written, before, link, answerApi(link.messageId, before.ticket)),
    })).then(() => state.step === "message" && answer(state.answer));
  }

  function notMe(): void {
    const before = state;
    if (before.step !== "message" || link === null) return;
    void work("busy-sending", async () => {
      const said = await answerApi(link.messageId, before.ticket).notMe(before.message.sender);
      return { step: "sorry", why: said.ok ? "not-me" : "not-me-failed", minutes: 1 };
    });
  }

  draw();
  document.querySelector<HTMLElement>("h1")?.focus();
  void aboutEndpoint().then((about) => {
    organisation = about.organisation;
    offers = about.offers;
    const focused = document.activeElement?.id;
    draw();
    const field = focused ? document.getElementById(focused) : document.querySelector<HTMLElement>("h1");
    field?.focus();
  });
}

function announce(text: string): void {
  place("announcer").textContent = text;
}

function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}

const link = readPickupLink(location.pathname, location.hash);
hideFragment();
// A link that is opened again in the same tab changes the fragment only, and the page would not see it.
addEventListener("hashchange", () => location.reload());
pickup(link, link === null ? null : pickupApi(link.messageId));
