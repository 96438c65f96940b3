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
use crate::document::{Entry, Fault, Faults, Node, Value, fields, quoted, read_toml};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a person decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Review {
    /// Captures that are translations of each other.
    pub pairs: BTreeSet<(String, String)>,
    /// Captures that are not.
    pub others: BTreeSet<(String, String)>,
    /// The comments that a person wrote, each a line with its `#`.
    pub notes: Vec<String>,
    /// What a person wrote behind a decision, with its `#`, by the table and the first capture of the line.
    pub remarks: BTreeMap<(String, String), String>,
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
        let mut review = Review {
            notes: notes(text),
            ..Review::default()
        };
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
                    review.remarks.extend(remarks(entry, text));
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
        if self.pairs.is_empty() {
            return Vec::new();
        }
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
        for note in &self.notes {
            text.push_str(&format!("{note}\n"));
        }
        for (table, pairs) in [("others", &self.others), ("pairs", &self.pairs)] {
            text.push_str(&format!("\n[{table}]\n"));
            let mut named: BTreeMap<&String, Vec<String>> = BTreeMap::new();
            for (first, second) in pairs {
                named.entry(first).or_default().push(quoted(second));
            }
            for (first, others) in named {
                // TOML has a key but once.
                let others = match &others[..] {
                    [one] => one.clone(),
                    several => format!("[{}]", several.join(", ")),
                };
                let remark = self.remarks.get(&(table.to_owned(), first.clone()));
                let remark = remark.map_or(String::new(), |remark| format!(" {remark}"));
                text.push_str(&format!("{} = {others}{remark}\n", quoted(first)));
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

/// The comments on the lines of a table's entries; those inside of an entry become one.
fn remarks(table: &Entry, text: &str) -> Vec<((String, String), String)> {
    let Value::Table(entries) = &table.node.value else {
        return Vec::new();
    };
    let behind = |node: &Node| {
        let rest = text.get(node.span.end..)?.lines().next()?;
        let comment = rest.trim_start_matches([' ', '\t', ',']).trim_end();
        comment.starts_with('#').then_some(comment)
    };
    let of_entry = |entry: &Entry| {
        let items = fields::items(&entry.node).iter().chain([&entry.node]);
        let mut found: Vec<&str> = items.filter_map(behind).collect();
        found.dedup();
        let key = (table.key.clone(), entry.key.clone());
        (!found.is_empty()).then(|| (key, found.join(" ")))
    };
    entries.iter().filter_map(of_entry).collect()
}

/// The comments that are neither the head of the file nor suggestions.
fn notes(text: &str) -> Vec<String> {
    let is_pair = |comment: &str| read_toml(comment, 0).is_ok_and(|entries| entries.len() == 1);
    let is_evidence = |comment: &str| {
        let number = comment.split_once(" %: ").map(|(number, _)| number);
        number.is_some_and(|number| number.parse::<u8>().is_ok())
    };
    let lines = text
        .lines()
        .filter(|line| !HEAD.lines().any(|own| own == *line));
    lines
        .filter(|line| {
            let comment = line.trim_start().strip_prefix('#').map(str::trim);
            comment.is_some_and(|comment| !is_pair(comment) && !is_evidence(comment))
        })
        .map(str::to_owned)
        .collect()
}

/// A text on one line: evidence may hold whatever a capture holds.
fn visible(text: &str) -> String {
    let shown = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pair(first: &str, second: &str, evidence: &str) -> Pair {
        Pair {
            first: first.to_owned(),
            second: second.to_owned(),
            percent: 90,
            evidence: vec![evidence.to_owned()],
        }
    }

    #[test]
    fn what_a_person_wrote_stays() {
        let text = "# Mine.\n[others]\n\"a\" = [\n \"b\", # no\n \"c\" # never\n] # both\n[pairs]\n\"d\" = \"e\" # sure\n# 90 %: x\n# \"f\" = \"g\"\n";
        let review = Review::parse(text, "t.toml").unwrap();
        assert_eq!(review.notes, ["# Mine."]);
        assert_eq!(review.others.len(), 2);
        let again = Review::parse(&review.text(&[pair("h", "i", "y")]), "t.toml").unwrap();
        assert_eq!(again, review);
        let text = review.text(&[]);
        assert!(text.contains("\"d\" = \"e\" # sure\n"), "{text}");
        assert!(
            text.contains("= [\"b\", \"c\"] # no # never # both\n"),
            "{text}"
        );
    }

    proptest! {
        #[test]
        fn a_suggestion_is_a_comment_whatever_stands_in_it(first: String, second: String, evidence: String) {
            let text = Review::default().text(&[pair(&first, &second, &evidence)]);
            let read = Review::parse(&text, "t.toml").unwrap();
            prop_assert!(read.pairs.is_empty() && read.others.is_empty());
            // Taken, it is that pair, if its names are lines of a text.
            let taken = text.replace("\n# \"", "\n\"");
            if let Ok(read) = Review::parse(&taken, "t.toml") {
                prop_assert!(read.pairs.iter().all(|(name, _)| *name == first));
            }
        }

        #[test]
        fn any_file_is_read_without_panic(text: String, toml in "(\\[(pairs|others|x)\\]\n|\"a\" = [\"\\['b,\\]]{0,9}\n|# .{0,9}\n){0,5}") {
            let _ = Review::parse(&text, "t.toml");
            let _ = Review::parse(&toml, "t.toml");
        }
    }
}
