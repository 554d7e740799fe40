import type { Catalogue } from "./language.ts";

type DoctorKey =
  | "nothing-asked"
  | "bad-host"
  | "bad-endpoint"
  | "bad-domain"
  | "bad-resolver"
  | "bad-key"
  | "bad-proof-key"
  | "unreadable"
  | "head-serving"
  | "head-domain"
  | "head-coverage"
  | "state-ok"
  | "state-warning"
  | "state-failure"
  | "state-cannot-tell"
  | "todo"
  | "total";

/** What `sealpost doctor` says around its findings. */
export const doctorText: Catalogue<DoctorKey> = {
  en: {
    "nothing-asked": "Say what to look at: --host https://… or --domain DOMAIN.",
    "bad-host": "--host must be an https address, without a query.",
    "bad-endpoint": "--endpoint must be an https address.",
    "bad-domain": "--domain is a domain name, such as clinic.example.",
    "bad-resolver": "--resolver is an IP address, with :PORT where it is not 53.",
    "bad-key": "--key is a public key as `sealpost policy keygen` prints it (43 characters).",
    "bad-proof-key": "{file} holds no proof key: 32 bytes or more, in base64url.",
    unreadable: "{file} cannot be opened; check the path and its permissions.",
    "head-serving": "The add-in at {host}",
    "head-domain": "The mail domain {domain}",
    "head-coverage": "What no add-in covers",
    "state-ok": "ok",
    "state-warning": "warning",
    "state-failure": "FAILURE",
    "state-cannot-tell": "cannot tell",
    todo: "To do: {advice}",
    total:
      "{failures, plural, =0 {No failures} one {# failure} other {# failures}}, {warnings, plural, =0 {no warnings} one {# warning} other {# warnings}}, {ok} ok, {unknown} that nobody can tell from here.",
  },
  es: {
    "nothing-asked": "Diga qué mirar: --host https://… o --domain DOMINIO.",
    "bad-host": "--host debe ser una dirección https, sin consulta.",
    "bad-endpoint": "--endpoint debe ser una dirección https.",
    "bad-domain": "--domain es un nombre de dominio, por ejemplo clinica.example.",
    "bad-resolver": "--resolver es una dirección IP, con :PUERTO si no es el 53.",
    "bad-key": "--key es una clave pública como la muestra `sealpost policy keygen` (43 caracteres).",
    "bad-proof-key": "{file} no contiene una clave de prueba: 32 bytes o más, en base64url.",
    unreadable: "{file} no se puede abrir; revise la ruta y sus permisos.",
    "head-serving": "El complemento en {host}",
    "head-domain": "El dominio de correo {domain}",
    "head-coverage": "Lo que ningún complemento cubre",
    "state-ok": "bien",
    "state-warning": "aviso",
    "state-failure": "FALLO",
    "state-cannot-tell": "no se sabe",
    todo: "Qué hacer: {advice}",
    total:
      "{failures, plural, =0 {Ningún fallo} one {# fallo} other {# fallos}}, {warnings, plural, =0 {ningún aviso} one {# aviso} other {# avisos}}, {ok} bien, {unknown} que desde aquí no se sabe.",
  },
};
