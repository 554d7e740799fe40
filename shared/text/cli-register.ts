import type { Catalogue } from "./language.ts";

type RegisterKey = keyof typeof english;

const english = {
  "unknown-command": "register knows enrol, record, list and revoke.",
  "enrol-needs": "Name --endpoint URL, --as ADDRESS and --out FILE; the enrolment code comes from stdin.",
  "record-needs": "Name --policy FILE, --token FILE, --purpose NAME and --document NAME; the address comes from stdin.",
  "entries-need": "Name --endpoint URL and --token FILE; the address comes from stdin.",
  "revoke-needs": "Name the entry: --id ID (register list shows it).",
  "which-register": "--register is unencrypted or marketing.",
  "policy-unusable": "{file}: cannot be used as a policy; sealpost policy lint says why.",
  "no-endpoint": "The policy names no endpoint, and the registers are kept there.",
  "no-address": "What came from stdin is not exactly one e-mail address.",
  "not-allowed": "The policy does not let this register be used.",
  "purpose-not-listed": "The policy does not list this purpose. It lists: {purposes}.",
  unreadable: "{file}: cannot be opened.",
  "not-written": "{file}: cannot be written, or is there already.",
  "endpoint-failed": "The endpoint could not be reached, or did not answer as it should.",
  "not-authorised": "The endpoint did not accept the token or the code.",
  "not-taken": "The endpoint did not take it: look at the code, the address, and names such as warning-2.",
  "no-such-entry": "There is no such entry for this address.",
  enrolled: "Enrolled; the token is in {file}.",
  recorded: "Recorded until {until, date, medium}: {id}",
  revoked: "Revoked: it counts no more.",
  none: "Nothing is on record for this address.",
  entry:
    "{id}  {register}  {purpose}  {document}  {state, select, valid {until {until, date, medium}} over {over since {until, date, medium}} other {revoked}}",
} as const;

const spanish: Readonly<Record<RegisterKey, string>> = {
  "unknown-command": "register conoce enrol, record, list y revoke.",
  "enrol-needs": "Indique --endpoint URL, --as DIRECCIÓN y --out ARCHIVO; el código de alta viene de la entrada.",
  "record-needs":
    "Indique --policy ARCHIVO, --token ARCHIVO, --purpose NOMBRE y --document NOMBRE; la dirección viene de la entrada.",
  "entries-need": "Indique --endpoint URL y --token ARCHIVO; la dirección viene de la entrada.",
  "revoke-needs": "Indique la anotación: --id ID (la muestra register list).",
  "which-register": "--register es unencrypted o marketing.",
  "policy-unusable": "{file}: no sirve como política; sealpost policy lint dice por qué.",
  "no-endpoint": "La política no nombra ningún servicio, y los registros están allí.",
  "no-address": "Lo que vino de la entrada no es exactamente una dirección de correo.",
  "not-allowed": "La política no deja usar este registro.",
  "purpose-not-listed": "La política no incluye este fin. Incluye: {purposes}.",
  unreadable: "{file}: no se puede abrir.",
  "not-written": "{file}: no se puede escribir, o ya existe.",
  "endpoint-failed": "No se llega al servicio, o no respondió como debe.",
  "not-authorised": "El servicio no aceptó el token o el código.",
  "not-taken": "El servicio no lo aceptó: revise el código, la dirección y los nombres, como warning-2.",
  "no-such-entry": "No hay tal anotación para esta dirección.",
  enrolled: "Dado de alta; el token está en {file}.",
  recorded: "Anotado hasta el {until, date, medium}: {id}",
  revoked: "Revocado: ya no cuenta.",
  none: "No consta nada para esta dirección.",
  entry:
    "{id}  {register}  {purpose}  {document}  {state, select, valid {hasta el {until, date, medium}} over {terminó el {until, date, medium}} other {revocado}}",
};

/** What `sealpost register` says. */
export const registerText: Catalogue<RegisterKey> = { en: english, es: spanish };
