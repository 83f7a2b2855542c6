"""One page of a textbook in each language, written for these tests: marked terms, a list of
objectives, numbered steps, an exercise with its answer, a glossary and a list of sources."""

PAGES = {
    "de": """# Die Zelle

**Lernziele**

- den Aufbau einer Zelle beschreiben
- Osmose und Diffusion unterscheiden

## Aufbau der Zelle

Eine **Zelle** ist die kleinste lebende Einheit, aus der alle Organismen aufgebaut sind. Der **Zellkern** ist der Bereich, in dem das Erbgut der Zelle aufbewahrt wird. Unter einem **Gewebe** versteht man einen Verband von Zellen, die gemeinsam eine Aufgabe erfüllen. Als **Zytoplasma** bezeichnet man die zähe Flüssigkeit, die das Innere der Zelle ausfüllt. Am 3. Oktober 1665 sah Robert Hooke, vgl. Abb. 2, zum ersten Mal Zellen im Kork.

Die **Zellmembran** ist eine dünne Hülle, die den Inhalt der Zelle von der Umgebung trennt. Pflanzenzellen bleiben auch bei Trockenheit stabil, weil eine feste Wand aus Cellulose sie von außen stützt. Eine menschliche Zelle ist im Mittel 25 µm groß.

!!! Hinweis

    Nicht jede Zelle hat einen Kern: Rote Blutzellen verlieren ihn beim Reifen.

## Transport

**Osmose** ist die Wanderung von Wasser durch eine halbdurchlässige Membran hin zur höheren Konzentration gelöster Stoffe. **Diffusion** ist die Ausbreitung von Teilchen, die von selbst zu einer gleichmäßigen Verteilung führt. Die Fähigkeit einer Membran, nur manche Stoffe durchzulassen, nennt man **Selektivität**. Im Gegensatz zur Diffusion braucht der aktive Transport Energie aus dem Stoffwechsel der Zelle.

Das Verfahren zum Nachweis der Osmose hat diese Schritte:

1. Eine Kartoffel in gleich große Würfel schneiden
2. Die Würfel wiegen und die Masse notieren
3. Die Würfel eine Stunde in Salzwasser legen
4. Die Würfel abtrocknen und erneut wiegen

## Übungen

1. Welcher Vorgang verteilt Teilchen ohne eine Membran gleichmäßig im Raum?

    - A. Osmose
    - B. Diffusion
    - C. Photosynthese

    Lösung: B. Diffusion braucht keine Membran.

## Glossar

**Ribosom**: ein Körperchen der Zelle, an dem Eiweiße aus Aminosäuren zusammengesetzt werden

**Mitochondrium**: ein Organell, das aus Zucker und Sauerstoff nutzbare Energie gewinnt

## Literaturverzeichnis

- Hooke, R.: Micrographia. London 1665.
""",
    "fr": """# La cellule

**Objectifs**

- décrire la structure d'une cellule
- distinguer l'osmose de la diffusion

## Structure de la cellule

Une **cellule** est la plus petite unité vivante dont sont faits tous les organismes. Le **noyau** est le compartiment qui contient le matériel génétique de la cellule. On appelle **tissu** un ensemble de cellules qui remplissent la même fonction. Le **cytoplasme** désigne le liquide épais qui remplit l'intérieur de la cellule. M. Hooke, cf. fig. 2, a observé les premières cellules dans du liège en 1665.

La **membrane** est une enveloppe mince qui sépare le contenu de la cellule du milieu extérieur. Les cellules végétales restent rigides même en période sèche, car une paroi de cellulose les soutient de l'extérieur. L'**organite** est un petit compartiment qui accomplit une tâche précise dans le cytoplasme.

!!! Remarque

    Toutes les cellules n'ont pas de noyau : les globules rouges le perdent en mûrissant.

## Transport

L'**osmose** est le passage de l'eau à travers une paroi semi-perméable vers la plus forte concentration de substances dissoutes. La **diffusion** est la dispersion de particules qui conduit d'elle-même à une répartition uniforme. La capacité d'une enveloppe à ne laisser passer que certaines substances est appelée **sélectivité**.

La méthode pour mettre l'osmose en évidence comporte des étapes :

1. Couper une pomme de terre en cubes égaux
2. Peser les cubes et noter leur masse
3. Laisser les cubes une heure dans l'eau salée
4. Sécher les cubes et les peser de nouveau

## Exercices

1. Quel phénomène répartit des particules uniformément sans aucune membrane ?

    - A. L'osmose
    - B. La diffusion
    - C. La photosynthèse

    Réponse : B. La diffusion n'a pas besoin de membrane.

## Glossaire

**Ribosome** : petit corps de la cellule où les protéines sont assemblées à partir d'acides aminés

**Mitochondrie** : organite qui tire du sucre et de l'oxygène une énergie utilisable

## Bibliographie

- Hooke, R. : Micrographia. Londres, 1665.
""",
    "es": """# La célula

**Objetivos**

- describir la estructura de una célula
- distinguir la ósmosis de la difusión

## Estructura de la célula

Una **célula** es la unidad viva más pequeña de la que están hechos todos los organismos. El **núcleo** es el compartimento que guarda el material genético de la célula. Se llama **tejido** a un conjunto de células que cumplen la misma función. El **citoplasma** es el líquido espeso que llena el interior de la célula. El Sr. Hooke, cf. fig. 2, observó las primeras células en el corcho en 1665.

La **membrana** es una envoltura fina que separa el contenido de la célula del medio exterior. Las células vegetales se mantienen rígidas incluso en época seca, porque una pared de celulosa las sostiene por fuera. El **orgánulo** es un pequeño compartimento que realiza una tarea concreta dentro del citoplasma.

!!! Nota

    No todas las células tienen núcleo: los glóbulos rojos lo pierden al madurar.

## Transporte

La **ósmosis** es el paso de agua a través de una pared semipermeable hacia la mayor concentración de sustancias disueltas. La **difusión** es la dispersión de partículas que conduce por sí misma a un reparto uniforme. La capacidad de una envoltura de dejar pasar solo ciertas sustancias se denomina **selectividad**.

El método para comprobar la ósmosis consta de pasos:

1. Cortar una patata en cubos iguales
2. Pesar los cubos y anotar su masa
3. Dejar los cubos una hora en agua salada
4. Secar los cubos y pesarlos de nuevo

## Ejercicios

1. ¿Qué fenómeno reparte las partículas de forma uniforme sin ninguna membrana?

    - A. La ósmosis
    - B. La difusión
    - C. La fotosíntesis

    Respuesta: B. La difusión no necesita membrana.

## Glosario

**Ribosoma**: pequeño cuerpo de la célula donde se ensamblan las proteínas a partir de aminoácidos

**Mitocondria**: orgánulo que obtiene energía utilizable del azúcar y del oxígeno

## Bibliografía

- Hooke, R.: Micrographia. Londres, 1665.
""",
    "pt": """# A célula

**Objetivos**

- descrever a estrutura de uma célula
- distinguir a osmose da difusão

## Estrutura da célula

Uma **célula** é a menor unidade viva da qual são feitos todos os organismos. O **núcleo** é o compartimento que guarda o material genético da célula. Chama-se **tecido** a um conjunto de células que cumprem a mesma função. O **citoplasma** é o líquido espesso que preenche o interior da célula. O Sr. Hooke, cf. fig. 2, observou as primeiras células na cortiça em 1665.

A **membrana** é um envoltório fino que separa o conteúdo da célula do meio exterior. As células vegetais mantêm-se rígidas mesmo na época seca, porque uma parede de celulose as sustenta por fora. A **organela** é um pequeno compartimento que realiza uma tarefa precisa dentro do citoplasma.

!!! Nota

    Nem todas as células têm núcleo: os glóbulos vermelhos perdem-no ao amadurecer.

## Transporte

A **osmose** é a passagem de água através de uma parede semipermeável para a maior concentração de substâncias dissolvidas. A **difusão** é a dispersão de partículas que conduz por si mesma a uma distribuição uniforme. A capacidade de um envoltório de deixar passar apenas certas substâncias é chamada **seletividade**.

O método para comprovar a osmose tem vários passos:

1. Cortar uma batata em cubos iguais
2. Pesar os cubos e anotar a sua massa
3. Deixar os cubos uma hora em água salgada
4. Secar os cubos e pesá-los de novo

## Exercícios

1. Que fenômeno distribui as partículas de forma uniforme sem nenhuma membrana?

    - A. A osmose
    - B. A difusão
    - C. A fotossíntese

    Resposta: B. A difusão não precisa de membrana.

## Glossário

**Ribossomo**: pequeno corpo da célula onde as proteínas são montadas a partir de aminoácidos

**Mitocôndria**: organela que obtém energia utilizável do açúcar e do oxigênio

## Bibliografia

- Hooke, R.: Micrographia. Londres, 1665.
""",
    "it": """# La cellula

**Obiettivi**

- descrivere la struttura di una cellula
- distinguere l'osmosi dalla diffusione

## Struttura della cellula

Una **cellula** è la più piccola unità vivente di cui sono fatti tutti gli organismi. Il **nucleo** è il compartimento che custodisce il materiale genetico della cellula. Si chiama **tessuto** un insieme di cellule che svolgono la stessa funzione. Il **citoplasma** è il liquido denso che riempie l'interno della cellula. Il sig. Hooke, cfr. fig. 2, osservò le prime cellule nel sughero nel 1665.

La **membrana** è un involucro sottile che separa il contenuto della cellula dall'ambiente esterno. Le cellule vegetali restano rigide anche nei periodi secchi, perché una parete di cellulosa le sostiene dall'esterno. L'**organulo** è un piccolo compartimento che svolge un compito preciso dentro il citoplasma.

!!! Nota

    Non tutte le cellule hanno un nucleo: i globuli rossi lo perdono maturando.

## Trasporto

L'**osmosi** è il passaggio di acqua attraverso una parete semipermeabile verso la maggiore concentrazione di sostanze disciolte. La **diffusione** è la dispersione di particelle che porta da sola a una distribuzione uniforme. La capacità di un involucro di lasciar passare solo certe sostanze è detta **selettività**.

Il metodo per dimostrare l'osmosi ha diversi passaggi:

1. Tagliare una patata in cubetti uguali
2. Pesare i cubetti e annotare la massa
3. Lasciare i cubetti un'ora in acqua salata
4. Asciugare i cubetti e pesarli di nuovo

## Esercizi

1. Quale fenomeno distribuisce le particelle in modo uniforme senza alcuna membrana?

    - A. L'osmosi
    - B. La diffusione
    - C. La fotosintesi

    Risposta: B. La diffusione non ha bisogno di membrana.

## Glossario

**Ribosoma**: piccolo corpo della cellula in cui le proteine vengono assemblate a partire da amminoacidi

**Mitocondrio**: organulo che ricava energia utilizzabile dallo zucchero e dall'ossigeno

## Bibliografia

- Hooke, R.: Micrographia. Londra, 1665.
""",
}
