import type { Say } from "../../shared/text/language.ts";
import type { PickupKey } from "../../shared/text/pickup.ts";
import { answerApi } from "./answer-api.ts";
import { sendAnswer } from "./answer-flow.ts";
import { type AnswerActions, answerView } from "./answer-view.ts";
import { element } from "./element.ts";
import { makePasskey } from "./passkey-flow.ts";
import type { PickupLink } from "./pickup-link.ts";
import { type Answer, type PickupState, withAnswer } from "./pickup-state.ts";

/** The page, as far as an answer needs it. */
export interface AnsweringPage {
  state(): PickupState;
  /** Without drawing. */
  set(next: PickupState): void;
  go(next: PickupState): void;
  /** Null: something else is under way. */
  busy<Result>(saying: "busy-sending" | "busy-opening", next: () => Promise<Result>): Promise<Result | null>;
  announce(text: string): void;
  /** The step that comes after asking for a new code. */
  proveAgain(address: string): Promise<PickupState>;
  readonly say: Say<PickupKey>;
  readonly offersPasskeys: () => boolean;
}

/** What a reader does with an open message. Only the answer's own place is drawn anew: the message stays as it is being read. */
export function answering(page: AnsweringPage, link: PickupLink): () => AnswerActions {
  const actions = (): AnswerActions => ({
    write,
    keep,
    send,
    notMe,
    makePasskey: page.offersPasskeys() ? offerPasskey : null,
  });

  /** What has the focus next is what was just put there. */
  function write(next: Answer): void {
    const now = page.state();
    if (now.step !== "message") return;
    page.set({ ...now, answer: next });
    document.querySelector("#answering")?.replaceChildren(answerView(next, page.say, actions()));
    const focus = { none: "#answer", writing: "#answer-text", sent: ".done", "not-me": "#not-me" }[next.kind];
    document.querySelector<HTMLElement>(focus)?.focus();
    page.announce(document.querySelector("#error, .done")?.textContent ?? "");
  }

  function keep(next: Answer): void {
    const now = page.state();
    if (now.step === "message") page.set({ ...now, answer: next });
  }

  async function send(written: Extract<Answer, { kind: "writing" }>): Promise<void> {
    const before = page.state();
    if (before.step !== "message") return;
    keep(written);
    const sent = await page.busy("busy-sending", () =>
      sendAnswer(written, before, link, answerApi(link.messageId, before.ticket)),
    );
    if (sent === null) return;
    if (sent.kind !== "late") return write(sent);
    // The page was open for longer than its ticket: the address is proved once more, and what was written waits.
    const proving = await page.busy("busy-sending", () => page.proveAgain(before.reader));
    if (proving === null || proving.step === "address")
      return write({ ...written, failed: proving?.failed ?? { error: "offline", minutes: 1 } });
    page.go(withAnswer(proving, written));
  }

  function notMe(): void {
    const before = page.state();
    if (before.step !== "message") return;
    const said = page.busy("busy-sending", () => answerApi(link.messageId, before.ticket).notMe(before.message.sender));
    void said.then((told) => {
      if (told !== null) page.go({ step: "sorry", why: told.ok ? "not-me" : "not-me-failed", minutes: 1 });
    });
  }

  function offerPasskey(): void {
    const before = page.state();
    if (before.step !== "message") return;
    void makePasskey(link.messageId, before.ticket, before.reader).then((made) => {
      const says = page.say(made ? "passkey-made" : "passkey-not-made");
      document.querySelector("#passkey-said")?.remove();
      document
        .querySelector("#answering")
        ?.append(element("p", { id: "passkey-said", class: made ? "done" : "error" }, says));
      page.announce(says);
    });
  }
  return actions;
}
