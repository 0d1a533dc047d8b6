"""Wordings of financing rounds, a section a language; the English ones count in every language."""

from __future__ import annotations

# "Series B" in all the spellings that stand before a letter.
SERIES = ("Series", "Serie", "Série")

# Words for a round that follow its letter ("B round") or stand before it ("rodada B").
ROUND_AFTER: dict[str, tuple[str, ...]] = {
    "en": ("round", "rounds", "funding round", "financing round", "round of financing", "round of funding",
    "financing", "funding"),
    "de": ("Runde", "Runden", "Finanzierungsrunde", "Finanzierung", "round", "Kapitalrunde", "Investitionsrunde",
    "Rundenfinanzierung"),
    "pt": ("round",),
    "fr": ("round",),
    "es": ("round",),
}  # fmt: skip
ROUND_BEFORE: dict[str, tuple[str, ...]] = {
    "en": ("round",),
    "de": ("Runde", "Finanzierungsrunde"),
    "pt": (
        "rodada", "ronda", "rodada de financiamento", "rodada de investimento", "ronda de financiamento", "rodadas",
        "ronda de investimento", "rodada de captação", "rodada de", "rodada da", "rodada de tipo",
    ),
    "fr": ("tour", "tour de table", "tour de financement", "levée de fonds", "levée de"),
    "es": ("ronda", "ronda de financiación", "ronda de financiamiento", "ronda de inversión", "ronda de"),
}  # fmt: skip

ROUND_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "Pre-Seed": "pre-seed round/pre-seed funding/pre-seed financing/pre-seed/preseed",
        "Seed": "seed round/seed funding/seed financing/seed-stage round/seed investment/seed capital/seed money/"
        "seed extension/seed-funding round/seed stage/seed financing round/seed funding round",
        "Angel": "angel round/angel funding/angel financing/angel investment/angel funding round/angel-stage round/"
        "angel financing round",
        "convertible note": "convertible note/convertible notes/convertible loan/convertible bond/convertible bonds/"
        "convertible debt",
        "growth": "growth round/growth funding/growth financing/growth equity round/growth funding round/"
        "growth-stage round",
        "IPO": "initial public offering",
        "secondary": "secondary sale/secondary share sale/secondary offering/secondary round/secondary transaction/"
        "secondary deal",
    },
    "de": {
        "Pre-Seed": "Pre-Seed-Runde/Pre-Seed-Finanzierung/Pre-Seed-Finanzierungsrunde/Vor-Seed-Runde",
        "Seed": "Seed-Runde/Seedrunde/Seed-Finanzierung/Seed-Finanzierungsrunde/Seed-Kapital/Saatrunde/Samenrunde/"
        "Saatgutrunde/"
        "Startfinanzierung/Saatfinanzierung/Seed-Investition/Seed-Phase/Samen-Runde/Saatgut-Runde/Keimrunde",
        "Angel": "Angel-Runde/Angel-Finanzierung/Angel-Finanzierungsrunde/Engelsrunde/Engel-Runde/Engelrunde/"
        "Engelsfinanzierung/"
        "Engel-Finanzierung/Engel-Finanzierungsrunde/Business-Angel-Runde/Engelfinanzierung/Engelinvestitionsrunde",
        "convertible note": "Wandelanleihe/Wandelanleihen/Wandeldarlehen/Wandeldarlehens/Wandelschuldverschreibung/"
        "Wandelschuldverschreibungen",
        "growth": "Wachstumsfinanzierung/Wachstumsrunde/Growth-Runde/Wachstumsfinanzierungsrunde/Growth-Finanzierung",
        "IPO": "Börsengang/Börsengangs/Börsenganges",
        "secondary": "Sekundärverkauf/Sekundärplatzierung/Secondary-Runde/Sekundärtransaktion",
    },
    "pt": {
        "Pre-Seed": "rodada pré-seed/pré-seed/pré-semente/rodada pre-seed/ronda pré-seed/rodada pré-semente",
        "Seed": "rodada seed/rodada semente/rodada de seed/rodada de semente/ronda seed/ronda semente/capital semente/"
        "investimento semente/financiamento semente/rodada de sementes/investimento seed/rodada de investimento seed/"
        "rodada de capital semente/rodada inicial semente/financiamento seed/ronda de seed",
        "Angel": "rodada anjo/rodada de anjo/rodada de anjos/rodada-anjo/investimento anjo/investimento-anjo/"
        "ronda anjo/"
        "ronda de anjos/financiamento anjo/rodada de investimento anjo/rodada de financiamento anjo/"
        "rodada de investidores anjo/"
        "rodada de investidores-anjo/rodada angel/rodada dos anjos",
        "convertible note": "nota conversível/notas conversíveis/nota convertível/notas convertíveis/mútuo conversível/"
        "empréstimo conversível/dívida conversível/obrigações convertíveis/título conversível/títulos conversíveis",
        "growth": "rodada de crescimento/rodada growth/ronda de crescimento/financiamento de crescimento",
        "IPO": "oferta pública inicial",
        "secondary": "venda secundária/oferta secundária/rodada secundária/transação secundária",
    },
    "fr": {
        "Pre-Seed": "pré-amorçage/pré-seed/tour de pré-amorçage",
        "Seed": "tour d'amorçage/tour de table d'amorçage/levée d'amorçage/financement d'amorçage/amorçage/tour seed",
        "Angel": "tour d'anges/tour de business angels",
        "convertible note": "obligations convertibles/obligation convertible/prêt convertible/billet convertible",
        "growth": "tour de croissance",
        "IPO": "introduction en Bourse",
        "secondary": "vente secondaire/cession secondaire",
    },
    "es": {
        "Pre-Seed": "ronda pre-semilla/presemilla/ronda presemilla/ronda pre-seed/ronda preseed",
        "Seed": "ronda semilla/ronda seed/capital semilla/financiación semilla/ronda de semilla/"
        "ronda de capital semilla",
        "Angel": "ronda ángel/ronda de ángeles/ronda de inversores ángeles/inversión ángel",
        "convertible note": "nota convertible/notas convertibles/préstamo convertible/bonos convertibles/"
        "deuda convertible",
        "growth": "ronda de crecimiento",
        "IPO": "oferta pública inicial/salida a bolsa/oferta pública de venta",
        "secondary": "venta secundaria/oferta secundaria",
    },
    "zh": {
        "Pre-Seed": "种子前轮/Pre-种子轮/前种子轮",
        "Seed": "种子轮/種子輪/种子+轮/种子融资/种子资金/種子資金/種子輪融資",
        "Angel": "天使轮/天使輪/天使+轮/天使轮融资/天使融资/天使资金/天使資金/天使投资轮/Pre-天使轮",
        "convertible note": "可转债/可轉債/可转换债券/可轉換債券/可转换票据/可转换债/可转股债",
        "growth": "成长轮/成長輪/增长轮/增長輪",
        "IPO": "首次公开募股/首次公开发行/首次公開募股/首次公開發行/首次公开招股",
        "secondary": "老股转让/老股轉讓/二级份额转让/老股出售",
    },
}  # fmt: skip
