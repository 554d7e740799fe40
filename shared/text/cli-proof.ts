import type { Catalogue } from "./language.ts";

export type ProofMessage =
  | "unknown-command"
  | "one-file"
  | "no-key"
  | "unreadable"
  | "not-a-key"
  | "genuine"
  | "no-proof"
  | "several-proofs"
  | "forged"
  | "contradicted"
  | "late";

/** What `sealpost proof` says. */
export const proofText: Catalogue<ProofMessage> = {
  en: {
    "unknown-command": "proof knows only verify.",
    "one-file": "Name one mail file; - is stdin.",
    "no-key": "Name the file with the key that the mail clients were given: --key FILE.",
    unreadable: "{file}: cannot be opened.",
    "not-a-key": "{file}: holds no proof key (at least 32 bytes in base64url).",
    genuine:
      "Checked by Sealpost at {at}: verdict {verdict}, left {by, select, encrypt {encrypted by the client} gateway {by the gateway} notice {as the notice of a sealed message} other {as it was}}, policy version {version}.",
    "no-proof": "No proof: the mail was not checked, or its headers were taken off on the way.",
    "several-proofs": "More than one proof: somebody put another one beside it. Neither counts.",
    forged: "Not genuine: made with another key, or changed.",
    contradicted: "Not genuine: X-Sealpost-Check says otherwise than the proof.",
    late: "The proof is genuine, but {hours} hours apart from the date of the mail: it may have been copied from another one.",
  },
  es: {
    "unknown-command": "proof solo conoce verify.",
    "one-file": "Indique un archivo de correo; - es la entrada.",
    "no-key": "Indique el archivo con la clave que recibieron los clientes de correo: --key ARCHIVO.",
    unreadable: "{file}: no se puede abrir.",
    "not-a-key": "{file}: no contiene una clave (al menos 32 bytes en base64url).",
    genuine:
      "Revisado por Sealpost el {at}: veredicto {verdict}, salió {by, select, encrypt {cifrado por el cliente} gateway {por la pasarela} notice {como aviso de un mensaje sellado} other {tal como estaba}}, versión {version} de la política.",
    "no-proof": "Sin prueba: el correo no se revisó, o perdió sus cabeceras por el camino.",
    "several-proofs": "Más de una prueba: alguien añadió otra. Ninguna cuenta.",
    forged: "No es auténtica: se hizo con otra clave o se cambió.",
    contradicted: "No es auténtica: X-Sealpost-Check dice otra cosa que la prueba.",
    late: "La prueba es auténtica, pero dista {hours} horas de la fecha del correo: puede estar copiada de otro.",
  },
};
