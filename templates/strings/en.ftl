### Kliping: the interface in English.
### Every file of this folder has the same keys in the same order.
### Numbers ($n) arrive as numbers, years, dates and names as text.

## Addresses (ASCII, one word or words joined by hyphens)

segment-countries = countries
segment-tags = topics
segment-years = years
segment-timeline = timeline
segment-undated = undated
segment-corrections = corrections
segment-search = search
segment-headlines = headlines
segment-page = page

## Titles of pages
## $site: name of the archive. $month: month and year as CLDR writes them; $name: the month alone; $number: 1 to 12.

title-root = { $site }
title-home = { $site }
title-countries = Countries
title-country = { $country }
title-country-year = { $country }, { $year }
title-years = Years
title-year = { $year }
title-month = { $month }
title-tags = Topics
title-tag = { $tag }
title-timeline = Timeline
title-undated = Undated
title-search = Search
title-headlines = Headlines from A to Z
title-corrections = Corrections
title-withdrawn = Article withdrawn
title-not-found = Page not found
title-moved = Page moved
title-gone = Not in the archive at present
# $title: one of the above; for the second and later pages of a list.
title-paged = { $title }, page { $page } of { $total }

## Headings of groups in a list

group-year = { $year }
group-month = { $month }
group-day = { $date }
group-month-unknown = Month not known
group-undated = Undated

## Descriptions of pages, for search engines and link previews

description-root = { $site }: a news archive.
description-home = { $site }: newspaper clippings by country, year and topic.
description-countries = All countries named in { $site }, with the number of articles.
description-country = { $n ->
    [one] { $n } article in { $site } that names { $country }.
   *[other] { $n } articles in { $site } that name { $country }.
}
description-country-year = { $n ->
    [one] { $n } article from { $year } in { $site } that names { $country }.
   *[other] { $n } articles from { $year } in { $site } that name { $country }.
}
description-years = { $site } year by year and month by month.
description-year = { $n ->
    [one] { $n } article from { $year } in { $site }.
   *[other] { $n } articles from { $year } in { $site }.
}
description-month = { $n ->
    [one] { $n } article from { $month } in { $site }.
   *[other] { $n } articles from { $month } in { $site }.
}
description-tags = All topics of { $site }, with the number of articles.
description-tag = { $n ->
    [one] { $n } article in { $site } on the topic “{ $tag }”.
   *[other] { $n } articles in { $site } on the topic “{ $tag }”.
}
description-timeline = All articles of { $site } in the order of the events they tell of.
description-undated = { $n ->
    [one] { $n } article in { $site } whose date is not known.
   *[other] { $n } articles in { $site } whose date is not known.
}
description-search = Search all articles of { $site } in every language of the archive.
description-headlines = All headlines of { $site } from A to Z.
description-corrections = What was corrected in articles of { $site }, and when.
description-withdrawn = The article that stood at this address was withdrawn from the archive.
description-not-found = There is no page at this address.
description-moved = This page has another address now.
description-gone = What stood at this address is not in the archive at present.

## Feeds

feed-title = { $site }: newest articles
feed-title-country = { $site }: { $country }
feed-title-tag = { $site }: { $tag }
feed-title-corrections = { $site }: corrections
feed-link = Atom feed

## Navigation

nav-main = The archive
nav-countries = Countries
nav-years = Years
nav-tags = Topics
nav-timeline = Timeline
nav-languages = Language
nav-language-only = navigation only, the text is not translated
nav-crumbs = You are here
nav-neighbours = Before and after
nav-skip = Skip to the content

## Pages of a long list

pager = Pages of this list
pager-page = Page { $number }
pager-previous = Previous page
pager-next = Next page

## Names of languages ($name as CLDR writes it, without “language”)

language-named = { $name }

## Numbers of things

articles-count = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
countries-count = { $n ->
    [one] { $n } country
   *[other] { $n } countries
}
lines-count = { $n ->
    [one] { $n } line
   *[other] { $n } lines
}
# $articles and $countries: the strings above.
archive-summary = { $articles } about { $countries }, { $first } to { $last }
archive-summary-year = { $articles } about { $countries }, from { $year }
archive-summary-undated = { $articles } about { $countries }
years-span = { $first }–{ $last }

## Dates
## $cldr: CLDR’s long form; $day: day of the month; $month: month and year as CLDR writes them.

date-day = { $cldr }
event-range = { $start } – { $end }
event-guessed = year inferred from the date of publication
date-none = Undated
date-guessed = date inferred

## The catalogue slip

slip = Catalogue slip
slip-date = Date
slip-outlet = Outlet
slip-language = Language
slip-countries = Countries
slip-tags = Topics
slip-source = Source
slip-event-dates = Dates in the text
title-guessed = title supplied by the archive

## Front page

enter = Enter the archive
home-wall = Countries by year
home-newest = Newest articles
home-years = Years
home-tags = Topics
home-wall-busiest = The { $n } countries with the most articles.
home-all-countries =
    { $n ->
        [one] The country
       *[other] All { $n } countries
    }
home-all-tags = All topics
home-timeline = The whole timeline
home-empty = There are no articles yet. The drawers fill as soon as captures lie in the content folder and the site is built again.

## The wall of drawers

wall-caption = Articles by country and year. Each square is a drawer; the stronger its shade, the more it holds.
wall-country = Country
wall-total = Total
wall-less = fewer
wall-more = more
wall-region = Table of countries and years, scrolls sideways
grid-cell = { $n ->
    [one] { $country }, { $year }: { $n } article
   *[other] { $country }, { $year }: { $n } articles
}

## The map

map-title = Map
map-caption = One drawer of the same size for each country, roughly where it lies; the stronger its shade, the more articles. The map draws no borders.
map-skip = Skip the map

## Countries and topics

country-other-names = Other names
country-years = By year
country-all-years = All years
country-with = Most often named with it
country-tags = Topics
country-empty = No article of this archive names { $country }.
countries-index = All countries
countries-empty = No article names a country yet. The timeline has every article, with or without one.
tag-countries = Countries
tag-with = Most often together with
tag-empty = No article has the topic “{ $tag }” yet.
tags-empty = This archive has no topics yet. Countries and years lead to every article.

## Years, months, timeline, undated

year-months = Month by month
year-countries = Countries
year-empty = The archive has no article from { $year }.
years-caption = Articles by year and month. The stronger the shade, the more.
years-column-year = Year
years-empty = No article has a known date yet.
years-undated = Undated
month-empty = The archive has no article from this month.
timeline-text = Articles stand in the order of what they tell of; those that name no day, by the day they were published.
moment-published = by publication
timeline-density = Articles by year
timeline-empty = No article has a known date yet. Countries and topics lead to those without one.
undated-text = The date of these articles stands neither in the text nor in the address.
undated-empty = Every article of this archive has a date.
list-articles = Articles
earlier = Earlier
later = Later

## Search
# $typed: a word that the archive does not have; $meant: those that stand in for it.

search-words = Words, names, countries, topics
search-submit = Search
search-hint = With or without marks, in any language of the archive.
search-filters = Narrow the search
search-any = All
search-tag = Topic
search-from = From year
search-to = To year
search-sort = Order
search-sort-relevance = Best match first
search-sort-date = Newest first
search-loading = Searching…
search-failed = The index of the search could not be loaded. The lists below lead to every article.
search-found = Results: { $n }
search-found-near = near matches: { $n }
search-none = No article has “{ $query }”. Try fewer or other words, or fewer filters.
search-corrected = The archive does not have “{ $typed }”; these are results for “{ $meant }”.
search-suggestion = Did you mean “{ $meant }”?
search-results = Results
search-near = Near matches: other forms, other marks, the same topic, or not all words
search-without = The search needs JavaScript. These lists lead to every article without it.
headlines-letters = First letter

## Article

article-note = Archivist’s note
article-corrections = Corrections
article-versions = In another language
article-untranslated = The archive has no translation of this article ({ $language }).
article-foreign = The archive has no English version of this article. The text below is the original ({ $language }).
article-parallel = Read side by side: { $language }
article-translation = Translation: { $language }
article-related = Related articles
article-cite = Cite
article-about = About this text
article-source = Original address
article-capture = Capture
article-captured = Saved
article-checksum = SHA-256 checksum
article-encoding = Character encoding
article-readings = How it was read
article-dropped = What was left out
article-dropped-text = These lines of the capture are not part of the article.
article-dropped-lines = Lines
article-dropped-reason = Reason
article-dropped-content = Text
article-earlier = Earlier
article-later = Later
article-permalink = Address of this page
article-canonical = Address of the original’s page
article-empty = The capture has no text besides what was left out.
article-excerpt = Only the beginning of this article may be shown here. The full text is at the source.
article-excerpt-link = Read the full text at { $outlet }
article-excerpt-dropped = The text of these lines may not be shown here either.

## Further captures of a text ($percent and $n are numbers)

further = Other captures of this article
further-title = Headline
further-same-file = The same file.
further-same-text = The same text.
further-near-text = Nearly the same text: { $percent }% of it.
further-same-state = An earlier capture of the same page; the text has not changed.
further-other-state = An earlier capture of the same page.
further-by-hand = By the archivist’s word the same article.
further-changed = What changed after this capture
further-changed-text = Struck through: removed later. Underlined: added later.
further-removed = Removed:
further-added = Added:
further-differs = What differs from the text above
further-differs-text = Struck through: only in this capture. Underlined: only in the text above.
further-here = Only here:
further-above = Only above:
further-kept = { $n ->
    [one] 1 paragraph is the same
   *[other] { $n } paragraphs are the same
}
further-excerpt = Since only an excerpt may be shown, what differs is not shown here.

## How it is cited

cite-undated = n.d.

## Why lines are left out

reason-date-line = Date of publication
reason-source-line = Source
reason-cut-headline = Shortened headline
reason-repeat = Repetition
reason-picture-file = File name of a picture
reason-byline = Byline
reason-end-mark = End mark
reason-related = Related stories
reason-teaser = Another story
reason-comments = Comments
reason-sharing = Sharing
reason-furniture = Menu or footer
reason-keywords = Keywords
reason-recurring = Stands in at least { $stories } different stories of this outlet
reason-comment = Comment
reason-markup = Markup that is not shown
reason-front-matter = Unused front matter
reason-overruled = Replaced by what the archivist entered

## Where a value was found

found-title-line = The headline is line { $line } of the capture.
found-title-repeated-line = The headline stands in full only in line { $line }.
found-title-first-sentence = No headline in the source; this one is its first sentence.
found-title-file-name = No headline in the source; this one is the name of its file.
found-title-json-ld = The headline is from the structured data of the saved page.
found-title-open-graph = The headline is from the head of the saved page (Open Graph).
found-title-meta = The headline is from the head of the saved page.
found-title-page-title = The headline is the title of the saved page.
found-title-front-matter = The headline is from the front matter.
found-title-sidecar = The headline was entered by the archivist.
found-date-line = The date is from line { $line } of the capture.
found-date-file-name = The source has no date; this one was read from the name of its file.
found-date-text = The date was read from the text.
found-date-address = The text has no date; this one was read from its address.
found-date-json-ld = The date is from the structured data of the saved page.
found-date-open-graph = The date is from the head of the saved page (Open Graph).
found-date-meta = The date is from the head of the saved page.
found-date-front-matter = The date is from the front matter.
found-date-sidecar = The date was entered by the archivist.
found-date-translation = This version has no date; this one is from its translation.
found-date-other-capture = This capture has no date; this one is from another capture of the article.
found-language-file-name = The language was read from the name of the file.
found-language-text = The language was recognised from the text.
found-language-markup = The language could not be recognised; the saved page claims this one.
found-language-front-matter = The language is from the front matter.
found-language-sidecar = The language was entered by the archivist.
found-language-default = The language could not be recognised; the archive’s first language was assumed.
withdrawn-title = The archivist notes that the source has no headline.
withdrawn-kicker = The archivist notes that there is no line above the headline.
withdrawn-published = The archivist notes that the date of publication is not known.
withdrawn-event-dates = The archivist notes that the text gives no dates of events.
withdrawn-source = The archivist notes that the original address is not known.
withdrawn-outlet = The archivist notes that the outlet is not known.
withdrawn-countries = The archivist notes that the article names no country.
withdrawn-tags = The archivist notes that the article belongs to no topic.

## Why a reader should take care ($told and $address are dates)

doubt-dates-differ = The capture and its address give different dates: line { $line } says { $told }, the address { $address }.
doubt-year-inferred = The text leaves out the year of a day that it tells of; it was inferred from the date of publication.
doubt-short-text = The text is too short for its language to be certain.
doubt-other-weekday = The weekday beside the date is that of another day.
doubt-garbled = Signs stand in the place of letters: the text was written for an old font, or read in a wrong encoding.
doubt-goes-on = The text may not be whole: its page says that there is more of it elsewhere.
doubt-no-end = The text may be cut off: it ends without a full stop.
doubt-no-start = The text may lack its beginning: it starts in mid-sentence.
doubt-much-left-out = More running text of the capture was left out than stands here; some of it may belong to the article.

## Page not found

not-found-title = This drawer is empty
not-found-text = There is no page at this address. It may have moved, or the article was never in the archive. Try its country, its year or its topic.

## Corrections ($title: headline of the article)

correction-of = Correction: { $title }
corrections-text = Mistakes in the archive’s own texts and readings that were mended. The captures themselves are never changed.

## Articles that were withdrawn

withdrawal-text = The article that stood at this address was withdrawn from the archive. Its text is not shown any more.
withdrawal-since = Withdrawn
withdrawal-reason = Reason
withdrawal-note = Archivist’s note
withdrawal-article = Article
withdrawal-see = Instead
withdrawal-rights = The holder of the rights does not allow it to be republished.
withdrawal-legal = For legal reasons.
withdrawal-error = The capture was faulty, or in the archive by mistake.
withdrawal-duplicate = The archive has this article at another address.

## Addresses of another time

moved-text = This page now has another address:
gone-article = The article that stood at this address is not in the archive at present.
gone-list = There are no articles in this list at present.
gone-page = The page that stood at this address is not in the archive at present.

## Foot of the page

footer-generator = Made with { $generator }
footer-note = Texts belong to the outlets that published them.

## For machines

og-locale = en_GB
