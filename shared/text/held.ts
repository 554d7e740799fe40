import type { Policy } from "../core/policy/policy.ts";
import type { HeldBecause } from "../core/send/send-outcome.ts";
import type { Catalogue, Language } from "./language.ts";

/** Reasons that stand in the catalogue; those of an organisation's own rules bring their words with them. */
export type CataloguedReason = Exclude<HeldBecause, `rule:${string}`>;

/** One sentence for a person. The organisation's guidance for a rule goes before our own words. */
export function heldSentence(reason: HeldBecause, { rules }: Pick<Policy, "rules">, language: Language): string {
  const own = isOwnRule(reason) ? reason.slice("rule:".length) : reason;
  const guidance = rules.find(({ id }) => id === own)?.guidance;
  const words = guidance?.[language] ?? guidance?.en;
  if (isOwnRule(reason)) return words ?? heldText[language]["organisation-rule"];
  return words ?? heldText[language][reason];
}

function isOwnRule(reason: HeldBecause): reason is `rule:${string}` {
  return reason.startsWith("rule:");
}

/** Why a draft was held, and what to do; the draft is as it was in every case. */
export const heldText: Catalogue<CataloguedReason | "organisation-rule"> = {
  en: {
    "phi-in-subject":
      "Patient information is in the subject line, where no encryption protects it. Move it into the message.",
    "phi-to-outside": "Patient information would leave your organisation, so it may only go sealed.",
    "phi-to-partner": "Patient information goes to a partner whose mail transport is not proven. Send it sealed.",
    "look-alike-recipient": "A recipient's address looks like another that you know. Check it letter by letter.",
    "name-mismatch": "A recipient's name says somebody else than the address does. Check who gets this.",
    "first-time-recipient": "You have not sent patient information to this recipient before. Check the address.",
    "namesake-recipient": "You know somebody else of that name. Check that you chose the right one.",
    "added-to-thread": "You added somebody who was not in this conversation. Check that they may see it.",
    "reply-all-with-phi": "Your reply goes to everyone. Check that each of them may see patient information.",
    "many-outside-recipients":
      "Many outside recipients will see each other's addresses. Use Bcc, or say that it is right.",
    "greeting-mismatch": "The message greets somebody who is not among the recipients. Check who gets this.",
    "several-patients": "More than one patient is in this message. Check that the recipient may see all of them.",
    "several-patients-to-one":
      "The message is about several patients and goes to one person. Check that this person may see all of them.",
    "quotes-protected-mail":
      "Your answer quotes a message that came protected. Send it sealed, or take the quoted text out.",
    "organisation-rule": "A rule of your organisation applies to this message. Ask your administrator.",
    "unreadable-to-outside":
      "An attachment could not be read, so nobody knows what is in it. Send it sealed, or attach it again.",
    "recipient-unparseable":
      "A recipient is not one clear e-mail address. Put each address in a field of its own and send again.",
    "no-recipient": "There is no recipient yet. Add one and send again.",
    "needs-decision": "Choose how to go on.",
    "cannot-seal-without-endpoint":
      "Sealed sending is not set up here, so this message cannot leave your organisation. Ask your administrator.",
    "cannot-seal-to-group":
      "A list or group cannot open a sealed message. Put in the people themselves and send again.",
    "inspection-failed":
      "The message could not be checked, so it was not sent. Press Send again; your draft is unchanged.",
    "endpoint-unreachable":
      "The secure delivery server cannot be reached. Your draft is unchanged; check your connection and send again.",
    "endpoint-timeout": "The secure delivery server took too long. Your draft is unchanged; send again.",
    "endpoint-unauthorised":
      "The secure delivery server did not accept your enrolment. Your draft is unchanged; enrol again in the add-on's options.",
    "endpoint-rejected":
      "The secure delivery server refused the message. Your draft is unchanged; tell your administrator.",
    "endpoint-failed": "The secure delivery server has a fault. Your draft is unchanged; send again in a few minutes.",
    "endpoint-unintelligible":
      "The answer of the secure delivery server made no sense. Your draft is unchanged; tell your administrator.",
    "message-too-large": "The message is too large to seal. Your draft is unchanged; take out an attachment.",
    "attachment-unreadable": "An attachment could not be read. Your draft is unchanged; attach it again.",
    "draft-changed":
      "The message was changed meanwhile, so nothing was sent. Look at it as it is now and choose again.",
    "notice-not-sent":
      "Your mail server did not take the message, so nothing was sent. Your draft is back as it was; send again.",
    "notice-pending":
      "The message is still on its way out. Wait for it to be sent, and do not write it again: it could arrive twice.",
    "draft-not-restored":
      "Nothing was sent, and your message could not be put back yet. It is kept: press Send in the message window to get it back.",
    "encryption-refused":
      "This message could not be set to encrypt, so it was not sent. Check your own key or certificate in the account settings.",
    "client-asks":
      "Your mail program has not sent the message yet. If it asks for a recipient's key in the message window, answer there and send again; if not, wait.",
    "submitted-not-filed":
      "The message has been handed over for delivery, but no copy could be filed in Sent. Do not send it again; keep a copy and close the window.",
    "submitted-before-edit":
      "The message was handed over for delivery as it was when you pressed Send. What you changed since has not been sent.",
    "sealing-failed": "The message could not be sealed. Your draft is unchanged; tell your administrator.",
  },
  es: {
    "phi-in-subject":
      "Hay información de un paciente en el asunto, donde ningún cifrado la protege. Pásela al mensaje.",
    "phi-to-outside": "Saldría de su organización información de un paciente; solo puede salir sellada.",
    "phi-to-partner":
      "La información de un paciente va a un socio cuyo transporte de correo no está probado. Envíela sellada.",
    "look-alike-recipient": "La dirección de un destinatario se parece a otra conocida. Revísela letra por letra.",
    "name-mismatch": "El nombre de un destinatario no corresponde a su dirección. Revise quién lo recibe.",
    "first-time-recipient": "Nunca envió información de un paciente a este destinatario. Revise la dirección.",
    "namesake-recipient": "Conoce a otra persona con ese nombre. Revise que eligió a la correcta.",
    "added-to-thread": "Añadió a alguien que no estaba en esta conversación. Revise que pueda verla.",
    "reply-all-with-phi": "Su respuesta va a todos. Revise que cada uno pueda ver información de pacientes.",
    "many-outside-recipients":
      "Muchos destinatarios externos verán las direcciones de los demás. Use Cco, o confirme que es correcto.",
    "greeting-mismatch": "El mensaje saluda a alguien que no está entre los destinatarios. Revise quién lo recibe.",
    "several-patients": "Hay más de un paciente en este mensaje. Revise que el destinatario pueda verlos a todos.",
    "several-patients-to-one":
      "El mensaje trata de varios pacientes y va a una sola persona. Revise que pueda verlos a todos.",
    "quotes-protected-mail":
      "Su respuesta cita un mensaje que llegó protegido. Envíela sellada o quite el texto citado.",
    "organisation-rule": "Una regla de su organización se aplica a este mensaje. Consulte a su administrador.",
    "unreadable-to-outside":
      "No se pudo leer un archivo adjunto y nadie sabe qué contiene. Envíelo sellado o adjúntelo otra vez.",
    "recipient-unparseable":
      "Un destinatario no es una sola dirección de correo clara. Ponga cada dirección por separado y envíe de nuevo.",
    "no-recipient": "Todavía no hay destinatario. Añada uno y envíe de nuevo.",
    "needs-decision": "Elija cómo continuar.",
    "cannot-seal-without-endpoint":
      "El envío sellado no está configurado aquí y este mensaje no puede salir de su organización. Avise a su administrador.",
    "cannot-seal-to-group":
      "Una lista o un grupo no puede abrir un mensaje sellado. Ponga a las personas mismas y envíe de nuevo.",
    "inspection-failed":
      "No se pudo revisar el mensaje y no se envió. Pulse Enviar de nuevo; su borrador no ha cambiado.",
    "endpoint-unreachable":
      "No se llega al servidor de entrega segura. Su borrador no ha cambiado; revise la conexión y envíe de nuevo.",
    "endpoint-timeout": "El servidor de entrega segura tardó demasiado. Su borrador no ha cambiado; envíe de nuevo.",
    "endpoint-unauthorised":
      "El servidor de entrega segura no aceptó su registro. Su borrador no ha cambiado; regístrese de nuevo en las opciones.",
    "endpoint-rejected":
      "El servidor de entrega segura rechazó el mensaje. Su borrador no ha cambiado; avise a su administrador.",
    "endpoint-failed":
      "El servidor de entrega segura tiene un fallo. Su borrador no ha cambiado; envíe de nuevo en unos minutos.",
    "endpoint-unintelligible":
      "La respuesta del servidor de entrega segura no se entiende. Su borrador no ha cambiado; avise a su administrador.",
    "message-too-large": "El mensaje es demasiado grande para sellarlo. Su borrador no ha cambiado; quite un adjunto.",
    "attachment-unreadable": "No se pudo leer un archivo adjunto. Su borrador no ha cambiado; adjúntelo otra vez.",
    "draft-changed": "El mensaje cambió mientras tanto y no se envió nada. Véalo como está ahora y elija de nuevo.",
    "notice-not-sent":
      "Su servidor de correo no aceptó el mensaje y no se envió nada. Su borrador está como antes; envíe de nuevo.",
    "notice-pending":
      "El mensaje todavía está saliendo. Espere a que se envíe y no lo escriba otra vez: podría llegar dos veces.",
    "draft-not-restored":
      "No se envió nada y su mensaje aún no se pudo recuperar. Está guardado: pulse Enviar en la ventana del mensaje para recuperarlo.",
    "encryption-refused":
      "No se pudo activar el cifrado de este mensaje y no se envió. Revise su propia clave o certificado en la configuración de la cuenta.",
    "client-asks":
      "Su programa de correo aún no ha enviado el mensaje. Si en la ventana del mensaje pide la clave de un destinatario, responda allí y envíe de nuevo; si no, espere.",
    "submitted-not-filed":
      "El mensaje ya se entregó para su envío, pero no se pudo guardar una copia en Enviados. No lo envíe otra vez; guarde una copia y cierre la ventana.",
    "submitted-before-edit":
      "El mensaje se entregó para su envío tal como estaba al pulsar Enviar. Lo que cambió después no se ha enviado.",
    "sealing-failed": "No se pudo sellar el mensaje. Su borrador no ha cambiado; avise a su administrador.",
  },
};
