import { type Catalogue, type Language, speaker } from "./language.ts";

export type ConditionsKey =
  | "more"
  | "heading"
  | "how"
  | "normal"
  | "now"
  | "connection"
  | "connection-online"
  | "connection-lost"
  | "connection-offline"
  | "endpoint"
  | "endpoint-up"
  | "endpoint-slow"
  | "endpoint-down"
  | "addin"
  | "addin-up"
  | "addin-down"
  | "sendMode"
  | "sendMode-Block"
  | "sendMode-SoftBlock"
  | "sendMode-PromptUser"
  | "answers"
  | "answers-well"
  | "answers-fails"
  | "answers-silent"
  | "answers-late"
  | "answers-empty"
  | "answers-twice"
  | "answers-full"
  | "answers-switched"
  | "answers-protected"
  | "client"
  | "client-web"
  | "client-older"
  | "client-classic";

/** The playground's menu of what can go wrong around a message. */
const conditionsText: Catalogue<ConditionsKey> = {
  en: {
    more: "More options",
    heading: "Conditions",
    how: "How does it end when something goes wrong? Choose, then press Send.",
    normal: "Back to normal",
    now: "Conditions: {list}.",
    connection: "Connection",
    "connection-online": "Connected",
    "connection-lost": "Lost while writing",
    "connection-offline": "Offline from the start",
    endpoint: "Secure delivery server",
    "endpoint-up": "Answers",
    "endpoint-slow": "Answers after 8 seconds",
    "endpoint-down": "Cannot be reached",
    addin: "Add-in’s server",
    "addin-up": "Answers",
    "addin-down": "Cannot be reached",
    sendMode: "Send mode (manifest)",
    "sendMode-Block": "Block",
    "sendMode-SoftBlock": "Soft block",
    "sendMode-PromptUser": "Prompt user",
    answers: "Outlook’s answers",
    "answers-well": "As they should be",
    "answers-fails": "Reading the message fails",
    "answers-silent": "Reading the message never ends",
    "answers-late": "No answer until Outlook gives up (5 s; in life 300 s)",
    "answers-empty": "Attachments read as empty",
    "answers-twice": "Each answer comes twice",
    "answers-full": "Session data is full",
    "answers-switched": "Another message opens during Send",
    "answers-protected": "The message is protected (IRM, S/MIME)",
    client: "Outlook",
    "client-web": "On the web, new Outlook",
    "client-older": "Older (requirement set 1.13)",
    "client-classic": "Classic Windows",
  },
  es: {
    more: "Más opciones",
    heading: "Condiciones",
    how: "¿Cómo termina cuando algo va mal? Elija y pulse Enviar.",
    normal: "Volver a lo normal",
    now: "Condiciones: {list}.",
    connection: "Conexión",
    "connection-online": "Conectado",
    "connection-lost": "Se pierde al escribir",
    "connection-offline": "Sin conexión desde el principio",
    endpoint: "Servidor de entrega segura",
    "endpoint-up": "Responde",
    "endpoint-slow": "Responde a los 8 segundos",
    "endpoint-down": "No se puede alcanzar",
    addin: "Servidor del complemento",
    "addin-up": "Responde",
    "addin-down": "No se puede alcanzar",
    sendMode: "Modo de envío (manifiesto)",
    "sendMode-Block": "Bloquear",
    "sendMode-SoftBlock": "Bloqueo suave",
    "sendMode-PromptUser": "Preguntar al usuario",
    answers: "Respuestas de Outlook",
    "answers-well": "Como deben ser",
    "answers-fails": "Leer el mensaje falla",
    "answers-silent": "Leer el mensaje no termina nunca",
    "answers-late": "Sin respuesta hasta que Outlook desiste (5 s; en la realidad 300 s)",
    "answers-empty": "Los adjuntos se leen vacíos",
    "answers-twice": "Cada respuesta llega dos veces",
    "answers-full": "Los datos de sesión están llenos",
    "answers-switched": "Se abre otro mensaje durante el envío",
    "answers-protected": "El mensaje está protegido (IRM, S/MIME)",
    client: "Outlook",
    "client-web": "En la web, nuevo Outlook",
    "client-older": "Más antiguo (conjunto 1.13)",
    "client-classic": "Windows clásico",
  },
};

export type SayCondition = ReturnType<typeof sayCondition>;

export function sayCondition(language: Language) {
  return speaker(conditionsText, language);
}
