"""The English words of the wording rules."""

from typing import Final

from crmready.authoring.wording.vocabulary import Vocabulary, abbreviations_but, any_case_of, any_of

ENGLISH: Final = Vocabulary(
    yes_no=("Yes", "No"),
    closed=any_of(
        r"(?!(?:what|which|who|whose|whom|when|where|why|how|record|list|name|describe|think|tell|please)\b)\w+",
        r"how (?:\w+ly|satisfied|well|easy|clear|useful|good|happy|confident|important|quick|simple|relevant|fair)",
        "to what (?:extent|degree)",
    ),
    closed_scale=any_of("yes", "no", "agree", "disagree", "true", "false"),
    joined=any_of("and", "and/or", "as well as", "along with", "plus", "/", "together with", "but also"),
    told_apart=any_of("both", r"only the \w+", r"just the \w+", "neither", "one of them"),
    second_question=any_of(
        "and,? (?:do|does|did|is|are|was|were|have|has|can|could|will|would|should|how|what|why|when|where|"
        "who|which|if so)",
    ),
    belongs_together=any_case_of(
        r"(?:you|he|she|they|we|them|us) and (?:your|the|a|an|their|our) \w+",
        r"between\b[^?,]*?\band", r"\w+ and conditions", "research and development", "pros and cons",
        "profit and loss", "health and safety", "back and forth", "trial and error", "questions? and answers?",
        r"small and medium\S*", "before and after", "now and then", "goods and services", r"(\w+) and \1",
        "copy and paste", "drag and drop", "buy(?:ing)? and sell(?:ing)?", "rules and regulations",
        "mergers and acquisitions", "name and address", "won and lost", "wins and losses", "sales and marketing",
        "marketing and sales", "sales and service", "strengths and weaknesses",
        "(?:dis)?advantages and (?:dis)?advantages", "costs? and benefits?", r"income and expen\w+", "day and night",
        "up and down", "up and running", "by and large", "first and foremost", "each and every", "wear and tear",
        "supply and demand", "date and time", "start and end", r"\d+ and \d+", r"(?-i:[A-ZÆØÅ]\w+ and [A-ZÆØÅ]\w+)",
        "men and women", "plus and minus", "true and fair", "cash and carry", "bread and butter", "track and trace",
        "terms and", "import and export", "black and white", "more and more",
    ),
    compared=any_of(
        "the same", r"differ\w*", "match", "agree with each other", "altogether", "in total", "together", "the sum of",
        "compared with", "in relation to", "between", "as many", "as much",
    ),
    asks_openly=any_of(
        "(?<=, )(?:what|which|who|whose|when|why|how (?:many|much|often|long|large))",
    ),
    leading=any_of(
        "(?:do|is|are|was|were|would|should|have|has|ca|could|did|does)n['’]t (?:you|it|we|they|this|that|the)",
        "(?:would|do|are) you not", "(?:would|do) you (?:also )?agree", "surely", "obviously", "of course",
        "undoubtedly", "no doubt", "needless to say", "naturally", "clearly needs?",
        "as (?:we all|you|everyone|everybody) knows?", "(?:everyone|everybody|we all) (?:knows?|agrees?)",
        r"(?:most|many|all|other|leading|successful|experienced|good) (?:\w+ )?(?:agree|believe|think|know|"
        r"say|claim)",
        r"experts? \w+", "(?:research|studies|experience) shows?", "given that", "given the", "given how",
        "considering", "in view of", "in light of", "seeing that", "now that",
        "how much (?:better|easier|more|faster|time do you save|have you benefited)",
        r"(?:right|correct|agreed|true)\?",
        r"(?:is|are|was|were|do|does|did|would|will|has|have|should)n['’]t (?:it|they|you|we|he|she)\?", "after all",
        "it is (?:well known|clear|obvious)", "like (?:most|all|other|every)",
        r"as a (?:\w+ )?(?:responsible|good|serious|modern)", "excellent", "outstanding", "fantastic", "wonderful",
        "superb", "brilliant", "impressive", "terrible", "awful", "hopeless", "cumbersome", "outdated",
        "old-fashioned", "tedious", "annoying", "waste of", "wasteful", "pointless", "unnecessary", "much-needed",
        "long-awaited", "great new", "ridiculous", "bureaucratic", "world-class", "exciting",
        "how (?:badly|bad|serious|harmful|annoying|frustrating|great|pleased|grateful)", "still (?:insist|cling)",
    ),
    negation=any_of("not", "never", "cannot", r"\w+n['’]t", "no longer", "neither", "nor", "unless"),
    harmless_negation=any_of(
        "or not", "whether or not", "if not", "not only", "not applicable", "why not", "not yet", "don['’]t know",
    ),
    opens_clause=any_of(
        "that", "who", "which", "whose", "when", "if", "because", "where", "why", "whether", "what", "while",
        "although", "after", "before", "until", "once", "how",
    ),
    absolute=any_of(
        "always", "never", "all", "every", "everyone", "everybody", "everything", "nobody", "no one", "none",
        "nothing", "anyone ever", "without exception", "constantly", "invariably", "absolutely", "completely",
        "totally", "entirely", "fully", "100 ?(?:%|per cent)", "at all times", "perfectly", "impossible",
        "whatsoever", "any and all",
    ),
    harmless_absolute=any_of(
        r"every (?:day|week|month|quarter|year|morning|hour|second|other|two|three|four|five|six|\d+|single-?\w*)",
        "at all", "all in all", "first of all", "after all", "above all", "in all", "all together", "overall",
        "all day",
        r"(?:almost|nearly|not|practically|hardly|how many of|share of|part of|most of|before|or|that|who|"
        r"which|when) (?:all|always|every\w*|no one|nobody|never|nothing|none|completely|fully|entirely)",
    ),
    vague=any_of(
        "regularly", "often", "frequently", "sometimes", "occasionally", "rarely", "seldom", "from time to time",
        "now and then", "once in a while", "every now and (?:then|again)", "recently", "lately", "periodically",
        "on a (?:regular|frequent) basis", "hardly ever", "most of the time", "a lot", "at times",
        "at regular intervals", "infrequently", "repeatedly", "routinely", "much of the time",
    ),
    ordinary=any_of("usually", "normally", "typically", "generally", "as a rule"),
    harmless_vague=any_of(
        "(?:how|as|so|too|more|less|most|least) (?:often|frequently|regularly|recently)", "often enough",
    ),
    neutral=any_of(
        "neither", "neutral", "don['’]t know", "no opinion", "not applicable", "not relevant", "not sure", "unsure",
        "average", "acceptable", "unchanged", "same", "prefer not",
    ),
    positive=any_of(
        "good", "excellent", "great", "satisfied", "satisfactory", "agree", "easy", "useful", "well", "clear",
        "helpful", "likely", "important", "better", "improved", "high", "strong", "fast", "quick", "happy",
        "fantastic", "superb", "outstanding", "perfect", "positive", "pleased", "fair", "relevant", "confident",
        "sufficient", "best", "brilliant", "delighted", "impressive", "smooth", "simple", "favourable", "effective",
        "exceptional", "wonderful", "valuable",
    ),
    negative=any_of(
        "not", "bad", "badly", "poor", "poorly", "dissatisfied", r"unsatisf\w+", "disagree", "difficult", "hard",
        "useless", "unclear", "unhelpful", "unlikely", "unimportant", "worse", "worst", "low", "weak", "slow",
        "unhappy", "terrible", "awful", "negative", "unfair", "irrelevant", "insufficient", "displeased",
        r"disappoint\w+", "complicated", "confusing", "unfavourable", "ineffective", "hopeless", "catastrophic",
        "little", "no", r"un\w+ful", "deteriorated",
    ),
    nothing=any_of(
        "none", "never", "nowhere", "not at all", "nothing", "nobody", "no[ -]one", "no(?= *(?:$|[,.:;–—(]))",
        r"not (?:yet|in use|done|known|written|\w+ed|important|useful|likely)",
        "to no (?:degree|extent)", "(?:i|we) (?:do not|don['’]t)(?: know of any)?", "(?:i|we) have none",
        "there (?:is|are) none", "(?:strongly|completely|totally) disagree",
        "very (?:poor|poorly|bad|badly|dissatisfied|unlikely|low|weak|unclear|rarely|seldom)", "useless", "terrible",
    ),
    everything=any_of(
        "all", "always", "everyone", "everybody", "everything", "every time", "completely", "fully", "entirely",
        "excellent", "very (?:good|well|easy|satisfied|likely|clear|useful|high|strong|important|often)",
        "(?:strongly|completely|totally) agree", "to a (?:very )?(?:large|great|high) (?:degree|extent)", "yes",
    ),
    unwanted=any_of(
        r"los[est]\w*", r"lost", r"miss(?:ed|ing)?", r"errors?", r"mistakes?", r"late\w*", r"delay\w*", r"wrong\w*",
        r"duplicat\w*", r"double\w*", r"twice", r"again", r"complain\w*", r"problems?", r"trouble\w*", r"issues?",
        r"without", r"fail\w*", r"forg[eo]t\w*", r"overdue", r"too (?:much|many|little|few|long|late)", r"wait\w*",
        r"search\w*", r"look(?:ing)? for", r"by hand", r"manual\w*", r"old", r"outdated", r"un(?!it|til|der|ion)\w+",
        r"in(?:correct|complete|accurate)\w*", r"conflict\w*", r"stop\w*", r"hinder\w*", r"prevent\w*",
        r"obstacles?", r"barriers?", r"difficult\w*", r"hard", r"spreadsheets?", r"rework\w*", r"lack\w*", r"absent",
        r"leave\w*", r"left", r"quit\w*", r"escalat\w*", r"outside", r"private\w*", r"guess\w*", r"nag\w*",
        r"remind\w*", r"chas\w+", r"risk\w*", r"stress\w*", r"gaps?", r"broken?", r"break\w*", r"out of date",
        r"cancel\w*", r"discard\w*", r"reject\w*", r"ignor\w*", r"skip\w*", r"waste\w*", r"interrupt\w*", r"churn\w*",
        r"postpone\w*", r"instead", r"workarounds?", r"exceptions?", r"depend\w*", r"different\w*", r"crash\w*",
        r"changes?", r"affect\w*", r"need\w*",
    ),
    jargon=any_of(
        r"synerg\w+", r"leverag\w+", "holistic(?:ally)?", "paradigms?", "bandwidth", r"low-hanging \w+",
        "(?:mis)?align(?:ed|ment)", "ecosystems?", "best[- ]in[- ]class", "omni-?channel", "churn(?: rate)?", "agile",
        r"scalab\w+", "data (?:fabric|lake|mesh|model|pipeline)s?", "single source of truth", "360[- ]degree",
        "go-to-market", "value propositions?", r"pipeline \w+", r"lead[- ](?:scor|nurtur|gen)\w+", r"up-?sell\w*",
        r"cross-?sell\w*", "touch ?-?points?", "enablement", "buy-in", "granular(?:ity)?", "actionable",
        "next best action", "data-driven", r"digital(?:ly)? transform\w+", r"customer-?\s?centric\w*",
        "operating model", "north star", "deep dives?", "drill down", r"operationali[sz]\w+", r"ideat\w+",
        r"incentivi[sz]\w+", r"moneti[sz]\w+", "disruptive", "thought leadership", "mission-critical",
        "value streams?", "end-to-end", "frictionless", "seamless(?:ly)?", "personas?", "middleware",
        r"orchestrat\w+", r"taxonom\w+", "stakeholders?", "conversion funnel", "funnel", "backlog", "sprints?",
        "use cases?", "tech stack", "cadence", "wallet share", "run rate", "quick wins?", r"gamif\w+",
        "microservices?", r"hyper-?personal\w+", "predictive", "attribution", "cohorts?", "firmographics?",
        "intent data", "playbooks?", "traction", "verticals?", "learnings", "mindshare", r"core competenc\w+",
        "change readiness",
    ),
    abbreviation=abbreviations_but("CRM IT HR EU GDPR PDF VAT CEO UK US USA ID SMS TV PC OK AS FAQ EUR NOK SAP BI"),
)  # fmt: skip
