import type { Catalogue } from "./language.ts";

type PolicyKey =
  | "unknown-command"
  | "no-files"
  | "one-file"
  | "no-sender"
  | "not-an-address"
  | "no-out"
  | "no-key"
  | "not-a-moment"
  | "unreadable"
  | "unwritable"
  | "exists"
  | "not-a-secret-key"
  | "not-a-public-key"
  | "open-secret-key"
  | "lint-first"
  | "severity-error"
  | "severity-warning"
  | "lint-total"
  | "key-made"
  | "signed"
  | "verified"
  | "verified-until"
  | "previous-unusable"
  | "cause-missing"
  | "cause-not-json"
  | "cause-invalid"
  | "cause-unsigned"
  | "cause-bad-signature"
  | "cause-expired"
  | "cause-rolled-back"
  | "cause-same-version"
  | "explain-sender"
  | "explain-no-groups"
  | "head-setting"
  | "head-value"
  | "head-layer"
  | "head-rule"
  | "head-then"
  | "layer-built-in"
  | "layer-organisation"
  | "layer-locked"
  | "layer-group"
  | "then-protect"
  | "then-ask"
  | "then-refuse"
  | "then-shadow"
  | "rule-count";

/** What `sealpost policy` says to people. */
export const policyText: Catalogue<PolicyKey> = {
  en: {
    "unknown-command": "Not a policy command: there are lint, explain, keygen, sign and verify.",
    "no-files": "Name at least one policy file.",
    "one-file": "Name one policy file.",
    "no-sender": "Name the sender: --sender ADDRESS.",
    "not-an-address": "The sender is not one e-mail address.",
    "no-out": "Say where the key goes: --out FILE.",
    "no-key": "Name the key: --key.",
    "not-a-moment": "--at takes a moment such as 2027-01-31T00:00:00Z.",
    unreadable: "{file} cannot be opened; check the path and its permissions.",
    unwritable: "{file} cannot be written; check the folder and its permissions.",
    exists: "{file} is there already, and a key is never overwritten. Choose another name.",
    "not-a-secret-key": "{file} is not a secret key from `sealpost policy keygen`.",
    "not-a-public-key": "{key} is neither a public key (43 characters) nor a key file.",
    "open-secret-key": "Others on this machine can read {file}. Run: chmod 600 {file}",
    "lint-first": "{file} has errors, so it was not signed: every client would fall back to the strictest default.",
    "severity-error": "error",
    "severity-warning": "warning",
    "lint-total":
      "{files, plural, one {# policy} other {# policies}}: {errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}.",
    "key-made": "The secret key is in {file}; keep it offline and keep a copy. Pin this public key in the deployment:",
    signed: "Signed version {version}; it goes out of force {expires, select, never {never} other {on {expires}}}.",
    verified: "Genuine and in force: version {version} of {name}, without an end.",
    "verified-until": "Genuine and in force: version {version} of {name}, until {expires}.",
    "previous-unusable": "{file} is no policy that was ever in force here, so nothing can be compared with it.",
    "cause-missing": "The file is empty.",
    "cause-not-json": "What was signed is not JSON.",
    "cause-invalid": "What was signed is not a valid policy. Lint it, put it right and sign it again:",
    "cause-unsigned": "The document is not signed. Sign it with `sealpost policy sign`.",
    "cause-bad-signature":
      "None of these keys made this signature, or the document was changed after it. Do not deploy it.",
    "cause-expired":
      "The signature is genuine and the policy has expired, by this machine's clock. Sign one with a later date.",
    "cause-rolled-back": "Its version is lower than the previous one's, so no client would take it. Raise the version.",
    "cause-same-version":
      "It has the version of the previous one and another content, so nobody could tell them apart. Raise the version.",
    "explain-sender": "For {sender}, in {groups}:",
    "explain-no-groups": "no group",
    "head-setting": "Setting",
    "head-value": "Value",
    "head-layer": "From",
    "head-rule": "Rule",
    "head-then": "Then",
    "layer-built-in": "built-in",
    "layer-organisation": "organisation",
    "layer-locked": "organisation, locked",
    "layer-group": "group {group}",
    "then-protect": "protect: {floor}",
    "then-ask": "ask: {answer}",
    "then-refuse": "refuse",
    "then-shadow": "{what} (shadow: only recorded)",
    "rule-count": "{count, plural, one {# rule} other {# rules}}, see below",
  },
  es: {
    "unknown-command": "No es una orden de policy: hay lint, explain, keygen, sign y verify.",
    "no-files": "Indique al menos un archivo de política.",
    "one-file": "Indique un archivo de política.",
    "no-sender": "Indique el remitente: --sender DIRECCIÓN.",
    "not-an-address": "El remitente no es una sola dirección de correo.",
    "no-out": "Indique dónde guardar la clave: --out ARCHIVO.",
    "no-key": "Indique la clave: --key.",
    "not-a-moment": "--at pide un momento como 2027-01-31T00:00:00Z.",
    unreadable: "No se puede abrir {file}; revise la ruta y los permisos.",
    unwritable: "No se puede escribir {file}; revise la carpeta y los permisos.",
    exists: "{file} ya existe y una clave nunca se sobrescribe. Elija otro nombre.",
    "not-a-secret-key": "{file} no es una clave secreta de `sealpost policy keygen`.",
    "not-a-public-key": "{key} no es una clave pública (43 caracteres) ni un archivo de clave.",
    "open-secret-key": "Otros en este equipo pueden leer {file}. Ejecute: chmod 600 {file}",
    "lint-first": "{file} tiene errores y no se firmó: todo cliente volvería a la política más estricta.",
    "severity-error": "error",
    "severity-warning": "aviso",
    "lint-total":
      "{files, plural, one {# política} other {# políticas}}: {errors, plural, one {# error} other {# errores}}, {warnings, plural, one {# aviso} other {# avisos}}.",
    "key-made":
      "La clave secreta está en {file}; guárdela fuera de línea y haga una copia. Fije esta clave pública en el despliegue:",
    signed:
      "Firmada la versión {version}; {expires, select, never {no deja de regir nunca} other {deja de regir el {expires}}}.",
    verified: "Auténtica y vigente: versión {version} de {name}, sin fin.",
    "verified-until": "Auténtica y vigente: versión {version} de {name}, hasta {expires}.",
    "previous-unusable": "{file} no es una política que haya regido aquí y no se puede comparar con ella.",
    "cause-missing": "El archivo está vacío.",
    "cause-not-json": "Lo que se firmó no es JSON.",
    "cause-invalid": "Lo que se firmó no es una política válida. Revísela con lint, corríjala y fírmela de nuevo:",
    "cause-unsigned": "El documento no está firmado. Fírmelo con `sealpost policy sign`.",
    "cause-bad-signature": "Ninguna de estas claves hizo esta firma, o el documento cambió después. No lo despliegue.",
    "cause-expired":
      "La firma es auténtica y la política ha caducado según el reloj de este equipo. Firme una con fecha posterior.",
    "cause-rolled-back": "Su versión es menor que la anterior y ningún cliente la tomaría. Suba la versión.",
    "cause-same-version":
      "Tiene la versión de la anterior y otro contenido, y nadie podría distinguirlas. Suba la versión.",
    "explain-sender": "Para {sender}, en {groups}:",
    "explain-no-groups": "ningún grupo",
    "head-setting": "Ajuste",
    "head-value": "Valor",
    "head-layer": "De",
    "head-rule": "Regla",
    "head-then": "Entonces",
    "layer-built-in": "incorporada",
    "layer-organisation": "organización",
    "layer-locked": "organización, bloqueada",
    "layer-group": "grupo {group}",
    "then-protect": "proteger: {floor}",
    "then-ask": "preguntar: {answer}",
    "then-refuse": "rechazar",
    "then-shadow": "{what} (ensayo: solo se registra)",
    "rule-count": "{count, plural, one {# regla} other {# reglas}}, abajo",
  },
};
