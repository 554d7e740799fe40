import type { CoverageCode } from "./doctor-codes.ts";
import type { Catalogue } from "./language.ts";

/** Ways of sending that pass every add-in by. */
export const coverageText: Catalogue<CoverageCode> = {
  en: {
    "office-js-4442-mobile": "Outlook on iOS and Android has no send event: mail from phones is not checked.",
    "office-js-6621-started-offline":
      "Mail written while new Outlook was offline leaves the Outbox later without a check (also #6177).",
    "office-js-6769-event-never-fires": "Outlook on the web sometimes sends without raising the event.",
    "office-js-6478-mac-second-send":
      "Outlook for Mac: pressing Send again could close the alert and send; and Send hung when office.js could not be reached (also #6319).",
    "office-js-3681-saved-message": "A message saved as .msg, opened and sent is not checked.",
    "office-js-3808-meeting-forwarded":
      "Meetings that attendees forward, that are made straight in the calendar, or that are cancelled raise no event (also #3944, #3588).",
    "office-js-6810-mail-merge": "Mail merge from Word sends without a check (also #6506).",
    "outlook-simple-mapi":
      "“Send to mail recipient” and other programs that use Simple MAPI send without a check while Outlook is closed.",
    "outlook-other-programs":
      "Scanners, clinic systems and programs that send by SMTP, IMAP or Exchange Web Services have no add-in.",
    "outlook-before-1-12":
      "Clients without requirement set 1.12 (Outlook 2016 to 2021, classic before version 2206) raise no send event.",
    "outlook-five-add-ins": "At most five add-ins with events run at a time; Outlook chooses.",
    "thunderbird-535-other-add-ons":
      "Another Thunderbird add-on can change a message after our check: the order of listeners is Thunderbird’s (send-later #535).",
    "thunderbird-other-ways":
      "In Thunderbird, mail that another add-on, a filter or an invitation sends is not checked, nor is what leaves the Outbox.",
  },
  es: {
    "office-js-4442-mobile":
      "Outlook en iOS y Android no tiene evento de envío: el correo desde el teléfono no se revisa.",
    "office-js-6621-started-offline":
      "El correo escrito sin conexión en el nuevo Outlook sale después de la bandeja de salida sin revisión (también #6177).",
    "office-js-6769-event-never-fires": "Outlook en la web a veces envía sin lanzar el evento.",
    "office-js-6478-mac-second-send":
      "Outlook para Mac: pulsar Enviar otra vez podía cerrar el aviso y enviar; y Enviar se colgaba sin acceso a office.js (también #6319).",
    "office-js-3681-saved-message": "Un mensaje guardado como .msg, abierto y enviado no se revisa.",
    "office-js-3808-meeting-forwarded":
      "Las reuniones que reenvían los asistentes, las hechas directamente en el calendario y las cancelaciones no lanzan evento (también #3944, #3588).",
    "office-js-6810-mail-merge": "La combinación de correspondencia de Word envía sin revisión (también #6506).",
    "outlook-simple-mapi":
      "«Enviar a destinatario de correo» y otros programas con Simple MAPI envían sin revisión si Outlook está cerrado.",
    "outlook-other-programs":
      "Los escáneres, los sistemas clínicos y los programas que envían por SMTP, IMAP o Exchange Web Services no tienen complemento.",
    "outlook-before-1-12":
      "Los clientes sin el conjunto 1.12 (Outlook 2016 a 2021, el clásico anterior a la versión 2206) no lanzan evento de envío.",
    "outlook-five-add-ins": "A la vez funcionan como mucho cinco complementos con eventos; Outlook elige.",
    "thunderbird-535-other-add-ons":
      "Otro complemento de Thunderbird puede cambiar un mensaje tras nuestra revisión: el orden lo pone Thunderbird (send-later #535).",
    "thunderbird-other-ways":
      "En Thunderbird no se revisa lo que envía otro complemento, un filtro o una invitación, ni lo que sale de la bandeja de salida.",
  },
};

/** How the organisation closes it. */
export const coverageAdvice: Catalogue<CoverageCode> = {
  en: {
    "office-js-4442-mobile":
      "Set the server rule of docs/outlook.md (no X-Sealpost-Check → encrypt), or keep mail on phones to Outlook for reading.",
    "office-js-6621-started-offline":
      "Set the server rule of docs/outlook.md; in classic Outlook send mode Block holds it.",
    "office-js-6769-event-never-fires": "Set the server rule, and send yourself a canary now and then (--canary).",
    "office-js-6478-mac-second-send":
      "Keep Outlook for Mac up to date, let appsforoffice.microsoft.com through the proxy, and set the server rule. The second Send is checked again.",
    "office-js-3681-saved-message": "Set the server rule of docs/outlook.md.",
    "office-js-3808-meeting-forwarded":
      "The server rule cannot tell checked meetings from others: tell staff to keep patients out of meetings, or route meeting requests to the outside through approval.",
    "office-js-6810-mail-merge": "Set the server rule; give those who need mail merge a route that encrypts.",
    "outlook-simple-mapi":
      "Switch on the group policy “Running Outlook for Simple MAPI Mail Sending” (docs/outlook.md).",
    "outlook-other-programs": "Let them send through a connector that encrypts, and set the server rule for the rest.",
    "outlook-before-1-12":
      "Find them in the admin centre’s report on versions, and update them or set the server rule.",
    "outlook-five-add-ins":
      "Look through what is deployed under Integrated apps, and leave fewer than five with events.",
    "thunderbird-535-other-add-ons": "Allow add-ons by name only (policies.json, ExtensionSettings).",
    "thunderbird-other-ways": "Allow add-ons by name only, and set the same rule on your own mail server.",
  },
  es: {
    "office-js-4442-mobile":
      "Ponga la regla del servidor de docs/outlook.md (sin X-Sealpost-Check → cifrar), o deje el correo del teléfono solo para leer.",
    "office-js-6621-started-offline":
      "Ponga la regla del servidor de docs/outlook.md; en Outlook clásico el modo Block lo retiene.",
    "office-js-6769-event-never-fires": "Ponga la regla del servidor y envíese de vez en cuando un canario (--canary).",
    "office-js-6478-mac-second-send":
      "Mantenga Outlook para Mac al día, deje pasar appsforoffice.microsoft.com por el proxy y ponga la regla del servidor. El segundo envío se revisa de nuevo.",
    "office-js-3681-saved-message": "Ponga la regla del servidor de docs/outlook.md.",
    "office-js-3808-meeting-forwarded":
      "La regla del servidor no distingue las reuniones revisadas: pida que no haya pacientes en ellas, o someta a aprobación las convocatorias hacia fuera.",
    "office-js-6810-mail-merge": "Ponga la regla del servidor; dé a quien la necesite una vía que cifre.",
    "outlook-simple-mapi":
      "Active la directiva de grupo «Running Outlook for Simple MAPI Mail Sending» (docs/outlook.md).",
    "outlook-other-programs": "Que envíen por un conector que cifre, y ponga la regla del servidor para el resto.",
    "outlook-before-1-12":
      "Búsquelos en el informe de versiones del centro de administración, y actualícelos o ponga la regla del servidor.",
    "outlook-five-add-ins": "Repase lo desplegado en Aplicaciones integradas y deje menos de cinco con eventos.",
    "thunderbird-535-other-add-ons": "Permita complementos solo por su nombre (policies.json, ExtensionSettings).",
    "thunderbird-other-ways":
      "Permita complementos solo por su nombre, y ponga la misma regla en su propio servidor de correo.",
  },
};
