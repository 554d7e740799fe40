/** Providers that take care of their name in many countries: `hotmail.*` is what follows it. */
const families: Readonly<Record<string, string>> = {
  hotmail:
    "com be ca ch cl co.id co.il co.in co.jp co.kr co.nz co.th co.uk co.za com.ar com.au com.br com.hk com.mx com.tr com.tw com.vn cz de dk es fi fr gr hu it lt lv my nl no ph pt rs se sg sk",
  outlook:
    "com at be bg ca ch cl co.id co.il co.nz co.th com.ar com.au com.br com.gr com.pe com.tr com.vn cz de dk es fr hu ie in it jp kr lv my ph pt sa sg sk",
  live: "com at be ca ch cl cn co.kr co.uk co.za com.ar com.au com.mx com.my com.ph com.pt com.sg de dk fi fr hk ie in it jp nl no ru se",
  msn: "com cn es nl",
  yahoo:
    "com at be bg ca ch cl co.id co.il co.in co.jp co.kr co.nz co.th co.uk co.za com.ar com.au com.br com.cn com.co com.hk com.mx com.my com.pe com.ph com.sg com.tr com.tw com.ve com.vn cz de dk ee es fi fr gr hr hu ie in it lt lv nl no pl pt ro rs se si sk",
  ymail: "com",
  rocketmail: "com",
  gmail: "com",
  googlemail: "com",
  gmx: "com at be biz ca ch co.in co.uk de es eu fr info it li lu net org ph pt se sg tm us",
  aol: "com at be ca cl co.nz co.uk com.ar com.au com.br com.co com.mx cz de dk es fi fr hk in it jp kr nl pl ru se tw",
  protonmail: "com ch",
  proton: "me",
  yandex: "com ru ua by kz com.tr eu fr pl ee lt lv",
  tutanota: "com de",
  zoho: "com eu in",
  zohomail: "com eu in",
  web: "de",
  orange: "fr es",
  libero: "it",
  mail: "com ru ee bg de",
};

const others =
  "pm.me icloud.com me.com mac.com passport.com windowslive.com aim.com aol.net verizon.net love.com games.com wow.com netscape.net compuserve.com cs.com " +
  "fastmail.com fastmail.fm fastmail.net sent.com hushmail.com hush.com tuta.io tuta.com tutamail.com keemail.me mailbox.org posteo.de posteo.net disroot.org riseup.net mailfence.com startmail.com runbox.com countermail.com hey.com duck.com skiff.com inbox.com lycos.com excite.com rediffmail.com juno.com netzero.net netzero.com mail2world.com " +
  "email.com usa.com post.com consultant.com engineer.com europe.com asia.com myself.com dr.com doctor.com techie.com iname.com cheerful.com writeme.com gmx.net " +
  "comcast.net xfinity.com att.net sbcglobal.net bellsouth.net pacbell.net ameritech.net swbell.net prodigy.net flash.net nvbell.net snet.net cox.net charter.net spectrum.net rr.com twc.com brighthouse.com roadrunner.com optonline.net optimum.net suddenlink.net altice.net cableone.net sparklight.net mediacombb.net frontier.com frontiernet.net ftr.com windstream.net centurylink.net centurytel.net embarqmail.com q.com qwest.net earthlink.net mindspring.com wowway.com rcn.com hughes.net tds.net gci.net epix.net ptd.net atlanticbb.net consolidated.net fuse.net zoominternet.net peoplepc.com " +
  "rogers.com shaw.ca telus.net bell.net sympatico.ca videotron.ca cogeco.ca eastlink.ca sasktel.net mts.net " +
  "prodigy.net.mx infinitum.com.mx terra.com terra.com.br terra.com.mx uol.com.br bol.com.br ig.com.br globo.com globomail.com r7.com oi.com.br zipmail.com.br fibertel.com.ar arnet.com.ar speedy.com.ar ciudad.com.ar vtr.net cantv.net une.net.co etb.net.co claro.net.do coqui.net libertypr.net prtc.net latinmail.com starmedia.com " +
  "btinternet.com btopenworld.com virginmedia.com virgin.net blueyonder.co.uk ntlworld.com sky.com talktalk.net tiscali.co.uk o2.co.uk plus.net eircom.net " +
  "t-online.de freenet.de arcor.de vodafone.de kabelmail.de unitybox.de email.de 1und1.de magenta.de bluewin.ch hispeed.ch sunrise.ch aon.at chello.at a1.net " +
  "free.fr laposte.net sfr.fr wanadoo.fr neuf.fr bbox.fr numericable.fr club-internet.fr telefonica.net movistar.es ono.com wanadoo.es sapo.pt iol.pt mail.telepac.pt netcabo.pt " +
  "virgilio.it alice.it tin.it tiscali.it inwind.it iol.it fastwebnet.it tim.it aruba.it poste.it " +
  "ziggo.nl kpnmail.nl planet.nl home.nl upcmail.nl xs4all.nl hetnet.nl casema.nl telenet.be skynet.be proximus.be scarlet.be pandora.be pt.lu " +
  "telia.com spray.se bredband.net comhem.se online.no broadpark.no mail.dk tdc.dk jubii.dk kolumbus.fi elisanet.fi luukku.com suomi24.fi simnet.is " +
  "wp.pl o2.pl onet.pl op.pl interia.pl poczta.onet.pl poczta.fm gazeta.pl tlen.pl vp.pl seznam.cz centrum.cz email.cz post.cz volny.cz atlas.cz azet.sk centrum.sk zoznam.sk post.sk freemail.hu citromail.hu t-online.hu abv.bg dir.bg net.hr siol.net inet.hr eunet.rs " +
  "ya.ru bk.ru inbox.ru list.ru internet.ru rambler.ru lenta.ru ro.ru ukr.net i.ua meta.ua bigmir.net tut.by inbox.lv apollo.lv one.lt mail.kz otenet.gr forthnet.gr in.gr mynet.com turk.net walla.co.il walla.com netvision.net.il bezeqint.net 012.net.il " +
  "qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com tom.com 139.com 189.cn 21cn.com aliyun.com naver.com hanmail.net daum.net nate.com kakao.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp au.com nifty.com biglobe.ne.jp so-net.ne.jp ocn.ne.jp hinet.net pchome.com.tw seed.net.tw netvigator.com singnet.com.sg pacific.net.sg tm.net.my streamyx.com indiatimes.com sify.com in.com vsnl.net emirates.net.ae eim.ae batelco.com.bh link.net tedata.net.eg maktoob.com " +
  "bigpond.com bigpond.net.au optusnet.com.au iinet.net.au westnet.com.au tpg.com.au internode.on.net dodo.com.au xtra.co.nz slingshot.co.nz orcon.net.nz vodacom.co.za mweb.co.za telkomsa.net webmail.co.za";

/** Domains at which anybody can have a mailbox. Collected for this project; what is missing counts as `outside`. */
export const personalProviders: ReadonlySet<string> = new Set([
  ...Object.entries(families).flatMap(([name, suffixes]) => suffixes.split(" ").map((suffix) => `${name}.${suffix}`)),
  ...others.split(" "),
]);

/** The ones that people mistype most; a name a slip away from one of these is nobody's mailbox. */
export const mistypedProviders: readonly string[] = [
  "gmail.com",
  "hotmail.com",
  "outlook.com",
  "yahoo.com",
  "icloud.com",
  "protonmail.com",
  "comcast.net",
  "verizon.net",
];

/** Real names of others, a slip away from one of these. */
export const honestNeighbours: ReadonlySet<string> = new Set([
  "cloud.com",
  "gail.com",
  "yahoo.net",
  "comcast.com",
  "verizon.com",
]);
