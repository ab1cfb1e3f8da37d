"""The rules of the figures layer, with their examples.

An example is a sentence and the figures found in it, each as (text, low, high, unit or None, category) and, where it
matters, what else is said of it: "approx", "total", "of TEXT" (part of the figure with this text).
`RULES` are named in `Figure.rule`: how the unit of the number was found. `ASPECTS` say the rest: what is no figure,
values and bounds, categories, parts, running totals.
"""

from __future__ import annotations

from musnad.read.rules import Rule

_RULES = (
    Rule(
        "counted-noun",
        "The number and the noun that it counts, in digits or words, joined or apart.",
        (
            ("وقتل 11 جنديا في الكمين.", (("11", 11, 11, "جنديا", "killed"),)),
            ("ودمر الجيش ثلاث دبابات.", (("ثلاث", 3, 3, "دبابات", "equipment"),)),
            ("وصادرت الشرطة (25) بندقية.", (("25", 25, 25, "بندقية", "equipment"),)),
            ("ووزعت الجمعية 1.5 مليون ليرة.", (("1.5 مليون", 1500000, 1500000, "ليرة", "money"),)),
            ("ودمرت القوات 16 آلية للعدو.", (("16", 16, 16, "آلية", "equipment"),)),
            (
                "ووقعت 12 حالة وفاة و30 حالة إصابة.",
                (("12", 12, 12, "حالة", "killed"), ("و30", 30, 30, "حالة", "injured")),
            ),
            ("واعتصم ألف شخص احتجاجا على قتل المختار.", (("ألف", 1000, 1000, "شخص", "people"),)),
            ("وشنت الطائرات مئة وخمسا وعشرين غارة.", (("مئة وخمسا وعشرين", 125, 125, "غارة", "attacks"),)),
        ),
    ),
    Rule(
        "counted-of",
        "The number, «من», and those of whom it counts some.",
        (
            ("وأصيب خمسة من أفراد الشرطة.", (("خمسة", 5, 5, "أفراد", "injured"),)),
            ("واعتقل تسعة من كبار المسؤولين.", (("تسعة", 9, 9, "المسؤولين", "detained"),)),
        ),
    ),
    Rule(
        "noun-before",
        "A number with the article after its noun; «واحد» after its noun.",
        (
            ("ووصل القادة الثلاثة إلى المدينة.", (("الثلاثة", 3, 3, "القادة", "people"),)),
            ("وأغلقت الدول الخمس حدودها.", (("الخمس", 5, 5, "الدول", "places"),)),
            ("ونجا طفل واحد من القصف.", (("واحد", 1, 1, "طفل", "people"),)),
        ),
    ),
    Rule(
        "noun-far",
        "The noun stands with «عدد», away from its number.",
        (("وبلغ عدد القتلى في المدينة 40.", (("40", 40, 40, "القتلى", "killed", "total"),)),),
    ),
    Rule(
        "of-them",
        "«منهم», «منها»: the noun is that of another figure.",
        (
            (
                "وأصيب تسعة عمال، ثلاثة منهم في حال خطرة.",
                (("تسعة", 9, 9, "عمال", "injured"), ("ثلاثة", 3, 3, None, "injured", "of تسعة")),
            ),
        ),
    ),
    Rule(
        "out-of",
        "«من أصل»: the figure is a part of the one after it.",
        (
            (
                "وصوت 82 من أصل 120 نائبا للقانون.",
                (("82", 82, 82, "نائبا", "people", "of 120"), ("120", 120, 120, "نائبا", "people")),
            ),
        ),
    ),
    Rule(
        "shared-unit",
        "Numbers in a list share the noun after the last.",
        (
            (
                "وأرسلت المنظمة 15 ألفا و20 ألف خيمة.",
                (("15 ألفا", 15000, 15000, "خيمة", "other"), ("و20 ألف", 20000, 20000, "خيمة", "other")),
            ),
        ),
    ),
    Rule(
        "dual",
        "A dual noun is two. Adjectives and verbs in the dual are not, nor forms in ـين that may be a plural.",
        (
            ("وقتل جنديان وجرح ضابطان كبيران.", (
                ("جنديان", 2, 2, "جنديان", "killed"), ("ضابطان", 2, 2, "ضابطان", "injured"),
            )),
            ("واستهدف القصف منطقتي الوادي والتل.", (("منطقتي", 2, 2, "منطقتي", "places"),)),
            ("وأصيب مدنيين تم نقلهما إلى المستشفى.", (("مدنيين", 2, 2, "مدنيين", "injured"),)),
            ("ووصل مسلحين من القرية.", ()),
        ),
    ),
    Rule(
        "vague-plural",
        "The plural of a round number: from twice it to just below the next one.",
        (
            ("ونزح آلاف المدنيين من البلدة.", (("آلاف", 2000, 9999, "المدنيين", "displaced", "approx"),)),
            ("وأطلق المسلحون مئات القذائف.", (("مئات", 200, 999, "القذائف", "equipment", "approx"),)),
        ),
    ),
    Rule(
        "percentage",
        "A percent sign or its words, after the number or before it.",
        (
            ("ودمر القصف 60 في المئة من المباني.", (("60", 60, 60, "في المئة", "percent"),)),
            ("وارتفعت الأسعار بنسبة %20 هذا الشهر.", (("20", 20, 20, "%", "percent"),)),
        ),
    ),
    Rule(
        "currency-sign",
        "A sign of currency before the number or after it.",
        (("ودفعت الشركة 300$ للعامل.", (("300", 300, 300, "$", "money"),)),),
    ),
    Rule(
        "bare-number",
        "No noun is near: what happened, or the figure before it, says what is counted.",
        (
            ("وأصيب 15 في الانفجار.", (("15", 15, 15, None, "injured"),)),
            ("وأنفقت المليارات على الجسر.", (("المليارات", 2000000000, 9999999999, None, "money", "approx"),)),
            ("ويجتمع النواب البالغ عددهم 550 غدا.", (("550", 550, 550, None, "people"),)),
            ("وشرد القتال 100 ألف.", (("100 ألف", 100000, 100000, None, "displaced"),)),
        ),
    ),
)  # fmt: skip

_ASPECTS = (
    Rule(
        "no-figure",
        "Dates, clock times, ages, ordinals, scores, references and numbers in names count nothing.",
        (
            ("ووصل باسل بن صفر المالكي إلى المدينة.", ()),
            ("ودخل اليوم 54 من الإضراب.", ()),
            ("وحلقت طائرة تو-95 فوق البحر.", ()),
            ("ووصل في 16 فبراير إلى الميناء.", ()),
            ("وبدأ الاجتماع عند الساعة 10:30.", ()),
            ("وتتراوح أعمارهم بين الـ 16والـ 18.", ()),
            ("وقالت سلمى الوردي (34 عاما) إنها تنتظر.", ()),
            ("ونقلت قناة 24 الخبر.", ()),
            ("وهاجمت الفرقة 30 الموقع.", ()),
            ("وتقدم اللواء الثاني عشر نحو التل.", ()),
            ("ونص القرار الأممي 2216 على الانسحاب.", ()),
            ("وفاز الفريق 3-1 في الدور الأول.", ()),
            ("وحلقت طائرات من طراز إف 16 فوق القرية.", ()),
            ("وافتتح المحافظ مهرجان الصيف 36.", ()),
            ("وانتهى القرن الـ19.", ()),
            ("واحتفلت المدينة بالذكرى السبعين لتأسيسها.", ()),
        ),
    ),
    Rule(
        "value",
        "Vague plurals stand between twice their round number and the next one; a fraction of things is a share.",
        (
            (
                "وتجمع عشرات الآلاف من المحتجين.",
                (("عشرات الآلاف", 20000, 99999, "المحتجين", "people", "approx"),),
            ),
            ("وتسيطر الجماعة على نصف المدينة.", (("نصف", 50, 50, "المدينة", "percent"),)),
            ("واستمر القصف ربع ساعة.", (("ربع", 0.25, 0.25, "ساعة", "duration"),)),
            ("وأنفقت الشركة نصف مليون دولار.", (("نصف مليون", 500000, 500000, "دولار", "money"),)),
        ),
    ),
    Rule(
        "bounds",
        "Words around a number make it a bound or an approximation; two numbers make a range.",
        (
            ("وقتل أكثر من 260 مسلحا.", (("260", 260, None, "مسلحا", "killed"),)),
            ("وأصيب ما لا يقل عن عشرة عمال.", (("عشرة", 10, None, "عمال", "injured"),)),
            ("وقتل ثلاثة أشخاص على الأقل.", (("ثلاثة", 3, None, "أشخاص", "killed"),)),
            ("وقع الزلزال على عمق لا يتجاوز 10 كيلومترات.", (("10", None, 10, "كيلومترات", "distance"),)),
            ("ويبعد المعبر نحو 30 كم عن المدينة.", (("30", 30, 30, "كم", "distance", "approx"),)),
            ("واعتقل بين 16 و18 شخصا.", (("16 و18", 16, 18, "شخصا", "detained"),)),
            ("وتستمر الهدنة ثلاثة أو أربعة أيام.", (("ثلاثة أو أربعة", 3, 4, "أيام", "duration"),)),
            (
                "وارتفع عدد القتلى من 10 إلى 12.",
                (("10", 10, 10, "القتلى", "killed", "total"), ("12", 12, 12, None, "killed", "total")),
            ),
        ),
    ),
    Rule(
        "category",
        "What happened to people outranks what they are; other things go by their noun.",
        (
            ("وأسفر الهجوم عن سقوط 11 بين قتيل وجريح.", (("11", 11, 11, None, "killed"),)),
            ("ولقي 11 شخصا حتفهم.", (("11", 11, 11, "شخصا", "killed"),)),
            ("وأعلنت اللجنة مقتل ثلاثة معتقلين.", (("ثلاثة", 3, 3, "معتقلين", "killed"),)),
            ("وقالت إن 22 مسلحا، بينهم قائد، قتلوا أمس.", (("22", 22, 22, "مسلحا", "killed"),)),
            ("وفقدت السلطات الاتصال بـ30 بحارا.", (("بـ30", 30, 30, "بحارا", "missing"),)),
            (
                "وقتل ثلاثة جنود وأصيب سبعة آخرون.",
                (("ثلاثة", 3, 3, "جنود", "killed"), ("سبعة", 7, 7, "آخرون", "injured")),
            ),
            (
                "وقالت إن خمسة مسلحين قتلوا ثلاثة جنود.",
                (("خمسة", 5, 5, "مسلحين", "fighters"), ("ثلاثة", 3, 3, "جنود", "killed")),
            ),
            ("ونشرت الحكومة 500 جندي على الحدود.", (("500", 500, 500, "جندي", "fighters"),)),
            ("وأقام الجيش ثلاث نقاط تفتيش.", (("ثلاث", 3, 3, "نقاط", "places"),)),
        ),
    ),
    Rule(
        "part",
        "«بينهم», «منهم», «من بين القتلى»: the figure is a stated part of another.",
        (
            (
                "وبلغت الحصيلة 298 قتيلا بينهم 17 طفلا وأربع نساء.",
                (
                    ("298", 298, 298, "قتيلا", "killed", "total"),
                    ("17", 17, 17, "طفلا", "killed", "total", "of 298"),
                    ("وأربع", 4, 4, "نساء", "killed", "total", "of 298"),
                ),
            ),
        ),
    ),
    Rule(
        "total",
        "A running total: «حتى الآن», «حصيلة», «ارتفع عدد القتلى إلى», «منذ بدء الحرب».",
        (
            (
                "وقتل 3500 شخص منذ بدء الحرب.",
                (("3500", 3500, 3500, "شخص", "killed", "total"),),
            ),
            ("وارتفعت حصيلة القتلى إلى 60.", (("60", 60, 60, "القتلى", "killed", "total"),)),
            ("واعتقلت الشرطة حتى الآن 12 شخصا.", (("12", 12, 12, "شخصا", "detained", "total"),)),
        ),
    ),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _RULES}
ASPECTS: dict[str, Rule] = {rule.name: rule for rule in _ASPECTS}
