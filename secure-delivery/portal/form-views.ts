import type { Say } from "../../shared/text/language.ts";
import type { PickupKey } from "../../shared/text/pickup.ts";
import { element } from "./element.ts";
import type { PickupOffers } from "./pickup-api.ts";
import type { TypedProof } from "./pickup-flow.ts";
import type { PickupState, ShownError } from "./pickup-state.ts";

type Views<Step> = Extract<PickupState, { step: Step }>;

export interface FormActions {
  readonly challenge: (address: string, by: "email" | "sms") => void;
  readonly open: (typed: TypedProof) => void;
  readonly passkey: (address: string) => void;
  readonly otherAddress: () => void;
}

export function addressView(
  { address, failed }: Views<"address">,
  offers: PickupOffers,
  say: Say<PickupKey>,
  act: FormActions,
): HTMLElement {
  const field = element("input", {
    id: "field",
    name: "email",
    type: "email",
    autocomplete: "email",
    autocapitalize: "none",
    spellcheck: "false",
    required: true,
    value: address,
    "aria-describedby": failed === null ? "hint" : "error hint",
    ...(failed === null ? {} : { "aria-invalid": "true" }),
  });
  return element(
    "form",
    { class: "card", novalidate: true, submit: submitting(() => act.challenge(field.value, "email")) },
    heading(say("address-heading")),
    element("p", { class: "lead" }, say("address-intro")),
    element("label", { for: "field" }, say("address-label")),
    field,
    ...errorLine(failed, say),
    element("p", { id: "hint", class: "hint" }, say("address-hint")),
    element("button", { type: "submit", class: "main" }, say("address-button")),
    ...(offers.passkeys
      ? [
          element(
            "p",
            { class: "choices below" },
            element("button", { type: "button", click: () => act.passkey(field.value) }, say("passkey-use")),
          ),
        ]
      : []),
  );
}

export function codeView(
  { address, minutes, secret, named, sms, failed, again, resume }: Views<"code">,
  offers: PickupOffers,
  say: Say<PickupKey>,
  act: FormActions,
): HTMLElement {
  const field = element("input", {
    id: "field",
    name: "code",
    class: "code",
    type: "text",
    inputmode: "numeric",
    autocomplete: "one-time-code",
    spellcheck: "false",
    required: true,
    maxlength: "11",
    ...(failed === null || failed.error === "name-missing"
      ? {}
      : { "aria-invalid": "true", "aria-describedby": "error" }),
  });
  const word = element("input", {
    id: "word",
    type: "text",
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: "false",
    "aria-describedby": "word-hint",
  });
  const name = element("input", {
    id: "name",
    type: "text",
    autocomplete: "name",
    spellcheck: "false",
    required: true,
    maxlength: "80",
    "aria-describedby": failed?.error === "name-missing" ? "error name-hint" : "name-hint",
    ...(failed?.error === "name-missing" ? { "aria-invalid": "true" } : {}),
  });
  const trust = element("input", { id: "trust", type: "checkbox" });
  return element(
    "form",
    {
      class: "card",
      novalidate: true,
      submit: submitting(() =>
        act.open({ code: field.value, word: word.value, name: name.value, trust: trust.checked }),
      ),
    },
    heading(say("code-heading")),
    ...(resume === null ? [] : [element("p", { class: "done" }, say("answer-late"))]),
    element("p", { class: "lead" }, say("code-intro", { address, minutes })),
    ...(again ? [element("p", { class: "done" }, say("again-done"))] : []),
    element("label", { for: "field" }, say("code-label")),
    field,
    ...(failed?.error === "name-missing" ? [] : errorLine(failed, say)),
    ...(secret
      ? [
          element("label", { for: "word" }, say("word-label")),
          word,
          element("p", { id: "word-hint", class: "hint" }, say("word-hint")),
        ]
      : []),
    ...(named
      ? [
          element("label", { for: "name" }, say("name-label")),
          name,
          ...(failed?.error === "name-missing" ? errorLine(failed, say) : []),
          element("p", { id: "name-hint", class: "hint" }, say("name-hint")),
        ]
      : []),
    ...(offers.trustedDeviceDays > 0
      ? [
          element(
            "p",
            { class: "trust" },
            trust,
            element("label", { for: "trust" }, say("trust", { days: offers.trustedDeviceDays })),
          ),
        ]
      : []),
    element("button", { type: "submit", class: "main" }, say("code-button")),
    element(
      "section",
      { class: "help", "aria-labelledby": "no-code" },
      element("h2", { id: "no-code" }, say("no-code")),
      element(
        "ul",
        {},
        ...(["no-code-wait", "no-code-spam", "no-code-address", "no-code-sender"] as const).map((key) =>
          element("li", {}, say(key)),
        ),
      ),
      element(
        "p",
        { class: "choices" },
        element("button", { type: "button", click: () => act.challenge(address, "email") }, say("again-button")),
        ...(sms
          ? [element("button", { type: "button", click: () => act.challenge(address, "sms") }, say("sms-button"))]
          : []),
        element("button", { type: "button", click: act.otherAddress }, say("back-button")),
      ),
    ),
  );
}

export function sorryView({ why, minutes }: Views<"sorry">, say: Say<PickupKey>, restart: () => void): HTMLElement {
  const again =
    why === "locked" ? [element("button", { type: "button", class: "main", click: restart }, say("restart"))] : [];
  return element(
    "section",
    { class: "card sorry" },
    heading(say(`${why}-heading`)),
    element("p", { class: "lead" }, say(`${why}-text`, { minutes })),
    ...again,
  );
}

/** Takes the focus when its step begins, so that a screen reader starts there. */
export function heading(text: string): HTMLElement {
  return element("h1", { tabindex: "-1" }, text);
}

export function errorLine(failed: ShownError | null, say: Say<PickupKey>): HTMLElement[] {
  if (failed === null) return [];
  return [element("p", { id: "error", class: "error" }, say(`error-${failed.error}`, { minutes: failed.minutes }))];
}

export function submitting(act: () => void): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    act();
  };
}
