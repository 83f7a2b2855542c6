"""French."""

from __future__ import annotations

import re

from .base import Definitions, Headings, Language, Telling, Wording, any_word, pattern

_STOPWORDS = """\
a à afin ai ainsi alors après assez au aucun aucune aucuns aujourd'hui auquel aussi autant autour autre
    autres aux auxquelles auxquels avaient avait avant avec avoir bien c ça car ce ceci cela celle
    celles celui cependant certain certaine certaines certains ces cet cette ceux chaque chez ci comme
    comment d dans de dehors déjà depuis dernier des dès desquelles desquels dessous dessus deux
    devant doit doivent donc dont du duquel durant elle elles en encore enfin entre envers est et étaient
    était étant être eu eux fait faire fois font grâce hors ici il ils j je jusque l la là laquelle
    le lequel les lesquelles lesquels leur leurs lors lorsque lui m ma mais malgré me même mêmes mes moi
    moins mon n ne ni nos notre nous on ont or où ou outre par parce parfois parmi pas pendant peu
    peut peuvent plus plusieurs plutôt pour pourquoi près puis puisque qu quand que quel quelle quelles
    quelque quelques quels qui quoi quoique s sa sans sauf se selon sera serait ses si sinon soi soit
    son sont sous souvent soyez suis sur surtout t ta tandis tant te tel telle telles tels tes toi ton
    toujours tous tout toute toutes très trop tu un une vers voici voilà vos votre vous vraiment y été"""
_VAGUE = """\
remarque remarques exemple exemples astuce astuces attention avertissement important réponse réponses
    solution solutions question questions exercice exercices résumé indice résultat résultats premier
    première second seconde deuxième troisième dernier dernière chose choses façon manière partie
    parties sorte sortes type types cas idée idées problème problèmes point points raison raisons but
    buts étape étapes terme termes mot mots section chapitre figure tableau règle règles même non oui
    jamais toujours seulement tout tous aucun vrai faux bon mauvais nouveau ancien note notes"""
_WORDING = Wording(
    asks_options=pattern(
        r"\b(?:(?:lequel|laquelle|lesquels|lesquelles)(?: \w+)? de ces|suivante?s)\b"
    ),
    deictic=pattern(
        r"\b(?:ceci|cela|ça|ce|cet|cette|ces|celui-ci|celle-ci|ceux-ci|celles-ci|ci-dessus|ci-dessous|ici"
        r"|précédente?s?|précédemment|suivante?s?|susdite?s?|ci-après|jusqu['’]ici|plus (?:haut|loin|bas))\b"
        r"|\b(?:figure|fig\.|tableau|chapitre|section|exemple|annexe|page|exercice|équation)\s+\d"
        r"|\b(?:dans|du|de|voir|au) (?:le |la |l['’])?(?:chapitre|section|annexe|leçon|figure)\b"
    ),
    person=any_word("nous notre nos je j' me mon ma mes moi"),
    reader=any_word("vous votre vos tu te ton ta tes toi"),
    leaning=pattern(
        r"(?:mais|et|ou|donc|or|ni|car|ainsi|alors|aussi|cependant|toutefois|pourtant|néanmoins|de plus"
        r"|en outre|par ailleurs|en effet|par exemple|par conséquent|en conséquence|c['’]est|ce|cet|cette|ces"
        r"|ceci|cela|ça|celui|celle|ceux|celles|il|elle|ils|elles|on|son|sa|ses|leurs?|puis|ensuite|enfin"
        r"|finalement|d['’]abord|d['’]une part|d['’]autre part|en revanche|au contraire|à l['’]inverse|de même"
        r"|autrement dit|bref|ici|là|y|en|parce que|puisque|comme|si|quand|lorsque|bien que|tandis que"
        r"|pendant que|certains?|certaines?|plusieurs|beaucoup|la plupart|un autre|une autre|d['’]autres?"
        r"|l['’]un|l['’]une|les deux|notez|remarquez|rappelons|considérons|supposons|imaginez|voyons|voir"
        r"|avec|pour cela|dans ce cas|premièrement|deuxièmement|troisièmement|quant"
        r"|l[ea] (?:premier|première|second|seconde|deuxième|dernier|dernière|même))(?!\w)"
    ),
    vague_terms=frozenset(_VAGUE.split()),
    clause=any_word(
        "est sont était étaient être peut peuvent doit doivent a ont ne pas jamais vous nous je il elle ils"
        " elles on ce cela cette ces qui que quoi pourquoi comment"
    ),
    absolute=any_word(
        "toujours jamais tous toutes aucun aucune seulement uniquement doit complètement"
    ),
    frequency=any_word(
        "souvent parfois généralement fréquemment rarement habituellement occasionnellement"
    ),
    negative=pattern(r"\b(?:ne|non|jamais|aucune?|sans|ni|rien)\b|\bn['’]"),
    bound=re.compile(
        r"(?:Le|La|Les|Un meilleur|Une meilleure|Maintenant|Ensuite|Ici|Chaque|Tous|Toutes|Notre|Votre)\s"
        r"|L['’]|(?:Ajoutez|Modifiez|Copiez|Créez|Ouvrez|Cliquez|Entrez|Lancez|Choisissez|Enregistrez)\b"
    ),
    contrast=("Contrairement", "À la différence", "Alors que", "Tandis que"),
)
_DET = r"(?:un|une|le|la|les|des|tout|toute|tous|toutes|chaque)\s|l['’]"
_NAME = r"(?P<name>[^\W\d_][\w’'-]*(?:\s(?!un\s|une\s|le\s|la\s|les\s|tout\s|est\s|sont\s)[\w’'-]+){0,3}?)"
_DEFINITIONS = Definitions(
    leading=pattern(r"^[\s.,:;«]*(?:(?:un|une|le|la|les|des)\s+|l['’])?"),
    article=pattern(r"(?:(un|une|le|la|les|des)\s+|(l['’]))$"),
    opening=pattern(
        r"(?:(?:En|Dans|Chez|Pour)\s[^,]{2,40},\s+)?(?:(?:un|une|le|la|les|des)\s+|l['’])?"
    ),
    verb=re.compile(
        r"(?:\s*\([^()]{1,40}\))?(?:,?\s+(?:aussi|également|ou)\s+[^,]{1,60},?)?,?\s+"
        r"(est|sont|désigne|désignent|signifie|correspond à|se définit comme|est définie? comme"
        r"|sont définie?s comme|décrit)\s+(?:simplement\s+|tout simplement\s+)?(?=\S)"
    ),
    determiner=pattern(
        r"(?:(?:un|une|le|la|les|des|tout|toute|tous|toutes|chaque|ce qui|ce que|quelque chose)\b|l['’])"
    ),
    differentia=re.compile(
        r"(?:[\w’'-]+\s+){0,3}[\w’'-]+\s+(?:qui|que|dont|où|de|du|des|pour|dans|par|à|permettant|contenant"
        r"|utilisée?s?|formée?s?)\b|(?:[\w’'-]+\s+){0,3}d['’]"
    ),
    going_on=re.compile(
        r"[,;:]\s+(?:et|mais|donc|car|parce que|tandis que|alors que|bien que|puisque|ce qui|pas)\s"
        r"|\s--+\s|\s[–—]\s| ; |; "
    ),
    called=(
        pattern(
            r"^(?P<subject>.{12,220}?),?\s+(?:est|sont|se|s['’])\s*(?:aussi\s+)?"
            r"(?:appelée?s?|nommée?s?|dénommée?s?|dite?s?|désignée?s? par|connue?s? sous le nom de|appelle|appellent"
            r"|nomme|nomment)\s+(?:une?\s+|l[ea]s?\s+|l['’])?[«“\"]?\s?$"
        ),
    ),
    after_called=re.compile(r"\s?(?:\([A-Z][A-Za-z0-9]{0,9}\))?[\s.!)\"”»’]*"),
    apposition=pattern(r",\s+(?:c['’]est-à-dire|soit)()\s+(?=" + _DET + ")"),
    plain=(
        re.compile(
            r"^(?:En [\w' ’-]{2,30}, )?(?P<article>(?:[Uu]ne?|[Ll][ea]s?)\s|[Ll]['’])"
            r"(?P<name>[^\W\d_][\w’'-]*(?:\s[\w’'-]+){0,3}?)\s+(?:est|sont|désigne|correspond à)\s+"
            rf"(?={_DET})"
        ),
        re.compile(
            rf"^(?:[Oo]n|[Nn]ous)\s+(?:appelle|appelons|nomme|nommons)\s+(?P<article>){_NAME}\s+"
            rf"(?={_DET})"
        ),
        re.compile(rf"^On\s+désigne\s+par\s+(?P<article>){_NAME}\s+(?={_DET})"),
        re.compile(rf"^Par\s+(?P<article>){_NAME},?\s+on\s+entend\s+(?={_DET})"),
    ),
    like=pattern(
        r"^(?:comme|semblable|similaire|le même|la même|une? bonne?|une? important[e]?|un exemple|l['’]une? des"
        r"|le meilleur|la meilleure|l[ea] plus (?:importante?|connue?|courante?|simple|souvent|fréquente?)|le premier|la première|le seul|la seule|un autre|une autre"
        r"|une partie|le cas|une sorte de|le résultat|la raison|l['’]un|la cause|le but)(?!\w)"
    ),
    gerund=re.compile(r"[A-ZÀ-Ý][\wà-ÿ]{2,}(?:er|ir|re)\s"),
    head_stop=pattern(
        r"\b(?:de|du|des|qui|que|dont|où|dans|sur|pour|à|au|aux|avec|par|en|entre|et|ou|est|sont|comme|lorsque"
        r"|permettant|contenant|formée?s?|utilisée?s?)\b|\bd['’]|[,;:(]"
    ),
    head_article=pattern(
        r"^(?:(?:une?|l[ea]s?|des|tout|toute|tous|chaque)\s+|l['’])(?:ensemble des?\s+)?"
    ),
    around=(
        (
            re.compile(
                r"(?:On|Nous)\s+(?:appelle|appelons|nomme|nommons)\s+(?:une?\s+|l[ea]\s+|l['’])?[«“\"]?\s?"
            ),
            re.compile(r"\s?[»”\"]?,?\s+(?=" + _DET + ")"),
        ),
        (
            re.compile(r"On\s+désigne\s+par\s+(?:l[ea]\s+terme\s+)?[«“\"]?\s?"),
            re.compile(r"\s?[»”\"]?,?\s+(?=" + _DET + ")"),
        ),
        (re.compile(r"Par\s+[«“\"]?\s?"), re.compile(r"\s?[»”\"]?,?\s+on\s+entend\s+(?=\S)")),
    ),
)
_HEADINGS = Headings(
    reference=r"glossaire|(?:termes|mots)[ -]clés|lexique|bibliographie|références(?: bibliographiques)?|sources"
    r"|pour aller plus loin|lectures complémentaires|index|remerciements|licences?|crédits(?: photographiques)?"
    r"|mentions légales|table des matières|sommaire|table des (?:figures|illustrations)|colophon",
    closing=r"résumé|conclusions?|synthèse|bilan|récapitulatif|en bref|à retenir|l['’]essentiel|points clés"
    r"|et ensuite|quiz|.*\bexercices?|.*questions de (?:révision|compréhension)",
    objectives=r"objectifs?(?: d['’]apprentissage| de la leçon| du chapitre| pédagogiques)?|compétences visées"
    r"|(?:dans (?:ce chapitre|cette leçon|cette section),? )vous (?:apprendrez|allez apprendre)\b.{0,60}"
    r"|(?:à la fin|à l['’]issue) de (?:ce chapitre|cette leçon|cette section|cette unité).{0,80}"
    r"|ce que vous (?:apprendrez|allez apprendre)",
    keypoints=r"points[ -]clés|à retenir|l['’]essentiel|idées[ -]clés|ce qu['’]il faut retenir",
    exercises=r"(?:\W*)(?:exercices?|questions(?: de (?:révision|compréhension))?|problèmes|quiz|activités"
    r"|testez vos connaissances|vérifiez vos connaissances|entraînez-vous|à vous de jouer|auto-évaluation)",
    answer=r"réponses?|solutions?|corrigés?|correction",
    glossary=r"glossaire|lexique|(?:termes|mots)[ -]clés|définitions?|terminologie|vocabulaire",
    numbering=r"chapitre|leçon|section|unité|module|partie",
    sources=r"bibliographie|références bibliographiques|pour aller plus loin|lectures complémentaires",
    index=r"table des (?:matières|figures|illustrations)|sommaire",
    rights=r"remerciements|licences?|crédits(?: photographiques)?|mentions légales|dédicace",
    generic="introduction préface avant-propos aperçu présentation résumé conclusion conclusions exercices exercice glossaire références"
    " contexte exemples exemple remarques notes révision questions quiz objectifs prérequis ressources bases",
    boxes={
        "remarque": "note",
        "note": "note",
        "important": "important",
        "astuce": "tip",
        "conseil": "tip",
        "attention": "attention",
        "avertissement": "warning",
        "danger": "danger",
        "exemple": "example",
        "exercice": "exercise",
        "solution": "solution",
        "réponse": "solution",
        "corrigé": "solution",
        "objectifs": "objectives",
        "à retenir": "keypoints",
        "question": "question",
        "questions": "questions",
        "résumé": "summary",
        "citation": "quote",
    },
)
_SAYS = {
    "and": "et",
    "open": "« ",
    "close": " »",
    "in_text": "Dans le texte : « {} »",
    "in_text_bare": "Dans le texte : {}",
    "in_text_list": "Dans le texte :\n\n{}",
    "by_definition": "Quel terme a cette définition : « {} » ?",
    "by_code": "Lequel de ces éléments est {} ?",
    "by_purpose": "Lequel de ces éléments sert à {} ?",
    "by_gap": "Qu'est-ce qui complète la phrase ?\n\n{}",
    "by_number": "Quel nombre complète la phrase ?\n\n{}",
    "by_list": "{} …\n\nLesquels de ces éléments le texte cite-t-il à cet endroit ?",
    "meaning": "Que signifie le terme « {} » ?",
    "purpose": "À quoi sert {} ?",
    "used_for": "{} sert à {}.",
    "used_for_that": "C'est {} qui sert à cela.",
    "meaning_of": "C'est la définition de « {} ».",
    "match": "Associez chaque définition à son terme.",
    "match_purpose": "Associez chaque usage à ce qui y sert.",
    "why": "« {}. » Pourquoi en est-il ainsi ?",
    "explain_term": "Expliquez le terme « {} » avec vos propres mots.",
    "explain_code": "Expliquez avec vos propres mots ce qu'est {}.",
    "explain_purpose": "Expliquez avec vos propres mots à quoi sert {}.",
    "steps": "{} Remettez les étapes dans l'ordre.",
    "steps_of": "Remettez dans l'ordre les étapes de « {} ».",
    "lines": "Remettez les lignes dans l'ordre pour que le programme affiche :\n\n{}",
    "listed_under": "Le texte le cite sous : « {} ».",
    "number_only": "Saisissez uniquement le nombre.",
    "number_unit": "Saisissez uniquement le nombre ({}).",
    "answer": "Réponse : {}",
    "prints": "Il affiche `{}`.",
    "value": "C'est `{}`.",
    "the_answer": "La réponse est : {}",
    "ask_prints": "Qu'affiche le programme ?",
    "ask_value": "Quelle est la valeur ?",
    "other_prints": "C'est un autre programme de la leçon qui affiche cela.",
    "goal_define": "définir : {}",
    "goal_define_term": "définir le terme « {} »",
    "goal_distinguish": "distinguer ces termes : {} et {}",
    "goal_recognise": "reconnaître d'après une description : {}",
    "goal_recall": "dire ce qu'est {}",
    "goal_recall_for": "dire à quoi sert {}",
    "goal_match": "associer à leur définition : {}, {} et d'autres termes",
    "goal_order": "ordonner les étapes",
    "goal_order_of": "ordonner les étapes de « {} »",
    "goal_lines": "ordonner les lignes d'un programme",
    "goal_list": "citer ce qui relève de « {} »",
    "goal_quantity": "citer une grandeur : {}",
    "goal_why": "expliquer pourquoi {}",
    "goal_ideas": "expliquer les idées principales de « {} »",
    "goal_solve": "résoudre « {} »",
    "goal_exercises": "résoudre les exercices",
    "goal_prints": "prédire ce qu'affiche un programme",
    "goal_use": "employer le terme « {} »",
    "goal_name": "nommer `{1}`",
    "goal_text": "restituer ce que dit la leçon",
    "quiz": "Quiz : {}",
    "objectives": "Objectifs",
    "outcomes": "À l'issue de cette leçon, vous saurez",
    "keypoints": "À retenir",
    "exercise": "Exercice",
    "not_from_documents": "Ne vient pas de vos documents",
    "from_memory": "{} a écrit cette leçon de mémoire. Vérifiez les faits avant de vous y fier.",
    "solution": "Solution",
    "terms": "Termes clés",
    "term": "Terme",
    "meaning_column": "Définition",
    "part": "{} (partie {})",
    "part_of": "Partie {} : {}",
    "from_to": "De « {} » à « {} »",
    "introduction": "Introduction",
    "reference": "Références",
    "for": "Pour : {}",
    "covers": "Au programme : {}.",
    "covers_more": "Au programme : {} et plus encore.",
    "and_more": "{} et plus",
    "other_name": "{} fait aussi partie du cours ; à cet endroit, le texte dit {}.",
    "Note": "Remarque",
    "Tip": "Astuce",
    "Hint": "Indice",
    "Warning": "Avertissement",
    "Caution": "Prudence",
    "Danger": "Danger",
    "Attention": "Attention",
    "Important": "Important",
    "Example": "Exemple",
    "Summary": "Résumé",
    "Question": "Question",
    "Questions": "Questions",
    "Quotation": "Citation",
    "Discussion": "Discussion",
    "Checklist": "Liste de contrôle",
    "More": "Plus",
    "Before you start": "Prérequis",
    "For instructors": "Pour les formateurs",
    "told_goals": "À l'issue de cette leçon, vous saurez {}.",
    "told_goals_more": "Vous saurez aussi {}.",
    "told_of": "{} ({} sur {})",
    "told_parts": "Cette leçon a {} parties : {}.",
    "told_picture": "L'image montre : {}",
    "told_table_of": "Le tableau compare {} selon {}.",
    "told_table": "Le tableau montre {} pour {} entrées.",
    "told_code": "La diapositive montre un programme en {}.",
    "told_lines": "Regardez la diapositive.",
    "told_output": "La diapositive montre ce que le programme affiche.",
    "told_formula": "La formule est sur la diapositive.",
    "told_as_formula": "En formule : {}.",
    "told_diagram": "Le schéma sur la diapositive le montre.",
    "told_terms": "Les termes clés sont : {}.",
    "told_more": "Il y en a {} de plus.",
    "told_one_more": "Il y en a un de plus.",
    "told_check": "Vérifiez vos connaissances",
    "told_options": "Au choix : {}.",
    "told_whether": "Vrai ou faux ?",
    "told_true": "Vrai",
    "told_false": "Faux",
    "told_gap": "Qu'est-ce qui manque ?",
    "told_answer": "La réponse est : {}",
    "told_recap": "En bref",
    "told_noun_figure": "image",
    "told_noun_table": "tableau",
    "told_noun_code": "programme",
    "told_noun_formula": "formule",
    "told_noun_diagram": "schéma",
    "told_or": "ou",
}
_VERBS = {
    1: "définir nommer citer identifier reconnaître énumérer lister indiquer dire associer restituer désigner"
    " rappeler énoncer",
    2: "décrire expliquer distinguer comparer résumer interpréter illustrer classer ordonner reformuler présenter"
    " différencier",
    3: "appliquer calculer déterminer résoudre utiliser employer exécuter dessiner mesurer prédire estimer"
    " traduire convertir écrire réaliser effectuer démontrer programmer tracer",
    4: "analyser examiner décomposer organiser relier déduire",
    5: "évaluer juger critiquer justifier défendre apprécier argumenter",
    6: "concevoir créer construire élaborer formuler planifier rédiger développer",
}
_TELLING = Telling(
    joins=any_word("mais et ou donc or car"),
    firm=any_word("mais donc car or"),
    subjects=pattern(
        r"(?<!\w)(?:(?:le|la|les|un|une|il|elle|ils|elles|on|nous|vous|ce|cela|cet|cette|ces|chaque|tous|toutes|certains|certaines)(?!\w)|[lc]['’]|qu['’])"
    ),
    asides=pattern(
        r"(?<!\w)(?:qui(?!\w)|que(?!\w)|qu['’]|dont(?!\w)|où(?!\w)|lequel(?!\w)|laquelle(?!\w)|parce\s+que(?!\w)|parce\s+qu['’]|puisque(?!\w)|bien\s+que(?!\w)|tandis\s+que(?!\w)|alors\s+que(?!\w)|si(?!\w)|quand(?!\w)|lorsque(?!\w)|afin(?!\w)|de\s+sorte\s+que(?!\w)|comme(?!\w)|par\s+exemple(?!\w)|notamment(?!\w))"
    ),
    follows=pattern(
        r"(?<!\w)(?:qui(?!\w)|dont(?!\w)|où(?!\w)|parce\s+que(?!\w)|parce\s+qu['’]|lorsque(?!\w)|quand(?!\w)|afin(?!\w)|par(?!\w)|pour(?!\w)|avec(?!\w)|dans(?!\w)|entre(?!\w)|contre(?!\w)|après(?!\w)|avant(?!\w)|sans(?!\w)|pendant(?!\w))"
    ),
    fronts=any_word("dans en sur à au aux sous malgré de selon chez depuis contrairement"),
    pointing=pattern(
        r"\b(?:figure|fig\.|tableau|chapitre|section|exemple|annexe|page|exercice|équation|diapositive)\s+\d"
        r"|\b(?:ci-dessus|ci-dessous|ci-après|suivante?s?|précédente?s?|plus (?:haut|loin|bas))\b"
        r"|\b(?:dans|du|de|voir|au|cf\.) (?:le |la |l['’]|ce |cette )?(?:prochaine? )?(?:chapitre|section|annexe|leçon|figure|tableau|exercice)\b"
        r"|\b(?:ce chapitre|cette (?:section|leçon|figure))\b"
        r"|\bcliquez\b"
    ),
    limits=any_word("si quand lorsque sauf à_moins jusqu'à tant_que"),
    examples=any_word("comme par_exemple notamment tel telle tels telles y_compris"),
    supposing=any_word(
        "supposons supposez imaginons imaginez considérons considérez prenons prenez par_exemple pensez"
    ),
    referring=pattern(
        r"\b(?:cette|cet|ces|cela|ceci|celui-ci|celle-ci|ceux-ci|ce dernier|ainsi fait)\b"
        r"|\bce (?!qui\b|que\b|qu['’]|dont\b)\w"
    ),
    presenting=any_word("voici voilà ici"),
    doing=pattern(r"(?:s['’]|se )?\w+(?:er|ir|re|oir)(?:\s| ?:)"),
)
LANGUAGE = Language(
    code="fr",
    stopwords=frozenset(_STOPWORDS.split()),
    abbreviations=re.compile(
        r"(?:^|[\s(\[«“\"'’])(?:p\. ?ex|c\.-à-d|c\.-?à\.-?d|etc|cf|env|fig|tabl|chap|sect|art|vol|éd|coll|p|pp|n|no"
        r"|M|MM|Mme|Mlle|Dr|Pr|Me|St|Ste|av|apr|J\.-C|janv|févr|avr|juil|sept|oct|nov|déc|max|min|[A-ZÀ-Ý])$"
    ),
    endings=(
        ("issements", "iss"),
        ("issement", "iss"),
        ("ations", "ation"),
        ("ements", "ement"),
        ("ités", "ité"),
        ("eurs", "eur"),
        ("euses", "eur"),
        ("euse", "eur"),
        ("aux", "al"),
        ("ées", "é"),
        ("ée", "é"),
        ("és", "é"),
        ("ives", "if"),
        ("ive", "if"),
        ("elles", "el"),
        ("elle", "el"),
        ("es", ""),
        ("s", ""),
        ("x", ""),
        ("e", ""),
    ),
    wording=_WORDING,
    definitions=_DEFINITIONS,
    headings=_HEADINGS,
    says=_SAYS,
    telling=_TELLING,
    verbs=_VERBS,
    banned=frozenset(["comprendre", "savoir", "connaître", "apprendre", "saisir"]),
    units=r"%|pour cent|degrés?(?: Celsius)?|secondes?|minutes?|heures?|jours?|semaines?|mois|mètres?|kilomètres?"
    r"|centimètres?|millimètres?|grammes?|kilogrammes?|tonnes?|litres?|millilitres?|volts?|watts?|ampères?"
    r"|newtons?|joules?|pascals?|bits?|octets?|caractères?",
    because=re.compile(
        r"^(?P<effect>[^,;:]{20,140}?),?\s+(?:parce\s+qu(?:e\s+|['’])|car\s+)(?P<cause>[^;:]{15,200})[.!]$"
    ),
    procedure=pattern(
        r"\b(?:étapes?|méthode|procédure|processus|ordre|phases?|cycle|recette|protocole|comme suit|démarche)\b"
    ),
    elision=re.compile(r"^(?:l|d|j|m|t|s|c|n|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\w)"),
    number=(("eaux", "eau"), ("aux", "al"), ("eux", "eu"), ("s", ""), ("x", "")),
    one_in_s=("us", "is", "as", "ss", "ès", "ps", "rs", "ix", "oix", "ux"),
    neutral={"un": "un(e)", "une": "un(e)"},
    head_first=True,
    decimal_comma=True,
)
