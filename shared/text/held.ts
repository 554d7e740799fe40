import type { Policy } from "../core/policy/policy.ts";
import type { HeldBecause } from "../core/send/send-outcome.ts";
import { type HeldFailure, heldFailures } from "./held-failures.ts";
import type { Catalogue, Language } from "./language.ts";

/** Reasons that stand in the catalogue; those of an organisation's own rules bring their words with them. */
export type CataloguedReason = Exclude<HeldBecause, `rule:${string}`>;

/** One sentence for a person. The organisation's guidance for a rule goes before our own words. */
export function heldSentence(reason: HeldBecause, { rules }: Pick<Policy, "rules">, language: Language): string {
  const own = isOwnRule(reason) ? reason.slice("rule:".length) : reason;
  const guidance = rules.find(({ id }) => id === own)?.guidance;
  const words = guidance?.[language] ?? guidance?.en;
  if (isOwnRule(reason)) return words ?? heldText[language]["organisation-rule"];
  return words ?? (isFailure(reason) ? heldFailures[language][reason] : heldText[language][reason]);
}

function isFailure(reason: CataloguedReason): reason is HeldFailure {
  return !(reason in heldText.en);
}

function isOwnRule(reason: HeldBecause): reason is `rule:${string}` {
  return reason.startsWith("rule:");
}

/** Why a draft was held, and what to do; the draft is as it was in every case. */
export const heldText: Catalogue<Exclude<CataloguedReason, HeldFailure> | "organisation-rule"> = {
  en: {
    "phi-in-subject":
      "Patient information is in the subject line, where no encryption protects it. Move it into the message.",
    "phi-to-outside": "Patient information would leave your organisation, so it may only go protected.",
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
      "Sealed sending is not set up here, so this message cannot go out protected. Ask your administrator.",
    "cannot-seal-to-group":
      "A list or group cannot open a sealed message. Put in the people themselves and send again.",
    offline:
      "You are offline, so the message was not sent. Your draft is unchanged; send again when you have a connection.",
    "offline-waiting":
      "You are offline. The message waits in its window and is sent protected by itself when you have a connection again. Leave the window open; if you change the message, press Send again.",
    "inspection-failed":
      "The message could not be checked, so it was not sent. Press Send again; your draft is unchanged.",
    "draft-changed":
      "The message was changed meanwhile, so nothing was sent. Look at it as it is now and choose again.",
  },
  es: {
    "phi-in-subject":
      "Hay información de un paciente en el asunto, donde ningún cifrado la protege. Pásela al mensaje.",
    "phi-to-outside": "Saldría de su organización información de un paciente; solo puede salir protegida.",
    "phi-to-partner":
      "La información de un paciente va a un socio cuyo transporte de correo no está probado. Envíela sellada.",
    "look-alike-recipient": "La dirección de un destinatario se parece a otra conocida. Revísela letra por letra.",
    "name-mismatch": "El nombre de un destinatario no corresponde a su dirección. Revise quién lo recibe.",
    "first-time-recipient": "Nunca envió información de un paciente a este destinatario. Revise la dirección.",
    "namesake-recipient": "Usted conoce a otra persona con ese nombre. Revise que eligió a la correcta.",
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
      "El envío sellado no está configurado aquí y este mensaje no puede salir protegido. Avise a su administrador.",
    "cannot-seal-to-group":
      "Una lista o un grupo no puede abrir un mensaje sellado. Ponga a las personas mismas y envíe de nuevo.",
    offline:
      "No tiene conexión y el mensaje no se envió. Su borrador no ha cambiado; envíe de nuevo cuando tenga conexión.",
    "offline-waiting":
      "No tiene conexión. El mensaje espera en su ventana y se enviará protegido por sí solo cuando vuelva la conexión. Deje la ventana abierta; si cambia el mensaje, pulse Enviar de nuevo.",
    "inspection-failed":
      "No se pudo revisar el mensaje y no se envió. Pulse Enviar de nuevo; su borrador no ha cambiado.",
    "draft-changed": "El mensaje cambió mientras tanto y no se envió nada. Véalo como está ahora y elija de nuevo.",
  },
};
