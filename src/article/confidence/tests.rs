use super::judgement::starts_inside;
use super::*;
use crate::article::census::Recurring;
use crate::article::{Article, Body, Reason};
use crate::article::{Knowledge, reader::Reader};
use crate::capture::{Capture, Format, SidecarFile};
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(|| {
    Reader::new(Knowledge {
        languages: ["vi", "id"].map(|code| code.parse().unwrap()).into(),
        ..Knowledge::default()
    })
});

fn article(path: &str, text: &str, sidecar: Option<&str>) -> Article {
    let capture = Capture {
        path: path.to_owned(),
        format: Format::Text,
        text: text.to_owned(),
        encoding: "UTF-8",
        sha256: [0; 32],
        sidecar: sidecar.map(|text| SidecarFile {
            path: "a.toml".to_owned(),
            text: text.to_owned(),
        }),
    };
    READER.read(capture, &Recurring::default()).unwrap().value
}

/// Level and grounds of a field, as the archivist reads them.
fn said(article: &Article, field: Field) -> String {
    let confidence = article.confidence_in(field);
    let grounds: Vec<_> = confidence.grounds.iter().map(ToString::to_string).collect();
    format!("{}: {}", confidence.level.name(), grounds.join("; "))
}

const LEAD: &str = "Harga beras di pasar kota turun sejak pekan lalu karena panen raya di daerah sekitar telah \
    tiba, kata para pedagang kepada wartawan di Indonesia.\n";

fn page(head: &str, end: &str) -> String {
    format!(
        "{head}{LEAD}Para petani berharap harga tidak turun lebih jauh sampai bulan depan nanti{end}\n"
    )
}

const HEAD: &str = "Harga beras turun di pasar kota\nSenin, 3 Maret 2025 10:15 WIB\n";

#[test]
fn a_whole_page_is_trusted_field_by_field() {
    let whole = article("a.txt", &page(HEAD, "."), None);
    for (field, expected) in [
        (Field::Title, "sure: line 1"),
        (Field::Published, "sure: line 2"),
        (Field::Language, "sure: words of the text"),
        (Field::Countries, "likely: words of the text"),
        (Field::Source, "doubtful: not found"),
        (Field::Outlet, "doubtful: not found"),
        (Field::Text, "sure: words of the text"),
    ] {
        assert_eq!(said(&whole, field), expected, "{field:?}");
    }
    let all: Vec<Field> = whole.confidence().iter().map(|one| one.field).collect();
    assert_eq!(all, Field::ALL);
}

#[test]
fn what_was_derived_or_is_missing_is_doubtful() {
    let bare = article("a.txt", &page("", "."), None);
    assert_eq!(
        said(&bare, Field::Title),
        "doubtful: derived from the first sentence"
    );
    assert_eq!(said(&bare, Field::Published), "doubtful: not found");
    let empty = article("kosong.txt", "Komentar (0)\n", None);
    assert_eq!(said(&empty, Field::Text), "doubtful: not found");
}

#[test]
fn the_weekday_of_another_day_makes_a_date_doubtful() {
    let head = HEAD.replace("Senin", "Rabu");
    let wrong = article("a.txt", &page(&head, "."), None);
    assert_eq!(
        said(&wrong, Field::Published),
        "doubtful: the weekday beside it is that of another day; line 2"
    );
}

#[test]
fn a_page_that_says_where_the_text_goes_on_has_not_the_whole_of_it() {
    let on = "the page says that the text goes on elsewhere";
    for line in [
        "Halaman: 1 2 3 Selanjutnya",
        "Simak selengkapnya di halaman berikutnya",
        "Anda harus berlangganan untuk membaca artikel ini.",
        "(Còn nữa)",
    ] {
        let cut = article("a.txt", &format!("{}{line}\n", page(HEAD, ".")), None);
        assert_eq!(said(&cut, Field::Text), format!("doubtful: {on}"), "{line}");
    }
    let lead = article("a.txt", &format!("{HEAD}{LEAD}Baca selengkapnya\n"), None);
    assert_eq!(said(&lead, Field::Text), format!("doubtful: {on}"));
    // Below a whole text it is the label of a list.
    let whole = article(
        "a.txt",
        &format!("{}Baca selengkapnya\n", page(HEAD, ".")),
        None,
    );
    assert_eq!(said(&whole, Field::Text), "sure: words of the text");
}

#[test]
fn a_text_for_an_old_font_is_doubtful() {
    let text = "Hai tr¨m hé d©n ven s«ng\n20/10/2020\n\
        B¶n tin h«m nay cho biÕt bµ con ®· nhËn nhµ míi sau ba n¨m chê ®îi, theo th«ng b¸o cña x·.\n\
        ¤ng tr\u{ad}ëng th«n nãi mçi c¨n nhµ réng s¸u m\u{ad}¬i mÐt vu«ng, cã ®iÖn vµ n\u{ad}íc s¹ch cho mäi ng\u{ad}êi.\n";
    let old = article("a.txt", text, None);
    let said = said(&old, Field::Text);
    assert!(
        said.contains("signs stand in the place of letters"),
        "{said}"
    );
}

#[test]
fn the_address_that_a_person_enters_dates_the_text() {
    let text = page("Harga beras turun di pasar kota\n", ".");
    let sidecar = "source = \"https://desa.example/2021/apr/05/beras\"\n";
    let dated = article("a.txt", &text, Some(sidecar));
    assert_eq!(
        said(&dated, Field::Published),
        "likely: only in the address"
    );
    assert_eq!(dated.published.unwrap().value.to_string(), "2021-04-05");
}

#[test]
fn a_date_in_the_address_alone_is_likely_and_one_that_contradicts_the_text_doubtful() {
    let url = |day| format!("Sumber: https://kabar.example/2025/03/{day}/harga-beras-turun\n");
    let alone = article(
        "a.txt",
        &(page("Harga beras turun di pasar kota\n", ".") + &url("05")),
        None,
    );
    assert_eq!(
        said(&alone, Field::Published),
        "likely: only in the address"
    );
    let both = |day| article("a.txt", &(page(HEAD, ".") + &url(day)), None);
    assert_eq!(said(&both("04"), Field::Published), "sure: line 2");
    assert_eq!(
        said(&both("23"), Field::Published),
        "doubtful: line 2 says 2025-03-03, the address 2025-03-23; line 2"
    );
    assert_eq!(
        said(&both("23"), Field::Outlet),
        "likely: only the host of the address tells"
    );
}

#[test]
fn a_text_without_beginning_or_end_is_doubtful() {
    for (end, expected) in [
        (".", "sure: words of the text"),
        ("./.", "sure: words of the text"),
        (".”", "sure: words of the text"),
        (". (Fulan)", "sure: words of the text"),
        ("...", "likely: ends with three dots"),
        (" …", "doubtful: may be cut off: ends with three dots"),
        (
            " karena",
            "doubtful: may be cut off: ends without a full stop",
        ),
    ] {
        assert_eq!(
            said(&article("a.txt", &page(HEAD, end), None), Field::Text),
            expected,
            "{end}"
        );
    }
    assert!(
        !starts_inside("“Dan” katanya")
            && !starts_inside("e-KTP baru")
            && !starts_inside("1. Satu")
    );
    assert!(
        starts_inside("dan harga turun") && starts_inside("…turun") && starts_inside("và giá giảm")
    );
}

#[test]
fn the_words_may_contradict_the_name_of_the_file() {
    let named = |path| said(&article(path, &page(HEAD, "."), None), Field::Language);
    assert_eq!(named("a.id.txt"), "sure: name of the file");
    assert_eq!(
        named("a.vi.txt"),
        "doubtful: the name of the file says so, the words look like ‘id’"
    );
    let short = article("a.txt", "Harga beras turun lagi.\n", None);
    assert_eq!(said(&short, Field::Language), "doubtful: short text");
}

#[test]
fn a_year_that_the_text_leaves_out_is_inferred() {
    let told = page(HEAD, ".").replace("pekan lalu", "Jumat (28/2)");
    assert_eq!(
        said(&article("a.txt", &told, None), Field::EventDates),
        "likely: year inferred"
    );
    let told = page(HEAD, ".").replace("pekan lalu", "Jumat (28/2/2025)");
    assert_eq!(
        said(&article("a.txt", &told, None), Field::EventDates),
        "likely: words of the text"
    );
}

#[test]
fn a_page_of_which_more_text_was_left_out_than_kept_is_doubtful() {
    let mut doubtful = article("a.txt", &page(HEAD, "."), None);
    let Body::Blocks(blocks) = &mut doubtful.body else {
        panic!("not a raw capture")
    };
    let lead = blocks.remove(0);
    doubtful.dropped.push(crate::article::Dropped {
        first_line: 3,
        last_line: 3,
        span: lead.span,
        reason: Reason::Teaser,
    });
    assert_eq!(
        said(&doubtful, Field::Text),
        "doubtful: more running text was left out than kept"
    );
}

#[test]
fn what_a_person_entered_or_checked_is_sure() {
    let sidecar = "published = ''\ncountries = []\nchecked = ['title', 'text']\n";
    let settled = article("a.txt", &page("", " karena"), Some(sidecar));
    for field in [
        Field::Title,
        Field::Published,
        Field::Countries,
        Field::Text,
    ] {
        assert_eq!(said(&settled, field), "sure: by hand", "{field:?}");
    }
}
