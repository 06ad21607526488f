"""Words for sheets: what a district usually has, next to nothing, and more than fits comfortably."""

from __future__ import annotations

import dataclasses

from renda.campaigns.posters.wording import Quote, Row, Wording

_ROWS = (
    Row("12.1—7", "", "宪法主题展", "示例区图书馆一楼展厅"),
    Row("12.2", "14:30—16:30", "宪法进社区", "示例街道文化广场"),
    Row("12.4", "07:50—08:30", "宪法晨读", "示例中学操场，其他学校在教室同步进行"),
    Row("12.4", "09:30—10:10", "宪法宣誓", "示例区人大常委会会议厅"),
    Row("12.5", "09:00—11:00", "宪法知识竞赛", "示例区文化馆剧场"),
)

NORMAL = Wording(
    year=2026,
    ordinal="第十三个国家宪法日",
    date="12月4日",
    weekday="星期五",
    hanzi_date="二〇二六年十二月四日",
    week="12月1日至7日",
    headline="翻开宪法，读懂国家",
    headline_field="slogans",
    is_theme=False,
    slogans=("从第一条读起，把宪法读完",),
    quotes=(
        Quote("《宪法》第二条第一款", "中华人民共和国的一切权力属于人民。"),
        Quote("《宪法》第三十三条第二款", "中华人民共和国公民在法律面前一律平等。"),
        Quote("《宪法》第五条第三款", "一切法律、行政法规和地方性法规都不得同宪法相抵触。"),
        Quote("《宪法》第二十七条第三款", "国家工作人员就职时应当依照法律规定公开进行宪法宣誓。"),
    ),
    basis=Quote(
        "《法治宣传教育法》第十三条第二款",
        "每年12月4日为国家宪法日，国家通过多种形式开展宪法宣传教育活动。",
    ),
    place="示例区各镇、街道",
    unit="示例区人大常委会办公室",
    phone="000-0000",
    rows=_ROWS,
    address="https://example.org/campaigns/2026/",
    example=True,
)

SHORT = dataclasses.replace(
    NORMAL,
    headline="读宪法",
    week="",
    phone="",
    rows=(),
    quotes=NORMAL.quotes[:1],
    address="",
    unit="某局",
    place="本院",
)

#: 50 characters of headline, 36 and 31 of place and unit, 40 activities, letters and digits among them.
LONG = dataclasses.replace(
    NORMAL,
    headline="以习近平法治思想为指引，坚定不移走中国特色社会主义法治道路，大力弘扬宪法精神，建设社会主义法治文化",
    headline_field="theme",
    is_theme=True,
    week="11月30日至12月6日",
    place="某某省某某市某某区各镇、街道，经济技术开发区，高新技术产业开发区",
    unit="中共某某市某某区委全面依法治区委员会办公室、某某市某某区司法局",
    phone="0571-88888888（工作日9:00—17:00）",
    rows=(*_ROWS, Row("12.28—1.5", "", "宪法知识WWW" * 12, "MMMM大厦A座" * 12)) * 7,
    quotes=(Quote("《宪法》第五条第四款", NORMAL.quotes[2].text * 4), *NORMAL.quotes),
    address="https://example.org/some/long/path/of/an/intranet/portal/campaigns/2026/",
)

SAMPLES = {"normal": NORMAL, "short": SHORT, "long": LONG}
