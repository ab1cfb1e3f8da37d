"""The rules of the times layer, with their examples.

An example is a sentence, published on PUBLISHED, and what is found in it: (words, ISO value or None) of each time.
"""

from __future__ import annotations

from musnad.read.rules import Rule

PUBLISHED = "2015-08-10"
"""A Monday, the 25th of Shawwal 1436."""

_RULES = (
    Rule(
        "date",
        "A day and a month, in any month names, digits or words, with the year or without; a weekday, an era and the "
        "same day in the other calendar belong to it. Without a year it is the latest such day, or the coming one "
        "where the sentence speaks of the future.",
        (
            ("وصلت القافلة في 16 مايو/أيار 2014.", (("16 مايو/أيار 2014", "2014-05-16"),)),
            ("وقع الهجوم يوم الأربعاء 5 آب (أغسطس).", (("يوم الأربعاء 5 آب (أغسطس)", "2015-08-05"),)),
            ("منذ السابع من حزيران الماضي والمعبر مغلق.", (("السابع من حزيران الماضي", "2015-06-07"),)),
            ("ستجرى الانتخابات في 20 سبتمبر.", (("20 سبتمبر", "2015-09-20"),)),
            ("عقد اللقاء في 12 جانفي ٢٠١٥م.", (("12 جانفي ٢٠١٥م", "2015-01-12"),)),
            (
                "في 24 رجب 1442 هـ الموافق 8 مارس 2021 م",
                (("24 رجب 1442 هـ الموافق 8 مارس 2021 م", "2021-03-08"),),
            ),
        ),
    ),
    Rule(
        "numeric",
        "A day, a month and a year in digits, the year first or last; a year of the 1300s or 1400s is Hijri.",
        (
            ("وقعت الغارة بتاريخ 3/7/2015.", (("3/7/2015", "2015-07-03"),)),
            ("صدر القرار في ٢٠/٣/١٤٣٢هـ.", (("٢٠/٣/١٤٣٢هـ", "2011-02-23"),)),
            ("الاتفاق المؤرخ 2015-02-12", (("2015-02-12", "2015-02-12"),)),
        ),
    ),
    Rule(
        "month",
        "A month by name. Names that are also words or persons' names («آب», «رمضان») need «شهر», a "
        "preposition or a year.",
        (
            ("بدأت المعارك في أكتوبر (تشرين الأول) الماضي.", (("أكتوبر (تشرين الأول) الماضي", "2014-10"),)),
            ("ارتفعت الأسعار خلال شهر رمضان.", (("شهر رمضان", "2015-06-18/2015-07-16"),)),
            ("نزح السكان في مارس وأبريل 2012.", (("مارس", "2012-03"), ("وأبريل 2012", "2012-04"))),
            ("وصل محمد رمضان إلى القرية.", ()),
        ),
    ),
    Rule(
        "day-of-month",
        "A day of this, the last or the next month: «الخامس من الشهر الجاري», «14 الجاري».",
        (
            ("قصفت القرية في الخامس من الشهر الجاري.", (("الخامس من الشهر الجاري", "2015-08-05"),)),
            ("سيعقد الاجتماع في 3 من الشهر المقبل.", (("3 من الشهر المقبل", "2015-09-03"),)),
        ),
    ),
    Rule(
        "year",
        "A year after «عام» or «سنة», or a number that can be nothing else where it stands.",
        (
            ("اندلعت الحرب عام 2011.", (("عام 2011", "2011"),)),
            ("بني الجسر في 1987.", (("1987", "1987"),)),
            ("أسست الجمعية عام 1436هـ.", (("عام 1436هـ", "2014-10-25/2015-10-13"),)),
            ("وصل إلى المخيم 2011 نازحا.", ()),
        ),
    ),
    Rule(
        "weekday",
        "A weekday: the latest one that is not after the day of publication, or the coming one in the future. «صلاة "
        "الجمعة» is no day.",
        (
            ("قتل جنديان يوم الجمعة.", (("يوم الجمعة", "2015-08-07"),)),
            ("سيزور الوزير المدينة الخميس المقبل.", (("الخميس المقبل", "2015-08-13"),)),
            ("خرجوا بعد صلاة الجمعة.", ()),
        ),
    ),
    Rule(
        "night",
        "The night between two days.",
        (("قصف الحي ليل السبت الأحد.", (("ليل السبت الأحد", "2015-08-08/2015-08-09"),)),),
    ),
    Rule(
        "relative-day",
        "Today, yesterday, tomorrow and the days beside them, with the weekday that is named. «اليوم التالي», «في ذلك "
        "اليوم» are other days.",
        (
            ("وصل الوفد أمس.", (("أمس", "2015-08-09"),)),
            ("قتل ثلاثة أول من أمس السبت.", (("أول من أمس السبت", "2015-08-08"),)),
            ("ويعود المجلس مساء اليوم الاثنين.", (("مساء اليوم الاثنين", "2015-08-10"),)),
            ("ستبدأ الهدنة غدا.", (("غدا", "2015-08-11"),)),
            ("قصفت البلدة الليلة الماضية.", (("الليلة الماضية", "2015-08-09"),)),
            ("عادوا في اليوم التالي.", ()),
        ),
    ),
    Rule(
        "relative-week",
        "This, the last or the next week, by ISO 8601.",
        (("اتفقوا الأسبوع الماضي على هدنة.", (("الأسبوع الماضي", "2015-W32"),)),),
    ),
    Rule(
        "relative-month",
        "This, the last or the next month; its beginning, middle or end keeps the precision of a month.",
        (("بدأ الحصار مطلع الشهر الجاري.", (("مطلع الشهر الجاري", "2015-08"),)),),
    ),
    Rule(
        "relative-year",
        "This, the last or the next year.",
        (("أغلق المعبر نهاية العام الماضي.", (("نهاية العام الماضي", "2014"),)),),
    ),
    Rule(
        "relative-decade",
        "This, the last or the next decade.",
        (("خلال العقد الماضي", (("العقد الماضي", "2000/2009"),)),),
    ),
    Rule(
        "relative-century",
        "This, the last or the next century.",
        (("منذ القرن الماضي", (("القرن الماضي", "1901/2000"),)),),
    ),
    Rule(
        "weekday-of-week",
        "A weekday of this, the last or the next week.",
        (("سيصل يوم الأربعاء من الأسبوع المقبل.", (("يوم الأربعاء من الأسبوع المقبل", "2015-08-19"),)),),
    ),
    Rule(
        "interval",
        "Two times joined to one, and stretches of several days, weeks, months or years.",
        (
            ("استمر القصف من 7 إلى 10 يوليو.", (("7 إلى 10 يوليو", "2015-07-07/2015-07-10"),)),
            ("قتلوا بين عامي 2011 و2013.", (("عامي 2011 و2013", "2011/2013"),)),
            ("خلال الأيام الثلاثة الماضية", (("الأيام الثلاثة الماضية", "2015-08-07/2015-08-09"),)),
            ("يومي السبت والأحد الماضيين", (("يومي السبت والأحد الماضيين", "2015-08-08/2015-08-09"),)),
            ("في الفترة 2014-2016", (("2014-2016", "2014/2016"),)),
        ),
    ),
    Rule(
        "ago",
        "«قبل» and a number of units, counted back from publication in the unit's own precision. «قبل يومين من» is "
        "counted from something else.",
        (
            ("انهارت الهدنة قبل ثلاثة أشهر.", (("قبل ثلاثة أشهر", "2015-05"),)),
            ("عاد قبل نحو عامين.", (("قبل نحو عامين", "2013"),)),
            ("غادر قبل يومين من الهجوم.", ()),
        ),
    ),
    Rule(
        "season",
        "A season with its year; winter begins in December.",
        (("هجر السكان القرية صيف 2014.", (("صيف 2014", "2014-06/2014-08"),)),),
    ),
    Rule(
        "decade",
        "A decade by its tens.",
        (("في ثمانينيات القرن الماضي", (("ثمانينيات القرن الماضي", "1980/1989"),)),),
    ),
    Rule(
        "century",
        "A century by its number.",
        (("في القرن التاسع عشر", (("القرن التاسع عشر", "1801/1900"),)),),
    ),
    Rule(
        "part-of-year",
        "A half, third or quarter of a year or month.",
        (("في النصف الأول من عام 2015", (("النصف الأول من عام 2015", "2015-01-01/2015-06-30"),)),),
    ),
    Rule(
        "nth-weekday",
        "A weekday counted within a month, unless it is the day of that number.",
        (
            ("يجتمعون أول اثنين من سبتمبر المقبل.", (("أول اثنين من سبتمبر المقبل", "2015-09-07"),)),
            ("الثلاثاء الأخير من شهر مارس 2014", (("الثلاثاء الأخير من شهر مارس 2014", "2014-03-25"),)),
        ),
    ),
    Rule(
        "nth-week",
        "A week counted within a year (by ISO 8601) or a month (its whole weeks).",
        (("الأسبوع الثالث من عام 2015", (("الأسبوع الثالث من عام 2015", "2015-W03"),)),),
    ),
    Rule(
        "nth-day",
        "The first or last day of a month.",
        (("آخر يوم من فبراير 2012", (("آخر يوم من فبراير 2012", "2012-02-29"),)),),
    ),
    Rule(
        "feast",
        "A feast with a word of time before it or a year after it, and its days. By itself it is an occasion.",
        (
            ("قتل الحارس ثاني أيام عيد الفطر.", (("ثاني أيام عيد الفطر", "2015-07-18"),)),
            ("عادوا عشية عيد الأضحى 2014.", (("عشية عيد الأضحى 2014", "2014-10-03"),)),
            ("هنأ الوزير العاملين بعيد الفطر.", ()),
        ),
    ),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _RULES}
