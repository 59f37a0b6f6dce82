# All that the page says of itself. The articles speak for themselves.
#
# Each message becomes a function of `src/messages.rs`, named as here with `_` for `-`. Numbers are written in the reader's
# way; a message with a number says by `[one]`, `[few]` and so on how its words agree with it. docs/LOCALES.md says how to
# add a language.

# The language in its own words, and which way it is written: ltr or rtl.
language = English
direction = ltr

## Numbers with their nouns

articles = { $number ->
    [one] { $number } article
   *[other] { $number } articles
}
outlets-counted = { $number ->
    [one] { $number } outlet
   *[other] { $number } outlets
}
words-counted = { $number ->
    [one] { $number } word
   *[other] { $number } words
}
matches = { $number ->
    [one] { $number } match
   *[other] { $number } matches
}
lines-counted = { $number ->
    [one] { $number } line
   *[other] { $number } lines
}
dates-counted = { $number ->
    [one] { $number } date
   *[other] { $number } dates
}
reports = { $number ->
    [one] { $number } report
   *[other] { $number } reports
}
statements-counted = { $number ->
    [one] { $number } statement
   *[other] { $number } statements
}
shared-statements-counted = { $number ->
    [one] { $number } shared statement
   *[other] { $number } shared statements
}
clusters-counted = { $number ->
    [one] { $number } cluster
   *[other] { $number } clusters
}
more-sentences = { $number ->
    [one] { $number } more sentence
   *[other] { $number } more sentences
}
# "3 of 12", "3 of 12 matches".
quoted = “{ $text }”
place-of = { $place } of { $all }
# "12 lines in 3 articles".
named = { $name }: { $value }
one-in-other = { $one } in { $other }

## Dates

from-to = { $from } to { $to }
or-later = { $date } or later
or-earlier = { $date } or earlier
earlier = earlier
later = later
undated = undated
date-unknown = date unknown

## The page

product = Dossier
skip = Skip to the articles
untitled-collection = Untitled collection
nothing-leaves = Everything on this page is inside it. Nothing is sent anywhere.
copy-link = Copy link
share = Share
save-a-copy = Save a copy
notices = Notices
not-in-address = “{ $pair }” in the address cannot be used. { $reason }
cannot-be-searched = This page cannot be searched
place-lost = This page has lost the place where Dossier shows itself. Get the page again from where it came.
close = Close
undo = Undo
compare = Compare
cite = Cite
cite-source = Cite { $source }
print = Print
show-more = Show more
show-number-more = Show { $number } more
the-first = The first { $number }
the-first-of = The first { $number } of { $all }

## The first screen

when = When
all-dates = All dates that they name
what-they-share = What they share
outlets = Outlets
people = People
organisations = Organisations
places = Places

## Searching

search-the-articles = Search the articles
search-placeholder = Words, “a phrase”, -without
search-help = All words must occur. Quotation marks keep words together; a minus sign leaves articles out.
found-of = { $number } of { $all } articles
found-of-with-matches = { $number } of { $all } articles, { $matches }
about-the-search = About the search
no-article-holds = No article holds { $what }.
did-you-mean = Did you mean
how-to-search = How to search
keys = Keys
keys-hint = Outside fields. Ctrl K, or ⌘ K, lists all commands; one of them switches single keys off.
way-words = both words, in any of their forms
way-phrase = these words in a row, in these forms
way-exact = just so, capitals and accents included
way-or = either
way-without = without
way-brackets = brackets keep together
way-pattern = any letters; any one letter
way-slips = one letter off, or two: harbor~2
way-expression = a regular expression
way-near = at most five words between
way-before = and in that order
way-title = in the title
way-quote = inside quotation marks
way-source = also author: person: place: organisation: tag: language:
way-date = published then; also date:>2025-05
way-length = articles of that length

## Results

shown-as = Shown as
view-articles = Articles
view-lines = Lines
view-timeline = Timeline
view-words = Words
view-names = Names
view-matrix = Matrix
save = Save
citations-ris = Citations (RIS)
nearly-the-same = { $number ->
    [one] { $number } other says nearly the same
   *[other] { $number } others say nearly the same
}
sort-by = Sort by
by-relevance = Relevance
by-newest = Newest
by-oldest = Oldest
by-source = Source
by-title = Title
by-length = Longest
by-words-before = Words before
by-words-after = Words after
no-article-under-filters = No article answers this search under these filters.
no-article-for-search = No article answers this search.
no-article-for-filters = No article passes these filters.
no-article = This collection holds no article.
# What a search would find without a part of it: “Without “Moscow”: 3 articles”.
without = Without { $what }: { $articles }
the-dates = the dates
search-without-filters = Search without filters
empty-the-search-box = Empty the search box
choose-to-compare = Compare { $article }
why = Why
in-the-title = in the title
in-a-heading = in a heading
in-the-text = in the text
nearness = Nearness
words-stand-close = the words stand close together

## Filters

filters = Filters
filters-that-hold = Filters that hold
clear-all-filters = Clear all filters
let-go-of = Let go of { $filter }
find-among = Find among { $number }…
find-under = Find under { $heading }
none-here = None here
fewer = Fewer
fewer-under = Fewer under { $heading }
number-more = { $number } more
more-under = { $number } more under { $heading }
only = only
only-value = only { $value }
all-but = all but
all-but-value = all but { $value }
source = Source
author = Author
person = Person
organisation = Organisation
place = Place
tag = Tag
article-language = Language
date-of-publication = Date
from = From
to = To
date-form = YYYY-MM-DD
write-a-date = Write a year, a month or a day: 2025, 2025-03 or 2025-03-04.
articles-by-date = Articles by date
drag-to-choose = Drag, or hold Shift, to choose several.
dated-too-vaguely = Dated too vaguely for a bar: { $number }.
have-no-date = Without a date: { $number }.

## An open article

text-size = Text size
smaller = Smaller
larger = Larger
articles-found = Articles found
previous-article = Previous article
next-article = Next article
contents = Contents
from-agency = from { $agency }
by-authors = By { $authors }
original = Original
fold = Fold
keep = Keep
fold-this = Fold: { $opening }
keep-this = Keep: { $opening }
done = Done
correct = Correct what is folded
corrected = You have corrected which lines are the article. Search follows once corpus.toml says so:
copy-these-lines = Copy these lines
by-your-correction = by your correction
lines-folded = { $number ->
    [one] { $number } line folded
   *[other] { $number } lines folded
}
remarks = Remarks on this article
about-this-article = About this article
not-found = not found
found-in-line = { $place }, line { $line }
title = Title
authors = Authors
published = Published
address = Address
tags = Tags
file = File
what = What
value = Value
found-in = Found in
matches-in-article = Matches in this article
previous-match = Previous match
next-match = Next match
selected-passage = Selected passage
quote = Quote
link = Link

## Notes

notes = Notes
note = Note
notes-on-article = Notes on this article
notes-hint = They are kept in this browser alone. Select words in an open article to make one.
passage-not-here = its passage is not in this collection
found-again = found again by its words
remove = Remove
remove-note = Remove the note on “{ $quote }”
save-as-a-file = Save as a file
save-copy-with-notes = Save a copy of the page with them
add-notes = Add notes from a file
no-notes-in-file = This file holds no notes that can be read: { $error }
notes-added = New notes: { $new }. Here before: { $same }.
notes-of-others = Made on another collection or version: { $number }; those whose words stand here are shown, the others kept.
notes-not-kept = This browser does not keep notes: its store is full, or forbidden. Save them as a file before the page is closed.
notes-unread = Some notes could not be read: { $error }

## Lines, timeline, names and matrix

lines-need-a-query = Lines need a query. Write a word, and every place where it stands is listed here.
query-without-words = This query asks for no words, so it has no lines.
earliest-first = Earliest first
latest-first = Latest first
more-without-year = , { $number } more without a year
dates = Dates
no-date-known = No date with its year is known of these articles, or named in them.
names-hint = How many of the articles found name each, in all and by outlet. A larger disc is more of that outlet’s articles; it leads to them.
name = Name
named-by-outlet = { $name } in { $articles } of { $outlet }
matrix-needs-two = Two articles or more are needed to see how alike they are.
how-alike = How alike the articles are
compare-two = Compare { $one } with { $other }
article = Article
matrix-hint = How alike their words are, from 0 to 100: not whether they say the same. A cell opens the comparison. Outlined twice: nearly the same text.
most-alike = The most alike
two-articles = { $one } and { $other }
form-clusters = { $articles } form { $clusters }: about the same things, by their words. Up to two hundred articles are shown each with each.
compare-some-of = Compare { $number } of { $all }

## Words

count = Count
single-words = Single words
words-in-a-row = 2 to 4 in a row
leave-out-function-words = Leave out function words
frequencies = Frequencies
most-frequent = Most frequent
collocates = Collocates
near-the-matches = In company with the matches
keywords = Keywords
more-frequent-here = More frequent here
less-frequent-here = Less frequent here
word = Word
per-million = Per million
dispersion = Dispersion
near = Near
expected = Expected
log-likelihood = Log-likelihood
log-ratio = Log-ratio
here = Here
elsewhere = Elsewhere
frequencies-note = Of { $words }. Dispersion is Gries’s DP: 0 if the word is spread evenly over the articles, 1 if it stands in one only.
collocates-note = Words that stand within { $window } words of { $matches } more often than elsewhere under these filters. Expected is how often by chance.
keywords-note = { $here } of the articles found against { $there } of all others.
association-note = Log-likelihood (G²) is how surely the frequencies differ: chance alone passes 3.84 once in twenty words, 15.13 once in ten thousand. Log-ratio +1 is twice as frequent, −1 half as frequent.

## Choosing and comparing

chosen-for-comparison = Chosen for comparison
take-out = Take { $article } out
compare-number = Compare { $number }
clear = Clear
choose-one-more = Choose one more to compare.
comparison = Comparison
reports-side-by-side = { $reports } side by side
side-by-side = Side by side
word-for-word = word for word
in-other-words = in other words
no-match-found = no match found
keep-level = Keep what they share level
choose-a-sentence = Choose a marked sentence, or press n, to see it in every report.
said-word-for-word = Word for word
said-in-other-words = In other words
alike-in = { $how } in { $sources }.
shared-words = Shared: { $words }.
likeness = Likeness { $number }.
they-differ = They differ in a { $what }: { $values }.
conflict-number = number
conflict-date = date
conflict-place = place
conflict-title = title
conflict-spelling = spelling
conflict-negation = negation
against = { $one } against { $other }
text-of = Text of { $article }
corrected-by-hand = corrected by hand
shared-statements = Shared statements
previous-statement = Previous statement
next-statement = Next statement
matches-in-reports = Matches in these reports
save-this-comparison = Save this comparison
as-page = Page
who-states-what = Who states what
alike = Alike
show = Show
all-in-order = all, as { $source } has them
all-by-most = all, first what most state
where-they-conflict = where they conflict
with-a-match = with a match of the search
found-in-one-only = found in one only
not-in = found in others, not in { $source }
none-alike = No sentence is alike enough to another. Lower “Alike from” to see what comes near.
no-conflict = No conflict was found; that does not mean that the reports agree.
statements-hint = Underlined: not in the other wording, where at least half is shared. “No match found” is not “absent”: another report may say it in other words.
not-measured = How often that is right was not measured.
measured = On labelled pairs of the five reports that this program was made with, at { $least }: { $precision } in 100 put together were right, { $recall } in 100 were found.
alike-from = Alike from
who-is-called-what = Who is called what
same-as = { $name } is the same as
same-as-which = same as …
merge = merge
merge-name = merge { $name }
apart = apart
apart-label = “{ $label }” apart
called-as = “{ $label }” as { $name }
no-label-found = no label found
in-sentence = { $label }, sentence { $number }
who-is-quoted = Who is quoted
quotes-hint = In quotation marks: word for word; underlined where another report cuts or words it differently. Without them: reported in other words.
speaker = Speaker
no-speaker = no speaker named beside it
words-of-one-report = Words of one report
words-of-one-hint = More frequent in one report than in the others, the surest first. Log-ratio +1 is twice as frequent.
more-frequent-than-others = More frequent here than in the others

## Commands

commands = Commands
command-or-article = Command or article
what-to-do = What would you like to do?
no-command-called-that = No command and no article is called that.
do-search = Search
do-help = How to search, and keys
do-next-result = Next result
do-previous-result = Previous result
do-choose = Choose for comparison
do-compare = Compare what is chosen
do-choose-none = Choose none
do-next = Next match or shared statement
do-previous = Previous match or shared statement
do-next-beside = Next match beside
do-previous-beside = Previous match beside
do-note = Note the selected passage
do-copy-markdown = Copy as Markdown, with its source
do-copy-passage-link = Copy a link to the selected passage
do-save-csv = Save results as CSV
do-save-json = Save results as JSON
do-save-svg = Save the figure as SVG
do-save-png = Save the figure as PNG
do-save-citations = Save results as citations
do-go-home = First screen
do-only = Only this value
do-all-but = All but this value
do-clear-filters = Let go of all filters
do-copy-link = Copy a link to this view
do-share = Share this view
do-save-copy = Save a copy of this page
do-keep = Keep for when there is no network
do-larger = Larger text
do-smaller = Smaller text
do-density = Compact or comfortable
do-light = Light or dark
do-keys = Single keys on or off
do-language = Another language

## What was done, and what could not be

no-such-sentence = There is no such sentence here.
no-place-here = There is no hit and no statement to go to here.
only-so-many-places = There is no such place here. Places to go to: { $number }.
at-most-compared = At most { $number } articles are compared at once.
copied-for-corpus = Copied. Put it into corpus.toml.
link-copied = Link copied.
citation-copied = Citation copied.
markdown-copied = Copied as Markdown, with its source.
figure-too-large = This figure is too large to be painted; save it as SVG.
no-figure-here = There is no figure here.
note-name-taken = Another note is called that.
select-first = Select words in an open article first.
kept = Kept: this page now opens here without a network.
keep-needs-host = Only where dossier-worker.js stands beside the page on a host. A page on disk needs no network anyway.
single-keys-on = Single keys are on.
single-keys-off = Single keys are off. Ctrl K still opens the menu of commands.
language-not-kept = This browser does not keep your choice; the page follows the browser’s languages.
copy-by-hand = This browser does not let the page copy. Copy this: { $text }
move-to-article = Move to an article first: j goes to the next one.
move-to-value = Move to a value of a filter first.
