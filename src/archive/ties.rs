//! What archivists say of captures and others, with the names of captures looked up.

use crate::article::Article;
use crate::diagnostic::Diagnostic;
use crate::spelling::nearest;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What archivists say, by the places of articles in their list.
#[derive(Debug, Default)]
pub(super) struct Ties {
    /// Captures and those that are to be shown in their place.
    pub copies: Vec<(usize, usize)>,
    /// For captures those that are other articles, both ways.
    pub distinct: BTreeMap<usize, BTreeSet<usize>>,
    /// Captures and the captures that they are translations of.
    pub translations: Vec<(usize, usize)>,
    /// What is said of captures that are not there, or cannot be so.
    pub loose: Vec<LooseTie>,
}

/// A line of a sidecar that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LooseTie {
    /// The file that says so, below the captures' folder.
    pub path: String,
    /// The line in it, from 1.
    pub line: Option<usize>,
    /// The key of its sidecar.
    pub key: &'static str,
    /// What it names.
    pub named: String,
    /// Why it leads nowhere, as a phrase.
    pub why: &'static str,
    /// What to do about it, where the name is that of a capture.
    pub way_out: Option<&'static str>,
    /// What may be meant instead.
    pub meant: Option<String>,
}

impl LooseTie {
    /// The problem in words.
    pub fn message(&self) -> String {
        format!("‘{}’ names {}, {}", self.key, self.named, self.why)
    }
}

impl From<&LooseTie> for Diagnostic {
    fn from(tie: &LooseTie) -> Self {
        let problem = Diagnostic {
            line: tie.line,
            ..Diagnostic::warning(tie.message()).at(&tie.path)
        };
        match (tie.way_out, &tie.meant) {
            (Some(way_out), _) => problem.hint(way_out),
            (None, Some(meant)) => problem.hint(format!("‘{meant}’ may be meant")),
            (None, None) => {
                problem.hint("write its path below the folder of captures, with its ending")
            }
        }
    }
}

/// The cost of looking for what may be meant grows with the number of captures: so many are looked for.
const LOOKS: usize = 20;

impl Ties {
    /// Looks up what the sidecars of articles name; they are in the order of their paths.
    pub fn of(articles: &[Arc<Article>]) -> Self {
        let places: BTreeMap<&str, usize> = articles
            .iter()
            .enumerate()
            .map(|(place, article)| (&*article.path, place))
            .collect();
        let mut ties = Ties::default();
        for (place, article) in articles.iter().enumerate() {
            let said = &article.ties;
            let mut look = |key, named: &String, in_language: Option<bool>| {
                let found = find(&places, &article.path, named);
                let same =
                    found.map(|other| articles[other].language.value == article.language.value);
                let (why, way_out) = match (found, in_language) {
                    (None, _) => ("and there is no such capture", None),
                    (Some(other), _) if other == place => (
                        "which is this capture itself",
                        Some("name another capture, or delete the line"),
                    ),
                    (_, Some(true)) if same == Some(false) => (
                        "which is in another language",
                        Some(
                            "write `translation_of`, or set `language` in the sidecar of the one that is wrong",
                        ),
                    ),
                    (_, Some(false)) if same == Some(true) => (
                        "which is in the same language",
                        Some(
                            "write `duplicate_of`, or set `language` in the sidecar of the one that is wrong",
                        ),
                    ),
                    _ => return found,
                };
                let may_look = ties.loose.len() < LOOKS && found.is_none();
                let meant = may_look.then(|| nearest(named, places.keys().copied()));
                let (path, line) = article.place_of(&[key]);
                ties.loose.push(LooseTie {
                    path: path.to_owned(),
                    line,
                    key,
                    named: named.clone(),
                    why,
                    way_out,
                    meant: meant.flatten().map(str::to_owned),
                });
                None
            };
            let copy = said.duplicate_of.as_ref();
            let copy = copy.and_then(|named| look("duplicate_of", named, Some(true)));
            let translation = said.translation_of.as_ref();
            let translation =
                translation.and_then(|named| look("translation_of", named, Some(false)));
            let distinct: Vec<usize> = said
                .distinct_from
                .iter()
                .filter_map(|named| look("distinct_from", named, None))
                .collect();
            ties.copies.extend(copy.map(|other| (place, other)));
            ties.translations
                .extend(translation.map(|other| (place, other)));
            for other in distinct {
                ties.distinct.entry(place).or_default().insert(other);
                ties.distinct.entry(other).or_default().insert(place);
            }
        }
        ties
    }

    /// Whether two captures are said to be other articles.
    pub fn are_distinct(&self, a: usize, b: usize) -> bool {
        self.distinct.get(&a).is_some_and(|set| set.contains(&b))
    }
}

/// A capture by its path, or by its name in the folder of another.
fn find(places: &BTreeMap<&str, usize>, from: &str, named: &str) -> Option<usize> {
    let named = named.strip_prefix("./").unwrap_or(named);
    let beside = from
        .rsplit_once('/')
        .map(|(folder, _)| format!("{folder}/{named}"));
    let beside = beside.and_then(|path| places.get(&*path).copied());
    places.get(named).copied().or(beside)
}
