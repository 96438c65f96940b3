//! Captures of one text are put together, and no others.

use super::alike::PER_TEXT;
use super::captures::{self, Comparisons, Gathered};
use super::{Archive, Relation, assemble};
use crate::article::census::Recurring;
use crate::article::reader::Reader;
use crate::article::{Article, Knowledge};
use crate::capture::{Capture, Format, SidecarFile};
use crate::ledger::Ledger;
use crate::locale::{Interface, Locale, Strings};
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};

static READER: LazyLock<Reader> = LazyLock::new(|| {
    Reader::new(Knowledge {
        languages: ["vi", "id"].map(|code| code.parse().unwrap()).into(),
        ..Knowledge::default()
    })
});

/// A capture in Markdown whose bytes are as its text and head.
fn article(path: &str, head: &str, text: &str, sidecar: &str) -> Article {
    let language = match head.contains("language") {
        true => "",
        false => "language: id\n",
    };
    let text = format!("---\n{language}{head}\n---\n{text}\n");
    let mut sha256 = [0; 32];
    sha256[..16].copy_from_slice(&xxhash_rust::xxh3::xxh3_128(text.as_bytes()).to_le_bytes());
    let capture = Capture {
        path: path.to_owned(),
        format: Format::Markdown,
        text,
        encoding: "UTF-8",
        sha256,
        sidecar: (!sidecar.is_empty()).then(|| SidecarFile {
            path: "a.toml".to_owned(),
            text: sidecar.to_owned(),
        }),
    };
    READER.read(capture, &Recurring::default()).unwrap().value
}

/// A story of so many sentences, no two of which are like those of another number.
fn story(number: usize, sentences: usize) -> String {
    let sentence = |at: usize| {
        let word = |place: usize| {
            format!(
                "{}{}",
                ["beras", "pasar", "kota", "panen"][place % 4],
                number * 1000 + at * 10 + place
            )
        };
        let words: Vec<String> = (0..8).map(word).collect();
        format!("Kata {}.", words.join(" "))
    };
    let sentences: Vec<String> = (0..sentences).map(sentence).collect();
    sentences.join("\n\n")
}

/// The groups as paths, what is shown first.
fn groups(gathered: &Gathered) -> Vec<Vec<&str>> {
    let groups = gathered.groups.iter().map(|group| {
        let further = group.further.iter().map(|further| &*further.article.path);
        std::iter::once(&*group.shown.path).chain(further).collect()
    });
    groups.collect()
}

fn relations(gathered: &Gathered) -> Vec<Relation> {
    let further = gathered.groups.iter().flat_map(|group| &group.further);
    further.map(|further| further.relation).collect()
}

fn archive(articles: Vec<Article>) -> Archive {
    let interfaces = ["vi", "id"].map(|code| {
        let file = format!(
            "{}/templates/strings/{code}.ftl",
            env!("CARGO_MANIFEST_DIR")
        );
        let text = std::fs::read_to_string(file).unwrap();
        let language = code.parse().unwrap();
        Arc::new(Interface {
            language,
            locale: Locale::new(language).unwrap(),
            strings: Strings::new(language, &[&text]).unwrap(),
        })
    });
    let articles = articles.into_iter().map(Arc::new).collect();
    assemble(articles, &interfaces, &[], &Ledger::default()).value
}

fn gather(articles: Vec<Article>) -> Gathered {
    gather_again(articles, &mut Comparisons::default())
}

/// The same with what is known of an earlier time.
fn gather_again(articles: Vec<Article>, known: &mut Comparisons) -> Gathered {
    captures::gather(articles.into_iter().map(Arc::new).collect(), known, true)
}

const TEXT: &str = "Harga beras di pasar induk turun sejak pekan lalu karena panen raya telah tiba, kata para pedagang \
    yang ditemui di kios mereka pada pagi hari.\n\nPara petani di daerah sekitar berharap harga tidak turun lebih \
    jauh sampai bulan depan, sebab biaya pupuk dan benih sudah naik dua kali sejak awal musim tanam.\n\nPemerintah \
    kota akan memantau harga di semua pasar setiap pagi, dan membeli gabah dari kelompok tani bila harga di bawah \
    patokan yang ditetapkan bersama dewan pangan.";

#[test]
fn the_same_text_is_one_article_and_the_first_publication_is_shown() {
    let gathered = gather(vec![
        article("a.md", "date: 2021-03-05\noutlet: Sehat", TEXT, ""),
        article(
            "b.md",
            "date: 2021-03-04\noutlet: Kabar",
            &TEXT.replace(", ", " – "),
            "",
        ),
        article("c.md", "date: 2021-03-04", &story(1, 9), ""),
    ]);
    assert_eq!(groups(&gathered), [vec!["b.md", "a.md"], vec!["c.md"]]);
    assert_eq!(relations(&gathered), [Relation::SameText]);
}

#[test]
fn a_reprint_with_other_words_here_and_there_is_the_same_article() {
    let edited = TEXT
        .replace("kata para pedagang", "ujar para pedagang")
        .replace("Para petani", "Petani");
    let gathered = gather(vec![
        article("a.md", "", TEXT, ""),
        article("b.md", "", &edited, ""),
    ]);
    assert_eq!(groups(&gathered), [["a.md", "b.md"]]);
    assert!(
        matches!(relations(&gathered)[..], [Relation::NearText(80..=99)]),
        "{:?}",
        relations(&gathered)
    );
}

#[test]
fn a_shortened_reprint_is_shown_with_the_full_text() {
    let full = story(7, 20);
    let short: String = full.split("\n\n").take(12).collect::<Vec<_>>().join("\n\n");
    let gathered = gather(vec![
        article("a.md", "date: 2021-03-04", &short, ""),
        article("b.md", "date: 2021-03-05", &full, ""),
    ]);
    assert_eq!(groups(&gathered), [["b.md", "a.md"]]);
}

#[test]
fn news_by_a_pattern_is_reported_and_not_put_together() {
    let other = TEXT.replace(
        "Para petani di daerah sekitar",
        "Para petani di daerah Karawang",
    );
    let another = TEXT.replace(
        "Para petani di daerah sekitar",
        "Para petani di daerah Indramayu",
    );
    let gathered = gather(vec![
        article("a.md", "", &other, ""),
        article("b.md", "", &another, ""),
    ]);
    assert_eq!(groups(&gathered), [["a.md"], ["b.md"]]);
    let alike = &gathered.alike[0];
    assert_eq!((&*alike.article.path, &*alike.other.path), ("b.md", "a.md"));
    assert_eq!(
        alike.exchanged,
        Some(Box::new(("Karawang".to_owned(), "Indramayu".to_owned())))
    );
}

#[test]
fn two_that_contradict_each_other_are_not_put_together_by_a_third_that_is_silent() {
    let with = |number: &str| {
        let words = format!("Para petani, {number} orang, di daerah sekitar");
        TEXT.replace("Para petani di daerah sekitar", &words)
    };
    // One of them is shown, as the fullest, or the third, as the first that was published.
    for head in ["", "date: 2001-02-03"] {
        let gathered = gather(vec![
            article("a.md", head, TEXT, ""),
            article("b.md", "", &with("250"), ""),
            article("c.md", "", &with("260"), ""),
        ]);
        let groups = groups(&gathered);
        let is_apart = |group: &Vec<&str>| !(group.contains(&"b.md") && group.contains(&"c.md"));
        assert!(
            groups.len() == 2 && groups.iter().all(is_apart),
            "{groups:?}"
        );
        let told: Vec<_> = gathered
            .alike
            .iter()
            .filter_map(|pair| pair.exchanged.as_deref().cloned())
            .collect();
        assert_eq!(told, [("250".to_owned(), "260".to_owned())]);
    }
}

#[test]
fn half_of_a_text_is_reported_and_not_put_together() {
    let other = format!("{}\n\n{}", story(7, 10), story(8, 6));
    let gathered = gather(vec![
        article("a.md", "", &story(7, 12), ""),
        article("b.md", "", &other, ""),
    ]);
    assert_eq!(gathered.groups.len(), 2);
    assert_eq!(gathered.alike.len(), 1);
    assert_eq!(gathered.alike[0].exchanged, None);
}

#[test]
fn short_texts_are_not_the_same_by_chance() {
    let short = "Rapat ditunda sampai besok.";
    let gathered = gather(vec![
        article("a.md", "outlet: Kabar", short, ""),
        article("b.md", "outlet: Sehat", short, ""),
    ]);
    assert_eq!(gathered.groups.len(), 2);
}

#[test]
fn captures_of_one_address_are_a_history_and_the_newest_is_shown() {
    let changed = format!("{TEXT}\n\nHarga gula tidak berubah.");
    let captured = |path: &str, day: &str, host: &str, text: &str| {
        let head = format!("captured: {day}\nsource: https://{host}/beras?utm_source={day}");
        article(path, &head, text, "")
    };
    let gathered = gather(vec![
        captured("a.md", "2021-03-09", "www.kabar.example", &changed),
        captured("b.md", "2021-03-04", "m.kabar.example", TEXT),
        captured("c.md", "2021-03-06", "kabar.example", TEXT),
        captured("d.md", "2021-03-06", "sehat.example", &story(2, 9)),
    ]);
    assert_eq!(
        groups(&gathered),
        [vec!["a.md", "c.md", "b.md"], vec!["d.md"]]
    );
    let further = &gathered.groups[0].further;
    assert_eq!(further[0].relation, Relation::OtherState);
    assert_eq!(further[1].relation, Relation::SameText);
    assert_eq!((further[0].beside, further[1].beside), (None, Some(0)));
    assert!(further.iter().all(|further| further.is_earlier));
}

#[test]
fn without_a_date_of_capture_the_update_in_the_text_or_else_the_name_tells_the_newest() {
    let page = |path: &str, stamp: &str| {
        let text = format!(
            "Harga Beras Turun di Pasar Induk Kota\n{stamp}\n{}\nSumber: https://kabar.example/beras\n",
            TEXT.replace("\n\n", "\n")
        );
        let capture = Capture {
            path: path.to_owned(),
            format: Format::Text,
            sha256: [path.as_bytes()[0]; 32],
            text,
            encoding: "UTF-8",
            sidecar: None,
        };
        READER.read(capture, &Recurring::default()).unwrap().value
    };
    let day = "Kamis, 4 Maret 2021 10:15 WIB";
    let updated = format!("{day}\nDiperbarui: 6 Maret 2021 08:00 WIB");
    let gathered = gather(vec![page("a.txt", &updated), page("b.txt", day)]);
    assert_eq!(groups(&gathered), [["a.txt", "b.txt"]]);
    let gathered = gather(vec![page("a.txt", day), page("b.txt", day)]);
    assert_eq!(groups(&gathered), [["b.txt", "a.txt"]]);
}

#[test]
fn an_address_that_showed_another_story_is_reported() {
    let of_page =
        |path: &str, text: &str| article(path, "source: https://kabar.example/hari-ini", text, "");
    let gathered = gather(vec![of_page("a.md", TEXT), of_page("b.md", &story(3, 9))]);
    assert_eq!(gathered.groups.len(), 2);
    assert!(gathered.alike[0].of_one_page);
}

#[test]
fn a_reprint_brings_its_earlier_captures_along() {
    let head = |day: &str| {
        format!("date: 2021-03-05\ncaptured: {day}\nsource: https://sehat.example/beras")
    };
    let gathered = gather(vec![
        article(
            "a.md",
            "date: 2021-03-04\nsource: https://kabar.example/beras",
            TEXT,
            "",
        ),
        article("b.md", &head("2021-03-07"), TEXT, ""),
        article(
            "c.md",
            &head("2021-03-06"),
            &TEXT.replace("dua kali", "tiga kali"),
            "",
        ),
    ]);
    assert_eq!(groups(&gathered), [["a.md", "b.md", "c.md"]]);
    let further = &gathered.groups[0].further;
    assert_eq!((further[0].beside, further[1].beside), (None, Some(0)));
    assert!(!further[0].is_earlier && further[1].is_earlier);
}

#[test]
fn the_archivist_has_the_last_word() {
    let with = |sidecar: &str| {
        let gathered = gather(vec![
            article("x/a.md", "date: 2021-03-04", TEXT, sidecar),
            article("x/b.md", "date: 2021-03-05", TEXT, ""),
        ]);
        let groups = groups(&gathered).into_iter().map(|group| group.join(" "));
        (
            groups.collect::<Vec<_>>(),
            gathered.alike.len(),
            gathered.loose.len(),
        )
    };
    let all = |groups: &[&str]| {
        groups
            .iter()
            .map(|group| (*group).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(with(""), (all(&["x/a.md x/b.md"]), 0, 0));
    assert_eq!(
        with("duplicate_of = 'b.md'"),
        (all(&["x/b.md x/a.md"]), 0, 0)
    );
    assert_eq!(
        with("distinct_from = ['x/b.md']"),
        (all(&["x/a.md", "x/b.md"]), 0, 0)
    );
    assert_eq!(
        with("duplicate_of = 'c.md'"),
        (all(&["x/a.md x/b.md"]), 0, 1)
    );
    assert_eq!(with("duplicate_of = 'x/a.md'").2, 1);
    let gathered = gather(vec![
        article("a.md", "", TEXT, "duplicate_of = 'b.md'"),
        article("b.md", "", &story(4, 9), ""),
    ]);
    assert_eq!(groups(&gathered), [["b.md", "a.md"]]);
    assert_eq!(relations(&gathered), [Relation::ByHand]);
}

#[test]
fn what_hangs_together_only_by_a_chain_is_not_one_article() {
    // Each has ten sentences in common with the next, and the ends share few.
    let text = |from: usize| {
        let all = story(5, 60);
        all.split("\n\n")
            .skip(from)
            .take(40)
            .collect::<Vec<_>>()
            .join("\n\n")
    };
    let gathered = gather(
        (0..5)
            .map(|n| article(&format!("{n}.md"), "", &text(n * 4), ""))
            .collect(),
    );
    for group in &gathered.groups {
        for further in &group.further {
            assert!(group.shown.likeness(&further.article).both >= 0.7);
        }
    }
    assert!(gathered.groups.len() > 1);
}

#[test]
fn a_capture_without_a_date_takes_that_of_another() {
    let gathered = gather(vec![
        article(
            "a.md",
            "captured: 2022-01-01\nsource: https://kabar.example/beras",
            TEXT,
            "",
        ),
        article(
            "b.md",
            "date: 2021-03-04\nsource: https://kabar.example/beras",
            TEXT,
            "",
        ),
    ]);
    assert_eq!(groups(&gathered), [["a.md", "b.md"]]);
    let date = gathered.groups[0].shown.published.as_ref().unwrap();
    assert_eq!(date.value.to_string(), "2021-03-04");
    assert!(date.source.is_derived());
}

#[test]
fn copies_with_translations_are_one_entry_and_count_once() {
    let archive = archive(vec![
        article("a.id.md", "date: 2021-03-04", TEXT, ""),
        article("b.id.md", "date: 2021-03-05", TEXT, ""),
        article("b.vi.md", "language: vi", "Giá gạo giảm.", ""),
        article(
            "c.vi.md",
            "language: vi",
            "Giá gạo tăng.",
            "translation_of = 'd.md'",
        ),
        article("d.md", "", &story(6, 9), ""),
    ]);
    assert_eq!(archive.entries.len(), 2);
    let merged: Vec<_> = archive
        .merged()
        .map(|(further, entry, version)| (&*further.article.path, entry, version))
        .collect();
    assert_eq!(merged, [("b.id.md", 0, 1)]);
    assert!(
        archive
            .entries
            .iter()
            .all(|entry| entry.versions.len() == 2)
    );
    assert_eq!(archive.years[0].entries.len(), 1);
}

#[test]
fn the_number_of_comparisons_grows_with_the_captures_and_not_with_their_square() {
    // The worst case: all in one bucket, each a little other than the rest.
    let count = |size: usize| {
        let base = story(9, 30);
        let articles = (0..size).map(|n| {
            let text = format!("{base}\n\n{}", story(100 + n, 1));
            article(&format!("{n:05}.md"), "", &text, "")
        });
        gather(articles.collect()).comparisons
    };
    let (few, many) = (count(50), count(400));
    assert!(few > 49, "{few}");
    assert!(
        many <= 400 * (PER_TEXT + 1 + super::captures::ROUNDS),
        "{many}"
    );
    assert!(many <= few * 8 * 2, "{few} of 50, {many} of 400");
}

/// What came out, for comparing.
fn outcome(articles: Vec<Article>) -> String {
    let gathered = gather(articles);
    format!(
        "{:?} {:?} {:?} {:?}",
        groups(&gathered),
        relations(&gathered),
        gathered.alike,
        gathered.loose
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_captures_does_not_matter(
        made in prop::collection::vec((0usize..3, 4usize..14, 0usize..3, 0usize..4, 0usize..8), 2..12),
        seed in any::<u64>(),
    ) {
        let articles: Vec<Article> = made.iter().enumerate().map(|(n, &(number, sentences, host, day, tie))| {
            let head = format!("date: 2021-03-0{}\nsource: https://{host}.example/{number}", day + 1);
            let sidecar = match tie {
                0 => format!("duplicate_of = '{}.md'", (n * 7) % 12),
                1 => format!("distinct_from = '{}.md'", (n * 5) % 12),
                _ => String::new(),
            };
            article(&format!("{n}.md"), &head, &story(number, sentences), &sidecar)
        }).collect();
        let mut shuffled = articles.clone();
        shuffled.sort_by_key(|article| xxhash_rust::xxh3::xxh3_64_with_seed(article.path.as_bytes(), seed));
        let count = articles.len();
        let gathered = gather(articles.clone());
        let held: usize = gathered.groups.iter().map(|group| 1 + group.further.len()).sum();
        prop_assert_eq!(held, count, "a capture was lost");
        prop_assert_eq!(outcome(articles), outcome(shuffled));
    }
}

#[test]
fn what_is_known_of_other_texts_changes_no_verdict() {
    let mut known = Comparisons::default();
    let text = story(1, 12);
    // The words stay, the bytes stay, or only what is a fact changes.
    let others = [
        text.replace("pasar1014", "Karawang"),
        text.replace("pasar1014", "Indramayu"),
        text.replace("pasar1014", "karawang"),
        text.replace("Kata ", "kata "),
        text.clone(),
        story(1, 7),
    ];
    for (one, other) in others
        .iter()
        .flat_map(|one| others.iter().map(move |other| (one, other)))
    {
        let articles = || {
            vec![
                article("a.md", "title: A", one, ""),
                article("b.md", "title: B", other, ""),
            ]
        };
        let (again, fresh) = (gather_again(articles(), &mut known), gather(articles()));
        assert_eq!(format!("{:?}", again.groups), format!("{:?}", fresh.groups));
        assert_eq!(again.alike, fresh.alike);
    }
}
