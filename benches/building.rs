//! How fast articles become an archive, the archive pages, and pages files: `cargo bench --bench building`.
//!
//! One thread, a small archive of made-up captures. `ENTRIES=10000` makes it larger: no figure but that of a
//! whole index page should grow with it.

use divan::counter::{BytesCount, ItemsCount};
use kliping::archive::{self, Archive};
use kliping::article::census::Recurring;
use kliping::article::reader::Reader;
use kliping::article::{Article, Knowledge};
use kliping::assets::Assets;
use kliping::capture::{Capture, Format};
use kliping::config::{self, Config};
use kliping::digest::Digest;
use kliping::ledger::Ledger;
use kliping::locale::Interface;
use kliping::page::plan::{Kind, Page};
use kliping::page::{Renderer, Site, templates};
use kliping::publish::{Destination, Staging};
use kliping::site_path::SitePath;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

fn main() {
    divan::main();
}

/// What the archive in this folder knows, and its look.
struct Ground {
    config: Config,
    assets: Assets,
    interfaces: Vec<Arc<Interface>>,
}

fn ground() -> Ground {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("site.toml");
    let text = std::fs::read_to_string(&file).unwrap_or_default();
    let none = |_: &Path| Err(config::Unreadable::Missing);
    let config = config::resolve(&file, &text, &config::Overrides::default(), none);
    let config = config.expect("the archive in this folder has a good site.toml");
    let assets = Assets::load(&config).expect("its templates are good").value;
    let interfaces = assets.interfaces(&config.languages);
    Ground {
        interfaces: interfaces.expect("its languages are known"),
        config,
        assets,
    }
}

impl Ground {
    /// Articles of twenty years; every third one has a translation.
    fn articles(&self) -> Vec<Arc<Article>> {
        let entries = std::env::var("ENTRIES").ok();
        let entries = entries.and_then(|number| number.parse().ok());
        let reader = Reader::new(Knowledge {
            languages: self.config.languages.clone(),
            topics: self.config.topics.clone(),
            outlets: self.config.outlets.clone(),
        });
        let captures = (0..entries.unwrap_or(200)).flat_map(|number| {
            let translation = (number % 3 == 0).then(|| vietnamese(number));
            [Some(indonesian(number)), translation]
        });
        let read = |capture| reader.read(capture, &Recurring::default()).ok();
        captures
            .flatten()
            .filter_map(|capture| Some(Arc::new(read(capture)?.value)))
            .collect()
    }

    fn archive(&self) -> Archive {
        let topics = &self.config.topics;
        let ledger = Ledger::default();
        archive::assemble(self.articles(), &self.interfaces, topics, &ledger).value
    }

    fn renderer<'a>(
        &'a self,
        archive: &'a Archive,
        ledger: &'a Ledger,
    ) -> (Renderer<'a>, Vec<Page>) {
        let site = Site {
            archive,
            interfaces: &self.interfaces,
            about: &self.config.about,
            topics: &self.config.topics,
            ledger,
            unread: &NOTHING_UNREAD,
            base_url: Some("https://example.org/"),
            page_size: self.config.page_size,
            feed_size: self.config.feed_size,
        };
        let templates = templates::compile(&self.assets.templates, &self.interfaces);
        Renderer::new(
            site,
            templates.expect("the templates are good"),
            Digest::default(),
        )
    }
}

/// Captures that cannot be read.
static NOTHING_UNREAD: BTreeSet<String> = BTreeSet::new();

const COUNTRIES: [[&str; 2]; 5] = [
    ["Laos", "Lào"],
    ["Kuba", "Cuba"],
    ["Rusia", "Nga"],
    ["Palau", "Palau"],
    ["Selandia Baru", "New Zealand"],
];

fn capture(number: usize, language: &str, text: String) -> Capture {
    Capture {
        path: format!("{}/{number}.{language}.txt", year(number)),
        format: Format::Text,
        text,
        encoding: "UTF-8",
        sha256: [number as u8; 32],
        sidecar: None,
    }
}

fn year(number: usize) -> usize {
    2005 + number % 20
}

fn day(number: usize) -> (usize, usize) {
    (1 + number % 28, 1 + number / 20 % 12)
}

/// A word that no other article has.
fn word(number: usize) -> String {
    let letter = |digit: char| char::from(b'b' + digit as u8 - b'0');
    number.to_string().chars().map(letter).collect()
}

fn indonesian(number: usize) -> Capture {
    let (word, [country, _], (day, month)) = (
        word(number),
        COUNTRIES[number % COUNTRIES.len()],
        day(number),
    );
    let paragraphs: String = (1..=6)
        .map(|part| format!("Pada tahap ke-{part} para dokter {word}{part} dari {country} memeriksa {number} warga di desa {word}, kata kepala puskesmas di kantornya kemarin pagi.\n"))
        .collect();
    let text = format!(
        "{country} dan Indonesia membuka klinik {word}\nSenin, {day:02}/{month:02}/{} 08:15 WIB\n{paragraphs}Sumber: https://kabar.example/{number}\n",
        year(number)
    );
    capture(number, "id", text)
}

fn vietnamese(number: usize) -> Capture {
    let (word, [_, country], (day, month)) = (
        word(number),
        COUNTRIES[number % COUNTRIES.len()],
        day(number),
    );
    let paragraphs: String = (1..=6)
        .map(|part| format!("Ở đợt thứ {part}, các bác sĩ {word}{part} của {country} đã khám cho {number} người dân xã {word}, trưởng trạm y tế cho biết vào sáng hôm qua.\n"))
        .collect();
    let text = format!(
        "{country} và Việt Nam mở phòng khám {word}\nThứ Hai, {day:02}/{month:02}/{} 08:15 (GMT+7)\n{paragraphs}Nguồn: https://suckhoe.example/{number}\n",
        year(number)
    );
    capture(number, "vi", text)
}

/// Articles become an archive: translations together, facets, addresses, related entries.
#[divan::bench]
fn assembling(bencher: divan::Bencher<'_, '_>) {
    let ground = ground();
    let articles = ground.articles();
    let ledger = Ledger::default();
    bencher
        .counter(ItemsCount::new(articles.len()))
        .with_inputs(|| articles.clone())
        .bench_values(|articles| {
            archive::assemble(articles, &ground.interfaces, &ground.config.topics, &ledger)
        });
}

/// All pages of a kind, in bytes of HTML a second. Cuttings and slips are made by then, as for most pages of a
/// build.
#[divan::bench(args = Kind::NAMES)]
fn rendering(bencher: divan::Bencher<'_, '_>, kind: &str) {
    of_kind(bencher, |page| page.kind.name() == Some(kind));
}

/// The records for those who cite an article.
#[divan::bench]
fn rendering_citations(bencher: divan::Bencher<'_, '_>) {
    of_kind(bencher, |page| matches!(page.kind, Kind::Citation { .. }));
}

/// Feeds of the languages, countries and topics.
#[divan::bench]
fn rendering_feeds(bencher: divan::Bencher<'_, '_>) {
    let is_feed = |kind| {
        matches!(
            kind,
            Kind::Feed | Kind::JsonFeed | Kind::CountryFeed(_) | Kind::TopicFeed(_)
        )
    };
    of_kind(bencher, |page| is_feed(page.kind));
}

fn of_kind(bencher: divan::Bencher<'_, '_>, is_meant: impl Fn(&Page) -> bool) {
    let (ground, ledger) = (ground(), Ledger::default());
    let archive = ground.archive();
    let (renderer, mut pages) = ground.renderer(&archive, &ledger);
    pages.retain(is_meant);
    let render = |page| renderer.render(page).expect("the page can be rendered");
    let bytes: usize = pages.iter().map(|page| render(page).len()).sum();
    bencher
        .counter(ItemsCount::new(pages.len()))
        .counter(BytesCount::new(bytes))
        .bench(|| {
            for page in &pages {
                divan::black_box(render(page));
            }
        });
}

/// A thousand files of 16 kB are written into a new site and published beside nothing.
#[divan::bench(sample_count = 10)]
fn publishing(bencher: divan::Bencher<'_, '_>) {
    const FILES: usize = 1000;
    let page = vec![b'a'; 16 * 1024];
    bencher
        .counter(ItemsCount::new(FILES))
        .counter(BytesCount::new(FILES * page.len()))
        .with_inputs(|| tempfile::tempdir().expect("there is a folder for what is temporary"))
        .bench_refs(|folder| {
            let staging = Staging::begin(
                &Destination {
                    output: &folder.path().join("site"),
                    inputs: &[],
                    replace: None,
                },
                None,
                None,
            );
            let staging = staging.expect("the folder is free");
            for number in 0..FILES {
                let path = SitePath::new(format!("{}/{number}.html", number / 30));
                let path = path.expect("the path is plain");
                staging.write(&path, &page).expect("the page is written");
            }
            staging.publish(FILES).expect("the site is published")
        });
}
