import type { AnnouncementFailure, DeliveryFailure } from "../core/delivery/receipt.ts";
import type { ClientFailure } from "../core/send/send-outcome.ts";
import type { Catalogue } from "./language.ts";

/** What went wrong after the draft was decided about; nothing that a send event can meet, so Outlook's send handler goes without. */
export type HeldFailure = DeliveryFailure | Exclude<AnnouncementFailure, "draft-changed"> | ClientFailure;

export const heldFailures: Catalogue<HeldFailure> = {
  en: {
    "endpoint-unreachable":
      "The secure delivery server cannot be reached. Your draft is unchanged; check your connection and send again.",
    "endpoint-timeout": "The secure delivery server took too long. Your draft is unchanged; send again.",
    "endpoint-unauthorised":
      "The secure delivery server did not accept your enrolment. Your draft is unchanged; enrol your address again.",
    "endpoint-rejected":
      "The secure delivery server refused the message. Your draft is unchanged; tell your administrator.",
    "endpoint-failed": "The secure delivery server has a fault. Your draft is unchanged; send again in a few minutes.",
    "endpoint-unintelligible":
      "The answer of the secure delivery server made no sense. Your draft is unchanged; tell your administrator.",
    "message-too-large": "The message is too large to seal. Your draft is unchanged; take out an attachment.",
    "attachment-unreadable": "An attachment could not be read. Your draft is unchanged; attach it again.",
    "sealing-failed": "The message could not be sealed. Your draft is unchanged; tell your administrator.",
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
  },
  es: {
    "endpoint-unreachable":
      "No se llega al servidor de entrega segura. Su borrador no ha cambiado; revise la conexión y envíe de nuevo.",
    "endpoint-timeout": "El servidor de entrega segura tardó demasiado. Su borrador no ha cambiado; envíe de nuevo.",
    "endpoint-unauthorised":
      "El servidor de entrega segura no aceptó su registro. Su borrador no ha cambiado; registre su dirección de nuevo.",
    "endpoint-rejected":
      "El servidor de entrega segura rechazó el mensaje. Su borrador no ha cambiado; avise a su administrador.",
    "endpoint-failed":
      "El servidor de entrega segura tiene un fallo. Su borrador no ha cambiado; envíe de nuevo en unos minutos.",
    "endpoint-unintelligible":
      "La respuesta del servidor de entrega segura no se entiende. Su borrador no ha cambiado; avise a su administrador.",
    "message-too-large": "El mensaje es demasiado grande para sellarlo. Su borrador no ha cambiado; quite un adjunto.",
    "attachment-unreadable": "No se pudo leer un archivo adjunto. Su borrador no ha cambiado; adjúntelo otra vez.",
    "sealing-failed": "No se pudo sellar el mensaje. Su borrador no ha cambiado; avise a su administrador.",
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
  },
};
