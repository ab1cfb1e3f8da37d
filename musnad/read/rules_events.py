"""The rules of the event layer, with their examples.

An example is a sentence and what is found in it: (trigger, type, actor or None, recipient or None) of each event.
"""

from __future__ import annotations

from musnad.read.rules import Rule

_RULES = (
    Rule(
        "verb-subject",
        "A verb, then who did it, then to whom. What is definite is complete; another noun after it is the object.",
        (
            (
                "قصفت طائرات التحالف مواقع المسلحين قرب تل السدر.",
                (("قصفت", "ASSAULT", "طائرات التحالف", "مواقع المسلحين"),),
            ),
            ("واعتقلت الشرطة خمسة متظاهرين.", (("واعتقلت", "COERCE", "الشرطة", "متظاهرين"),)),
            ("وفجر انتحاري نفسه قرب حاجز للشرطة.", (("وفجر", "ASSAULT", "انتحاري", None),)),
            (
                "واتهم الحزب الحكومة بقصف القرية.",
                (("واتهم", "ACCUSE", "الحزب", "الحكومة"), ("بقصف", "ASSAULT", "الحكومة", "القرية")),
            ),
            (
                "وتنتقد المعارضة وعدد من النقابات الأجنبية الحكومة المحافظة.",
                (("وتنتقد", "ACCUSE", "المعارضة وعدد من النقابات الأجنبية", "الحكومة"),),
            ),
            (
                "ودعا خطيب المسجد في البلدة سالم الفرحاني، الحكومة إلى الحوار.",
                (("ودعا", "REQUEST", "خطيب المسجد", "الحكومة"),),
            ),
            (
                "واعتقلت الشرطة ناشطين أو صحفيين معارضين.",
                (("واعتقلت", "COERCE", "الشرطة", "ناشطين أو صحفيين معارضين"),),
            ),
        ),
    ),
    Rule(
        "verb-object",
        "A verb and one noun, its object: victims of a killing, an accusative, or the verb before has the subject.",
        (
            (
                "وقتل خمسة جنود في انفجار عبوة ناسفة.",
                (("وقتل", "ASSAULT", None, "جنود"), ("انفجار", "ASSAULT", None, "جنود")),
            ),
            (
                "ودخلت القوات المدينة وقصفت مواقع للجماعة.",
                (("ودخلت", "MOBILIZE", "القوات", None), ("وقصفت", "ASSAULT", "القوات", "مواقع للجماعة")),
            ),
            (
                "وقال السكان إن الكتيبة انسحبت، فيما لا تزال تلاحق المسلحين.",
                (
                    ("انسحبت", "RETREAT", "الكتيبة", None),
                    ("تلاحق", "COERCE", "الكتيبة", "المسلحين"),
                ),
            ),
        ),
    ),
    Rule(
        "subject-verb",
        "Who did it stands before the verb, as after «إن».",
        (("إن الجيش استعاد البلدة من المتمردين.", (("استعاد", "ASSAULT", "الجيش", "المتمردين"),)),),
    ),
    Rule(
        "subject-before",
        "The verb has no noun of its own: its subject is that of the clause above.",
        (("وقالت الجماعة إنها انسحبت من البلدة.", (("انسحبت", "RETREAT", "الجماعة", None),)),),
    ),
    Rule(
        "passive",
        "Nobody is said to have done it, or only after «من قبل», «على يد», «برصاص».",
        (
            ("وأصيب عشرة مدنيين برصاص قناص.", (("وأصيب", "ASSAULT", "قناص", "مدنيين"),)),
            (
                "وقال المتحدث إن ثلاثة من عناصر الشرطة خطفوا على يد مسلحين.",
                (("خطفوا", "ASSAULT", "مسلحين", "عناصر الشرطة"),),
            ),
        ),
    ),
    Rule(
        "relative",
        "A relative clause about who did it.",
        (
            (
                "وانسحب الجنود الذين حاصروا البلدة.",
                (("وانسحب", "RETREAT", "الجنود", None), ("حاصروا", "COERCE", "الجنود", "البلدة")),
            ),
        ),
    ),
    Rule(
        "relative-object",
        "A relative clause about to whom it was done.",
        (("وعاد المقاتلون الذين اعتقلتهم الشرطة.", (("اعتقلتهم", "COERCE", "الشرطة", "المقاتلون"),)),),
    ),
    Rule(
        "participle",
        "A participle beside the sentence's speech: who speaks is the actor.",
        (
            (
                "وقال الوزير إن الطريق سالك، داعيا الجماعة إلى تسليم سلاحها.",
                (("داعيا", "REQUEST", "الوزير", "الجماعة"),),
            ),
            (
                "وبدأ السكان اعتصاما ضد القائد الذي يتهمونه بقتل جندي.",
                (
                    ("اعتصاما", "PROTEST", "السكان", "القائد"),
                    ("يتهمونه", "ACCUSE", "السكان", "القائد"),
                    ("بقتل", "ASSAULT", "القائد", "جندي"),
                ),
            ),
        ),
    ),
    Rule(
        "noun",
        "A noun of the deed with what it is annexed to and its prepositions; a killing has the actor of its attack.",
        (
            (
                "وأعلن الجيش مقتل 11 مسلحا في غارة للتحالف على معسكر للجماعة.",
                (("مقتل", "ASSAULT", "للتحالف", "مسلحا"), ("غارة", "ASSAULT", "للتحالف", "معسكر للجماعة")),
            ),
            ("ودارت اشتباكات بين الجيش والمتمردين.", (("اشتباكات", "ASSAULT", "الجيش", "والمتمردين"),)),
            ("وتم اعتقال قائد الجماعة.", (("اعتقال", "COERCE", None, "قائد الجماعة"),)),
            (
                "وقتل أحد عشر مسلحا خلال اشتباكات مع قوات الأمن.",
                (("وقتل", "ASSAULT", "قوات الأمن", "مسلحا"), ("اشتباكات", "ASSAULT", "مسلحا", "قوات الأمن")),
            ),
            (
                "وجرح أربعة جنود في تفجير سيارة مفخخة يقودها انتحاري.",
                (
                    ("وجرح", "ASSAULT", "انتحاري", "جنود"),
                    ("تفجير", "ASSAULT", "انتحاري", "جنود"),
                ),
            ),
            (
                "وأعلن المجلس أن معارك دارت بين الجيش الوطني ولجان القرى من جهة وبين الجماعة.",
                (("معارك", "ASSAULT", "الجيش الوطني ولجان القرى", "الجماعة"),),
            ),
        ),
    ),
    Rule(
        "verbal-noun",
        "A verbal noun with what it is annexed to: both who did it and to whom, or one of them as its entry says.",
        (
            (
                "وأدى استهداف الطائرات مواقع الجماعة إلى فرار السكان.",
                (("استهداف", "ASSAULT", "الطائرات", "مواقع الجماعة"), ("فرار", "RETREAT", "السكان", None)),
            ),
        ),
    ),
    Rule(
        "noun-relative",
        "A relative clause that says who did what the noun names («الهجوم الذي شنه», «غارات نفذتها»).",
        (
            (
                "وأسفر الهجوم الذي شنته الجماعة على القافلة عن أضرار.",
                (("الهجوم", "ASSAULT", "الجماعة", "القافلة"),),
            ),
        ),
    ),
    Rule(
        "governed",
        "A verb or verbal noun that governs the deed: «شن هجوما», «تمكن من طرد», «تعرض لقصف», «يسعى إلى السيطرة».",
        (
            ("وشنت القوات هجوما على معسكر المتمردين.", (("هجوما", "ASSAULT", "القوات", "معسكر المتمردين"),)),
            ("وتمكنت القوات من طرد المسلحين.", (("طرد", "ASSAULT", "القوات", "المسلحين"),)),
            ("وتعرضت القرية لقصف مدفعي.", (("لقصف", "ASSAULT", None, "القرية"),)),
            (
                "وبعد محاولة المسلحين شن هجوم على الحاجز، عاد الهدوء.",
                (("هجوم", "ASSAULT", "المسلحين", "الحاجز"),),
            ),
            ("ودافع الوزير عن حق الدولة في ضرب الجماعة.", (("ضرب", "ASSAULT", "الدولة", "الجماعة"),)),
            (
                "وقال إن التنظيم ما زال مستعدا لمساعدة الحكومة.",
                (
                    ("مستعدا", "AGREE", "التنظيم", "الحكومة"),
                    ("لمساعدة", "AID", "التنظيم", "الحكومة"),
                ),
            ),
        ),
    ),
    Rule(
        "asked",
        "The deed is what another event asks, orders, helps or accuses somebody to do: he is its actor.",
        (
            (
                "وطالب المجلس الجماعة بالانسحاب من البلدة.",
                (("وطالب", "REQUEST", "المجلس", "الجماعة"), ("بالانسحاب", "RETREAT", "الجماعة", None)),
            ),
            (
                "وساعدت الطائرات الجيش في استعادة البلدة.",
                (("وساعدت", "AID", "الطائرات", "الجيش"), ("استعادة", "ASSAULT", "الجيش", None)),
            ),
        ),
    ),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _RULES}
