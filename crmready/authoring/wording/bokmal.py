"""The bokmål words of the wording rules."""

from typing import Final

from crmready.authoring.wording.vocabulary import Vocabulary, abbreviations_but, any_case_of, any_of

BOKMAL: Final = Vocabulary(
    yes_no=("Ja", "Nei"),
    closed=any_of(
        r"(?!(?:hva|hvilke|hvilken|hvilket|hvem|når|hvor|hvorfor|hvordan|på|for|i|om|før|list|nevn|beskriv|"
        r"tenk|uten)\b)\w+",
        r"hvor (?:fornøyd|godt|bra|lett|enkelt?|tydelige?|klart?|nyttig|viktig|trygg|rask\w*|relevant\w*|"
        r"rettferdig)",
        "i hvilken grad", "i hvor stor grad",
    ),
    closed_scale=any_of("ja", "nei", "enig", "uenig", "sant", "usant"),
    joined=any_of(
        "og", "og/eller", "samt", "så vel som", "pluss", "/", "sammen med", "hvorpå", "for deretter å", "men også",
    ),
    told_apart=any_of("begge", r"bare det \w+", r"bare den \w+", "ingen av (?:dem|delene)", "kun"),
    second_question=any_of(
        r"og,? (?:er|har|kan|vil|skal|bør|blir|ble|var|får|gjør|hvordan|hva|hvorfor|når|hvem|hvilke\w?|hvor|"
        r"i så fall)",
    ),
    belongs_together=any_case_of(
        r"(?:du|deg|dere|dem|han|hun|vi|oss) og \w+(?: kunden?)?",
        r"mellom\b[^?,]*?\bog", r"\w+- og \w+", "forskning og utvikling", "til og med", "av og til",
        "fordeler og ulemper", "kjøp og salg", "opp og ned", "fr[ae]m og tilbake", "salg og marked(?:sføring)?",
        "marked(?:sføring)? og salg", "navn og adresse", "dag og natt", "spørsmål og svar", "inn og ut",
        "kost(?:nad)? og nytte", r"(\w+) og \1", "inntekter? og (?:utgifter?|kostnader)", "små og mellomstore",
        "miljø og sikkerhet", "start og slutt", "nå og da",
        "(?:sitter|står|ligger|går|sitte|stå|ligge|gå|kommer|komme) og", r"\d+ og \d+",
        r"(?-i:[A-ZÆØÅ]\w+ og [A-ZÆØÅ]\w+)", "før og etter", "drift og vedlikehold", "rett og slett",
        "først og fremst", "klipp og lim", "plan- og", "styrker og svakheter", "pluss og minus", r"vunne\w* og tapte",
        r"tap og vinn\w*", "menn og kvinner", "store og små", "rutiner og regler", "stort og smått", "hver og en",
        "import og eksport", "tid og sted", "bruk og kast", "ris og ros", "titt og ofte", "prøving og feiling",
        "dato og klokkeslett", r"\w+dag(?:er|en)? og \w+dag(?:er|en)?",
        "(?:høst|vår|sommer|vinter)(?:en)? og (?:høst|vår|sommer|vinter)(?:en)?", "jul og nyttår", "debet og kredit",
        "lover og regler", "mat og drikke", "plikter og rettigheter", "rettigheter og plikter", "nye og gamle",
        "arbeid og fritid", "jobb og (?:privatliv|fritid)", "teori og praksis", "hist og her", "kort og godt",
        "på godt og vondt", "(?:er|vært|var) (?:ute|inne|hjemme|borte|med) og", "far og (?:sønn|datter)",
        "bestilling og levering", "varer og tjenester", "lov og rett", "hus og hjem", "gang og sykkel",
        "kost og losji", "i ny og ne", "fra og med", "en og samme", r"time\w* og \w+ minutter", "ut og inn", "i og med",
        "(?:sittet|stått|ligget|gått|kommet|satt|sto|lå|gikk|kom|venter|ventet) og", "hånd og fot", "liv og død",
        "vann og avløp", "lys og varme", "vei og vann", "tidlig og sent", "frakt og porto", "én og én", "to og to",
    ),
    compared=any_of(
        "samme", r"forskjell\w*", r"ulik\w*", "overens", "til sammen", "i alt", "samlet", r"summen\w*", "forholdet",
        "sammenlignet", "i forhold til", "mellom", "delt", "skilt", "lik", "likt", "like mange", "like mye",
    ),
    asks_openly=any_of(
        r"(?<=, )(?:hva|hvilke\w?|hvem|når|hvorfor|hvordan|hvor (?:mange|mye|ofte|lang\w?|lenge|stor\w?))",
    ),
    leading=any_of(
        "(?:er|var|ville) (?:det|dette) ikke (?:best|bra|bedre|på tide|lurt|riktig|viktig|rimelig|"
        "naturlig|slik|en god)",
        r"(?:er|synes|mener|har|vil|ville|bør|burde|kan|skal|skulle|tror|blir) (?:\w+ )?(?:ikke|vel) (?:du|"
        r"dere|det|vi|også)",
        "(?:synes|mener|tror|er|ville|vil) (?:du|dere) ikke", "(?:er (?:du|dere) (?:ikke |også )*enig)", "selvsagt",
        "selvfølgelig", "naturligvis", "åpenbart", "utvilsomt", "uten tvil",
        "som (?:alle|kjent|vi|du|dere|de fleste) (?:vet|kjent)", "som kjent", "(?:alle|vi) (?:vet|er enige)",
        r"(?:de fleste|mange|alle|andre|eksperter|ekspertene|ledende|erfarne|fagfolk) (?:\w+ )?(?:er enige|"
        r"mener|tror|vet|sier|synes|hevder)",
        "ekspertene?", "(?:forskning(?:en)?|studier|erfaring(?:en)?) viser", "når vi vet", "ettersom",
        "siden (?:de|det|den|vi|dere|du|så|alle)", "(?:tatt i betraktning|med tanke på)", "i lys av", "gitt at",
        "nå som", "sett at", "hvor mye (?:bedre|enklere|lettere|raskere|mer)",
        r"(?:ikke sant|eller hva|sant|vel|enig)\?", "jo", "tross alt", "det er (?:velkjent|klart|opplagt)",
        "i likhet med", r"som (?:\w+ )?(?:ansvarlig|god|seriøs|moderne)", "akkurat som", r"utmerke\w+", "fremragende",
        "fantastiske?", "strålende", "glimrende", "imponerende", "forferdelig", "elendige?", "håpløse?", "tungvinte?",
        r"utdater\w+", "gammeldags", "kjedelige?", "irriterende", "bortkastet", "sløsing", "unødvendige?",
        "meningsløse?", "etterlengtede?", "etterlengtet", "byråkratiske?", "spennende", "verdensklasse", "flotte",
        "dyktige", "tungrodde?", "opplagt",
        "hvor (?:ille|dårlig|alvorlig|skadelig|irriterende|frustrerende|glad|takknemlig|flott)", "endelig",
        "heldigvis", "dessverre",
    ),
    negation=any_of("ikke", "aldri", "ingen", "intet", "verken", "med mindre"),
    harmless_negation=any_of(
        "eller ikke", "hvis ikke", "om ikke", "ikke bare", "ikke aktuelt", "hvorfor ikke", "vet ikke", "ikke sant",
    ),
    opens_clause=any_of(
        "at", "som", "når", "hvis", "fordi", "der", "hvorfor", "om", "hva", "mens", "selv om", "etter", "før", "til",
        "hvem", "hvordan", "da", "dersom",
    ),
    absolute=any_of(
        "alltid", "aldri", "alle", "alt", "hver eneste", "enhver", "ingen", "ingenting", "uten unntak", "hele tiden",
        "absolutt", "fullstendig", "totalt", "helt", "fullt ut", "100 ?(?:%|prosent)", "til enhver tid",
        "hundre prosent", "samtlige", "umulig", "perfekt", "overhodet", "bestandig", "støtt", "konstant",
    ),
    harmless_absolute=any_of(
        "i det hele tatt", "alt i alt", "først og fremst", "tross alt", "framfor alt", "fremfor alt", "i alt",
        "alt etter",
        "(?:nesten|ikke|omtrent|tilnærmet|hvor mange av|andel av|del av|de fleste av|før|eller|at|som|"
        "når) (?:alle|alltid|alt|ingen|aldri|ingenting|helt|fullstendig)",
        "alt annet", "alt fra", "som alt", "har (?:du|dere|selgerne) alt",
        "helt (?:konkret|enkelt|nye?|nytt|siden|til|fra|i)",
    ),
    vague=any_of(
        "regelmessig", "jevnlig", "ofte", "hyppig", "av og til", "iblant", "noen ganger", "innimellom", "sjelden",
        "stort sett", "nå og da", "fra tid til annen", "nylig", "i det siste", "titt og ofte", "med jevne mellomrom",
        "periodevis", "en gang iblant", "stadig", "stadig vekk", "mesteparten av tiden", "for det meste", "i blant",
        "støtt og stadig", "løpende", "rutinemessig", "gjerne", "sporadisk", "tidvis", "til tider",
    ),
    ordinary=any_of("vanligvis", "normalt", "som regel", "til vanlig", "generelt"),
    harmless_vague=any_of(
        "(?:hvor|så|for|like|mer) (?:ofte|hyppig|sjelden|regelmessig|jevnlig|nylig)", "ofte nok", "stadig mer",
    ),
    neutral=any_of(
        "verken", "hverken", "nøytral", "vet ikke", "ingen mening", "ikke aktuelt", "ikke relevant", "usikker",
        "middels", "akseptabelt?", "uendret", "som før", "ingen formening", "ønsker ikke", "både og", "både óg",
        "gjennomsnittlig",
    ),
    positive=any_of(
        "gode?", "godt", "bra", "utmerkede?", "utmerket", "fornøyde?", r"tilfreds\w*", "enige?", "lette?",
        "enkelt?", "nyttige?", "tydelige?",
        "klart?", "hjelpsom", "sannsynlige?", "viktige?", "bedre", "best", "høye?", "høyt", "sterke?t?", "raske?",
        "raskt",
        "glad", "fantastisk", "fremragende", "perfekt", "positivt?", "rettferdige?", "relevante?", "trygge?",
        "tilstrekkelig", "strålende", "glimrende", "smidig", "effektivt?", r"verdifull\w*", "flotte?", "imponerende",
    ),
    negative=any_of(
        "ikke", "dårlige?", "misfornøyde?", r"utilfreds\w*", "uenige?", "vanskelige?", "unyttige?", "ubrukelige?",
        "utydelige?",
        "uklart?", "usannsynlige?", "uviktige?", "verre", "verst", "lave?t?", "svakt?", "tregt?", "langsomt?",
        "forferdelige?", "elendige?", "negativt?", "urettferdige?", "irrelevant", "utrygge?", "utilstrekkelig",
        r"skuffe\w+",
        "komplisert", "tungvint", "håpløst?", "lite", "ingen", "ineffektivt?", "katastrofalt?", "ille",
    ),
    nothing=any_of(
        "ingen", "aldri", "ikke i det hele tatt", "overhodet ikke", "ingenting", "nei(?= *(?:$|[,.:;–—(]))",
        r"ikke (?:ennå|enda|i bruk|begynt|gjort|\w+[td]|fornøyd|viktig|nyttig|sannsynlig)", "i ingen grad",
        "(?:jeg|vi) (?:vet|kjenner|har|gjør|bruker)(?: det| dem| den)? ikke", "(?:helt|svært|sterkt) uenig",
        "(?:svært|veldig) (?:dårlig|misfornøyd|lite|utydelig|uklart|usannsynlig|lav|lavt|svakt?|sjelden)", "ubrukelig",
        "elendig",
    ),
    everything=any_of(
        "alle", "alltid", "alt", "samtlige", "hver gang", "fullt ut", "fullstendig", "utmerket", "(?:helt|svært) enig",
        "(?:svært|veldig) (?:bra|god|godt|fornøyd|lett|enkelt|tydelig|klart|nyttig|sannsynlig|viktig|ofte|høy|høyt)",
        "i (?:svært )?(?:stor|høy) grad", "ja",
    ),
    unwanted=any_of(
        r"tap\w*", r"mist\w*", r"mangl\w*", r"feil\w*", r"sent?", r"forsink\w*", r"gale?t?", r"dobbel\w*",
        r"dublett\w*", r"endring\w*", r"berør\w*", r"trenge\w*",
        r"klag\w*", r"problem\w*", r"vansk\w*", r"uten", r"utenom", r"utenfor", r"glem\w*", r"glømt", r"vent\w*",
        r"lete?r?", r"manuel\w*", r"for hånd", r"gam(?:mel|le|melt)", r"utdater\w*", r"u(?!ke|t|nder|ng)\w{4,}",
        r"konflikt\w*", r"hind\w*", r"regneark\w*", r"igjen", r"to ganger", r"om igjen", r"purr\w*",
        r"mase?r?", r"mas", r"gjett\w*", r"avvik\w*", r"stopp\w*", r"stans\w*", r"avbr\w+", r"brudd", r"bryt\w*",
        r"privat\w*", r"risiko\w*", r"stress\w*", r"etterarbeid", r"overse\w*", r"forfalt\w*", r"falle\w*", r"savn\w*",
        r"slutt\w*", r"avlys\w*", r"utsett\w*", r"utsatt\w*", r"forkast\w*", r"avvis\w*", r"hopp\w*", r"krasj\w*",
        r"i stedet", r"unntak\w*", r"avheng\w*", r"forskjell\w*", r"ulik\w*", r"for (?:mye|mange|lite|få|lenge|sent)",
        r"sløs\w*", r"forstyrr\w*", r"frafall\w*",
    ),
    jargon=any_of(
        r"synergi\w*", r"omnikanal\w*", r"datadre[vn]\w+", r"kundesentr\w+", r"økosystem\w*", r"paradigme\w*",
        r"strømlinjeform\w+", r"operasjonaliser\w+", r"onboard\w*", "alignment", "lead[s]?", r"leads\w+",
        r"pipeline\w*", r"churn\w*", "buy-in", "touchpoints?", "mindset", r"best practice\w*", "beste praksis",
        r"go-to-market\w*", "quick wins?", r"lavthengende \w+", "dashboards?", "use cases?", r"\w*stack", "roadmaps?",
        "deep dives?", "insights?", r"customer \w+", "enablement", r"forecast\w*", r"skaler\w+", "agile?",
        r"disruptiv\w*", r"sømløs\w*", r"360[- ]graders?\\w*", r"\w*transformasjon\w*", "governance", "compliance",
        "stakeholders?", "commitment", "empowerment", "workflows?", "backlog", r"sprint\w*", "features?",
        "performance", r"benchmark\w*", r"verdiproposisjon\w*", r"holistisk\w*", r"granular\w*", r"kapabilitet\w*",
        r"datasjø\w*", "data (?:fabric|lake|mesh)", r"målarkitektur\w*", r"orkestrer\w+", r"taksonomi\w*",
        r"insentiver\w+", r"monetariser\w+|monetiser\w+", r"gamifis\w+|gamification", "persona(?:s|er)?", "funnel",
        r"mersalg\w*", r"cross-?sell\w*", r"up-?sell\w*", "end-to-end", r"ende-til-ende\w*", "playbooks?",
        "engasjementsscore", r"interessent\w+", r"scoring\w*", r"prediktiv\w*", r"mikrotjenest\w+", "mellomvare",
        r"nordstjerne\w*", r"committ?\w*", "closing", "win ?rate", "run ?rate", r"verdistrøm\w*",
        r"modenhetsreise\w*",
    ),
    abbreviation=abbreviations_but("CRM IT HR EU EØS GDPR PDF AS SMS TV PC OK NAV USA ID NOK HMS KI FAQ SAP BI"),
)  # fmt: skip
