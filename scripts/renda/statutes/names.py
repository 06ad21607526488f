"""Names of statutes: the table of short names and pinned slugs, and the rule for the other slugs."""

from __future__ import annotations

import re

from pypinyin import Style, lazy_pinyin

REPUBLIC = "中华人民共和国"

#: title -> (pinned slug, short names, the usual one first). Slugs are promises: never change one.
CORE: dict[str, tuple[str, tuple[str, ...]]] = {
    "中华人民共和国宪法": ("xianfa", ("宪法",)),
    "中华人民共和国各级人民代表大会常务委员会监督法": ("jiandufa", ("监督法", "人大常委会监督法")),
    "中华人民共和国全国人民代表大会和地方各级人民代表大会代表法": ("daibiaofa", ("代表法", "人大代表法")),
    "中华人民共和国全国人民代表大会和地方各级人民代表大会选举法": ("xuanjufa", ("选举法",)),
    "中华人民共和国地方各级人民代表大会和地方各级人民政府组织法": (
        "difang-zuzhifa",
        ("地方组织法", "地方各级人大和政府组织法"),
    ),
    "中华人民共和国全国人民代表大会组织法": ("quanguorenda-zuzhifa", ("全国人大组织法",)),
    "中华人民共和国全国人民代表大会议事规则": ("quanguorenda-yishiguize", ("全国人大议事规则",)),
    "中华人民共和国全国人民代表大会常务委员会议事规则": (
        "changweihui-yishiguize",
        ("全国人大常委会议事规则",),
    ),
    "全国人民代表大会常务委员会关于县级以下人民代表大会代表直接选举的若干规定": (
        "zhijie-xuanju-guiding",
        ("直接选举若干规定",),
    ),
    "中华人民共和国立法法": ("lifafa", ("立法法",)),
    "中华人民共和国监察法": ("jianchafa", ("监察法",)),
    "中华人民共和国监察官法": ("jianchaguanfa", ("监察官法",)),
    "中华人民共和国法治宣传教育法": ("fazhi-xuanchuan-jiaoyufa", ("法治宣传教育法",)),
    "中华人民共和国国务院组织法": ("guowuyuan-zuzhifa", ("国务院组织法",)),
    "中华人民共和国人民法院组织法": ("fayuan-zuzhifa", ("人民法院组织法", "法院组织法")),
    "中华人民共和国人民检察院组织法": ("jianchayuan-zuzhifa", ("人民检察院组织法", "检察院组织法")),
    "中华人民共和国法官法": ("faguanfa", ("法官法",)),
    "中华人民共和国检察官法": ("jianchaguanfa-procurator", ("检察官法",)),
    "中华人民共和国公务员法": ("gongwuyuanfa", ("公务员法",)),
    "中华人民共和国预算法": ("yusuanfa", ("预算法",)),
    "中华人民共和国民族区域自治法": ("minzu-quyu-zizhifa", ("民族区域自治法",)),
    "中华人民共和国村民委员会组织法": ("cunweihui-zuzhifa", ("村民委员会组织法", "村委会组织法")),
    "中华人民共和国城市居民委员会组织法": (
        "juweihui-zuzhifa",
        ("城市居民委员会组织法", "居民委员会组织法", "居委会组织法"),
    ),
    "中华人民共和国公职人员政务处分法": ("zhengwu-chufenfa", ("公职人员政务处分法", "政务处分法")),
    "中华人民共和国国旗法": ("guoqifa", ("国旗法",)),
    "中华人民共和国国徽法": ("guohuifa", ("国徽法",)),
    "中华人民共和国国歌法": ("guogefa", ("国歌法",)),
    "中华人民共和国香港特别行政区基本法": ("xianggang-jibenfa", ("香港基本法",)),
    "中华人民共和国澳门特别行政区基本法": ("aomen-jibenfa", ("澳门基本法",)),
    "中华人民共和国刑法": ("xingfa", ("刑法",)),
    "中华人民共和国民法典": ("minfadian", ("民法典",)),
    "中华人民共和国刑事诉讼法": ("xingshi-susongfa", ("刑事诉讼法", "刑诉法")),
    "中华人民共和国民事诉讼法": ("minshi-susongfa", ("民事诉讼法", "民诉法")),
    "中华人民共和国行政诉讼法": ("xingzheng-susongfa", ("行政诉讼法", "行诉法")),
    "中华人民共和国宪法修正案（1988年）": ("xianfa-xiuzhengan-1988", ("1988年宪法修正案",)),
    "中华人民共和国宪法修正案（1993年）": ("xianfa-xiuzhengan-1993", ("1993年宪法修正案",)),
    "中华人民共和国宪法修正案（1999年）": ("xianfa-xiuzhengan-1999", ("1999年宪法修正案",)),
    "中华人民共和国宪法修正案（2004年）": ("xianfa-xiuzhengan-2004", ("2004年宪法修正案",)),
    "中华人民共和国宪法修正案（2018年）": ("xianfa-xiuzhengan-2018", ("2018年宪法修正案",)),
}

_PREFIXES = (REPUBLIC, "全国人民代表大会常务委员会关于", "全国人民代表大会关于")
_HAN = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z0-9]+")
_LONGEST_SPELLED = 12  # Han characters; a longer name is abbreviated to initials


def short_names(title: str) -> tuple[str, ...]:
    """The short names of a statute from the table; none for a statute outside it."""
    return CORE[title][1] if title in CORE else ()


def derive_slug(title: str) -> str:
    """The slug of a title: pinned, else pinyin of the name, or its initials when it is long."""
    if title in CORE:
        return CORE[title][0]
    name = title
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    parts = _HAN.findall(name)
    style = Style.NORMAL if sum(map(len, parts)) <= _LONGEST_SPELLED else Style.FIRST_LETTER
    return "".join("".join(lazy_pinyin(part, style=style)) for part in parts).lower()


def unique_slugs(titles: list[str]) -> dict[str, str]:
    """title -> slug for all titles; of titles that collide, all but the first get -2, -3 … in order."""
    slugs: dict[str, str] = {}
    used: dict[str, int] = {}
    for title in titles:
        slug = derive_slug(title)
        count = used.get(slug, 0) + 1
        used[slug] = count
        slugs[title] = slug if count == 1 else f"{slug}-{count}"
    return slugs
