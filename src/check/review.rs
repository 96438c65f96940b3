//! The file in which a person says which captures are translations of each other.
//!
//! ```
//! use kliping::check::review::Review;
//!
//! let read = Review::parse("[pairs]\n\"a.vi.txt\" = \"b.id.txt\"\n", "translations.toml").unwrap();
//! assert!(read.pairs.contains(&("a.vi.txt".to_owned(), "b.id.txt".to_owned())));
//! ```

use super::pairs::Pair;
use crate::article::Article;
use crate::diagnostic::Diagnostic;
use crate::document::{Entry, Fault, Faults, Value, fields, quoted, read_toml};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a person decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Review {
    /// Captures that are translations of each other.
    pub pairs: BTreeSet<(String, String)>,
    /// Captures that are not.
    pub others: BTreeSet<(String, String)>,
}

const HEAD: &str = "\
# Which captures are translations of each other. Kliping reads this file and puts the pairs of [pairs] together.
# `kliping check --write-translations` writes it anew: what was decided stays, and suggestions are comments
# below. Take the # off a pair that is right, after a look at both texts; move one that is wrong to [others].
";

impl Review {
    /// Reads the file.
    ///
    /// # Errors
    /// Everything that is wrong with it at once, each with its line.
    pub fn parse(text: &str, path: &str) -> Result<Self, Vec<Diagnostic>> {
        let mut faults = Faults::new(path, text);
        let mut review = Review::default();
        match read_toml(text, 0) {
            Ok(entries) => {
                for entry in &entries {
                    let list = match entry.key.as_str() {
                        "pairs" => &mut review.pairs,
                        "others" => &mut review.others,
                        key => {
                            let fault =
                                Fault::new(&entry.key_span, format!("there is no table ‘{key}’"));
                            faults.error(fault.hint("the tables are [pairs] and [others]"));
                            continue;
                        }
                    };
                    read_pairs(entry, list, &mut faults);
                }
            }
            Err(errors) => faults.syntax(errors),
        }
        let problems = faults.into_diagnostics();
        if problems.is_empty() {
            Ok(review)
        } else {
            Err(problems)
        }
    }

    /// Tells articles of the pairs that they are in; what a sidecar says goes before it. Gives a problem for
    /// each pair of which no article is the first.
    pub fn apply(&self, articles: &mut [Arc<Article>], path: &str) -> Vec<Diagnostic> {
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (place, article) in articles.iter().enumerate() {
            places.insert(article.path.clone(), place);
        }
        let mut problems = Vec::new();
        for (first, second) in &self.pairs {
            let missing = [first, second]
                .into_iter()
                .find(|name| !places.contains_key(*name));
            if let Some(missing) = missing {
                problems.push(
                    Diagnostic::warning(format!(
                        "[pairs] names {missing}, and there is no such capture"
                    ))
                    .at(path)
                    .hint("correct its path, or delete the line"),
                );
                continue;
            }
            let article = &mut articles[places[first]];
            if article.ties.translation_of.is_none() {
                Arc::make_mut(article).ties.translation_of = Some(second.clone());
            }
        }
        problems
    }

    /// The file with these decisions, and suggestions as comments.
    pub fn text(&self, suggested: &[Pair]) -> String {
        let mut text = HEAD.to_owned();
        for (table, pairs) in [("others", &self.others), ("pairs", &self.pairs)] {
            text.push_str(&format!("\n[{table}]\n"));
            for (first, second) in pairs {
                text.push_str(&format!("{} = {}\n", quoted(first), quoted(second)));
            }
        }
        for pair in suggested {
            text.push_str(&format!("\n# {} %: ", pair.percent));
            text.push_str(&visible(&pair.evidence.join("; ")));
            text.push_str(&format!(
                "\n# {} = {}\n",
                quoted(&pair.first),
                quoted(&pair.second)
            ));
        }
        text
    }
}

fn read_pairs(table: &Entry, list: &mut BTreeSet<(String, String)>, faults: &mut Faults<'_>) {
    let Value::Table(entries) = &table.node.value else {
        let kind = table.node.kind();
        let message = format!("‘{}’ must be a table, and this is {kind}", table.key);
        faults.error(Fault::new(&table.node.span, message));
        return;
    };
    for entry in entries {
        for node in fields::items(&entry.node) {
            if let Some(other) = faults.keep(fields::line(&entry.key, node)) {
                list.insert((entry.key.clone(), other));
            }
        }
    }
}

/// A text on one line: evidence may hold whatever a capture holds.
fn visible(text: &str) -> String {
    let shown = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    shown.collect()
}
