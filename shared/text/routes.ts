import type { RouteEvidence } from "../core/delivery/wire/routes.ts";
import type { Catalogue } from "./language.ts";

type RouteKey = keyof typeof english;

const english = {
  "how-it-goes": "How it goes",
  "way-send": "As it is: protected enough already",
  "way-sealed": "Sealed: opened with a code",
  "way-endpoint": "By your secure mail service",
  "way-openpgp": "Encrypted with OpenPGP",
  "way-smime": "Encrypted with S/MIME; the subject stays readable",

  "by-inside": "stays in your organisation",
  "by-tls": "encrypted transport, confirmed by your admin",
  "by-plain": "as ordinary mail",
  "by-gateway": "your gateway encrypts it",
  "by-sealed": "opens by code",
  "by-openpgp": "with OpenPGP; Send looks for the key",
  "by-openpgp-pinned": "with OpenPGP; your admin confirmed the key",
  "by-smime": "with S/MIME; Send looks for the certificate",
  "by-smime-pinned": "with S/MIME; your admin confirmed the certificate",
  "by-endpoint": "by the best way that is protected enough",

  "partner-pin": "encrypted transport, confirmed by your admin",
  dane: "{detail} checked {when}, required by its domain",
  "mta-sts": "{detail} checked {when}, required by its domain",
  "tls-probe": "{detail} checked {when}",
  "key-pinned": "has an OpenPGP key, confirmed by your admin",
  "key-directory": "has an OpenPGP key in your directory",
  "key-wkd": "has an OpenPGP key at its own domain",
  "key-server": "has an OpenPGP key on a key server",
  "key-autocrypt": "has an OpenPGP key, seen in its mail",
  "certificate-pinned": "has an S/MIME certificate, confirmed by your admin",
  "certificate-directory": "has an S/MIME certificate in your directory",
  "certificate-seen": "has an S/MIME certificate, seen in its mail",
  preference: "asked for ordinary mail, and that is on record",
  gateway: "your gateway encrypts it",
  endpoint: "opens by code",

  asked: "asked for ordinary mail, on record {when}: {purposes}",
  today: "today",
  "on-day": "on {day, date, medium}",
} as const;

const spanish: Readonly<Record<RouteKey, string>> = {
  "how-it-goes": "Cómo se envía",
  "way-send": "Tal cual: ya va con la protección que hace falta",
  "way-sealed": "Sellado: se abre con un código",
  "way-endpoint": "Por su servicio de correo seguro",
  "way-openpgp": "Cifrado con OpenPGP",
  "way-smime": "Cifrado con S/MIME; el asunto queda legible",

  "by-inside": "no sale de su organización",
  "by-tls": "transporte cifrado, confirmado por su administrador",
  "by-plain": "como correo normal",
  "by-gateway": "su pasarela lo cifra",
  "by-sealed": "se abre con un código",
  "by-openpgp": "con OpenPGP; al enviar se busca la clave",
  "by-openpgp-pinned": "con OpenPGP; su administrador confirmó la clave",
  "by-smime": "con S/MIME; al enviar se busca el certificado",
  "by-smime-pinned": "con S/MIME; su administrador confirmó el certificado",
  "by-endpoint": "por la mejor vía con la protección que hace falta",

  "partner-pin": "transporte cifrado, confirmado por su administrador",
  dane: "{detail} comprobado {when}, exigido por su dominio",
  "mta-sts": "{detail} comprobado {when}, exigido por su dominio",
  "tls-probe": "{detail} comprobado {when}",
  "key-pinned": "tiene clave OpenPGP, confirmada por su administrador",
  "key-directory": "tiene clave OpenPGP en su directorio",
  "key-wkd": "tiene clave OpenPGP en su propio dominio",
  "key-server": "tiene clave OpenPGP en un servidor de claves",
  "key-autocrypt": "tiene clave OpenPGP, vista en su correo",
  "certificate-pinned": "tiene certificado S/MIME, confirmado por su administrador",
  "certificate-directory": "tiene certificado S/MIME en su directorio",
  "certificate-seen": "tiene certificado S/MIME, visto en su correo",
  preference: "pidió correo normal, y consta",
  gateway: "su pasarela lo cifra",
  endpoint: "se abre con un código",

  asked: "pidió correo normal, consta {when}: {purposes}",
  today: "hoy",
  "on-day": "el {day, date, medium}",
};

/** How a message gets to each recipient, and how that is known. */
export const routeText: Catalogue<RouteKey | RouteEvidence> = { en: english, es: spanish };
