import type { Catalogue } from "./language.ts";

export type BadgeKey = "none" | "clear" | "at-send" | "protect" | "ask" | "refuse";

/** The title of the toolbar button, by what is known of the draft. */
export const badgeText: Catalogue<BadgeKey> = {
  en: {
    none: "Sealpost: check this message",
    clear: "Sealpost: nothing to do",
    "at-send": "Sealpost: this long message is checked when you send it",
    protect: "Sealpost: this message will be protected",
    ask: "Sealpost: this message needs an answer from you",
    refuse: "Sealpost: this message cannot be sent as it is",
  },
  es: {
    none: "Sealpost: revisar este mensaje",
    clear: "Sealpost: nada que hacer",
    "at-send": "Sealpost: este mensaje largo se revisa al enviarlo",
    protect: "Sealpost: este mensaje se enviará protegido",
    ask: "Sealpost: este mensaje necesita una respuesta suya",
    refuse: "Sealpost: este mensaje no se puede enviar así",
  },
};
