"""Search as it is typed: against the capped query by plain sqlite3 with the same index."""

from __future__ import annotations

from coursegen_desktop.db.search import match_expression

from . import data
from .measure import Result, alternate, plus, timed
from .place import Place

ROUNDS = 40
FACTOR, ALLOWED_MS = 1.5, 1.0
HITS = 20
# The capped form that was measured to be bounded, and the titles of its hits.
RAW = """
SELECT top.id, l.title, top.score
FROM (SELECT id, score FROM
       (SELECT rowid AS id, bm25(lesson_search, 5.0, 1.0) AS score
        FROM lesson_search WHERE lesson_search MATCH :words LIMIT 2000)
      ORDER BY score LIMIT :hits) AS top
JOIN lessons l ON l.id = top.id ORDER BY top.score
"""


def queries(size: data.Size) -> dict[str, str]:
    """One query of each kind that people type."""
    words = data.vocabulary(size)
    common, rare = words[size.words // 500], words[-size.words // 20]
    return {
        "rare": rare,
        "common": common,
        "stop": words[0],
        "two": f"{common} {words[7]}",
        "three": f"{common} {words[7]} {words[3]}",
        "prefix": words[5][:3],
        "begun": common[:5],
        "nothing": "qqqqq",
    }


async def run(place: Place) -> list[Result]:
    """search.KIND for each kind of query."""
    results = []
    async with place.services() as services:
        with place.raw() as raw:
            for kind, words in queries(place.size).items():
                values = {"words": match_expression(words.split()), "hits": HITS}

                async def floor(values: dict[str, object] = values) -> None:
                    raw.execute(RAW, values).fetchall()

                async def ours(words: str = words) -> None:
                    await services.search.find(words, limit=HITS)

                raw_ms, ours_ms = await alternate(
                    lambda floor=floor: timed(floor), lambda ours=ours: timed(ours), ROUNDS
                )
                goal = plus(raw_ms, FACTOR, ALLOWED_MS)
                results.append(Result(f"search.{kind}", raw_ms, ours_ms, goal))
    return results
