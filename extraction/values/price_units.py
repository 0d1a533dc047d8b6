"""What prices are for, a section a language: units, the words before them, the side of a token, and words for
"free".
"""

from __future__ import annotations

# Words (lower case) to the unit. An hour of sound is sixty minutes; ``seat`` gives way to a time that follows it.
UNITS: dict[str, dict[str, str]] = {
    "en": {
        "token": "token/tokens", "character": "character/characters", "image": "image/images/picture/pictures",
        "minute": "minute/minutes/min", "second": "second/seconds/sec", "hour": "hour of audio/audio hour/"
        "hour of speech",
        "call": "call/calls/request/requests/query/queries/API call/API calls/prompt/message/messages/search/searches",
        "seat": "seat/seats/user/users/person/employee/member/licence/license/developer", "month": "month/mo/months",
        "year": "year/annum/yr/years", "gpu_hour": "GPU hour/GPU hours/GPU-hour/card hour/hour per GPU/"
        "hour of GPU time",
    },
    "de": {
        "token": "Token/Tokens", "character": "Zeichen", "image": "Bild/Bilder/Bildern", "minute": "Minute/Minuten/"
        "Min.",
        "second": "Sekunde/Sekunden", "hour": "Audiostunde/Stunde Audio/Stunde Ton",
        "call": "Aufruf/Aufrufe/Anfrage/Anfragen/Abfrage/Abfragen/API-Aufruf/API-Aufrufe/Nachricht/Nachrichten",
        "seat": "Nutzer/Nutzerin/Benutzer/Platz/Arbeitsplatz/Sitz/Sitzplatz/Lizenz/Mitarbeiter/Kopf/Person/Anwender",
        "month": "Monat/Monate/Monats", "year": "Jahr/Jahre",
        "gpu_hour": "GPU-Stunde/GPU-Stunden/Grafikkartenstunde/Kartenstunde",
    },
    "pt": {
        "token": "token/tokens", "character": "caractere/caracteres/carácter/caracter", "image": "imagem/imagens",
        "minute": "minuto/minutos", "second": "segundo/segundos", "hour": "hora de áudio",
        "call": "chamada/chamadas/requisição/requisições/consulta/consultas/solicitação/pedido/mensagem/mensagens",
        "seat": "usuário/usuários/utilizador/assento/licença/pessoa/posto/funcionário", "month": "mês/meses",
        "year": "ano/anos", "gpu_hour": "hora de GPU/horas de GPU/GPU-hora/hora-GPU/hora por GPU",
    },
    "fr": {
        "token": "token/tokens/jeton/jetons", "character": "caractère/caractères", "image": "image/images",
        "minute": "minute/minutes", "second": "seconde/secondes", "hour": "heure d'audio", "call": "appel/appels/"
        "requête/requêtes",
        "seat": "utilisateur/siège/poste/personne/licence", "month": "mois", "year": "an/année",
        "gpu_hour": "heure de GPU/heure GPU/heure-GPU",
    },
    "es": {
        "token": "token/tokens", "character": "carácter/caracteres", "image": "imagen/imágenes", "minute": "minuto/"
        "minutos",
        "second": "segundo/segundos", "hour": "hora de audio", "call": "llamada/llamadas/consulta/consultas/"
        "solicitud/petición",
        "seat": "usuario/asiento/puesto/persona/licencia", "month": "mes/meses", "year": "año/años",
        "gpu_hour": "hora de GPU/hora GPU/GPU-hora",
    },
    "zh": {
        "token": "token/tokens/词元/詞元/个token/个tokens/個token/個tokens/个词元/個詞元/Token/Tokens",
        "character": "字/个字/字符/个字符/汉字/个汉字/個字/漢字", "image": "张/张图/张图片/幅/幅图/幅图片/图片/張/"
        "張圖/張圖片",
        "minute": "分钟/分鐘", "second": "秒/秒钟/秒鐘", "hour": "小时音频/小时语音",
        "call": "次/次调用/次请求/调用/次查询/次對話/次对话/次調用/次请求调用",
        "seat": "席位/个席位/用户/个用户/人/座席/坐席/账号/席/名用户/位用户", "month": "月/个月/個月", "year": "年",
        "gpu_hour": "GPU小时/卡时/GPU时/GPU小時/卡小时/张卡每小时/GPU·小时",
    },
}  # fmt: skip

# Words between the sum and its unit ("$20 a month"); "/" counts in all languages.
PER: dict[str, str] = {
    "en": "per/a/an/each/for each/for every/every/for one/for/for a", "de": "pro/je/per/im/am/für/für je/für jede/"
    "für jedes/für jeden/für ein/für eine/und",
    "pt": "por/ao/a cada/cada/para cada/pela/por cada", "fr": "par/pour/le/la/pour chaque/chaque/les",
    "es": "por/al/cada/por cada/la/el", "zh": "每",
}  # fmt: skip

# The same before a sum that follows ("per month they pay $20"): an article alone would take any person or time for
# a unit.
PER_FIRST: dict[str, str] = {
    "en": "per/each/for each/every/for every", "de": "pro/je/per/für je/für jede/für jedes/für jeden",
    "pt": "por/a cada/cada/para cada", "fr": "par/pour chaque/chaque", "es": "por/cada/por cada", "zh": "每",
}  # fmt: skip

# One word that says "per month" or "per year" after or before the sum.
PERIODS: dict[str, dict[str, str]] = {
    "en": {"month": "monthly", "year": "annually/yearly"},
    "de": {"month": "monatlich/monatlichen/mtl.", "year": "jährlich/jährlichen"},
    "pt": {"month": "mensais/mensal/mensalmente", "year": "anuais/anual/anualmente"},
    "fr": {"month": "mensuels/mensuel/par mois", "year": "annuels/annuel"},
    "es": {"month": "mensuales/mensual/mensualmente/al mes", "year": "anuales/anual"},
    "zh": {},
}  # fmt: skip

# Which side of a model a token belongs to.
SIDES: dict[str, dict[str, str]] = {
    "en": {"input": "input/inputs/in/prompt", "output": "output/outputs/out/completion/generated"},
    "de": {
        "input": "Eingabe/Eingaben/Input/Eingabetoken/Eingabetokens/Eingangs/Eingang/Eingabe-Token",
        "output": "Ausgabe/Ausgaben/Output/Ausgabetoken/Ausgabetokens/Ausgangs/Ausgang/Ausgabe-Token",
    },
    "pt": {"input": "de entrada/na entrada/entrada/de input/input", "output": "de saída/na saída/saída/de output/"
    "output"},
    "fr": {"input": "en entrée/d'entrée/entrée/input", "output": "en sortie/de sortie/sortie/output"},
    "es": {"input": "de entrada/entrada/input", "output": "de salida/salida/output"},
    "zh": {"input": "输入/輸入/input/提示", "output": "输出/輸出/output/生成"},
}  # fmt: skip

# Verbs and signs between a quantity that stands first and its price ("1 billion tokens cost only 1,000 yuan").
COSTS: dict[str, str] = {
    "en": "cost/costs/costing/is/are/for/at/priced/price/:/=/come/comes/go/goes/sell/sells/run/runs/was/were/down/now",
    "de": "kosten/kostet/kostete/kosteten/für/zu/:/=/liegt/liegen/beträgt/gibt/sind/werden/wird/zahlt/zahlen/auf",
    "pt": "custa/custam/custava/custavam/custar/por/a/:/=/sai/saem/é/são/passa/sairá/ficou/para",
    "fr": "coûte/coûtent/coûtait/pour/à/:/=/est/sont/passe", "es": "cuesta/cuestan/costaba/por/a/:/=/es/son/pasa",
    "zh": "",
}  # fmt: skip

FREE: dict[str, str] = {
    "en": "free of charge/for free/free to use/at no cost/at no charge/no charge/free",
    "de": "kostenlos/kostenlose/kostenloser/kostenlosen/kostenloses/kostenfrei/kostenfreie/gratis/umsonst/"
    "unentgeltlich/gebührenfrei",
    "pt": "gratuito/gratuita/gratuitos/gratuitas/gratuitamente/grátis/de graça/sem custo/sem custos",
    "fr": "gratuit/gratuite/gratuits/gratuites/gratuitement/sans frais",
    "es": "gratis/gratuito/gratuita/gratuitos/gratuitas/gratuitamente/sin coste/sin costo",
    "zh": "免费/免費/不收费/零成本/不收取费用/无偿",
}  # fmt: skip
