"""Italian."""

from __future__ import annotations

import re

from .base import Definitions, Headings, Language, Telling, Wording, any_word, pattern

_STOPWORDS = """\
a abbastanza ad adesso agli ai al alcune alcuni alla alle allo allora altra altre altri altro anche
    ancora anzi appena attraverso avanti avendo avere aveva avevano avuto basta bene benché c che chi
    chiunque ci ciascuna ciascuno ciò cioè circa col come con contro così cui d da dagli dai dal dalla
    dalle dallo davanti degli dei del della delle dello dentro di dietro dopo dove dovrebbe due
    dunque durante e è ecco ed egli era erano essa esse essendo essere essi esso fa fare fatto fin finché
    fino forse fosse fra già gli ha hanno ho i il in infatti infine insieme intanto intorno invece io
    l la là le lei li lo loro lui lungo ma mai me meno mentre mi mia mie miei mio molta molte molti molto
    né neanche negli nei nel nella nelle nello nemmeno neppure nessuna nessuno niente noi non nostra
    nostre nostri nostro nulla o od ogni ognuno oltre oppure ora ovunque parecchi per perché perciò però
    più poca poche pochi poco poi poiché possono presso prima proprio può pure qua qual quale quali
    qualche qualcosa qualcuno quali quando quanta quante quanti quanto quasi quella quelle quelli quello
    questa queste questi questo qui quindi s sarà se sé sebbene secondo sei sempre senza si sia siano
    siete siamo solo solito sono sopra soprattutto sotto spesso sta stata state stati stato stessa
    stesse stessi stesso su sua subito sugli sui sul sulla sulle sullo suo suoi sue tale tali tanta
    tante tanti tanto te ti tra troppo tu tua tue tuo tuoi tutta tuttavia tutte tutti tutto un una uno
    v va verso vi via viene vengono voi vostra vostre vostri vostro deve devono"""
_VAGUE = """\
nota note esempio esempi suggerimento suggerimenti consiglio attenzione avviso importante risposta
    risposte soluzione soluzioni domanda domande esercizio esercizi riassunto indizio risultato
    risultati primo prima secondo seconda terzo terza ultimo ultima cosa cose modo modi parte parti
    tipo tipi caso casi idea idee problema problemi punto punti ragione ragioni scopo scopi passo passi
    termine termini parola parole sezione capitolo figura tabella regola regole mai sempre solo tutti
    nessuno sì no vero falso buono cattivo nuovo vecchio"""
_WORDING = Wording(
    asks_options=pattern(r"\b(?:di quest[ei]|(?:dei|delle|degli)(?: \w+)? seguenti)\b"),
    deictic=pattern(
        r"\b(?:quest[oaie]|quell[oaie]|quegli|quel|quei|qui|sopra|sotto|seguent[ei]|precedent[ei]"
        r"|precedentemente|suddett[oaie]|finora|quanto (?:visto|detto))\b|\bquest['’]|\bquell['’]"
        r"|\b(?:figura|fig\.|tabella|capitolo|sezione|esempio|appendice|pagina|esercizio|equazione)\s+\d"
        r"|\b(?:nel|nella|del|della|vedi|al) (?:capitolo|sezione|appendice|lezione|figura)\b"
    ),
    person=any_word(
        "noi nostro nostra nostri nostre ci io mi mio mia miei mie me abbiamo vediamo possiamo"
    ),
    reader=any_word("tu voi ti vi tuo tua tuoi tue vostro vostra vostri vostre puoi potete"),
    leaning=pattern(
        r"(?:ma|e|ed|o|oppure|quindi|perciò|pertanto|dunque|inoltre|infatti|tuttavia|però|invece|ciononostante"
        r"|allora|poi|infine|anche|ancora|così|cioè|ossia|ad esempio|per esempio|in altre parole|in pratica"
        r"|di conseguenza|d['’]altra parte|al contrario|analogamente|allo stesso modo|qui|lì|perché|poiché"
        r"|siccome|dato che|sebbene|benché|mentre|quando|se|esso|essa|essi|esse|lui|lei|loro|egli|suo|sua|suoi"
        r"|sue|quest[oaie]|quell[oaie]|ciò|altr[oaie]|alcun[ie]|molt[ie]|entramb[ie]|uno|due|tre|prima di tutto"
        r"|innanzitutto|in primo luogo|in secondo luogo|ricorda|ricordate|nota|notate|considera|consideriamo"
        r"|supponiamo|immagina|vediamo|vedi|con|come|in questo caso|in tal caso|si noti|la maggior parte"
        r"|(?:il|la) (?:primo|prima|secondo|seconda|terzo|terza|ultimo|ultima|stesso|stessa|seguente))(?!\w)"
    ),
    vague_terms=frozenset(_VAGUE.split()),
    clause=any_word(
        "è sono era erano essere può possono deve devono ha hanno non mai tu voi noi io esso essa questo questa"
        " che chi cosa perché come quando se"
    ),
    absolute=any_word(
        "sempre mai tutti tutte nessuno nessuna solo soltanto esclusivamente ogni deve completamente"
    ),
    frequency=any_word(
        "spesso talvolta generalmente frequentemente raramente solitamente occasionalmente"
    ),
    negative=any_word("non mai nessuno nessuna nessun né senza niente nulla"),
    bound=re.compile(
        r"(?:Il|Lo|La|I|Gli|Le|Ora|Poi|Qui|Ogni|Tutti|Tutte|Nostr[oaie])\s|L['’]"
        r"|(?:Aggiungi|Cambia|Copia|Crea|Apri|Clicca|Inserisci|Esegui|Scegli|Salva)\b"
    ),
    contrast=("A differenza", "Mentre", "Al contrario"),
)
_DET = r"(?:un|uno|una|il|lo|la|i|gli|le|ogni|qualsiasi|qualunque|tutti|tutte)\s|l['’]|un['’]"
_NAME = r"(?P<name>[^\W\d_][\w’'-]*(?:\s(?!un\s|una\s|uno\s|il\s|la\s|lo\s|è\s)[\w’'-]+){0,3}?)"
_ART = r"(?:(?:un|uno|una|il|lo|la|i|gli|le)\s+|l['’]|un['’])"
_DEFINITIONS = Definitions(
    leading=pattern(rf"^[\s.,:;«]*{_ART}?"),
    article=pattern(r"(?:(un|uno|una|il|lo|la|i|gli|le)\s+|(l['’]|un['’]))$"),
    opening=pattern(rf"(?:(?:In|Nella?|Nel|Per)\s[^,]{{2,40}},\s+)?{_ART}?"),
    verb=re.compile(
        r"(?:\s*\([^()]{1,40}\))?(?:,?\s+(?:anche|o|detto anche|detta anche|chiamat[oa] anche)\s+[^,]{1,60},?)?,?\s+"
        r"(è|sono|indica|indicano|significa|si definisce come|è definit[oa] come|sono definit[ie] come|designa"
        r"|descrive)\s+(?:semplicemente\s+)?(?=\S)"
    ),
    determiner=pattern(
        r"(?:(?:un|uno|una|il|lo|la|i|gli|le|ogni|qualsiasi|qualunque|tutti|tutte|ciò che|qualcosa)\b|l['’]|un['’])"
    ),
    differentia=re.compile(
        r"(?:[\w’'-]+\s+){0,3}[\w’'-]+\s+(?:che|di|del|dello|della|dei|degli|delle|per|in|con|da|dal|dalla|cui"
        r"|formato|formata|usat[oaie])\b|(?:[\w’'-]+\s+){0,3}dell['’]"
    ),
    going_on=re.compile(
        r"[,;:]\s+(?:e|ma|quindi|perché|poiché|mentre|sebbene|benché|non|però)\s|\s--+\s|\s[–—]\s|; "
    ),
    called=(
        pattern(
            r"^(?P<subject>.{12,220}?),?\s+(?:(?:è|sono|viene|vengono)\s+(?:anche\s+)?(?:dett[oaie]|chiamat[oaie]"
            r"|denominat[oaie]|definit[oaie]|not[oaie]\s+come)|si\s+(?:chiama|chiamano|dice|definisce)"
            rf"|prende\s+il\s+nome\s+di)\s+{_ART}?[«“\"]?$"
        ),
    ),
    after_called=re.compile(r"\s?(?:\([A-Z][A-Za-z0-9]{0,9}\))?[\s.!)\"”»’]*"),
    apposition=pattern(r",\s+(?:cioè|ossia|ovvero|vale a dire)()\s+(?=" + _DET + ")"),
    plain=(
        re.compile(
            r"^(?:In [\w' ’-]{2,30}, )?(?P<article>(?:[Uu]n[oa]?|[Ii]l|[Ll][oae]|[Ii]|[Gg]li)\s|[Ll]['’]|[Uu]n['’])"
            r"(?P<name>[^\W\d_][\w’'-]*(?:\s[\w’'-]+){0,3}?)\s+(?:è|sono|indica)\s+"
            rf"(?={_DET})"
        ),
        re.compile(
            rf"^Si\s+(?:chiama|chiamano|dice|definisce|definiscono)\s+(?P<article>){_NAME}\s+(?={_DET})"
        ),
        re.compile(rf"^Per\s+(?P<article>){_NAME}\s+si\s+intende\s+(?={_DET})"),
    ),
    like=pattern(
        r"^(?:come|simile|lo stesso|la stessa|un buon[oa]?|una buona|un important[ei]|un esempio|un[oa]? de(?:i|gli|lle)"
        r"|il migliore|la migliore|(?:il|la) più (?:importante|conosciut[oa]|comune|semplice|frequente)|il primo|la prima|l['’]unic[oa]|il solo|un altro|un['’]altra|una parte"
        r"|il caso|una sorta|il risultato|la ragione|la causa|lo scopo)(?!\w)"
    ),
    gerund=re.compile(r"[A-ZÀ-Ý][\wà-ÿ]{2,}(?:are|ere|ire)\s"),
    head_stop=pattern(
        r"\b(?:di|del|dello|della|dei|degli|delle|che|cui|in|nel|nella|su|per|a|al|alla|con|da|dal|dalla|tra|fra|e|o"
        r"|è|sono|come|quando|dove|formato|formata|usat[oaie])\b|\bdell['’]|[,;:(]"
    ),
    head_article=pattern(
        rf"^(?:{_ART}|(?:ogni|qualsiasi|tutti|tutte)\s+)(?:insieme (?:di|dei|delle)\s+)?"
    ),
    around=(
        (
            re.compile(rf"Si\s+(?:chiama|chiamano|dice|definisce|definiscono)\s+{_ART}?[«“\"]?"),
            re.compile(r"[»”\"]?,?\s+(?=" + _DET + ")"),
        ),
        (
            re.compile(rf"(?:Per|Con)\s+(?:il\s+termine\s+)?{_ART}?[«“\"]?"),
            re.compile(r"[»”\"]?,?\s+si\s+(?:intende|indica)\s+(?=\S)"),
        ),
    ),
)
_HEADINGS = Headings(
    reference=r"glossario|(?:termini|parole)[ -]chiave|bibliografia|riferimenti(?: bibliografici)?|fonti"
    r"|per approfondire|letture consigliate|indice(?: analitico| dei nomi)?|ringraziamenti|licenz[ae]|crediti"
    r"|colophon|sommario|note legali|indice delle figure",
    closing=r"riassunto|riepilogo|conclusion[ei]|sintesi|in breve|in sintesi|punti chiave|da ricordare|quiz"
    r"|.*\besercizi|.*domande di (?:ripasso|verifica|comprensione)",
    objectives=r"obiettivi?(?: di apprendimento| della lezione| del capitolo| formativi)?|competenze"
    r"|in quest[oa] (?:capitolo|lezione|sezione|unità),? (?:imparerai|imparerete|imparerà)\b.{0,60}"
    r"|al termine di quest[oa] (?:capitolo|lezione|sezione|unità).{0,80}"
    r"|alla fine di quest[oa] (?:capitolo|lezione|sezione|unità).{0,80}|(?:che )?cosa imparerai",
    keypoints=r"punti chiave|idee chiave|da ricordare|concetti chiave|in sintesi",
    exercises=r"(?:\W*)(?:esercizi|esercizio|domande(?: di (?:ripasso|verifica|comprensione))?|problemi|quiz|attività"
    r"|mettiti alla prova|verifica le tue conoscenze|autovalutazione)",
    answer=r"rispost[ae]|soluzion[ei]",
    glossary=r"glossario|(?:termini|parole|concetti)[ -]chiave|definizion[ei]|terminologia|vocabolario|lessico",
    numbering=r"capitolo|lezione|sezione|unità|modulo|parte",
    sources=r"bibliografia|riferimenti bibliografici|fonti|letture consigliate",
    index=r"indice(?: analitico| dei nomi| delle figure)?",
    rights=r"ringraziamenti|licenz[ae]|crediti|colophon|note legali|dedica",
    generic="introduzione prefazione panoramica riassunto riepilogo conclusione conclusioni esercizi esercizio glossario"
    " riferimenti contesto esempi esempio note ripasso domande quiz obiettivi prerequisiti risorse basi",
    boxes={
        "nota": "note",
        "osservazione": "note",
        "importante": "important",
        "suggerimento": "tip",
        "consiglio": "tip",
        "attenzione": "attention",
        "avviso": "warning",
        "avvertenza": "warning",
        "pericolo": "danger",
        "esempio": "example",
        "esercizio": "exercise",
        "soluzione": "solution",
        "risposta": "solution",
        "obiettivi": "objectives",
        "punti chiave": "keypoints",
        "da ricordare": "keypoints",
        "domanda": "question",
        "domande": "questions",
        "riassunto": "summary",
        "citazione": "quote",
    },
)
_SAYS = {
    "and": "e",
    "open": "«",
    "close": "»",
    "in_text": "Nel testo: «{}»",
    "in_text_bare": "Nel testo: {}",
    "in_text_list": "Nel testo:\n\n{}",
    "by_definition": "Quale termine ha questa definizione: «{}»?",
    "by_code": "Quale di questi è {}?",
    "by_purpose": "Quale di questi serve a {}?",
    "by_gap": "Che cosa completa la frase?\n\n{}",
    "by_number": "Quale numero completa la frase?\n\n{}",
    "by_list": "{} …\n\nQuali di questi elementi elenca il testo in quel punto?",
    "meaning": "Che cosa significa il termine «{}»?",
    "purpose": "A che cosa serve {}?",
    "used_for": "{} serve a {}.",
    "used_for_that": "A questo serve {}.",
    "meaning_of": "È la definizione di «{}».",
    "match": "Abbina ogni definizione al suo termine.",
    "match_purpose": "Abbina ogni scopo a ciò che serve per raggiungerlo.",
    "why": "«{}.» Perché è così?",
    "explain_term": "Spiega il termine «{}» con parole tue.",
    "explain_code": "Spiega con parole tue che cos'è {}.",
    "explain_purpose": "Spiega con parole tue a che cosa serve {}.",
    "steps": "{} Metti i passaggi nell'ordine giusto.",
    "steps_of": "Metti nell'ordine giusto i passaggi di «{}».",
    "lines": "Metti in ordine le righe, in modo che il programma stampi:\n\n{}",
    "listed_under": "Il testo lo elenca sotto: «{}».",
    "number_only": "Scrivi soltanto il numero.",
    "number_unit": "Scrivi soltanto il numero ({}).",
    "answer": "Risposta: {}",
    "prints": "Stampa `{}`.",
    "value": "È `{}`.",
    "the_answer": "La risposta è: {}",
    "ask_prints": "Che cosa stampa il programma?",
    "ask_value": "Qual è il valore?",
    "other_prints": "Lo stampa un altro programma della lezione.",
    "goal_define": "definire: {}",
    "goal_define_term": "definire il termine «{}»",
    "goal_distinguish": "distinguere questi termini: {} e {}",
    "goal_recognise": "riconoscere da una descrizione: {}",
    "goal_recall": "dire che cos'è {}",
    "goal_recall_for": "dire a che cosa serve {}",
    "goal_match": "abbinare al loro significato: {}, {} e altri termini",
    "goal_order": "ordinare i passaggi",
    "goal_order_of": "ordinare i passaggi di «{}»",
    "goal_lines": "ordinare le righe di un programma",
    "goal_list": "elencare ciò che appartiene a «{}»",
    "goal_quantity": "indicare una quantità: {}",
    "goal_why": "spiegare perché {}",
    "goal_ideas": "spiegare le idee principali di «{}»",
    "goal_solve": "risolvere «{}»",
    "goal_exercises": "risolvere gli esercizi",
    "goal_prints": "prevedere che cosa stampa un programma",
    "goal_use": "usare il termine «{}»",
    "goal_name": "indicare `{1}`",
    "goal_text": "riferire ciò che dice la lezione",
    "quiz": "Quiz: {}",
    "objectives": "Obiettivi",
    "outcomes": "Dopo questa lezione saprai",
    "keypoints": "Punti chiave",
    "exercise": "Esercizio",
    "not_from_documents": "Non dai vostri documenti",
    "from_memory": "{} ha scritto questa lezione a memoria. Verificate i fatti prima di farvi affidamento.",
    "solution": "Soluzione",
    "terms": "Termini chiave",
    "term": "Termine",
    "meaning_column": "Significato",
    "part": "{} (parte {})",
    "part_of": "Parte {}: {}",
    "from_to": "Da «{}» a «{}»",
    "introduction": "Introduzione",
    "reference": "Riferimenti",
    "for": "Per: {}",
    "covers": "Argomenti: {}.",
    "covers_more": "Argomenti: {} e altro.",
    "and_more": "{} e altro",
    "other_name": "Anche {} fa parte del corso; qui il testo dice {}.",
    "Note": "Nota",
    "Tip": "Suggerimento",
    "Hint": "Suggerimento",
    "Warning": "Avviso",
    "Caution": "Cautela",
    "Danger": "Pericolo",
    "Attention": "Attenzione",
    "Important": "Importante",
    "Example": "Esempio",
    "Summary": "Riassunto",
    "Question": "Domanda",
    "Questions": "Domande",
    "Quotation": "Citazione",
    "Discussion": "Discussione",
    "Checklist": "Lista di controllo",
    "More": "Altro",
    "Before you start": "Prerequisiti",
    "For instructors": "Per i docenti",
    "told_goals": "Dopo questa lezione saprai {}.",
    "told_goals_more": "Saprai anche {}.",
    "told_of": "{} ({} di {})",
    "told_parts": "Questa lezione ha {} parti: {}.",
    "told_picture": "L'immagine mostra: {}",
    "told_table_of": "La tabella confronta {} per {}.",
    "told_table": "La tabella mostra {} per {} voci.",
    "told_code": "La diapositiva mostra un programma in {}.",
    "told_lines": "Guarda la diapositiva.",
    "told_output": "La diapositiva mostra ciò che il programma stampa.",
    "told_formula": "La formula è sulla diapositiva.",
    "told_as_formula": "Come formula: {}.",
    "told_diagram": "Il diagramma sulla diapositiva lo mostra.",
    "told_terms": "I termini chiave sono: {}.",
    "told_more": "Ce ne sono altri {}.",
    "told_one_more": "Ce n'è ancora uno.",
    "told_check": "Verifica ciò che sai",
    "told_options": "Scegli: {}.",
    "told_whether": "Vero o falso?",
    "told_true": "Vero",
    "told_false": "Falso",
    "told_gap": "Che cosa manca?",
    "told_answer": "La risposta è: {}",
    "told_recap": "In breve",
    "told_noun_figure": "immagine",
    "told_noun_table": "tabella",
    "told_noun_code": "programma",
    "told_noun_formula": "formula",
    "told_noun_diagram": "diagramma",
    "told_or": "o",
}
_VERBS = {
    1: "definire nominare citare identificare riconoscere elencare indicare dire abbinare associare riferire"
    " ricordare enunciare",
    2: "descrivere spiegare distinguere confrontare riassumere interpretare illustrare classificare ordinare"
    " parafrasare presentare",
    3: "applicare calcolare determinare risolvere usare utilizzare eseguire disegnare misurare prevedere stimare"
    " tradurre convertire scrivere realizzare dimostrare programmare",
    4: "analizzare esaminare scomporre organizzare collegare dedurre",
    5: "valutare giudicare criticare giustificare difendere argomentare",
    6: "progettare creare costruire elaborare formulare pianificare redigere sviluppare",
}
_TELLING = Telling(
    joins=any_word("ma e ed o oppure però"),
    firm=any_word("ma però"),
    subjects=pattern(
        r"(?<!\w)(?:(?:il|lo|la|i|gli|le|un|uno|una|esso|essa|essi|esse|egli|lui|lei|loro|questo|questa|ciò|ogni|tutti|tutte|alcuni|molti|si)(?!\w)|[lc]['’]|c['’]è)"
    ),
    asides=pattern(
        r"(?<!\w)(?:che(?!\w)|chi(?!\w)|cui(?!\w)|il\s+quale(?!\w)|la\s+quale(?!\w)|dove(?!\w)|perché(?!\w)|poiché(?!\w)|sebbene(?!\w)|benché(?!\w)|mentre(?!\w)|se(?!\w)|quando(?!\w)|come(?!\w)|ad\s+esempio(?!\w)|per\s+esempio(?!\w)|soprattutto(?!\w)|in\s+modo\s+che(?!\w))"
    ),
    follows=pattern(
        r"(?<!\w)(?:che(?!\w)|dove(?!\w)|perché(?!\w)|quando(?!\w)|mentre(?!\w)|per(?!\w)|con(?!\w)|tra(?!\w)|fra(?!\w)|contro(?!\w)|dopo(?!\w)|prima(?!\w)|senza(?!\w)|durante(?!\w)|mediante(?!\w)|secondo(?!\w))"
    ),
    fronts=any_word("in nel nella nei su sul a al sotto di da dal"),
    pointing=pattern(
        r"\b(?:figura|fig\.|tabella|capitolo|sezione|esempio|appendice|pagina|esercizio|equazione|diapositiva)\s+\d"
        r"|\b(?:sopra|sotto|seguent[ei]|precedent[ei]|suddett[oaie])\b"
        r"|\b(?:nel|nella|del|della|vedi|al|in questo|in questa) (?:prossim[oa] )?(?:capitolo|sezione|appendice|lezione|figura|tabella|esercizio)\b"
        r"|\bquest[oa] (?:capitolo|sezione|lezione|figura)\b"
        r"|\bclicca(?:re)?\b"
    ),
    limits=any_word("se quando salvo tranne a_meno finché fino"),
    examples=any_word("come ad_esempio per_esempio soprattutto compresi comprese"),
    supposing=any_word(
        "supponiamo supponi supponga immagina immagini immaginiamo considera consideri consideriamo pensa pensi ad_esempio per_esempio prendiamo"
    ),
    referring=pattern(r"\b(?:quest[oaie]|quel|quell[ae]|quegli|tal[ei])\b|\bciò\b(?! che\b)"),
    presenting=any_word("ecco qui"),
    doing=pattern(r"\w+(?:are|ere|ire|arsi|ersi|irsi|rre)(?:\s|:)"),
)
LANGUAGE = Language(
    code="it",
    stopwords=frozenset(_STOPWORDS.split()),
    abbreviations=re.compile(
        r"(?:^|[\s(\[«“\"'’])(?:p\. ?es|ad es|es|ecc|etc|cfr|cf|ca|fig|figg|tab|cap|capp|sez|art|artt|vol|voll|ed|pag"
        r"|pagg|p|pp|n|nn|sig|sigg|dott|prof|ing|avv|on|S|a\.C|d\.C|max|min|[A-ZÀ-Ý])$"
    ),
    endings=(
        ("zioni", "zion"),
        ("zione", "zion"),
        ("mente", ""),
        ("chi", "c"),
        ("che", "c"),
        ("ghi", "g"),
        ("ghe", "g"),
        ("ii", ""),
        ("io", ""),
        ("ia", ""),
        ("ie", ""),
        ("i", ""),
        ("e", ""),
        ("o", ""),
        ("a", ""),
    ),
    wording=_WORDING,
    definitions=_DEFINITIONS,
    headings=_HEADINGS,
    says=_SAYS,
    telling=_TELLING,
    verbs=_VERBS,
    banned=frozenset(["capire", "comprendere", "sapere", "conoscere", "imparare"]),
    units=r"%|per cento|grad[oi](?: Celsius)?|second[oi]|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|metr[oi]"
    r"|chilometr[oi]|centimetr[oi]|millimetr[oi]|gramm[oi]|chilogramm[oi]|tonnellat[ae]|litr[oi]|millilitr[oi]"
    r"|volt|watt|ampere|newton|joule|pascal|bit|byte|caratter[ei]",
    because=re.compile(
        r"^(?P<effect>[^,;:]{20,140}?),?\s+(?:perché|poiché)\s+(?P<cause>[^;:]{15,200})[.!]$"
    ),
    procedure=pattern(
        r"\b(?:passagg[io]+|passi|fas[ei]|metodo|procedura|procedimento|processo|ordine|sequenza|ciclo|ricetta"
        r"|protocollo|come segue)\b"
    ),
    elision=re.compile(
        r"^(?:l|un|d|c|s|m|t|v|all|dall|dell|nell|sull|coll|quest|quell|tutt|bell|com|dov|cos|senz)'(?=\w)"
    ),
    neutral={"un": "un(a)", "uno": "un(a)", "una": "un(a)", "un'": "un(a) ", "un’": "un(a) "},
    head_first=True,
    decimal_comma=True,
)
