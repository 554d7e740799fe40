import type { Language } from "./language.ts";

/** What `sealpost --help` prints. */
export const helpText: Readonly<Record<Language, string>> = {
  en: `Sealpost: looks at mail before it is sent, on this machine; nothing leaves it.

  sealpost inspect FILE.eml…  [--policy FILE] [--json | --show]
  sealpost inspect --jsonl    [--policy FILE]  < drafts.jsonl > answers.jsonl

  FILE.eml        mail files; - reads one from stdin
  --policy FILE   the organisation's policy (JSON); without it the strictest default
                  is in force, and every recipient counts as outside
  --show          show the words that were found; without it only kinds and places,
                  since terminals are often logged
  --json          one JSON document for programs
  --jsonl         one draft a line on stdin, one answer a line on stdout, in order:
                    {"id","subject","text","html"?,"from"?,"to"?:[],"cc"?:[],"bcc"?:[],
                     "attachments"?:[{"name","text"?}]}
                    {"id","phi","level","verdict","findings":[{"kind","where","start",
                     "end","confidence","reason"}],"ms"}
                  A line that cannot be read gets {"id"?,"error"} and the run goes on.
  --progress      show progress on stderr even where that is not a terminal
  --help, --version

Offsets are UTF-16 in the field as given: body, quoted and signature index "text" where
there is one, else "html". What only the HTML holds (hidden text) has "field":"html".
A draft without recipients is judged as if it went to one outside; one whose sender is
missing or malformed, as if from somebody unknown.

Exit: 0 nothing found (hints do not count), 1 something found, 2 something could not be done.
`,
  es: `Sealpost: revisa el correo antes de enviarlo, en este equipo; nada sale de él.

  sealpost inspect ARCHIVO.eml…  [--policy ARCHIVO] [--json | --show]
  sealpost inspect --jsonl       [--policy ARCHIVO]  < borradores.jsonl > respuestas.jsonl

  ARCHIVO.eml       archivos de correo; - lee uno de la entrada
  --policy ARCHIVO  la política de la organización (JSON); sin ella rige la más
                    estricta y todo destinatario es externo
  --show            muestra las palabras encontradas; sin ello solo clases y lugares,
                    porque lo que sale en una terminal suele quedar registrado
  --json            un documento JSON para programas
  --jsonl           un borrador por línea en la entrada y una respuesta por línea en la
                    salida, en orden:
                      {"id","subject","text","html"?,"from"?,"to"?:[],"cc"?:[],"bcc"?:[],
                       "attachments"?:[{"name","text"?}]}
                      {"id","phi","level","verdict","findings":[{"kind","where","start",
                       "end","confidence","reason"}],"ms"}
                    Una línea ilegible recibe {"id"?,"error"} y se sigue con la siguiente.
  --progress        muestra el avance en stderr aunque no sea una terminal
  --help, --version

Las posiciones son UTF-16 en el campo tal como llegó: body, quoted y signature apuntan a
"text" si lo hay; si no, a "html". Lo que solo está en el HTML lleva "field":"html".
Un borrador sin destinatarios se juzga como si fuera a uno externo; uno sin remitente claro,
como si fuera de un desconocido.

Salida: 0 nada encontrado (los indicios no cuentan), 1 algo encontrado, 2 algo no se pudo hacer.
`,
};
