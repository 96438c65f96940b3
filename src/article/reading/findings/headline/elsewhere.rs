//! Headlines that the page shows in full, or at all, elsewhere than above the story.

use super::Headline;
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::findings::vocabulary::Vocabulary;
use crate::article::reading::line::End;
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;
use std::ops::Range;

/// How far above the full headline its cut form may stand.
const CUT_REACH: usize = 6;
/// From this share of the story's words on, a line among the headlines of others is the story's own.
const OWN: i32 = 16;
/// Lines below the story among which it is looked for.
const LIST: usize = 60;

/// Lines above the story among which it is looked for, and the share of the story's words of the last one there.
const ABOVE: usize = 40;
const LAST: i32 = 12;
/// Lines between the last headline above a story and the story, at most.
const BETWEEN: usize = 5;

/// The headline of a story among those of others: the last one above it, or the only one below a story that has none
/// above it, if it has many words of the story (`words`), and none of the others has half as many.
pub(super) fn among_others(
    scene: &Scene,
    ledger: &Ledger,
    story: &Range<usize>,
    words: &Vocabulary,
) -> Option<Headline> {
    let is_headline = |line: &usize| {
        let seen = &scene.lines[*line];
        let said = scene.marks[*line].said;
        (5..=30).contains(&seen.words)
            && seen.could_be_headline()
            && matches!(seen.end, End::Open | End::Question)
            && seen.inner_ends == 0
            && said.whole == Kinds::default()
            && scene.marks[*line].credit.is_none()
            && scene.marks[*line].stamps.is_empty()
    };
    let is_listed = |line: &usize| {
        matches!(ledger.best(*line), Role::Teaser | Role::Heading) && is_headline(line)
    };
    // Right above the text it looks like the text of a picture.
    let is_above =
        |line: &usize| is_listed(line) || ledger.best(*line) == Role::Caption && is_headline(line);
    let share = |line: usize| words.share(&scene.words_of(line));
    let mut told = story.clone();
    let text = told
        .find(|line| ledger.best(*line) == Role::Prose)
        .unwrap_or(story.start);
    let mut above = (text.saturating_sub(ABOVE)..text).rev().filter(is_above);
    if let Some(last) = above.next().filter(|last| last + BETWEEN >= text) {
        let own = share(last);
        let others: Vec<i32> = above.map(share).collect();
        if own >= LAST && others.len() >= 2 && others.iter().all(|share| share * 3 <= own * 2) {
            return Some(Headline::named(last));
        }
    }
    let listed = (story.end..scene.len().min(story.end + LIST)).filter(is_listed);
    let mut shares: Vec<(i32, usize)> = listed.map(|line| (share(line), line)).collect();
    shares.sort_by_key(|(share, line)| (std::cmp::Reverse(*share), *line));
    let [(share, line), (next, _), _, ..] = shares[..] else {
        return None;
    };
    (share >= OWN && next * 2 <= share).then(|| Headline {
        listed: true,
        ..Headline::named(line)
    })
}

/// Where the headline is cut off, takes the full one that stands elsewhere.
pub(super) fn complete(scene: &Scene, ledger: &Ledger, headline: &mut Headline) {
    let cut = scene.content(headline.line);
    let marked = scene.lines[headline.line].end == End::Ellipsis;
    let stem = cut.trim_end_matches(['.', '…', ' ']);
    let words = scene.lines[headline.line].words;
    let below = continued_below(scene, ledger, headline.line);
    let full = (0..scene.len()).find(|line| {
        let seen = &scene.lines[*line];
        let enough = scene.marks[*line].credit.is_none() && (marked || scene.copies[*line] > 1);
        seen.key != scene.lines[headline.line].key
            && enough
            && seen.words > words
            && seen.words <= words + 14
            && seen.end == End::Open
            && !scene.content(*line).ends_with(')')
            && seen.chars <= 230
            && sentences::starts_with(scene.content(*line), stem)
            // A link gives the text of its picture and its own.
            && scene.content(*line).matches(stem).count() < 2
    });
    if let Some(full) = below.or(full) {
        headline.cut = Some(headline.line);
        headline.line = full;
    } else {
        headline.cut = shortened_above(scene, headline.line);
    }
}

/// The line below a headline that says more of it, and stands right above the date: a list above the article
/// names it in short.
fn continued_below(scene: &Scene, ledger: &Ledger, headline: usize) -> Option<usize> {
    let below = headline + 1;
    let mut head = below + 1..scene.len().min(below + 4);
    let (short, seen) = (&scene.lines[headline], scene.lines.get(below)?);
    let between = |at: &usize| ledger.best(*at) == Role::Byline || scene.lines[*at].words <= 3;
    let dated = head
        .find(|at| ledger.best(*at) == Role::Stamp || !between(at))
        .is_some_and(|at| ledger.best(at) == Role::Stamp);
    let fits = dated
        && short.end == End::Open
        && matches!(seen.end, End::Open | End::Question)
        && seen.inner_ends == 0
        && seen.words > short.words
        && seen.words <= short.words + 14
        && scene.marks[below].credit.is_none()
        && sentences::starts_with(scene.content(below), scene.content(headline));
    fits.then_some(below)
}

/// A line shortly above the headline that breaks off in the middle of it.
fn shortened_above(scene: &Scene, headline: usize) -> Option<usize> {
    let full = scene.content(headline);
    (headline.saturating_sub(CUT_REACH)..headline).find(|line| {
        let seen = &scene.lines[*line];
        let stem = scene.content(*line).trim_end_matches(['.', '…', ' ']);
        seen.words >= 3
            && seen.key != scene.lines[headline].key
            && matches!(seen.end, End::Open | End::Ellipsis)
            && sentences::starts_with(full, stem)
    })
}
