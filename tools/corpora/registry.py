"""The corpora that are measured on: where they lie, who made them, and how their marks become our relations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.corpora.core_pairs import read_core
from tools.corpora.fewfc import read_fewfc
from tools.corpora.finre import read_finre
from tools.corpora.fire import read_fire
from tools.corpora.passages import Passage
from tools.corpora.smartdata import read_smartdata


@dataclass(frozen=True, slots=True)
class Corpus:
    """``file`` is its place in the folder of corpora; ``mapping`` and ``breadth`` are sentences for the page."""

    name: str
    language: str
    file: str
    credit: str
    licence: str
    read: Callable[[Path], Iterator[Passage]]
    mapping: str
    breadth: str


CORPORA = (
    Corpus(
        "FewFC",
        "zh",
        "fewfc/train_base.json",
        "NLP group of the Institute of Automation, Chinese Academy of Sciences, and China Merchants Bank",
        "CC BY-SA 4.0",
        read_fewfc,
        "an event 投资 of every `sub` with every `obj` is `invested_in` where its trigger gives money to the company "
        "(投资, 增资, 注资, 出资, 融资, 入股, 参股, 认购, 领投, 跟投), else `acquired` (收购, 购买, 增持 and so on). "
        "Pairs of a share transfer (股份股权转让) are left open.",
        "Broader: 投资 also marks funds that buy shares on an exchange, and purchases of land or deposits. Where a "
        "sentence has events of both kinds, some deals are marked as share transfers only.",
    ),
    Corpus(
        "FinRE",
        "zh",
        "finre/train.txt",
        "Li et al. 2019, in thunlp/Chinese_NRE",
        "MIT",
        read_finre,
        "收购 and 拟收购 are `acquired`, 入股 and 注资 are `invested_in`, with 被 the other way round; 增持, 买资, "
        "持股, 交易, 转让, 重组, 借壳 and 合并 are left open; all others are no deal.",
        "Broader: 入股 and 注资 also mark loans, pledges and injected assets, and a relation is marked for a pair also "
        "where the sentence only alludes to it. All numbers are masked, so nothing can be read off a sum.",
    ),
    Corpus(
        "CORE",
        "en",
        "core/train.json",
        "Borchert et al. 2023",
        "CC BY 4.0",
        read_core,
        "`acquired_by` is `acquired`, `shareholder_of` is `invested_in`; `merged_with` and `subsidiary_of` are left "
        "open; all others are no deal.",
        "Broader: `shareholder_of` marks whoever holds shares, also where nothing tells that money was given, and "
        "bought stakes, which are `acquired` here. Narrower: `acquired_by` is for controlling stakes only.",
    ),
    Corpus(
        "FIRE",
        "en",
        "fire/fire_dev.json",
        "Hamad et al. 2024",
        "CC BY 4.0",
        read_fire,
        "`ActionBuy` between two companies is `acquired`; what is bought but no company, `ActionSell`, `ActionMerge` "
        "and `Subsidiaryof` are left open. Nothing is `invested_in`.",
        "Broader: a company's name stands for its assets, too, where only those are bought.",
    ),
    Corpus(
        "SmartData",
        "de",
        "smartdata-de/train.json.gz",
        "DFKI, Schiersch et al. 2018",
        "CC BY 4.0",
        read_smartdata,
        "`Acquisition` of every `buyer` with every `acquired` is `acquired`, at every place that `Identity` ties to "
        "them; `Merger` is left open. Nothing is `invested_in`.",
        "Broader: shops, airports and brands are marked as acquired, too. Most of it is traffic news and tweets, which "
        "puts precision to a hard test, and recall rests on few deals.",
    ),
)
