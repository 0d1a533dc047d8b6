"""Words for shares and for changes by a factor, a section a language."""

from __future__ import annotations

# The sign or word after a number that makes it a percentage.
PERCENT: dict[str, str] = {
    "en": "%/per cent/percent/pct/percentage points/percentage point",
    "de": "%/Prozent/v. H./Prozentpunkte/Prozentpunkten/prozentige/prozentigen/prozentiger/prozentiges",
    "pt": "%/por cento/pontos percentuais/ponto percentual",
    "fr": "%/pour cent/pourcent/points de pourcentage",
    "es": "%/por ciento/puntos porcentuales",
    "zh": "%/个百分点/個百分點",
}

# Fractions in words, in percent; a third is rounded to 28 digits where it is read.
FRACTIONS: dict[str, dict[str, str]] = {
    "en": {
        "1/2": "half/one half/a half/one-half", "1/4": "a quarter/one quarter/a fourth", "3/4": "three quarters/"
        "three fourths",
        "1/3": "a third/one third", "2/3": "two thirds", "1/5": "a fifth/one fifth", "2/5": "two fifths",
        "3/5": "three fifths", "4/5": "four fifths", "1/10": "a tenth/one tenth", "9/10": "nine tenths",
        "1/8": "an eighth/one eighth", "1/6": "a sixth/one sixth",
    },
    "de": {
        "1/2": "die Hälfte/der Hälfte/Hälfte", "1/4": "ein Viertel/einem Viertel/einen Viertel", "3/"
        "4": "drei Viertel/Dreiviertel",
        "1/3": "ein Drittel/einem Drittel", "2/3": "zwei Drittel/zwei Dritteln", "1/5": "ein Fünftel/einem Fünftel",
        "2/5": "zwei Fünftel", "3/5": "drei Fünftel", "4/5": "vier Fünftel", "1/10": "ein Zehntel/einem Zehntel",
        "9/10": "neun Zehntel", "1/8": "ein Achtel", "1/6": "ein Sechstel",
    },
    "pt": {
        "1/2": "metade/a metade", "1/4": "um quarto/a quarta parte", "3/4": "três quartos", "1/3": "um terço/"
        "a terça parte",
        "2/3": "dois terços", "1/5": "um quinto", "2/5": "dois quintos", "3/5": "três quintos", "4/5": "quatro quintos",
        "1/10": "um décimo",
    },
    "fr": {
        "1/2": "la moitié/moitié", "1/4": "un quart", "3/4": "trois quarts", "1/3": "un tiers", "2/3": "deux tiers",
        "1/5": "un cinquième", "1/10": "un dixième",
    },
    "es": {
        "1/2": "la mitad/mitad", "1/4": "un cuarto/una cuarta parte", "3/4": "tres cuartos/tres cuartas partes",
        "1/3": "un tercio/una tercera parte", "2/3": "dos tercios/dos terceras partes", "1/5": "un quinto/"
        "una quinta parte",
        "1/10": "una décima parte",
    },
    "zh": {"1/2": "一半/半数/半數/过半/過半"},
}  # fmt: skip

# A change by a factor: the signed change in percent and the words that tell it.
MULTIPLES: dict[str, dict[int, str]] = {
    "en": {
        -50: "halved/halves/halving/halve/cut in half/cuts in half/cut by half/by half/half price/half the price/"
        "to half",
        -75: "to a quarter/to one quarter/quartered", -90: "to a tenth/to one tenth", -80: "to a fifth/to one fifth",
        100: "doubled/doubles/doubling/double/twofold/two-fold",
        200: "tripled/triples/tripling/triple/threefold/three-fold/trebled",
        300: "quadrupled/quadruples/quadrupling/fourfold/four-fold", 400: "quintupled/fivefold/five-fold",
        500: "sixfold/six-fold", 600: "sevenfold", 700: "eightfold", 900: "tenfold/ten-fold",
        1900: "twentyfold", 9900: "hundredfold/a hundredfold",
    },
    "de": {
        -50: "halbiert/halbieren/halbierte/halbierten/Halbierung/auf die Hälfte/um die Hälfte/zum halben Preis/"
        "halber Preis",
        -75: "auf ein Viertel/geviertelt", -90: "auf ein Zehntel", -80: "auf ein Fünftel",
        100: "verdoppelt/verdoppelte/verdoppelten/verdoppeln/Verdopplung/Verdoppelung/das Doppelte/auf das Doppelte",
        200: "verdreifacht/verdreifachte/verdreifachten/verdreifachen/Verdreifachung/das Dreifache/auf das Dreifache",
        300: "vervierfacht/vervierfachte/vervierfachen/das Vierfache", 400: "verfünffacht/verfünffachte/das Fünffache",
        500: "versechsfacht/versechsfachte", 900: "verzehnfacht/verzehnfachte/verzehnfachen/Verzehnfachung/"
        "das Zehnfache",
        9900: "verhundertfacht",
    },
    "pt": {
        -50: "pela metade/à metade/para a metade/para metade/a metade do preço/reduzido à metade/metade do preço",
        -75: "a um quarto/para um quarto/a um quarto do", -90: "a um décimo/para um décimo",
        -80: "a um quinto/para um quinto",
        100: "dobrou/dobraram/dobrar/dobra/dobrando/duplicou/duplicaram/duplicar/duplicado/o dobro/para o dobro",
        200: "triplicou/triplicaram/triplicar/triplicado/o triplo/para o triplo",
        300: "quadruplicou/quadruplicaram/quadruplicar/o quádruplo", 400: "quintuplicou/quintuplicaram",
        900: "decuplicou/multiplicou por dez/dez vezes mais",
    },
    "fr": {
        -50: "divisé par deux/divisés par deux/divisée par deux/réduit de moitié/réduits de moitié/de moitié/"
        "à moitié prix",
        -75: "à un quart/divisé par quatre", -90: "divisé par dix/à un dixième",
        100: "doublé/double/doublent/doubler/multiplié par deux/le double", 200: "triplé/triple/tripler/"
        "multiplié par trois",
        300: "quadruplé/multiplié par quatre", 900: "décuplé/multiplié par dix",
    },
    "es": {
        -50: "a la mitad/por la mitad/a mitad de precio", -75: "a una cuarta parte/a un cuarto",
        -90: "a una décima parte", 100: "duplicó/duplicaron/duplicar/duplicado/dobló/el doble",
        200: "triplicó/triplicaron/triplicar/triplicado/el triple", 300: "cuadruplicó/cuadruplicaron/cuadruplicar",
        900: "multiplicó por diez/decuplicó",
    },
    "zh": {
        -50: "减半/減半/腰斩/腰斬/砍半/砍掉一半/半价/半價/降了一半/降低一半/下降一半/下调一半",
        100: "翻倍/翻番/翻了一番/翻一番/增长一倍/增長一倍/涨一倍/涨了一倍/翻了一倍/加倍",
    },
}  # fmt: skip
