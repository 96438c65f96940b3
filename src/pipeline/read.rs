//! Captures become articles; what an earlier build has read of the same captures is taken over.

use super::memory::{ByPath, Memory, Outcome, Reading, Readings, Seen};
use super::single::read_capture;
use super::{Progress, Stage, limits};
use crate::article::Article;
use crate::article::census::{self, Recurring, Sighting};
use crate::article::reader::Reader;
use crate::capture::{self, Capture, Format, Limits, Listed, Listing, Unseen};
use crate::check::review::Review;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Warned};
use crate::digest::{Digest, digest};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

/// What is known to have changed since the last build with the same memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// Nothing is known: all is looked at.
    Anything,
    /// Files at these paths below the captures' folder, and nothing else. It may be wrong: a build with
    /// [`Changed::Anything`] mends whatever was missed.
    Captures(BTreeSet<PathBuf>),
}

impl Changed {
    /// What would be listed now, if that is known.
    fn relist(&self, listing: Warned<Listing>) -> Option<Warned<Listing>> {
        let Changed::Captures(paths) = self else {
            return None;
        };
        let Warned {
            value: Listing { captures, unseen },
            diagnostics,
        } = listing;
        let captures = Arc::unwrap_or_clone(captures);
        let captures = capture::relist(captures, paths.iter().map(PathBuf::as_path))?;
        Some(Warned {
            value: Listing {
                captures: Arc::new(captures),
                unseen,
            },
            diagnostics,
        })
    }
}

/// The captures of an archive, and what they hold, but not read yet.
pub(super) struct Captures {
    /// The captures, in the order of their paths.
    pub listed: Arc<Vec<Listed>>,
    /// Where others may be.
    pub unseen: Arc<Vec<Unseen>>,
    /// What was noticed while they were listed.
    pub diagnostics: Vec<Diagnostic>,
    looks: Vec<Look>,
    /// What a person decided on translations.
    review: Review,
    reader: Arc<Reader>,
    limits: Limits,
    /// Before they were listed.
    began: SystemTime,
}

/// What is known of a capture before it is read.
struct Look {
    /// Stands for what is in it, or for why it could not be read.
    content: Digest,
    is_readable: bool,
    /// What the census takes from it, if it was opened.
    sighting: Option<Option<Sighting>>,
    /// It, if it was opened and its text will be that of the article: then nothing more is in memory than once it
    /// is read. A saved page holds far more than its article, and is opened again.
    capture: Option<Warned<Capture>>,
}

/// What the captures of an archive came to.
pub(super) struct Read {
    /// The captures, read or not.
    pub listed: Arc<Vec<Listed>>,
    /// To be published.
    pub articles: Vec<Arc<Article>>,
    /// Not to be published.
    pub drafts: Vec<Arc<Article>>,
    /// Not to be published, for there is nothing to show of them; counted among those left out.
    pub blank: Vec<Arc<Article>>,
    /// How many captures were left out because of an error.
    pub left_out: usize,
    /// How the captures looked, but for those that could not be read.
    pub seen: ByPath<Seen>,
    /// What a person decided on translations.
    pub review: Review,
    /// No capture was changed between the look and the reading.
    pub is_as_looked: bool,
}

/// Lists all captures, and opens those that may have changed since the last build that `memory` knows of. Where it
/// is known which files have `changed` since, no others are looked at.
///
/// # Errors
/// If the folder of captures cannot be listed, or the file with what was decided on translations has faults.
pub(super) fn look(
    config: &Config,
    reader: &Arc<Reader>,
    memory: &mut Memory,
    changed: &Changed,
    progress: &dyn Progress,
) -> Result<Captures, Vec<Diagnostic>> {
    let limits = limits(config);
    let began = SystemTime::now();
    let Warned {
        value: listing,
        diagnostics,
    } = match memory
        .listing
        .take()
        .and_then(|listing| changed.relist(listing))
    {
        Some(listing) => listing,
        None => {
            let listing = capture::list(&config.content, &config.content_shown, limits.depth);
            listing.map_err(|p| vec![p])?
        }
    };
    memory.listing = memory.is_kept_in_process.then(|| Warned {
        value: listing.clone(),
        diagnostics: diagnostics.clone(),
    });
    let Listing {
        captures: listed,
        unseen,
    } = listing;
    let none = ByPath::default();
    let seen = memory.last.as_ref().map_or(&none, |last| &last.seen);
    let review = capture::read_review(&config.translations).map_err(|p| vec![p])?;
    let review = Review::parse(&review, &config.translations.display().to_string())?;
    progress.begin(Stage::Comparing, listed.len());
    let known = seen.along(listed.iter().map(|listed| listed.path.as_str()));
    let as_known = |(listed, known): (&Listed, Option<&Seen>)| {
        let content = known.filter(|known| known.is(listed))?.content;
        Some(Look {
            content,
            is_readable: true,
            sighting: None,
            capture: None,
        })
    };
    let known: Vec<Option<Look>> = listed.iter().zip(known).map(as_known).collect();
    progress.reuse(known.iter().flatten().count());
    let look = |(listed, known): (&Listed, Option<Look>)| {
        known.unwrap_or_else(|| {
            let look = open(reader, listed, &limits);
            progress.step();
            look
        })
    };
    let looks = listed.par_iter().zip(known).map(look).collect();
    Ok(Captures {
        listed,
        unseen,
        diagnostics,
        looks,
        review,
        reader: Arc::clone(reader),
        limits,
        began,
    })
}

fn open(reader: &Reader, listed: &Listed, limits: &Limits) -> Look {
    match capture::read(listed, limits) {
        Ok(capture) => Look {
            content: content_of(&capture),
            is_readable: true,
            sighting: Some(reader.sight(&capture.value)),
            capture: (capture.value.format != Format::Html).then_some(capture),
        },
        Err(problem) => Look {
            content: digest(&problem),
            is_readable: false,
            sighting: Some(None),
            capture: None,
        },
    }
}

/// Stands for a capture and its sidecar, as they were decoded.
fn content_of(capture: &Warned<Capture>) -> Digest {
    digest(&(&capture.value, &capture.diagnostics))
}

impl Captures {
    /// Stands for all of them, and for what was decided on them.
    pub fn inputs(&self) -> Digest {
        let listed = self
            .listed
            .iter()
            .map(|listed| (&listed.path, &listed.shown));
        let contents = self.looks.iter().map(|look| look.content);
        let all: Vec<_> = listed.zip(contents).collect();
        digest(&(all, &self.diagnostics, &self.review))
    }

    /// How the captures look now; `None` if that was known of all of them.
    pub fn seen(&self) -> Option<ByPath<Seen>> {
        if self.looks.iter().all(|look| look.sighting.is_none()) {
            return None;
        }
        let mut seen = ByPath::with_capacity(self.listed.len());
        for (listed, look) in self.listed.iter().zip(&self.looks) {
            if look.is_readable {
                seen.push(&listed.path, Seen::new(listed, look.content, self.began));
            }
        }
        Some(seen)
    }

    /// Reads them all, but for those that `memory` has read with the same content among the same lines.
    pub fn read(
        self,
        config: &Config,
        memory: &mut Memory,
        progress: &dyn Progress,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Read {
        let knowledge = digest(&format!(
            "{:?} {:?} {:?} {:?} {}",
            config.languages, config.topics, config.outlets, self.limits, config.content_shown
        ));
        let readings = memory.take_readings(knowledge);
        let Captures {
            listed,
            looks,
            review,
            reader,
            limits,
            began,
            ..
        } = self;
        let paths = listed.iter().map(|listed| listed.path.as_str());
        let (mut known, are_same) = readings.captures.of(paths);
        let is_other = |(known, look): (&mut Option<Reading>, &Look)| {
            let old = known.take_if(|known| known.content != look.content)?;
            Some((old.sighting, old.recurring))
        };
        // Of each that holds something else now, what it was.
        let before: Vec<Option<_>> = known.iter_mut().zip(&looks).map(is_other).collect();
        let contents: Vec<Digest> = looks.iter().map(|look| look.content).collect();
        let looks = looks.into_par_iter().zip(&*listed).zip(&mut known);
        let (sightings, captures): (Vec<Option<Sighting>>, Vec<Option<Warned<Capture>>>) = looks
            .map(|((look, listed), known)| match (look.sighting, known) {
                (Some(sighting), _) => (sighting, look.capture),
                (None, Some(known)) => (known.sighting.take(), None),
                (None, None) => {
                    let look = open(&reader, listed, &limits);
                    (look.sighting.flatten(), look.capture)
                }
            })
            .unzip();
        let recurring = recurring(&known, before, are_same, &sightings);
        let is_same = |known: &Reading, recurring: &Option<Recurring>| {
            let now = recurring.as_ref();
            now.is_none_or(|now| *now == known.recurring)
        };
        let all = known.iter().zip(&recurring);
        let same =
            all.filter(|(known, now)| known.as_ref().is_some_and(|known| is_same(known, now)));
        progress.begin(Stage::Reading, listed.len());
        progress.reuse(same.count());
        let results: Vec<(Option<Seen>, Reading)> = listed
            .par_iter()
            .zip(known)
            .zip(captures)
            .zip(sightings)
            .zip(recurring)
            .map(
                |((((listed, known), capture), sighting), recurring)| match known {
                    Some(known) if is_same(&known, &recurring) => {
                        let seen = Seen::new(listed, known.content, began);
                        (Some(seen), Reading { sighting, ..known })
                    }
                    _ => {
                        let capture = capture.map_or_else(|| capture::read(listed, &limits), Ok);
                        let recurring = recurring.unwrap_or_default();
                        let read = read_one(&reader, listed, capture, sighting, recurring, began);
                        progress.step();
                        read
                    }
                },
            )
            .collect();
        let mut read = Read {
            listed: Arc::default(),
            articles: Vec::with_capacity(results.len()),
            drafts: Vec::new(),
            blank: Vec::new(),
            left_out: 0,
            seen: ByPath::with_capacity(results.len()),
            review,
            is_as_looked: results
                .iter()
                .zip(&contents)
                .all(|((_, reading), content)| reading.content == *content),
        };
        let mut kept = Readings {
            knowledge,
            captures: ByPath::with_capacity(results.len()),
        };
        for ((listed, content), (seen, reading)) in listed.iter().zip(contents).zip(results) {
            diagnostics.extend(reading.outcome.diagnostics.iter().cloned());
            match &reading.outcome.article {
                Some(article) if article.draft => {
                    diagnostics.push(
                        Diagnostic::note("a draft is not published")
                            .at(format!("{}/{}", config.content_shown, article.path)),
                    );
                    read.drafts.push(Arc::clone(article));
                }
                Some(article) if article.is_blank() => {
                    read.blank.push(Arc::clone(article));
                    read.left_out += 1;
                }
                Some(article) => read.articles.push(Arc::clone(article)),
                None => read.left_out += 1,
            }
            // Its sighting is of what was looked at.
            if let Some(seen) = seen.filter(|_| reading.content == content) {
                read.seen.push(&listed.path, seen);
                kept.captures.push(&listed.path, reading);
            }
        }
        memory.keep_readings(kept);
        read.listed = listed;
        let file = config.translations.display().to_string();
        diagnostics.extend(read.review.apply(&mut read.articles, &file));
        read
    }
}

/// Which lines of each capture recur; `None` where that is what it was. `known` is what is known of captures that hold
/// what they held, `before` what was known of others; the captures `are_same` if none came or went.
fn recurring(
    known: &[Option<Reading>],
    before: Vec<Option<(Option<Sighting>, Recurring)>>,
    are_same: bool,
    sightings: &[Option<Sighting>],
) -> Vec<Option<Recurring>> {
    let is_known = || {
        known
            .iter()
            .zip(&before)
            .all(|(known, before)| known.is_some() || before.is_some())
    };
    let others = before.iter().enumerate();
    let mut others = others.filter_map(|(place, before)| Some((place, before.as_ref()?)));
    let is_as_before = match (others.next(), others.next()) {
        (None, _) => true,
        (Some((place, (sighting, _))), None) => {
            census::is_as_before(sightings, place, sighting.as_ref())
        }
        _ => false,
    };
    if are_same && is_known() && is_as_before {
        let recurring = before.into_iter();
        return recurring.map(|before| Some(before?.1)).collect();
    }
    let all = census::recurring(sightings);
    all.into_iter().map(Some).collect()
}

fn read_one(
    reader: &Reader,
    listed: &Listed,
    capture: Result<Warned<Capture>, Diagnostic>,
    sighting: Option<Sighting>,
    recurring: Recurring,
    began: SystemTime,
) -> (Option<Seen>, Reading) {
    let (content, seen, read) = match capture {
        Ok(capture) => {
            let content = content_of(&capture);
            let read = |capture| reader.read(capture, &recurring);
            let seen = Seen::new(listed, content, began);
            (content, Some(seen), read_capture(listed, capture, read))
        }
        // It may be read the next time although it looks the same, as on a disk that was away.
        Err(problem) => (digest(&problem), None, Err(vec![problem])),
    };
    let outcome = match read {
        Ok(read) => Outcome {
            article: Some(Arc::new(read.value)),
            diagnostics: read.diagnostics,
        },
        Err(diagnostics) => Outcome {
            article: None,
            diagnostics,
        },
    };
    let reading = Reading {
        content,
        sighting,
        recurring,
        outcome,
    };
    (seen, reading)
}
