"""How Swedish, German and Spanish sentences claim that an act is done: a modest part, one clause at a time.

Covered: the perfect in the first person and the passives, with their particle or object in the same clause. A
clause that holds a negation, or before its verb a modal, a condition or a report, claims nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from .acts import Act
from .cues import compiled

_GAP = r"(?:[\w'£$€%.,:/-]{1,30} ){0,12}?"


class Grammar(Struct, frozen=True, kw_only=True):
    """How one language says that something is done; every field is a pattern.

    In `active` and `passive`, `<P>` stands for the participles, `<S>` for those that are passive by themselves,
    `<PAST>` for past forms, `<ANY>` for a gap of words and `<ADV>` for adverbs.

    Attributes:
        active: First person; what the gaps hold is checked against `blocks` too.
        passive: Passives and states reached.
        adverbs: Adverbs that may stand beside the verb.
        blocks: Words before the verb that make its clause no claim.
        denials: Words anywhere in the clause that deny it.
        reports: Words that make a passive, and every later one in the sentence, a report.
        others: Signs of another's act or of the past beside a passive.
        announces: Formulae that only announce a statement.
    """

    active: tuple[str, ...]
    passive: tuple[str, ...]
    adverbs: str
    blocks: tuple[str, ...]
    denials: tuple[str, ...]
    reports: tuple[str, ...]
    others: tuple[str, ...]
    announces: tuple[str, ...]


_GRAMMARS = {
    "sv": Grammar(
        active=(r"(?:jag|vi) <ADV>har <ANY><P>", r"har (?:jag|vi) <ANY><P>", r"(?:jag|vi) <ADV><PAST>"),
        passive=(
            r"har <ADV>(?:blivit <ADV><P>|<S>)",
            r"(?:är|blev) <ADV><P>",
            r"nu är (?:[\w.,:-]{1,30} ){1,3}<P>",
            r"<S>",
        ),
        adverbs=r"(?:(?:nu|just|precis|också|därför|helt|genast|direkt|nyss|alltså) ){0,3}",
        blocks=(
            r"om|när|så snart|innan|tills|ifall|huruvida|medan|ska|skall|kan|kommer|skulle|bör|måste|får|vill|hade|"
            r"att|säger|sa|sade|skriver|nämnde|tror|ser|verkar|förstår|ledsen|eftersom|som|hoppas|kontrollerar?|"
            r"kollar?",
        ),
        denials=(r"inte|ej|aldrig|ingen|inget|inga|ingenting|ännu|knappast|nästan|utan",),
        reports=(r"enligt|tyvärr|du (?:säger|skrev|sa|nämnde)|ni (?:säger|skrev|sa)",),
        others=(r"av (?!oss|mig|vårt|vår|\d)\w+|igår|i går|förra|för \w+ sedan|den \d+|automatiskt|redan",),
        announces=(
            r"(?:jag|vi) kan (?:nu )?(?:bekräfta|meddela|berätta|intyga)(?: att)?|(?:jag|vi) bekräftar(?: "
            r"att)?",
        ),
    ),
    "de": Grammar(
        active=(r"(?:ich|wir) (?:habe|haben) <ANY><P>", r"(?:habe|haben) (?:ich|wir) <ANY><P>"),
        passive=(
            r"(?:wurde|wurden) <ANY><P>(?! werden)",
            r"(?:ist|sind) <ANY><P> worden",
            r"(?:ist|sind) <ANY>(?:nun|jetzt|hiermit) <ANY><P>",
        ),
        adverbs="",
        blocks=(
            r"wenn|falls|sobald|sofern|nachdem|bevor|ehe|bis|ob|dass|weil|da|würden?|könnten?|kann|können|sollten?|"
            r"soll|hätten?|wäre|wird|werden|möchten?|muss|müssen|welche[rsnm]?|sagen|sagten|scheint|tut",
        ),
        denials=(r"nicht|nie|niemals|kein\w*|nichts|ohne|kaum|fast|beinahe",),
        reports=(r"sie (?:sagen|schreiben|sagten|schrieben|meinen)|laut|leider|offenbar|anscheinend|wenn|falls|ob",),
        others=(
            r"(?:vom|von (?!uns|mir|unser\w*|\d|eur )\w+|gestern|letzte\w*|vor \w+ \w+|am \d+|automatisch|bereits|"
            r"schon)",
        ),
        announces=(
            r"ich kann (?:ihnen )?bestätigen,? dass|ich bestätige,? dass|hiermit (?:bestätige|bestätigen) (?:ich|"
            r"wir)(?: ihnen| dir)?,? dass",
        ),
    ),
    "es": Grammar(
        active=(
            r"(?:he|hemos) <ANY><P>",
            r"(?:^|y |ya |le |te |les |se |lo |la |yo )<PAST>",
        ),
        passive=(
            r"(?:ha|han) (?:sido|quedado) <ADV><P>",
            r"(?:fue|fueron) <ADV><P>",
            r"se (?:(?:le|te|les|os|lo|la) ){0,2}(?:ha|han) <ADV><P>",
            r"ya est[áa]n? <ADV><P>",
        ),
        adverbs=r"(?:(?:ahora|correctamente|con éxito|completamente|totalmente|también) ){0,3}",
        blocks=(
            r"si|cuando|una vez|en cuanto|antes|después|hasta|mientras|podrían?|puede|pueden|puedo|será|serán|habrá|"
            r"habrán|habrían?|hubieran?|haya|hayan|debería|dice|dices|dijo|comenta|indica|lamento|siento|parece|veo|"
            r"creo|que|quiere|aunque|porque|voy|va|vamos",
        ),
        denials=(r"no|nunca|nada|ning[úu]n|ningun[oa]|tampoco|ni|todav[íi]a|a[úu]n|jam[áa]s|sin|casi",),
        reports=(r"seg[úu]n|lamentablemente|desgraciadamente|usted dice|me dice|dijo|parece",),
        others=(r"por (?!nosotros|nuestr\w+|m[íi]|\d)\w+|ayer|hace \w+|el \d+|autom[áa]ticamente",),
        announces=(
            r"(?:le |te |les )?(?:confirmo|informo|comunico|puedo confirmar(?:le|te)?|me complace (?:informarle|"
            r"confirmarle))(?: de)? que",
        ),
    ),
}
# "48,50", "1.240" and "48,-" are one word each.
_CLAUSE_END = re.compile(r"[;:!?|()¿¡\"]+|(?<!\d)[.,]|\.(?!\d)|,(?!\d|-(?!\w))| - ")


def other_claims(said: str, acts: Sequence[Act], language: str) -> Iterator[str]:
    """Find the base forms that one sentence claims.

    Args:
        said: The sentence, from `plain`.
        acts: What may be claimed.
        language: sv, de or es.

    Yields:
        Base forms, clause by clause.
    """
    grammar = _GRAMMARS[language]
    clauses = [part.strip() for part in _CLAUSE_END.split(compiled(grammar.announces).sub(" ; ", said)) if part.strip()]
    if "?" in said:
        clauses = clauses[:-1]
    reported = False
    for clause in clauses:
        denied = compiled(grammar.denials).search(clause) is not None
        reported = reported or compiled(grammar.reports).search(clause) is not None
        for act in acts:
            if not denied and _claims(clause, act, language, reported=reported):
                yield act.base


def _claims(clause: str, act: Act, language: str, *, reported: bool) -> bool:
    grammar = _GRAMMARS[language]
    names = clause.split()
    if act.particle and act.particle not in names:
        return False
    if any(not any(name.startswith(noun) for name in names) for noun in act.objects):
        return False
    blocks = compiled(grammar.blocks)
    active = _sayings(act, language, "active").search(clause)
    if active and not blocks.search(clause[: active.end()]):
        return True
    passive = None if reported else _sayings(act, language, "passive").search(clause)
    return bool(
        passive and not blocks.search(clause[: passive.start()]) and not compiled(grammar.others).search(clause)
    )


@cache
def _sayings(act: Act, language: str, voice: str) -> re.Pattern[str]:
    """The sentences in which a language says the act in one voice, with this act's forms put in."""
    grammar = _GRAMMARS[language]
    by_itself = {form for form in act.past | act.participle if language == "sv" and form.endswith("s")}
    forms = {
        "<P>": _one_of(act.participle - by_itself),
        "<S>": _one_of(by_itself),
        "<PAST>": _one_of(act.past - by_itself),
        "<ANY>": _GAP,
        "<ADV>": grammar.adverbs,
    }
    lines = grammar.active if voice == "active" else grammar.passive
    for name, pattern in forms.items():
        lines = tuple(line.replace(name, pattern) for line in lines)
    return compiled(lines)


def _one_of(forms: frozenset[str] | set[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, forms), reverse=True)) + ")" if forms else "(?!)"
