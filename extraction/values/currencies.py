"""Names and signs of currencies with their ISO 4217 codes, a section a language.

A name may stand for a part of a unit ("Cent", 美分): the number beside the code says how much of a unit it is.
"""

from __future__ import annotations

from decimal import Decimal

WHOLE = Decimal(1)
CENT = Decimal("0.01")

# Signs before or after the number, in all languages. "¥" is the yuan here: texts on the yen write "円", "JPY", "Yen".
SIGNS: dict[str, str] = {
    "$": "USD", "US$": "USD", "U.S.$": "USD", "USD$": "USD", "US-$": "USD", "＄": "USD", "HK$": "HKD", "NT$": "TWD",
    "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "A$": "AUD", "AU$": "AUD", "S$": "SGD", "SG$": "SGD", "NZ$": "NZD",
    "R$": "BRL", "MX$": "MXN", "€": "EUR", "£": "GBP", "¥": "CNY", "￥": "CNY", "CN¥": "CNY", "RMB¥": "CNY",
    "JP¥": "JPY", "₹": "INR", "Rs": "INR", "Rs.": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₫": "VND", "฿": "THB",
    "₪": "ILS", "zł": "PLN", "kr": "SEK", "kr.": "SEK", "Fr.": "CHF",
}  # fmt: skip
# Signs of parts of a unit, after the number only.
SMALL_SIGNS: dict[str, tuple[str, Decimal]] = {"¢": ("USD", CENT), "ct": ("EUR", CENT)}

# Codes as they stand, upper case. Codes that are words (ALL, TRY, TOP) are left out.
CODES: dict[str, str] = {
    "USD": "USD", "EUR": "EUR", "GBP": "GBP", "CNY": "CNY", "RMB": "CNY", "rmb": "CNY", "CNH": "CNY", "JPY": "JPY",
    "KRW": "KRW", "HKD": "HKD", "TWD": "TWD", "NTD": "TWD", "INR": "INR", "BRL": "BRL", "CAD": "CAD", "AUD": "AUD",
    "SGD": "SGD", "NZD": "NZD", "CHF": "CHF", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "PLN": "PLN", "CZK": "CZK",
    "ILS": "ILS", "NIS": "ILS", "AED": "AED", "SAR": "SAR", "QAR": "QAR", "RUB": "RUB", "MXN": "MXN", "ZAR": "ZAR",
    "IDR": "IDR", "MYR": "MYR", "THB": "THB", "VND": "VND", "PHP": "PHP",
}  # fmt: skip


def _names(**groups: str) -> dict[str, tuple[str, Decimal]]:
    """A section: for each code its names, with ``/`` between them; a code with ``_cent`` names a hundredth."""
    section: dict[str, tuple[str, Decimal]] = {}
    for group, names in groups.items():
        code, _, part = group.partition("_")
        for name in names.split("/"):
            section[name.lower()] = (
                code,
                {"": WHOLE, "cent": CENT, "tenth": Decimal("0.1"), "li": Decimal("0.001")}[part],
            )
    return section


NAMES: dict[str, dict[str, tuple[str, Decimal]]] = {
    "en": _names(
        USD="dollar/dollars/US dollar/US dollars/U.S. dollar/U.S. dollars/American dollars/United States dollars/bucks",
        USD_cent="cent/cents/US cents/U.S. cents",
        HKD="Hong Kong dollar/Hong Kong dollars/HK dollars", TWD="Taiwan dollars/New Taiwan dollars/NT dollars",
        CAD="Canadian dollar/Canadian dollars", AUD="Australian dollar/Australian dollars",
        SGD="Singapore dollar/Singapore dollars", NZD="New Zealand dollars", EUR="euro/euros", EUR_cent="euro cents",
        GBP="pound/pounds/pound sterling/pounds sterling/British pounds/sterling", GBP_cent="pence",
        CNY="yuan/yuans/Chinese yuan/renminbi/RMB/yuan renminbi/yuan RMB/RMB yuan", CNY_cent="fen", CNY_tenth="jiao",
        JPY="yen/Japanese yen", KRW="won/Korean won/South Korean won", INR="rupee/rupees/Indian rupees",
        BRL="real/reais/reals/Brazilian reais/Brazilian reals", CHF="franc/francs/Swiss francs", SEK="kronor/"
        "Swedish kronor/Swedish krona",
        NOK="Norwegian kroner", DKK="Danish kroner", ILS="shekels", AED="dirham/dirhams", SAR="riyal/riyals",
        RUB="rubles/roubles", PLN="zloty/zlotys", MXN="Mexican pesos", ZAR="rand",
    ),
    "de": _names(
        USD="Dollar/Dollars/US Dollar/US Dollars/amerikanische Dollar/amerikanischen Dollar/USDollar",
        USD_cent="US Cent/US Cents/Dollarcent", HKD="Hongkong Dollar/Hong Kong Dollar/Hongkonger Dollar",
        TWD="Taiwan Dollar/Neue Taiwan Dollar/neue taiwanische Dollar/taiwanische Dollar",
        CAD="kanadische Dollar/kanadischen Dollar/kanadischer Dollar", AUD="australische Dollar/australischen Dollar",
        SGD="Singapur Dollar", EUR="Euro/Euros", EUR_cent="Cent/Cents/Eurocent/Euro Cent",
        GBP="Pfund/britische Pfund/Pfund Sterling/britischen Pfund", GBP_cent="Pence",
        CNY="Yuan/Yuans/chinesische Yuan/chinesischen Yuan/Renminbi/RMB/Renminbi Yuan/Yuan Renminbi/Yuan RMB/RMB Yuan",
        CNY_cent="Fen", CNY_tenth="Jiao", JPY="Yen/japanische Yen", KRW="Won/südkoreanische Won/koreanische Won",
        INR="Rupie/Rupien/indische Rupien", BRL="Real/Reais/brasilianische Real/brasilianische Reais",
        CHF="Franken/Schweizer Franken", SEK="Kronen/schwedische Kronen/schwedischen Kronen", NOK="norwegische Kronen",
        DKK="dänische Kronen", ILS="Schekel", AED="Dirham", SAR="Riyal/Rial", RUB="Rubel", PLN="Zloty/Złoty",
    ),
    "pt": _names(
        USD="dólar/dólares/dolar/dolares/dólar americano/dólares americanos/dólares norte americanos/dólares dos EUA/"
        "dólares estadunidenses/dólares dos Estados Unidos",
        USD_cent="centavos de dólar/centavo de dólar/cêntimos de dólar",
        HKD="dólares de Hong Kong/dólares honcongueses", TWD="dólares taiwaneses/novos dólares taiwaneses/"
        "novos dólares de Taiwan",
        CAD="dólares canadenses/dólares canadianos", AUD="dólares australianos",
        SGD="dólares de Singapura/dólares de Cingapura", EUR="euro/euros", EUR_cent="cêntimo/cêntimos/cêntimos de euro",
        GBP="libra/libras/libras esterlinas", CNY="yuan/yuans/iuan/iuane/iuanes/renminbi/renminbis/RMB/"
        "yuans chineses/yuan chineses/iuanes chineses",
        CNY_cent="fen", JPY="iene/ienes/ienes japoneses", KRW="won/wons/wons sul coreanos/won sul coreanos",
        INR="rupia/rupias/rupias indianas", BRL="real/reais", BRL_cent="centavo/centavos/centavos de real",
        CHF="francos suíços", SEK="coroas suecas", NOK="coroas norueguesas", DKK="coroas dinamarquesas",
        ILS="shekels/siclos", AED="dirhams", SAR="riais", RUB="rublos", MXN="pesos mexicanos",
    ),
    "fr": _names(
        USD="dollar/dollars/dollars américains/dollars US/dollar américain", USD_cent="cents/cents de dollar",
        HKD="dollars de Hong Kong/dollars hongkongais", TWD="dollars taïwanais/nouveaux dollars taïwanais",
        CAD="dollars canadiens", AUD="dollars australiens", SGD="dollars de Singapour/dollars singapouriens",
        EUR="euro/euros", EUR_cent="centime/centimes/centimes d'euro", GBP="livre sterling/livres sterling/livres",
        CNY="yuan/yuans/yuans chinois/renminbi/RMB", JPY="yen/yens", KRW="won/wons/wons sud coréens",
        INR="roupie/roupies/roupies indiennes", BRL="réal/réals/reais", CHF="francs suisses",
        SEK="couronnes suédoises", NOK="couronnes norvégiennes", DKK="couronnes danoises", ILS="shekels",
        AED="dirhams", RUB="roubles",
    ),
    "es": _names(
        USD="dólar/dólares/dolares/dólares estadounidenses/dólares americanos/dólares de EE. UU./dólares de EE.UU.",
        USD_cent="centavos/centavos de dólar", HKD="dólares de Hong Kong/dólares hongkoneses",
        TWD="dólares taiwaneses/nuevos dólares taiwaneses",
        CAD="dólares canadienses", AUD="dólares australianos", SGD="dólares de Singapur/dólares singapurenses",
        EUR="euro/euros", EUR_cent="céntimo/céntimos/céntimos de euro", GBP="libra esterlina/libras esterlinas/libras",
        CNY="yuan/yuanes/yuanes chinos/renminbi/RMB", JPY="yen/yenes", KRW="won/wones/wones surcoreanos",
        INR="rupia/rupias/rupias indias", BRL="real brasileño/reales/reales brasileños", CHF="francos suizos",
        SEK="coronas suecas", MXN="pesos mexicanos", AED="dírhams", RUB="rublos",
    ),
    "zh": _names(
        USD="美元/美金/美圆/美圓", USD_cent="美分", HKD="港元/港币/港幣/港圆/元港币/元港幣",
        TWD="新台币/新臺幣/新台幣/台币/台幣/元新台币/元新台幣/元台币", CAD="加元/加币/加拿大元", AUD="澳元/澳币/"
        "澳大利亚元",
        SGD="新元/新加坡元/新币/坡元", EUR="欧元/歐元", EUR_cent="欧分/歐分", GBP="英镑/英鎊", GBP_cent="便士",
        CNY="元/圆/圓/块钱/塊錢/人民币/人民幣/元人民币/元人民幣/人民币元/人民幣元", CNY_cent="分钱/分錢",
        CNY_tenth="毛钱/毛錢/角钱",
        CNY_li="厘/厘钱", JPY="日元/日圆/日圓/日币/日幣/円", KRW="韩元/韓元/韩圆/韓圜/韩币", INR="卢比/盧比/印度卢比",
        BRL="雷亚尔/巴西雷亚尔", CHF="瑞士法郎/瑞郎", SEK="瑞典克朗", NOK="挪威克朗", DKK="丹麦克朗", ILS="谢克尔",
        AED="迪拉姆", SAR="里亚尔/沙特里亚尔", RUB="卢布/盧布", THB="泰铢", MYR="林吉特", VND="越南盾",
    ),
}  # fmt: skip

# Names that may also stand before the number: 人民币5亿, "Rupees 500 crore".
NAMES_BEFORE: dict[str, dict[str, str]] = {
    "en": {"renminbi": "CNY", "rupees": "INR"},
    "de": {"Renminbi": "CNY"},
    "pt": {},
    "fr": {},
    "es": {},
    "zh": {
        "人民币": "CNY", "人民幣": "CNY", "港币": "HKD", "港幣": "HKD", "新台币": "TWD", "新臺幣": "TWD",
        "新台幣": "TWD",
        "台币": "TWD", "台幣": "TWD",
    },
}  # fmt: skip

# What may stand between the number and the currency's name: "3 billion of RMB", "milhões de dólares", "d'euros".
LINKS: dict[str, str] = {
    "en": r"(?:(?:of|in)\s)?", "de": r"(?:(?:an|in)\s)?", "pt": r"(?:(?:de|em)\s)?", "fr": r"(?:de\s|d['\u2019]|en\s)?",
    "es": r"(?:(?:de|en)\s)?", "zh": "",
}  # fmt: skip
# Signs whose country a following name may settle: "$5 million Canadian dollars".
UNSETTLED = frozenset({"$", "＄", "¥", "￥"})
