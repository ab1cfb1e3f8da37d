"""The rules of the places layer, with their examples.

An example is a sentence and what is found in it: (words, country or None) of each place.
"""

from __future__ import annotations

from musnad.read.rules import Rule

_RULES = (
    Rule(
        "place-context",
        "A known name after a word that says that a place is meant: a preposition of place, one fused to it, a noun "
        "whose genitive is a place («سكان», «محيط»).",
        (
            ("قتل ثلاثة في تعز.", (("تعز", "YE"),)),
            ("تراجعت الأسعار كما في دول أخرى مثل المغرب وتونس.", (("المغرب", "MA"), ("وتونس", "TN"))),
            ("توقف القتال في دول الخليج.", (("الخليج", None),)),
            ("تبادل الضيوف التهاني باليمن والبركات.", ()),
            ("عاد إلى مسقط رأسه.", ()),
            ("صلى في مسجد بطهران.", (("بطهران", "IR"),)),
            ("اجتمع أهلها في كل بلدة موائد.", ()),
            ("زار وزير الخارجية الفرنسي لبنان.", (("لبنان", "LB"),)),
            ("انتشروا على الحدود بين بلادهم وسوريا.", (("وسوريا", "SY"),)),
            ("وصنعاء تعرضت لقصف عنيف.", (("وصنعاء", "YE"),)),
            ("وأنقرة تعرضت لضغوط شديدة.", ()),
            ("عاد النازحون إلى بغداد.", (("بغداد", "IQ"),)),
            ("وقع الانفجار ببنغازي.", (("ببنغازي", "LY"),)),
            ("اشتباكات في محيط تدمر", (("تدمر", "SY"),)),
        ),
    ),
    Rule(
        "place-name",
        "A name that is hardly anything else, where nothing says otherwise. States and capitals need more: "
        "«أعلنت أنقرة» is a government.",
        (
            ("شهدت المواجهات انقطاع الكهرباء، الضالع بلا ماء.", (("الضالع", "YE"),)),
            ("أعلنت أنقرة أن المعبر مغلق.", ()),
            ("وقال محمد حلبي إن الطريق سالك.", ()),
            ("وانسحب مجلس شورى مقاتلي درنة.", ()),
            ("وصل المستشار بن رودس، ثم رحب رودس بالاتفاق.", ()),
        ),
    ),
    Rule(
        "place-typed",
        "A known name after a word for a kind of place, which also makes a place of names that are common words "
        "(«مدينة الباب»). A facility or a natural feature keeps its word.",
        (
            ("انسحبوا من مدينة الباب.", (("الباب", "SY"),)),
            ("سيطروا على محافظة عدن.", (("عدن", "YE"),)),
            ("أغلق معبر جرابلس.", (("معبر جرابلس", "SY"),)),
            ("أقلعت من مطار العاصمة صنعاء.", (("مطار العاصمة صنعاء", "YE"),)),
        ),
    ),
    Rule(
        "place-unknown",
        "A name that the gazetteer lacks, after a word for a kind of place: of the country of the nearest known place.",
        (
            ("وصلت القافلة إلى بلدة تل السدر قرب تعز.", (("تل السدر", "YE"), ("تعز", "YE"))),
            ("تجمعوا عند دوار السنابل في حلب.", (("دوار السنابل", "SY"), ("حلب", "SY"))),
            ('نقلوه إلى مستشفى "بيلساد" في حلب.', (('مستشفى "بيلساد"', "SY"), ("حلب", "SY"))),
            ("وصلوا إلى قرية بيلسادة قرب تعز.", (("بيلسادة", "YE"), ("تعز", "YE"))),
            ("وصلوا إلى قرية تسمى بيلساد قرب تعز.", (("بيلساد", "YE"), ("تعز", "YE"))),
            ("اشتبكوا في حي باب السمورة في حلب.", (("باب السمورة", "SY"), ("حلب", "SY"))),
        ),
    ),
    Rule(
        "place-again",
        "A later mention of such a name by itself, or of a facility with its word.",
        (
            (
                'خرج من مستشفى "كندواي" في حلب، وقال مدير مستشفى كندواي إنه تعافى.',
                (('مستشفى "كندواي"', "SY"), ("حلب", "SY"), ("مستشفى كندواي", "SY")),
            ),
            (
                "قصفت قرية بيلساد قرب تعز، ثم عاد القصف على بيلساد.",
                (("بيلساد", "YE"), ("تعز", "YE"), ("بيلساد", "YE")),
            ),
        ),
    ),
    Rule(
        "place-person",
        "A place called after a person or a saint, with its type word.",
        (
            ("اندلع حريق في شارع أحمد عرابي.", (("شارع أحمد عرابي", None),)),
            ("أضرموا النار في دير مار بهنان.", (("دير مار بهنان", None),)),
        ),
    ),
    Rule(
        "place-venue",
        "A hotel, a street, a mosque called after a place that it need not lie in: its own country is not known.",
        (("هاجم مسلحون فندق دمشق.", (("فندق دمشق", None),)),),
    ),
    Rule(
        "place-list",
        "A name that goes on a list of places; after a word for several places also names that nobody knows, where one "
        "of them is known or a clan's, or two after a dual.",
        (
            (
                "تقدموا في مناطق الشويرة والدليمات والبو عطية قرب بغداد.",
                (("الشويرة", "IQ"), ("والدليمات", "IQ"), ("والبو عطية", "IQ"), ("بغداد", "IQ")),
            ),
            ("دخلوا بلدتي السمورة والعتيلة قرب حلب.", (("السمورة", "SY"), ("والعتيلة", "SY"), ("حلب", "SY"))),
            ("حذر من مناطق الصراع والتوتر.", ()),
            ("سيطروا على منطقة الرباط والفيوش في لحج.", (("الرباط", "YE"), ("والفيوش", "YE"), ("لحج", "YE"))),
            ("استعاد الجيش لحج وأبين والضالع.", (("لحج", "YE"), ("وأبين", "YE"), ("والضالع", "YE"))),
            (
                "امتد القتال إلى: تعز، لحج، إب.",
                (("تعز", "YE"), ("لحج", "YE"), ("إب", "YE")),
            ),
        ),
    ),
    Rule(
        "place-heading",
        "The dateline of an article, or a site's list of keywords at its end.",
        (("صنعاء - وكالات: قتل ثلاثة.", (("صنعاء", "YE"),)),),
    ),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _RULES}
