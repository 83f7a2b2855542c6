"""Portuguese."""

from __future__ import annotations

import re

from .base import Definitions, Headings, Language, Telling, Wording, any_word, pattern

_STOPWORDS = """\
a à acaso acerca afim ainda além algo alguém algum alguma algumas alguns ali ambas ambos ante antes ao
    aos apenas após aquela aquelas aquele aqueles aqui aquilo as às assim até através bastante bem cada
    certa certas certo certos com como contra contudo cuja cujas cujo cujos da daquele das de debaixo
    dela delas dele deles demais dentro depois desde dessa desse desta deste deve devem disso disto do
    dos dois durante e é ela elas ele eles em embora enquanto então entre era eram essa essas esse
    esses esta está estão estas este estes eu fazer faz fazem foi foram fora há isso isto já jamais
    junto la lhe lhes lo logo mais mas me mediante meio melhor menos mesma mesmas mesmo mesmos meu meus
    mim minha minhas muita muitas muito muitos na nada nas nem nenhum nenhuma nessa nesse nesta neste
    ninguém no nos nós nossa nossas nosso nossos num numa nunca o onde ora os ou outra outras outro
    outros para pela pelas pelo pelos perante pois por porém porquanto porque portanto possa pode podem
    pouca poucas pouco poucos primeiro própria próprio próprias próprios quais qual qualquer quando
    quanto quase que quem quer se seja sejam sem sempre sendo ser será seu seus si sido sob sobre sua
    suas só são tais tal também tampouco tanta tantas tanto tantos tão te tem têm ter teu tinha toda
    todas todavia todo todos tu tua tudo um uma umas uns vez vezes você vocês vos vários várias"""
_VAGUE = """\
nota notas exemplo exemplos dica dicas aviso advertência importante resposta respostas solução soluções
    pergunta perguntas questão questões exercício exercícios resumo pista cuidado atenção resultado
    resultados primeiro primeira segundo segunda terceiro terceira último última coisa coisas forma formas
    maneira modo parte partes tipo tipos caso casos ideia ideias problema problemas ponto pontos razão
    razões objetivo objetivos passo passos etapa etapas termo termos palavra palavras seção secção capítulo
    figura tabela regra regras mesmo não nunca sempre só todos nenhum sim verdadeiro falso bom mau novo velho"""
_WORDING = Wording(
    asks_options=pattern(r"\b(?:dest[ea]s|d[ao]s(?: \w+)? seguintes)\b"),
    deictic=pattern(
        r"\b(?:n?est[ea]s?|n?ess[ea]s?|n?isto|n?isso|dest[ea]s?|dess[ea]s?|disso|disto|aquel[ea]s?|aquilo|aqui|acima"
        r"|abaixo|anterior(?:es)?|anteriormente|seguintes?|referid[oa]s?|até agora|como (?:vimos|já vimos))\b"
        r"|\b(?:figura|fig\.|tabela|quadro|capítulo|sec?ção|seção|exemplo|apêndice|anexo|página|exercício|equação)\s+\d"
        r"|\b(?:no|na|do|da|ver|veja o|veja a) (?:capítulo|sec?ção|seção|apêndice|anexo|lição|aula|figura)\b"
    ),
    person=any_word(
        "nós nosso nossa nossos nossas eu me meu minha meus minhas mim temos vemos podemos vamos"
    ),
    reader=any_word("você vocês tu te teu tua vos vosso vossa"),
    leaning=pattern(
        r"(?:mas|e|ou|assim|portanto|por isso|logo|então|além disso|também|tampouco|porém|contudo|todavia|no entanto"
        r"|entretanto|em contrapartida|pelo contrário|ao contrário|por outro lado|por um lado|de fato|de facto|ou seja"
        r"|isto é|por exemplo|em outras palavras|noutras palavras|em resumo|em suma|consequentemente|desse modo"
        r"|deste modo|dessa forma|desta forma|da mesma forma|finalmente|por fim|primeiro|depois|agora|ainda|aqui|ali"
        r"|porque|pois|já que|visto que|como|embora|enquanto|quando|se|ele|ela|eles|elas|seu|sua|seus|suas"
        r"|est[ea]s?|ess[ea]s?|isto|isso|aquel[ea]s?|aquilo|outr[oa]s?|algun?s|algumas|muit[oa]s|amb[oa]s|vári[oa]s"
        r"|um deles|dois|três|em primeiro lugar|em segundo lugar|lembre|note|observe|considere|suponha|imagine|vejamos"
        r"|veja|com|neste caso|nesse caso|a maioria|nest[ea]|ness[ea]"
        r"|[oa] (?:primeiro|primeira|segundo|segunda|terceiro|terceira|último|última|mesmo|mesma|seguinte|outro))(?!\w)"
    ),
    vague_terms=frozenset(_VAGUE.split()),
    clause=any_word(
        "é são era eram ser está estão pode podem deve devem tem têm não nunca você nós eu ele ela isto isso este"
        " esta que quem como quando se"
    ),
    absolute=any_word(
        "sempre nunca todos todas nenhum nenhuma só somente apenas unicamente cada deve completamente"
    ),
    frequency=any_word(
        "frequentemente geralmente normalmente habitualmente raramente ocasionalmente às_vezes"
    ),
    negative=any_word("não nunca jamais nenhum nenhuma nem sem nada ninguém"),
    bound=re.compile(
        r"(?:O|A|Os|As|Agora|Depois|Aqui|Cada|Todos|Todas|Noss[oa]s?)\s"
        r"|(?:Adicione|Altere|Copie|Crie|Abra|Clique|Digite|Execute|Escolha|Salve|Guarde)\b"
    ),
    contrast=("Ao contrário", "Diferentemente", "Enquanto"),
)
_DET = r"(?:um|uma|uns|umas|o|a|os|as|todo|toda|todos|todas|cada|qualquer)\s"
_NAME = r"(?P<name>[^\W\d_][\w-]*(?:\s(?!um\s|uma\s|o\s|a\s|ao\s|à\s|é\s)[\w-]+){0,3}?)"
_ART = r"(?:(?:um|uma|uns|umas|o|a|os|as)\s+)"
_DEFINITIONS = Definitions(
    leading=pattern(rf"^[\s.,:;«]*{_ART}?"),
    article=pattern(r"(?:(?<!\w)(um|uma|uns|umas|o|a|os|as)\s+)$"),
    opening=pattern(rf"(?:(?:Em|Na|No|Para)\s[^,]{{2,40}},\s+)?{_ART}?"),
    verb=re.compile(
        r"(?:\s*\([^()]{1,40}\))?(?:,?\s+(?:também|ou)\s+[^,]{1,60},?)?,?\s+"
        r"(é|são|significa|refere-se a|define-se como|é definid[oa] como|são definid[oa]s como|designa|consiste em"
        r"|descreve)\s+(?:simplesmente\s+)?(?=\S)"
    ),
    determiner=pattern(
        r"(?:um|uma|uns|umas|o|a|os|as|todo|toda|todos|todas|cada|qualquer|aquilo que|algo)\b"
    ),
    differentia=re.compile(
        r"(?:[\w-]+\s+){0,3}[\w-]+\s+(?:que|de|do|da|dos|das|para|em|com|por|onde|cujo|cuja|formad[oa]s?|usad[oa]s?"
        r"|utilizad[oa]s?)\b"
    ),
    going_on=re.compile(
        r"[,;:]\s+(?:e|mas|porque|pois|enquanto|embora|já que|por isso|não|porém)\s|\s--+\s|\s[–—]\s|; "
    ),
    called=(
        pattern(
            r"^(?P<subject>.{12,220}?),?\s+(?:(?:é|são)\s+(?:também\s+)?(?:chamad[oa]s?(?:\s+de)?|denominad[oa]s?"
            r"|conhecid[oa]s?\s+como|designad[oa]s?\s+por)|(?:chama|chamam|denomina|denominam)-se"
            rf"|se\s+(?:chama|chamam|denomina)|recebe\s+o\s+nome\s+de|recebem\s+o\s+nome\s+de)\s+{_ART}?[«“\"]?$"
        ),
    ),
    after_called=re.compile(r"\s?(?:\([A-Z][A-Za-z0-9]{0,9}\))?[\s.!)\"”»]*"),
    apposition=pattern(r",\s+(?:isto é|ou seja)(),?\s+(?=" + _DET + ")"),
    plain=(
        re.compile(
            r"^(?:Em [\w -]{2,30}, )?(?P<article>(?:[Uu]m[a]?|[OoAa]s?)\s)"
            r"(?P<name>[^\W\d_][\w-]*(?:\s[\w-]+){0,3}?)\s+(?:é|são)\s+"
            rf"(?={_DET})"
        ),
        re.compile(
            rf"^(?:Chama-se|Chamam-se|Denomina-se|Designa-se\s+por)\s+(?P<article>)(?:de\s+)?{_NAME}\s+(?=(?:ao?s?|à)\s|{_DET})"
        ),
        re.compile(rf"^Entende-se\s+por\s+(?P<article>){_NAME}\s+(?={_DET})"),
        re.compile(rf"^Por\s+(?P<article>){_NAME}\s+entende-se\s+(?={_DET})"),
    ),
    like=pattern(
        r"^(?:como|semelhante|parecid[oa]|o mesmo|a mesma|um bom|uma boa|um[a]? importante|um exemplo|um dos|uma das"
        r"|o melhor|a melhor|[oa] mais (?:importante|conhecid[oa]|comum|simples|frequente)|o primeiro|a primeira|o único|a única|um outro|uma outra|uma parte|parte"
        r"|o caso|uma espécie|o resultado|a razão|a causa|o objetivo)\b"
    ),
    gerund=re.compile(r"[A-ZÀ-Ý][\wà-ÿ]{2,}(?:ar|er|ir)\s"),
    head_stop=pattern(
        r"\b(?:de|do|da|dos|das|que|quem|em|no|na|sobre|para|a|ao|à|com|por|pelo|pela|entre|e|ou|é|são|como|quando"
        r"|onde|cujo|cuja|formad[oa]s?|usad[oa]s?|utilizad[oa]s?)\b|[,;:(]"
    ),
    head_article=pattern(rf"^(?:{_ART}|(?:todo|toda|todos|cada|qualquer)\s+)(?:conjunto de\s+)?"),
    around=(
        (
            re.compile(
                rf"(?:Chama-se|Chamam-se|Denomina-se|Designa-se\s+por|Define-se\s+como)\s+(?:de\s+)?{_ART}?[«“\"]?"
            ),
            re.compile(r"[»”\"]?,?\s+(?=(?:ao?s?|às?)\s|" + _DET + ")"),
        ),
        (
            re.compile(rf"Entende-se\s+por\s+{_ART}?[«“\"]?"),
            re.compile(r"[»”\"]?,?\s+(?=" + _DET + ")"),
        ),
        (re.compile(rf"Por\s+{_ART}?[«“\"]?"), re.compile(r"[»”\"]?,?\s+entende-se\s+(?=\S)")),
    ),
)
_HEADINGS = Headings(
    reference=r"glossário|(?:termos|palavras|conceitos)[ -]chave|bibliografia|referências(?: bibliográficas)?|fontes"
    r"|leituras (?:recomendadas|complementares|adicionais)|para saber mais|índice(?: remissivo| analítico| de figuras)?"
    r"|agradecimentos|licenças?|créditos|colofão|aviso legal|sumário",
    closing=r"resumo|conclus(?:ão|ões)|recapitulação|revisão|em resumo|pontos-chave|pontos chave|ideias-chave"
    r"|para lembrar|quiz|.*\bexercícios|.*(?:perguntas|questões) de (?:revisão|compreensão)",
    objectives=r"objetivos?(?: de aprendizagem| da lição| da aula| do capítulo)?|competências"
    r"|nest[ea] (?:capítulo|lição|aula|seção|secção|unidade),? você (?:aprenderá|vai aprender)\b.{0,60}"
    r"|(?:ao|no) final dest[ea] (?:capítulo|lição|aula|seção|secção|unidade).{0,80}"
    r"|o que você (?:aprenderá|vai aprender)",
    keypoints=r"pontos[ -]chave|ideias[ -]chave|para lembrar|conceitos[ -]chave|o essencial",
    exercises=r"(?:\W*)(?:exercícios?|(?:perguntas|questões)(?: de (?:revisão|compreensão))?|problemas|questionário|quiz"
    r"|atividades|teste seus conhecimentos|verifique seus conhecimentos|autoavaliação|prática)",
    answer=r"respostas?|soluç(?:ão|ões)|gabarito",
    glossary=r"glossário|(?:termos|palavras|conceitos)[ -]chave|definiç(?:ão|ões)|terminologia|vocabulário",
    numbering=r"capítulo|lição|aula|seção|secção|unidade|módulo|parte",
    sources=r"bibliografia|referências(?: bibliográficas)?|fontes|leituras (?:recomendadas|complementares|adicionais)",
    index=r"índice(?: remissivo| analítico| de figuras)?|sumário",
    rights=r"agradecimentos|licenças?|créditos|colofão|aviso legal|dedicatória",
    generic="introdução prefácio visão panorama resumo conclusão conclusões exercícios exercício glossário referências contexto"
    " exemplos exemplo notas revisão perguntas questões quiz objetivos requisitos recursos fundamentos",
    boxes={
        "nota": "note",
        "observação": "note",
        "importante": "important",
        "dica": "tip",
        "pista": "hint",
        "atenção": "attention",
        "aviso": "warning",
        "advertência": "warning",
        "cuidado": "caution",
        "perigo": "danger",
        "exemplo": "example",
        "exercício": "exercise",
        "solução": "solution",
        "resposta": "solution",
        "objetivos": "objectives",
        "pontos-chave": "keypoints",
        "pergunta": "question",
        "perguntas": "questions",
        "resumo": "summary",
        "citação": "quote",
    },
)
_SAYS = {
    "and": "e",
    "open": "“",
    "close": "”",
    "in_text": "No texto: “{}”",
    "in_text_bare": "No texto: {}",
    "in_text_list": "No texto:\n\n{}",
    "by_definition": "Que termo tem esta definição: “{}”?",
    "by_code": "Qual destes é {}?",
    "by_purpose": "Qual destes serve para {}?",
    "by_gap": "O que completa a frase?\n\n{}",
    "by_number": "Que número completa a frase?\n\n{}",
    "by_list": "{} …\n\nQuais destes itens o texto enumera aí?",
    "meaning": "O que significa o termo “{}”?",
    "purpose": "Para que serve {}?",
    "used_for": "{} serve para {}.",
    "used_for_that": "Para isso serve {}.",
    "meaning_of": "Esse é o significado de “{}”.",
    "match": "Associe cada definição ao seu termo.",
    "match_purpose": "Associe cada finalidade ao que serve para ela.",
    "why": "“{}.” Por que é assim?",
    "explain_term": "Explique o termo “{}” com as suas próprias palavras.",
    "explain_code": "Explique com as suas próprias palavras o que é {}.",
    "explain_purpose": "Explique com as suas próprias palavras para que serve {}.",
    "steps": "{} Coloque os passos em ordem.",
    "steps_of": "Coloque em ordem os passos de “{}”.",
    "lines": "Coloque as linhas em ordem para que o programa mostre:\n\n{}",
    "listed_under": "O texto enumera isso em: “{}”.",
    "number_only": "Digite apenas o número.",
    "number_unit": "Digite apenas o número ({}).",
    "answer": "Resposta: {}",
    "prints": "Mostra `{}`.",
    "value": "É `{}`.",
    "the_answer": "A resposta é: {}",
    "ask_prints": "O que o programa mostra?",
    "ask_value": "Qual é o valor?",
    "other_prints": "Outro programa da lição mostra isso.",
    "goal_define": "definir: {}",
    "goal_define_term": "definir o termo “{}”",
    "goal_distinguish": "distinguir estes termos: {} e {}",
    "goal_recognise": "reconhecer a partir de uma descrição: {}",
    "goal_recall": "indicar o que é {}",
    "goal_recall_for": "indicar para que serve {}",
    "goal_match": "associar ao seu significado: {}, {} e outros termos",
    "goal_order": "ordenar os passos",
    "goal_order_of": "ordenar os passos de “{}”",
    "goal_lines": "ordenar as linhas de um programa",
    "goal_list": "enumerar o que pertence a “{}”",
    "goal_quantity": "indicar uma quantidade: {}",
    "goal_why": "explicar por que {}",
    "goal_ideas": "explicar as ideias principais de “{}”",
    "goal_solve": "resolver “{}”",
    "goal_exercises": "resolver os exercícios",
    "goal_prints": "prever o que um programa mostra",
    "goal_use": "usar o termo “{}”",
    "goal_name": "nomear `{1}`",
    "goal_text": "indicar o que a lição diz",
    "quiz": "Questionário: {}",
    "objectives": "Objetivos",
    "outcomes": "Depois desta lição você poderá",
    "keypoints": "Pontos-chave",
    "exercise": "Exercício",
    "not_from_documents": "Não vem dos seus documentos",
    "from_memory": "{} escreveu esta lição de memória. Verifique os factos antes de confiar neles.",
    "solution": "Solução",
    "terms": "Termos-chave",
    "term": "Termo",
    "meaning_column": "Significado",
    "part": "{} (parte {})",
    "part_of": "Parte {}: {}",
    "from_to": "De “{}” a “{}”",
    "introduction": "Introdução",
    "reference": "Referências",
    "for": "Para: {}",
    "covers": "Conteúdo: {}.",
    "covers_more": "Conteúdo: {} e mais.",
    "and_more": "{} e mais",
    "other_name": "{} também aparece no curso; aqui o texto diz {}.",
    "Note": "Nota",
    "Tip": "Dica",
    "Hint": "Pista",
    "Warning": "Aviso",
    "Caution": "Cuidado",
    "Danger": "Perigo",
    "Attention": "Atenção",
    "Important": "Importante",
    "Example": "Exemplo",
    "Summary": "Resumo",
    "Question": "Pergunta",
    "Questions": "Perguntas",
    "Quotation": "Citação",
    "Discussion": "Discussão",
    "Checklist": "Lista de verificação",
    "More": "Mais",
    "Before you start": "Pré-requisitos",
    "For instructors": "Para docentes",
    "told_goals": "Depois desta lição você poderá {}.",
    "told_goals_more": "Você também poderá {}.",
    "told_of": "{} ({} de {})",
    "told_parts": "Esta lição tem {} partes: {}.",
    "told_picture": "A imagem mostra: {}",
    "told_table_of": "A tabela compara {} segundo {}.",
    "told_table": "A tabela mostra {} de {} entradas.",
    "told_code": "O slide mostra um programa em {}.",
    "told_lines": "Veja o slide.",
    "told_output": "O slide mostra o que o programa imprime.",
    "told_formula": "A fórmula está no slide.",
    "told_as_formula": "Como fórmula: {}.",
    "told_diagram": "O diagrama no slide mostra isso.",
    "told_terms": "Os termos principais são: {}.",
    "told_more": "Há mais {}.",
    "told_one_more": "Há mais um.",
    "told_check": "Verifique o que sabe",
    "told_options": "Escolha: {}.",
    "told_whether": "Verdadeiro ou falso?",
    "told_true": "Verdadeiro",
    "told_false": "Falso",
    "told_gap": "O que falta na lacuna?",
    "told_answer": "A resposta é: {}",
    "told_recap": "Em resumo",
    "told_noun_figure": "imagem",
    "told_noun_table": "tabela",
    "told_noun_code": "programa",
    "told_noun_formula": "fórmula",
    "told_noun_diagram": "diagrama",
    "told_or": "ou",
}
_VERBS = {
    1: "definir nomear citar identificar reconhecer enumerar listar indicar associar lembrar enunciar apontar",
    2: "descrever explicar distinguir comparar resumir interpretar ilustrar classificar ordenar parafrasear"
    " diferenciar expor",
    3: "aplicar calcular determinar resolver usar utilizar executar desenhar medir prever estimar traduzir"
    " converter escrever realizar demonstrar programar empregar",
    4: "analisar examinar decompor organizar relacionar deduzir",
    5: "avaliar julgar criticar justificar defender argumentar",
    6: "projetar criar construir elaborar formular planejar redigir desenvolver",
}
_TELLING = Telling(
    joins=any_word("mas e ou pois porém"),
    firm=any_word("mas pois porém"),
    subjects=any_word(
        "o a os as um uma ele ela eles elas isto isso este esta esse essa cada todos todas alguns muitos há"
    ),
    asides=any_word(
        "que quem cujo cuja onde porque embora enquanto já_que visto_que se quando como por_exemplo especialmente de_modo_que"
    ),
    follows=any_word(
        "que onde porque quando enquanto para por com entre contra após antes sem durante segundo"
    ),
    fronts=any_word("em no na nos nas ao à sob sobre de desde diferentemente"),
    pointing=pattern(
        r"\b(?:figura|fig\.|tabela|quadro|capítulo|sec?ção|seção|exemplo|apêndice|anexo|página|exercício|equação|slide)\s+\d"
        r"|\b(?:acima|abaixo|seguintes?|anterior(?:es)?|referid[oa]s?)\b"
        r"|\b(?:no|na|do|da|ver|veja o|veja a|neste|nesta) (?:próxim[oa] )?(?:capítulo|sec?ção|seção|apêndice|anexo|lição|aula|figura|tabela|exercício)\b"
        r"|\best[ea] (?:capítulo|seção|lição|figura)\b"
        r"|\bclique\b"
    ),
    limits=any_word("se quando salvo exceto a_menos até enquanto"),
    examples=any_word("como por_exemplo especialmente incluindo"),
    supposing=any_word(
        "suponha suponhamos imagine imaginemos considere consideremos pense por_exemplo tomemos"
    ),
    referring=pattern(
        r"\b(?:[dn]?est[ea]s?|[dn]?ess[ea]s?|[dn]?isto|[dn]?isso|aquel[ea]s?|tal|tais)\b"
    ),
    presenting=any_word("aqui eis"),
    doing=pattern(r"\w+(?:ar|er|ir|or)(?:-se)?(?:\s|:)"),
)
LANGUAGE = Language(
    code="pt",
    stopwords=frozenset(_STOPWORDS.split()),
    abbreviations=re.compile(
        r"(?:^|[\s(\[«“\"'])(?:p\. ?ex|etc|cf|aprox|fig|figs|tab|cap|caps|sec|art|arts|vol|ed|eds|pág|págs|p|pp|núm|n|nº"
        r"|Sr|Sra|Srta|Dr|Dra|Prof|Profa|Eng|S|Sto|Sta|a\. ?C|d\. ?C|máx|mín|[A-ZÀ-Ý])$"
    ),
    endings=(
        ("ações", "acao"),
        ("ação", "acao"),
        ("ções", "cao"),
        ("ção", "cao"),
        ("ões", "ao"),
        ("ão", "ao"),
        ("idades", "idade"),
        ("mente", ""),
        ("ais", "al"),
        ("eis", "el"),
        ("ns", "m"),
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
    banned=frozenset(["entender", "compreender", "saber", "conhecer", "aprender"]),
    units=r"%|por cento|graus?(?: Celsius)?|segundos?|minutos?|horas?|dias?|semanas?|mês|meses|metros?|quilômetros?"
    r"|quilómetros?|centímetros?|milímetros?|gramas?|quilogramas?|toneladas?|litros?|mililitros?|volts?|watts?"
    r"|ampères?|newtons?|joules?|pascais|bits?|bytes?|caracteres",
    because=re.compile(
        r"^(?P<effect>[^,;:]{20,140}?),?\s+(?:porque|pois|já\s+que)\s+(?P<cause>[^;:]{15,200})[.!]$"
    ),
    procedure=pattern(
        r"\b(?:passos?|etapas?|fases?|método|procedimento|processo|ordem|sequência|ciclo|receita|protocolo"
        r"|como segue)\b"
    ),
    number=(
        ("ções", "ção"),
        ("sões", "são"),
        ("ões", "ão"),
        ("ais", "al"),
        ("éis", "el"),
        ("ens", "em"),
        ("res", "r"),
        ("zes", "z"),
        ("s", ""),
    ),
    one_in_s=("us", "is", "ês", "ss"),
    neutral={"um": "um(a)", "uma": "um(a)"},
    subject=(
        (re.compile(r"^a (?=uma?\b)"), ""),
        (re.compile(r"^aos\b"), "os"),
        (re.compile(r"^ao\b"), "o"),
        (re.compile(r"^às\b"), "as"),
        (re.compile(r"^à\b"), "a"),
    ),
    head_first=True,
    decimal_comma=True,
)
