# Arabic. Counted phrases may stand anywhere, so the messages around them leave them in the nominative: no preposition
# before them, since the dual would have to change its case.
#
# After an Arabic letter, digits with hyphens and formulas would be turned round: such literals stand first, or behind a
# Latin letter.

language = العربية
direction = rtl

## Numbers with their nouns

articles = { $number ->
    [zero] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $number } مقالات
    [many] { $number } مقالًا
   *[other] { $number } مقال
}
outlets-counted = { $number ->
    [one] وسيلة إعلامية واحدة
    [two] وسيلتان إعلاميتان
    [few] { $number } وسائل إعلامية
   *[other] { $number } وسيلة إعلامية
}
words-counted = { $number ->
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $number } كلمات
   *[other] { $number } كلمة
}
matches = { $number ->
    [one] مطابقة واحدة
    [two] مطابقتان
    [few] { $number } مطابقات
   *[other] { $number } مطابقة
}
lines-counted = { $number ->
    [one] سطر واحد
    [two] سطران
    [few] { $number } أسطر
    [many] { $number } سطرًا
   *[other] { $number } سطر
}
dates-counted = { $number ->
    [one] تاريخ واحد
    [two] تاريخان
    [few] { $number } تواريخ
    [many] { $number } تاريخًا
   *[other] { $number } تاريخ
}
reports = { $number ->
    [one] تقرير واحد
    [two] تقريران
    [few] { $number } تقارير
    [many] { $number } تقريرًا
   *[other] { $number } تقرير
}
statements-counted = { $number ->
    [zero] لا عبارات
    [one] عبارة واحدة
    [two] عبارتان
    [few] { $number } عبارات
   *[other] { $number } عبارة
}
shared-statements-counted = { $number ->
    [zero] لا عبارات مشتركة
    [one] عبارة مشتركة واحدة
    [two] عبارتان مشتركتان
    [few] { $number } عبارات مشتركة
   *[other] { $number } عبارة مشتركة
}
clusters-counted = { $number ->
    [zero] لا زمر
    [one] زمرة واحدة
    [two] زمرتان
    [few] { $number } زمر
   *[other] { $number } زمرة
}
more-sentences = { $number ->
    [one] جملة أخرى
    [two] جملتان أخريان
    [few] { $number } جمل أخرى
   *[other] { $number } جملة أخرى
}
# With “من”, two matches would have to be “مطابقتين”.
quoted = «{ $text }»
place-of = { $place } / { $all }
named = { $name }: { $value }
one-in-other = { $one } · { $other }

## Dates

from-to = من { $from } إلى { $to }
or-later = من { $date } فصاعدًا
or-earlier = حتى { $date }
earlier = قبل ذلك
later = بعد ذلك
undated = بلا تاريخ
date-unknown = التاريخ غير معروف

## The page

product = Dossier
skip = الانتقال إلى المقالات
untitled-collection = مجموعة بلا عنوان
nothing-leaves = كل ما في هذه الصفحة محفوظ داخلها، ولا يُرسل شيء إلى أي مكان.
copy-link = نسخ الرابط
share = مشاركة
save-a-copy = حفظ نسخة
notices = تنبيهات
not-in-address = لا يمكن استخدام «{ $pair }» الوارد في رابط الصفحة. { $reason }
cannot-be-searched = لا يمكن البحث في هذه الصفحة
place-lost = فقدت هذه الصفحة الموضع الذي يظهر فيه Dossier. يُرجى جلبها مجددًا من مصدرها.
close = إغلاق
undo = تراجع
compare = مقارنة
cite = استشهاد
cite-source = استشهاد: { $source }
print = طباعة
show-more = عرض المزيد
show-number-more = عرض المزيد ({ $number })
the-first = أول { $number }
the-first-of = أول { $number } من { $all }

## The first screen

when = زمن النشر
all-dates = كل التواريخ المذكورة فيها
what-they-share = ما تشترك فيه
outlets = الوسائل الإعلامية
people = الأشخاص
organisations = المنظمات
places = الأماكن

## Searching

search-the-articles = البحث في المقالات
search-placeholder = كلمات، «كلمات متتالية»، -مستبعدة
search-help = يجب أن ترد كل الكلمات. علامتا الاقتباس تجمعان الكلمات معًا، وعلامة الناقص تستبعد مقالات.
found-of = المقالات: { $number } من { $all }
found-of-with-matches = المقالات: { $number } من { $all } · { $matches }
about-the-search = حول البحث
no-article-holds = لا يرد { $what } في أي مقال.
did-you-mean = لعل المقصود:
how-to-search = كيفية البحث
keys = المفاتيح
keys-hint = خارج حقول الكتابة. لعرض كل الأوامر: Ctrl K / ⌘ K، ومنها أمر يوقف المفاتيح المفردة.
way-words = الكلمتان، بأي صيغة من صيغهما
way-phrase = هذه الكلمات متتالية، بصيغها هذه
way-exact = كما كُتبت تمامًا، بأحرفها الكبيرة وتشكيلها
way-or = أيٌّ منهما
way-without = الأولى دون الثانية
way-brackets = الأقواس تجمع ما بينها
way-pattern = أي أحرف؛ أي حرف واحد
way-slips = فرق حرف واحد، أو حرفين: harbor~2
way-expression = تعبير نمطي
way-near = بينهما خمس كلمات على الأكثر
way-before = وبهذا الترتيب
way-title = في العنوان
way-quote = بين علامتي اقتباس
way-source = وأيضًا author: person: place: organisation: tag: language:ar
way-date = منشور حينها؛ وأيضًا date:>2025-05
way-length = مقالات بهذا الطول

## Results

shown-as = طريقة العرض
view-articles = المقالات
view-lines = الأسطر
view-timeline = الخط الزمني
view-words = الكلمات
view-names = الأسماء
view-matrix = المصفوفة
save = حفظ
citations-ris = الاستشهادات (RIS)
nearly-the-same = مقالات أخرى شبه مطابقة: { $number }
sort-by = الترتيب حسب
by-relevance = الصلة
by-newest = الأحدث
by-oldest = الأقدم
by-source = المصدر
by-title = العنوان
by-length = الأطول
by-words-before = الكلمات السابقة
by-words-after = الكلمات اللاحقة
no-article-under-filters = لا مقال يوافق هذا البحث ضمن هذه التصفية.
no-article-for-search = لا مقال يوافق هذا البحث.
no-article-for-filters = لا مقال يوافق هذه التصفية.
no-article = لا مقالات في هذه المجموعة.
without = دون { $what }: { $articles }
the-dates = التواريخ
search-without-filters = البحث دون تصفية
empty-the-search-box = إفراغ خانة البحث
choose-to-compare = مقارنة { $article }
why = السبب
in-the-title = في العنوان
in-a-heading = في عنوان فرعي
in-the-text = في المتن
nearness = التقارب
words-stand-close = الكلمات متقاربة

## Filters

filters = التصفية
filters-that-hold = التصفية السارية
clear-all-filters = إلغاء كل التصفية
let-go-of = إلغاء { $filter }
find-among = بحث بين { $number }…
find-under = بحث ضمن { $heading }
none-here = لا شيء هنا
fewer = أقل
fewer-under = أقل ضمن { $heading }
number-more = المزيد ({ $number })
more-under = المزيد ({ $number }) ضمن { $heading }
only = فقط
only-value = { $value } فقط
all-but = ما عدا
all-but-value = ما عدا { $value }
source = المصدر
author = الكاتب
person = الشخص
organisation = المنظمة
place = المكان
tag = الوسم
article-language = اللغة
date-of-publication = التاريخ
from = من
to = إلى
date-form = YYYY-MM-DD
write-a-date = 2025، 2025-03، 2025-03-04: هكذا يُكتب عام أو شهر أو يوم.
articles-by-date = المقالات حسب التاريخ
drag-to-choose = لاختيار عدة أعمدة: السحب، أو الضغط مع Shift.
dated-too-vaguely = مقالات تاريخها أعم من أن يمثله عمود: { $number }.
have-no-date = مقالات بلا تاريخ: { $number }.

## An open article

text-size = حجم النص
smaller = أصغر
larger = أكبر
articles-found = المقالات المعثور عليها
previous-article = المقال السابق
next-article = المقال التالي
contents = المحتويات
from-agency = عن { $agency }
by-authors = بقلم { $authors }
original = الأصل
fold = طي
keep = إبقاء
fold-this = طي: { $opening }
keep-this = إبقاء: { $opening }
done = تم
correct = تصحيح المطوي
corrected = صُحح تحديد أسطر المقال. يأخذ البحث بذلك بعد إدراجه في corpus.toml:
copy-these-lines = نسخ هذه الأسطر
by-your-correction = بتصحيح منك
lines-folded = عدد الأسطر المطوية: { $number }
remarks = تنبيهات بشأن هذا المقال
about-this-article = عن هذا المقال
not-found = غير موجود
found-in-line = { $place }، السطر { $line }
title = العنوان
authors = الكتّاب
published = تاريخ النشر
address = الرابط
tags = الوسوم
file = الملف
what = الحقل
value = القيمة
found-in = موضعها
matches-in-article = المطابقات في هذا المقال
previous-match = المطابقة السابقة
next-match = المطابقة التالية
selected-passage = المقطع المحدد
quote = اقتباس
link = رابط

## Notes

notes = الملاحظات
note = ملاحظة
notes-on-article = الملاحظات على هذا المقال
notes-hint = تُحفظ في هذا المتصفح وحده. لإضافة ملاحظة، تُحدد كلمات في مقال مفتوح.
passage-not-here = مقطعها ليس في هذه المجموعة
found-again = عُثر على مقطعها مجددًا بكلماته
remove = إزالة
remove-note = إزالة الملاحظة على «{ $quote }»
save-as-a-file = حفظ في ملف
save-copy-with-notes = حفظ نسخة من الصفحة معها
add-notes = إضافة ملاحظات من ملف
no-notes-in-file = لا ملاحظات قابلة للقراءة في هذا الملف: { $error }
notes-added = ملاحظات جديدة: { $new }. كانت هنا: { $same }.
notes-of-others = على مجموعة أو نسخة أخرى: { $number }؛ ما ترد كلماته هنا يظهر، والباقي محفوظ.
notes-not-kept = لا يحفظ هذا المتصفح الملاحظات: التخزين ممتلئ أو محظور. يُنصح بحفظها في ملف قبل إغلاق الصفحة.
notes-unread = تعذرت قراءة بعض الملاحظات: { $error }

## Lines, timeline, names and matrix

lines-need-a-query = الأسطر تتطلب بحثًا: عند كتابة كلمة يُدرج هنا كل موضع ترد فيه.
query-without-words = هذا البحث لا يطلب كلمات، فلا أسطر له.
earliest-first = الأقدم أولًا
latest-first = الأحدث أولًا
more-without-year = ، تواريخ أخرى بلا سنة: { $number }
dates = التواريخ
no-date-known = لا يُعرف لهذه المقالات تاريخ بسنته، ولا يُذكر فيها.
names-hint = عدد المقالات التي تذكر كل اسم، إجمالًا وحسب الوسيلة. كلما كبرت الدائرة زادت الحصة؛ وهي تقود إليها.
name = الاسم
named-by-outlet = { $name } في { $outlet }: { $articles }
matrix-needs-two = يلزم مقالان على الأقل لمعرفة مدى تشابههما.
how-alike = مدى تشابه المقالات
compare-two = مقارنة { $one } مع { $other }
article = المقال
matrix-hint = مدى تشابه كلماتها، من 0 إلى 100، لا اتفاق أقوالها. كل خلية تفتح المقارنة. الإطار المزدوج: نصان شبه متطابقين.
most-alike = الأكثر تشابهًا
two-articles = { $one } / { $other }
form-clusters = { $articles }: { $clusters }، مقالات كل منها تتناول الأمور نفسها بحسب كلماتها. حتى مئتي مقال يظهر كل منها مع كل.
compare-some-of = مقارنة { $number } من { $all }

## Words

count = العدد
single-words = كلمات مفردة
words-in-a-row = من 2 إلى 4 متتالية
leave-out-function-words = استبعاد الكلمات الوظيفية
frequencies = التكرارات
most-frequent = الأكثر تكرارًا
collocates = المتصاحبات
near-the-matches = بصحبة المطابقات
keywords = الكلمات المفتاحية
more-frequent-here = أكثر تكرارًا هنا
less-frequent-here = أقل تكرارًا هنا
word = الكلمة
per-million = لكل مليون
dispersion = التشتت
near = بالقرب
expected = المتوقع
log-likelihood = الأرجحية اللوغاريتمية
log-ratio = النسبة اللوغاريتمية
here = هنا
elsewhere = في غيرها
frequencies-note = من { $words }. التشتت (DP، Gries): 0 إن توزعت الكلمة بالتساوي على المقالات، و1 إن اجتمعت في مقال واحد.
collocates-note = كلمات ترد ضمن { $window } كلمات من المطابقات ({ $matches }) أكثر من غيرها ضمن هذه التصفية. المتوقع: بالمصادفة وحدها.
keywords-note = { $here } في المقالات المعثور عليها مقابل { $there } في سائرها.
association-note = الأرجحية اللوغاريتمية (G²): مدى اليقين من الاختلاف؛ لا يتجاوز 3.84 بالمصادفة إلا كلمة من كل عشرين، ولا 15.13 إلا كلمة من كل عشرة آلاف. النسبة اللوغاريتمية: 1 الموجبة ضعف التكرار، والسالبة نصفه.

## Choosing and comparing

chosen-for-comparison = المختار للمقارنة
take-out = استبعاد { $article }
compare-number = مقارنة ({ $number })
clear = مسح
choose-one-more = يلزم اختيار مقال آخر للمقارنة.
comparison = المقارنة
reports-side-by-side = { $reports } جنبًا إلى جنب
side-by-side = جنبًا إلى جنب
word-for-word = حرفيًا
in-other-words = بصياغة أخرى
no-match-found = لم يُعثر على مقابل
keep-level = محاذاة ما تشترك فيه
choose-a-sentence = لعرض جملة معلّمة في كل التقارير، تُختار أو يُضغط n.
said-word-for-word = حرفيًا
said-in-other-words = بصياغة أخرى
alike-in = { $how } في { $sources }.
shared-words = المشترك: { $words }.
likeness = التشابه: { $number }.
they-differ = اختلاف بينها ({ $what }): { $values }.
conflict-number = العدد
conflict-date = التاريخ
conflict-place = المكان
conflict-title = اللقب
conflict-spelling = التهجئة
conflict-negation = النفي
against = { $one } مقابل { $other }
text-of = نص { $article }
corrected-by-hand = صُحح يدويًا
shared-statements = العبارات المشتركة
previous-statement = العبارة السابقة
next-statement = العبارة التالية
matches-in-reports = المطابقات في هذه التقارير
save-this-comparison = حفظ هذه المقارنة
as-page = صفحة
who-states-what = من يقول ماذا
alike = التشابه
show = عرض
all-in-order = الكل، بترتيب { $source }
all-by-most = الكل، الأكثر ورودًا أولًا
where-they-conflict = المتعارضة
with-a-match = ما فيه مطابقة للبحث
found-in-one-only = في تقرير واحد فقط
not-in = في غير { $source } فقط
none-alike = لا جملة تشبه غيرها بما يكفي. بخفض «حد التشابه» يظهر ما يقارب ذلك.
no-conflict = لم يُعثر على تعارض، ولا يعني ذلك أن التقارير متفقة.
statements-hint = ما تحته خط ليس في الصياغة الأخرى، حيث يشتركان في النصف على الأقل. «لم يُعثر على مقابل» لا تعني الغياب: فقد يقوله تقرير آخر بكلمات أخرى.
not-measured = لم تُقس نسبة صحة ذلك.
measured = على أزواج مصنفة من خمسة تقارير، عند { $least }: صح { $precision } من كل 100، وعُثر على { $recall } من كل 100.
alike-from = حد التشابه
who-is-called-what = من يُسمى ماذا
same-as = الاسم المماثل لـ{ $name }
same-as-which = مماثل لـ…
merge = دمج
merge-name = دمج { $name }
apart = فصل
apart-label = فصل «{ $label }»
called-as = «{ $label }» باسم { $name }
no-label-found = لم يُعثر على تسمية
in-sentence = { $label }، الجملة { $number }
who-is-quoted = من يُقتبس قوله
quotes-hint = بين علامتي اقتباس: ما نُقل حرفيًا، وتحته خط حيث يقتطعه تقرير آخر أو يصوغه صياغة مختلفة. ودونهما: ما نُقل بكلمات أخرى.
speaker = القائل
no-speaker = لا قائل مذكور بجواره
words-of-one-report = كلمات تقرير واحد
words-of-one-hint = أكثر تكرارًا في تقرير منها في غيره، الأوثق أولًا. النسبة اللوغاريتمية 1: ضعف التكرار.
more-frequent-than-others = أكثر تكرارًا هنا منها في غيره

## Commands

commands = الأوامر
command-or-article = أمر أو مقال
what-to-do = ما المطلوب؟
no-command-called-that = لا أمر ولا مقال بهذا الاسم.
do-search = بحث
do-help = كيفية البحث، والمفاتيح
do-next-result = النتيجة التالية
do-previous-result = النتيجة السابقة
do-choose = اختيار للمقارنة
do-compare = مقارنة المختار
do-choose-none = إلغاء الاختيار
do-next = المطابقة أو العبارة المشتركة التالية
do-previous = المطابقة أو العبارة المشتركة السابقة
do-next-beside = المطابقة المجاورة التالية
do-previous-beside = المطابقة المجاورة السابقة
do-note = إضافة ملاحظة على المقطع المحدد
do-copy-markdown = نسخ بصيغة Markdown مع المصدر
do-copy-passage-link = نسخ رابط المقطع المحدد
do-save-csv = حفظ النتائج بصيغة CSV
do-save-json = حفظ النتائج بصيغة JSON
do-save-svg = حفظ الرسم بصيغة SVG
do-save-png = حفظ الرسم بصيغة PNG
do-save-citations = حفظ استشهادات النتائج
do-go-home = الشاشة الأولى
do-only = هذه القيمة فقط
do-all-but = الكل ما عدا هذه القيمة
do-clear-filters = إلغاء كل التصفية
do-copy-link = نسخ رابط هذا العرض
do-share = مشاركة هذا العرض
do-save-copy = حفظ نسخة من هذه الصفحة
do-keep = حفظ للعمل دون شبكة
do-larger = تكبير النص
do-smaller = تصغير النص
do-density = عرض متراص أو مريح
do-light = مظهر فاتح أو داكن
do-keys = تشغيل المفاتيح المفردة أو إيقافها
do-language = لغة أخرى

## What was done, and what could not be

no-such-sentence = لا جملة كهذه هنا.
no-place-here = لا مطابقة هنا ولا عبارة للانتقال إليها.
only-so-many-places = عدد المواضع المتاحة هنا: { $number } فقط.
at-most-compared = أقصى عدد للمقالات في المقارنة الواحدة: { $number }.
copied-for-corpus = نُسخ. يوضع في corpus.toml.
link-copied = نُسخ الرابط.
citation-copied = نُسخ الاستشهاد.
markdown-copied = نُسخ بصيغة Markdown مع المصدر.
figure-too-large = هذا الرسم أكبر من أن يُحفظ صورة؛ يمكن حفظه بصيغة SVG.
no-figure-here = لا رسم هنا.
note-name-taken = توجد ملاحظة أخرى بهذا الاسم.
select-first = يجب أولًا تحديد كلمات في مقال مفتوح.
kept = حُفظت: تُفتح هذه الصفحة هنا الآن دون شبكة.
keep-needs-host = لا يتاح إلا على مضيف فيه dossier-worker.js. والصفحة على القرص لا تحتاج إلى شبكة.
single-keys-on = المفاتيح المفردة مفعلة.
single-keys-off = المفاتيح المفردة متوقفة. لا يزال Ctrl K يفتح قائمة الأوامر.
language-not-kept = لا يحفظ هذا المتصفح الاختيار؛ تتبع الصفحة لغات المتصفح.
copy-by-hand = لا يسمح هذا المتصفح للصفحة بالنسخ. للنسخ يدويًا: { $text }
move-to-article = يجب الانتقال أولًا إلى مقال: المفتاح j ينتقل إلى التالي.
move-to-value = يجب الانتقال أولًا إلى قيمة من قيم التصفية.
