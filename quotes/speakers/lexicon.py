"""Words that tell what a mention is: closed classes of English, not names of anybody."""

from __future__ import annotations

from enum import Enum


class Gender(Enum):
    """The grammatical gender of the pronouns that refer to a person."""

    FEMALE = "female"
    MALE = "male"


def by_word(groups: dict[str, str]) -> dict[str, str]:
    """For each word of a group, separated by spaces, the group's name."""
    return {word: name for name, words in groups.items() for word in words.split()}


HONORIFICS = {
    **dict.fromkeys(
        (
            "mr sir lord king prince father brother alhaji herr mallam maulana monsieur señor shri"
        ).split(),
        Gender.MALE,
    ),
    **dict.fromkeys(
        (
            "mrs ms miss lady dame queen princess sister madam datin frau hajia madame señora smt"
        ).split(),
        Gender.FEMALE,
    ),
    **dict.fromkeys("dr prof st rev hon rt eng engr barr comrade datuk".split(), None),
}

# Titles that stand right before a name and are not part of it, with the words they shorten.
TITLES = {
    "sen": "senator",
    "rep": "representative",
    "sens": "senators",
    "reps": "representatives",
    "gov": "governor",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "capt": "captain",
    "sgt": "sergeant",
    "adm": "admiral",
    "del": "delegate",
    "atty": "attorney",
    "brig": "brigadier",
    "cllr": "councillor",
    "cmdr": "commander",
    "cpl": "corporal",
    "det": "detective",
    "insp": "inspector",
    "maj": "major",
    "pc": "constable",
    "supt": "superintendent",
    **{
        title: title
        for title in (
            "president senator representative governor general lieutenant colonel captain sergeant "
            "admiral attorney mayor minister secretary judge justice chancellor premier prime vice "
            "deputy foreign defense defence interior chief chairman chairwoman chairperson chair "
            "congressman congresswoman councilman councilwoman ambassador speaker spokesman "
            "spokeswoman spokesperson director commissioner commander sheriff pope bishop archbishop "
            "imam sheikh ayatollah rabbi pastor professor doctor leader nominee candidate former "
            "acting ex-president emir sultan of state press house white major detective officer coach "
            "editor activist actor actress analyst barrister boss campaigner councillor councilor "
            "cardinal superintendent inspector defender economist goalkeeper manager midfielder "
            "prosecutor striker principal headteacher headmaster headmistress coroner magistrate "
            "ombudsman treasurer comptroller provost patriarch mufti"
        ).split()
    },
}

# Those that are whole offices, and often have a capital without a name behind: "the Home Secretary".
OFFICE_HOLDERS = TITLES.keys() - frozenset(
    (
        "sen rep sens reps gov gen lt col capt sgt adm del atty brig cllr cmdr cpl det insp maj pc "
        "supt prime vice foreign defense defence interior former acting of state press house white "
        "major"
    ).split()
)

SHORT_TITLES = frozenset(
    (
        "sen sens rep reps gov gen lt col capt sgt adm brig cllr cmdr cpl det insp maj pc supt mr mrs "
        "ms dr"
    ).split()
)

# Nouns by which the holders of an office are also called.
HOLDERS = {
    "representative": ("congressman", "congresswoman", "lawmaker"),
    "senator": ("lawmaker",),
    "congressman": ("representative", "lawmaker"),
    "congresswoman": ("representative", "lawmaker"),
    "premier": ("minister",),
    "judge": ("magistrate",),
    "justice": ("judge", "magistrate"),
    "magistrate": ("judge",),
    "spokesman": ("spokesperson",),
    "spokeswoman": ("spokesperson",),
    "candidate": ("nominee",),
    "nominee": ("candidate",),
}

# What the holders of an office are called besides, with the words of the offices.
ALSO_CALLED = {
    noun: tuple(frozenset(office.split()) for office in offices.split(", "))
    for noun, offices in {
        "boss": "coach, manager, chief executive",
        "ceo": "chief executive",
        "cleric": "archbishop, ayatollah, bishop, cardinal, imam, mullah, pastor, priest, rabbi",
        "coach": "manager",
        "diplomat": "ambassador, envoy, foreign minister, secretary of state",
        "lawyer": "attorney, barrister",
        "leader": "chancellor, emir, premier, president, prime minister, taoiseach",
        "manager": "coach",
        "monarch": "emir, king, queen, sultan",
        "pontiff": "pope",
        "prelate": "archbishop, bishop, cardinal",
        "premier": "prime minister",
        "skipper": "captain",
    }.items()
}

# What somebody does who "leads" or "chairs" something.
LEADING = {
    "chairs": "chair chairman chairperson chairwoman",
    "coaches": "coach",
    "directs": "director",
    "edits": "editor",
    "heads": "chief head leader",
    "leads": "head leader",
    "manages": "manager",
    "runs": "boss chief head",
}

# Words that make an office another one: a vice president is not the president, nor a former one.
UNDER_OFFICE = frozenset(["vice", "deputy", "assistant"])
OTHER_OFFICE = UNDER_OFFICE | {"former", "ex", "acting"}
# What says that an office is not held now, or for good.
FORMERLY = frozenset("former late acting outgoing incoming".split())

MALE_NOUNS = frozenset(
    (
        "man men father son brother husband boy king prince spokesman chairman congressman "
        "councilman businessman policeman grandfather dad uncle nephew widower gentleman "
        "boyfriend stepfather stepson grandson"
    ).split()
)
FEMALE_NOUNS = frozenset(
    (
        "woman women mother daughter sister wife girl queen princess spokeswoman chairwoman "
        "congresswoman councilwoman businesswoman policewoman grandmother mum mom aunt niece widow "
        "girlfriend stepmother stepdaughter granddaughter "
        "actress lady"
    ).split()
)

# Of people who share a surname, those introduced so are called by another name.
KIN = frozenset(
    (
        "aunt brother cousin daughter father granddaughter grandfather grandmother grandson husband "
        "mother nephew niece sister son uncle widow wife ex-husband ex-wife"
    ).split()
)

# Nouns for people whom an article has introduced by name before it calls them so.
OFFICES = frozenset(
    (
        "actor actress billionaire businessman businesswoman candidate challenger chancellor chairman "
        "chairwoman congressman congresswoman conservative contender democrat executive governor host "
        "incumbent lawmaker legislator liberal libertarian magnate mayor minister mogul native "
        "nominee politician premier president republican rival secretary senator socialist star tycoon "
        "veteran"
    ).split()
)

# "the PM", with what it stands for.
SPELLED_OUT = {
    "cji": ("chief", "justice"),
    "cm": ("chief", "minister"),
    "fm": ("foreign", "minister"),
    "pm": ("prime", "minister"),
    "vp": ("vice", "president"),
}
OFFICES_IN_SHORT = SPELLED_OUT.keys() | frozenset("ceo cfo coo cto mca mep mla mlc mp msp".split())

PARTISANS = frozenset("conservative democrat liberal libertarian republican socialist".split())

# Nouns that headlines begin with, capitalised like names.
PERSON_NOUNS = (
    frozenset(
        (
            "lawmaker official expert analyst resident witness lawyer activist author scientist "
            "researcher teacher student worker driver member head expat survivor victim teen neighbor "
            "neighbour colleague source insider cardinal cleric diplomat monarch pontiff prelate "
            "skipper"
        ).split()
    )
    | TITLES.keys()
    | MALE_NOUNS
    | FEMALE_NOUNS
)

# Words for what somebody does, where they stand before the name; some are surnames too.
PROFESSIONS = frozenset(
    (
        "archaeologist astronomer banker biologist builder carpenter chef chemist climatologist "
        "columnist composer cyclist dentist designer ecologist engineer entrepreneur farmer "
        "filmmaker fisherman geologist glaciologist guitarist historian jockey journalist "
        "meteorologist midwife mountaineer musician novelist nurse paramedic pharmacist philosopher "
        "photographer physicist pilot plumber poet psychologist reporter shopkeeper singer sociologist "
        "songwriter sprinter surgeon trader trainer translator virologist writer"
    ).split()
)

# Nouns that are said of people and of nothing else, as words like "house" in titles are.
PEOPLE = (PERSON_NOUNS - TITLES.keys()) | OFFICE_HOLDERS | OFFICES

# One person by where they come from: "the Dane"; some are words for the people too.
NATIONALS = frozenset(
    (
        "afghan albanian algerian american argentine argentinian armenian australian austrian "
        "azerbaijani bangladeshi belgian bolivian bosnian brazilian briton bulgarian cameroonian "
        "canadian chilean colombian croat croatian cuban cypriot czech dane dutchman dutchwoman "
        "ecuadorian egyptian englishman englishwoman estonian ethiopian filipino finn frenchman "
        "frenchwoman georgian german ghanaian greek hungarian icelander indian indonesian iranian "
        "iraqi irishman irishwoman israeli italian ivorian jamaican jordanian kazakh kenyan korean "
        "latvian libyan lithuanian macedonian malaysian mexican moldovan montenegrin moroccan nigerian "
        "norwegian pakistani palestinian paraguayan peruvian pole romanian russian scot "
        "scotsman scotswoman serb serbian slovak slovene slovenian spaniard swede syrian tanzanian "
        "thai tunisian turk ugandan ukrainian uruguayan uzbek venezuelan welshman welshwoman zambian "
        "zimbabwean "
        "alabamian alaskan arizonan arkansan californian coloradan floridian hawaiian idahoan iowan "
        "kansan kentuckian louisianan michigander minnesotan mississippian missourian montanan nebraskan "
        "nevadan ohioan oklahoman oregonian pennsylvanian tennessean texan utahn vermonter virginian "
        "wisconsinite"
    ).split()
)

# Nouns for people that say little of what they do.
VAGUE = frozenset(
    "boss chief executive figure head lawmaker leader official politician representative".split()
)

# People who play, by what they do in the field.
PLAYERS = frozenset(
    (
        "batsman batter bowler defender flanker fly-half forward fullback full-back goalkeeper halfback "
        "hooker keeper linebacker midfielder pitcher playmaker prop quarterback spinner striker winger"
    ).split()
)
NOT_PLAYING = frozenset("boss coach manager trainer".split())

# People by whom they side with or belong to; with a capital, at the start of a sentence, they may
# look like part of a name: "Supporters of Lind".
ADHERENTS = frozenset(
    (
        "advisers advisors aides allies associates attorneys backers colleagues critics detractors "
        "employees fans followers friends lawyers members opponents parents relatives residents "
        "rivals supporters victims voters"
    ).split()
)

# Pronouns that name a speaker, with the gender they need.
SINGULAR_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), Gender.MALE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Gender.FEMALE),
}
PLURAL_PRONOUNS = frozenset(["they", "them", "their", "theirs", "themselves", "both"])
NEUTER_PRONOUNS = frozenset(["it", "its", "itself"])
FIRST_PERSON = frozenset("i me my mine we us our ours myself ourselves".split())
RELATIVE_PRONOUNS = frozenset(["who", "whom", "whose", "which", "that"])
# "Q" is whoever asks in an interview.
OTHER_PRONOUNS = frozenset("you your yours this these those one nobody what there q".split())
PRONOUNS = (
    SINGULAR_PRONOUNS.keys()
    | PLURAL_PRONOUNS
    | NEUTER_PRONOUNS
    | FIRST_PERSON
    | RELATIVE_PRONOUNS
    | OTHER_PRONOUNS
)
SOMEBODY = frozenset(["everyone", "everybody", "anyone", "anybody", "someone", "somebody"])

POSSESSIVES = frozenset("my our his her its their".split())
DEFINITE = frozenset("the this that these those both".split()) | POSSESSIVES
INDEFINITE = frozenset(
    (
        "a an some another other others any many several few most more one two three four five "
        "six seven eight nine ten dozens hundreds thousands numerous various no every each all "
        "much half certain countless multiple none neither"
    ).split()
)
DETERMINERS = DEFINITE | INDEFINITE
NUMBERS = frozenset(
    "one two three four five six seven eight nine ten half all every dozens hundreds thousands".split()
)
SEVERAL = NUMBERS - {"one", "every"}
# With them a description is of somebody else than the last of that kind.
OTHERS = frozenset("other another second third fourth latter".split())
ARTICLES = frozenset("the a an".split())
FOCUSING_ADVERBS = frozenset("only just even".split())
COUNTING_ADVERBS = frozenset("nearly almost roughly about approximately".split())
PREPOSITIONS = frozenset(
    (
        "of for in at from with on to about by near among including against under over within "
        "inside outside behind across around between through during after before since until"
    ).split()
)
# "people familiar with the talks"
ADJECTIVES_BEHIND_NOUNS = frozenset(
    "aware close critical familiar involved knowledgeable loyal opposed present privy".split()
)
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december".split()
)
CONNECTORS = frozenset("of the for on a and to de la du des del von van der den bin al el".split())
NAME_PARTICLES = frozenset(
    (
        "de la le du des del dela della delos di da dos las los von van der den ten ter zu zur af bin bint "
        "ibn al el ben abu ould y e"
    ).split()
)
# What stands behind names, in capitals.
HONOURS = frozenset(
    "AC AM AO CBE DBE KBE KC MBE MCA MD MEP MLA MLC MP MSP OAM OBE PhD QC SC".split()
)
NAME_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "filho", "junior", "júnior"])

DOCUMENT_NOUNS = frozenset(
    (
        "report poll survey study letter statement memo email e-mail article book document "
        "documents filing lawsuit complaint indictment data record records return returns slide "
        "tweet post headline ad advertisement paper editorial column transcript manifesto "
        "declaration treaty constitution resolution ruling bill law release communique note "
        "message page blog story account video clip song film census analysis review brief "
        "petition affidavit average index polls surveys studies letters reports emails documents "
        "circular decree directive edict judgment judgement notice order verdict warrant"
    ).split()
)
MAKERS = frozenset(
    "automaker carmaker chipmaker drugmaker phonemaker planemaker steelmaker toymaker truckmaker".split()
)
ORGANIZATION_NOUNS = MAKERS | frozenset(
    (
        "ministry government administration campaign company committee network agency police "
        "court party team office department bureau council commission board parliament congress "
        "senate cabinet army military navy union university institute foundation bank group "
        "alliance association newspaper magazine channel station site website outlet press "
        "service firm corporation organization organisation embassy junta coalition federation "
        "league church center centre authority kremlin pentagon house assembly chamber forces "
        "force command federation club school hospital airline regulator watchdog "
        "television tv radio broadcaster newswire body giant maker operator carrier lender insurer "
        "municipality retailer startup"
    ).split()
)
MEDIA = frozenset("agencies channels media networks outlets papers press sites stations".split())
# What offices are of that end as words for people do: "minister of labor".
CHARGES = frozenset("constituency interior labor".split())
# Whom or what leaders lead, besides bodies and places: "the opposition leader".
LED = frozenset(
    (
        "business civic community faction gang guerrilla independence labor labour militant militia "
        "minority majority mob opposition protest rebel religious resistance rights separatist spiritual "
        "strike student tribal youth"
    ).split()
)
# What somebody is the best of: "player of the year".
OCCASIONS = frozenset("decade game match month season series tournament week year".split())
# What shows or says something, and may begin a sentence with a capital.
SHOWING = frozenset("evidence footage images photographs photos pictures research videos".split())
PLACE_NOUNS = frozenset("country city state nation capital region republic town village".split())
PRIVATE_BODIES = MAKERS | frozenset(
    (
        "company firm newspaper magazine network channel station site website outlet group "
        "organization organisation"
    ).split()
)
# Nouns that take up a body or place named before, whatever it is called.
GENERAL_NOUNS = PRIVATE_BODIES | frozenset("agency university city town village".split())
# What none of these is called.
PUBLIC_BODIES = frozenset(
    (
        "administration ministry government police court party department bureau commission parliament "
        "congress senate cabinet army military navy embassy council assembly university"
    ).split()
)
COLLECTIVE_NOUNS = frozenset(
    (
        "people percent cent media public staff family crowd majority minority press many some others "
        "few several most men women children"
    ).split()
)
SINGULAR_IN_S = frozenset("congress boss press analysis news census series hostess actress".split())

REPORTING_CUES = ("according to", "as reported by", "reported", "reports", "quoted by", "citing")
