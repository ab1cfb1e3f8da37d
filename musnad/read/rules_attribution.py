"""The rules of the attribution layer, with their examples.

An example is a sentence and what is found in it: (cue, source or None, content) of each attribution, in order.
"""

from __future__ import annotations

from musnad.read.rules import Rule

_RULES = (
    Rule(
        "verb-clause",
        "A verb of reporting and a clause with أن or إن. The source stands after the verb, before it, or is left out.",
        (
            (
                "وقال وزير النقل سامي النادر إن الطريق سالك.",
                (("وقال", "وزير النقل سامي النادر", "الطريق سالك"),),
            ),
            ("لكن المتحدث باسم البلدية أكد أن الجسر مغلق.", (("أكد", "المتحدث باسم البلدية", "الجسر مغلق"),)),
            ("وأضاف أن العمل مستمر.", (("وأضاف", None, "العمل مستمر"),)),
            ("وقال مسؤول في الشرطة للصحافيين إن الطريق سالك.", (("وقال", "مسؤول في الشرطة", "الطريق سالك"),)),
        ),
    ),
    Rule(
        "verb-quote",
        "A verb of reporting and a quotation after it.",
        (("وقال الناطق «لن نغادر المدينة قبل الفجر».", (("وقال", "الناطق", "لن نغادر المدينة قبل الفجر"),)),),
    ),
    Rule(
        "verb-colon",
        "A verb of reporting, then a colon.",
        (("وأضاف الوزير: سنعيد فتح الطريق غدا.", (("وأضاف", "الوزير", "سنعيد فتح الطريق غدا"),)),),
    ),
    Rule(
        "verb-preposition",
        "A verb whose content follows its preposition («أشار إلى», «حذر من», «طالب بـ», «دعا … إلى»).",
        (
            ("وأشار الوزير إلى تحسن الوضع في المدينة.", (("وأشار", "الوزير", "تحسن الوضع في المدينة"),)),
            ("ودعا الرئيس السكان إلى ضبط النفس.", (("ودعا", "الرئيس", "ضبط النفس"),)),
            ("وحذر المجلس من انهيار السد.", (("وحذر", "المجلس", "انهيار السد"),)),
        ),
    ),
    Rule(
        "verb-object",
        "A verb whose direct object is the content («أعلن مقتل», «نفى الأنباء», «اتهم الجماعة بـ»).",
        (
            ("وأعلن الجيش مقتل ثلاثة جنود.", (("وأعلن", "الجيش", "مقتل ثلاثة جنود"),)),
            ("واتهم الوزير الجماعة بخرق الهدنة.", (("واتهم", "الوزير", "الجماعة بخرق الهدنة"),)),
        ),
    ),
    Rule(
        "quote-before-verb",
        "A quotation, then its verb («…»، قال فلان).",
        (
            (
                "«سنعود إلى بيوتنا حين تنتهي الحرب»، يقول أحد السكان.",
                (("يقول", "أحد السكان", "سنعود إلى بيوتنا حين تنتهي الحرب"),),
            ),
        ),
    ),
    Rule(
        "participle",
        "A participle of reporting in the accusative; its source is the subject that it agrees with.",
        (
            (
                "وقال الوزير إن الطريق سالك، مشيرا إلى أن الجسر مغلق.",
                (("وقال", "الوزير", "الطريق سالك"), ("مشيرا", None, "الجسر مغلق")),
            ),
        ),
    ),
    Rule(
        "participle-adjective",
        "A participle with the article that describes who demands or refuses («الحزب المطالب بالاستقلال»).",
        (("وفاز الحزب المطالب بالاستقلال.", (("المطالب", "الحزب", "بالاستقلال"),)),),
    ),
    Rule(
        "noun",
        "A verbal noun or noun of reporting that governs a content («دعوته إلى», «الاتهامات بأن»).",
        (("وناقش الوفد دعوة الرئيس إلى التهدئة.", (("دعوة", "الرئيس", "التهدئة"),)),),
    ),
    Rule(
        "impersonal",
        "Nobody in particular is named: «يُعتقد أن», «من المتوقع أن».",
        (("ويُعتقد أن السائق فر من المكان.", (("ويُعتقد", None, "السائق فر من المكان"),)),),
    ),
    Rule(
        "according-to",
        "A prepositional cue with its source («بحسب», «وفقا لـ», «حسبما ذكر»): the content stands before it, or after it when it opens the sentence.",
        (
            (
                "قتل ثلاثة أشخاص في الانفجار، بحسب الشرطة.",
                (("بحسب", "الشرطة", "قتل ثلاثة أشخاص في الانفجار"),),
            ),
            ("وبحسب المرصد فإن القتلى من سكان القرية.", (("وبحسب", "المرصد", "القتلى من سكان القرية"),)),
        ),
    ),
    Rule(
        "relay",
        "«نقلا عن»: the outlet or agency passes on another's word, the next link of the chain.",
        (
            (
                "وذكرت وكالة الشرق نقلا عن مصدر أمني أن الطريق مغلق.",
                (
                    ("وذكرت", "وكالة الشرق", "نقلا عن مصدر أمني أن الطريق مغلق"),
                    ("نقلا عن", "مصدر أمني", "الطريق مغلق"),
                ),
            ),
        ),
    ),
    Rule(
        "own-word",
        "«على حد زعمه», «وفق قوله»: the writer's stance toward what was just reported.",
        (
            (
                "وقال الوزير إن المعبر مفتوح، على حد زعمه.",
                (("وقال", "الوزير", "المعبر مفتوح"), ("على حد زعمه", None, "المعبر مفتوح")),
            ),
        ),
    ),
    Rule(
        "colon",
        "A source and a colon, as in headlines («مسؤول يمني: …»).",
        (("مسؤول أمني: الطريق إلى الميناء مغلق", ((":", "مسؤول أمني", "الطريق إلى الميناء مغلق"),)),),
    ),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _RULES}
