//! Reads the saved pages of `tests/pages` and compares each with what its `.toml` says a careful archivist
//! reads out of it. All pages were written for this test, text and markup, in the manner of the systems that
//! Vietnamese and Indonesian publishers use; names of people are placeholders.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod expected;

use expected::{reader, unaccounted};
use kliping::article::Article;
use kliping::article::census::Recurring;
use kliping::article::html::Page;
use kliping::capture::{Capture, Format};
use proptest::prelude::*;

#[test]
fn every_page_reads_as_an_archivist_would_read_it() {
    expected::every_capture_reads_as_expected("tests/pages", 25);
}

fn read(html: &str) -> Article {
    let capture = Capture {
        path: "a.html".to_owned(),
        format: Format::Html,
        text: html.to_owned(),
        encoding: "UTF-8",
        sha256: [0; 32],
        sidecar: None,
    };
    reader().read(capture, &Recurring::default()).unwrap().value
}

#[test]
fn nothing_of_scripts_styles_and_frames_is_text() {
    let page = Page::new(
        "<style>p { color: red }</style><script>alert('x')</script><iframe src=a>inner</iframe>\
         <template><p>drawn later</p></template><svg><text>drawn</text></svg><p onclick=\"x()\">Panen <i>padi</i></p>",
    );
    assert_eq!(page.text, "Panen padi\n");
}

#[test]
fn the_lines_of_what_was_left_out_are_those_of_the_file() {
    let article =
        read("<html>\n<body>\n<nav>\n<a href=/>Beranda</a>\n</nav>\n<p>\nSatu.</p>\n</body>");
    let lines: Vec<usize> = article
        .dropped
        .iter()
        .map(|dropped| dropped.first_line)
        .collect();
    assert_eq!(lines, [4]);
}

#[test]
fn a_page_is_read_in_linear_time() {
    let deep = "<div>".repeat(100_000) + "Panen padi.";
    let unclosed = "<b><i><a href=x><p>Panen ".repeat(20_000);
    let tables = "<table><tr><td>".repeat(30_000) + "x";
    for html in [deep, unclosed, tables] {
        let start = std::time::Instant::now();
        let article = read(&html);
        assert!(
            article.captured_text().ends_with(['.', 'n', 'x', '\n']),
            "text is lost"
        );
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}

#[test]
fn a_page_that_states_very_many_things_is_read() {
    let titles =
        (0..20_000).map(|n| format!("<meta property=og:title content='Berita nomor {n}'>"));
    let bodies = (0..20_000).map(|n| format!("<body a{n}=x>"));
    let head: String = titles.chain(bodies).collect();
    let article = read(&format!(
        "{head}<h1>Panen padi dimulai di desa</h1><p>Warga memulai panen.</p>"
    ));
    assert!(article.captured_text().contains("Warga memulai panen."));
}

/// Pieces of pages, whole and broken.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div class=\"related\">",
    "</div>",
    "<table>",
    "<td>",
    "</table>",
    "<a href=x>",
    "</a>",
    "<b>",
    "</b>",
    "<h1>",
    "</h1>",
    "<title>",
    "</title>",
    "<script type=\"application/ld+json\">",
    "</script>",
    "{\"@type\":\"NewsArticle\",\"headline\":\"Panen",
    "<figure><figcaption>",
    "</figure>",
    "<svg><title>",
    "</svg>",
    "<template>",
    "<select><option>",
    "<br>",
    "<!--",
    "-->",
    "<meta property=og:title content=\"",
    "\">",
    "&nbsp;",
    "&#0;",
    "<frameset>",
    "<noscript>",
    "<li>",
    "<math><mi>",
    "</body>",
    "<time datetime=2020-13-99>",
    "Panen raya dimulai pekan ini di seluruh desa, kata kepala desa kepada wartawan. ",
    "Baca juga: ",
    "3 Maret 2020 10:15 WIB",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_markup_is_read_and_nothing_of_it_is_lost(picks in prop::collection::vec(0..PIECES.len(), 0..80)) {
        let html: String = picks.iter().map(|pick| PIECES[*pick]).collect();
        let article = read(&html);
        prop_assert_eq!(unaccounted(&article), None, "{}", html);
    }

    #[test]
    fn any_text_is_a_page(text in "[ -~àđệ\u{200b}\n<>&;\"'/=]{0,300}") {
        let article = read(&text);
        prop_assert_eq!(unaccounted(&article), None);
    }
}
