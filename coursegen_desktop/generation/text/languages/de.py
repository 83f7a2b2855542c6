"""German."""

from __future__ import annotations

import re

from .base import Definitions, Headings, Language, Telling, Wording, any_word, pattern

_STOPWORDS = """\
ab aber alle allem allen aller alles allerdings als also am an andere anderem anderen anderer
    anderes anders auch auf aus außer außerdem bei beide beiden beim bereits besonders bevor bis
    bisher bloß da dabei dadurch dafür dagegen daher dahin damals damit danach daneben dann daran
    darauf daraus darf darin darüber darum darunter das dass davon davor dazu dein deine dem den
    denen denn dennoch der deren des deshalb dessen desto die dies diese diesem diesen dieser dieses
    doch dort du durch dürfen eben ebenso eher ein eine einem einen einer eines einige einigen
    einiger einiges einmal er erst erste ersten es etwa etwas euch euer eure falls fast für ganz gar
    geben gegen gehen genau genug gerade gern gibt ging hab habe haben hast hat hatte hatten her
    hier hierbei hin hinter hinaus ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem
    innerhalb ins irgend ist ja je jede jedem jeden jeder jedes jedoch jene jenem jenen jener jenes
    jetzt kann kaum kein keine keinem keinen keiner könne können könnte konnte lange lassen lässt
    machen macht man manche manchmal mehr mehrere mein meine meist meistens mich mir mit mittels
    möchte mögen muss müssen musste nach nachdem nächste neben nehmen nein nicht nichts nie niemand
    noch nun nur ob oben oder oft ohne paar schon sehr sei seid sein seine seinem seinen seiner seit
    selbst sich sie sind so sobald sofern sogar solange solche solchem solchen solcher soll sollen
    sollte sondern sonst soweit sowie sowohl statt stets trotz tun über überhaupt übrigens um
    und uns unser unsere unter usw viel viele vielen vieler vielleicht vom von vor wann war waren
    warum was weder wegen weil weit weiter weitere welche welchem welchen welcher welches wem wen
    wenig wenige weniger wenn wer werde werden weshalb wie wieder wieso will wir wird wo wobei wodurch
    wohl wollen worden wurde wurden während zu zum zur zusammen zwar zwei zwischen"""
_VAGUE = """\
achtung anmerkung antwort antworten aufgabe aufgaben beispiel beispiele bemerkung bild abbildung
    erste zweite dritte letzte ergebnis ergebnisse frage fragen fall fälle grund gründe hinweis
    hinweise idee ideen kapitel abschnitt lösung lösungen merke nicht nie immer nur alle keine ja nein
    problem probleme punkt punkte regel regeln richtig falsch schritt schritte tabelle teil teile tipp
    übung übungen warnung wichtig wort wörter ziel ziele zusammenfassung ding dinge art arten weise
    gut schlecht neu alt eins zwei drei vier begriff begriffe wer wie was wo wann warum"""
_WORDING = Wording(
    asks_options=pattern(r"\b(?:dieser|von diesen|der folgenden)\b"),
    deictic=pattern(
        r"\b(?:dies(?:e[mnrs]?)?|jene[mnrs]?|oben|unten|hier|hierbei|hierzu|folgende[mnrs]?|solche[mnrs]?"
        r"|vorherige[mnrs]?|vorige[mnrs]?|nächste[mnrs]?|obige[mnrs]?|erwähnte[mnrs]?|bisher"
        r"|wie (?:gesagt|gesehen|erwähnt))\b"
        r"|\b(?:abbildung|abb\.|bild|tabelle|tab\.|kapitel|abschnitt|beispiel|anhang|seite|aufgabe"
        r"|übung|gleichung|formel)\s+\d"
        r"|\b(?:im|in|aus|siehe|s\.) (?:dem |der |den |diesem |dieser )?(?:kapitel|abschnitt|anhang"
        r"|lektion|abbildung|tabelle)\b"
    ),
    person=any_word("wir uns unser unsere unserem unseren unserer unseres ich mich mir mein meine"),
    reader=re.compile(
        r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[mnrs]?|(?<=[a-zäöüß,] )Sie|Ihnen|Ihre?[mnrs]?)\b"
    ),
    leaning=pattern(
        r"(?:aber|allerdings|also|andererseits|einerseits|auch|außerdem|beide|beispielsweise|da|dabei"
        r"|dadurch|dafür|dagegen|daher|damit|danach|dann|daraus|darin|darüber|darum|davon|dazu|demnach"
        r"|denn|dennoch|deshalb|deswegen|doch|dort|ebenso|er|erst|es|etwa|ferner|folglich|hier|hierbei"
        r"|hierfür|hierzu|ihre?[mnrs]?|immer noch|insbesondere|insgesamt|jedoch|jetzt|man|manche"
        r"|meist|meistens|nun|nur|ob|obwohl|oder|schließlich|sein[e]?|sie|so|sogar|solche[rsmn]?|somit"
        r"|sondern|sonst|trotzdem|und|viele|vielmehr|wegen|weil|weiterhin|wenn|während|zudem|zuerst"
        r"|zuletzt|zum beispiel|z\. ?b\.|zunächst|zwar|diese[rsmn]?|dies|jene[rsmn]?|andere|einige|die meisten"
        r"|eins|zwei|drei|erstens|zweitens|drittens|beachten|merken|denken|nehmen|stellen|schauen"
        r"|betrachten|das (?:ist|sind|bedeutet|heißt|liegt|gilt|macht|führt|kann|geschieht)"
        r"|d(?:er|ie|as) (?:erste|zweite|dritte|letzte|nächste|andere|anderen|gleiche|folgende|beiden))\b"
    ),
    vague_terms=frozenset(_VAGUE.split()),
    clause=any_word(
        "ist sind war waren sein wird werden wurde hat haben hatte kann können muss müssen soll sollen"
        " nicht nie niemals du sie wir ich es dies diese dieser dieses welche welcher welches was"
        " warum wie wenn dass"
    ),
    absolute=any_word(
        "immer nie niemals alle keine keiner nur ausschließlich jeder jede jedes muss völlig"
    ),
    frequency=any_word(
        "oft manchmal meist meistens gelegentlich häufig selten üblicherweise gewöhnlich"
    ),
    negative=any_word(
        "nicht kein keine keinem keinen keiner keines nie niemals nichts ohne weder niemand"
    ),
    bound=re.compile(
        r"(?:Der|Die|Das|Dem|Den|Des|Nun|Jetzt|Dann|Hier|Unsere?|Ihre?|Jede[rs]?|Alle)\s"
        r"|(?:Ändere|Kopiere|Öffne|Führe|Klicke|Gib|Wähle|Schreibe|Starte|Speichere)\b"
    ),
    contrast=("Im Gegensatz zu", "Anders als", "Während"),
)
_ARTICLES = "ein|eine|einen|einem|einer|der|die|das|den|dem"
_NOUN = r"[A-ZÄÖÜ][\wäöüß]+(?:-[\wäöüß]+)*"
_NAME = rf"(?P<name>(?:[a-zäöü][\wäöüß]+e[nrs]?\s)?{_NOUN}(?:\s{_NOUN})?)"
_DETERMINED = r"(?=(?:ein|eine|einen|einem|einer|der|die|das|den|jede|jeder|jedes|jeden|alle)\s)"
_DEFINITIONS = Definitions(
    leading=pattern(rf"^[\s.,:;]*(?:(?:{_ARTICLES})\s+)?"),
    article=pattern(r"(?:(ein|eine|der|die|das)\s+)$"),
    opening=pattern(r"(?:(?:In|Im|Bei|Beim|Für)\s[^,]{2,40}\s)?(?:(?:ein|eine|der|die|das)\s+)?"),
    verb=re.compile(
        r"(?:\s*\([^()]{1,40}\))?"
        r"(?:,?\s+(?:auch|oder)\s+[^,]{2,60}(?:\s+genannt)?,|,\s+auch\s+[^,]{2,60},)?"
        r"\s+(ist|sind|bedeutet|bezeichnet|beschreibt|meint)\s+(?:einfach\s+|dabei\s+|hierbei\s+)?(?=\S)"
    ),
    determiner=pattern(
        r"(?:ein|eine|einen|einem|einer|eines|der|die|das|den|dem|jede|jeder|jedes|jeden|alle|wie|was|wenn|etwas|alles)\b"
    ),
    differentia=re.compile(
        r"(?:[\wäöüß-]+\s+){0,3}[\wäöüß-]+,?\s+(?:die|der|das|den|dem|deren|dessen|von|aus|für|mit|zur|zum"
        r"|in|bei|zwischen|durch)\b"
    ),
    going_on=re.compile(
        r"[,;:]\s+(?:und|aber|sodass|so dass|weil|während|obwohl|nicht|sondern|denn|doch|wobei|daher"
        r"|deshalb)\s|\s+und\s+(?:hat|ist|sind|wird|kann|besitzt|haben|werden)\s|\s--+\s|\s[–—]\s|; "
    ),
    called=(
        re.compile(
            r"^(?P<subject>.{12,220}?),?\s+(?:nennt\s+man|heißt|heißen|nennen\s+wir|bezeichnet\s+man\s+als"
            r"|wird\s+als|werden\s+als|wird|werden)\s+(?:auch\s+)?(?:ein\s+|eine\s+|einen\s+|der\s+|die\s+|das\s+)?$"
        ),
    ),
    after_called=re.compile(
        r"(?:\s?\([A-ZÄÖÜ][\w]{0,9}\))?(?:\s+(?:bezeichnet|genannt|definiert))?[\s.!)\"“”»]*"
    ),
    apposition=re.compile(r",\s+(?:also|das heißt|d\. ?h\.)(),?\s+" + _DETERMINED),
    plain=(
        re.compile(
            rf"^(?:(?P<article>Ein|Eine|Der|Die|Das)\s+)?{_NAME}\s+(?:ist|sind)\s+"
            r"(?=(?:ein|eine|der|die|das|jede|jeder|jedes)\s)"
        ),
        re.compile(
            rf"^(?:Unter|Mit)\s+(?P<article>)(?:(?:einem|einer|dem|der|den)\s+)?{_NAME}\s+"
            rf"(?:versteht|bezeichnet|meint)\s+man\s+{_DETERMINED}"
        ),
        re.compile(
            rf"^Als\s+(?P<article>){_NAME}\s+(?:bezeichnet|definiert)\s+man\s+{_DETERMINED}"
        ),
        re.compile(rf"^Als\s+(?P<article>){_NAME}\s+wird\s+{_DETERMINED}"),
    ),
    like=pattern(
        r"^(?:wie|ähnlich|gleich|dasselbe|derselbe|dieselbe|ein gute[rs]?|eine gute|ein wichtige[rs]?|eine wichtige"
        r"|ein beispiel|einer der|eine der|eines der|das beste|der beste|die beste|die meisten|der erste"
        r"|die erste|das erste|die einzige|der einzige|das einzige|ein teil|teil|ein häufige[rs]?"
        r"|eine häufige|ein weiterer|eine weitere|ein weiteres|eine andere|ein anderer|ein anderes"
        r"|die folge|das ergebnis|der grund|die ursache|eine art von|der fall|das ziel)\b"
    ),
    gerund=re.compile(r"(?:Das\s+)?[A-ZÄÖÜ][a-zäöüß]{3,}en\s"),
    head_stop=pattern(
        r"\b(?:von|vom|der|die|das|des|dem|den|deren|dessen|welche[rs]?|in|im|an|am|auf|für|zu|zum|zur|mit|bei|aus"
        r"|durch|zwischen|und|oder|ist|sind|wie|als|eines|einer)\b|[,;:(]"
    ),
    head_article=pattern(r"^(?:ein|eine|einen|einem|einer|der|die|das|den|jede[rs]?|alle)\s+"),
    around=(
        (
            re.compile(
                r"(?:Unter|Mit)\s+(?:(?:einem|einer|dem|der|den)\s+)?(?:Begriff\s+)?[„\"»]?"
            ),
            re.compile(r"[“\"«]?\s+(?:versteht|bezeichnet|meint)\s+man\s+(?=\S)"),
        ),
        (
            re.compile(r"Als\s+(?:ein(?:e|en)?\s+)?[„\"»]?"),
            re.compile(r"[“\"«]?\s+(?:bezeichnet\s+man|definiert\s+man|wird|werden)\s+(?=\S)"),
        ),
    ),
)
_HEADINGS = Headings(
    reference=r"glossar|wichtige begriffe|schlüsselbegriffe|literatur(?:verzeichnis|hinweise|angaben)?"
    r"|quellen(?:verzeichnis|angaben|nachweise?)?|bibliogra(?:f|ph)ie|weiterführende literatur"
    r"|(?:stich|sach|personen|namen)(?:wort)?(?:register|verzeichnis)|register|index|danksagung(?:en)?"
    r"|lizenz(?:en|hinweise?)?|impressum|bildnachweise?|abbildungsverzeichnis|tabellenverzeichnis"
    r"|abkürzungsverzeichnis|inhaltsverzeichnis",
    closing=r"(?:kapitel)?zusammenfassung|fazit|schluss(?:folgerungen?|wort)?|rückblick|wiederholung"
    r"|das wichtigste(?: in kürze)?|kernaussagen|merkpunkte|ausblick|quiz|.*\b(?:übungen|aufgaben)"
    r"|.*(?:übungs|kontroll|verständnis|wiederholungs)(?:fragen|aufgaben)",
    objectives=r"(?:lern)?ziele?|lernziele?(?: dieses kapitels)?|kompetenzen"
    r"|(?:in diesem (?:kapitel|abschnitt)|in dieser (?:lektion|einheit)) lernen sie\b.{0,60}"
    r"|(?:in diesem (?:kapitel|abschnitt)|in dieser (?:lektion|einheit)) lernst du\b.{0,60}"
    r"|(?:am ende|nach) (?:dieses|diesem|dieser) (?:kapitels?|abschnitts?|lektion|einheit).{0,80}"
    r"|was (?:sie|du) (?:lernen|lernst)(?: werden| wirst)?",
    keypoints=r"kernpunkte|kernaussagen|merkpunkte|das wichtigste(?: in kürze)?|wichtige punkte|merke",
    exercises=r"(?:\W*)(?:übungen|übung|aufgaben|übungsaufgaben|kontrollfragen|verständnisfragen"
    r"|wiederholungsfragen|prüfungsfragen|testen sie sich|teste dich|quiz|fragen|selbsttest)",
    answer=r"antwort(?:en)?|lösung(?:en)?|musterlösung",
    glossary=r"glossar|(?:wichtige |zentrale )?begriffe|schlüsselbegriffe|fachbegriffe|definitionen"
    r"|terminologie|vokabular|begriffserklärungen",
    numbering=r"kapitel|lektion|abschnitt|einheit|modul|teil",
    sources=r"literatur(?:verzeichnis|hinweise|angaben)?|quellen(?:verzeichnis|angaben|nachweise?)?|bibliogra(?:f|ph)ie|weiterführende literatur",
    index=r"(?:stich|sach|personen|namen)(?:wort)?(?:register|verzeichnis)|register|(?:abbildungs|tabellen|inhalts)verzeichnis",
    rights=r"danksagung(?:en)?|lizenz(?:en|hinweise?)?|impressum|bildnachweise?|widmung",
    generic="einleitung einführung vorwort überblick zusammenfassung fazit übungen übung aufgaben glossar literatur"
    " hintergrund beispiele beispiel anmerkungen wiederholung fragen quiz lernziele voraussetzungen grundlagen",
    boxes={
        "hinweis": "note",
        "anmerkung": "note",
        "bemerkung": "note",
        "info": "note",
        "wichtig": "important",
        "tipp": "tip",
        "achtung": "attention",
        "warnung": "warning",
        "vorsicht": "caution",
        "gefahr": "danger",
        "beispiel": "example",
        "übung": "exercise",
        "aufgabe": "exercise",
        "lösung": "solution",
        "antwort": "solution",
        "lernziele": "objectives",
        "kernpunkte": "keypoints",
        "merke": "keypoints",
        "frage": "question",
        "fragen": "questions",
        "zusammenfassung": "summary",
        "zitat": "quote",
    },
)
_SAYS = {
    "and": "und",
    "open": "„",
    "close": "“",
    "in_text": "Im Text: „{}“",
    "in_text_bare": "Im Text: {}",
    "in_text_list": "Im Text:\n\n{}",
    "by_definition": "Welcher Begriff ist so definiert: „{}“?",
    "by_code": "Was davon ist {}?",
    "by_purpose": "Was davon dient dazu: {}?",
    "by_gap": "Was passt in die Lücke?\n\n{}",
    "by_number": "Welche Zahl passt in die Lücke?\n\n{}",
    "by_list": "{} …\n\nWas davon zählt der Text dort auf?",
    "meaning": "Was bedeutet der Begriff „{}“?",
    "purpose": "Wozu dient {}?",
    "used_for": "{} dient dazu: {}.",
    "used_for_that": "Dazu dient {}.",
    "meaning_of": "Das ist die Bedeutung von „{}“.",
    "match": "Ordnen Sie jeder Definition ihren Begriff zu.",
    "match_purpose": "Ordnen Sie jedem Zweck zu, was ihm dient.",
    "why": "„{}.“ Warum ist das so?",
    "explain_term": "Erklären Sie den Begriff „{}“ mit eigenen Worten.",
    "explain_code": "Erklären Sie mit eigenen Worten, was {} ist.",
    "explain_purpose": "Erklären Sie mit eigenen Worten, wozu {} dient.",
    "steps": "{} Bringen Sie die Schritte in die richtige Reihenfolge.",
    "steps_of": "Bringen Sie die Schritte von „{}“ in die richtige Reihenfolge.",
    "lines": "Ordnen Sie die Zeilen so, dass das Programm Folgendes ausgibt:\n\n{}",
    "listed_under": "Das steht im Text unter: „{}“.",
    "number_only": "Geben Sie nur die Zahl ein.",
    "number_unit": "Geben Sie nur die Zahl ein ({}).",
    "answer": "Antwort: {}",
    "prints": "Es gibt `{}` aus.",
    "value": "Es ist `{}`.",
    "the_answer": "Die Antwort ist: {}",
    "ask_prints": "Was gibt das Programm aus?",
    "ask_value": "Welchen Wert hat das?",
    "other_prints": "Das gibt ein anderes Programm der Lektion aus.",
    "goal_define": "{} definieren",
    "goal_define_term": "den Begriff „{}“ definieren",
    "goal_distinguish": "{} und {} voneinander unterscheiden",
    "goal_recognise": "{} anhand einer Beschreibung erkennen",
    "goal_recall": "angeben, was {} ist",
    "goal_recall_for": "angeben, wozu {} dient",
    "goal_match": "{}, {} und weiteren Begriffen ihre Bedeutung zuordnen",
    "goal_order": "die Schritte ordnen",
    "goal_order_of": "die Schritte von „{}“ ordnen",
    "goal_lines": "die Zeilen eines Programms ordnen",
    "goal_list": "aufzählen, was zu „{}“ gehört",
    "goal_quantity": "angeben, welche Zahl hier stimmt: {}",
    "goal_why": "begründen: {}",
    "goal_ideas": "die Grundgedanken von „{}“ erklären",
    "goal_solve": "„{}“ lösen",
    "goal_exercises": "die Aufgaben lösen",
    "goal_prints": "vorhersagen, was ein Programm ausgibt",
    "goal_use": "den Begriff „{}“ anwenden",
    "goal_name": "`{1}` nennen",
    "goal_text": "wiedergeben, was die Lektion sagt",
    "quiz": "Quiz: {}",
    "objectives": "Lernziele",
    "outcomes": "Nach dieser Lektion können Sie",
    "keypoints": "Das Wichtigste",
    "exercise": "Aufgabe",
    "not_from_documents": "Nicht aus Ihren Dokumenten",
    "from_memory": "{} hat diese Lektion aus dem Gedächtnis geschrieben. Prüfen Sie die Angaben, bevor Sie sich auf sie verlassen.",
    "solution": "Lösung",
    "terms": "Wichtige Begriffe",
    "term": "Begriff",
    "meaning_column": "Bedeutung",
    "part": "{} (Teil {})",
    "part_of": "Teil {}: {}",
    "from_to": "{} bis {}",
    "introduction": "Einleitung",
    "reference": "Nachschlagen",
    "for": "Für: {}",
    "covers": "Behandelt {}.",
    "covers_more": "Behandelt {} und mehr.",
    "and_more": "{} und mehr",
    "other_name": "{} gehört auch zum Kurs; an dieser Stelle steht im Text {}.",
    "Note": "Hinweis",
    "Tip": "Tipp",
    "Hint": "Tipp",
    "Warning": "Warnung",
    "Caution": "Vorsicht",
    "Danger": "Gefahr",
    "Attention": "Achtung",
    "Important": "Wichtig",
    "Example": "Beispiel",
    "Summary": "Zusammenfassung",
    "Question": "Frage",
    "Questions": "Fragen",
    "Quotation": "Zitat",
    "Discussion": "Diskussion",
    "Checklist": "Checkliste",
    "More": "Mehr",
    "Before you start": "Voraussetzungen",
    "For instructors": "Für Lehrende",
    "told_goals": "Nach dieser Lektion können Sie {}.",
    "told_goals_more": "Sie können auch {}.",
    "told_of": "{} ({} von {})",
    "told_parts": "Diese Lektion hat {} Teile: {}.",
    "told_picture": "Das Bild zeigt: {}",
    "told_table_of": "Die Tabelle vergleicht {} nach {}.",
    "told_table": "Die Tabelle zeigt {} für {} Einträge.",
    "told_code": "Die Folie zeigt ein Programm in {}.",
    "told_lines": "Sieh dir die Folie an.",
    "told_output": "Die Folie zeigt, was das Programm ausgibt.",
    "told_formula": "Die Formel steht auf der Folie.",
    "told_as_formula": "Als Formel: {}.",
    "told_diagram": "Das Diagramm auf der Folie zeigt es.",
    "told_terms": "Die wichtigen Begriffe sind: {}.",
    "told_more": "Es gibt noch {} weitere.",
    "told_one_more": "Dazu kommt noch ein Punkt.",
    "told_check": "Prüfe dich selbst",
    "told_options": "Zur Wahl stehen: {}.",
    "told_whether": "Richtig oder falsch?",
    "told_true": "Richtig",
    "told_false": "Falsch",
    "told_gap": "Was gehört in die Lücke?",
    "told_answer": "Die Antwort lautet: {}",
    "told_recap": "Kurz gesagt",
    "told_noun_figure": "Bild",
    "told_noun_table": "Tabelle",
    "told_noun_code": "Programm",
    "told_noun_formula": "Formel",
    "told_noun_diagram": "Diagramm",
    "told_or": "oder",
}
_VERBS = {
    1: "definieren nennen angeben aufzählen auflisten zuordnen erkennen wiedergeben bezeichnen benennen"
    " identifizieren zitieren",
    2: "beschreiben erklären erläutern unterscheiden vergleichen zusammenfassen ordnen einordnen"
    " interpretieren darstellen klassifizieren veranschaulichen begründen",
    3: "anwenden berechnen bestimmen lösen ausführen durchführen erstellen zeichnen messen vorhersagen"
    " schätzen übersetzen umwandeln verwenden benutzen einsetzen ermitteln programmieren schreiben",
    4: "analysieren untersuchen zerlegen gliedern ableiten gegenüberstellen",
    5: "bewerten beurteilen einschätzen prüfen argumentieren rechtfertigen abwägen",
    6: "entwerfen entwickeln konstruieren gestalten planen formulieren bauen",
}
_TELLING = Telling(
    joins=any_word("aber und oder doch denn sondern"),
    firm=any_word("aber doch denn sondern"),
    subjects=any_word(
        "der die das ein eine es er sie wir ihr du man dies diese dieser dieses jede jeder jedes alle viele manche dabei dadurch daher dann dort damit so"
    ),
    asides=any_word(
        "der die das welche welcher welches weil obwohl während wobei sodass so_dass damit wenn falls wie indem zum_Beispiel z._B. etwa insbesondere"
    ),
    follows=any_word(
        "weil wenn wobei indem durch für mit aus bei zwischen gegen nach ohne mithilfe während als"
    ),
    fronts=any_word("in im auf bei beim an am unter trotz zur zum um seit nach vor anders_als"),
    pointing=pattern(
        r"\b(?:abbildung|abb\.|bild|tabelle|tab\.|kapitel|abschnitt|beispiel|anhang|seite|aufgabe|übung|gleichung|formel|folie)\s+\d"
        r"|\b(?:oben|unten|folgende[mnrs]?|obige[mnrs]?|wie folgt|vorherige[mnrs]?)\b"
        r"|\b(?:im|in|aus|siehe|s\.) (?:dem |der |den |diesem |dieser |nächsten |letzten |vorigen )?(?:kapitel|abschnitt|anhang|lektion|abbildung|tabelle|übung)\b"
        r"|\b(?:diese[rsm]?|nächste[rsn]?) (?:kapitel|abschnitt|lektion)\b"
        r"|\bklicken?\b"
    ),
    limits=any_word(
        "wenn falls sofern solange bis außer der die das den dem welche welcher welches"
    ),
    examples=any_word("wie etwa zum_Beispiel z._B. insbesondere einschließlich"),
    supposing=any_word(
        "angenommen stellen_Sie_sich stell_dir nehmen_wir nehmen_Sie betrachten_Sie betrachten_wir zum_Beispiel z._B. beispielsweise denken_Sie"
    ),
    referring=pattern(
        r"\b(?:diese[rsnm]?|dieses|jene[rsnm]?|solche[rsnm]?|hierbei|hierfür|hierzu|letztere[rsnm]?|erstere[rsnm]?)\b"
        r"|(?<!, )\b(?:dabei|dazu|davon|daraus|dadurch|darin|daran|dafür)\b(?!,)"
    ),
    presenting=any_word("hier folgende folgender folgendes"),
    doing=pattern(r"\S.*\s\S*(?:en|eln|ern)[.]?$|angeben, "),
)
LANGUAGE = Language(
    code="de",
    stopwords=frozenset(_STOPWORDS.split()),
    abbreviations=re.compile(
        r"(?:^|[\s(\[„“\"'])(?:z\. ?B|Z\. ?B|Z|d\. ?h|D\. ?h|Vgl|u\. ?a|o\. ?Ä|o\. ?ä|i\. ?d\. ?R|u\. ?U|v\. ?a|s\. ?o|s\. ?u|bzw|usw"
        r"|etc|ca|vgl|evtl|ggf|inkl|exkl|sog|bspw|Abb|Tab|Kap|Abschn|Bd|Aufl|Hrsg|hrsg|Nr|S|ff|f|Dr|Prof|Hr|Fr"
        r"|St|Str|Mio|Mrd|Jh|Jan|Feb|Apr|Aug|Sept|Okt|Nov|Dez|lat|griech|engl|franz|dt|allg|max|min|mind"
        r"|geb|gest|Art|Abs|Anm|Chr|z|d|u|[A-ZÄÖÜ])$"
    ),
    endings=(
        ("ungen", "ung"),
        ("heiten", "heit"),
        ("keiten", "keit"),
        ("schaften", "schaft"),
        ("innen", "in"),
        ("ern", ""),
        ("em", ""),
        ("en", ""),
        ("er", ""),
        ("es", ""),
        ("e", ""),
        ("n", ""),
        ("s", ""),
    ),
    wording=_WORDING,
    definitions=_DEFINITIONS,
    headings=_HEADINGS,
    says=_SAYS,
    telling=_TELLING,
    verbs=_VERBS,
    banned=frozenset(["verstehen", "wissen", "kennen", "lernen", "begreifen", "kennenlernen"]),
    units=r"%|Prozent|Grad(?: Celsius)?|Sekunden?|Minuten?|Stunden?|Tagen?|Tage|Wochen?|Monaten?|Monate|Meter[n]?"
    r"|Kilometer[n]?|Zentimeter[n]?|Millimeter[n]?|Gramm|Kilogramm|Tonnen?|Liter[n]?|Milliliter[n]?|Volt|Watt"
    r"|Ampere|Newton|Joule|Pascal|Bit|Byte|Zeichen",
    because=re.compile(
        r"^(?P<effect>[^,;:]{20,140}?),\s+(?:weil|da)\s+(?P<cause>[^;:]{15,200})[.!]$"
    ),
    procedure=pattern(
        r"\b(?:schritte?n?|verfahren|vorgehen|ablauf|vorgang|reihenfolge|phasen?|stufen|anleitung|rezept"
        r"|prozess|zyklus|wie folgt|nacheinander)\b"
    ),
    neutral={"ein": "ein(e)", "eine": "ein(e)"},
    subject=(
        (re.compile(r"^einen\b"), "ein"),
        (re.compile(r"^den\b"), "der"),
        (re.compile(r"^jeden\b"), "jeder"),
    ),
    nouns_capital=True,
    ordinal_dots=True,
    decimal_comma=True,
)
