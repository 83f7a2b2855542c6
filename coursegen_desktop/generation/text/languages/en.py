"""English: the base, and what the rules were first made for."""

from __future__ import annotations

import re

from .base import Definitions, Headings, Language, Telling, Wording, any_word, pattern

_STOPWORDS = """\
a about above across after again against all almost alone along already also although always
    am among an and another any anybody anyone anything are aren't around as at away back be became
    because become becomes been before began behind being below beside besides best better between
    both but by came can can't cannot come comes could couldn't did didn't do does doesn't doing
    don't done down during each either else enough etc even ever every everybody everyone everything
    except far few find first for from further gave get gets getting give given gives go goes going
    gone got had hadn't has hasn't have haven't having he he's hence her here hers herself him
    himself his how however i i'd i'll i'm i've if in indeed instead into is isn't it it's its
    itself just keep kept know known last later least less let let's like likely little long look
    made make makes making many may maybe me mean means meant might mine more moreover most much
    must my myself near nearly need needs neither never next no nobody none nor not nothing now
    of off often on once one ones only onto or other others otherwise our ours ourselves out over
    own part per perhaps put quite rather really said same saw say says second see seem seems seen
    several shall she should shouldn't since so some somebody someone something sometimes soon still
    such take taken takes than that that's the their theirs them themselves then there there's
    therefore these they they're thing things third this those though three through thus to today
    together too took toward towards two under until up upon us use used uses using usually very
    want wants was wasn't way ways we we'd we'll we're we've well went were weren't what what's
    whatever when whenever where whereas wherever whether which while who whole whom whose why will
    with within without won't would wouldn't yes yet you you'd you'll you're you've your yours
    yourself yourselves"""
_ENDINGS = (
    ("ational", "ate"),
    ("ization", "ize"),
    ("isation", "ise"),
    ("fulness", "ful"),
    ("iveness", "ive"),
    ("ements", "e"),
    ("ement", "e"),
    ("ations", "ate"),
    ("ation", "ate"),
    ("ities", ""),
    ("ness", ""),
    ("ings", ""),
    ("ing", ""),
    ("ions", ""),
    ("ied", "y"),
    ("ies", "y"),
    ("ion", ""),
    ("ity", ""),
    ("ers", ""),
    ("ed", ""),
    ("er", ""),
    ("ly", ""),
    ("es", ""),
    ("al", ""),
    ("s", ""),
    ("e", ""),
)
_ASIDE = (
    r"(?:\s*\([^()]{1,40}\))?"
    r"(?:,?\s+(?:also|sometimes|often)\s+(?:called|known as)\s+[^,]{1,60},?|,\s+or\s+[^,]{2,40},)?"
)
_VAGUE = """\
note notes example examples tip tips warning important answer answers solution solutions
    question questions exercise exercises summary remark hint caution attention! result results
    first second third last one two three other others thing things way ways part parts kind kinds
    type types case cases idea ideas problem problems point points reason reasons goal goals step
    steps term terms word words section chapter figure table listing rule rules same not never
    always only all none yes no true false must do don't good bad new old author it this that what
    who why how when where which here there"""
_WORDING = Wording(
    asks_options=re.compile(r"\bof (?:these|the following)\b", re.IGNORECASE),
    deictic=re.compile(
        r"\b(?:this|these|those|above|below|here|earlier|previous|previously|following|aforementioned"
        r"|such|former|latter|next|so far|as (?:we|you) (?:saw|have seen)|first thing)\b"
        r"|\b(?:of|to|in|on|at|for|with|by|from|is|are|was|were|does|do)\s+that\s+(?!of\b)[a-z]+"
        r"|\b(?:figure|fig\.|table|listing|chapter|section|example|appendix|page|exercise|equation)\s+\d"
        r"|\b(?:in|from|of|see) (?:the )?(?:chapter|section|appendix|lesson|episode|tutorial)\b"
        r"|\bin the (?:table|figure|diagram|graph|chart|picture|image|example)\b"
        r"|\bthe (?:table|figure|diagram|graph|chart|listing|picture|image)\b[^.]{0,60}"
        r"\b(?:shows?|lists?|illustrates?|summari[sz]es?|displays?|depicts?)\b",
        re.IGNORECASE,
    ),
    person=re.compile(
        r"\b(?:we|we'll|we're|we've|our|ours|us|i|i'm|i've|my|me|let's)\b", re.IGNORECASE
    ),
    reader=re.compile(r"\b(?:you|your|yours|you'll|you're|you've)\b", re.IGNORECASE),
    leaning=re.compile(
        r"(?:however|but|and|or|so|yet|therefore|thus|hence|also|then|finally|moreover|furthermore"
        r"|consequently|nevertheless|nonetheless|instead|similarly|likewise|otherwise|meanwhile|besides"
        r"|in addition|in contrast|by contrast|on the other hand|as a result|for example|for instance"
        r"|in other words|in fact|in short|that is|of course|now|again|still|even|because|since"
        r"|although|though|while|when|if|it|its|they|their|he|his|she|her|this|these|those|that|there|here|both"
        r"|neither|another|others?|some|many|most|one|two|three|next|first|second|third|last|note|recall"
        r"|remember|notice|consider|suppose|imagine|let|see|like|with|as"
        r"|the (?:first|second|third|last|next|other|same|following|result|output|above|rest|former"
        r"|latter))\b",
        re.IGNORECASE,
    ),
    vague_terms=frozenset(_VAGUE.split()),
    clause=re.compile(
        r"\b(?:is|are|was|were|be|been|do|does|did|don't|doesn't|not|never|can|can't|cannot|will|won't"
        r"|would|should|must|has|have|had|you|your|we|our|i|they|it|this|that|these|those|which|who"
        r"|what|why|how)\b",
        re.IGNORECASE,
    ),
    absolute=re.compile(r"\b(?:always|never|all|none|every|only|must|completely|entirely)\b", re.I),
    frequency=re.compile(
        r"\b(?:often|sometimes|usually|frequently|rarely|occasionally|generally)\b", re.I
    ),
    negative=re.compile(r"\b(?:not|no|never|neither|nor|cannot|can't|without|[a-z]+n't)\b", re.I),
    bound=re.compile(
        r"(?:Ex:|E\.g\.|The|A more|An? better)\s+(?!`)"
        r"|For (?:an? )?(?:example|instance|more|further|details)\b"
        r"|(?:Now|Next|Again|Then|Here|Running this|Our|Your|To do|Any|All|Each)\b"
        # Steps of an exercise, which ask for a deed and tell no fact.
        r"|(?:Find|Calculate|Compute|Construct|Determine|Suppose|Assume|Let|Use|Draw|List|Explain"
        r"|Describe|Verify|Complete|Compare|Sketch|Graph|Solve)\b"
        r"|(?:Add|Change|Copy|Create|Enter|Go|Move|Open|Place|Put|Replace|Run|Save|Try|Type|Update)\b",
        re.IGNORECASE,
    ),
    contrast=("Unlike", "Whereas"),
)
_DEFINITIONS = Definitions(
    leading=re.compile(r"^[\s.,:;]*(?:(?:a|an|the)\s+)?", re.IGNORECASE),
    article=re.compile(r"(?:(a|an|the)\s+)$", re.IGNORECASE),
    opening=re.compile(r"(?:[^,]{2,40},\s+)?(?:(?:a|an|the)\s+)?", re.IGNORECASE),
    verb=re.compile(
        _ASIDE + r",?\s+(is|are|means|refers to|is defined as|are defined as|denotes|describes)\s+"
        r"(?:(?:simply|just|basically|essentially)\s+)?(?=\S)"
    ),
    determiner=re.compile(
        r"(?:(?:a|an|the|any|one|each|every|how|what|when|whatever|anything|something)\b"
        r"|[A-Z]\w+['’]s\s)",
        re.IGNORECASE,
    ),
    differentia=re.compile(
        r"(?:[a-z-]+\s+){0,2}[a-z-]+\s+(?:that|which|who|whose|of|for|in which|where|used|made|given"
        r"|based|consisting|containing|by which|through which|from)\b"
    ),
    going_on=re.compile(
        r"[,;:]\s+(?:and|but|so|because|whereas|while|although|not|yet|since|or)\s|\s--+\s|\s[–—]\s|; "
    ),
    called=(
        re.compile(
            r"^(?P<subject>.{12,200}?),?\s+(?:is|are)\s+(?:called|known as|referred to as|termed|named)\s+"
            r"(?:an?\s+|the\s+)?$",
            re.IGNORECASE,
        ),
        re.compile(
            r"^(?:we|people|programmers|scientists)\s+call\s+(?P<subject>.{12,160}?)\s+(?:an?\s+)?$",
            re.I,
        ),
    ),
    after_called=re.compile(r"\s?(?:\([A-Z][A-Za-z0-9]{0,9}\))?[\s.!)\"'”’]*"),
    apposition=re.compile(
        r",?\s+(?:which|that)\s+(is|are|means)\s+(?=(?:a|an|the|any)\s)", re.IGNORECASE
    ),
    plain=(
        re.compile(
            r"^(?:In [\w' ’]{2,30}, )?(?P<article>[Aa]n?)?\s*"
            r"(?P<name>[A-Za-z][\w'’-]*(?:\s[a-z][\w'’-]*){0,3})\s+is\s+"
            r"(?:(?:simply|just|basically|essentially)\s+)?(?=(?:an?|the|any)\s|[A-Z]\w+['’]s\s)"
        ),
    ),
    like=re.compile(
        r"^(?:like|similar to|the same|a good|an important|a great|a common|the best|the most"
        r"|the first|the only|the next|an example|one of|the case|a bit|part of|a similar"
        r"|a different|a new|the individual|a valid|a variable|a value|a reference to|an element"
        r"|an instance|the \w+est \w+ to \w+$)\b",
        re.I,
    ),
    gerund=re.compile(r"[A-Z][a-z]{3,}ing\s"),
    head_stop=re.compile(
        r"\b(?:of|that|which|who|whose|in|on|for|to|with|by|from|where|when|as|at|into|between|given|made"
        r"|used|and|or|is|are|showing|containing|consisting|offered|put|drawn)\b|[,;:(]",
        re.IGNORECASE,
    ),
    head_article=re.compile(r"^(?:an?|the|any|one)\s+", re.IGNORECASE),
)
_HEADINGS = Headings(
    reference=r"glossary|key terms|bibliography|references|further reading|index|acknowledge?ments?"
    r"|licen[cs]es?|credits|colophon|works cited|sources|attributions?|literature|external links",
    closing=r"(?:chapter )?(?:summary|conclusions?|recap|review|key ?points?|key takeaways|wrap-?up"
    r"|in short|what'?s next|next steps?|quiz|.*\bexercises?"
    r"|.*(?:review|practice) (?:questions|problems))",
    objectives=r"(?:learning |lesson |chapter )?(?:objectives?|outcomes?|goals?)"
    r"|(?:in this (?:chapter|lesson|section|part|unit),? )?"
    r"you (?:will|should) (?:learn|be able)\b.{0,60}"
    r"|(?:by|at) the end of this (?:chapter|lesson|section|part|unit).{0,80}"
    r"|what you(?:'|’)?(?:ll| will) learn"
    r"|after (?:reading|studying|completing) this (?:chapter|lesson|section|part|unit).{0,80}",
    keypoints=r"key ?(?:points?|ideas?|takeaways?)|take-?aways?|points to remember",
    exercises=r"(?:\W*)(?:exercises?"
    r"|(?:review|practice|self-test|study|revision) (?:questions?|problems?|exercises?)"
    r"|practice|problems|quiz|questions|check your (?:understanding|knowledge)|test yourself"
    r"|self-(?:check|test)|activities)",
    answer=r"answers?|solutions?",
    glossary=r"glossary|key terms?|definitions?|terms|terminology|vocabulary",
    numbering=r"chapter|lesson|section|unit|module|part",
    sources=r"bibliography|references|further reading|works cited|sources|literature|citations"
    r"|external links|see also",
    index=r"(?:(?:concept|function(?: and data)?|subject|author|name|general|keyword) )?index|(?:table of )?contents|list of (?:figures|tables)",
    rights=r"acknowledge?ments?|licen[cs]es?|credits|colophon|attributions?|copyright.{0,40}|imprint"
    r"|copying(?: information)?|gnu .{0,40}licen[cs]e|(?:about the )?(?:authors?|contributors)",
    generic="""introduction preface foreword overview summary conclusion conclusions exercises exercise glossary references
    background examples example notes review recap questions quiz practice objectives
    prerequisites resources basics chapter formula homework solutions key terms bringing it
    together""",
)
_VERBS = {
    1: "define identify list match name recall recognise recognize state label select cite"
    " locate use",
    2: "compare contrast describe discuss distinguish explain illustrate interpret order"
    " summarise summarize give classify paraphrase tell",
    3: "access add append apply assign calculate call capture change choose compute"
    " concatenate convert correctly debug declare demonstrate display draw estimate execute extract"
    " find generate handle implement import index install iterate loop manipulate measure modify"
    " obtain open perform plot practise predict print read reorder return rewrite run save set show"
    " slice solve test trace translate treat write",
    4: "analyse analyze break diagnose differentiate examine organise organize relate",
    5: "appraise argue assess critique defend evaluate judge justify prioritise",
    6: "build compose construct create design develop devise draft formulate make plan produce",
}
_SAYS = {
    "and": "and",
    "open": "“",
    "close": "”",
    "in_text": "In the text: “{}”",
    "in_text_bare": "In the text: {}",
    "in_text_list": "In the text:\n\n{}",
    "by_definition": "Which term is defined as “{}”?",
    "by_code": "Which of these is {}?",
    "by_purpose": "Which of these is used to {}?",
    "by_gap": "Which of these fits the gap?\n\n{}",
    "by_number": "Which number fits the gap?\n\n{}",
    "by_list": "{} …\n\nWhich of these does the text list there?",
    "meaning": "What does the term “{}” mean?",
    "purpose": "What is {} used for?",
    "used_for": "{} is used to {}.",
    "used_for_that": "{} is used for that.",
    "meaning_of": "That is the meaning of “{}”.",
    "match": "Match each definition with its term.",
    "match_purpose": "Match each purpose with what is used for it.",
    "why": "“{}.” Why is that so?",
    "explain_term": "Explain the term “{}” in your own words.",
    "explain_code": "Explain in your own words what {} is.",
    "explain_purpose": "Explain in your own words what {} is for.",
    "steps": "{} Put the steps in order.",
    "steps_of": "Put the steps of “{}” in order.",
    "lines": "Put the lines in order, so that the program prints:\n\n{}",
    "listed_under": "The text lists that under: “{}”.",
    "number_only": "Type the number only.",
    "number_unit": "Type the number only ({}).",
    "answer": "Answer: {}",
    "prints": "It prints `{}`.",
    "value": "It is `{}`.",
    "the_answer": "The answer is: {}",
    "ask_prints": "What does the program print?",
    "ask_value": "What is the value?",
    "other_prints": "Another program of the lesson prints that.",
    "goal_define": "Define {}",
    "goal_define_term": "Define the term “{}”",
    "goal_distinguish": "Distinguish {} from {}",
    "goal_recognise": "Recognise {} from a description",
    "goal_recall": "Recall what {} is",
    "goal_recall_for": "Recall what {} is for",
    "goal_match": "Match {}, {} and others with their meanings",
    "goal_order": "Order the steps",
    "goal_order_of": "Order the steps of “{}”",
    "goal_lines": "Order the lines of a program",
    "goal_list": "List what belongs to “{}”",
    "goal_quantity": "Recall a quantity: {}",
    "goal_why": "Explain why {}",
    "goal_ideas": "Explain the main ideas of “{}”",
    "goal_solve": "Solve “{}”",
    "goal_exercises": "Solve the exercises",
    "goal_prints": "Predict what a program prints",
    "goal_use": "Use the term “{}”",
    "goal_name": "Recall the {} `{}`",
    "goal_text": "Recall what the lesson says",
    "quiz": "Quiz: {}",
    "objectives": "What you will learn",
    "outcomes": "After this lesson you can",
    "keypoints": "Key points",
    "exercise": "Exercise",
    "not_from_documents": "Not from your documents",
    "from_memory": "{} wrote this lesson from memory. Check its facts before you rely on them.",
    "solution": "Solution",
    "terms": "Key terms",
    "term": "Term",
    "meaning_column": "Meaning",
    "part": "{} (part {})",
    "part_of": "Part {}: {}",
    "from_to": "{} to {}",
    "introduction": "Introduction",
    "reference": "Reference",
    "for": "For: {}",
    "covers": "Covers {}.",
    "covers_more": "Covers {} and more.",
    "and_more": "{} and more",
    "other_name": "{0} is {2} {3} of the course, too; here the text has {1}.",
    "told_goals": "After this lesson you can {}.",
    "told_goals_more": "You can also {}.",
    "told_of": "{} ({} of {})",
    "told_parts": "This lesson has {} parts: {}.",
    "told_picture": "The picture shows: {}",
    "told_table_of": "The table compares {} by {}.",
    "told_table": "The table shows {} for {} entries.",
    "told_code": "The slide shows a program in {}.",
    "told_lines": "Look at the slide.",
    "told_output": "The slide shows what the program prints.",
    "told_formula": "The formula is on the slide.",
    "told_as_formula": "As a formula: {}.",
    "told_diagram": "The diagram on the slide shows it.",
    "told_terms": "The key terms are: {}.",
    "told_more": "There are {} more.",
    "told_one_more": "There is one more.",
    "told_check": "Check yourself",
    "told_options": "Choose: {}.",
    "told_whether": "True or false?",
    "told_true": "True",
    "told_false": "False",
    "told_gap": "What belongs in the gap?",
    "told_answer": "The answer is: {}",
    "told_recap": "In short",
    "told_noun_figure": "picture",
    "told_noun_table": "table",
    "told_noun_code": "program",
    "told_noun_formula": "formula",
    "told_noun_diagram": "diagram",
    "told_or": "or",
}
_TELLING = Telling(
    joins=any_word("but so yet and or nor"),
    firm=any_word("but so yet"),
    subjects=any_word(
        "the a an it its they their this these that those he she we you i there each every no some many most all one both such here"
    ),
    asides=any_word(
        "which who whom whose where because although though while whereas since unless until so_that such_as including if when as especially for_example for_instance"
    ),
    follows=any_word(
        "that which who whose when where because while if unless until so_that in_order_to by for with from into through during between against after before without toward towards using used"
    ),
    fronts=any_word(
        "in on at of as under over upon despite given to within across among unlike like"
    ),
    pointing=pattern(
        r"\b(?:figure|fig\.|table|listing|chapter|section|appendix|page|exercise|equation|eq\.|example|problem|slide)\s+\d"
        r"|\b(?:shown|seen|pictured|grayed out) (?:on|in|at) the\b|^on the (?:left|right)\b"
        r"|\b(?:above|below|overleaf|as follows|(?:the )?following|previously|aforementioned|earlier)\b"
        r"|\b(?:in|from|of|see|into) (?:the |this |that |our )?(?:next |previous |last |preceding |coming )?(?:chapters?|sections?|appendix|lessons?|episode|tutorial|figure|table|diagram|listing|exercise|paragraph)\b"
        r"|\b(?:this|next|previous|last) (?:chapter|section|lesson|episode|tutorial|figure|table)\b"
        r"|\bclick(?:ing)?\b"
    ),
    limits=any_word("if when unless until except provided only as_long_as"),
    examples=any_word("such_as including for_example for_instance especially like"),
    supposing=any_word(
        "suppose imagine consider think_of picture take assume let's let_us say for_example for_instance ex e.g. continuing_the"
    ),
    referring=pattern(
        r"\b(?:do|does|did|doing|like|for|by|with|of|after|before|from|than|is|was) that\s*(?:[.,;:]|$)"
        r"|\bthat (?:said|way|reason|location|case|point)\b"
        r"|\b(?:do|doing) so\b|\bthe (?:latter|former|same (?:reason|way|as))\b|\bin that case\b|\bthis\b"
    ),
    counting=any_word("some many most"),
    presenting=any_word("here here's the_following"),
    doing=pattern(
        r"(?!(?:the|a|an|how|what|why|when|where|who|which|i|you|we|students?|learners?|be|by|after)\b)"
        r"[a-z]+(?<!ing)(?<!ed)(?<!ion)(?<![^s]s)\s\S"
    ),
)
LANGUAGE = Language(
    code="en",
    stopwords=frozenset(_STOPWORDS.split()),
    abbreviations=re.compile(
        r"(?:^|[\s(\[“\"'])(?:e\.g|i\.e|cf|vs|viz|[Ff]ig|[Ff]igs|[Ee]q|[Nn]o|Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|"
        r"approx|[Cc]h|[Ss]ec|pp?|ca|al|[Vv]ol|[Ee]d|eds|Inc|Ltd|Co|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|"
        r"Oct|Nov|Dec|U\.S|[A-Z])$"
    ),
    endings=_ENDINGS,
    wording=_WORDING,
    definitions=_DEFINITIONS,
    headings=_HEADINGS,
    says=_SAYS,
    telling=_TELLING,
    verbs=_VERBS,
    banned=frozenset(("understand", "know", "learn", "appreciate", "grasp", "realise", "realize")),
    units=(
        r"%|per ?cent|degrees?|°C|°F|K|kelvin|km/h|m/s|km|cm|mm|µm|nm|kg|mg|ml|ms|kHz|MHz|GHz|Hz"
        r"|(?:kilo|centi|milli|micro|nano)?(?:met(?:er|re)s?|grams?|lit(?:er|re)s?|watts?|volts?)"
        r"|(?:milli|micro|nano)?seconds?|minutes?|hours?|days?|weeks?|months?"
        r"|(?:kilo|mega|giga)?bytes?|bits?|KB|MB|GB|TB|characters?|digits?|decimal places"
        r"|joules?|newtons?|pascals?|moles?|amperes?|calories|kcal|decibels?|dB"
    ),
    because=re.compile(r"^(?P<effect>[^,;:]{20,140}?),?\s+because\s+(?P<cause>[^;:]{15,200})[.!]$"),
    procedure=re.compile(
        r"\b(?:steps?|method|procedure|process|order|sequence|stages?|phases?|routine|cycle|system"
        r"|recipe|protocol|how to|in turn|works like this|as follows|plan|combines)\b",
        re.IGNORECASE,
    ),
)
