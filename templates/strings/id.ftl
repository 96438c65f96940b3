### Kliping: antarmuka bahasa Indonesia.
### Every file of this folder has the same keys in the same order.
### Numbers ($n) arrive as numbers, years, dates and names as text.

## Addresses (ASCII, one word or words joined by hyphens)

segment-countries = negara
segment-tags = topik
segment-years = tahun
segment-timeline = lini-masa
segment-undated = tanpa-tanggal
segment-corrections = ralat
segment-search = cari
segment-headlines = judul
segment-page = halaman

## Titles of pages
## $site: name of the archive. $month: month and year as CLDR writes them; $name: the month alone; $number: 1 to 12.

title-root = { $site }
title-home = { $site }
title-countries = Negara
title-country = { $country }
title-country-year = { $country }, { $year }
title-years = Tahun
title-year = Tahun { $year }
title-month = { $month }
title-tags = Topik
title-tag = { $tag }
title-timeline = Lini masa
title-undated = Tanpa tanggal
title-search = Pencarian
title-headlines = Judul dari A sampai Z
title-corrections = Ralat
title-withdrawn = Artikel ditarik
title-not-found = Halaman tidak ditemukan
title-moved = Halaman ini pindah alamat
title-gone = Saat ini tidak ada dalam arsip
# $title: one of the above; for the second and later pages of a list.
title-paged = { $title }, halaman { $page } dari { $total }

## Headings of groups in a list

group-year = Tahun { $year }
group-month = { $month }
group-day = { $date }
group-month-unknown = Bulan tidak diketahui
group-undated = Tanpa tanggal

## Descriptions of pages, for search engines and link previews

description-root = { $site }: arsip berita.
description-home = { $site }: kliping berita menurut negara, tahun, dan topik.
description-countries = Semua negara yang disebut dalam { $site }, beserta jumlah artikelnya.
description-country = { $n } artikel dalam { $site } yang menyebut { $country }.
description-country-year = { $n } artikel tahun { $year } dalam { $site } yang menyebut { $country }.
description-years = { $site } dari tahun ke tahun dan dari bulan ke bulan.
description-year = { $n } artikel tahun { $year } dalam { $site }.
description-month = { $n } artikel bulan { $month } dalam { $site }.
description-tags = Semua topik dalam { $site }, beserta jumlah artikelnya.
description-tag = { $n } artikel dalam { $site } dengan topik “{ $tag }”.
description-timeline = Semua artikel dalam { $site } menurut waktu peristiwanya.
description-undated = { $n } artikel dalam { $site } yang tanggal terbitnya tidak diketahui.
description-search = Cari di semua artikel { $site } dalam setiap bahasa arsip.
description-headlines = Semua judul di { $site } menurut abjad.
description-corrections = Hal-hal yang diralat dalam artikel { $site }, beserta tanggalnya.
description-withdrawn = Artikel yang pernah ada di alamat ini ditarik dari arsip.
description-not-found = Tidak ada halaman di alamat ini.
description-moved = Halaman ini sekarang ada di alamat lain.
description-gone = Isi yang pernah ada di alamat ini sekarang tidak ada dalam arsip.

## Feeds

feed-title = { $site }: artikel terbaru
feed-title-country = { $site }: { $country }
feed-title-tag = { $site }: { $tag }
feed-title-corrections = { $site }: ralat
feed-link = Umpan Atom

## Navigation

nav-main = Arsip
nav-countries = Negara
nav-years = Tahun
nav-tags = Topik
nav-timeline = Lini masa
nav-languages = Bahasa
nav-language-only = hanya navigasi, teksnya belum diterjemahkan
nav-crumbs = Posisi Anda
nav-neighbours = Sebelum dan sesudah
nav-skip = Langsung ke isi

## Pages of a long list

pager = Halaman daftar ini
pager-page = Halaman { $number }
pager-previous = Halaman sebelumnya
pager-next = Halaman berikutnya

## Names of languages ($name as CLDR writes it, without “language”)

language-named = Bahasa { $name }

## Numbers of things

articles-count = { $n } artikel
countries-count = { $n } negara
lines-count = { $n } baris
# $articles and $countries: the strings above.
archive-summary = { $articles } tentang { $countries }, dari tahun { $first } sampai { $last }
archive-summary-year = { $articles } tentang { $countries }, tahun { $year }
archive-summary-undated = { $articles } tentang { $countries }
years-span = { $first }–{ $last }

## Dates
## $cldr: CLDR’s long form; $day: day of the month; $month: month and year as CLDR writes them.

date-day = { $cldr }
event-range = { $start } – { $end }
event-guessed = tahun disimpulkan dari tanggal terbit
date-none = Tanpa tanggal
date-guessed = tanggal perkiraan

## The catalogue slip

slip = Kartu katalog
slip-date = Tanggal
slip-outlet = Media
slip-language = Bahasa
slip-countries = Negara
slip-tags = Topik
slip-source = Sumber
slip-event-dates = Tanggal dalam teks
title-guessed = judul dari pengelola arsip

## Front page

enter = Masuk ke arsip
home-wall = Negara per tahun
home-newest = Artikel terbaru
home-years = Tahun
home-tags = Topik
home-wall-busiest = { $n } negara dengan artikel terbanyak.
home-all-countries = Semua negara ({ $n })
home-all-tags = Semua topik
home-timeline = Lini masa lengkap
home-empty = Belum ada artikel. Laci-laci ini terisi setelah berkas ditaruh di folder isi dan situs dibuat ulang.

## The wall of drawers

wall-caption = Jumlah artikel per negara dan tahun. Tiap kotak satu laci; makin kuat warnanya, makin banyak isinya.
wall-country = Negara
wall-total = Total
wall-less = sedikit
wall-more = banyak
wall-region = Tabel negara dan tahun, dapat digulir ke samping
grid-cell = { $country }, { $year }: { $n } artikel

## The map

map-title = Peta
map-caption = Tiap negara satu laci berukuran sama, kira-kira sesuai letaknya di dunia; makin kuat warnanya, makin banyak artikelnya. Batas negara tidak digambar.
map-skip = Lewati peta

## Countries and topics

country-other-names = Nama lain
country-years = Per tahun
country-all-years = Semua tahun
country-with = Sering disebut bersama
country-tags = Topik
country-empty = Tidak ada artikel dalam arsip ini yang menyebut { $country }.
countries-index = Semua negara
countries-empty = Belum ada artikel yang menyebut nama negara. Semua artikel ada di lini masa.
tag-countries = Negara
tag-with = Sering muncul bersama topik
tag-empty = Belum ada artikel dengan topik “{ $tag }”.
tags-empty = Arsip ini belum punya topik. Semua artikel dapat dicari lewat negara dan tahun.

## Years, months, timeline, undated

year-months = Per bulan
year-countries = Negara
year-empty = Tidak ada artikel dari tahun { $year } dalam arsip ini.
years-caption = Jumlah artikel per tahun dan bulan. Makin kuat warnanya, makin banyak.
years-column-year = Tahun
years-empty = Belum ada artikel yang tanggalnya diketahui.
years-undated = Tanpa tanggal
month-empty = Tidak ada artikel dari bulan ini dalam arsip.
timeline-text = Artikel diurutkan menurut tanggal peristiwanya; yang tidak menyebut tanggal diurutkan menurut tanggal terbit.
moment-published = menurut tanggal terbit
timeline-density = Artikel per tahun
timeline-empty = Belum ada artikel yang tanggalnya diketahui. Artikel tanpa tanggal ada di daftar negara dan topik.
undated-text = Tanggal terbit artikel-artikel ini tidak tercantum dalam teks maupun alamatnya.
undated-empty = Semua artikel dalam arsip ini bertanggal.
list-articles = Daftar artikel
earlier = Sebelumnya
later = Sesudahnya

## Search
# $typed: a word that the archive does not have; $meant: those that stand in for it.

search-words = Kata, nama, negara, topik
search-submit = Cari
search-hint = Dengan atau tanpa tanda diakritik, dalam bahasa apa pun yang ada di arsip.
search-filters = Persempit hasil
search-any = Semua
search-tag = Topik
search-from = Dari tahun
search-to = Sampai tahun
search-sort = Urutan
search-sort-relevance = Paling sesuai
search-sort-date = Terbaru
search-loading = Mencari…
search-failed = Indeks pencarian tidak dapat dimuat. Setiap artikel tetap dapat ditemukan lewat daftar di bawah ini.
search-found = Hasil: { $n }
search-found-near = mendekati: { $n }
search-none = Tidak ada artikel yang memuat “{ $query }”. Coba kurangi kata, pakai kata lain, atau longgarkan filter.
search-corrected = Arsip tidak memuat “{ $typed }”; berikut hasil untuk “{ $meant }”.
search-suggestion = Mungkin maksud Anda “{ $meant }”?
search-results = Hasil
search-near = Mendekati: bentuk kata atau tanda lain, topik yang sama, atau hanya sebagian kata
search-without = Pencarian memerlukan JavaScript. Tanpa JavaScript, setiap artikel tetap dapat ditemukan lewat daftar berikut.
headlines-letters = Huruf pertama

## Article

article-note = Catatan pengarsip
article-corrections = Ralat
article-versions = Dalam bahasa lain
article-untranslated = Arsip ini belum punya terjemahan artikel ini (bahasa { $language }).
article-foreign = Arsip ini belum punya versi bahasa Indonesia dari artikel ini. Di bawah ini teks aslinya (bahasa { $language }).
article-parallel = Baca berdampingan: { $language }
article-translation = Terjemahan: { $language }
article-related = Artikel terkait
article-cite = Kutip artikel ini
article-about = Tentang teks ini
article-source = Alamat asli
article-capture = Berkas simpanan
article-captured = Disimpan
article-checksum = Checksum SHA-256
article-encoding = Pengodean karakter
article-readings = Cara teks dibaca
article-dropped = Bagian yang tidak dimuat
article-dropped-text = Baris-baris ini ada dalam berkas, tetapi bukan bagian dari artikel.
article-dropped-lines = Baris
article-dropped-reason = Alasan
article-dropped-content = Teks
article-earlier = Artikel sebelumnya
article-later = Artikel sesudahnya
article-permalink = Alamat halaman ini
article-canonical = Alamat halaman teks asli
article-empty = Selain yang tidak dimuat, berkas ini tidak berisi teks.
article-excerpt = Di sini hanya dimuat bagian awal artikel ini. Teks lengkapnya ada di sumber aslinya.
article-excerpt-link = Baca selengkapnya di { $outlet }
article-excerpt-dropped = Isi baris-baris ini juga tidak boleh dimuat ulang di sini.

## Further captures of a text ($percent and $n are numbers)

further = Berkas simpanan lain dari artikel ini
further-title = Judul
further-same-file = Berkas yang sama.
further-same-text = Teks yang sama.
further-near-text = Teks yang hampir sama: { $percent }% sama.
further-same-state = Simpanan terdahulu dari halaman yang sama; teksnya tidak berubah.
further-other-state = Simpanan terdahulu dari halaman yang sama.
further-by-hand = Menurut pengarsip, ini artikel yang sama.
further-changed = Yang berubah sesudah simpanan ini
further-changed-text = Dicoret: kemudian dihapus. Digarisbawahi: kemudian ditambahkan.
further-removed = Dihapus:
further-added = Ditambahkan:
further-differs = Yang berbeda dari teks di atas
further-differs-text = Dicoret: hanya ada dalam berkas ini. Digarisbawahi: hanya ada dalam teks di atas.
further-here = Hanya di berkas ini:
further-above = Hanya di teks di atas:
further-kept = { $n } paragraf sama
further-excerpt = Karena artikel ini hanya boleh dimuat sebagian, perbedaannya tidak ditampilkan.

## How it is cited

cite-undated = tanpa tanggal

## Why lines are left out

reason-date-line = Tanggal terbit
reason-source-line = Sumber
reason-cut-headline = Judul terpotong
reason-repeat = Pengulangan
reason-picture-file = Nama berkas gambar
reason-byline = Nama penulis
reason-end-mark = Tanda akhir
reason-related = Berita terkait
reason-teaser = Cuplikan berita lain
reason-comments = Komentar
reason-sharing = Tombol berbagi
reason-furniture = Menu atau kaki halaman
reason-keywords = Kata kunci
reason-recurring = Muncul dalam sedikitnya { $stories } berita berbeda dari sumber yang sama
reason-comment = Komentar dalam kode sumber
reason-markup = Kode format yang tidak ditampilkan
reason-front-matter = Metadata berkas yang tidak dipakai
reason-overruled = Diganti dengan isian pengarsip

## Where a value was found

found-title-line = Judul ada di baris { $line } berkas.
found-title-repeated-line = Judul yang lengkap hanya ada di baris { $line }.
found-title-first-sentence = Sumbernya tidak berjudul; judul ini diambil dari kalimat pertamanya.
found-title-file-name = Sumbernya tidak berjudul; judul ini diambil dari nama berkas.
found-title-json-ld = Judul diambil dari data terstruktur halaman yang disimpan.
found-title-open-graph = Judul diambil dari bagian kepala halaman yang disimpan (Open Graph).
found-title-meta = Judul diambil dari bagian kepala halaman yang disimpan.
found-title-page-title = Judul adalah nama halaman yang disimpan.
found-title-front-matter = Judul diambil dari metadata di awal berkas.
found-title-sidecar = Judul diisi oleh pengarsip.
found-date-line = Tanggal ada di baris { $line } berkas.
found-date-file-name = Sumbernya tidak bertanggal; tanggal ini diambil dari nama berkas.
found-date-text = Tanggal dibaca dari teks.
found-date-address = Teksnya tidak bertanggal; tanggal ini diambil dari alamatnya.
found-date-json-ld = Tanggal diambil dari data terstruktur halaman yang disimpan.
found-date-open-graph = Tanggal diambil dari bagian kepala halaman yang disimpan (Open Graph).
found-date-meta = Tanggal diambil dari bagian kepala halaman yang disimpan.
found-date-front-matter = Tanggal diambil dari metadata di awal berkas.
found-date-sidecar = Tanggal diisi oleh pengarsip.
found-date-translation = Versi ini tidak bertanggal; tanggal ini diambil dari versi bahasa lain.
found-date-other-capture = Berkas ini tidak bertanggal; tanggal ini diambil dari berkas simpanan lain dari artikel yang sama.
found-language-file-name = Bahasa diambil dari nama berkas.
found-language-text = Bahasa dikenali dari teksnya.
found-language-markup = Bahasanya tidak dapat dikenali; halaman yang disimpan menyebut bahasa ini.
found-language-front-matter = Bahasa diambil dari metadata di awal berkas.
found-language-sidecar = Bahasa diisi oleh pengarsip.
found-language-default = Bahasanya tidak dikenali; dianggap sama dengan bahasa pertama arsip.
withdrawn-title = Menurut pengarsip, sumbernya tidak berjudul.
withdrawn-kicker = Menurut pengarsip, tidak ada baris di atas judul.
withdrawn-published = Menurut pengarsip, tanggal terbitnya tidak diketahui.
withdrawn-event-dates = Menurut pengarsip, teksnya tidak menyebut tanggal peristiwa.
withdrawn-source = Menurut pengarsip, alamat aslinya tidak diketahui.
withdrawn-outlet = Menurut pengarsip, medianya tidak diketahui.
withdrawn-countries = Menurut pengarsip, artikel ini tidak menyebut negara mana pun.
withdrawn-tags = Menurut pengarsip, artikel ini tidak termasuk topik mana pun.

## Why a reader should take care ($told and $address are dates)

doubt-dates-differ = Tanggal dalam berkas dan alamatnya berbeda: baris { $line } menyebut { $told }, alamatnya { $address }.
doubt-year-inferred = Teks tidak menyebut tahun dari salah satu hari yang diceritakan; tahunnya disimpulkan dari tanggal terbit.
doubt-short-text = Teks ini terlalu pendek untuk memastikan bahasanya.
doubt-other-weekday = Nama hari di samping tanggal terbit tidak cocok dengan tanggalnya.
doubt-garbled = Sebagian huruf menjadi tanda lain: teks ini ditulis untuk fon lama atau dibaca dengan pengodean yang salah.
doubt-goes-on = Teks ini mungkin tidak utuh: halamannya menyebut bahwa lanjutannya ada di tempat lain.
doubt-no-end = Teks ini mungkin terpotong: kalimat terakhirnya tanpa titik.
doubt-no-start = Bagian awal teks ini mungkin hilang: teks dimulai di tengah kalimat.
doubt-much-left-out = Bagian berkas yang tidak dimuat lebih panjang daripada teks di sini; sebagian mungkin termasuk artikel ini.

## Page not found

not-found-title = Laci ini kosong
not-found-text = Tidak ada halaman di alamat ini. Mungkin halamannya pindah, atau artikelnya memang tidak ada dalam arsip. Coba cari lewat negara, tahun, atau topik.

## Corrections ($title: headline of the article)

correction-of = Ralat: { $title }
corrections-text = Kesalahan arsip yang sudah diperbaiki, beserta tanggal perbaikannya. Berkas simpanan aslinya tidak pernah diubah.

## Articles that were withdrawn

withdrawal-text = Artikel yang pernah ada di alamat ini ditarik dari arsip. Isinya tidak lagi ditampilkan.
withdrawal-since = Ditarik
withdrawal-reason = Alasan
withdrawal-note = Catatan pengarsip
withdrawal-article = Artikel
withdrawal-see = Lihat artikel
withdrawal-rights = Pemegang hak tidak mengizinkan pemuatan ulang.
withdrawal-legal = Karena alasan hukum.
withdrawal-error = Berkas simpanan keliru atau masuk ke arsip karena kesalahan.
withdrawal-duplicate = Arsip memuat artikel ini di alamat lain.

## Addresses of another time

moved-text = Halaman ini sekarang ada di alamat lain:
gone-article = Artikel yang pernah ada di alamat ini sekarang tidak ada dalam arsip.
gone-list = Daftar ini sekarang tidak berisi artikel.
gone-page = Halaman yang pernah ada di alamat ini sekarang tidak ada dalam arsip.

## Foot of the page

footer-generator = Dibuat dengan { $generator }
footer-note = Hak cipta setiap artikel ada pada media yang menerbitkannya.

## For machines

og-locale = id_ID
