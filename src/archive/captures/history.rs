//! Captures of one page (one address, one language) are its history.

use super::verdict::{are_equal, has_title_of};
use super::{Desk, History};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Two states of one page share at least so much of the shorter one, or their headline.
const SAME_PAGE: f64 = 0.3;

impl Desk<'_> {
    /// The histories of all pages; every capture stands in one.
    pub(super) fn histories(&mut self) -> Vec<History> {
        let mut pages: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        let mut histories = Vec::new();
        for (place, article) in self.articles.iter().enumerate() {
            match article.page() {
                Some(page) => {
                    let key = (article.language.value, page.key);
                    pages.entry(key).or_default().push(place);
                }
                None => histories.push(vec![place]),
            }
        }
        for (number, mut captures) in pages.into_values().enumerate() {
            for &capture in &captures {
                self.pages[capture] = Some(number);
            }
            captures.sort_by_cached_key(|&place| Reverse(self.age(place)));
            let mut history = vec![captures[0]];
            for &older in &captures[1..] {
                let newer = history[history.len() - 1];
                if self.are_of_one_page(newer, older) {
                    history.push(older);
                } else {
                    histories.push(vec![older]);
                }
            }
            // An older state is shown where the newer one says so.
            let shown = history
                .iter()
                .position(|&capture| !self.gives_way(capture, |other| history.contains(&other)))
                .unwrap_or(0);
            let shown = history.remove(shown);
            history.insert(0, shown);
            histories.push(history);
        }
        histories.sort_unstable();
        histories
    }

    /// What orders the captures of a page: the newest has the greatest.
    fn age(&self, place: usize) -> impl Ord + use<> {
        let article = &self.articles[place];
        let published = article.published.as_ref().map(|date| date.value);
        (article.state_of(), published, place)
    }

    /// Whether the archivist says that another one, of which something holds, is shown in its place.
    pub(super) fn gives_way(&self, capture: usize, holds: impl Fn(usize) -> bool) -> bool {
        let copies = &self.ties.copies;
        let start = copies.partition_point(|&(copy, _)| copy < capture);
        let own = copies[start..]
            .iter()
            .take_while(|&&(copy, _)| copy == capture);
        own.into_iter().any(|&(_, other)| holds(other))
    }

    fn are_of_one_page(&mut self, newer: usize, older: usize) -> bool {
        if self.ties.are_distinct(newer, older) {
            return false;
        }
        let (a, b) = (&self.articles[newer], &self.articles[older]);
        if are_equal(a, b).is_some() || has_title_of(a, b) {
            return true;
        }
        self.comparisons += 1;
        let likeness = a.likeness(b);
        if likeness.shorter >= SAME_PAGE {
            return true;
        }
        self.report(newer, older, likeness, None);
        false
    }
}
