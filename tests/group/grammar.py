"""Stories made from slots, with the truth known: which fact each tells, in which state, on whose report.

Facts × ten languages × outlets × credits × copies × numbers.  Every sentence here was written for this file; only the
words of the shipped topics make it understood.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tracker.model import Status, Story

LANGUAGES = ("en", "es", "pt", "fr", "de", "ru", "tr", "zh", "ja", "ko")


@dataclass(frozen=True)
class Fact:
    """A kind of event: what it is about, how firm, and how ten languages say it."""

    name: str
    topics: frozenset[str]
    status: Status
    credited: bool  #: some stories credit the outlet that had it first
    says: dict[str, str]


def fact(name: str, topics: str, status: Status, credited: bool, *says: str) -> Fact:
    return Fact(name, frozenset(topics.split()), status, credited, dict(zip(LANGUAGES, says, strict=True)))


FACTS = (
    fact(
        "talks",
        "binance-us trump-stake",
        "reported",
        True,
        "Trump family held talks to take a stake in Binance.US",
        "La familia Trump negocia una participación en Binance.US",
        "Família Trump negocia participação na Binance.US",
        "La famille Trump négocie une participation dans Binance.US",
        "Trump-Familie verhandelt über Anteil an Binance.US",
        "Семья Трампа ведет переговоры о доле в Binance.US",
        "Trump ailesi Binance.US hissesi için görüşme yapıyor",
        "特朗普家族就入股币安美国进行谈判",
        "トランプ一族、バイナンスUSへの出資を交渉",
        "트럼프 일가, 바이낸스US 지분 인수 협상",
    ),
    fact(
        "denied by cz",
        "binance-us trump-stake",
        "denied",
        False,
        "Changpeng Zhao denies talks with Trump family about a Binance.US stake",
        "Changpeng Zhao niega conversaciones con la familia Trump sobre una participación en Binance.US",
        "Changpeng Zhao nega conversas com a família Trump sobre participação na Binance.US",
        "Changpeng Zhao dément des discussions avec la famille Trump sur une participation dans Binance.US",
        "Changpeng Zhao dementiert Gespräche mit der Trump-Familie über einen Anteil an Binance.US",
        "Чанпэн Чжао опроверг переговоры с семьей Трампа о доле в Binance.US",
        "Changpeng Zhao, Trump ailesiyle Binance.US hissesi görüşmelerini yalanladı",
        "赵长鹏否认与特朗普家族就币安美国股份进行谈判",
        "チャンポン・ジャオ氏、トランプ一族とのバイナンスUS出資交渉を否定",
        "자오창펑, 트럼프 일가와의 바이낸스US 지분 협상 부인",
    ),
    fact(
        "denied by world liberty",
        "trump-stake",
        "denied",
        False,
        "World Liberty Financial denies talks with Binance about a stake",
        "World Liberty Financial niega conversaciones con Binance sobre una participación",
        "World Liberty Financial nega conversas com a Binance sobre participação",
        "World Liberty Financial dément des discussions avec Binance sur une participation",
        "World Liberty Financial dementiert Gespräche mit Binance über einen Anteil",
        "World Liberty Financial опровергла переговоры с Binance о доле",
        "World Liberty Financial, Binance ile hisse görüşmelerini yalanladı",
        "世界自由金融否认与币安就股份进行谈判",
        "ワールド・リバティ、バイナンスとの出資交渉を否定",
        "월드 리버티, 바이낸스와의 지분 협상 부인",
    ),
    fact(
        "sought",
        "cz-pardon",
        "confirmed",
        False,
        "Binance founder CZ confirms he has applied for a pardon from Trump",
        "El fundador de Binance CZ confirma que solicitó un indulto a Trump",
        "Fundador da Binance CZ confirma que pediu perdão presidencial a Trump",
        "Le fondateur de Binance CZ confirme avoir demandé une grâce présidentielle à Trump",
        "Binance-Gründer CZ bestätigt Antrag auf Begnadigung durch Trump",
        "Основатель Binance CZ подтвердил, что подал прошение о помиловании Трампу",
        "Binance kurucusu CZ, Trump'tan af talep ettiğini doğruladı",
        "币安创始人赵长鹏证实已向特朗普申请赦免",
        "バイナンス創業者CZ氏、トランプ氏に恩赦を申請したと認めた",
        "바이낸스 창업자 자오창펑, 트럼프에 사면 신청 확인",
    ),
    fact(
        "considered",
        "cz-pardon",
        "rumour",
        False,
        "Trump weighs pardon for Binance founder CZ",
        "Trump considera un indulto para el fundador de Binance CZ",
        "Trump avalia perdão presidencial ao fundador da Binance CZ",
        "Trump envisage une grâce présidentielle pour le fondateur de Binance CZ",
        "Trump erwägt Begnadigung von Binance-Gründer CZ",
        "Трамп рассматривает помилование основателя Binance CZ",
        "Trump, Binance kurucusu CZ için af düşünüyor",
        "特朗普考虑赦免币安创始人赵长鹏",
        "トランプ氏、バイナンス創業者CZ氏への恩赦を検討",
        "트럼프, 바이낸스 창업자 자오창펑 사면 검토",
    ),
    fact(
        "granted",
        "cz-pardon",
        "official",
        False,
        "Trump pardons Binance founder Changpeng Zhao",
        "Trump indulta al fundador de Binance Changpeng Zhao",
        "Trump concede perdão presidencial ao fundador da Binance Changpeng Zhao",
        "Trump gracie le fondateur de Binance Changpeng Zhao",
        "Trump begnadigt Binance-Gründer Changpeng Zhao",
        "Трамп помиловал основателя Binance Чанпэна Чжао",
        "Trump, Binance kurucusu Changpeng Zhao'yu affetti",
        "特朗普赦免币安创始人赵长鹏",
        "トランプ大統領、バイナンス創業者チャンポン・ジャオ氏に恩赦を与える",
        "트럼프, 바이낸스 창업자 자오창펑 사면했다",
    ),
    fact(
        "criticised",
        "cz-pardon",
        "reaction",
        False,
        "Senator Warren slams pardon of Binance founder CZ",
        "La senadora Warren critica el indulto al fundador de Binance CZ",
        "Senadora Warren critica perdão presidencial ao fundador da Binance CZ",
        "La sénatrice Warren critique la grâce présidentielle du fondateur de Binance CZ",
        "Senatorin Warren kritisiert Begnadigung von Binance-Gründer CZ",
        "Сенатор Уоррен раскритиковала помилование основателя Binance CZ",
        "Senatör Warren, Binance kurucusu CZ'nin affını eleştirdi",
        "参议员沃伦批评赦免币安创始人赵长鹏",
        "ウォーレン上院議員、バイナンス創業者CZ氏への恩赦を批判",
        "워런 상원의원, 바이낸스 창업자 자오창펑 사면 비판",
    ),
    fact(
        "usd_suspended",
        "binance-us",
        "official",
        False,
        "Binance.US suspends dollar deposits",
        "Binance.US suspende los depósitos en dólares",
        "Binance.US suspende depósitos em dólares",
        "Binance.US suspend les dépôts en dollars",
        "Binance.US setzt Dollar-Einzahlungen aus",
        "Binance.US приостановила депозиты в долларах",
        "Binance.US dolar yatırma işlemlerini askıya aldı",
        "币安美国暂停美元存款",
        "バイナンスUS、ドル入金を停止",
        "바이낸스US, 달러 입금 중단",
    ),
    fact(
        "revoked",
        "binance-us",
        "official",
        False,
        "North Dakota revokes Binance.US licence",
        "Dakota del Norte revoca la licencia de Binance.US",
        "Dakota do Norte revoga licença da Binance.US",
        "Le Dakota du Nord révoque la licence de Binance.US",
        "North Dakota entzieht Binance.US die Lizenz",
        "Северная Дакота отозвала лицензию Binance.US",
        "Kuzey Dakota, Binance.US lisansını iptal etti",
        "北达科他州吊销币安美国牌照",
        "ノースダコタ州、バイナンスUSの免許を取り消し",
        "노스다코타주, 바이낸스US 라이선스 취소",
    ),
    fact(
        "listed",
        "binance-us trump-stake",
        "official",
        False,
        "Binance.US lists Trump-linked stablecoin USD1",
        "Binance.US lista la stablecoin USD1 vinculada a Trump",
        "Binance.US lista stablecoin USD1 ligada a Trump",
        "Binance.US liste le stablecoin USD1 lié à Trump",
        "Binance.US listet Trump-nahen Stablecoin USD1",
        "Binance.US провела листинг стейблкоина USD1, связанного с Трампом",
        "Binance.US, Trump bağlantılı stablecoin USD1'i listeledi",
        "币安美国上线特朗普旗下稳定币USD1",
        "バイナンスUS、トランプ関連ステーブルコインUSD1を上場",
        "바이낸스US, 트럼프 관련 스테이블코인 USD1 상장",
    ),
    fact(
        "developed",
        "trump-stake",
        "reported",
        True,
        "Binance wrote the code behind Trump-linked stablecoin USD1",
        "Binance desarrolló el código de la stablecoin USD1 vinculada a Trump",
        "Binance desenvolveu o código da stablecoin USD1 ligada a Trump",
        "Binance a développé le code du stablecoin USD1 lié à Trump",
        "Binance entwickelte den Code des Trump-nahen Stablecoins USD1",
        "Binance разработала код стейблкоина USD1, связанного с Трампом",
        "Binance, Trump bağlantılı stablecoin USD1'in kodunu geliştirdi",
        "币安开发了特朗普旗下稳定币USD1的代码",
        "バイナンス、トランプ関連ステーブルコインUSD1のコードを開発",
        "바이낸스, 트럼프 관련 스테이블코인 USD1 코드 개발",
    ),
    fact(
        "ceo_exit",
        "binance-us",
        "confirmed",
        False,
        "Binance.US CEO steps down, company confirms",
        "El CEO de Binance.US dimite, confirma la empresa",
        "CEO da Binance.US deixa o cargo, confirma empresa",
        "Le PDG de Binance.US démissionne, confirme l'entreprise",
        "Binance.US-Chef tritt zurück, bestätigt das Unternehmen",
        "Гендиректор Binance.US ушел в отставку, подтвердила компания",
        "Binance.US CEO'su istifa etti, şirket doğruladı",
        "币安美国首席执行官离职，公司证实",
        "バイナンスUSのCEOが退任、同社が認めた",
        "바이낸스US CEO 사임, 회사 확인",
    ),
)

#: How each language credits another outlet, behind the headline.
CREDITS = {
    "en": "{title}, {outlet} reports",
    "es": "{title}, según {outlet}",
    "pt": "{title}, diz {outlet}",
    "fr": "{title}, selon {outlet}",
    "de": "{title}, berichtet {outlet}",
    "ru": "{title}, сообщает {outlet}",
    "tr": "{outlet}: {title}",
    "zh": "据{outlet}报道，{title}",
    "ja": "{title}、{outlet}報道",
    "ko": "{title}, {outlet} 보도",
}
#: Who can be credited: the name in print, and the outlet's name in the shipped file.
FIRST = (("WSJ", "Wall Street Journal"), ("Bloomberg", "Bloomberg"), ("Reuters", "Reuters"))
OUTLETS = (
    "Morning Ledger",
    "Coin Courier",
    "Harbour Post",
    "Ostkurier",
    "Vista",
    "Block Herald",
    "Kanto Wire",
    "Han Daily",
)


@dataclass(frozen=True)
class Truth:
    """What a made story really tells."""

    story: Story
    fact: Fact
    event: str
    origin: str  #: the independent source it rests on
    copy: bool


def stories(count: int, seed: int = 1) -> list[Truth]:
    """About `count` stories of events far enough apart in time to be different facts."""
    chance = random.Random(seed)
    made: list[Truth] = []
    start = datetime(2025, 1, 6, tzinfo=UTC)
    number = 0
    granted = False
    while len(made) < count:
        for place, kind in enumerate(chance.sample(FACTS, len(FACTS))):
            if kind.name == "granted" and granted:
                continue
            granted = granted or kind.name == "granted"
            when = start + timedelta(days=number * 40, hours=7 * place)
            made += event(kind, f"{kind.name} {number}", when, chance)
        number += 1
    return made


def event(kind: Fact, name: str, when: datetime, chance: random.Random) -> list[Truth]:
    """One event as several outlets in several languages tell it, with credits and copies."""
    made: list[Truth] = []
    scoop = chance.choice(FIRST) if kind.credited else None
    for place, language in enumerate(chance.sample(LANGUAGES, chance.randint(3, 6))):
        outlet = f"{chance.choice(OUTLETS)} {language}{place}"
        title, origin = kind.says[language], outlet
        if scoop is not None:
            title, origin = CREDITS[language].format(title=title, outlet=scoop[0]), scoop[1]
        at = when + timedelta(minutes=chance.randint(0, 1500))
        first = _story(f"{name} {place}", title, outlet, language, at)
        made.append(Truth(first, kind, name, origin, False))
        for again in range(chance.choice((0, 0, 1, 2))):
            seen = at + timedelta(minutes=chance.randint(1, 600))
            copied = _story(f"{name} {place} {again}", title, f"Mirror {place}{again}", language, seen)
            made.append(Truth(copied, kind, name, origin, True))
    return made


def _story(key: str, title: str, outlet: str, language: str, at: datetime) -> Story:
    from tracker.text.links import canonical, story_id

    url = canonical(f"https://{outlet.replace(' ', '').lower()}.example/{key.replace(' ', '-')}")
    return Story(id=story_id(url), url=url, title=title, source=outlet, language=language, published=at, first_seen=at)
