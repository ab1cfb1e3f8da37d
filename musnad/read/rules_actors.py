"""The rules by which a phrase names an actor, with examples that run as their tests (docs/actors.md)."""

from __future__ import annotations

from musnad.read.rules import Rule

RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule(
            "listed",
            "A name in the lexicon, anywhere in the phrase and in any spelling.",
            (
                ("ومقاتلي حركة الشباب", ("al-shabaab",)),
                ("لتنظيم «داعش»", ("islamic-state",)),
                ("تنظيم القاعدة في بلاد المغرب الاسلامى", ("aqim",)),
                ("حركة المقاومة الإسلامية (حماس)", ("hamas",)),
                ("قوات سورية الديموقراطية", ("sdf",)),
                ("قوات المخلوع علي عبدالله صالح", ("saleh-forces",)),
                ("مسلحو جماعة ابي سياف", ("abu-sayyaf",)),
                ("القاعدة الجوية", ()),
            ),
        ),
        Rule("beside", "A short name right after another actor.", (
                ("مليشيات الحوثي وصالح", ("houthis", "saleh-forces")),
                ("سامي صالح", ()),
            )),
        Rule(
            "organ",
            "The word for an organ of a state, with the state's name, capital or adjective.",
            (
                ("القوات السعودية", ("SAU-armed-forces",)),
                ("وزير الخارجية التركي مروان الشاهد", ("TUR-foreign-ministry",)),
                ("وزير خارجية تركيا", ("TUR-foreign-ministry",)),
                ("المتحدث باسم الشرطة العراقية", ("IRQ-police",)),
                ("حكومة انقرة", ("TUR-government",)),
                ("نائب رئيس الوزراء العراقي", ("IRQ-government",)),
                ("قوات النظام السوري", ("SYR-armed-forces",)),
                ("قوات الأمن الليبية", ("LBY-police",)),
                ("وزارة الدفاع الأمريكية", ("USA-defence-ministry",)),
                ("البنتاجون", ("USA-defence-ministry",)),
                ("جنديا تركيا", ("TUR-armed-forces",)),
                ("رئيس غرفة التجارة السعودية", (None,)),
            ),
        ),
        Rule(
            "state",
            "The name of a state, or a capital that stands for its government.",
            (
                ("أنقرة", ("TUR",)),
                ("وواشنطن", ("USA",)),
                ("جمهورية مصر", ("EGY",)),
                ("الدولة التركية", ("TUR",)),
                ("الجانب الروسي", ("RUS",)),
                ("هيئة الإمارات للهوية", (None,)),
                ("طرابلس", ()),
                ("القوات في سوريا", (None,)),
            ),
        ),
        Rule(
            "conjuncts",
            "A compound phrase is cut at its conjunctions.",
            (
                ("القوات السعودية والإماراتية", ("SAU-armed-forces", "ARE-armed-forces")),
                ("حكومتي مصر والسودان", ("EGY-government", "SDN-government")),
                ("الجيش والشرطة الأفغانية", ("AFG-armed-forces", "AFG-police")),
                ("روسيا وإيران، وحزب الله", ("RUS", "IRN", "hezbollah")),
                ("وزارة الداخلية اليمنية", ("YEM-interior-ministry",)),
                ("جماعة نصرة الإسلام والمسلمين", ("jnim",)),
            ),
        ),
        Rule(
            "led",
            "Forces or followers with the name of their leader.",
            (
                ("قوات خليفة حفتر", ("lna",)),
                ("ومسلحي حفتر", ("lna",)),
                ("القوات التابعة للمشير الليبي خليفة حفتر", ("lna",)),
                ("القوات الموالية للرئيس السابق علي عبدالله صالح", ("saleh-forces",)),
                ("القوات المناهضة لحفتر", (None,)),
                ("قوات سامي النادر", (None,)),
            ),
        ),
        Rule(
            "former",
            "Who held an office or was a member and is so no more is not the party.",
            (
                ("رئيس الوزراء العراقي السابق", (None,)),
                ("وزير الدفاع الفرنسي الأسبق مروان الشاهد", (None,)),
                ("القيادي السابق في حركة طالبان", (None,)),
                ("القيادي في حركة طالبان", ("taliban",)),
            ),
        ),
        Rule(
            "severed",
            "What follows «الموالية لـ» and the like is another party.",
            (
                ("الفصائل الموالية لتركيا", (None,)),
                ("المسلحون المناهضون للحكومة اليمنية", (None,)),
                ("القوات التابعة للحكومة اليمنية", ("YEM-armed-forces",)),
            ),
        ),
        Rule(
            "people",
            "People who are nobody in particular have a country and a role only.",
            (
                ("متظاهرون مصريون", (None,)),
                ("السوريين", (None,)),
                ("مسلحين مجهولين", (None,)),
                ("سالم الحميري", ()),
                ("الخبير الاقتصادي والمالي", ()),
            ),
        ),
    )
}  # fmt: skip
"""Examples: a phrase, and the ids of the actors that it names (None: people who are nobody in particular)."""

IN_ARTICLES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule(
            "resumed",
            "A definite noun alone means the one party of its kind that was named before.",
            (
                ("هاجمت حركة الشباب بلدة تل السدر. وخطفت الحركة خمسة مدنيين.", "al-shabaab"),
                ("اشتبك الجيش الليبي مع مسلحين. واعتقل الجيش عشرين منهم.", "LBY-armed-forces"),
                ("هاجم المتمردون الحوثيون قرية السدر. وقصف المتمردون مدرسة.", "houthis"),
                ("هاجمت حركة الشباب قرية السدر. وقصفت الجماعة مدرسة.", "al-shabaab"),
                ("هاجم تنظيم القاعدة حركة طالبان. وقصفت الجماعة مدرسة.", None),
                ("هاجمت حركة الشباب تل السدر. وقصفت حركة طالبان بلدة أخرى. وخطفت الحركة خمسة مدنيين.", None),
                ("هاجم حزب العمال الكردستاني مخفرا. وهاجم الحزب الحاكم المعارضين.", None),
            ),
        ),
        Rule(
            "shared",
            "A name that several have, or that is clear in one country's news only, by what the article is about.",
            (
                ("وصل وفد إلى بنغازي في ليبيا. وهاجمت أنصار الشريعة حاجزا.", "ansar-al-sharia-libya"),
                ("وصل وفد إلى القيروان في تونس. وهاجمت أنصار الشريعة حاجزا.", "ansar-al-sharia-tunisia"),
                ("في تعز باليمن قتل مدنيان. وقصف التحالف جسرا في صنعاء.", "saudi-led-coalition"),
                ("في الموصل بالعراق قتل مدنيان. وقصف التحالف جسرا قرب الرمادي.", "global-coalition"),
                ("وصل الخبراء إلى المصنع. وهاجمت المقاومة حاجزا.", None),
                ("انسحب الجنود من قاعدة السدر الجوية. وهاجم المسلحون القاعدة.", None),
            ),
        ),
        Rule(
            "office",
            "A person named without an office is known through the one that the article gives elsewhere.",
            (
                ("وصل الرئيس التركي سليم أرجوان إلى الدوحة. والتقى أرجوان بوفد من الخبراء.", "TUR-head-of-state"),
                ("وصل المهندس سليم أرجوان إلى الدوحة. والتقى أرجوان بوفد من الخبراء.", None),
            ),
        ),
    )
}  # fmt: skip
"""Examples: an article, and the actor of its last event."""
