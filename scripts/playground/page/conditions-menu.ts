import type { Language } from "../../../shared/text/language.ts";
import { type ConditionsKey, sayCondition } from "../../../shared/text/playground-conditions.ts";
import {
  type ConditionGroup,
  type Conditions,
  conditionChoices,
  conditionGroups,
  normalConditions,
} from "./conditions.ts";
import { element } from "./element.ts";

export interface ConditionsMenu {
  /** “…”, as mail clients have it. */
  readonly button: HTMLElement;
  readonly panel: HTMLElement;
  /** Says what is chosen, while anything is. */
  readonly strip: HTMLElement;
}

/** The menu behind “…”: what goes wrong around the message. `choose` is called with each change. */
export function conditionsMenu(language: Language, choose: (conditions: Conditions) => void): ConditionsMenu {
  const say = sayCondition(language);
  let now = normalConditions;
  const selects = conditionGroups.map((group) => ({ group, select: selectFor(group) }));
  const panel = element(
    "div",
    { id: "conditions", popover: "auto", role: "dialog", "aria-labelledby": "conditions-heading", class: "conditions" },
    element("h2", { id: "conditions-heading" }, say("heading")),
    element("p", {}, say("how")),
    ...selects.map(({ group, select }) =>
      element("div", { class: "row" }, element("label", { for: select.id }, say(group)), select),
    ),
    element("button", { type: "button", click: backToNormal }, say("normal")),
  );
  const button = element(
    "button",
    { type: "button", popovertarget: panel.id, "aria-label": say("more"), title: say("more"), class: "more" },
    "⋯",
  );
  panel.addEventListener("toggle", () => {
    const { left, bottom } = button.getBoundingClientRect();
    panel.style.left = `${left}px`;
    panel.style.top = `${bottom + 4}px`;
  });
  const strip = element("div", { class: "bar conditions-now", role: "status", hidden: true });
  return { button, panel, strip };

  function selectFor(group: ConditionGroup): HTMLSelectElement {
    const options = conditionChoices[group].map((choice) =>
      element("option", { value: choice }, say(`${group}-${choice}` as ConditionsKey)),
    );
    const select: HTMLSelectElement = element(
      "select",
      { id: `conditions-${group}`, change: () => set({ ...now, [group]: select.value }) },
      ...options,
    );
    return select;
  }

  function backToNormal(): void {
    set(normalConditions);
    panel.hidePopover();
    button.focus();
  }

  function set(conditions: Conditions): void {
    now = conditions;
    for (const { group, select } of selects) select.value = now[group];
    const list = conditionGroups
      .filter((group) => now[group] !== normalConditions[group])
      .map((group) => `${say(group)} – ${say(`${group}-${now[group]}` as ConditionsKey)}`);
    strip.hidden = list.length === 0;
    strip.replaceChildren(
      say("now", { list: list.join("; ") }),
      element("button", { type: "button", click: backToNormal }, say("normal")),
    );
    choose(now);
  }
}
