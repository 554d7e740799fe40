// Long because it is a table: one group a line reads and reviews best.

/** Names that one person answers to; English and Spanish. Written for this project. */
const groups = `
abigail abby abbie gail
abraham abe
adelaide adele addie
alan al allen allan
albert al bert alberto beto
alejandro alex ale jandro sandro
alejandra alex ale sandra
alexander alex al xander sasha lex alec alek
alexandra alex sandra sandy sasha lexi alexa
alfonso poncho fonso
alfred al fred alfie alfredo fredo
alice allie ali alicia licha
amanda mandy
anastasia stacy ana nastya
andrew andy drew andres
angela angie angel angelica angelina
anita ana
ann anne anna annie ana nancy hannah
anthony tony antonio tono tonio toni
arthur art artie arturo
barbara barb barbie babs
beatrice bea trixie beatriz betty
benjamin ben benny benjie benji benito
bernard bernie bernardo
bradley brad
caroline carrie carolyn carol lina carolina caro
catherine kate katie kathy cathy kathryn katherine kat kitty cat kay katharine katrina catalina kathleen catarina karen
cecilia ceci celia cissy
charles charlie chuck chaz chas carlos carl karl
charlotte lottie charlie
christine chris christina christy chrissy tina cristina krista kristin kristen kristina kris
christopher chris topher kit kris cristobal
clifford cliff
consuelo chelo connie
cynthia cindy
daniel dan danny
danielle dani daniela
david dave davey davy
deborah deb debbie debra
dennis denny
dolores lola
donald don donnie
dorothy dot dottie dorothea dora
douglas doug
edith edie
edward ed eddie ted teddy ned eduardo lalo
edwin ed eddie
elena helen lena ellen elaine nelly helena
eleanor ellie nora nell leonor
elizabeth liz lizzie beth betty eliza elisa libby bess bette lisa isabel elspeth betsy lisbeth isabella bella isa chabela
emily em emmy emilia
enrique henry hank harry kike quique
ernest ernie ernesto neto
esperanza espe hope
eugene gene
evelyn eve evie eva
felipe philip phil pip phillip
fernando fer nando ferdinand
florence flo flora
frances fran fanny francine francisca paquita pancha
francisco francis frank paco pancho frankie kiko
frederick fred freddie freddy rick federico fede
gabriel gabe gabby
gabriela gabby gabi gabrielle
george jorge georgie jorgito yuri georgi
gerald gerry jerry gerardo gerard
gertrude trudy gert
gilbert gil gilberto
gregory greg gregorio goyo
guadalupe lupe lupita
guillermo william will bill billy willie memo liam willy wil
harold hal harry
heather heath
herbert herb bert
howard howie
ignacio nacho iggy
irene rene
jacob jake jakob jacobo
jacqueline jackie jacki
james jim jimmy jamie jem jaime santiago diego iago jimmie
jane janie janet jan janey juana juanita jean joan joanna jeanne
javier xavier javi
jeffrey jeff geoff geoffrey
jennifer jen jenny jenna
jeremy jerry jeremiah
jessica jess jessie
jesus chuy chucho
john johnny jack jon juan jonny hans ivan sean ian giovanni johan
jonathan jon jonny jonathon nathan
joseph joe joey jose pepe joao iosif chepe yosef
josefina josie pepa fina josephine jo
joshua josh
joyce joy
judith judy judi
julia julie juliet yulia juliana julieta
kenneth ken kenny
kimberly kim kimmy
larry lawrence lorenzo laurence lars
laura laurie lori lauren
leonard leo len lenny leonardo leon leonid
leslie les
lillian lily lil liliana lilian
linda lindy lynn belinda
louis lou luis louie lewis lucho
louise lou luisa
lucille lucy lucia lucy
luciano lucio lucas luke luc
magdalena maggie lena magda
manuel manny manolo manu emanuel emmanuel
marcus mark marc marcos marco
margaret maggie meg peggy marge margie greta rita megan daisy margarita margo
maria mary marie mia molly polly maruja mari miriam mariam maryam marya masha
martha marty marta
martin marty
matthew matt mateo matty
maxwell max maximilian maximo
melissa missy mel
michael mike mikey mick mickey miguel mitch mikhail misha micky
michelle shelly micheline shell chelle
mildred millie
mitchell mitch
mohammed muhammad mohamed mohammad muhammed mehmet mohamad mo
monica mona
natalie nat natalia natasha nattie
nathaniel nathan nate nat
nicholas nick nicky nico nicolas nikolai klaus nikolas
nicole nicky nikki nico
norman norm
octavio tavo
pamela pam
patricia pat patty trish tricia patsy pati
patrick pat paddy patricio
paul paulo pablo pavel
paula pauline paulina
pedro peter pete petra pyotr pierre perico
penelope penny
phyllis phil
rachel rae raquel
ramon raymond ray moncho raimundo
rebecca becky becca reba beca
reginald reg reggie
richard rich rick dick ricky ricardo richie rico
robert bob bobby rob robbie bert roberto beto robin
roberta bobbie robbie
rodolfo rudy rudolph fito rolf
rodney rod
roger rog rogelio
roland rollie rolando
ronald ron ronnie
rosa rose rosie rosita rosalie rosalind
rosario charo chayo
russell russ rusty
ruth ruthie
salvador chava sal sally
samantha sam sammy
samuel sam sammy
sandra sandy
sara sarah sally sadie
sebastian seb bastian seba
sergio checo sergei serge
sharon shari
shirley shirl
sofia sophia sophie sofie
stanley stan
stephen steve steven stevie stefan esteban stephan
stephanie steph stefanie estefania fani
susan sue susie suzy suzanne susana susanna susannah
sylvia silvia
tamara tammy
theodore ted teddy theo teodoro
teresa theresa terry tess tessa tere
terence terry terrance
thomas tom tommy tomas thom
timothy tim timmy timoteo
tobias toby
valerie val valeria
vanessa nessa
veronica ronnie vero roni
victor vic vik
victoria vicky vicki tori
vincent vince vinny vicente chente
virginia ginny gina
vivian viv
walter walt wally
wendy gwendolyn gwen
yolanda yoli
zachary zach zack
`;

let table: ReadonlyMap<string, readonly number[]> | null = null;

/** Read on first use, so that importing it costs nothing. */
function groupsOf(name: string): readonly number[] | undefined {
  table ??= readGroups();
  return table.get(name);
}

function readGroups(): ReadonlyMap<string, readonly number[]> {
  const read = new Map<string, number[]>();
  groups
    .trim()
    .split("\n")
    .forEach((group, index) => {
      for (const name of group.split(" ")) {
        const known = read.get(name);
        if (known === undefined) read.set(name, [index]);
        else if (known[known.length - 1] !== index) known.push(index);
      }
    });
  return read;
}

/** True for two forms of one given name, in plain small letters: `bob` and `robert`. */
export function areNicknames(a: string, b: string): boolean {
  const others = groupsOf(b);
  return others !== undefined && (groupsOf(a)?.some((group) => others.includes(group)) ?? false);
}

/** True for a given name of the table. */
export function isGivenName(word: string): boolean {
  return groupsOf(word) !== undefined;
}

/** The one group that a given name belongs to; the name itself where it has several or none. */
export function nameGroup(word: string): string {
  const [group, other] = groupsOf(word) ?? [];
  return group === undefined || other !== undefined ? word : `#${group}`;
}
