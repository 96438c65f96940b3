//! A Markdown file with or without front matter becomes an article.

use super::country::Gazetteer;
use super::fields::{Fault, Faults};
use super::front_matter::{self, FrontMatter, Label};
use super::markup::{self, Rendered};
use super::outlets::Outlets;
use super::reader::UNLIMITED;
use super::reading::derive_title;
use super::sidecar::{Sidecar, Word};
use super::signature::Signature;
use super::topic::Topics;
use super::{
    Article, Block, BlockKind, Body, Field, Found, Knowledge, Reason, SaidAt, Source, Span, Ties,
};
use super::{correction, language, naming};
use crate::capture::Capture;
use crate::diagnostic::{Diagnostic, Severity, Warned};
use crate::locale::{Language, Region, codes};
use crate::spelling::nearest;
use crate::vocabulary::Topic;

/// Keys that only a sidecar has.
const FOR_SIDECARS: [&str; 7] = [
    "paragraphs",
    "captions",
    "translation_of",
    "duplicate_of",
    "distinct_from",
    "checked",
    "corrections",
];

/// Reads a capture of [`Format::Markdown`](crate::capture::Format::Markdown).
///
/// What the front matter does not say is read out of the text: the headline from its first heading, else
/// its first sentence, else the file's name; the language from the file's name, else the text; countries
/// and topics from the text. Of what the sidecar says, headline, kicker, text and language are used here,
/// since other things are read out of them; the rest is applied by whoever has parsed it. Keys of the front
/// matter that mean nothing here are listed in one note.
///
/// # Errors
/// Everything that is wrong with the front matter, at once.
pub fn read_markdown(
    capture: Capture,
    said: Option<&Sidecar>,
    knowledge: &Knowledge,
    gazetteer: &Gazetteer,
    topics: &Topics,
    outlets: &Outlets,
) -> Result<Warned<Article>, Vec<Diagnostic>> {
    let mut faults = Faults::new(&capture.path, &capture.text);
    let (front, body_start) = front_matter::read(&capture.text, &mut faults);
    let anchor: String = capture.sha256[..3]
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    let body = &capture.text[body_start..];
    let headline = match said.and_then(|said| said.title.as_ref()) {
        // No heading of the text is the headline then.
        Some(said) => Some(said.as_ref().map_or("", String::as_str)),
        None => front.title.as_deref(),
    };
    let captions = said.and_then(|said| said.captions.as_deref());
    let rendered = markup::render(body, headline, captions, &anchor);
    let paragraphs = match said.and_then(|said| said.paragraphs.as_ref()) {
        Some(entered) => entered,
        None => &rendered.paragraphs,
    };

    let title = title(&front, said, paragraphs, &rendered, &capture, body_start);
    let named = naming::language_of_name(&capture.path, &knowledge.languages);
    let (running, pictures) = (paragraphs.join("\n"), rendered.captions.join("\n"));
    let text = format!("{}\n{running}\n{pictures}", title.value);
    let language = match (said.and_then(|said| said.language), front.language, &named) {
        (Some(value), ..) => found(value, Source::Sidecar),
        (None, Some(value), _) => found(value, Source::FrontMatter),
        (None, None, Some((value, _))) => found(*value, Source::FileName),
        (None, None, None) => match language::detect(&text) {
            Some(value) => found(value, Source::Text),
            None => found(knowledge.default_language(), Source::Default),
        },
    };
    let countries = front
        .countries
        .as_deref()
        .and_then(|labels| countries(labels, gazetteer, language.value, &mut faults))
        .unwrap_or_else(|| gazetteer.find(&text, language.value));
    let filed = front
        .tags
        .as_deref()
        .and_then(|labels| filed_under(labels, &knowledge.topics, &mut faults))
        .unwrap_or_else(|| {
            let body: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
            topics.find(&title.value, &body, language.value)
        });
    let published = match front.published {
        Some(date) => Some(found(date, Source::FrontMatter)),
        None => naming::date_of_name(&capture.path).map(|date| found(date, Source::FileName)),
    };
    if !front.unused.is_empty() {
        let unused: Vec<&str> = front.unused.iter().map(|key| key.0.as_str()).collect();
        let note = format!(
            "of the front matter, this is not used: {}",
            unused.join(", ")
        );
        let mut note = Diagnostic::note(note);
        let for_sidecar = unused.iter().filter(|key| FOR_SIDECARS.contains(key));
        let for_sidecar: Vec<_> = for_sidecar.map(|key| format!("`{key}`")).collect();
        match &*for_sidecar {
            [] => {}
            [key] => note = note.hint(format!("{key} is a key of sidecars: write it there")),
            keys => {
                let keys = keys.join(", ");
                note = note.hint(format!("{keys} are keys of sidecars: write them there"));
            }
        }
        faults.about_line(note, front.unused[0].1);
    }

    let diagnostics = faults.into_diagnostics();
    if diagnostics
        .iter()
        .any(|problem| problem.severity == Severity::Error)
    {
        return Err(diagnostics);
    }
    let by_hand = by_hand(&front);
    let kicker = match said.and_then(|said| said.kicker.as_ref()) {
        Some(said) => said.as_ref().cloned(),
        None => front.kicker,
    };
    let mut left_out: Vec<(Span, Reason)> = front
        .left_out
        .into_iter()
        .map(|span| (span, Reason::FrontMatter))
        .collect();
    let mut text = capture.text;
    let body = if said.is_some_and(|said| said.paragraphs.is_some()) {
        let body = &text[body_start..];
        if !body.trim().is_empty() {
            let start = body_start + body.len() - body.trim_start().len();
            left_out.push((start..body_start + body.trim_end().len(), Reason::Overruled));
        }
        let mut block = |kind, block: &String| Block {
            kind,
            span: correction::append(&mut text, block),
        };
        let mut blocks = Vec::new();
        blocks.extend(paragraphs.iter().map(|p| block(BlockKind::Paragraph, p)));
        blocks.extend(
            rendered
                .captions
                .iter()
                .map(|c| block(BlockKind::Caption, c)),
        );
        Body::Blocks(blocks)
    } else {
        let in_file = |(span, reason): (Span, Reason)| {
            (span.start + body_start..span.end + body_start, reason)
        };
        left_out.extend(rendered.left_out.into_iter().map(in_file));
        Body::Markdown {
            html: rendered.html,
            ends: rendered.ends,
            paragraphs: rendered.paragraphs,
            captions: rendered.captions,
        }
    };
    let value = Article {
        dropped: correction::left_out(&text, left_out),
        path: capture.path,
        sha256: capture.sha256,
        encoding: capture.encoding,
        text: text.into_boxed_str(),
        language,
        title,
        published,
        event_dates: front.event_dates,
        kicker,
        body,
        has_standfirst: false,
        rights: front
            .rights
            .map_or(UNLIMITED, |rights| found(rights, Source::FrontMatter)),
        source_url: front
            .source
            .map(|address| found(address, Source::FrontMatter)),
        outlet: front
            .outlet
            .map(|name| found(outlets.named(&name), Source::FrontMatter)),
        countries,
        topics: filed,
        translation_key: front.translation_key.or(named.map(|(_, key)| key)),
        slug: front.slug,
        note: front.note,
        draft: front.draft,
        corrections: Vec::new(),
        withdrawal: None,
        withdrawn: Vec::new(),
        by_hand,
        has_idle_sidecar: false,
        said_at: SaidAt {
            front_matter: front.said,
            ..SaidAt::default()
        },
        captured: front.captured.map(|date| found(date, Source::FrontMatter)),
        ties: Ties::default(),
        signature: Signature::default(),
        words: Box::default(),
    };
    Ok(Warned { value, diagnostics })
}

/// The fields that the front matter gives.
fn by_hand(front: &FrontMatter) -> Vec<Field> {
    let is_given = |field: &Field| match field {
        Field::Title => front.title.is_some(),
        Field::Kicker => front.kicker.is_some(),
        Field::Published => front.published.is_some(),
        Field::EventDates => !front.event_dates.is_empty(),
        Field::Language => front.language.is_some(),
        Field::Source => front.source.is_some(),
        Field::Outlet => front.outlet.is_some(),
        Field::Countries => front.countries.is_some(),
        Field::Tags => front.tags.is_some(),
        Field::Text => false,
    };
    Field::ALL.into_iter().filter(is_given).collect()
}

fn found<T>(value: T, source: Source) -> Found<T> {
    Found { value, source }
}

fn title(
    front: &FrontMatter,
    said: Option<&Sidecar>,
    paragraphs: &[String],
    rendered: &Rendered,
    capture: &Capture,
    body_start: usize,
) -> Found<String> {
    let said = said.and_then(|said| said.title.as_ref());
    if let Some(Word::Is(title)) = said {
        return found(title.clone(), Source::Sidecar);
    }
    if let (None, Some(title)) = (said, &front.title) {
        return found(title.clone(), Source::FrontMatter);
    }
    if let (None, Some(heading)) = (said, &rendered.heading) {
        let before = &capture.text[..body_start + heading.at];
        let line = 1 + before.matches('\n').count();
        return found(heading.text.clone(), Source::Line(line));
    }
    match paragraphs.first() {
        Some(paragraph) => found(derive_title(paragraph), Source::FirstSentence),
        None => found(naming::words_of_name(&capture.path), Source::FileName),
    }
}

/// Countries by code or name, sorted by code; `None` if there are labels and none of them is a country.
fn countries(
    labels: &[Label],
    gazetteer: &Gazetteer,
    language: Language,
    faults: &mut Faults,
) -> Option<Vec<Region>> {
    let mut countries = Vec::new();
    for label in labels {
        let named = match codes::country(&label.name) {
            Some(country) => vec![country],
            None => gazetteer.find(&label.name, language),
        };
        if named.is_empty() {
            faults.warning(
                Fault::new(&label.span, format!("‘{}’ is no country", label.name))
                    .hint("write the two letters of ISO 3166-1, such as VN or ID"),
            );
        }
        countries.extend(named);
    }
    countries.sort_unstable();
    countries.dedup();
    (labels.is_empty() || !countries.is_empty()).then_some(countries)
}

/// Topics by id or word, in the order of the vocabulary; `None` if there are labels and none is a topic.
fn filed_under(labels: &[Label], topics: &[Topic], faults: &mut Faults) -> Option<Vec<String>> {
    let is_label_of = |topic: &Topic, label: &str| {
        let words = topic.words.iter().flat_map(|(_, words)| words);
        folded(&topic.id) == label || words.into_iter().any(|word| folded(word) == label)
    };
    let (mut filed, mut unknown) = (vec![false; topics.len()], Vec::new());
    for label in labels {
        let name = folded(&label.name);
        match topics.iter().position(|topic| is_label_of(topic, &name)) {
            Some(at) => filed[at] = true,
            None => unknown.push(label),
        }
    }
    if let Some(first) = unknown.first() {
        let mut names: Vec<_> = unknown
            .iter()
            .map(|label| format!("‘{}’", label.name))
            .collect();
        names.dedup();
        let are = if names.len() == 1 {
            "is no topic"
        } else {
            "are no topics"
        };
        let ids = topics.iter().map(|topic| topic.id.as_str());
        let hint = match nearest(&first.name, ids) {
            Some(meant) if names.len() == 1 => format!("‘{meant}’ may be meant"),
            _ => "add them to the archive's topics, or take them out".to_owned(),
        };
        faults.warning(
            Fault::new(
                &first.span,
                format!("{} {are} of this archive", names.join(", ")),
            )
            .hint(hint),
        );
    }
    let ids = topics.iter().zip(&filed).filter(|(_, filed)| **filed);
    let ids: Vec<_> = ids.map(|(topic, _)| topic.id.clone()).collect();
    (labels.is_empty() || !ids.is_empty()).then_some(ids)
}

/// A label without case, and with spaces for hyphens and underscores.
fn folded(label: &str) -> String {
    label.to_lowercase().replace(['-', '_'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capture::Format;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    /// Made once: it takes a while without optimization.
    static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::new);

    fn knowledge() -> Knowledge {
        let vi: Language = "vi".parse().unwrap();
        let topic = |id: &str, word: &str| Topic {
            id: id.to_owned(),
            names: Vec::new(),
            words: vec![(vi, vec![word.to_owned()])],
        };
        Knowledge {
            languages: vec![vi, "id".parse().unwrap()],
            topics: vec![
                topic("clean-water", "nước sạch"),
                topic("roads", "đường sá"),
            ],
            outlets: Vec::new(),
        }
    }

    fn read(path: &str, text: &str) -> Result<Warned<Article>, Vec<Diagnostic>> {
        let capture = Capture {
            path: path.to_owned(),
            format: Format::Markdown,
            text: text.to_owned(),
            encoding: "UTF-8",
            sha256: [0xab; 32],
            sidecar: None,
        };
        let knowledge = knowledge();
        let topics = Topics::new(&knowledge.topics);
        read_markdown(
            capture,
            None,
            &knowledge,
            &GAZETTEER,
            &topics,
            &Outlets::default(),
        )
    }

    fn clean(path: &str, text: &str) -> Article {
        let warned = read(path, text).unwrap();
        assert_eq!(warned.diagnostics, []);
        warned.value
    }

    #[test]
    fn the_front_matter_is_what_the_article_says() {
        let article = clean(
            "a/cau.vi.md",
            "---\ntitle: Cầu mới\ndate: 2017-08-21\ntags: [Đường sá, clean_water]\ncountries: vn, ID\n\
             source: https://example.org/a\nlanguage: id\n---\n# Cầu mới\n\nChữ.\n",
        );
        assert_eq!(
            article.title,
            found("Cầu mới".to_owned(), Source::FrontMatter)
        );
        assert_eq!(article.published.unwrap().source, Source::FrontMatter);
        assert_eq!(article.topics, ["clean-water", "roads"]);
        assert_eq!(article.countries.len(), 2);
        assert_eq!(article.language.source, Source::FrontMatter);
        assert_eq!(article.translation_key.as_deref(), Some("a/cau"));
        let Body::Markdown {
            html, paragraphs, ..
        } = article.body
        else {
            panic!("not Markdown")
        };
        assert_eq!(
            (html.as_str(), paragraphs),
            ("<p>Chữ.</p>\n", vec!["Chữ.".to_owned()])
        );
    }

    #[test]
    fn without_front_matter_the_heading_is_the_headline() {
        let article = clean("2021-03-08-cau.vi.md", "\n# Cầu mới\n\nChữ.\n");
        assert_eq!(article.title, found("Cầu mới".to_owned(), Source::Line(2)));
        assert_eq!(article.language.source, Source::FileName);
        assert_eq!(article.published.unwrap().source, Source::FileName);
        let article = clean("a.md", "+++\ndraft = true\n+++\n\n# Cầu mới\n\nChữ.\n");
        assert_eq!(article.title.source, Source::Line(5));
        assert!(article.draft);
    }

    #[test]
    fn without_a_heading_the_first_sentence_is_the_headline() {
        let article = clean("a.md", "UBND TP. Cần Thơ mở đường. Đường dài 5 km.\n");
        assert_eq!(
            article.title,
            found(
                "UBND TP. Cần Thơ mở đường".to_owned(),
                Source::FirstSentence
            )
        );
        let long = clean("a.md", &"đường dài ".repeat(40)).title.value;
        assert!(long.ends_with("đường…") || long.ends_with("dài…"), "{long}");
        assert!(long.chars().count() <= 150);
    }

    #[test]
    fn a_file_without_headline_and_text_is_named_after_its_file_and_blank() {
        let warned = read("a/tin-moi.md", "---\nnote: x\n---\n").unwrap();
        assert_eq!(
            warned.value.title,
            found("tin moi".to_owned(), Source::FileName)
        );
        assert!(warned.value.is_blank());
        let warned = read("a/tin-moi.md", "---\ntitle: x\n---\n").unwrap();
        assert!(!warned.value.is_blank());
    }

    #[test]
    fn what_is_not_used_is_told_without_failing() {
        let warned = read(
            "a.md",
            "---\ntitle: x\ntags: [roads, thể thao, sport]\ncountries: [VN, Atlantis]\nauthor: An\nmood: y\n---\nChữ\n",
        )
        .unwrap();
        let say = |d: &Diagnostic| (d.severity, d.line, d.message.clone());
        let found: Vec<_> = warned.diagnostics.iter().map(say).collect();
        assert_eq!(
            found,
            [
                (
                    Severity::Warning,
                    Some(3),
                    "‘thể thao’, ‘sport’ are no topics of this archive".to_owned()
                ),
                (
                    Severity::Warning,
                    Some(4),
                    "‘Atlantis’ is no country".to_owned()
                ),
                (
                    Severity::Note,
                    Some(5),
                    "of the front matter, this is not used: author, mood".to_owned()
                ),
            ]
        );
        assert_eq!(warned.value.topics, ["roads"]);
    }

    #[test]
    fn a_policy_that_is_mistyped_does_not_show_the_text() {
        let with = |rights: &str| read("a.md", &format!("---\nrights: {rights}\n---\nChữ\n"));
        assert!(with("exerpt").is_err());
        assert!(with("Excerpt").is_err());
        let licence = with("CC BY 4.0").unwrap().diagnostics;
        assert_eq!(licence[0].severity, Severity::Warning);
    }

    #[test]
    fn a_mistyped_topic_is_told_with_the_one_that_may_be_meant() {
        let warned = read("a.md", "---\ntags: [road]\n---\nChữ\n").unwrap();
        let hint = warned.diagnostics[0].hint.as_deref();
        assert_eq!(hint, Some("‘roads’ may be meant"));
    }

    #[test]
    fn of_a_key_that_only_a_sidecar_has_the_note_says_so() {
        let warned = read("a.md", "---\nmood: y\nduplicate_of: b.txt\n---\nChữ\n").unwrap();
        let hint = warned.diagnostics[0].hint.as_deref();
        assert_eq!(
            hint,
            Some("`duplicate_of` is a key of sidecars: write it there")
        );
        let two = read(
            "a.md",
            "---\nduplicate_of: b.txt\nmood: y\nchecked: [title]\n---\nChữ\n",
        );
        let hint = two.unwrap().diagnostics[0].hint.clone();
        assert_eq!(
            hint.as_deref(),
            Some("`duplicate_of`, `checked` are keys of sidecars: write them there")
        );
    }

    #[test]
    fn everything_wrong_in_the_front_matter_is_reported_at_once() {
        let problems = read("a.md", "+++\ndate = 'x'\nlang = 'xx'\n+++\nChữ\n").unwrap_err();
        let lines: Vec<_> = problems.iter().map(|d| d.line).collect();
        assert_eq!(lines, [Some(2), Some(3)]);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(head in "(---\n|\\+\\+\\+\n)?", text: String) {
            let _ = read("a.md", &format!("{head}{text}"));
        }
    }
}
