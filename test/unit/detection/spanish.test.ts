import { describe, expect, test } from "vitest";
import { detectors } from "../../../shared/core/detection/detectors.ts";
import type { IdentifierKind } from "../../../shared/core/detection/finding.ts";
import { mentions } from "../../../shared/core/detection/mentions.ts";
import { scanDraft } from "../../../shared/core/detection/scan-draft.ts";
import { draftOf } from "./drafts.ts";

type Mail = readonly [subject: string, text: string];
const warns = ([subject, text]: Mail): boolean =>
  scanDraft(draftOf({ subject, text }), detectors).some(({ level }) => level === "warn");

const aboutPatients: readonly Mail[] = [
  ["", "Sra. Quintero cama 12: TA 180/110, cefalea, se inicia labetalol"],
  ["", "pte Marisol Echeverría, 34 a, G2P1, 38 sem, RPM, pasa a tococirugía"],
  ["Resultados Benítez", "la HbA1c de Rodolfo Benítez salió en 11.4, hay que citarlo"],
  ["", "NSS 4819-73-2210-5 ingresa a urgencias por infarto"],
  ["", "Expediente 004412, fiebre de 39.5 y neutropenia"],
  ["", "mi hijo Emiliano trae fiebre y vómito desde ayer, ¿lo llevo?"],
  ["", "Favor de llamar a la hija de Eusebio Landaverde, el señor ya está en diálisis"],
  ["Urdaneta, Yolanda - biopsia", "malignidad confirmada, avisar a oncología"],
  ["", "don Chema del 304 no ha orinado desde la cirugía"],
  ["", "fecha de nacimiento 14/03/1962, carcinoma de mama, quimio el lunes"],
  ["", "CURP LAFE620314MDFNRL09, paciente con lupus"],
  ["", "La niña Ximena Arriola tiene asma y necesita su inhalador en la escuela"],
  ["", "recordatorio: Genoveva Tinoco tiene cita de colposcopia el 8 de mayo"],
  ["", "Leobardo Zaldívar dio positivo a VIH, favor de no comentarlo"],
  ["", "mi mamá, Ofelia Barragán, ya no puede pagar la insulina"],
  ["Cuenta 88213 de Efraín Montalvo", "debe 1,240 de su endoscopia, su póliza la rechazó"],
  ["", "habitación 7, Sr. Zepeda: saturación 84 %, le puse oxígeno"],
  ["", "Nos habló la esposa de Fidel Carranza: se cayó y no reconoce a nadie"],
  ["", "póliza MET-4471920 a nombre de Nayeli Orozco, autorizan la resonancia"],
  ["", "le dieron de alta a Remedios Cárdenas con warfarina, INR en 3 días"],
  ["", "tel 55 1234 5678, Paola Ibarra, prueba de embarazo positiva"],
  ["", "Amparo Vélez: alergia a penicilina, dice que le salieron ronchas"],
  ["", "SALGADO, IRMA CAMA 4 GLUCOSA 412 INSULINA EN BOMBA"],
  ["", "paciente Tobías Uribe refiere ideación suicida, va a psiquiatría"],
  ["", "el bebé de la Sra. Jurado nació de 29 semanas y está intubado"],
  ["", "Hinojosa cama 3 sangra por sonda, hb 6.8, cruzar 2 paquetes"],
  ["", "px Lucrecia Maldonado con EPOC, sat 86, ya con puntas nasales"],
  ["", "DNI 45892331, fractura de cadera, a quirófano mañana"],
  ["", "Cédula 1-0456-0789, tuberculosis, iniciar esquema"],
  ["", "nacida el 14 de marzo de 1962, cáncer de ovario, no quiere que sepa su familia"],
  ["", "número de afiliación 22871, autorizada la rodilla de Crescencio Paz"],
  ["", "a Lupita la del 8 le cayó mal el metronidazol"],
  ["", "doña Chole sigue con calentura y tos con flema"],
  ["", "Me urge la biopsia de Ignacio Treviño"],
  ["", "la señora Robles perdió al bebé anoche"],
  ["", "mi papá tuvo un derrame y le dan de alta mañana, soy Karina Solís"],
  ["", "Hola Dra., soy Beatriz Montes, se me acabaron las pastillas de la presión"],
  ["Arredondo - K 6.7", "repetir muestra"],
  ["", "RN de Zúñiga con ictericia, bilis 18"],
  ["", "Paciente: Anselmo Tapia. Dx: insuficiencia renal. Tx: hemodiálisis"],
  ["", "Nombre: Catalina Arce\nEdad: 67\nDiagnóstico: EVC isquémico"],
  ["", "el niño de la señora Meléndez se tragó una pila"],
  ["", "Ernestina tiene la glucosa en 512 y no contesta"],
  ["", "¿Ya salió el papanicolaou de Griselda Nava? Está preocupada"],
  ["", "Macario Ledesma no se presentó a su radioterapia"],
  ["", "la esposa de Don Chuy dice que ya no camina desde la caída"],
  ["", "receta de clonazepam para Viridiana Lugo, farmacia del centro"],
  ["", "seguro popular 3300-1182-45: cesárea el martes"],
];

const aboutNobody: readonly Mail[] = [
  ["", "La Dra. Quintero da la plática de diabetes el jueves en el auditorio"],
  ["Junta de comité", "Nos vemos el 8 de mayo a las 9:00 en la sala 3. Traer la minuta."],
  ["", "Buenos días, ¿me pueden mandar la factura 88213 de los guantes? Gracias, Efraín"],
  ["", "Campaña de vacunación contra la influenza para el personal, del 3 al 14 de octubre"],
  ["", "Marisol cubre a Rodolfo en farmacia el sábado"],
  ["", "¿Cuál es la dosis de paracetamol en niños de 10 kg?"],
  ["", "El simulacro de código azul es mañana, no hay paciente real"],
  ["", "Felicidades a Ofelia por su jubilación, pastel a la una"],
  ["", "La guía de hipertensión cambió: meta 130/80 en todos los pacientes"],
  ["", "Saludos,\nLic. Eusebio Landaverde\nTrabajo Social\nTel 55 1234 5678"],
  ["", "El proveedor Zepeda y Asociados cotizó los catéteres en 4,800"],
  ["", "Se busca enfermera para turno nocturno en diálisis, llamar a Yolanda"],
  ["Capacitación", "Curso de reanimación con el Dr. Carranza, cupo limitado"],
  ["", "Hay goteras en la habitación 7, avisar a mantenimiento"],
  ["", "los pacientes con asma deben traer su inhalador a la cita"],
  ["", "¿Quién tiene las llaves del carro rojo? Lupita lo necesita a las 3"],
  ["", "Don Chuy ya arregló la puerta de urgencias"],
  ["", "Se solicita cotización de 40 sondas vesicales calibre 16"],
  ["", "El doctor Ignacio Treviño presenta su libro sobre la diabetes"],
  ["", "Griselda y Beatriz salen de vacaciones, las cubre Macario"],
  ["", "Manual de procedimientos: retiro de sonda, versión 4"],
  ["", "Reunión con la señora Robles de contabilidad a las 11"],
  ["", "¿Alguien sabe si el vancomicina se puede pasar con el suero?"],
  ["", "La dieta para diabéticos ya está en el comedor"],
  ["", "Feliz cumpleaños a la niña de Ernestina, hay pastel en la central"],
  ["", "Atentamente,\nDra. Catalina Arce\nMedicina Interna\nCed. Prof. 4478123"],
  ["", "El paciente tipo con EPOC usa dos inhaladores al día"],
  ["Vacante", "Auxiliar de enfermería, turno noche, enviar CV a Viridiana Lugo"],
  ["", "Les comparto el protocolo de sepsis que actualizó el comité"],
  ["", "Hay que pedir insulina, quedan tres frascos en farmacia"],
];

const identifiers: readonly (readonly [kind: IdentifierKind, text: string, identifier: string])[] = [
  ["mrn", "expediente 00481273", "00481273"],
  ["ssn", "NSS 4819-73-2210-5", "4819-73-2210-5"],
  ["other-id", "CURP LAFE620314MDFNRL09", "LAFE620314MDFNRL09"],
  ["other-id", "RFC LAFE620314AB1", "LAFE620314AB1"],
  ["licence", "DNI 45892331X", "45892331X"],
  ["licence", "cédula 1-0456-0789", "1-0456-0789"],
  ["date", "nacida el 14 de marzo de 1962", "14 de marzo de 1962"],
  ["date", "el 3 de mayo", "3 de mayo"],
  ["date", "fecha de nacimiento: 14/03/1962", "14/03/1962"],
  ["phone", "tel. 55 1234 5678", "55 1234 5678"],
  ["phone", "teléfono 612-555-0142", "612-555-0142"],
  ["phone", "celular: 5512345678", "5512345678"],
  ["geo", "Calle Hidalgo 45", "Calle Hidalgo 45"],
  ["geo", "Av. Insurgentes Sur 1602", "Av. Insurgentes Sur 1602"],
  ["email", "correo ana@mail.example", "ana@mail.example"],
  ["health-plan", "póliza MET-4471920", "MET-4471920"],
  ["health-plan", "número de afiliación 2287144", "2287144"],
  ["account", "cuenta 88213441", "88213441"],
  ["licence", "licencia de conducir E2634410", "E2634410"],
  ["vehicle", "placas KLM-4470", "KLM-4470"],
  ["device", "marcapasos serie BKR607733H", "BKR607733H"],
  ["age", "tiene 93 años", "93"],
  ["url", "https://visita.example/p/4412", "https://visita.example/p/4412"],
  ["photo", "foto de su pierna", "foto"],
  ["biometric", "huella digital de la paciente", "huella digital"],
  ["mrn", "historia clínica 778120", "778120"],
  ["other-id", "folio 2024-88213", "2024-88213"],
];

describe("Spanish", () => {
  test.each(aboutPatients)("warns: %s %s", (...mail) => expect(warns(mail)).toBe(true));

  test.each(aboutNobody)("is silent: %s %s", (...mail) => expect(warns(mail)).toBe(false));

  test.each(identifiers)("sees a %s in %s", (kind, text, identifier) => {
    const seen = mentions(draftOf({ text })).map(({ kind: of, span }) => [of, text.slice(span.start, span.end)]);
    expect(seen).toContainEqual([kind, identifier]);
  });

  test.each([
    ["a year alone", "desde marzo de 2024 no hay cambios", "date"],
    ["a street without a number", "la calle está cerrada", "geo"],
    ["time, not age", "hace 93 años se fundó el hospital", "age"],
  ] as const)("does not see %s", (_, text, kind) => {
    expect(mentions(draftOf({ text })).map(({ kind: of }) => of)).not.toContain(kind);
  });
});
