import type { Language } from "./language.ts";

/** What `sealpost --help` prints. */
export const helpText: Readonly<Record<Language, string>> = {
  en: `Sealpost: looks at mail before it is sent, on this machine; nothing leaves it.

  sealpost inspect FILE.eml…  [--policy FILE] [--json | --show]
  sealpost inspect --jsonl    [--policy FILE] [--details]  < drafts.jsonl > answers.jsonl
  sealpost simulate --policy FILE PATH…      [--json] [--csv FILE] [--paths]
  sealpost simulate --compare OLD NEW PATH…  [--json] [--paths]
  sealpost policy lint FILE…                 [--json] [--strict]
  sealpost policy explain FILE --sender ADDRESS  [--json]
  sealpost policy keygen --out FILE
  sealpost policy sign FILE --key KEYFILE    [--out FILE]
  sealpost policy verify FILE --key PUBLIC…  [--previous FILE] [--at TIME] [--json]
  sealpost gateway test --policy FILE --smtp HOST:PORT --from ADDRESS --to ADDRESS
                  --received PATH  [--user NAME] [--wait SECONDS] [--check ID] [--json]
  sealpost proof verify FILE.eml --key FILE  [--json]
  sealpost register enrol --endpoint URL --as ADDRESS --out TOKENFILE    < code
  sealpost register record --policy FILE --token TOKENFILE --purpose NAME --document NAME
                  [--register unencrypted|marketing] [--json]            < address
  sealpost register list --endpoint URL --token TOKENFILE   [--json]     < address
  sealpost register revoke --endpoint URL --token TOKENFILE --id ID      < address
  sealpost endpoint --config FILE            (docs/endpoint.md)
  sealpost log verify --key PUBLIC --endpoint URL  [--previous FILE] | --evidence FILE
  sealpost manifest --host HTTPS-ADDRESS --out DIR  [--organisation NAME] [--id UUID]
                    [--mode block|softblock] [--support ADDRESS] [--version N.N.N]
                    [--key PUBLIC…] [--send-from-pane]
  sealpost manifest check FILE…              [--json]
  sealpost doctor --host HTTPS-ADDRESS [--key PUBLIC…] [--manifest FILE] [--endpoint ADDRESS]
                  [--domain DOMAIN…] [--dkim-selector NAME…] [--resolver ADDRESS[:PORT]]
                  [--canary FILE.eml] [--proof-key FILE] [--ca FILE] [--json] [--strict]

inspect: what is in these mails
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
  --details       with --jsonl: reasons, floor, questions, shadow, concerns, recipients and
                  plan as well (codes alone). A draft may then also say "kind",
                  "participants", "groups", "answered", "encryption", "at", "people", "sent"
                  and, of an attachment, "size" and "unreadable": what a mail client knows
  --progress      show progress on stderr even where that is not a terminal
  --help, --version

Offsets are UTF-16 in the field as given: body, quoted and signature index "text" where
there is one, else "html". What only the HTML holds (hidden text) has "field":"html".
A draft without recipients is judged as if it went to one outside; one whose sender is
missing or malformed, as if from somebody unknown.

simulate: what a policy would have made of mails that were sent
  PATH            mail files, mbox files, folders of them, Maildirs; - is stdin
  --json          {"mails","errors","verdicts":{"clear","protect","ask","refuse"},
                   "rules":[{"id","count","shadow"}]}
  --csv FILE      a row a mail for review: where it is, codes and counts, no text
  --paths         name files there and in messages; without it a mail is SOURCE/PART,
                  the place of its PATH and its place in it, since people name files
                  after patients
  --first-time    count the question about each new recipient too, asked once; without it
                  nobody is called new
  --compare       which mails change verdict from one policy to the other

policy: lint says what is wrong with a document, explain where each value comes from
  --strict        exit 1 for warnings too
  --key PUBLIC    a public key, or a file that holds it; may be given more than once
  --previous FILE the signed policy in force until now: nothing older is taken
  --at TIME       as if the clock showed this, such as 2027-01-31T00:00:00Z

manifest: makes Outlook's manifests, or says what is wrong with those that are there
  --host          where the built add-in is served
  --id            the add-in's id; without it always the same for one host and organisation
  --mode          block (the default) holds mail when the add-in cannot be loaded; softblock
                  lets it go
  --send-from-pane
                  lets the pane send, for which it needs permission for the whole mailbox

doctor: what can be seen of a deployment from outside, and what to do about it
  --key PUBLIC    a public key that the deployment pins
  --domain        a mail domain of the organisation; without it those of the policy
  --canary FILE   a message that was sent and arrived: does it say that it was checked?
  --proof-key     file with the key of the proof header, in base64url
  --ca FILE       certificates that this organisation trusts besides the usual ones
  --strict        exit 1 for warnings too

gateway test: sends one message with the policy's gateway trigger through your mail server, and
  looks in a mailbox outside, where PATH is (a Maildir, mbox, folder or file), at what came
  --check ID      look again, without sending
  The password for --user comes in the environment, SEALPOST_SMTP_PASSWORD.

register: what patients asked for, at the endpoint, by the terms of the policy (purposes,
  months); --document names the warning that was accepted or the form that was signed
proof verify: was this mail checked before it left; --key is what the mail clients were given

Exit: 0 nothing found (hints and warnings do not count), 1 something found, 2 something could
not be done. simulate finds nothing: 0 when every mail was read, else 2.
`,
  es: `Sealpost: revisa el correo antes de enviarlo, en este equipo; nada sale de él.

  sealpost inspect ARCHIVO.eml…  [--policy ARCHIVO] [--json | --show]
  sealpost inspect --jsonl       [--policy ARCHIVO] [--details]  < borradores.jsonl > respuestas.jsonl
  sealpost simulate --policy ARCHIVO RUTA…         [--json] [--csv ARCHIVO] [--paths]
  sealpost simulate --compare ANTIGUA NUEVA RUTA…  [--json] [--paths]
  sealpost policy lint ARCHIVO…                    [--json] [--strict]
  sealpost policy explain ARCHIVO --sender DIRECCIÓN  [--json]
  sealpost policy keygen --out ARCHIVO
  sealpost policy sign ARCHIVO --key CLAVE         [--out ARCHIVO]
  sealpost policy verify ARCHIVO --key PÚBLICA…    [--previous ARCHIVO] [--at MOMENTO] [--json]
  sealpost gateway test --policy ARCHIVO --smtp HOST:PUERTO --from DIRECCIÓN --to DIRECCIÓN
                  --received RUTA  [--user NOMBRE] [--wait SEGUNDOS] [--check ID] [--json]
  sealpost proof verify ARCHIVO.eml --key ARCHIVO  [--json]
  sealpost register enrol --endpoint URL --as DIRECCIÓN --out TOKEN      < código
  sealpost register record --policy ARCHIVO --token TOKEN --purpose NOMBRE
                  --document NOMBRE [--register unencrypted|marketing] [--json]
                                                                         < dirección
  sealpost register list --endpoint URL --token TOKEN       [--json]     < dirección
  sealpost register revoke --endpoint URL --token TOKEN --id ID          < dirección
  sealpost endpoint --config ARCHIVO         (docs/endpoint.md)
  sealpost log verify --key CLAVE --endpoint URL  [--previous ARCHIVO] | --evidence ARCHIVO
  sealpost manifest --host DIRECCIÓN-HTTPS --out CARPETA  [--organisation NOMBRE] [--id UUID]
                    [--mode block|softblock] [--support DIRECCIÓN] [--version N.N.N]
                    [--key PÚBLICA…] [--send-from-pane]
  sealpost manifest check ARCHIVO…                 [--json]
  sealpost doctor --host DIRECCIÓN-HTTPS [--key PÚBLICA…] [--manifest ARCHIVO]
                  [--endpoint DIRECCIÓN] [--domain DOMINIO…] [--dkim-selector NOMBRE…]
                  [--resolver DIRECCIÓN[:PUERTO]] [--canary ARCHIVO.eml] [--proof-key ARCHIVO]
                  [--ca ARCHIVO] [--json] [--strict]

inspect: qué hay en estos correos
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
  --details         con --jsonl: también motivos, mínimo, preguntas, reglas en la sombra,
                    dudas, destinatarios y plan (solo códigos). Un borrador puede decir
                    además "kind", "participants", "groups", "answered", "encryption", "at",
                    "people", "sent" y, de un adjunto, "size" y "unreadable"
  --progress        muestra el avance en stderr aunque no sea una terminal
  --help, --version

Las posiciones son UTF-16 en el campo tal como llegó: body, quoted y signature apuntan a
"text" si lo hay; si no, a "html". Lo que solo está en el HTML lleva "field":"html".
Un borrador sin destinatarios se juzga como si fuera a uno externo; uno sin remitente claro,
como si fuera de un desconocido.

simulate: qué habría hecho una política con correos ya enviados
  RUTA            archivos de correo, mbox, carpetas con ellos, Maildir; - es la entrada
  --json          {"mails","errors","verdicts":{"clear","protect","ask","refuse"},
                   "rules":[{"id","count","shadow"}]}
  --csv ARCHIVO   una fila por correo para revisar: dónde está, códigos y cuentas, sin texto
  --paths         nombra los archivos ahí y en los mensajes; sin ello un correo es
                  FUENTE/PARTE, el lugar de su RUTA y su lugar en ella, porque hay archivos
                  con nombres de pacientes
  --first-time    cuenta también la pregunta por cada destinatario nuevo, hecha una vez;
                  sin ello nadie es nuevo
  --compare       qué correos cambian de veredicto de una política a la otra

policy: lint dice qué está mal en un documento; explain, de dónde viene cada valor
  --strict        sale con 1 también por los avisos
  --key PÚBLICA   una clave pública o un archivo que la contiene; se puede repetir
  --previous      la política firmada que regía: no se acepta ninguna anterior
  --at MOMENTO    como si el reloj marcara esto, por ejemplo 2027-01-31T00:00:00Z

manifest: hace los manifiestos de Outlook o dice qué está mal en los que hay
  --host          dónde se sirve el complemento compilado
  --id            su identificador; sin él, siempre el mismo para un host y una organización
  --mode          block (por omisión) retiene el correo si el complemento no carga; softblock
                  lo deja salir
  --send-from-pane
                  el panel puede enviar, y para ello necesita permiso sobre todo el buzón

doctor: qué se ve de un despliegue desde fuera, y qué hacer
  --key PÚBLICA   una clave pública que fija el despliegue
  --domain        un dominio de correo de la organización; sin él, los de la política
  --canary        un mensaje enviado que llegó: ¿dice que se revisó?
  --proof-key     archivo con la clave de la cabecera de prueba, en base64url
  --ca ARCHIVO    certificados en los que la organización confía además de los habituales
  --strict        sale con 1 también por los avisos

gateway test: envía por su servidor un mensaje con la señal de la pasarela de la política y mira
  lo que llegó a un buzón externo, en RUTA (Maildir, mbox, carpeta o archivo)
  --check ID      mira otra vez sin enviar
  La contraseña de --user va en el entorno, SEALPOST_SMTP_PASSWORD.

register: lo que pidieron los pacientes, en el servicio, según la política (fines, meses);
  --document nombra la advertencia aceptada o el formulario firmado
proof verify: si este correo se revisó antes de salir; --key es lo que recibieron los clientes

Salida: 0 nada encontrado (indicios y avisos no cuentan), 1 algo encontrado, 2 algo no se pudo
hacer. simulate no encuentra: 0 si se leyeron todos los correos; si no, 2.
`,
};
