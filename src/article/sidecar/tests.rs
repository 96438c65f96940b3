use super::*;
use crate::article::Knowledge;
use crate::capture::SidecarFile;
use crate::diagnostic::Diagnostic;
use crate::vocabulary::Topic;
use proptest::prelude::*;

fn knowledge() -> Knowledge {
    let topic = |id: &str| Topic {
        id: id.to_owned(),
        names: Vec::new(),
        words: Vec::new(),
    };
    Knowledge {
        languages: Vec::new(),
        topics: vec![topic("water"), topic("roads")],
        outlets: Vec::new(),
    }
}

fn parsed(text: &str) -> Result<Sidecar, Vec<Diagnostic>> {
    let file = SidecarFile {
        path: "a.toml".to_owned(),
        text: text.to_owned(),
    };
    parse(&file, &knowledge())
}

fn problems(text: &str) -> Vec<String> {
    let say = |d: Diagnostic| {
        let excerpt = d.excerpt.as_ref().map(|e| &e.text[e.span.clone()]);
        format!(
            "{} {}: {} ({})",
            d.line.unwrap_or(0),
            excerpt.unwrap_or_default(),
            d.message,
            d.hint.as_deref().unwrap_or_default()
        )
    };
    parsed(text).unwrap_err().into_iter().map(say).collect()
}

#[test]
fn every_key_is_read() {
    let sidecar = parsed(
        "title = 'Cầu mới'\nkicker = 'Giao thông'\npublished = 2017-08-21T17:06:00+07:00\n\
         event_dates = ['2017-08-14/2017-08-17', 2017-08-01, 2016]\nlanguage = 'vi'\n\
         source = 'https://example.org/cau-moi'\noutlet = 'Báo Mẫu'\ncountries = ['vn', 'ID', 'VN']\n\
         tags = ['roads', 'water']\nparagraphs = ['''Một\nđoạn.\n\n\nĐoạn hai.''', 'Ba.']\ncaptions = 'Ảnh'\nslug = 'cau-moi'\ntranslation_key = 'cau'\ndraft = true\n\
         note = '''Hai dòng:\nmột và hai.'''\n",
    )
    .unwrap();
    assert_eq!(sidecar.title, Some(Word::Is("Cầu mới".to_owned())));
    let published = sidecar.published.unwrap().value().unwrap();
    assert_eq!(published.machine(), "2017-08-21T17:06:00+07:00");
    let dates: Vec<_> = sidecar
        .event_dates
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(dates, ["2016", "2017-08-01", "2017-08-14/2017-08-17"]);
    let countries: Vec<_> = sidecar
        .countries
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(countries, ["ID", "VN"]);
    assert_eq!(sidecar.tags.unwrap(), ["water", "roads"]);
    assert_eq!(
        sidecar.paragraphs.unwrap(),
        ["Một đoạn.", "Đoạn hai.", "Ba."]
    );
    assert_eq!(sidecar.captions.unwrap(), ["Ảnh"]);
    let note = sidecar.note.unwrap().value();
    assert_eq!(note.as_deref(), Some("Hai dòng:\nmột và hai."));
    assert_eq!(sidecar.draft, Some(true));
}

#[test]
fn a_date_may_be_a_toml_date_a_text_or_a_year() {
    for (written, date) in [
        ("2017-08-21", "2017-08-21"),
        ("'2017-08'", "2017-08"),
        ("2017", "2017"),
    ] {
        let sidecar = parsed(&format!("published = {written}")).unwrap();
        let published = sidecar.published.unwrap().value().unwrap();
        assert_eq!(published.to_string(), date);
    }
}

#[test]
fn everything_wrong_is_reported_at_once_with_its_place() {
    let found = problems(
        "titel = 'x'\npublished = '21/8/2017'\nlanguage = 'xx'\ncountries = ['VN', 'UK', 5]\n\
         tags = ['watter', 'sport']\ntitle = 5\ndraft = 'yes'\nslug = 'Á'\nsource = 'Báo Mẫu'\nweather = 1\n",
    );
    assert_eq!(
        found,
        [
            "1 titel: a sidecar has no key ‘titel’ (‘title’ may be meant)",
            "2 '21/8/2017': ‘21/8/2017’ is no date (write 2017-08-21 if the day stands first here)",
            "3 'xx': ‘xx’ is no language code (write an ISO 639 code, such as vi, id or en)",
            "4 'UK': ‘UK’ is no country code (the code of the United Kingdom is GB)",
            "4 5: ‘countries’ must be a text, and this is a number (put it in quotes)",
            "5 'watter': ‘watter’ is no topic of this archive (‘water’ may be meant)",
            "5 'sport': ‘sport’ is no topic of this archive (the topics are water, roads)",
            "6 5: ‘title’ must be a text, and this is a number (put it in quotes)",
            "7 'yes': ‘draft’ must be true or false, and this is a text (write true or false, without quotes)",
            "8 'Á': ‘Á’ cannot be a part of an address (use a–z, 0–9 and single hyphens between them, 100 at most)",
            "9 'Báo Mẫu': ‘source’ must be the address of a page, and ‘Báo Mẫu’ is none \
             (begin it with https://; the name of a publisher belongs in `outlet`)",
            "10 weather: a sidecar has no key ‘weather’ (the keys are title, kicker, published, captured, event_dates, \
             language, source, outlet, rights, countries, tags, paragraphs, captions, slug, translation_key, translation_of, duplicate_of, distinct_from, draft, note, checked, \
             corrections, withdrawn)",
        ]
    );
}

#[test]
fn toml_that_cannot_be_read_is_reported_line_by_line() {
    let found = problems("title = x\noutlet = 'Báo Mẫu'\ntags = [\n");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("1 "), "{found:?}");
}

#[test]
fn an_empty_list_says_that_there_are_none() {
    let sidecar = parsed("countries = []\n").unwrap();
    assert_eq!(sidecar.countries, Some(Vec::new()));
    assert_eq!(sidecar.tags, None);
    assert_eq!(withdrawn(&sidecar), [Field::Countries]);
}

#[test]
fn an_empty_text_says_that_there_is_none() {
    let sidecar = parsed(
        "title = ''\nkicker = ' '\npublished = ''\nsource_url = ''\noutlet = ''\nslug = ''\n\
         translation_key = ''\nnote = ''\n",
    )
    .unwrap();
    assert_eq!(sidecar.published, Some(Word::None));
    assert_eq!(sidecar.slug, Some(Word::None));
    let none = [
        Field::Title,
        Field::Kicker,
        Field::Published,
        Field::Source,
        Field::Outlet,
    ];
    assert_eq!(withdrawn(&sidecar), none);
    let found = problems("language = ''\ndraft = ''\ncountries = ['']\n");
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn corrections_are_in_the_order_of_their_dates_and_in_the_languages_of_readers() {
    let sidecar = parsed(
        "[[corrections]]\ndate = 2026-03-05\nnote = { vi = 'Sửa tên.', id = 'Nama diperbaiki.' }\n\
         [[corrections]]\ndate = 2026-03-01\nnote = 'Date of the meeting corrected.'\n",
    )
    .unwrap();
    let corrections = sidecar.corrections.unwrap();
    let dates: Vec<_> = corrections.iter().map(|one| one.date.to_string()).collect();
    assert_eq!(dates, ["2026-03-01", "2026-03-05"]);
    let id = "id".parse().unwrap();
    assert_eq!(
        corrections[1].note.for_reader(id),
        Some(("Nama diperbaiki.", None))
    );
    assert_eq!(
        corrections[0].note.for_reader(id),
        Some(("Date of the meeting corrected.", None))
    );
}

#[test]
fn a_withdrawal_says_since_when_and_why() {
    let sidecar = parsed(
        "[withdrawn]\ndate = 2026-03-01\nreason = 'duplicate'\nsee = '2021/covax.vi.txt'\nnote = 'Trùng bài.'\n",
    )
    .unwrap();
    let withdrawn = sidecar.withdrawn.unwrap();
    assert_eq!(withdrawn.date.to_string(), "2026-03-01");
    assert_eq!(
        withdrawn.reason,
        crate::article::notices::WithdrawalReason::Duplicate
    );
    assert_eq!(withdrawn.see.as_deref(), Some("2021/covax.vi.txt"));
}

#[test]
fn notices_that_lack_something_are_reported_at_their_place() {
    let found = problems(
        "corrections = ['x', { date = 2026-03-01 }, { date = 'soon', note = { xx = 'a', vi = 5 } }, { day = 1 }]\n\
         [withdrawn]\nreason = 'rigths'\nwhy = 'x'\n",
    );
    assert_eq!(
        found,
        [
            "1 'x': a correction must be a table, and this is a text (write [[corrections]], and below it date = 2026-03-01 and note = \"…\")",
            "1 { date = 2026-03-01 }: a correction needs its note (add note = \"…\", or { vi = \"…\", id = \"…\" })",
            "1 'soon': ‘soon’ is no date (write it as 2017, 2017-08, 2017-08-21 or 2017-08-21T17:06)",
            "1 xx: ‘xx’ is no language code (write an ISO 639 code, such as vi, id or en)",
            "1 5: ‘note’ must be a text, and this is a number (put it in quotes)",
            "1 day: a correction has no key ‘day’ (the keys are date, note)",
            "1 { day = 1 }: a correction needs its date (add date = 2026-03-01)",
            "2 withdrawn: ‘withdrawn’ needs its date (add date = 2026-03-01)",
            "3 'rigths': ‘rigths’ is no reason for a withdrawal (‘rights’ may be meant)",
            "4 why: ‘withdrawn’ has no key ‘why’ (the keys are date, reason, note, see)",
        ]
    );
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text: String, toml in "(title|tags|published|event_dates|source|corrections|withdrawn) = [\\['0-9đ/:T\\-\\],]{0,24}") {
        let _ = parsed(&text);
        let _ = parsed(&toml);
    }
}

#[test]
fn a_key_under_both_of_its_names_is_an_error() {
    assert_eq!(
        problems("date = 2003\ntitle = 'x'\npublished = 2004\n"),
        ["3 published: ‘date’ and ‘published’ are one key (delete one of the two)"]
    );
}

#[test]
fn where_a_list_stands_for_a_text_the_error_says_what_to_write() {
    assert_eq!(
        problems("kicker = ['a']\nnote = { vi = 'b' }\n"),
        [
            "1 ['a']: ‘kicker’ must be a text, and this is a list (write one text in quotes)",
            "2 { vi = 'b' }: ‘note’ must be a text, and this is a table (write one text in quotes)",
        ]
    );
}

#[test]
fn the_readme_lists_every_key() {
    let readme = include_str!("../../../README.md");
    let (_, table) = readme.split_once("| key of a sidecar |").unwrap();
    let (table, _) = table.split_once("\n\n").unwrap();
    let names = table.lines().filter_map(|row| row.split('|').nth(1));
    let names: String = names.collect();
    for key in super::read::KEYS {
        let written = [
            format!("`{key}`"),
            format!("`[{key}]`"),
            format!("`[[{key}]]`"),
        ];
        assert!(
            written.iter().any(|name| names.contains(name)),
            "README.md lacks {key}"
        );
    }
}
