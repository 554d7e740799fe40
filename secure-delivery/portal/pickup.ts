import type { Say } from "../../shared/text/language.ts";
import { chooseLanguage, type Language, languages } from "../../shared/text/languages.ts";
import { type PickupKey, pickupText } from "../../shared/text/pickup.ts";
import { element } from "./element.ts";
import { addressView, codeView, sorryView } from "./form-views.ts";
import { loadedReader } from "./load-reader.ts";
import { aboutEndpoint, type PickupApi, type PickupOffers, pickupApi } from "./pickup-api.ts";
import { askForCode, openWithCode, openWithPasskey, type TypedProof } from "./pickup-flow.ts";
import { hideFragment, type PickupLink, readPickupLink } from "./pickup-link.ts";
import { isUnfinished, type PickupState, withAnswer } from "./pickup-state.ts";
import { portalSpeaker } from "./portal-speaker.ts";
import { keepWaiting, keptWaiting } from "./waiting-page.ts";

/** What is typed into them outlives a change of language, and a try that failed. */
const fields = ["#field", "#word", "#name"] as const;

const start = { step: "address", address: "", failed: null } as const satisfies PickupState;

/** The whole page: what is known, and how it is drawn. In memory only, but for what waiting-page.ts keeps until the message is open. */
function pickup(link: PickupLink | null, api: PickupApi | null, first: PickupState): void {
  let language: Language = chooseLanguage(navigator.languages);
  let state = first;
  let organisation = "";
  let offers: PickupOffers = { passkeys: false, trustedDeviceDays: 0 };
  let busy = false;

  const say: Say<PickupKey> = (key, values) => portalSpeaker(pickupText, language)(key, values);

  function draw(): void {
    const typed = fields.map((id) => [id, document.querySelector<HTMLInputElement>(id)?.value] as const);
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
        return loadedReader().messageView(state, say, language, answerActions);
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
    if (link !== null) keepWaiting(link, state);
    if (!sameStep || (next.step === "code" && next.again)) document.querySelector("#field")?.remove();
    draw();
    const failed = document.querySelector<HTMLElement>("input[aria-invalid]");
    (failed ?? document.querySelector<HTMLElement>("h1"))?.focus();
    announce(document.querySelector("#error, .done")?.textContent ?? "");
  }

  async function busyWith<Result>(
    saying: "busy-sending" | "busy-opening",
    next: () => Promise<Result>,
  ): Promise<Result | null> {
    if (busy) return null;
    busy = true;
    announce(say(saying));
    const button = document.querySelector<HTMLButtonElement>("button.main");
    button?.setAttribute("aria-disabled", "true");
    button?.replaceChildren(say(saying));
    const reached = await next();
    busy = false;
    return reached;
  }

  async function work(saying: "busy-sending" | "busy-opening", next: () => Promise<PickupState>): Promise<void> {
    const reached = await busyWith(saying, next);
    if (reached !== null) go(reached);
  }

  function challenge(address: string, by: "email" | "sms"): void {
    if (api !== null && link !== null) void work("busy-sending", () => askForCode(api, link, address, by, state));
  }

  function open(typed: TypedProof): void {
    const before = state;
    if (api === null || link === null || before.step !== "code") return;
    void work("busy-opening", async () => withAnswer(await openWithCode(api, link, typed, before), before.resume));
  }

  function passkey(address: string): void {
    if (api !== null && link !== null) void work("busy-opening", () => openWithPasskey(api, link, address));
  }

  const page = {
    state: () => state,
    set: (next: PickupState): void => {
      state = next;
    },
    go,
    busy: busyWith,
    announce,
    proveAgain: async (address: string) =>
      link === null || api === null ? state : askForCode(api, link, address, "email", { ...start, address }),
    say,
    offersPasskeys: () => offers.passkeys,
  };
  const answerActions = link === null ? null : () => loadedReader().answering(page, link)();

  // A browser asks before it throws an unfinished answer away.
  addEventListener("beforeunload", (event) => {
    if (state.step === "message" && isUnfinished(state.answer)) event.preventDefault();
  });

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

const given = readPickupLink(location.pathname, location.hash);
// The same page once more, without its fragment, which was hidden the first time.
const kept = location.hash === "" ? keptWaiting(location.pathname) : null;
const link = given ?? kept?.link ?? null;
const first: PickupState = link === null ? { step: "sorry", why: "incomplete", minutes: 0 } : (kept?.state ?? start);
if (link !== null) keepWaiting(link, first);
hideFragment();
// A link that is opened again in the same tab changes the fragment only, and the page would not see it.
addEventListener("hashchange", () => location.reload());
pickup(link, link === null ? null : pickupApi(link.messageId), first);
