import type { GriffelStyle } from "@fluentui/react-components";
import { webDarkTheme, webLightTheme } from "@fluentui/tokens";
import type { FirstPart } from "./first-view.ts";

/** Draws the first view; React takes the place over as it finds it, and clears it. Text goes in as text. */
export function drawFirstView(root: HTMLElement, view: FirstPart, dark: boolean): void {
  const rules: string[] = [];
  root.replaceChildren(drawn(view, rules));
  const css = rules.join("\n");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${css}\n.${firstClass}0{color-scheme:${dark ? "dark" : "light"};${tokensIn(css, dark)}}`);
  document.adoptedStyleSheets = [sheet];
}

const firstClass = "sealpost-first-";
const svgTags: readonly string[] = ["svg", "path"];

function drawn({ tag, style, inside, attributes = {} }: FirstPart, rules: string[]): Element {
  const svg = svgTags.includes(tag);
  const element = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (Object.keys(style).length > 0) {
    const name = `${firstClass}${rules.length}`;
    rules.push(`.${name}{${cssOf(style)}}`);
    element.classList.add(name);
  }
  element.append(...inside.map((each) => (typeof each === "string" ? each : drawn(each, rules))));
  return element;
}

/** What Fluent would make of it, with conditions nested as they stand. */
function cssOf(style: GriffelStyle): string {
  return Object.entries(style)
    .map(([key, value]) => {
      if (typeof value === "object") return `${key.startsWith(":") ? `&${key}` : key}{${cssOf(value as GriffelStyle)}}`;
      return `${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value};`;
    })
    .join("");
}

/** The values behind the names that these rules use. */
function tokensIn(css: string, dark: boolean): string {
  const theme: Readonly<Record<string, unknown>> = dark ? { ...webDarkTheme } : { ...webLightTheme };
  const names = new Set(Array.from(css.matchAll(/var\(--(\w+)\)/g), ([, name]) => name ?? ""));
  return [...names].map((name) => `--${name}:${theme[name]};`).join("");
}
