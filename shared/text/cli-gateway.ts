import type { Catalogue } from "./language.ts";

export type GatewayMessage =
  | "unknown-command"
  | "no-policy"
  | "no-gateway"
  | "no-smtp"
  | "bad-smtp"
  | "no-addresses"
  | "no-received"
  | "bad-wait"
  | "open-password"
  | "sent"
  | "send-failed"
  | "waiting"
  | "proven"
  | "not-proven"
  | "nothing-came"
  | "readable"
  | "no-tls"
  | "old-tls"
  | "trigger-left"
  | "set-proven-on";

/** What `sealpost gateway` says. */
export const gatewayText: Catalogue<GatewayMessage> = {
  en: {
    "unknown-command": "gateway knows only test.",
    "no-policy": "Name the policy whose gateway is tested: --policy FILE.",
    "no-gateway": "{file}: names no gateway (delivery.gateway).",
    "no-smtp": "Name the server that your mail clients send through: --smtp HOST:PORT.",
    "bad-smtp": "{smtp}: is not HOST:PORT.",
    "no-addresses":
      "Name who sends and who receives: --from ADDRESS --to ADDRESS, the second outside the organisation.",
    "no-received":
      "Name where that mailbox keeps what comes: --received PATH (a Maildir, an mbox, a folder or a file).",
    "bad-wait": "--wait takes seconds.",
    "open-password": "The password comes in the environment, SEALPOST_SMTP_PASSWORD, and never on the command line.",
    sent: "Sent test {id} through {smtp}.",
    "send-failed": "The server did not take the test message ({code}).",
    waiting: "Waiting up to {seconds} seconds for it in {path}.",
    proven:
      "Proven: {how, select, sealed {what came cannot be read without the gateway} other {it came over TLS on each hop that could be seen}}.",
    "not-proven": "Not proven.",
    "nothing-came": "Nothing came that belongs to this test. Look again with --check {id} when the mail is there.",
    readable: "The test's words came readable: the gateway did not protect them.",
    "no-tls": "A hop was not encrypted: {hop}.",
    "old-tls": "A hop used TLS older than 1.2: {hop}.",
    "trigger-left": "The trigger still stands in what came: recipients see it.",
    "set-proven-on": 'Write "provenOn": "{day}" into delivery.gateway, raise the version, and sign.',
  },
  es: {
    "unknown-command": "gateway solo conoce test.",
    "no-policy": "Indique la política cuya pasarela se prueba: --policy ARCHIVO.",
    "no-gateway": "{file}: no nombra ninguna pasarela (delivery.gateway).",
    "no-smtp": "Indique el servidor por el que envían sus clientes: --smtp HOST:PUERTO.",
    "bad-smtp": "{smtp}: no es HOST:PUERTO.",
    "no-addresses": "Indique quién envía y quién recibe: --from DIRECCIÓN --to DIRECCIÓN, la segunda externa.",
    "no-received": "Indique dónde guarda ese buzón lo que llega: --received RUTA (Maildir, mbox, carpeta o archivo).",
    "bad-wait": "--wait toma segundos.",
    "open-password": "La contraseña va en el entorno, SEALPOST_SMTP_PASSWORD, y nunca en la línea de órdenes.",
    sent: "Enviada la prueba {id} por {smtp}.",
    "send-failed": "El servidor no aceptó el mensaje de prueba ({code}).",
    waiting: "Se espera hasta {seconds} segundos en {path}.",
    proven:
      "Demostrado: {how, select, sealed {lo que llegó no se lee sin la pasarela} other {llegó por TLS en cada salto que se ve}}.",
    "not-proven": "Sin demostrar.",
    "nothing-came": "No llegó nada de esta prueba. Mire de nuevo con --check {id} cuando haya llegado.",
    readable: "Las palabras de la prueba llegaron legibles: la pasarela no las protegió.",
    "no-tls": "Un salto no iba cifrado: {hop}.",
    "old-tls": "Un salto usó TLS anterior a 1.2: {hop}.",
    "trigger-left": "La señal sigue en lo que llegó: los destinatarios la ven.",
    "set-proven-on": 'Escriba "provenOn": "{day}" en delivery.gateway, suba la versión y firme.',
  },
};
