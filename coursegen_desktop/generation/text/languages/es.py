"""Spanish."""

from __future__ import annotations

import re

from .base import Definitions, Headings, Language, Telling, Wording, any_word, pattern

_STOPWORDS = """\
a además al algo alguien algún alguna algunas alguno algunos ambas ambos ante antes aquel aquella
    aquellas aquellos aquí así aun aún aunque bajo bastante bien cabe cada casi cierta ciertas cierto
    ciertos como cómo con contra cual cuál cuales cualquier cualquiera cuando cuándo cuanto de debe
    deben debido del demás dentro desde después donde dónde dos durante e el él ella ellas ellos en
    encima entonces entre era eran es esa esas ese eso esos esta está están estas este esto estos fue
    fueron gracias ha había habían haber hace hacen hacer hacia han hasta hay he incluso jamás junto
    la las le les lo los luego más me mediante mejor menos mi mientras mis misma mismas mismo mismos
    mucha muchas mucho muchos muy nada nadie ni ningún ninguna ninguno no nos nosotros nuestra nuestras
    nuestro nuestros nunca o ocurre os otra otras otro otros para pero poca pocas poco pocos por porque
    posible primero pronto pueda puede pueden pues que qué quien quién quienes quizás se sea sean según
    ser será si sí siempre sin sino sobre solamente solo sólo son su sus suele tal tales también tampoco
    tan tanta tantas tanto tantos te tener tiene tienen toda todas todavía todo todos tras tu tú tus u
    un una unas uno unos usted ustedes va van varias varios veces vez y ya yo sido siendo cuyo cuya
    cuyos cuyas"""
_VAGUE = """\
nota notas ejemplo ejemplos consejo consejos advertencia aviso importante respuesta respuestas
    solución soluciones pregunta preguntas ejercicio ejercicios resumen pista precaución atención
    resultado resultados primero primera segundo segunda tercero tercera último última cosa cosas forma
    formas manera parte partes tipo tipos caso casos idea ideas problema problemas punto puntos razón
    razones objetivo objetivos paso pasos término términos palabra palabras sección capítulo figura tabla
    regla reglas mismo no nunca siempre solo todos ninguno sí verdadero falso bueno malo nuevo viejo"""
_WORDING = Wording(
    asks_options=pattern(r"\b(?:de est[ao]s|de (?:los|las)(?: \w+)? siguientes)\b"),
    deictic=pattern(
        r"\b(?:est[eaos]s?|estos|estas|es[aeo]s?|esos|esas|aquel(?:la|los|las)?|aquí|arriba|abajo|anterior(?:es)?"
        r"|anteriormente|siguientes?|mencionad[oa]s?|hasta ahora|como (?:vimos|hemos visto))\b(?<!\bes)"
        r"|\b(?:figura|fig\.|tabla|capítulo|sección|ejemplo|apéndice|anexo|página|ejercicio|ecuación)\s+\d"
        r"|\b(?:en|de|ver|véase) (?:el |la )?(?:capítulo|sección|apéndice|anexo|lección|figura)\b"
    ),
    person=any_word(
        "nosotros nuestro nuestra nuestros nuestras nos yo me mi mis hemos vemos podemos vamos"
    ),
    reader=any_word("tú tu tus usted ustedes te vosotros vuestro vuestra puedes podéis"),
    leaning=pattern(
        r"(?:pero|y|e|o|u|así|así que|por tanto|por lo tanto|por eso|por ello|luego|entonces|además|también|tampoco"
        r"|sin embargo|no obstante|en cambio|al contrario|por el contrario|por otro lado|por otra parte|por un lado"
        r"|en efecto|de hecho|es decir|o sea|por ejemplo|en otras palabras|en resumen|en consecuencia|de este modo"
        r"|de la misma manera|asimismo|finalmente|primero|después|ahora|todavía|aún|aquí|ahí|allí|porque|ya que"
        r"|puesto que|como|aunque|mientras|cuando|si|él|ella|ellos|ellas|ello|su|sus|est[aeo]s?|estos|es[aeo]s?|esos"
        r"|aquel(?:la|los|las)?|otr[oa]s?|algun[oa]s|much[oa]s|amb[oa]s|vari[oa]s|un[oa] de ellos|dos|tres"
        r"|en primer lugar|en segundo lugar|recuerda|recuerde|nota|observa|observe|considera|considere|supongamos"
        r"|imagina|veamos|ver|con|en este caso|en ese caso|la mayoría"
        r"|(?:el|la) (?:primer|primera|primero|segundo|segunda|tercero|último|última|mismo|misma|siguiente|otro))(?!\w)"
    ),
    vague_terms=frozenset(_VAGUE.split()),
    clause=any_word(
        "es son era eran ser está están puede pueden debe deben tiene tienen ha han no nunca tú usted nosotros yo"
        " él ella ello esto este esta que quien qué cómo cuando si"
    ),
    absolute=any_word(
        "siempre nunca todos todas ninguno ninguna solo solamente únicamente cada debe completamente"
    ),
    frequency=any_word(
        "frecuentemente generalmente normalmente habitualmente raramente ocasionalmente a_veces a_menudo"
    ),
    negative=any_word("no nunca jamás ningún ninguno ninguna ni sin nada nadie tampoco"),
    bound=re.compile(
        r"(?:El|La|Los|Las|Ahora|Luego|Aquí|Cada|Todos|Todas|Nuestr[oa]s?)\s"
        r"|(?:Añade|Cambia|Copia|Crea|Abre|Haz|Introduce|Ejecuta|Elige|Guarda)\b"
    ),
    contrast=("A diferencia", "Mientras que", "Al contrario"),
)
_DET = r"(?:un|una|unos|unas|el|la|los|las|lo|todo|toda|todos|todas|cada|cualquier)\s"
_NAME = r"(?P<name>[^\W\d_][\w-]*(?:\s(?!un\s|una\s|el\s|la\s|lo\s|al\s|a\s|es\s)[\w-]+){0,3}?)"
_ART = r"(?:(?:un|una|unos|unas|el|la|los|las)\s+)"
_DEFINITIONS = Definitions(
    leading=pattern(rf"^[\s.,:;«]*{_ART}?"),
    article=pattern(r"(?:(un|una|unos|unas|el|la|los|las)\s+)$"),
    opening=pattern(rf"(?:(?:En|Para)\s[^,]{{2,40}},\s+)?{_ART}?"),
    verb=re.compile(
        r"(?:\s*\([^()]{1,40}\))?(?:,?\s+(?:también|o)\s+[^,]{1,60},?)?,?\s+"
        r"(es|son|significa|se refiere a|se define como|se definen como|designa|consiste en|describe)\s+"
        r"(?:simplemente\s+)?(?=\S)"
    ),
    determiner=pattern(
        r"(?:un|una|unos|unas|el|la|los|las|lo que|todo|toda|todos|todas|cada|cualquier|aquello que|algo)\b"
    ),
    differentia=re.compile(
        r"(?:[\w-]+\s+){0,3}[\w-]+\s+(?:que|de|del|para|en|con|por|donde|cuyo|cuya|formad[oa]s?|usad[oa]s?"
        r"|utilizad[oa]s?)\b"
    ),
    going_on=re.compile(
        r"[,;:]\s+(?:y|pero|sino|porque|mientras que|aunque|ya que|así que|por lo que|no)\s|\s--+\s|\s[–—]\s|; "
    ),
    called=(
        pattern(
            r"^(?P<subject>.{12,220}?),?\s+(?:se\s+(?:llama|llaman|denomina|denominan|conoce\s+como|conocen\s+como)"
            r"|(?:es|son)\s+(?:llamad[oa]s?|denominad[oa]s?|conocid[oa]s?\s+como)|recibe\s+el\s+nombre\s+de"
            rf"|reciben\s+el\s+nombre\s+de)\s+{_ART}?[«“\"]?$"
        ),
    ),
    after_called=re.compile(r"\s?(?:\([A-Z][A-Za-z0-9]{0,9}\))?[\s.!)\"”»]*"),
    apposition=pattern(r",\s+(?:es decir|o sea)(),?\s+(?=" + _DET + ")"),
    plain=(
        re.compile(
            r"^(?:En [\w -]{2,30}, )?(?P<article>(?:[Uu]n[ao]?s?|[Ee]l|[Ll][ao]s?)\s)"
            r"(?P<name>[^\W\d_][\w-]*(?:\s[\w-]+){0,3}?)\s+(?:es|son)\s+"
            rf"(?={_DET})"
        ),
        re.compile(
            rf"^Se\s+(?:llama|denomina|conoce\s+como)\s+(?P<article>){_NAME}\s+(?:al?\s+)?(?={_DET}|al\s)"
        ),
        re.compile(rf"^Se\s+entiende\s+por\s+(?P<article>){_NAME}\s+(?={_DET})"),
        re.compile(rf"^Por\s+(?P<article>){_NAME}\s+se\s+entiende\s+(?={_DET})"),
    ),
    like=pattern(
        r"^(?:como|similar|parecid[oa]|el mismo|la misma|lo mismo|un buen[oa]?|una buena|un[a]? importante|un ejemplo"
        r"|un[oa] de los|una de las|el mejor|la mejor|(?:el|la) más (?:importante|conocid[oa]|común|simple|sencill[oa]|frecuente)|el primero?|la primera|el único|la única|un[a]? otr[oa]"
        r"|una parte|parte|el caso|una especie|el resultado|la razón|la causa|el objetivo)\b"
    ),
    gerund=re.compile(r"[A-ZÁÉÍÓÚÑ][\wáéíóúñ]{2,}(?:ar|er|ir)\s"),
    head_stop=pattern(
        r"\b(?:de|del|que|quien|en|sobre|para|a|al|con|por|entre|y|o|es|son|como|cuando|donde|cuyo|cuya"
        r"|formad[oa]s?|usad[oa]s?|utilizad[oa]s?)\b|[,;:(]"
    ),
    head_article=pattern(
        rf"^(?:{_ART}|(?:lo|todo|toda|todos|cada|cualquier)\s+)(?:conjunto de\s+)?"
    ),
    around=(
        (
            re.compile(rf"Se\s+(?:llama|denomina|conoce\s+como|define\s+como)\s+{_ART}?[«“\"]?"),
            re.compile(r"[»”\"]?,?\s+(?:a\s+)?(?=" + _DET + "|al\\s)"),
        ),
        (
            re.compile(rf"(?:Se\s+entiende\s+por|Llamamos|Denominamos)\s+{_ART}?[«“\"]?"),
            re.compile(r"[»”\"]?,?\s+(?:a\s+)?(?=" + _DET + "|al\\s)"),
        ),
        (re.compile(rf"Por\s+{_ART}?[«“\"]?"), re.compile(r"[»”\"]?,?\s+se\s+entiende\s+(?=\S)")),
    ),
)
_HEADINGS = Headings(
    reference=r"glosario|(?:términos|palabras|conceptos)[ -]clave|bibliografía|referencias(?: bibliográficas)?|fuentes"
    r"|lecturas (?:recomendadas|adicionales)|para saber más|índice(?: analítico| alfabético| de figuras)?"
    r"|agradecimientos|licencias?|créditos|colofón|aviso legal|contenidos?",
    closing=r"resumen|conclusi(?:ón|ones)|recapitulación|repaso|en breve|puntos clave|ideas clave|para recordar|quiz"
    r"|.*\bejercicios|.*preguntas de (?:repaso|comprensión)",
    objectives=r"objetivos?(?: de aprendizaje| de la lección| del capítulo)?|competencias"
    r"|en est[ea] (?:capítulo|lección|sección|unidad),? (?:aprenderás|aprenderá)\b.{0,60}"
    r"|al (?:final|finalizar|terminar)(?: de)? est[ea] (?:capítulo|lección|sección|unidad).{0,80}"
    r"|(?:lo )?qué? (?:aprenderás|aprenderá|vas a aprender)",
    keypoints=r"puntos clave|ideas clave|para recordar|conceptos clave|lo esencial",
    exercises=r"(?:\W*)(?:ejercicios?|preguntas(?: de (?:repaso|comprensión))?|problemas|cuestionario|quiz|actividades"
    r"|comprueba tus conocimientos|ponte a prueba|autoevaluación|práctica)",
    answer=r"respuestas?|soluci(?:ón|ones)",
    glossary=r"glosario|(?:términos|palabras|conceptos)[ -]clave|definici(?:ón|ones)|terminología|vocabulario",
    numbering=r"capítulo|lección|sección|unidad|módulo|parte|tema",
    sources=r"bibliografía|referencias(?: bibliográficas)?|fuentes|lecturas (?:recomendadas|adicionales)",
    index=r"índice(?: analítico| alfabético| de figuras)?",
    rights=r"agradecimientos|licencias?|créditos|colofón|aviso legal|dedicatoria",
    generic="introducción prefacio prólogo resumen panorama conclusión conclusiones ejercicios ejercicio glosario referencias contexto"
    " ejemplos ejemplo notas repaso preguntas quiz objetivos requisitos recursos fundamentos",
    boxes={
        "nota": "note",
        "observación": "note",
        "importante": "important",
        "consejo": "tip",
        "sugerencia": "tip",
        "pista": "hint",
        "atención": "attention",
        "advertencia": "warning",
        "precaución": "caution",
        "peligro": "danger",
        "ejemplo": "example",
        "ejercicio": "exercise",
        "solución": "solution",
        "respuesta": "solution",
        "objetivos": "objectives",
        "puntos clave": "keypoints",
        "pregunta": "question",
        "preguntas": "questions",
        "resumen": "summary",
        "cita": "quote",
    },
)
_SAYS = {
    "and": "y",
    "open": "«",
    "close": "»",
    "in_text": "En el texto: «{}»",
    "in_text_bare": "En el texto: {}",
    "in_text_list": "En el texto:\n\n{}",
    "by_definition": "¿Qué término tiene esta definición: «{}»?",
    "by_code": "¿Cuál de estos es {}?",
    "by_purpose": "¿Cuál de estos sirve para {}?",
    "by_gap": "¿Qué completa la frase?\n\n{}",
    "by_number": "¿Qué número completa la frase?\n\n{}",
    "by_list": "{} …\n\n¿Cuáles de estos elementos enumera ahí el texto?",
    "meaning": "¿Qué significa el término «{}»?",
    "purpose": "¿Para qué sirve {}?",
    "used_for": "{} sirve para {}.",
    "used_for_that": "Para eso sirve {}.",
    "meaning_of": "Ese es el significado de «{}».",
    "match": "Relaciona cada definición con su término.",
    "match_purpose": "Relaciona cada finalidad con lo que sirve para ella.",
    "why": "«{}.» ¿Por qué es así?",
    "explain_term": "Explica el término «{}» con tus propias palabras.",
    "explain_code": "Explica con tus propias palabras qué es {}.",
    "explain_purpose": "Explica con tus propias palabras para qué sirve {}.",
    "steps": "{} Ordena los pasos.",
    "steps_of": "Ordena los pasos de «{}».",
    "lines": "Ordena las líneas para que el programa muestre:\n\n{}",
    "listed_under": "El texto lo enumera en: «{}».",
    "number_only": "Escribe solo el número.",
    "number_unit": "Escribe solo el número ({}).",
    "answer": "Respuesta: {}",
    "prints": "Muestra `{}`.",
    "value": "Es `{}`.",
    "the_answer": "La respuesta es: {}",
    "ask_prints": "¿Qué muestra el programa?",
    "ask_value": "¿Cuál es el valor?",
    "other_prints": "Eso lo muestra otro programa de la lección.",
    "goal_define": "definir: {}",
    "goal_define_term": "definir el término «{}»",
    "goal_distinguish": "distinguir estos términos: {} y {}",
    "goal_recognise": "reconocer a partir de una descripción: {}",
    "goal_recall": "indicar qué es {}",
    "goal_recall_for": "indicar para qué sirve {}",
    "goal_match": "relacionar con su significado: {}, {} y otros términos",
    "goal_order": "ordenar los pasos",
    "goal_order_of": "ordenar los pasos de «{}»",
    "goal_lines": "ordenar las líneas de un programa",
    "goal_list": "enumerar lo que pertenece a «{}»",
    "goal_quantity": "indicar una cantidad: {}",
    "goal_why": "explicar por qué {}",
    "goal_ideas": "explicar las ideas principales de «{}»",
    "goal_solve": "resolver «{}»",
    "goal_exercises": "resolver los ejercicios",
    "goal_prints": "predecir qué muestra un programa",
    "goal_use": "usar el término «{}»",
    "goal_name": "nombrar `{1}`",
    "goal_text": "indicar lo que dice la lección",
    "quiz": "Cuestionario: {}",
    "objectives": "Objetivos",
    "outcomes": "Después de esta lección podrás",
    "keypoints": "Puntos clave",
    "exercise": "Ejercicio",
    "not_from_documents": "No procede de sus documentos",
    "from_memory": "{} escribió esta lección de memoria. Compruebe los datos antes de fiarse de ellos.",
    "solution": "Solución",
    "terms": "Términos clave",
    "term": "Término",
    "meaning_column": "Significado",
    "part": "{} (parte {})",
    "part_of": "Parte {}: {}",
    "from_to": "De «{}» a «{}»",
    "introduction": "Introducción",
    "reference": "Referencias",
    "for": "Para: {}",
    "covers": "Contenidos: {}.",
    "covers_more": "Contenidos: {} y más.",
    "and_more": "{} y más",
    "other_name": "{} también aparece en el curso; aquí el texto dice {}.",
    "Note": "Nota",
    "Tip": "Consejo",
    "Hint": "Pista",
    "Warning": "Advertencia",
    "Caution": "Precaución",
    "Danger": "Peligro",
    "Attention": "Atención",
    "Important": "Importante",
    "Example": "Ejemplo",
    "Summary": "Resumen",
    "Question": "Pregunta",
    "Questions": "Preguntas",
    "Quotation": "Cita",
    "Discussion": "Debate",
    "Checklist": "Lista de comprobación",
    "More": "Más",
    "Before you start": "Requisitos previos",
    "For instructors": "Para docentes",
    "told_goals": "Después de esta lección podrás {}.",
    "told_goals_more": "También podrás {}.",
    "told_of": "{} ({} de {})",
    "told_parts": "Esta lección tiene {} partes: {}.",
    "told_picture": "La imagen muestra: {}",
    "told_table_of": "La tabla compara {} según {}.",
    "told_table": "La tabla muestra {} de {} entradas.",
    "told_code": "La diapositiva muestra un programa en {}.",
    "told_lines": "Mira la diapositiva.",
    "told_output": "La diapositiva muestra lo que imprime el programa.",
    "told_formula": "La fórmula está en la diapositiva.",
    "told_as_formula": "Como fórmula: {}.",
    "told_diagram": "El diagrama de la diapositiva lo muestra.",
    "told_terms": "Los términos clave son: {}.",
    "told_more": "Hay {} más.",
    "told_one_more": "Hay uno más.",
    "told_check": "Compruébalo",
    "told_options": "Puedes elegir: {}.",
    "told_whether": "¿Verdadero o falso?",
    "told_true": "Verdadero",
    "told_false": "Falso",
    "told_gap": "¿Qué falta en el hueco?",
    "told_answer": "La respuesta es: {}",
    "told_recap": "En resumen",
    "told_noun_figure": "imagen",
    "told_noun_table": "tabla",
    "told_noun_code": "programa",
    "told_noun_formula": "fórmula",
    "told_noun_diagram": "diagrama",
    "told_or": "o",
}
_VERBS = {
    1: "definir nombrar citar identificar reconocer enumerar listar indicar relacionar recordar enunciar señalar",
    2: "describir explicar distinguir comparar resumir interpretar ilustrar clasificar ordenar parafrasear"
    " diferenciar exponer",
    3: "aplicar calcular determinar resolver usar utilizar ejecutar dibujar medir predecir estimar traducir"
    " convertir escribir realizar demostrar programar emplear",
    4: "analizar examinar descomponer organizar deducir",
    5: "evaluar juzgar criticar justificar defender argumentar valorar",
    6: "diseñar crear construir elaborar formular planificar redactar desarrollar",
}
_TELLING = Telling(
    joins=any_word("pero y e o u pues sino"),
    firm=any_word("pero pues sino"),
    subjects=any_word(
        "el la los las un una él ella ellos ellas esto esta este estos estas eso cada todos todas algunos muchos se hay"
    ),
    asides=any_word(
        "que quien quienes cuyo cuya donde porque aunque mientras ya_que puesto_que si cuando como por_ejemplo especialmente incluso de_modo_que"
    ),
    follows=any_word(
        "que donde porque cuando mientras para por con entre contra después antes sin durante mediante según"
    ),
    fronts=any_word("en a al sobre bajo tras de según desde"),
    pointing=pattern(
        r"\b(?:figura|fig\.|tabla|capítulo|sección|ejemplo|apéndice|anexo|página|ejercicio|ecuación|diapositiva)\s+\d"
        r"|\b(?:arriba|abajo|siguientes?|anterior(?:es)?|mencionad[oa]s?)\b"
        r"|\b(?:en|de|ver|véase) (?:el |la |este |esta )?(?:próxim[oa] )?(?:capítulo|sección|apéndice|anexo|lección|figura|tabla|ejercicio)\b"
        r"|\best[ea] (?:capítulo|sección|lección|figura|tabla)\b"
        r"|\bhaga clic\b"
    ),
    limits=any_word("si cuando salvo excepto a_menos hasta mientras"),
    examples=any_word("como por_ejemplo especialmente incluido incluida"),
    supposing=any_word(
        "supongamos supón suponga imagina imagine imaginemos considera considere consideremos piensa piense por_ejemplo tomemos"
    ),
    referring=pattern(r"\b(?:est[eao]s?|es[eao]s|es[ea]|eso|aquell[oa]s?|dich[oa]s?|tal(?:es)?)\b"),
    presenting=any_word("aquí he_aquí"),
    doing=pattern(r"\w+(?:ar|er|ir)(?:se)?(?:\s|:)"),
)
LANGUAGE = Language(
    code="es",
    stopwords=frozenset(_STOPWORDS.split()),
    abbreviations=re.compile(
        r"(?:^|[\s(\[«“\"'¿¡])(?:p\. ?ej|etc|cf|cfr|aprox|fig|figs|tab|cap|caps|sec|art|arts|vol|ed|eds|pág|págs|p|pp"
        r"|núm|n|nº|Sr|Sra|Srta|Dr|Dra|Prof|Ud|Uds|S|Sto|Sta|a\. ?C|d\. ?C|EE|UU|máx|mín|[A-ZÁÉÍÓÚÑ])$"
    ),
    endings=(
        ("aciones", "acion"),
        ("ación", "acion"),
        ("iones", "ion"),
        ("ión", "ion"),
        ("idades", "idad"),
        ("mente", ""),
        ("ces", "z"),
        ("as", ""),
        ("os", ""),
        ("es", ""),
        ("a", ""),
        ("o", ""),
        ("e", ""),
        ("s", ""),
    ),
    wording=_WORDING,
    definitions=_DEFINITIONS,
    headings=_HEADINGS,
    says=_SAYS,
    telling=_TELLING,
    verbs=_VERBS,
    banned=frozenset(["entender", "comprender", "saber", "conocer", "aprender"]),
    units=r"%|por ciento|grados?(?: Celsius)?|segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|metros?|kilómetros?"
    r"|centímetros?|milímetros?|gramos?|kilogramos?|toneladas?|litros?|mililitros?|voltios?|vatios?|amperios?"
    r"|newtons?|julios?|pascales|bits?|bytes?|caracteres",
    because=re.compile(
        r"^(?P<effect>[^,;:]{20,140}?),?\s+(?:porque|ya\s+que|puesto\s+que)\s+(?P<cause>[^;:]{15,200})[.!]$"
    ),
    procedure=pattern(
        r"\b(?:pasos?|etapas?|fases?|método|procedimiento|proceso|orden|secuencia|ciclo|receta|protocolo|como sigue)\b"
    ),
    number=(
        ("ciones", "ción"),
        ("siones", "sión"),
        ("ces", "z"),
        ("dades", "dad"),
        ("ores", "or"),
        ("s", ""),
    ),
    one_in_s=("us", "is", "sis", "ss"),
    neutral={"un": "un(a)", "una": "un(a)"},
    subject=((re.compile(r"^al\b"), "el"),),
    head_first=True,
    decimal_comma=True,
)
