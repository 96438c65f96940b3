//! The head of a Markdown file, as Hugo, Zola and Jekyll have it: TOML between `+++` or YAML between `---`.
//!
//! People bring these files along: what is not known here is no error.

use super::date::{Date, DateRange};
use super::fields::{self, Fault, Faults};
use super::metadata::{self, Entry, Node, Value};
use crate::locale::Language;
use crate::outlet::Rights;
use crate::spelling::nearest;
use std::ops::Range;

/// What the head of a file says; `None` and empty where it says nothing.
#[derive(Debug, Default, PartialEq)]
pub(super) struct FrontMatter {
    pub title: Option<String>,
    pub kicker: Option<String>,
    pub published: Option<Date>,
    /// When the page was saved.
    pub captured: Option<Date>,
    pub event_dates: Vec<DateRange>,
    pub language: Option<Language>,
    pub source: Option<String>,
    pub outlet: Option<String>,
    pub rights: Option<Rights>,
    /// Codes or names of countries.
    pub countries: Option<Vec<Label>>,
    /// Tags, categories and key words; `None` if there is no such key.
    pub tags: Option<Vec<Label>>,
    pub slug: Option<String>,
    pub translation_key: Option<String>,
    pub draft: bool,
    pub note: Option<String>,
    /// The keys that say something, by the names that a sidecar has for them, each with its line from 1.
    pub said: Vec<(String, usize)>,
    /// Keys that mean nothing to this program, in order, each with its line.
    pub unused: Vec<(String, usize)>,
    /// Where they and the keys for site generators stand with their values, in order.
    pub left_out: Vec<Range<usize>>,
}

/// A name that stands for something, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub name: String,
    pub span: Range<usize>,
}

/// Keys that tell a site generator what to do and a reader nothing.
const FOR_GENERATORS: [&str; 16] = [
    "lastmod",
    "updated",
    "modified",
    "lastmodified",
    "weight",
    "layout",
    "template",
    "type",
    "aliases",
    "toc",
    "markup",
    "permalink",
    "inserttoc",
    "insearchindex",
    "cascade",
    "render",
];

/// Keys under which clippers note when they saved a page.
const CAPTURED: [&str; 7] = [
    "captured",
    "capturedat",
    "retrieved",
    "accessed",
    "accessdate",
    "clipped",
    "archivedat",
];

/// Reads the head of a file and gives what it says and where the text after it begins.
///
/// What is wrong goes to `faults`; a file without a head says nothing and begins at 0.
pub(super) fn read(text: &str, faults: &mut Faults) -> (FrontMatter, usize) {
    let Some(head) = find(text) else {
        return (FrontMatter::default(), 0);
    };
    let Some(inner) = head.inner else {
        let fence = &text[..3];
        faults.error(
            Fault::new(
                &(0..3),
                format!("the front matter that begins with {fence} does not end"),
            )
            .hint(format!("close it with a line {fence}")),
        );
        return (FrontMatter::default(), text.len());
    };
    let written = &text[inner.clone()];
    let entries = if head.toml {
        match metadata::read_toml(written, inner.start) {
            Ok(entries) => entries,
            Err(errors) => {
                faults.syntax(errors);
                Vec::new()
            }
        }
    } else {
        match metadata::read_yaml(written, inner.start) {
            Ok(Some(entries)) => entries,
            // Two rules with a text between them.
            Ok(None) => return (FrontMatter::default(), 0),
            Err(error) => {
                faults.syntax([error]);
                Vec::new()
            }
        }
    };
    let breaks: Vec<usize> = memchr::memchr_iter(b'\n', &text.as_bytes()[..head.end]).collect();
    let line_of = |byte: usize| 1 + breaks.partition_point(|at| *at < byte);
    (interpret(&entries, &line_of, faults), head.end)
}

struct Head {
    toml: bool,
    /// Between the fences; `None` if the second is missing.
    inner: Option<Range<usize>>,
    /// Where the text begins.
    end: usize,
}

fn find(text: &str) -> Option<Head> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let toml = match first.trim_end() {
        "+++" => true,
        "---" => false,
        _ => return None,
    };
    let start = first.len();
    let mut at = start;
    for line in lines {
        let closes = match line.trim_end() {
            "+++" => toml,
            "---" | "..." => !toml,
            _ => false,
        };
        if closes {
            return Some(Head {
                toml,
                inner: Some(start..at),
                end: at + line.len(),
            });
        }
        at += line.len();
    }
    // A lone `---` is a rule, unless a key follows.
    let next = text[start..].lines().find(|line| !line.trim().is_empty());
    let is_key = |line: &str| {
        line.split_once(':')
            .is_some_and(|(key, _)| !key.is_empty() && !key.contains(char::is_whitespace))
    };
    (toml || next.is_some_and(is_key)).then_some(Head {
        toml,
        inner: None,
        end: text.len(),
    })
}

/// A key as people vary it: without case, `_` and `-`.
fn folded(key: &str) -> String {
    key.chars()
        .filter(|c| !matches!(c, '_' | '-'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The name that a sidecar has for a folded key.
fn name_in_sidecar(key: &str) -> &str {
    match key {
        "translationkey" => "translation_key",
        "eventdates" => "event_dates",
        same => same,
    }
}

/// The entries of a head, from which keys are taken one after the other.
struct Keys<'a> {
    /// Those that are left.
    left: Vec<Key<'a>>,
    /// Those that were taken, by the first of the names under which each was asked for, and where they stand.
    taken: Vec<(String, usize)>,
}

struct Key<'a> {
    /// As written, with its table.
    written: String,
    folded: String,
    /// Where it stands.
    span: &'a Range<usize>,
    node: &'a Node,
}

impl Key<'_> {
    /// Where it stands with its value.
    fn whole(&self) -> Range<usize> {
        self.span.start..self.node.span.end.max(self.span.end)
    }
}

impl<'a> Keys<'a> {
    fn new(entries: &'a [Entry]) -> Self {
        let mut left = Vec::new();
        for entry in entries {
            let key = folded(&entry.key);
            match &entry.node.value {
                // Zola's and Hugo's tables for what they do not know themselves.
                Value::Table(inner)
                    if ["extra", "params", "taxonomies"].contains(&key.as_str()) =>
                {
                    left.extend(inner.iter().map(|inner| Key {
                        written: format!("{}.{}", entry.key, inner.key),
                        folded: folded(&inner.key),
                        span: &inner.key_span,
                        node: &inner.node,
                    }));
                }
                _ => left.push(Key {
                    written: entry.key.clone(),
                    folded: key,
                    span: &entry.key_span,
                    node: &entry.node,
                }),
            }
        }
        Keys {
            left,
            taken: Vec::new(),
        }
    }

    /// Takes all entries with one of these keys, in the order of `names`; those without a value are left out.
    fn take(&mut self, names: &[&str]) -> Vec<(String, &'a Node)> {
        let mut taken = Vec::new();
        while let Some(key) = self.take_first(names) {
            taken.push((key.written, key.node));
        }
        taken
    }

    /// Takes the first entry with one of these keys and a value; further ones are left.
    fn take_first(&mut self, names: &[&str]) -> Option<Key<'a>> {
        let is_one = |key: &Key<'_>| names.contains(&key.folded.as_str());
        self.left
            .retain(|key| !is_one(key) || key.node.value != Value::Nothing);
        let place = |name: &&str| self.left.iter().position(|key| key.folded == *name);
        let place = names.iter().find_map(place)?;
        let key = self.left.remove(place);
        self.taken.push((names[0].to_owned(), key.span.start));
        Some(key)
    }

    /// Takes the first entry with one of these keys and reads it.
    fn first<T>(
        &mut self,
        names: &[&str],
        faults: &mut Faults,
        read: impl Fn(&str, &Node) -> Result<T, Fault>,
    ) -> Option<T> {
        let key = self.take_first(names)?;
        faults.keep(read(&key.written, key.node))
    }

    /// Takes all entries with one of these keys and gives every single name in them.
    fn labels(&mut self, names: &[&str], faults: &mut Faults) -> Option<Vec<Label>> {
        let taken = self.take(names);
        let mut labels = Vec::new();
        for (written, node) in &taken {
            for item in fields::items(node) {
                let Some(line) = faults.keep(fields::line(written, item)) else {
                    continue;
                };
                // `tags: a, b` is a list to most programs.
                let parts = line
                    .split(',')
                    .map(str::trim)
                    .filter(|part| !part.is_empty());
                labels.extend(parts.map(|part| Label {
                    name: part.to_owned(),
                    span: item.span.clone(),
                }));
            }
        }
        (!taken.is_empty()).then_some(labels)
    }
}

fn interpret(
    entries: &[Entry],
    line_of: &dyn Fn(usize) -> usize,
    faults: &mut Faults,
) -> FrontMatter {
    let mut keys = Keys::new(entries);
    let mut front = FrontMatter {
        title: keys.first(&["title", "headline"], faults, fields::line),
        kicker: keys.first(&["kicker"], faults, fields::line),
        published: keys.first(
            &[
                "published",
                "date",
                "publishdate",
                "pubdate",
                "datepublished",
            ],
            faults,
            fields::date,
        ),
        captured: keys.first(&CAPTURED, faults, fields::date),
        language: keys.first(&["language", "lang", "locale"], faults, fields::language),
        outlet: keys.first(&["outlet", "publisher", "sourcename"], faults, fields::line),
        countries: keys.labels(&["countries", "country"], faults),
        tags: keys.labels(
            &[
                "tags",
                "tag",
                "topics",
                "categories",
                "category",
                "keywords",
            ],
            faults,
        ),
        translation_key: keys.first(&["translationkey"], faults, fields::line),
        draft: keys
            .first(&["draft"], faults, fields::flag)
            .unwrap_or(false),
        note: keys.first(&["note"], faults, fields::text),
        ..FrontMatter::default()
    };
    for (written, node) in keys.take(&["eventdates", "eventdate"]) {
        for item in fields::items(node) {
            front
                .event_dates
                .extend(faults.keep(fields::date_range(&written, item)));
        }
    }
    front.event_dates.sort_unstable();
    front.event_dates.dedup();
    for (written, node) in keys.take(&["slug"]) {
        // Other generators allow more; the address then comes from the title.
        match fields::slug(&written, node) {
            Ok(slug) => front.slug = Some(slug),
            Err(fault) => faults.warning(fault),
        }
    }
    for (written, node) in keys.take(&["rights"]) {
        match fields::rights(&written, node) {
            Ok(rights) => front.rights = Some(rights),
            // A policy that is mistyped must not show the whole text.
            Err(fault) if is_nearly_a_policy(&written, node) => faults.error(fault),
            // Elsewhere this key holds the name of a licence.
            Err(fault) => faults.warning(fault),
        }
    }
    let sources = [
        "source",
        "sourceurl",
        "originalurl",
        "urlofsource",
        "canonical",
        "canonicalurl",
    ];
    let mut further = Vec::new();
    while let Some(key) = keys.take_first(&sources) {
        let Some(source) = faults.keep(fields::line(&key.written, key.node)) else {
            continue;
        };
        // `source` is an address to some and the name of a newspaper to others.
        let field = if fields::is_address(&source) {
            &mut front.source
        } else {
            &mut front.outlet
        };
        match field {
            None => *field = Some(source),
            Some(own) if *own == source => {}
            Some(_) => further.push(key),
        }
    }
    keys.left.extend(further);
    keys.left.sort_by_key(|key| key.span.start);
    // Who wrote this wants the text not to be shown; to pass over it would show it.
    for (_, node) in keys.take(&["withdrawn"]) {
        if node.value != Value::Flag(false) {
            let fault = Fault::new(&node.span, "front matter cannot withdraw an article");
            let hint =
                "write [withdrawn] into its sidecar, with date and reason, and take it out of here";
            faults.error(fault.hint(hint));
        }
    }
    front.left_out = keys.left.iter().map(Key::whole).collect();
    let said = keys.taken.drain(..);
    front.said = said
        .map(|(key, at)| (name_in_sidecar(&key).to_owned(), line_of(at)))
        .collect();
    keys.take(&FOR_GENERATORS);
    let unused = keys.left.into_iter();
    front.unused = unused
        .map(|key| (key.written, line_of(key.span.start)))
        .collect();
    front
}

fn is_nearly_a_policy(key: &str, node: &Node) -> bool {
    let policies = Rights::ALL.map(Rights::name);
    fields::line(key, node).is_ok_and(|line| nearest(&line, policies).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn front(text: &str) -> FrontMatter {
        let mut faults = Faults::new("a.md", text);
        let (front, _) = read(text, &mut faults);
        assert_eq!(faults.into_diagnostics(), []);
        front
    }

    fn problems(text: &str) -> Vec<(Option<usize>, String)> {
        let mut faults = Faults::new("a.md", text);
        read(text, &mut faults);
        let found = faults.into_diagnostics();
        found.into_iter().map(|d| (d.line, d.message)).collect()
    }

    fn names(labels: &Option<Vec<Label>>) -> Vec<&str> {
        labels
            .iter()
            .flatten()
            .map(|label| label.name.as_str())
            .collect()
    }

    #[test]
    fn a_head_of_zola_is_read() {
        let front = front(
            "+++\ntitle = \"Cầu mới\"\ndate = 2017-08-21\nupdated = 2018-01-01\ndraft = true\n\
             [taxonomies]\ntags = [\"Giao thông\", \"roads\"]\n[extra]\nsource = \"https://example.org/a\"\n\
             countries = [\"VN\"]\nstars = 5\n+++\nText\n",
        );
        assert_eq!(front.title.as_deref(), Some("Cầu mới"));
        assert_eq!(front.published.unwrap().to_string(), "2017-08-21");
        assert!(front.draft);
        assert_eq!(names(&front.tags), ["Giao thông", "roads"]);
        assert_eq!(names(&front.countries), ["VN"]);
        assert_eq!(front.source.as_deref(), Some("https://example.org/a"));
        assert_eq!(front.unused, [("extra.stars".to_owned(), 11)]);
        assert_eq!(front.left_out.len(), 2);
    }

    #[test]
    fn a_head_of_hugo_is_read() {
        let front = front(
            "---\ntitle: \"Jembatan: baru\"\ndate: 2017-08-21T17:06:00+07:00\nlastmod: 2018-01-01\ntags: jalan, air\n\
             categories:\n  - Berita\nlanguage: id-ID\nsource: Koran Contoh\ncanonicalURL: https://example.org/b\n\
             translationKey: jembatan\ncountries: [NO, ID]\ndescription: x\nslug:\nevent_dates: 2017\n---\nTeks\n",
        );
        assert_eq!(front.title.as_deref(), Some("Jembatan: baru"));
        assert_eq!(
            front.published.unwrap().machine(),
            "2017-08-21T17:06:00+07:00"
        );
        assert_eq!(names(&front.tags), ["jalan", "air", "Berita"]);
        assert_eq!(front.language.unwrap().as_str(), "id");
        assert_eq!(front.outlet.as_deref(), Some("Koran Contoh"));
        assert_eq!(front.source.as_deref(), Some("https://example.org/b"));
        assert_eq!(front.translation_key.as_deref(), Some("jembatan"));
        assert_eq!(names(&front.countries), ["NO", "ID"]);
        assert_eq!(front.event_dates.len(), 1);
        assert_eq!(front.unused, [("description".to_owned(), 13)]);
        assert!(front.said.contains(&("translation_key".to_owned(), 11)));
    }

    #[test]
    fn a_second_key_for_the_same_thing_is_named_as_not_used() {
        let front = front(
            "---\ndate: 2017-08-21\npublishDate: 2018-01-01\nsource: Koran\noutlet: Kabar\n\
             source_url: https://example.org/a\ncanonical: https://example.org/b\npubdate:\n---\nTeks\n",
        );
        assert_eq!(front.published.unwrap().to_string(), "2017-08-21");
        assert_eq!(front.outlet.as_deref(), Some("Kabar"));
        assert_eq!(front.source.as_deref(), Some("https://example.org/a"));
        let unused: Vec<&str> = front.unused.iter().map(|key| key.0.as_str()).collect();
        assert_eq!(unused, ["publishDate", "source", "canonical"]);
        assert_eq!(front.left_out.len(), 3);
    }

    #[test]
    fn each_of_many_keys_has_its_line() {
        let keys: String = (0..3_000).map(|n| format!("k{n}: x\n")).collect();
        let front = front(&format!("---\n{keys}---\nTeks\n"));
        let last = front.unused.last();
        assert_eq!(last, Some(&("k2999".to_owned(), 3_001)));
    }

    #[test]
    fn problems_have_the_line_of_the_file() {
        assert_eq!(
            problems("---\ntitle: [a, b]\ndate: 2017-02-30\nlang: xx\n---\n"),
            [
                (
                    Some(2),
                    "‘title’ must be a text, and this is a list".to_owned()
                ),
                (Some(3), "‘2017-02-30’ is no date".to_owned()),
                (Some(4), "‘xx’ is no language code".to_owned()),
            ]
        );
        assert_eq!(
            problems("---\ntitle: x\ndraft: yes\n---\n"),
            [(
                Some(3),
                "‘draft’ must be true or false, and this is a text".to_owned()
            )]
        );
        assert_eq!(problems("+++\na = 1\nb =\n+++\n")[0].0, Some(3));
        assert_eq!(problems("---\na: 1\nb: [\n---\n")[0].0, Some(3));
        assert_eq!(
            problems("+++\ntitle = 'x'\n"),
            [(
                Some(1),
                "the front matter that begins with +++ does not end".to_owned()
            )]
        );
    }

    #[test]
    fn a_text_that_is_to_be_withdrawn_is_not_shown_for_want_of_a_sidecar() {
        for head in [
            "---\ntitle: x\nwithdrawn:\n  date: 2026-03-01\n  reason: rights\n---\n",
            "---\ntitle: x\nwithdrawn: true\n---\n",
            "+++\ntitle = 'x'\n[withdrawn]\ndate = 2026-03-01\n+++\n",
        ] {
            let (line, message) = problems(head).remove(0);
            assert_eq!(message, "front matter cannot withdraw an article", "{head}");
            assert!(matches!(line, Some(3 | 4)), "{head}");
        }
        assert_eq!(problems("---\ntitle: x\nwithdrawn: false\n---\n"), []);
    }

    #[test]
    fn rules_are_not_taken_for_a_head() {
        for text in [
            "---\n\nText.\n\n---\nMore.\n",
            "---\nText.\n",
            "Text\n---\n",
            "---",
            "",
        ] {
            let mut faults = Faults::new("a.md", text);
            assert_eq!(
                read(text, &mut faults),
                (FrontMatter::default(), 0),
                "{text}"
            );
            assert_eq!(faults.into_diagnostics(), []);
        }
    }

    proptest! {
        #[test]
        fn any_head_is_read_without_panic(text in "(---|\\+\\+\\+)\n[a-z:\\[\\]{}&*!|>'\"#,=\\-+\\n 0-9đ/.]{0,80}\n(---|\\+\\+\\+|)\n") {
            let mut faults = Faults::new("a.md", &text);
            let (_, end) = read(&text, &mut faults);
            prop_assert!(text.is_char_boundary(end));
            faults.into_diagnostics();
        }
    }
}
