import type { FindingKind, FindingReason } from "../core/detection/finding.ts";
import type { Catalogue } from "./language.ts";

/** What was seen, in plain words. */
export const kindText: Catalogue<FindingKind> = {
  en: {
    name: "Name",
    geo: "Address or place",
    date: "Date",
    age: "Age over 89",
    phone: "Phone number",
    fax: "Fax number",
    email: "E-mail address",
    ssn: "Social Security number",
    mrn: "Medical record number",
    "health-plan": "Health plan number",
    account: "Account number",
    licence: "Licence or certificate number",
    vehicle: "Vehicle number",
    device: "Device serial number",
    url: "Web address",
    ip: "IP address",
    biometric: "Biometric mark",
    photo: "Photo or picture",
    "other-id": "Other identifying number",
    diagnosis: "Diagnosis",
    drug: "Medicine",
    lab: "Test result",
    procedure: "Procedure",
    code: "Medical code",
    appointment: "Appointment",
    payment: "Payment for care",
    "other-patient": "Another patient",
    unreadable: "Not checked",
  },
  es: {
    name: "Nombre",
    geo: "Dirección o lugar",
    date: "Fecha",
    age: "Edad mayor de 89 años",
    phone: "Número de teléfono",
    fax: "Número de fax",
    email: "Dirección de correo",
    ssn: "Número de Seguro Social",
    mrn: "Número de historia clínica",
    "health-plan": "Número del plan de salud",
    account: "Número de cuenta",
    licence: "Número de licencia o certificado",
    vehicle: "Número de vehículo",
    device: "Número de serie de un dispositivo",
    url: "Dirección web",
    ip: "Dirección IP",
    biometric: "Rasgo biométrico",
    photo: "Foto o imagen",
    "other-id": "Otro número que identifica",
    diagnosis: "Diagnóstico",
    drug: "Medicamento",
    lab: "Resultado de una prueba",
    procedure: "Procedimiento",
    code: "Código médico",
    appointment: "Cita",
    payment: "Pago de la atención",
    "other-patient": "Otro paciente",
    unreadable: "Sin revisar",
  },
};

/**
 * Why it matters, in one sentence. Patient information is a person who can be identified together with
 * health, care or payment (45 CFR 160.103); an identifier alone, or its absence, decides nothing.
 */
export const reasonText: Catalogue<FindingReason> = {
  en: {
    "identifier-with-health":
      "It can tell who the person is, and the message speaks of health, care or payment: together that is patient information.",
    "person-with-health": "A named person and health, care or payment stand together: that is patient information.",
    "labelled-identifier": "Its label says that it belongs to a patient; it leads to one person's record.",
    "health-of-identified-person": "It tells of the health, care or payment of somebody whom this message identifies.",
    "several-patients": "More than one patient is in this message; make sure that each recipient may see all of them.",
    "attachment-about-another-patient":
      "The file is about another patient than the message; make sure that it is the right file.",
    "attachment-empty": "The file came to the check empty, so nobody knows what is in it. Attach it again.",
    "attachment-encrypted": "The file is locked with a password, so its content could not be checked.",
    "attachment-unsupported": "Files of this kind cannot be read, so the content was not checked.",
    "attachment-too-large": "The file is too large for the check, so the content was not checked.",
    "attachment-too-deep": "The file holds files within files, deeper than the check goes, so not all was checked.",
    "attachment-failed": "The file could not be opened, so the content was not checked.",
    "attachment-timeout": "Reading the file took too long, so the content was not checked.",
    "attachment-image": "Text inside pictures is not read, so the content was not checked.",
  },
  es: {
    "identifier-with-health":
      "Puede revelar quién es la persona, y el mensaje habla de salud, atención o pagos: junto, eso es información de un paciente.",
    "person-with-health":
      "Una persona con nombre y su salud, atención o pagos están juntos: eso es información de un paciente.",
    "labelled-identifier": "Su etiqueta dice que es de un paciente; lleva a la historia de una sola persona.",
    "health-of-identified-person":
      "Habla de la salud, la atención o los pagos de alguien a quien este mensaje identifica.",
    "several-patients": "En este mensaje hay más de un paciente; compruebe que cada destinatario puede ver a todos.",
    "attachment-about-another-patient":
      "El archivo es de otro paciente que el mensaje; compruebe que es el archivo correcto.",
    "attachment-empty": "El archivo llegó vacío a la revisión y nadie sabe qué contiene. Adjúntelo otra vez.",
    "attachment-encrypted": "El archivo está cerrado con contraseña y no se pudo revisar su contenido.",
    "attachment-unsupported": "Los archivos de este tipo no se pueden leer; el contenido no se revisó.",
    "attachment-too-large": "El archivo es demasiado grande para la revisión; el contenido no se revisó.",
    "attachment-too-deep":
      "El archivo contiene archivos dentro de archivos, a más profundidad que la revisión; no se revisó todo.",
    "attachment-failed": "El archivo no se pudo abrir; el contenido no se revisó.",
    "attachment-timeout": "Leer el archivo tardó demasiado; el contenido no se revisó.",
    "attachment-image": "El texto dentro de las imágenes no se lee; el contenido no se revisó.",
  },
};
