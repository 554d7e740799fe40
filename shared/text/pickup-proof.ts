import type { Catalogue } from "./language.ts";

type ProofKey = keyof typeof english;

const english = {
  title: "To open it, besides the mailed code",
  word: "A word that you agreed on",
  "word-hint": "Leave empty for none. Tell it by telephone or in person, never by mail. Capitals do not matter.",
  number: "Mobile number of {address}",
  "number-hint": "Leave empty for none. With it, the code can come by text message.",
  "number-wrong": "Write it with the country, such as +1 555 010 0123.",
} as const;

const spanish: Readonly<Record<ProofKey, string>> = {
  title: "Para abrirlo, además del código por correo",
  word: "Una palabra que acordaron",
  "word-hint":
    "Déjelo vacío si no hay ninguna. Dígala por teléfono o en persona, nunca por correo. No importan las mayúsculas.",
  number: "Teléfono móvil de {address}",
  "number-hint": "Déjelo vacío si no lo sabe. Con él, el código puede llegar por mensaje de texto.",
  "number-wrong": "Escríbalo con el país, por ejemplo +1 555 010 0123.",
};

/** What the sender can ask of readers besides the mailed code. */
export const proofText: Catalogue<ProofKey> = { en: english, es: spanish };
