import type { Catalogue } from "./language.ts";

type LogKey =
  | "usage"
  | "not-signed"
  | "saved-not-signed"
  | "not-included"
  | "included"
  | "shorter"
  | "rewritten"
  | "signed"
  | "consistent"
  | "unreadable";

/** `sealpost log verify`. */
export const logText: Catalogue<LogKey> = {
  en: {
    usage:
      'Usage: sealpost log verify --key PUBLIC (--endpoint URL [--previous FILE] | --evidence FILE)\n(docs/endpoint.md, "The log of evidence")',
    "not-signed": "NOT PROVEN: the checkpoint is not signed with this key.",
    "saved-not-signed": "NOT PROVEN: the saved checkpoint is not signed with this key.",
    "not-included": "NOT PROVEN: an entry is not in the log that the checkpoint signs.",
    included: "Proven: {entries, plural, one {# entry is} other {# entries are}} in the signed log of {size}.",
    shorter: "NOT PROVEN: the log has {now} entries now and had {before} before. Something was taken out.",
    rewritten: "NOT PROVEN: the log is not a continuation of the saved one. It was changed.",
    signed: "Signed: the log has {now, plural, one {# entry} other {# entries}}.",
    consistent: "Proven: the log of {now} continues the one of {before} that was saved; nothing in it was changed.",
    unreadable: "It could not be checked ({why}).",
  },
  es: {
    usage:
      'Uso: sealpost log verify --key CLAVE (--endpoint URL [--previous ARCHIVO] | --evidence ARCHIVO)\n(docs/endpoint.md, "The log of evidence")',
    "not-signed": "SIN PROBAR: el punto de control no está firmado con esta clave.",
    "saved-not-signed": "SIN PROBAR: el punto de control guardado no está firmado con esta clave.",
    "not-included": "SIN PROBAR: una entrada no está en el registro que firma el punto de control.",
    included:
      "Probado: {entries, plural, one {# entrada está} other {# entradas están}} en el registro firmado de {size}.",
    shorter: "SIN PROBAR: el registro tiene ahora {now} entradas y antes tenía {before}. Se quitó algo.",
    rewritten: "SIN PROBAR: el registro no continúa el que se guardó. Fue modificado.",
    signed: "Firmado: el registro tiene {now, plural, one {# entrada} other {# entradas}}.",
    consistent: "Probado: el registro de {now} continúa el de {before} que se guardó; nada en él fue modificado.",
    unreadable: "No se pudo comprobar ({why}).",
  },
};
