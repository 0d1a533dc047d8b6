"""The languages that the extractor reads, and what it must know of each before any relation is looked for."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.errors import DealgraphError


@dataclass(frozen=True, slots=True)
class Language:
    """One language.

    ``stopwords`` are frequent function words by which the language is told from others. ``abbreviations`` end in a
    full stop that ends no sentence. ``joiners`` stand between the members of a list, ``articles`` before a name.
    ``companies`` are words by which a text points back to the company that it spoke of. ``persons`` point back to a
    person. A name after one of the ``prepositions`` is no grammatical subject.
    """

    code: str
    stopwords: frozenset[str]
    abbreviations: frozenset[str]
    joiners: tuple[str, ...]
    articles: tuple[str, ...]
    companies: tuple[str, ...]
    prepositions: tuple[str, ...]
    persons: tuple[str, ...]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language(
            "en",
            _words(
                "the of and to in that is was for it with as on by at from has have its which this are be an were "
                "not their but will would said who than after also been one into about more they had can"
            ),
            _words("mr mrs ms dr prof inc ltd co corp st no vs approx jan feb mar apr jun jul aug sep sept oct nov dec mln bn u.s u.k e.g i.e"),
            ("and", "&", "as well as", "plus", "along with", "together with", "alongside", "or", "followed by"),
            ("the", "a", "an", "its", "existing investors", "investors", "existing investor", "new investors", "both", "local"),
            (
                "the company", "the startup", "the start-up", "the firm", "the lab", "the group", "the enterprise", "the business",
                "the maker", "the developer", "the unicorn",
            ),
            ("by", "from", "with", "of", "in", "into", "to", "at", "for", "than", "behind", "under", "via", "against", "unlike", "like"),
            ("he", "she"),
        ),
        Language(
            "de",
            _words(
                "der die das und ist von mit den dem des ein eine einer einem einen zu auf für im nicht sich auch als es an "
                "werden wird aus bei nach hat haben wurde sind war wie über oder aber noch bis um zum zur dass"
            ),
            _words("z.b d.h bzw ca nr dr prof mio mrd st u.a inkl evtl ggf hrsg jan feb mär apr jun jul aug sep sept okt nov dez abs"),
            ("und", "sowie", "&", "als auch", "oder", "gemeinsam mit", "zusammen mit", "neben", "dazu", "auch"),
            (
                "der", "die", "das", "den", "dem", "des", "ein", "eine", "von", "vom", "mit", "bei", "investor", "investoren", "fonds",
                "altinvestoren", "altinvestor", "bestandsinvestoren", "alt-aktionäre", "dem fonds", "der fonds", "wagniskapitalgeber",
                "risikokapitalgeber", "chiphersteller", "staatsfonds", "vom", "die investoren",
            ),
            (
                "das unternehmen", "dem unternehmen", "des unternehmens", "das start-up", "das startup", "des start-ups", "des startups",
                "dem start-up", "die firma", "der firma", "der konzern", "des konzerns", "das haus", "dieses haus", "dem konzern",
                "die gesellschaft", "das labor",
            ),
            ("von", "vom", "bei", "beim", "mit", "durch", "für", "in", "im", "an", "am", "zu", "zum", "zur", "unter", "gegen", "neben", "hinter", "über", "aus"),
            ("er",),
        ),
        Language(
            "pt",
            _words(
                "o a os as de da do das dos e em um uma que para com não por no na nos nas mais como foi se ao pela pelo são "
                "também já mas ou seu sua é entre quando até ser tem está segundo após"
            ),
            _words("sr sra dr dra prof av nº núm jan fev mar abr mai jun jul ago set out nov dez etc ltda"),
            ("e", "&", "além de", "além da", "além do", "bem como", "assim como", "ou", "ao lado de", "junto com", "e também"),
            (
                "o", "a", "os", "as", "do", "da", "dos", "das", "de", "pelo", "pela", "pelos", "pelas", "um", "uma", "no", "na",
                "os fundos", "o fundo", "fundos", "fundo", "investidores", "gestora", "a gestora", "pelo fundo", "pela gestora", "com a", "com o", "com",
            ),
            (
                "a empresa", "da empresa", "a startup", "da startup", "a companhia", "da companhia", "a tecnológica", "da tecnológica",
                "o grupo", "a fintech", "a healthtech", "a firma", "o unicórnio", "ao unicórnio", "à empresa", "à startup", "a start-up", "o laboratório",
            ),
            ("de", "da", "do", "das", "dos", "por", "pela", "pelo", "pelas", "pelos", "com", "em", "na", "no", "nas", "nos", "à", "ao", "às", "aos", "para", "contra", "sobre"),
            ("ele", "ela"),
        ),
        Language(
            "zh",
            frozenset("的是在了和有为与这也就对等"),
            frozenset(),
            ("和", "与", "及", "以及", "、", "还有", "跟", "或", "以及来自", "并"),
            ("老股东", "新股东", "现有股东", "投资方", "投资机构", "来自", "包括", "有", "由", "其中", "分别是", "现有投资者", "战略投资者"),
            (
                "该公司", "公司", "这家公司", "这家企业", "该企业", "该初创公司", "本公司", "这家初创公司", "这家初创企业", "该初创企业",
                "该团队", "该集团", "集团",
            ),
            ("由", "被", "从", "向", "与", "和", "对", "给", "为", "跟", "于", "据"),
            ("他", "她"),
        ),
        Language(
            "fr",
            _words(
                "le la les de des du et en un une que qui dans est pour par sur au aux avec pas plus ne se son sa ses ce cette "
                "été sont ont a également entre selon mais ou leur"
            ),
            _words("m mme dr prof av env janv févr juil sept oct nov déc"),
            ("et", "&", "ainsi que", "ou", "aux côtés de"),
            ("le", "la", "les", "du", "des", "de", "l'", "par", "un", "une", "le fonds", "les fonds", "fonds"),
            ("la société", "l'entreprise", "la start-up", "la startup", "la jeune pousse", "le groupe"),
            ("de", "du", "des", "par", "avec", "en", "dans", "à", "au", "aux", "pour", "chez", "contre"),
            ("il", "elle"),
        ),
        Language(
            "es",
            _words(
                "el la los las de del y en un una que para con no por más como fue se al su sus es son también ya pero entre "
                "cuando hasta ser ha está según tras lo"
            ),
            _words("sr sra dr dra prof av núm ene feb mar abr may jun jul ago sept oct nov dic etc"),
            ("y", "e", "&", "así como", "además de", "o", "junto con", "junto a"),
            ("el", "la", "los", "las", "del", "de", "por", "un", "una", "el fondo", "los fondos", "fondos"),
            ("la empresa", "la compañía", "la startup", "la firma", "el grupo"),
            ("de", "del", "por", "con", "en", "a", "al", "para", "contra"),
            ("él", "ella"),
        ),
    )
}  # fmt: skip


def language_of(code: str) -> Language:
    """The language of that ISO 639-1 code, or a clear error that lists those that are read."""
    if code not in LANGUAGES:
        raise DealgraphError(
            f"the language {code!r} is not one that dealgraph reads", remedy=f"It reads {', '.join(sorted(LANGUAGES))}."
        )
    return LANGUAGES[code]
