import type { Catalogue } from "./language.ts";

export type OptionsKey =
  | "title"
  | "managed"
  | "aboutHeading"
  | "aboutChecks"
  | "aboutStays"
  | "aboutServer"
  | "aboutNoServer"
  | "aboutRoutes"
  | "aboutRecords"
  | "aboutPolicy"
  | "aboutHeaders"
  | "policyHeading"
  | "policyHint"
  | "policyLabel"
  | "policyFile"
  | "save"
  | "saved"
  | "policyGood"
  | "policyMissing"
  | "policyNotJson"
  | "policyInvalid"
  | "policyUnsigned"
  | "policyBadSignature"
  | "policyExpired"
  | "policyRolledBack"
  | "strictest"
  | "lastGood"
  | "noEndpoint"
  | "endpoint"
  | "enrolHeading"
  | "enrolHint"
  | "enrolManaged"
  | "address"
  | "addressWrong"
  | "code"
  | "enrol"
  | "enrolled"
  | "enrolRefused"
  | "enrolUnreachable"
  | "fault";

/** The options page of the Thunderbird add-on. */
export const optionsText: Catalogue<OptionsKey> = {
  en: {
    title: "Sealpost options",
    managed: "Your administrator has set these options for {organisation}. They cannot be changed here.",
    aboutHeading: "What Sealpost does",
    aboutChecks:
      "When you press Send, and while you write, Sealpost reads the message on this machine: recipients, subject, text and attachments.",
    aboutStays:
      "For this, nothing leaves the machine. To whom you have written is kept here, as codes that cannot be read.",
    aboutServer:
      "Only a message that you send sealed, or hand over for delivery, goes to {endpoint}. It is encrypted before it leaves this machine.",
    aboutNoServer: "There is no delivery server in this set-up: mail goes out by your own mail server alone.",
    aboutRoutes:
      "Before that it is asked how each recipient can be reached, and who asked for ordinary mail: it gets their addresses then, and no word of the message.",
    aboutRecords:
      "Your organisation also gets a record of each check: codes, counts and times; no text, no address, no subject.",
    aboutPolicy: "New rules are fetched from your organisation's server, and count only with its signature.",
    aboutHeaders: "Each message that you send says in its headers that it was checked, and nothing of what is in it.",
    policyHeading: "Your organisation's policy",
    policyHint: "Your administrator gives you this as a file or as text.",
    policyLabel: "Policy (JSON)",
    policyFile: "Open a file…",
    save: "Save the policy",
    saved: "The policy is saved and in force.",
    policyGood: "This is the policy of {organisation}, version {version}.",
    policyMissing: "There is no policy yet.",
    policyNotJson: "This text is not JSON. Look for a missing comma, quotation mark or bracket.",
    policyInvalid: "The policy has {count, plural, one {# mistake} other {# mistakes}}:",
    policyUnsigned: "The policy is not signed. Ask for the signed one.",
    policyBadSignature: "The policy is not signed by your organisation. Somebody may have changed it.",
    policyExpired: "The policy has expired. Ask for the new one.",
    policyRolledBack: "The policy is older than the last one in force. Ask for the newest one.",
    strictest:
      "Until this is put right the strictest rules hold: everyone counts as outside, and patient information is not sent.",
    lastGood: "Until this is put right the last good policy stays in force.",
    noEndpoint: "This policy names no secure delivery server: nothing can be sent sealed.",
    endpoint: "Secure delivery server: {endpoint}",
    enrolHeading: "Enrol your address",
    enrolHint: "Sealed sending needs this once for each address that you send from.",
    enrolManaged: "Your administrator has arranged this: your addresses enrol by themselves.",
    address: "Your e-mail address",
    addressWrong: "This is not one e-mail address, such as name@clinic.example.",
    code: "Enrolment code",
    enrol: "Enrol",
    enrolled: "{address} is enrolled.",
    enrolRefused: "The server did not accept this code for this address. Check both, or ask your administrator.",
    enrolUnreachable: "The secure delivery server cannot be reached. Check your connection and try again.",
    fault: "This could not be saved. Try again.",
  },
  es: {
    title: "Opciones de Sealpost",
    managed: "Su administrador fijó estas opciones para {organisation}. No se pueden cambiar aquí.",
    aboutHeading: "Qué hace Sealpost",
    aboutChecks:
      "Al pulsar Enviar, y mientras escribe, Sealpost lee el mensaje en este equipo: destinatarios, asunto, texto y archivos adjuntos.",
    aboutStays: "Para ello nada sale del equipo. A quién ha escrito se guarda aquí, en códigos que no se pueden leer.",
    aboutServer:
      "Solo un mensaje que usted envía sellado, o entrega para su envío, va a {endpoint}. Se cifra antes de salir de este equipo.",
    aboutNoServer: "Aquí no hay servidor de entrega: el correo sale solo por su propio servidor de correo.",
    aboutRoutes:
      "Antes se le pregunta cómo se puede llegar a cada destinatario y quién pidió correo normal: recibe entonces sus direcciones y ninguna palabra del mensaje.",
    aboutRecords:
      "Su organización recibe además un registro de cada revisión: códigos, cantidades y horas; ni texto, ni direcciones, ni asunto.",
    aboutPolicy: "Las reglas nuevas se obtienen del servidor de su organización y solo valen con su firma.",
    aboutHeaders: "Cada mensaje que envía dice en sus cabeceras que se revisó, y nada de lo que contiene.",
    policyHeading: "La política de su organización",
    policyHint: "Su administrador se la da como archivo o como texto.",
    policyLabel: "Política (JSON)",
    policyFile: "Abrir un archivo…",
    save: "Guardar la política",
    saved: "La política está guardada y en vigor.",
    policyGood: "Esta es la política de {organisation}, versión {version}.",
    policyMissing: "Todavía no hay política.",
    policyNotJson: "Este texto no es JSON. Busque una coma, unas comillas o un paréntesis que falte.",
    policyInvalid: "La política tiene {count, plural, one {# error} other {# errores}}:",
    policyUnsigned: "La política no está firmada. Pida la firmada.",
    policyBadSignature: "La política no está firmada por su organización. Puede que alguien la haya cambiado.",
    policyExpired: "La política ha caducado. Pida la nueva.",
    policyRolledBack: "La política es más antigua que la última en vigor. Pida la más reciente.",
    strictest:
      "Hasta que se corrija rigen las reglas más estrictas: todos cuentan como externos y no se envía información de pacientes.",
    lastGood: "Hasta que se corrija sigue en vigor la última política válida.",
    noEndpoint: "Esta política no nombra un servidor de entrega segura: no se puede enviar nada sellado.",
    endpoint: "Servidor de entrega segura: {endpoint}",
    enrolHeading: "Registrar su dirección",
    enrolHint: "El envío sellado lo necesita una vez por cada dirección desde la que envía.",
    enrolManaged: "Su administrador lo ha dispuesto: sus direcciones se registran solas.",
    address: "Su dirección de correo",
    addressWrong: "Esto no es una sola dirección de correo, como nombre@clinic.example.",
    code: "Código de registro",
    enrol: "Registrar",
    enrolled: "{address} está registrada.",
    enrolRefused:
      "El servidor no aceptó este código para esta dirección. Revise los dos o pregunte a su administrador.",
    enrolUnreachable: "No se llega al servidor de entrega segura. Revise la conexión e inténtelo de nuevo.",
    fault: "No se pudo guardar. Inténtelo de nuevo.",
  },
};
