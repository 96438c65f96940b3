//! All captures of one text become one: which of them is shown, and what the others are to it.
//!
//! In two steps. Captures of one page (one address, one language) are its history, of which the newest is
//! shown, since it has what the page says last. Histories whose shown texts are the same, exactly or nearly,
//! are one article, of which the fullest text is shown, and of those about as full the one that was published
//! first. What a sidecar says comes before all this.
//!
//! Invariant: no two stories are put together because they are alike: one text must hold nearly all of the
//! other and exchange no number, no name and no word that turns the sense ([`Article::exchanged_fact`]), with the text that is shown and with
//! the others of its article. What is alike and is kept apart is reported. Every capture is compared with a bounded
//! number of others.

mod apart;
mod comparisons;
mod history;
mod sets;
mod verdict;

pub use comparisons::Comparisons;
pub use verdict::Relation;

use super::alike;
use super::ties::{LooseTie, Ties};
use crate::article::{Article, Found, Likeness, Source};
use apart::{Apart, most_alike, unsettled};
use sets::Sets;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use verdict::{Verdict, are_equal};

/// A text in one language with all captures of it.
#[derive(Debug)]
pub(super) struct Group {
    /// The capture that is shown.
    pub shown: Arc<Article>,
    /// The others.
    pub further: Vec<Further>,
}

/// A capture of a text of which another is shown.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Further {
    /// What was read out of it.
    pub article: Arc<Article>,
    /// What it is to the capture that it is held against.
    pub relation: Relation,
    /// The capture that it is held against, as place in the list of further ones; `None` for the one that is
    /// shown.
    pub beside: Option<usize>,
    /// It is of the same page and older.
    pub is_earlier: bool,
}

/// Two captures that are alike and were not put together.
#[derive(Debug, Clone, PartialEq)]
pub struct Alike {
    /// The capture.
    pub article: Arc<Article>,
    /// The other one.
    pub other: Arc<Article>,
    /// How much they share.
    pub likeness: Likeness,
    /// What one has where the other has another number or name; empty texts if they are too long to tell.
    pub exchanged: Option<Box<(String, String)>>,
    /// They were captured from one address.
    pub of_one_page: bool,
    /// So many others the capture is alike, and less so than those that are told.
    pub others: usize,
}

/// What [`gather`] makes.
pub(super) struct Gathered {
    /// In the order of the paths of what is shown.
    pub groups: Vec<Group>,
    /// Places of groups of which the first is said to be a translation of the second.
    pub translations: Vec<(usize, usize)>,
    pub alike: Vec<Alike>,
    pub loose: Vec<LooseTie>,
    /// How many times two texts were compared.
    pub comparisons: usize,
    /// All captures, by path.
    pub sorted: Vec<Arc<Article>>,
    /// Places among these of those whose texts were held against each other: one of each text.
    pub compared: Vec<usize>,
}

/// Texts that share so much are reported; so much of the shorter one.
const ALIKE: f64 = 0.4;
const ALIKE_SHORTER: f64 = 0.6;

/// Texts so full beside the fullest are as good to read.
const AS_FULL: f64 = 0.9;

/// With so many others of its article a text that is nearly the same is held against, besides the one shown.
const BESIDE: usize = 32;

/// Of captures that hang together by a chain, those unlike the one that is shown are tried again so often.
pub(super) const ROUNDS: usize = 4;

/// Puts captures of one text together. Pairs that `known` has are not compared again. What is alike and apart is told
/// if somebody wants to know: of texts by a pattern there are dozens of pairs a text.
pub(super) fn gather(
    mut articles: Vec<Arc<Article>>,
    known: &mut Comparisons,
    tells_alike: bool,
) -> Gathered {
    articles.sort_by(|a, b| a.path.cmp(&b.path));
    let ties = Ties::of(&articles);
    let mut desk = Desk {
        articles: &articles,
        ties: &ties,
        pages: vec![None; articles.len()],
        known,
        tells_alike,
        apart: Vec::new(),
        comparisons: 0,
        compared: Vec::new(),
    };
    let histories = desk.histories();
    let parts = desk.parts(histories);
    let (apart, pages, comparisons) = (desk.apart, desk.pages, desk.comparisons);
    let compared = desk.compared;
    let sorted = articles.clone();
    let mut of_capture = vec![0; articles.len()];
    for (place, part) in parts.iter().enumerate() {
        for member in part {
            of_capture[member.capture] = place;
        }
    }
    let alike = most_alike(unsettled(apart, &ties, &of_capture));
    let alike = alike.into_iter().map(|(pair, others)| {
        let (first, second) = pair.captures;
        Alike {
            article: Arc::clone(&articles[second]),
            other: Arc::clone(&articles[first]),
            likeness: pair.likeness,
            exchanged: pair.exchanged,
            of_one_page: pages[first].is_some() && pages[first] == pages[second],
            others,
        }
    });
    let alike = alike.collect();
    let translations = ties.translations.iter();
    let translations = translations
        .map(|&(a, b)| (of_capture[a], of_capture[b]))
        .collect();
    let mut articles: Vec<Option<Arc<Article>>> = articles.into_iter().map(Some).collect();
    let groups = parts
        .into_iter()
        .filter_map(|part| {
            let mut members = part.into_iter();
            let mut shown = articles[members.next()?.capture].take()?;
            let further: Vec<Further> = members
                .filter_map(|member| {
                    Some(Further {
                        article: articles[member.capture].take()?,
                        relation: member.relation,
                        beside: member.beside,
                        is_earlier: member.is_earlier,
                    })
                })
                .collect();
            if shown.published.is_none() {
                let others = further.iter().map(|further| &further.article);
                let dates = others.filter_map(|article| article.published.as_ref());
                Arc::make_mut(&mut shown).published =
                    dates.map(|date| date.value).min().map(|value| Found {
                        value,
                        source: Source::OtherCapture,
                    });
            }
            Some(Group { shown, further })
        })
        .collect();
    Gathered {
        groups,
        translations,
        alike,
        loose: ties.loose,
        comparisons,
        sorted,
        compared,
    }
}

/// Whether all pairs of captures, of which one has another text than in the list, are other articles.
pub(super) fn are_all_apart(
    articles: &[Arc<Article>],
    pairs: &[(usize, usize)],
    (place, text): (usize, &Arc<Article>),
    known: &mut Comparisons,
) -> bool {
    let mut places: Vec<usize> = pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
    places.sort_unstable();
    places.dedup();
    let of_place = |&number: &usize| match number == place {
        true => Arc::clone(text),
        false => Arc::clone(&articles[number]),
    };
    let held: Vec<Arc<Article>> = places.iter().map(of_place).collect();
    let at = |number: usize| places.partition_point(|&other| other < number);
    let pairs = pairs.iter().map(|&(a, b)| (at(a), at(b))).collect();
    let mut judged = known.judge_all(&held, pairs);
    judged.all(|(.., verdict)| matches!(verdict, Verdict::Apart(..)))
}

/// A capture in its group.
struct Member {
    capture: usize,
    relation: Relation,
    beside: Option<usize>,
    is_earlier: bool,
}

/// Captures of one page, the one that is shown first, then the newest first.
type History = Vec<usize>;

struct Desk<'a> {
    articles: &'a [Arc<Article>],
    ties: &'a Ties,
    /// For each capture the number of its page, if it is of one.
    pages: Vec<Option<usize>>,
    known: &'a mut Comparisons,
    tells_alike: bool,
    apart: Vec<Apart>,
    comparisons: usize,
    compared: Vec<usize>,
}

impl Desk<'_> {
    fn report(
        &mut self,
        a: usize,
        b: usize,
        likeness: Likeness,
        exchanged: Option<Box<(String, String)>>,
    ) {
        if self.tells_alike {
            self.apart.push(Apart::new(a, b, likeness, exchanged));
        }
    }

    /// Puts histories of one text together: all captures of each article, the one that is shown first, in the
    /// order of its path.
    fn parts(&mut self, histories: Vec<History>) -> Vec<Vec<Member>> {
        let mut of_capture = vec![0; self.articles.len()];
        for (number, history) in histories.iter().enumerate() {
            for &capture in history {
                of_capture[capture] = number;
            }
        }
        let mut by_hand = Sets::new(histories.len());
        for &(copy, other) in &self.ties.copies {
            by_hand.join(of_capture[copy], of_capture[other]);
        }
        let mut linked = by_hand.clone();
        let fronts: Vec<usize> = histories.iter().map(|history| history[0]).collect();
        let distinct_texts = self.join_equal(&fronts, &of_capture, &mut linked);
        for (a, b) in self.near(&distinct_texts) {
            linked.join(of_capture[a], of_capture[b]);
        }
        self.compared = distinct_texts;
        let mut components: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for number in 0..histories.len() {
            components
                .entry(linked.root(number))
                .or_default()
                .push(number);
        }
        let mut parts = Vec::new();
        for component in components.into_values() {
            let mut left = component;
            for _ in 0..ROUNDS {
                if left.is_empty() {
                    break;
                }
                let (part, refused) = self.part(left, &histories, &mut by_hand);
                parts.push(part);
                left = refused;
            }
            // What is left hangs together with what was taken and with nothing that is shown.
            let mut said: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for number in left {
                said.entry(by_hand.root(number)).or_default().push(number);
            }
            for left in said.into_values() {
                parts.push(self.part(left, &histories, &mut by_hand).0);
            }
        }
        parts.sort_by_key(|part| part[0].capture);
        parts
    }

    /// Joins what has the same bytes or words; gives one capture of each text.
    fn join_equal(&self, fronts: &[usize], of_capture: &[usize], linked: &mut Sets) -> Vec<usize> {
        let mut first: BTreeMap<_, usize> = BTreeMap::new();
        let mut texts = Vec::new();
        for &front in fronts {
            let article = &self.articles[front];
            let text = match article.signature.digest {
                Some(digest) => (Some(digest), None),
                None => (None, Some(article.sha256)),
            };
            match first.entry((article.language.value, text)) {
                std::collections::btree_map::Entry::Vacant(entry) => {
                    entry.insert(front);
                    texts.push(front);
                }
                std::collections::btree_map::Entry::Occupied(entry) => {
                    linked.join(of_capture[*entry.get()], of_capture[front]);
                }
            }
        }
        texts
    }

    /// Pairs of captures with nearly the same text; reports those that are only alike.
    fn near(&mut self, captures: &[usize]) -> Vec<(usize, usize)> {
        let pairs = alike::candidates(self.articles, captures);
        self.comparisons += pairs.len();
        let mut near = Vec::new();
        for (a, b, verdict) in self.known.judge_all(self.articles, pairs) {
            match verdict {
                Verdict::Same(_) => near.push((a, b)),
                Verdict::Apart(likeness, exchanged) => {
                    let is_alike = likeness.both >= ALIKE || likeness.shorter >= ALIKE_SHORTER;
                    if is_alike && self.tells_alike {
                        self.apart.push(Apart::new(a, b, likeness, exchanged));
                    }
                }
            }
        }
        near
    }

    /// All captures of the article that is shown of some histories, at least one, and the histories that are
    /// none of it.
    fn part(
        &mut self,
        numbers: Vec<usize>,
        histories: &[History],
        by_hand: &mut Sets,
    ) -> (Vec<Member>, Vec<usize>) {
        let shown = self.shown_of(&numbers, histories);
        let mut taken = vec![(shown, Relation::ByHand)];
        let mut captures: BTreeSet<usize> = histories[shown].iter().copied().collect();
        let mut refused = Vec::new();
        for number in numbers {
            if number == shown {
                continue;
            }
            let is_by_hand = by_hand.root(number) == by_hand.root(shown);
            let own = &histories[number];
            let is_distinct = own.iter().any(|capture| {
                let others = self.ties.distinct.get(capture);
                others.is_some_and(|others| others.intersection(&captures).next().is_some())
            });
            let relation = if is_by_hand || !is_distinct {
                self.relation(histories[shown][0], own[0], is_by_hand)
            } else {
                None
            };
            // Two may each have a fact that the one shown leaves out, and not the same.
            let relation = relation.filter(|relation| {
                let is_near = matches!(relation, Relation::NearText(_));
                let beside = taken[1..]
                    .iter()
                    .rev()
                    .filter(|(_, r)| matches!(r, Relation::NearText(_)));
                let mut beside = beside.take(BESIDE).map(|&(other, _)| histories[other][0]);
                !is_near || !beside.any(|other| self.contradict(other, own[0]))
            });
            match relation {
                Some(relation) => {
                    captures.extend(own);
                    taken.push((number, relation));
                }
                None => refused.push(number),
            }
        }
        (self.members(&taken, histories), refused)
    }

    /// The history that is shown of some, at least one.
    fn shown_of(&self, numbers: &[usize], histories: &[History]) -> usize {
        let front = |number: usize| &self.articles[histories[number][0]];
        let words = numbers.iter().map(|&number| front(number).signature.words);
        let fullest = words.max().unwrap_or_default();
        let captures: BTreeSet<usize> = numbers
            .iter()
            .flat_map(|&number| &histories[number])
            .copied()
            .collect();
        let shown = numbers.iter().copied().min_by_key(|&number| {
            let article = front(number);
            let words = article.signature.words;
            let is_full = f64::from(words) >= f64::from(fullest) * AS_FULL;
            let published = article.published.as_ref().map(|date| {
                let date = date.value;
                (date.first_day(), date.time().is_none(), date)
            });
            let capture = histories[number][0];
            (
                self.gives_way(capture, |other| captures.contains(&other)),
                !is_full,
                published.is_none(),
                published,
                Reverse(words),
                capture,
            )
        });
        shown.unwrap_or_default()
    }

    /// What a capture is to the one that is shown; `None` if it is not the same article.
    fn relation(&mut self, shown: usize, own: usize, is_by_hand: bool) -> Option<Relation> {
        let (a, b) = (&self.articles[shown], &self.articles[own]);
        if let Some(equal) = are_equal(a, b) {
            return Some(equal);
        }
        if is_by_hand {
            return Some(Relation::ByHand);
        }
        self.comparisons += 1;
        match self.known.judge(a, b) {
            Verdict::Same(relation) => Some(relation),
            Verdict::Apart(likeness, exchanged) => {
                self.report(shown, own, likeness, exchanged);
                None
            }
        }
    }

    /// Whether two captures are alike and exchange a fact; reports it.
    fn contradict(&mut self, a: usize, b: usize) -> bool {
        self.comparisons += 1;
        match self.known.judge(&self.articles[a], &self.articles[b]) {
            Verdict::Apart(likeness, Some(exchanged)) => {
                self.report(a, b, likeness, Some(exchanged));
                true
            }
            _ => false,
        }
    }

    /// The captures of histories, the first one's first, each history in the order of publication.
    fn members(&self, taken: &[(usize, Relation)], histories: &[History]) -> Vec<Member> {
        let mut taken = taken.to_vec();
        taken[1..].sort_by_cached_key(|&(number, _)| {
            let front = histories[number][0];
            let date = self.articles[front].published.as_ref().map(|d| d.value);
            (date.is_none(), date, front)
        });
        let mut members: Vec<Member> = Vec::new();
        for (number, relation) in taken {
            for (place, &capture) in histories[number].iter().enumerate() {
                let is_front = place == 0;
                let beside = match place {
                    0 => None,
                    // Places count without the one that is shown.
                    _ => members.len().checked_sub(2),
                };
                let relation = match place {
                    0 => relation,
                    _ => self.between(histories[number][place - 1], capture),
                };
                members.push(Member {
                    capture,
                    relation,
                    beside,
                    is_earlier: !is_front,
                });
            }
        }
        members
    }

    fn between(&self, newer: usize, older: usize) -> Relation {
        are_equal(&self.articles[older], &self.articles[newer]).unwrap_or(Relation::OtherState)
    }
}
