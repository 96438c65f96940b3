//! The findings: what the evidence comes to. Where the [`story`] starts and ends (on a saved page, in its [`column`]),
//! without the first words of others below it ([`tails`]), with what lists would take from it ([`parts`]) and without
//! what others say in its midst ([`inset`], [`cards`]), by the words that it has [`told`] (its [`vocabulary`]); which lines have other words than it
//! ([`relevance`]); which line is its [`headline`], without the name of the site ([`suffix`]); when it was
//! [`published`], and where (its [`address`] and the words of it, [`slug`]). From these comes the [`verdict`] about
//! every line.

pub(super) mod address;
mod cards;
mod column;
mod headline;
mod inset;
mod parts;
mod published;
mod relevance;
mod slug;
mod story;
mod suffix;
mod tails;
mod told;
pub(super) mod verdict;
mod vocabulary;

use super::evidence::Ledger;
use super::scene::Scene;
use crate::article::stamp;
use headline::Headline;
use published::Published;
use slug::Slug;
use std::ops::Range;

/// What has been decided about the capture as a whole.
pub(super) struct Outline {
    pub story: Range<usize>,
    pub headline: Option<Headline>,
    pub published: Option<Published>,
    pub kicker: Option<usize>,
    pub source: Option<usize>,
    /// In how many stories of the outlet a line recurs that is furniture for this reason, else 0.
    pub recurring: Vec<u32>,
}

/// Finds story, headline and date by the evidence; `recurring` is what the rules say of lines that recur.
pub(super) fn find(scene: &Scene, ledger: &mut Ledger, recurring: Vec<u32>) -> Outline {
    let story = story::find(scene, ledger);
    let story = parts::alone(scene, ledger, story);
    let story = cards::below(scene, ledger, story);
    let story = cards::above(scene, ledger, story);
    let story = tails::cut(scene, ledger, story);
    let story = inset::without_others(scene, ledger, story);
    let story = inset::across(scene, ledger, story);
    let story = parts::parts(scene, ledger, story);
    inset::links(scene, ledger, &story);
    cards::teasers(scene, ledger, &story);
    let mut story = relevance::observe(scene, ledger, story);
    let source = address::line_of(scene);
    let link = |line: usize| Some(&scene.text[scene.marks[line].link.clone()?]);
    let slug = source.and_then(link).and_then(Slug::of);
    let headline = headline::find(scene, ledger, &story, slug.as_ref());
    if let Some(headline) = headline
        .as_ref()
        .filter(|headline| story.contains(&headline.line))
    {
        story.start = headline.line + 1;
    }
    let source = source.or_else(|| {
        let headline = headline.as_ref()?;
        address::line_of_headline(scene, &scene.text[headline.span(scene)])
    });
    let address = source.and_then(link).and_then(stamp::in_address);
    let published = published::find(scene, ledger, &story, headline.as_ref(), address);
    let kicker = headline
        .as_ref()
        .and_then(|headline| verdict::kicker(scene, ledger, headline));
    Outline {
        story,
        headline,
        published,
        kicker,
        source,
        recurring,
    }
}
