//! An article for a person: its fields, how far each can be trusted, and every line of the capture.

use super::super::report::visible_line;
use super::super::style::{Look, padded};
use crate::article::confidence::{Confidence, Level};
use crate::article::explained::{Explained, Line};
use crate::article::reading::{Evidence, Role, Verdict};
use crate::article::{Article, BlockKind, Body, Field, Reason};
use console::{Style, measure_text_width};
use std::fmt::Write;

/// Columns of what stands before the text of a line: number, sign, verdict.
const VERDICT: usize = 16;
const BEFORE: usize = 5 + 2 + VERDICT + 1;

/// The article and its lines; with `evidence`, what spoke for and against each reading of a line.
pub fn view(explained: &Explained, shown: &str, evidence: bool, look: Look) -> String {
    let mut text = look.styled(Style::new().bold(), &visible_line(shown));
    text.push('\n');
    for confidence in explained.article.confidence() {
        text.push_str(&field(&explained.article, &confidence, look));
    }
    text.push('\n');
    for one in &explained.lines {
        text.push_str(&line(one, look));
        if evidence {
            text.push_str(&reasons(&one.evidence, look));
        }
    }
    text.push('\n');
    text
}

/// A field with its value, its level and the grounds; nothing where there is none and none is expected.
fn field(article: &Article, confidence: &Confidence, look: Look) -> String {
    let value = value(article, confidence.field);
    if value.is_none()
        && confidence.level != Level::Doubtful
        && !article.by_hand.contains(&confidence.field)
    {
        return String::new();
    }
    let (sign, style) = match confidence.level {
        Level::Sure => (' ', Style::new()),
        Level::Likely => ('~', Style::new().yellow()),
        Level::Doubtful => ('?', Style::new().red()),
    };
    let grounds: Vec<String> = confidence.grounds.iter().map(ToString::to_string).collect();
    let grounds = format!("{}: {}", confidence.level.name(), grounds.join("; "));
    let value = value.map_or_else(|| "–".to_owned(), |value| visible_line(&value));
    let behind = NAME + 3 + 2 + measure_text_width(&grounds);
    format!(
        "{} {} {}  {}\n",
        look.styled(style.clone(), &sign.to_string()),
        padded(confidence.field.name(), NAME),
        look.cut(&value, behind),
        look.styled(style.dim(), &grounds),
    )
}

/// Columns of the name of a field.
const NAME: usize = 11;

fn value(article: &Article, field: Field) -> Option<String> {
    let list = |items: Vec<String>| (!items.is_empty()).then(|| items.join(", "));
    match field {
        Field::Title => Some(article.title.value.clone()),
        Field::Kicker => article.kicker.clone(),
        Field::Published => article.published.as_ref().map(|date| date.value.machine()),
        Field::EventDates => list(
            article
                .event_dates
                .iter()
                .map(ToString::to_string)
                .collect(),
        ),
        Field::Language => Some(article.language.value.to_string()),
        Field::Source => article
            .source_url
            .as_ref()
            .map(|address| address.value.clone()),
        Field::Outlet => article.outlet.as_ref().map(|outlet| {
            let rights = article.rights.value.name();
            format!("{} (rights: {rights})", outlet.value.name)
        }),
        Field::Countries => list(article.countries.iter().map(ToString::to_string).collect()),
        Field::Tags => list(article.topics.clone()),
        Field::Text => size(article),
    }
}

/// How much text there is.
fn size(article: &Article) -> Option<String> {
    let (paragraphs, captions) = match article.captured_body() {
        Body::Markdown {
            paragraphs,
            captions,
            ..
        } => (paragraphs.len(), captions.len()),
        Body::Blocks(blocks) => {
            let of_pictures = blocks
                .iter()
                .filter(|block| block.kind == BlockKind::Caption);
            let captions = of_pictures.count();
            (blocks.len() - captions, captions)
        }
    };
    let some = |count: usize, name: &str| {
        (count > 0).then(|| format!("{count} {name}{}", if count == 1 { "" } else { "s" }))
    };
    let parts: Vec<String> = [some(paragraphs, "paragraph"), some(captions, "caption")]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A line: its number, `+` on the page or `-` left out, what it was taken for, its text.
fn line(line: &Line, look: Look) -> String {
    let number = line
        .number
        .map_or_else(String::new, |number| number.to_string());
    let (sign, label) = match line.verdict {
        Verdict::Dropped(reason) => ("-", of_reason(reason)),
        Verdict::Title => ("+", "headline"),
        Verdict::Kicker => ("+", "kicker"),
        Verdict::Kept(BlockKind::Paragraph) => ("+", "text"),
        Verdict::Kept(BlockKind::Subheading) => ("+", "heading"),
        Verdict::Kept(BlockKind::Caption) => ("+", "caption"),
    };
    let (of_verdict, of_text) = match line.verdict {
        Verdict::Dropped(_) => (Style::new().red(), Style::new().dim()),
        Verdict::Title => (Style::new().green(), Style::new().bold()),
        Verdict::Kept(BlockKind::Paragraph) => (Style::new().green(), Style::new()),
        _ => (Style::new().green(), Style::new().cyan()),
    };
    format!(
        "{} {} {}\n",
        look.styled(Style::new().dim(), &format!("{number:>5}")),
        look.styled(
            of_verdict,
            &format!("{sign} {}", padded(label, VERDICT - 1))
        ),
        look.styled(of_text, &look.cut(&visible_line(&line.text), BEFORE)),
    )
}

/// Why a line was left out, in a word or two.
fn of_reason(reason: Reason) -> &'static str {
    match reason {
        Reason::DateLine => "date",
        Reason::SourceLine => "source",
        Reason::CutHeadline => "short headline",
        Reason::Repeat => "repeat",
        Reason::PictureFile => "picture file",
        Reason::EndMark => "end mark",
        Reason::Related => "related stories",
        Reason::Teaser => "another story",
        Reason::Furniture => "menu, footer",
        reason => reason.name(),
    }
}

/// The evidence about a line, summed for each role, the largest sum first.
fn reasons(evidence: &[Evidence], look: Look) -> String {
    let mut sums: Vec<(i32, Role, String)> = Vec::new();
    for role in Role::ALL {
        let of_role = || evidence.iter().filter(|one| one.role == role);
        if of_role().next().is_none() {
            continue;
        }
        let sum = of_role().map(|one| i32::from(one.weight)).sum();
        let mut rules = String::new();
        for one in of_role() {
            let _ = write!(rules, "  {} {:+}", one.rule, one.weight);
        }
        sums.push((sum, role, rules));
    }
    sums.sort_by_key(|(sum, role, _)| (std::cmp::Reverse(*sum), *role));
    let mut text = String::new();
    for (sum, role, rules) in sums {
        let role = format!("{role:?}").to_lowercase();
        let one = format!("{sum:>4} {role:<9}{rules}");
        let one = look.styled(Style::new().dim(), &look.cut(&one, BEFORE));
        let _ = writeln!(text, "{}{one}", " ".repeat(BEFORE));
    }
    text
}
