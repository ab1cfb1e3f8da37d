"""The Arabic words of the web page for the values of the reading format."""

from __future__ import annotations

STANCES = {
    "neutral": "محايد",
    "affirming": "مؤكِّد",
    "doubting": "مشكِّك",
    "denying": "نافٍ",
    "demanding": "مطالِب",
    "warning": "محذِّر",
    "accusing": "متّهِم",
    "opining": "مبدٍ رأيًا",
    "committing": "متعهِّد",
}
KINDS = {"direct": "قول مباشر", "indirect": "قول غير مباشر", "mixed": "قول مختلط"}
SOURCE_TYPES = {
    "person": "شخص",
    "official": "مسؤول",
    "organization": "جهة",
    "media": "وسيلة إعلام",
    "document": "وثيقة",
    "anonymous": "مجهول",
    "other": "آخر",
}
CATEGORIES = {
    "killed": "قتلى",
    "injured": "جرحى",
    "detained": "معتقلون",
    "missing": "مفقودون",
    "displaced": "نازحون",
    "fighters": "مقاتلون",
    "people": "أشخاص",
    "equipment": "عتاد",
    "attacks": "هجمات",
    "places": "مواقع",
    "money": "مال",
    "distance": "مسافة",
    "duration": "مدة",
    "percent": "نسبة",
    "mass_volume": "وزن أو حجم",
    "other": "غير ذلك",
}
EVENTS = {
    "AGREE": "موافقة أو تعهّد",
    "CONSULT": "تشاور",
    "SUPPORT": "تأييد",
    "CONCEDE": "إعلان تنازل",
    "COOPERATE": "تعاون",
    "AID": "مساعدة",
    "RETREAT": "تراجع",
    "REQUEST": "طلب",
    "ACCUSE": "اتهام أو إدانة",
    "REJECT": "رفض",
    "THREATEN": "تهديد",
    "PROTEST": "احتجاج",
    "SANCTION": "عقوبة",
    "MOBILIZE": "حشد أو تحرّك",
    "COERCE": "إكراه",
    "ASSAULT": "استخدام القوة",
}
MODALITIES = {"asserted": "مثبت", "denied": "منفي", "possible": "محتمل", "called_for": "مطلوب"}
POLARITIES = {"negative": "سلبي", "positive": "إيجابي"}
LAYERS = {
    "findings": "الملاحظات",
    "attributions": "الإسناد",
    "figures": "الأرقام",
    "times": "الأزمنة",
    "places": "الأماكن",
    "events": "الأحداث",
    "labels": "الأوصاف",
}
COMPASS = ("شمال", "شمال شرق", "شرق", "جنوب شرق", "جنوب", "جنوب غرب", "غرب", "شمال غرب")
CHECKS = {
    "date-weekday": "اليوم لا يوافق التاريخ",
    "date-after-publication": "تاريخ بعد النشر",
    "distance": "مسافة لا توافق الخريطة",
    "parts-exceed-whole": "أجزاء أكبر من الكل",
    "parts-sum": "تفصيل لا يوافق المجموع",
    "headline-figure": "رقم في العنوان دون المتن",
    "headline-hedge": "جزم في العنوان دون المتن",
    "quote-unclosed": "اقتباس لا يُغلق",
    "anonymous-only": "مصادر مجهولة وحدها",
    "unattributed-toll": "حصيلة بلا مصدر",
}
WRITER = "صوت الكاتب"
