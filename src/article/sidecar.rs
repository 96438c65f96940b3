//! What a person wrote beside a capture: it overrides what the program reads out of the text.
//!
//! ```
//! use kliping::article::{Knowledge, sidecar};
//! use kliping::capture::SidecarFile;
//!
//! let file = SidecarFile {
//!     path: "covax.vi.toml".to_owned(),
//!     text: "published = 2021-02-25\ncountries = ['VN']\n".to_owned(),
//! };
//! let sidecar = sidecar::parse(&file, &Knowledge::default()).unwrap();
//! assert_eq!(sidecar.published.unwrap().value().unwrap().to_string(), "2021-02-25");
//! ```

use super::confidence::Level;
use super::date::{Date, DateRange};
use super::fields::{self, Fault, Faults};
use super::metadata::{self, Entry, Node, Value};
use super::outlets::Outlets;
use super::{Article, Field, Found, Knowledge, Source};
use crate::capture::SidecarFile;
use crate::diagnostic::Diagnostic;
use crate::locale::{Language, Region};
use crate::outlet::Rights;
use crate::spelling::nearest;
use crate::vocabulary::Topic;

/// The corrections of a sidecar; `None` where it says nothing.
///
/// An empty text or list says that there is none of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sidecar {
    /// The headline.
    pub title: Option<Word<String>>,
    /// The section or topic line above the headline.
    pub kicker: Option<Word<String>>,
    /// When it was published.
    pub published: Option<Word<Date>>,
    /// When the page was saved.
    pub captured: Option<Word<Date>>,
    /// When that happened of which the text tells; an empty list says that it is not known.
    pub event_dates: Option<Vec<DateRange>>,
    /// The language of the text.
    pub language: Option<Language>,
    /// Address of the page that was captured.
    pub source: Option<Word<String>>,
    /// Who published it.
    pub outlet: Option<Word<String>>,
    /// What of its text may be republished, whatever the policy for its outlet.
    pub rights: Option<Rights>,
    /// The countries that it is about, sorted by code; an empty list says that there are none.
    pub countries: Option<Vec<Region>>,
    /// Topic ids, in the order of the vocabulary; an empty list says that there are none.
    pub tags: Option<Vec<String>>,
    /// The whole text, a paragraph each, in place of that of the capture.
    pub paragraphs: Option<Vec<String>>,
    /// The texts of pictures, in place of those of the capture.
    pub captions: Option<Vec<String>>,
    /// The last part of the address.
    pub slug: Option<Word<String>>,
    /// Articles with one key are translations of each other.
    pub translation_key: Option<Word<String>>,
    /// The capture that is shown in place of this one, which holds the same article.
    pub duplicate_of: Option<Word<String>>,
    /// Captures that are other articles, however alike.
    pub distinct_from: Vec<String>,
    /// A capture of the same article in another language.
    pub translation_of: Option<Word<String>>,
    /// Whether it is kept from being published.
    pub draft: Option<bool>,
    /// The archivist's note to the reader.
    pub note: Option<Word<String>>,
    /// Fields that a person looked at and found right.
    pub checked: Vec<Field>,
}

/// What the archivist says of something that an article may not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word<T> {
    /// It is this.
    Is(T),
    /// There is none.
    None,
}

impl<T> Word<T> {
    /// The value, if there is one.
    pub fn value(self) -> Option<T> {
        match self {
            Word::Is(value) => Some(value),
            Word::None => None,
        }
    }

    /// The value, if there is one.
    pub fn as_ref(&self) -> Option<&T> {
        match self {
            Word::Is(value) => Some(value),
            Word::None => None,
        }
    }
}

const KEYS: [&str; 21] = [
    "title",
    "kicker",
    "published",
    "captured",
    "event_dates",
    "language",
    "source",
    "outlet",
    "rights",
    "countries",
    "tags",
    "paragraphs",
    "captions",
    "slug",
    "translation_key",
    "translation_of",
    "duplicate_of",
    "distinct_from",
    "draft",
    "note",
    "checked",
];

/// Reads a sidecar.
///
/// # Errors
/// Everything that is wrong with it at once, each with its line: TOML that cannot be read; otherwise keys
/// that no sidecar has, values of the wrong kind, dates, languages and countries that are none, and tags
/// that are not the id of one of the archive's topics.
pub fn parse(file: &SidecarFile, knowledge: &Knowledge) -> Result<Sidecar, Vec<Diagnostic>> {
    let mut faults = Faults::new(&file.path, &file.text);
    let mut sidecar = Sidecar::default();
    match metadata::read_toml(&file.text, 0) {
        Ok(entries) => {
            for entry in &entries {
                read_entry(entry, &mut sidecar, &mut faults, &knowledge.topics);
            }
        }
        Err(errors) => faults.syntax(errors),
    }
    let problems = faults.into_diagnostics();
    if problems.is_empty() {
        Ok(sidecar)
    } else {
        Err(problems)
    }
}

fn read_entry(entry: &Entry, sidecar: &mut Sidecar, faults: &mut Faults, topics: &[Topic]) {
    let (key, node) = (entry.key.as_str(), &entry.node);
    match key {
        "title" => sidecar.title = faults.keep(word(key, node, fields::line)),
        "kicker" => sidecar.kicker = faults.keep(word(key, node, fields::line)),
        "published" | "date" => sidecar.published = faults.keep(word(key, node, fields::date)),
        "captured" => sidecar.captured = faults.keep(word(key, node, fields::date)),
        "event_dates" => {
            let mut dates = all(node, faults, |node| fields::date_range(key, node));
            dates.sort_unstable();
            dates.dedup();
            sidecar.event_dates = Some(dates);
        }
        "language" | "lang" => sidecar.language = faults.keep(fields::language(key, node)),
        "source" | "source_url" => {
            sidecar.source = faults.keep(word(key, node, fields::address));
        }
        "outlet" => sidecar.outlet = faults.keep(word(key, node, fields::line)),
        "rights" => sidecar.rights = faults.keep(fields::rights(key, node)),
        "countries" => {
            let mut countries = all(node, faults, |node| fields::country(key, node));
            countries.sort_unstable();
            countries.dedup();
            sidecar.countries = Some(countries);
        }
        "tags" => {
            let tags = all(node, faults, |node| topic(key, node, topics));
            let in_order = topics.iter().map(|topic| &topic.id);
            sidecar.tags = Some(in_order.filter(|id| tags.contains(id)).cloned().collect());
        }
        "paragraphs" => sidecar.paragraphs = Some(blocks(key, node, faults)),
        "captions" => sidecar.captions = Some(blocks(key, node, faults)),
        "slug" => sidecar.slug = faults.keep(word(key, node, fields::slug)),
        "translation_key" => sidecar.translation_key = faults.keep(word(key, node, fields::line)),
        "translation_of" => sidecar.translation_of = faults.keep(word(key, node, fields::line)),
        "duplicate_of" => sidecar.duplicate_of = faults.keep(word(key, node, fields::line)),
        "distinct_from" => {
            sidecar.distinct_from = all(node, faults, |node| fields::line(key, node));
        }
        "draft" => sidecar.draft = faults.keep(fields::flag(key, node)),
        "note" => sidecar.note = faults.keep(word(key, node, fields::text)),
        "checked" => sidecar.checked = all(node, faults, |node| field(key, node)),
        _ => faults.error(unknown_key(entry)),
    }
}

fn all<T>(node: &Node, faults: &mut Faults, read: impl Fn(&Node) -> Result<T, Fault>) -> Vec<T> {
    let items = fields::items(node).iter();
    items.filter_map(|node| faults.keep(read(node))).collect()
}

/// A value, or an empty text for none.
fn word<T>(
    key: &str,
    node: &Node,
    read: impl Fn(&str, &Node) -> Result<T, Fault>,
) -> Result<Word<T>, Fault> {
    match &node.value {
        Value::Text(text) if text.trim().is_empty() => Ok(Word::None),
        _ => read(key, node).map(Word::Is),
    }
}

/// Texts of blocks, each on one line; a blank line parts two blocks, as in Markdown.
fn blocks(key: &str, node: &Node, faults: &mut Faults) -> Vec<String> {
    let texts = all(node, faults, |node| fields::text(key, node));
    let mut blocks = Vec::new();
    for text in texts {
        let mut block = String::new();
        for line in text.lines().map(str::trim).chain([""]) {
            if !line.is_empty() {
                if !block.is_empty() {
                    block.push(' ');
                }
                block.push_str(line);
            } else if !block.is_empty() {
                blocks.push(std::mem::take(&mut block));
            }
        }
    }
    blocks
}

fn topic<'a>(key: &str, node: &Node, topics: &'a [Topic]) -> Result<&'a String, Fault> {
    let written = fields::line(key, node)?;
    let ids = || topics.iter().map(|topic| topic.id.as_str());
    if let Some(topic) = topics.iter().find(|topic| topic.id == written) {
        return Ok(&topic.id);
    }
    let hint = match nearest(&written, ids()) {
        Some(id) => format!("‘{id}’ may be meant"),
        None if topics.is_empty() => "this archive has no topics yet".to_owned(),
        None if topics.len() <= 20 => {
            format!("the topics are {}", ids().collect::<Vec<_>>().join(", "))
        }
        None => "a tag is the id of one of the archive's topics".to_owned(),
    };
    Err(Fault::new(
        &node.span,
        format!("‘{written}’ is no topic of this archive"),
    )
    .hint(hint))
}

fn field(key: &str, node: &Node) -> Result<Field, Fault> {
    let written = fields::line(key, node)?;
    let names = || Field::ALL.iter().map(|field| field.name());
    let known = Field::ALL.into_iter().find(|field| field.name() == written);
    known.ok_or_else(|| {
        let hint = match nearest(&written, names()) {
            Some(meant) => format!("‘{meant}’ may be meant"),
            None => format!("the fields are {}", names().collect::<Vec<_>>().join(", ")),
        };
        Fault::new(&node.span, format!("there is no field ‘{written}’")).hint(hint)
    })
}

fn unknown_key(entry: &Entry) -> Fault {
    let key = entry.key.as_str();
    // What the same thing is called in front matter and elsewhere.
    let other_name = match key.to_ascii_lowercase().as_str() {
        "publish_date" | "pubdate" => Some("published"),
        "url" | "link" => Some("source"),
        "publisher" | "newspaper" => Some("outlet"),
        "country" => Some("countries"),
        "topics" | "topic" | "categories" | "keywords" => Some("tags"),
        "headline" => Some("title"),
        "retrieved" | "accessed" | "capture_date" => Some("captured"),
        "copy_of" | "same_as" => Some("duplicate_of"),
        "text" | "body" | "content" => Some("paragraphs"),
        _ => None,
    };
    let hint = match other_name.or_else(|| nearest(key, KEYS)) {
        Some(meant) => format!("‘{meant}’ may be meant"),
        None => format!("the keys are {}", KEYS.join(", ")),
    };
    Fault::new(&entry.key_span, format!("a sidecar has no key ‘{key}’")).hint(hint)
}

/// Puts what a sidecar says in the place of what was read out of the text. Headline, kicker, paragraphs and
/// captions are not among it: [`super::correction`] corrects them before the rest is read.
pub fn apply(said: Sidecar, article: &mut Article, outlets: &Outlets) {
    let before = could_be_idle(&said, article).then(|| article.clone());
    put(said, article, outlets);
    article.has_idle_sidecar = before.is_some_and(|before| says_the_same(&before, article));
}

/// Whether a sidecar says something, and nothing that settles a doubt or is no reading of the capture.
fn could_be_idle(said: &Sidecar, article: &Article) -> bool {
    let entered = entered(said);
    let says_more = said.title.is_some()
        || said.kicker.is_some()
        || said.paragraphs.is_some()
        || said.captions.is_some()
        || !said.checked.is_empty();
    let settles = |field: &Field| article.confidence_in(*field).level == Level::Doubtful;
    *said != Sidecar::default() && !says_more && !entered.iter().any(settles)
}

/// Whether two articles differ in nothing that a sidecar can say but in where it was found.
fn says_the_same(before: &Article, after: &Article) -> bool {
    fn value<T>(found: &Option<Found<T>>) -> Option<&T> {
        found.as_ref().map(|found| &found.value)
    }
    before.language.value == after.language.value
        && value(&before.published) == value(&after.published)
        && value(&before.source_url) == value(&after.source_url)
        && value(&before.outlet) == value(&after.outlet)
        && before.rights.value == after.rights.value
        && before.event_dates == after.event_dates
        && before.countries == after.countries
        && before.topics == after.topics
        && value(&before.captured) == value(&after.captured)
        && before.ties == after.ties
        && before.translation_key == after.translation_key
        && (&before.slug, &before.note, before.draft) == (&after.slug, &after.note, after.draft)
}

fn put(said: Sidecar, article: &mut Article, outlets: &Outlets) {
    fn by_hand<T>(value: T) -> Found<T> {
        Found {
            value,
            source: Source::Sidecar,
        }
    }
    article.withdrawn = withdrawn(&said);
    article.by_hand.extend(entered(&said));
    article.by_hand.sort_unstable();
    article.by_hand.dedup();
    if let Some(language) = said.language {
        article.language = by_hand(language);
    }
    if let Some(published) = said.published {
        article.published = published.value().map(by_hand);
    }
    if let Some(captured) = said.captured {
        article.captured = captured.value().map(by_hand);
    }
    if let Some(source) = said.source {
        article.source_url = source.value().map(by_hand);
    }
    if let Some(outlet) = said.outlet {
        let name = outlet.value();
        article.outlet = name.map(|name| by_hand(outlets.named(&name)));
    }
    if let Some(rights) = said.rights {
        article.rights = by_hand(rights);
    }
    for (said, field) in [
        (said.slug, &mut article.slug),
        (said.note, &mut article.note),
        (said.translation_key, &mut article.translation_key),
        (said.translation_of, &mut article.ties.translation_of),
        (said.duplicate_of, &mut article.ties.duplicate_of),
    ] {
        if let Some(said) = said {
            *field = said.value();
        }
    }
    article.ties.distinct_from = said.distinct_from;
    if let Some(dates) = said.event_dates {
        article.event_dates = dates;
    }
    if let Some(countries) = said.countries {
        article.countries = countries;
    }
    if let Some(tags) = said.tags {
        article.topics = tags;
    }
    if let Some(draft) = said.draft {
        article.draft = draft;
    }
}

/// What a sidecar gives, withdraws, or calls right.
fn entered(said: &Sidecar) -> Vec<Field> {
    let is_entered = |field: &Field| match field {
        Field::Title => said.title.is_some(),
        Field::Kicker => said.kicker.is_some(),
        Field::Published => said.published.is_some(),
        Field::EventDates => said.event_dates.is_some(),
        Field::Language => said.language.is_some(),
        Field::Source => said.source.is_some(),
        Field::Outlet => said.outlet.is_some(),
        Field::Countries => said.countries.is_some(),
        Field::Tags => said.tags.is_some(),
        Field::Text => said.paragraphs.is_some(),
    };
    let is_by_hand = |field: &Field| is_entered(field) || said.checked.contains(field);
    Field::ALL.into_iter().filter(is_by_hand).collect()
}

/// What a sidecar says that there is none of.
fn withdrawn(said: &Sidecar) -> Vec<Field> {
    fn none<T>(word: &Option<Word<T>>) -> bool {
        matches!(word, Some(Word::None))
    }
    fn empty<T>(list: &Option<Vec<T>>) -> bool {
        list.as_ref().is_some_and(Vec::is_empty)
    }
    let is_none = |field: &Field| match field {
        Field::Title => none(&said.title),
        Field::Kicker => none(&said.kicker),
        Field::Published => none(&said.published),
        Field::EventDates => empty(&said.event_dates),
        Field::Source => none(&said.source),
        Field::Outlet => none(&said.outlet),
        Field::Countries => empty(&said.countries),
        Field::Tags => empty(&said.tags),
        Field::Language | Field::Text => false,
    };
    Field::ALL.into_iter().filter(is_none).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
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
                 language, source, outlet, rights, countries, tags, paragraphs, captions, slug, translation_key, translation_of, duplicate_of, distinct_from, draft, note, checked)",
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

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text: String, toml in "(title|tags|published|event_dates|source) = [\\['0-9đ/:T\\-\\],]{0,24}") {
            let _ = parsed(&text);
            let _ = parsed(&toml);
        }
    }
}
