### Kliping: giao diện tiếng Việt.
### Every file of this folder has the same keys in the same order.
### Numbers ($n) arrive as numbers, years, dates and names as text.

## Addresses (ASCII, one word or words joined by hyphens)

segment-countries = quoc-gia
segment-tags = chu-de
segment-years = nam
segment-timeline = dong-thoi-gian
segment-undated = khong-ro-ngay
segment-corrections = dinh-chinh
segment-search = tim-kiem
segment-headlines = tieu-de
segment-page = trang

## Titles of pages
## $site: name of the archive. $month: month and year as CLDR writes them; $name: the month alone; $number: 1 to 12.

title-root = { $site }
title-home = { $site }
title-countries = Quốc gia
title-country = { $country }
title-country-year = { $country }, năm { $year }
title-years = Năm
title-year = Năm { $year }
title-month = Tháng { $number } năm { $year }
title-tags = Chủ đề
title-tag = { $tag }
title-timeline = Dòng thời gian
title-undated = Không rõ ngày
title-search = Tìm kiếm
title-headlines = Tiêu đề từ A đến Z
title-corrections = Đính chính
title-withdrawn = Bài viết đã được rút
title-not-found = Không tìm thấy trang
title-moved = Trang đã chuyển địa chỉ
title-gone = Hiện không có trong kho
# $title: one of the above; for the second and later pages of a list.
title-paged = { $title }, trang { $page } / { $total }

## Headings of groups in a list

group-year = Năm { $year }
group-month = Tháng { $number } năm { $year }
group-day = Ngày { $date }
group-month-unknown = Không rõ tháng
group-undated = Không rõ ngày

## Descriptions of pages, for search engines and link previews

description-root = { $site }: kho lưu trữ báo chí.
description-home = { $site }: các bài báo đã lưu, xếp theo quốc gia, năm và chủ đề.
description-countries = Các quốc gia được nhắc đến trong { $site }, kèm số bài.
description-country = { $n } bài báo trong { $site } có nhắc đến { $country }.
description-country-year = { $n } bài báo năm { $year } trong { $site } có nhắc đến { $country }.
description-years = { $site } theo từng năm, từng tháng.
description-year = { $n } bài báo năm { $year } trong { $site }.
description-month = { $n } bài báo tháng { $number } năm { $year } trong { $site }.
description-tags = Các chủ đề của { $site }, kèm số bài.
description-tag = { $n } bài báo trong { $site } thuộc chủ đề “{ $tag }”.
description-timeline = Tất cả bài báo của { $site } theo thứ tự thời gian của sự kiện.
description-undated = { $n } bài báo trong { $site } không rõ ngày đăng.
description-search = Tìm trong toàn bộ bài viết của { $site }, bằng mọi ngôn ngữ của kho.
description-headlines = Toàn bộ tiêu đề của { $site } theo thứ tự chữ cái.
description-corrections = Những chỗ đã được đính chính trong các bài của { $site }.
description-withdrawn = Bài viết từng ở địa chỉ này đã được rút khỏi kho.
description-not-found = Không có trang nào ở địa chỉ này.
description-moved = Trang này nay ở một địa chỉ khác.
description-gone = Nội dung từng ở địa chỉ này hiện không có trong kho.

## Feeds

feed-title = { $site }: bài mới nhất
feed-title-country = { $site }: { $country }
feed-title-tag = { $site }: { $tag }
feed-title-corrections = { $site }: đính chính
feed-link = Nguồn cấp tin Atom

## Navigation

nav-main = Kho lưu trữ
nav-countries = Quốc gia
nav-years = Năm
nav-tags = Chủ đề
nav-timeline = Dòng thời gian
nav-languages = Ngôn ngữ
nav-language-only = chỉ đổi giao diện, bài chưa được dịch
nav-crumbs = Bạn đang ở
nav-neighbours = Trước và sau
nav-skip = Đến thẳng nội dung

## Pages of a long list

pager = Các trang của danh sách
pager-page = Trang { $number }
pager-previous = Trang trước
pager-next = Trang sau

## Names of languages ($name as CLDR writes it, without “language”)

language-named = { $name }

## Numbers of things

articles-count = { $n } bài báo
countries-count = { $n } quốc gia
lines-count = { $n } dòng
# $articles and $countries: the strings above.
archive-summary = { $articles } về { $countries }, từ năm { $first } đến năm { $last }
archive-summary-year = { $articles } về { $countries }, năm { $year }
archive-summary-undated = { $articles } về { $countries }
years-span = { $first }–{ $last }

## Dates
## $cldr: CLDR’s long form; $day: day of the month; $month: month and year as CLDR writes them.

date-day = { $day } { $month }
event-range = { $start } – { $end }
event-guessed = năm suy ra từ ngày đăng
date-none = Không rõ ngày
date-guessed = ngày suy đoán

## The catalogue slip

slip = Phiếu mục lục
slip-date = Ngày đăng
slip-outlet = Nơi đăng
slip-language = Ngôn ngữ
slip-countries = Quốc gia
slip-tags = Chủ đề
slip-source = Nguồn
slip-event-dates = Ngày nêu trong bài
title-guessed = tiêu đề do kho lưu trữ đặt

## Front page

enter = Vào kho lưu trữ
home-wall = Quốc gia theo năm
home-newest = Bài mới nhất
home-years = Năm
home-tags = Chủ đề
home-wall-busiest = { $n } quốc gia có nhiều bài nhất.
home-all-countries = Tất cả { $n } quốc gia
home-all-tags = Tất cả chủ đề
home-timeline = Toàn bộ dòng thời gian
home-empty = Kho chưa có bài nào. Hãy đặt các bản lưu vào thư mục nội dung rồi tạo lại trang, các ngăn sẽ đầy dần.

## The wall of drawers

wall-caption = Số bài theo quốc gia và năm. Mỗi ô là một ngăn phiếu; ô càng đậm càng nhiều bài.
wall-country = Quốc gia
wall-total = Tổng
wall-less = ít
wall-more = nhiều
wall-region = Bảng quốc gia và năm, cuộn ngang được
grid-cell = { $country }, { $year }: { $n } bài báo

## The map

map-title = Bản đồ
map-caption = Mỗi nước một ngăn cùng cỡ, đặt gần đúng vị trí trên thế giới; ô càng đậm càng nhiều bài. Bản đồ không vẽ biên giới.
map-skip = Bỏ qua bản đồ

## Countries and topics

country-other-names = Tên khác
country-years = Theo năm
country-all-years = Tất cả các năm
country-with = Thường được nhắc cùng
country-tags = Chủ đề
country-empty = Không có bài nào trong kho nhắc đến { $country }.
countries-index = Tất cả quốc gia
countries-empty = Chưa có bài nào nhắc đến quốc gia nào. Dòng thời gian có đủ mọi bài.
tag-countries = Quốc gia
tag-with = Thường đi cùng chủ đề
tag-empty = Chưa có bài nào thuộc chủ đề “{ $tag }”.
tags-empty = Kho chưa có chủ đề nào. Có thể tìm mọi bài theo quốc gia và theo năm.

## Years, months, timeline, undated

year-months = Theo từng tháng
year-countries = Quốc gia
year-empty = Kho không có bài nào của năm { $year }.
years-caption = Số bài theo năm và tháng. Ô càng đậm càng nhiều bài.
years-column-year = Năm
years-empty = Chưa có bài nào rõ ngày đăng.
years-undated = Không rõ ngày
month-empty = Kho không có bài nào của tháng này.
timeline-text = Bài xếp theo ngày của sự kiện được kể; bài không nêu ngày thì xếp theo ngày đăng.
moment-published = theo ngày đăng
timeline-density = Số bài theo năm
timeline-empty = Chưa có bài nào rõ ngày đăng. Các bài không rõ ngày xếp theo quốc gia và chủ đề.
undated-text = Ngày đăng của những bài này không có trong văn bản, cũng không có trong địa chỉ.
undated-empty = Mọi bài trong kho đều rõ ngày đăng.
list-articles = Các bài báo
earlier = Trước đó
later = Sau đó

## Search
# $typed: a word that the archive does not have; $meant: those that stand in for it.

search-words = Từ ngữ, tên riêng, quốc gia, chủ đề
search-submit = Tìm
search-hint = Gõ có dấu hay không dấu đều được, bằng bất kỳ ngôn ngữ nào của kho.
search-filters = Thu hẹp kết quả
search-any = Tất cả
search-tag = Chủ đề
search-from = Từ năm
search-to = Đến năm
search-sort = Sắp xếp
search-sort-relevance = Phù hợp nhất
search-sort-date = Mới nhất
search-loading = Đang tìm…
search-failed = Không tải được chỉ mục tìm kiếm. Các danh sách dưới đây dẫn tới mọi bài viết.
search-found = Kết quả: { $n }
search-found-near = gần đúng: { $n }
search-none = Không có bài viết nào khớp với “{ $query }”. Hãy thử ít từ hơn, dùng từ khác hoặc bỏ bớt điều kiện lọc.
search-corrected = Kho không có “{ $typed }”; dưới đây là kết quả cho “{ $meant }”.
search-suggestion = Có phải bạn muốn tìm “{ $meant }”?
search-results = Kết quả
search-near = Gần đúng: khác dấu, khác dạng từ, cùng chủ đề hoặc không đủ các từ
search-without = Chức năng tìm kiếm cần JavaScript. Không có JavaScript, các danh sách dưới đây vẫn dẫn tới mọi bài viết.
headlines-letters = Chữ cái đầu

## Article

article-note = Ghi chú của người lưu trữ
article-corrections = Đính chính
article-versions = Bản ngôn ngữ khác
article-untranslated = Kho chưa có bản dịch của bài này sang ngôn ngữ sau: { $language }.
article-foreign = Kho chưa có bản tiếng Việt của bài này. Ngôn ngữ của nguyên văn dưới đây: { $language }.
article-parallel = Đọc song song: { $language }
article-translation = Bản dịch: { $language }
article-related = Bài liên quan
article-cite = Trích dẫn
article-about = Về văn bản này
article-source = Địa chỉ gốc
article-capture = Bản lưu
article-captured = Ngày lưu
article-checksum = Mã kiểm tra SHA-256
article-encoding = Bảng mã ký tự
article-readings = Cách máy đọc
article-dropped = Phần đã lược bỏ
article-dropped-text = Những dòng sau của bản lưu không thuộc bài báo.
article-dropped-lines = Dòng
article-dropped-reason = Lý do
article-dropped-content = Nội dung
article-earlier = Bài trước đó
article-later = Bài sau đó
article-permalink = Địa chỉ trang này
article-canonical = Địa chỉ trang nguyên văn
article-empty = Ngoài phần đã lược bỏ, bản lưu không có nội dung nào.
article-excerpt = Ở đây chỉ trích đăng phần đầu của bài. Toàn văn có tại nguồn.
article-excerpt-link = Đọc toàn văn tại { $outlet }
article-excerpt-dropped = Nội dung các dòng này cũng không được đăng lại ở đây.

## Further captures of a text ($percent and $n are numbers)

further = Các bản lưu khác của bài này
further-title = Tiêu đề
further-same-file = Cùng một tệp.
further-same-text = Cùng nguyên văn.
further-near-text = Gần như cùng nguyên văn: trùng { $percent }%.
further-same-state = Lần lưu trước của cùng một trang; nội dung không đổi.
further-other-state = Lần lưu trước của cùng một trang.
further-by-hand = Người lưu trữ ghi nhận: cùng một bài.
further-changed = Những gì đã thay đổi sau lần lưu này
further-changed-text = Gạch ngang: về sau bị bỏ. Gạch chân: về sau mới có.
further-removed = Bị bỏ:
further-added = Mới có:
further-differs = Những chỗ khác với bài đăng ở trên
further-differs-text = Gạch ngang: chỉ có trong bản lưu này. Gạch chân: chỉ có trong bài đăng ở trên.
further-here = Chỉ ở bản này:
further-above = Chỉ ở bài trên:
further-kept = { $n } đoạn giống nhau
further-excerpt = Vì bài chỉ được trích đăng, những chỗ khác nhau không được nêu ở đây.

## How it is cited

cite-undated = không rõ ngày

## Why lines are left out

reason-date-line = Ngày đăng
reason-source-line = Nguồn
reason-cut-headline = Tiêu đề bị cắt ngắn
reason-repeat = Lặp lại
reason-picture-file = Tên tệp ảnh
reason-byline = Tên tác giả
reason-end-mark = Dấu kết bài
reason-related = Bài liên quan
reason-teaser = Trích từ bài khác
reason-comments = Bình luận
reason-sharing = Nút chia sẻ
reason-furniture = Trình đơn hoặc chân trang
reason-keywords = Từ khóa
reason-recurring = Có trong ít nhất { $stories } bài khác nhau của cùng nguồn
reason-comment = Chú thích trong mã nguồn
reason-markup = Mã định dạng không hiển thị
reason-front-matter = Khai báo đầu tệp không dùng
reason-overruled = Thay bằng nội dung người lưu trữ nhập

## Where a value was found

found-title-line = Tiêu đề là dòng { $line } của bản lưu.
found-title-repeated-line = Tiêu đề chỉ có đầy đủ ở dòng { $line }.
found-title-first-sentence = Nguồn không có tiêu đề; tiêu đề này là câu đầu của bài.
found-title-file-name = Nguồn không có tiêu đề; tiêu đề này lấy từ tên tệp.
found-title-json-ld = Tiêu đề lấy từ dữ liệu có cấu trúc của trang đã lưu.
found-title-open-graph = Tiêu đề lấy từ phần đầu của trang đã lưu (Open Graph).
found-title-meta = Tiêu đề lấy từ phần đầu của trang đã lưu.
found-title-page-title = Tiêu đề là tên của trang đã lưu.
found-title-front-matter = Tiêu đề lấy từ phần khai báo đầu tệp.
found-title-sidecar = Tiêu đề do người lưu trữ nhập.
found-date-line = Ngày đăng ở dòng { $line } của bản lưu.
found-date-file-name = Nguồn không ghi ngày đăng; ngày này lấy từ tên tệp.
found-date-text = Ngày đăng đọc được trong văn bản.
found-date-address = Văn bản không ghi ngày đăng; ngày này lấy từ địa chỉ.
found-date-json-ld = Ngày đăng lấy từ dữ liệu có cấu trúc của trang đã lưu.
found-date-open-graph = Ngày đăng lấy từ phần đầu của trang đã lưu (Open Graph).
found-date-meta = Ngày đăng lấy từ phần đầu của trang đã lưu.
found-date-front-matter = Ngày đăng lấy từ phần khai báo đầu tệp.
found-date-sidecar = Ngày đăng do người lưu trữ nhập.
found-date-translation = Bản này không ghi ngày đăng; ngày này lấy từ bản ngôn ngữ khác của bài.
found-date-other-capture = Bản này không ghi ngày đăng; ngày này lấy từ một bản lưu khác của bài.
found-language-file-name = Ngôn ngữ lấy từ tên tệp.
found-language-text = Ngôn ngữ nhận ra từ văn bản.
found-language-markup = Không nhận ra được ngôn ngữ; trang đã lưu tự ghi ngôn ngữ này.
found-language-front-matter = Ngôn ngữ lấy từ phần khai báo đầu tệp.
found-language-sidecar = Ngôn ngữ do người lưu trữ nhập.
found-language-default = Không nhận ra ngôn ngữ; tạm lấy ngôn ngữ thứ nhất của kho.
withdrawn-title = Người lưu trữ ghi nhận: bản gốc không có tiêu đề.
withdrawn-kicker = Người lưu trữ ghi nhận: trên tiêu đề không có dòng nào.
withdrawn-published = Người lưu trữ ghi nhận: không rõ ngày đăng.
withdrawn-event-dates = Người lưu trữ ghi nhận: bài không nêu ngày của sự kiện nào.
withdrawn-source = Người lưu trữ ghi nhận: không rõ địa chỉ gốc.
withdrawn-outlet = Người lưu trữ ghi nhận: không rõ nơi đăng.
withdrawn-countries = Người lưu trữ ghi nhận: bài không nhắc đến quốc gia nào.
withdrawn-tags = Người lưu trữ ghi nhận: bài không thuộc chủ đề nào.

## Why a reader should take care ($told and $address are dates)

doubt-dates-differ = Bản lưu và địa chỉ của nó ghi ngày khác nhau: dòng { $line } ghi { $told }, địa chỉ ghi { $address }.
doubt-year-inferred = Bài viết không ghi năm của một ngày được nhắc đến; năm được suy ra từ ngày đăng.
doubt-short-text = Văn bản quá ngắn để xác định chắc chắn ngôn ngữ.
doubt-other-weekday = Thứ trong tuần ghi cạnh ngày đăng không khớp với ngày đó.
doubt-garbled = Nhiều chữ biến thành ký hiệu: văn bản được viết bằng phông chữ cũ hoặc bị đọc sai bảng mã.
doubt-goes-on = Văn bản có thể chưa trọn vẹn: trang gốc cho biết phần tiếp theo nằm ở nơi khác.
doubt-no-end = Văn bản có thể bị cắt mất phần cuối: câu cuối không có dấu chấm.
doubt-no-start = Văn bản có thể thiếu phần đầu: nó bắt đầu ở giữa câu.
doubt-much-left-out = Phần văn xuôi bị lược bỏ của bản lưu dài hơn phần đăng ở đây; trong đó có thể có đoạn thuộc bài viết.

## Page not found

not-found-title = Ngăn này trống
not-found-text = Không có trang nào ở địa chỉ này. Có thể trang đã chuyển chỗ, hoặc bài chưa từng có trong kho. Hãy tìm theo quốc gia, theo năm hoặc theo chủ đề.

## Corrections ($title: headline of the article)

correction-of = Đính chính: { $title }
corrections-text = Những sai sót của kho đã được sửa, kèm ngày sửa. Bản lưu gốc không bao giờ bị thay đổi.

## Articles that were withdrawn

withdrawal-text = Bài viết từng ở địa chỉ này đã được rút khỏi kho. Nội dung bài không còn được hiển thị.
withdrawal-since = Ngày rút
withdrawal-reason = Lý do
withdrawal-note = Ghi chú của người lưu trữ
withdrawal-article = Bài viết
withdrawal-see = Xem bài
withdrawal-rights = Bên giữ bản quyền không cho phép đăng lại.
withdrawal-legal = Vì lý do pháp lý.
withdrawal-error = Bản lưu có sai sót hoặc bị đưa nhầm vào kho.
withdrawal-duplicate = Kho đã có bài này ở một địa chỉ khác.

## Addresses of another time

moved-text = Trang này nay ở địa chỉ khác:
gone-article = Bài viết từng ở địa chỉ này hiện không có trong kho.
gone-list = Danh sách này hiện không có bài nào.
gone-page = Trang từng ở địa chỉ này hiện không có trong kho.

## Foot of the page

footer-generator = Tạo bằng { $generator }
footer-note = Bản quyền các bài thuộc về nơi đã đăng.

## For machines

og-locale = vi_VN
