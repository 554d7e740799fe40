import type { Catalogue } from "./language.ts";

export type ExampleKey =
  | "lunch"
  | "subject"
  | "labs"
  | "colleagues"
  | "lookAlike"
  | "ownMail"
  | "twoPatients"
  | "quoted"
  | "list"
  | "spanish"
  | "unreadable"
  | "meeting";

/** Each example in the list of drafts: its title, and what to expect of it, after a line break. */
export const exampleTitles: Catalogue<ExampleKey> = {
  en: {
    lunch: "Lunch on Thursday\nOrdinary mail: goes without a word",
    subject: "Patient in the subject\nTo another clinic: move it, then seal",
    labs: "Lab report attached\nThe patient is in the file",
    colleagues: "Between colleagues\nThe same patient, but nobody outside",
    lookAlike: "Look-alike address\nOne letter is not what it seems",
    ownMail: "To a patient's own mail\nA personal account",
    twoPatients: "Two patients, one reader\nShould the reader see both?",
    quoted: "Quoted history\nHarmless words above a quoted patient",
    list: "A list of people\nNobody sees who is on it",
    spanish: "En español\nA prescription, in Spanish",
    unreadable: "A file nobody can read\nEncrypted archive",
    meeting: "Meeting invitation\nMeetings leak, too",
  },
  es: {
    lunch: "Comida del jueves\nCorreo corriente: sale sin más",
    subject: "Paciente en el asunto\nA otra clínica: moverlo y sellar",
    labs: "Informe de laboratorio\nEl paciente está en el archivo",
    colleagues: "Entre colegas\nEl mismo paciente, pero nadie de fuera",
    lookAlike: "Dirección parecida\nUna letra no es lo que parece",
    ownMail: "Al correo de un paciente\nUna cuenta personal",
    twoPatients: "Dos pacientes, un lector\n¿Debe ver a los dos?",
    quoted: "Historial citado\nPalabras inocentes sobre un paciente citado",
    list: "Una lista de personas\nNadie ve quién está en ella",
    spanish: "En español\nUna receta",
    unreadable: "Un archivo ilegible\nArchivo cifrado",
    meeting: "Invitación a una reunión\nTambién por ahí se escapan datos",
  },
};
