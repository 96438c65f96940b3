//! Pairs are found in an archive whose pairs are known.

use super::{find, number, words};
use crate::archive::{Archive, assemble};
use crate::article::census::Recurring;
use crate::article::reader::Reader;
use crate::article::{Article, Knowledge};
use crate::capture::{Capture, Format};
use crate::ledger::Ledger;
use crate::locale::{Interface, Language, Locale, Strings};
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

static LANGUAGES: LazyLock<Vec<Language>> =
    LazyLock::new(|| ["vi", "id"].map(|code| code.parse().unwrap()).into());

static READER: LazyLock<Reader> = LazyLock::new(|| {
    Reader::new(Knowledge {
        languages: LANGUAGES.clone(),
        ..Knowledge::default()
    })
});

fn article(path: &str, language: &str, day: &str, text: &str) -> Article {
    let mut sha256 = [0; 32];
    sha256[..16].copy_from_slice(&xxhash_rust::xxh3::xxh3_128(text.as_bytes()).to_le_bytes());
    let capture = Capture {
        path: path.to_owned(),
        format: Format::Markdown,
        text: format!("---\ntitle: {path}\ndate: {day}\nlanguage: {language}\n---\n{text}\n"),
        encoding: "UTF-8",
        sha256,
        sidecar: None,
    };
    READER.read(capture, &Recurring::default()).unwrap().value
}

fn archive(articles: Vec<Article>) -> Archive {
    let interfaces: Vec<Arc<Interface>> = LANGUAGES
        .iter()
        .map(|&language| {
            let file = format!(
                "{}/templates/strings/{language}.ftl",
                env!("CARGO_MANIFEST_DIR")
            );
            let text = std::fs::read_to_string(file).unwrap();
            Arc::new(Interface {
                language,
                locale: Locale::new(language).unwrap(),
                strings: Strings::new(language, &[&text]).unwrap(),
            })
        })
        .collect();
    assemble(
        articles.into_iter().map(Arc::new).collect(),
        &interfaces,
        &[],
        &Ledger::default(),
    )
    .value
}

/// Numbers that look like chance and are the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        // Knuth's linear congruential generator.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        ((self.0 >> 33) % most as u64) as usize
    }
}

const GIVEN: [&str; 12] = [
    "Amina", "Boris", "Chandra", "Dewi", "Elena", "Farid", "Greta", "Hasan", "Ines", "Jonas",
    "Kofi", "Lukas",
];
const FAMILY: [&str; 14] = [
    "Okafor",
    "Lindqvist",
    "Mbeki",
    "Sato",
    "Novak",
    "Pereira",
    "Rahman",
    "Schmidt",
    "Tanaka",
    "Usman",
    "Varga",
    "Wijaya",
    "Xavier",
    "Yilmaz",
];
const PLACES: [(&str, &str); 10] = [
    ("Campuchia", "Kamboja"),
    ("Thái Lan", "Thailand"),
    ("Nga", "Rusia"),
    ("Đức", "Jerman"),
    ("Ai Cập", "Mesir"),
    ("Nhật Bản", "Jepang"),
    ("Pháp", "Prancis"),
    ("Hà Lan", "Belanda"),
    ("Ba Lan", "Polandia"),
    ("Cuba", "Kuba"),
];
const BODIES: [&str; 8] = [
    "UNICEF", "GAVI", "CEPI", "UNDP", "IFRC", "UNHCR", "FAO", "WHO",
];

/// A story in both languages: persons, a body, a country and numbers. The translator keeps some of six
/// sentences, leaves out every fifth name, and rounds every third number.
fn story(dice: &mut Dice, keeps: usize) -> [String; 2] {
    let mut both = [String::new(), String::new()];
    let place = PLACES[dice.below(PLACES.len())];
    let body = BODIES[dice.below(BODIES.len())];
    for sentence in 0..6 {
        let (given, family) = (
            GIVEN[dice.below(GIVEN.len())],
            FAMILY[dice.below(FAMILY.len())],
        );
        let (amount, share) = (1_000 + dice.below(900_000), 10 + dice.below(89));
        let amount = format!("{}.{:03}", amount / 1000, amount % 1000);
        both[0].push_str(&format!(
            "Theo {body}, bà {given} {family} cho biết {amount} liều đã tới {} và {share} phần trăm trẻ em được tiêm.\n\n",
            place.0
        ));
        if sentence < keeps {
            let name = match dice.below(5) {
                0 => "seorang pejabat".to_owned(),
                _ => format!("{given} {family}"),
            };
            let amount = match dice.below(3) {
                0 => "ribuan".to_owned(),
                _ => amount,
            };
            both[1].push_str(&format!(
                "Menurut {body}, {name} mengatakan {amount} dosis sudah tiba di {} dan {share} persen anak telah divaksin.\n\n",
                place.1
            ));
        }
    }
    both
}

/// An archive of so many stories: one half in both languages, a quarter in one alone. Gives the pairs.
fn generated(stories: usize) -> (Vec<Article>, BTreeSet<(String, String)>) {
    let mut dice = Dice(7);
    let (mut articles, mut pairs) = (Vec::new(), BTreeSet::new());
    for number in 0..stories {
        let (month, day) = (1 + dice.below(12), 1 + dice.below(24));
        let later = dice.below(4);
        let [day, later] = [day, day + later].map(|day| format!("2021-{month:02}-{day:02}"));
        let keeps = 2 + dice.below(5);
        let [vi, id] = story(&mut dice, keeps);
        // Names say nothing of the pair.
        let names = [
            format!("a{:06}.md", dice.below(1_000_000)),
            format!("b{number:06}.md"),
        ];
        if number % 4 != 3 {
            articles.push(article(&names[0], "vi", &day, &vi));
        }
        if number % 4 != 2 {
            articles.push(article(&names[1], "id", &later, &id));
        }
        if number % 4 < 2 {
            pairs.insert((names[0].clone(), names[1].clone()));
        }
    }
    (articles, pairs)
}

#[test]
fn pairs_of_a_generated_archive_are_found_and_hardly_any_others() {
    let (articles, pairs) = generated(400);
    let found = find(&archive(articles), &LANGUAGES, &BTreeSet::new());
    let suggested: BTreeSet<(String, String)> = found
        .pairs
        .iter()
        .map(|pair| (pair.first.clone(), pair.second.clone()))
        .collect();
    let right = suggested.intersection(&pairs).count() as f64;
    let (precision, recall) = (right / suggested.len() as f64, right / pairs.len() as f64);
    eprintln!(
        "precision {precision:.3}, recall {recall:.3} of {} pairs",
        pairs.len()
    );
    assert!(precision >= 0.98, "precision {precision}");
    assert!(recall >= 0.95, "recall {recall}");
}

#[test]
fn the_number_of_comparisons_grows_with_the_articles_and_not_with_their_square() {
    let count = |stories| {
        let (articles, _) = generated(stories);
        find(&archive(articles), &LANGUAGES, &BTreeSet::new()).comparisons
    };
    let (few, many) = (count(100), count(800));
    assert!(few > 50, "{few}");
    assert!(many <= few * 8 * 3, "{few} of 100, {many} of 800");
}

#[test]
fn the_order_of_articles_does_not_matter_and_what_was_refused_is_not_suggested() {
    let (mut articles, _) = generated(40);
    let found = find(&archive(articles.clone()), &LANGUAGES, &BTreeSet::new());
    articles.reverse();
    assert_eq!(
        found,
        find(&archive(articles.clone()), &LANGUAGES, &BTreeSet::new())
    );
    let first = &found.pairs[0];
    // In either order.
    let refused = [(first.second.clone(), first.first.clone())].into();
    let rest = find(&archive(articles), &LANGUAGES, &refused);
    assert!(
        !rest
            .pairs
            .iter()
            .any(|pair| pair.first == first.first && pair.second == first.second)
    );
}

#[test]
fn the_evidence_names_what_both_have() {
    let vi = "Bà Rana Flowers của UNICEF đón 811.200 liều tại Hà Nội và Hải Dương, Việt Nam.";
    let id = "Rana Flowers dari UNICEF menyambut 811.200 dosis di Hanoi dan Hai Duong, Vietnam.";
    let mut articles = vec![
        article("a.md", "vi", "2021-04-01", vi),
        article("b.md", "id", "2021-04-02", id),
    ];
    for number in 0..6 {
        let [vi, id] = story(&mut Dice(number + 100), 6);
        articles.push(article(&format!("c{number}.md"), "vi", "2020-01-01", &vi));
        articles.push(article(&format!("d{number}.md"), "id", "2019-01-01", &id));
    }
    let found = find(&archive(articles), &LANGUAGES, &BTreeSet::new());
    let pair = found
        .pairs
        .iter()
        .find(|pair| pair.first == "a.md")
        .unwrap();
    assert_eq!(pair.second, "b.md");
    assert_eq!(pair.evidence[0], "published a day apart");
    for name in ["Flowers", "Hà Nội", "Hải Dương"] {
        assert!(pair.evidence[1].contains(name), "{:?}", pair.evidence);
    }
    assert_eq!(pair.evidence[2..], ["numbers: 811.200", "countries: VN"]);
}

#[test]
fn a_pair_beside_one_that_is_nearly_as_good_is_less_sure_and_says_so() {
    let text = |more: &str| {
        format!(
            "Kata Amina Boris dan Chandra Dewi, 1.250 orang dan 34.500 dosis dari Elena Farid tiba di Jakarta. Juga \
             Greta Hasan dan Ines Jonas dengan 8.765 kotak. {more}"
        )
    };
    let vi = || {
        article(
            "a.md",
            "vi",
            "2020-03-01",
            &text("Số khác: 777.111 và Kofi Lukas."),
        )
    };
    let id = || {
        article(
            "b.md",
            "id",
            "2020-03-01",
            &text("Lain: 777.111 dan Kofi Lukas."),
        )
    };
    let other = || {
        article(
            "c.md",
            "id",
            "2020-03-01",
            &text("Beda: 999.333 dan Lukas Jonas."),
        )
    };
    let found = |mut articles: Vec<Article>| {
        for number in 0..6 {
            let [vi, id] = story(&mut Dice(number + 100), 6);
            articles.push(article(&format!("v{number}.md"), "vi", "2018-01-01", &vi));
            articles.push(article(&format!("w{number}.md"), "id", "2017-01-01", &id));
        }
        let pairs = find(&archive(articles), &LANGUAGES, &BTreeSet::new()).pairs;
        let of_a = pairs.into_iter().filter(|pair| pair.first == "a.md");
        of_a.collect::<Vec<_>>()
    };
    let twin = || {
        article(
            "d.md",
            "id",
            "2020-03-01",
            &text("Berbeda: 777.111 dan Kofi Lukas."),
        )
    };
    assert_eq!(
        found(vec![vi(), id(), twin()]),
        [],
        "one as good as the other"
    );
    let alone = found(vec![vi(), id()]);
    let beside = found(vec![vi(), id(), other()]);
    assert_eq!((alone.len(), beside.len()), (1, 1), "{alone:?} {beside:?}");
    assert_eq!(beside[0].second, "b.md");
    assert!(
        alone[0].percent >= 85 && beside[0].percent < 85,
        "{alone:?} {beside:?}"
    );
    assert!(!alone[0].evidence.iter().any(|said| said.starts_with("but")));
    assert!(
        beside[0]
            .evidence
            .contains(&"but a.md is like c.md too".to_owned()),
        "{beside:?}"
    );
}

#[test]
fn numbers_are_the_same_with_any_marks_between_their_thousands() {
    for (written, same) in [
        ("811.200", "811200"),
        ("811,200", "811200"),
        ("3,3", "3.3"),
        ("3.3", "3.3"),
        ("1.234,5", "1234.5"),
        ("5", "5"),
    ] {
        assert_eq!(number(written), same);
    }
    let text = "Có 1.200, rồi 3,5 và H5N1.";
    let found: Vec<&str> = words(text).map(|(start, end)| &text[start..end]).collect();
    assert_eq!(found, ["Có", "1.200", "rồi", "3,5", "và", "H5N1"]);
}
