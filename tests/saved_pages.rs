//! Reads the saved pages of `tests/pages` and compares each with what its `.toml` says a careful archivist
//! reads out of it. All pages were written for this test, text and markup, in the manner of the systems that
//! Vietnamese and Indonesian publishers use; names of people are placeholders.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use kliping::article::census::Recurring;
use kliping::article::html::Page;
use kliping::article::reader::Reader;
use kliping::article::{Article, BlockKind, Body, Knowledge};
use kliping::capture::{self, Capture, Format, Limits};
use proptest::prelude::*;
use serde::Deserialize;
use std::path::Path;

/// What is to be read out of a page. What is left out is not there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// The headline.
    title: Option<String>,
    /// Where it was found, as `extract --json` names it; not checked if left out.
    title_source: Option<String>,
    /// Day or day and time of publication, and where it was found.
    published: Option<String>,
    published_source: Option<String>,
    /// The address of the page; not checked if left out.
    source_url: Option<String>,
    /// First words of the text.
    #[serde(default)]
    first: String,
    /// Last words of the text.
    #[serde(default)]
    last: String,
    /// Words of the text, headings in it included, captions not.
    words: usize,
    /// Texts of pictures.
    #[serde(default)]
    captions: Vec<String>,
    /// Lines that are left out.
    #[serde(default)]
    dropped: Vec<String>,
}

fn reader() -> Reader {
    let languages = ["vi", "id"].map(|code| code.parse().unwrap());
    Reader::new(Knowledge {
        languages: languages.into(),
        ..Knowledge::default()
    })
}

fn blocks(article: &Article, is_caption: bool) -> Vec<String> {
    let Body::Blocks(blocks) = article.captured_body() else {
        return Vec::new();
    };
    let wanted = blocks
        .iter()
        .filter(|block| (block.kind == BlockKind::Caption) == is_caption);
    wanted
        .map(|block| article.captured_text()[block.span.clone()].replace('\n', " "))
        .collect()
}

/// Everything about a page that was read otherwise than expected.
fn differences(article: &Article, expected: &Expected) -> Vec<String> {
    let mut found = Vec::new();
    let mut compare = |what: &str, got: Option<String>, wanted: &Option<String>| {
        if got != *wanted {
            found.push(format!("{what} {got:?}, not {wanted:?}"));
        }
    };
    let title = &article.title;
    let own = (!title.source.is_derived()).then(|| title.value.clone());
    compare("title", own, &expected.title);
    if expected.title_source.is_some() {
        let name = title.source.name().to_owned();
        compare("title from", Some(name), &expected.title_source);
    }
    let published = article.published.as_ref();
    let date = published.map(|found| found.value.to_string());
    compare("published", date, &expected.published);
    if expected.published_source.is_some() {
        let name = published.map(|found| found.source.name().to_owned());
        compare("published from", name, &expected.published_source);
    }
    if expected.source_url.is_some() {
        let url = article.source_url.as_ref().map(|url| url.value.clone());
        compare("source", url, &expected.source_url);
    }
    let paragraphs = blocks(article, false);
    let body = paragraphs.join(" ");
    if !body.starts_with(&expected.first) {
        let start: String = body.chars().take(80).collect();
        found.push(format!("text starts with {start:?}"));
    }
    if !body.ends_with(&expected.last) {
        found.push(format!("text ends with {:?}", paragraphs.last()));
    }
    let words = body.split_whitespace().count();
    if words != expected.words {
        found.push(format!("{words} words of text, not {}", expected.words));
    }
    let captions = blocks(article, true);
    if captions != expected.captions {
        found.push(format!("captions {captions:?}"));
    }
    let left_out: Vec<&str> = article
        .dropped
        .iter()
        .flat_map(|dropped| article.captured_text()[dropped.span.clone()].lines())
        .collect();
    for line in &expected.dropped {
        if !left_out.contains(&line.as_str()) {
            found.push(format!("not left out: {line:?}"));
        }
    }
    found
}

#[test]
fn every_page_reads_as_an_archivist_would_read_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let listed = capture::list(&folder, "tests/pages", 9)
        .unwrap()
        .value
        .captures;
    let limits = Limits {
        bytes: 1 << 24,
        lines: 1 << 16,
        depth: 9,
    };
    assert!(listed.len() >= 25, "pages are missing");
    let reader = reader();
    let mut wrong = Vec::new();
    for page in &*listed {
        let expected = std::fs::read_to_string(page.file.with_extension("toml")).unwrap();
        let expected: Expected = toml::from_str(&expected).unwrap();
        let mut capture = capture::read(page, &limits).unwrap().value;
        // Here the file beside a page says what is expected of it.
        capture.sidecar = None;
        let article = reader.read(capture, &Recurring::default()).unwrap().value;
        let mut found = differences(&article, &expected);
        found.extend(unaccounted(&article));
        if !found.is_empty() {
            wrong.push(format!("{}\n    {}", page.path, found.join("\n    ")));
        }
    }
    let count = wrong.len();
    let wrong = wrong.join("\n");
    assert!(
        wrong.is_empty(),
        "{count} of {} pages:\n{wrong}",
        listed.len()
    );
}

/// Visible lines of a page that are neither on the article's page nor in the list of what was left out.
fn unaccounted(article: &Article) -> Option<String> {
    let mut text = article.captured_text().as_bytes().to_vec();
    let Body::Blocks(blocks) = article.captured_body() else {
        return Some("not a body of blocks".to_owned());
    };
    let spans = blocks.iter().map(|block| block.span.clone());
    for span in spans.chain(article.dropped.iter().map(|dropped| dropped.span.clone())) {
        text[span].fill(b' ');
    }
    let left = String::from_utf8_lossy(&text);
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    let title = letters(&article.title.value);
    let kicker = letters(article.kicker.as_deref().unwrap_or_default());
    // Headline and kicker stand on the page too, in one line or two; a bullet does not.
    let known = |line: &str| {
        let line = letters(line);
        line.is_empty() || line == title || line == kicker || line == kicker.clone() + &title
    };
    let lost = left.lines().map(str::trim).find(|line| !known(line))?;
    Some(format!("lost: {lost:?}"))
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
