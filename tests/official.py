"""A statute as the national database prints it, and as a .docx."""

from pathlib import Path

import docx

OFFICIAL = """中华人民共和国甲法

（2020年1月1日第十三届全国人民代表大会常务委员会第十五次会议通过　根据2024年5月6日第十四届全国人民代表大会常务委员会第九次会议《关于修改〈中华人民共和国甲法〉的决定》修正）

目　　录
序　　言
第一章　总　　则
第二章　附　　则
序　　言
　　为了乙。
第一章　总　　则
第一条　丙：
　　（一）丁；
　　（二）戊。
　　己。
第二章　附　　则
第二条　本法自2020年3月1日起施行。
附件：
庚"""


def made_docx(path: Path, text: str = OFFICIAL) -> Path:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(str(path))
    return path
