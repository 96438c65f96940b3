//! Dates that cannot be, or that other captures of the article contradict.

use super::{Doubt, Kind, Remedy};
use crate::archive::{Archive, Entry, Relation};
use crate::article::date::{Date, Precision};
use crate::article::{Article, Field};
use crate::document::quoted;

/// Before this year there was no page of the web to be captured.
const FIRST_PAGE: i32 = 1991;

/// The keys under which a person says when it was published.
const PUBLISHED: &[&str] = &["published", "date"];

/// What is to be done about one that a person wrote.
const CORRECT: &str = "correct the date in its sidecar or front matter";

/// A translation or reprint that is further away in time is another article, or its date is wrong; in days.
const FAR: i64 = 31;

/// The doubts about the dates of an archive's articles. `today` is the last day on which one can have been
/// published.
pub(super) fn doubts(archive: &Archive, today: Option<Date>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for entry in &archive.entries {
        for (_, article) in entry.captures() {
            doubts.extend(impossible(article, today).or_else(|| too_early(article)));
            doubts.extend(notices(article, today));
        }
        let first = &entry.versions[0];
        for version in &entry.versions[1..] {
            doubts.extend(far(version, first, "its translation"));
        }
        for (shown, further) in entry.versions.iter().zip(&entry.further) {
            for one in further {
                let other = match one.beside {
                    Some(place) => &further[place].article,
                    None => shown,
                };
                if one.is_earlier {
                    doubts.extend(apart(&one.article, other));
                } else if one.relation != Relation::ByHand {
                    doubts.extend(far(&one.article, other, "the same text in"));
                }
            }
        }
    }
    let withdrawn = archive.withdrawn.iter().flat_map(Entry::captures);
    doubts.extend(withdrawn.flat_map(|(_, article)| notices(article, today)));
    doubts
}

/// Dates in a sidecar that are to come, of what has happened.
fn notices(article: &Article, today: Option<Date>) -> Vec<Doubt> {
    let corrections = article
        .corrections
        .iter()
        .map(|one| ("corrected", "corrections", one.date));
    let withdrawal = article
        .withdrawal
        .as_ref()
        .map(|one| ("withdrawn", "withdrawn", one.date));
    let captured = article
        .captured
        .as_ref()
        .map(|found| ("saved", "captured", found.value));
    let dates = corrections.chain(withdrawal).chain(captured);
    let to_come = dates.filter(|(.., date)| today.is_some_and(|today| later(*date, today)));
    to_come
        .map(|(what, key, date)| {
            let (path, line) = article.place_of(&[key]);
            Doubt {
                path: Some(path.to_owned()),
                line,
                remedy: Vec::new(),
                hint: Some(CORRECT.to_owned()),
                ..doubt(
                    article,
                    format!("{what} {}, which is to come", date.without_time()),
                )
            }
        })
        .collect()
}

/// A date of publication that cannot be, also where a person wrote it.
fn impossible(article: &Article, today: Option<Date>) -> Option<Doubt> {
    let (path, line) = article.place_of(PUBLISHED);
    let is_written = line.is_some();
    let found = article.published.as_ref();
    let published = match is_written {
        true => found?.value,
        false => self::published(article)?,
    };
    let day = published.without_time();
    let captured = article.captured.as_ref().map(|found| found.value);
    let message = match captured.filter(|captured| later(published, *captured)) {
        Some(captured) => {
            let captured = captured.without_time();
            format!("published {day}, and saved {captured}, before that")
        }
        None if today.is_some_and(|today| later(published, today)) => {
            format!("published {day}, which is to come")
        }
        None => return None,
    };
    let read = doubt(article, message);
    Some(match is_written {
        true => Doubt {
            path: Some(path.to_owned()),
            line,
            remedy: Vec::new(),
            hint: Some(CORRECT.to_owned()),
            ..read
        },
        false => read,
    })
}

/// A page of the web that is older than the web.
fn too_early(article: &Article) -> Option<Doubt> {
    let year = published(article)?.year();
    let is_early = article.source_url.is_some() && year < FIRST_PAGE;
    is_early.then(|| {
        let message = format!("published {year}, before there were pages of the web");
        doubt(article, message)
    })
}

/// Two captures of one page that were published on different days.
fn apart(article: &Article, other: &Article) -> Option<Doubt> {
    let days = days_between(article, other)?;
    let (own, theirs) = (published(article)?, published(other)?);
    (days > 1).then(|| {
        let message = format!(
            "published {}, and by {}, of the same page, {}",
            own.without_time(),
            other.path,
            theirs.without_time()
        );
        doubt(article, message)
    })
}

/// An article that was published long before or after another of the same content.
fn far(article: &Article, other: &Article, what: &str) -> Option<Doubt> {
    let days = days_between(article, other)?;
    (days > FAR).then(|| {
        let message = format!("published {days} days from {what} {}", other.path);
        doubt(article, message)
    })
}

fn doubt(article: &Article, message: String) -> Doubt {
    Doubt {
        kind: Kind::Date,
        path: Some(article.path.clone()),
        line: article
            .published
            .as_ref()
            .and_then(|found| found.source.line()),
        message,
        remedy: vec![Remedy {
            key: "checked",
            value: format!("[{}]", quoted(Field::Published.name())),
        }],
        hint: Some("or set `published`".to_owned()),
    }
}

/// The date of publication that the capture states and no person has looked at.
fn published(article: &Article) -> Option<Date> {
    let found = article.published.as_ref()?;
    let is_settled = article.by_hand.contains(&Field::Published);
    (!is_settled && !found.source.is_derived()).then_some(found.value)
}

/// Whether the first day of one comes after all of another; a day more, since clocks differ around the world.
fn later(one: Date, other: Date) -> bool {
    !other.contains(one) && (one.first_day() - other.first_day()).num_days() > 1
}

fn days_between(a: &Article, b: &Article) -> Option<i64> {
    let day = |article| published(article).filter(|date| date.precision() >= Precision::Day);
    Some((day(a)?.first_day() - day(b)?.first_day()).num_days().abs())
}
