//! The words and names of a story, and how many of them other lines take up.

use super::vocabulary::{Vocabulary, telling};
use crate::article::reading::evidence::Ledger;
use crate::article::reading::phrases::Kinds;
use crate::article::reading::rules::single;
use crate::article::reading::scene::Scene;
use crate::article::words::Word;
use std::borrow::Cow;
use std::ops::Range;

/// Of so many pairs of syllables one has to be taken up.
const SHARE: usize = 14;
/// Bytes of a name at least.
const NAME: usize = 4;

/// What share of their telling words paragraphs that go on with a story have in common with it, in points of 100: of syllables
/// and of words.
const GOES_ON: (i32, i32) = (10, 6);
/// What a word that leans on the text above counts for, and who speaks at the end of the first paragraph.
const LEANS: i32 = 3;

/// The words of a story, and its names.
pub(super) struct Told {
    pub words: Vocabulary,
    names: Vec<u64>,
}

impl Told {
    pub fn of(scene: &Scene, ledger: &Ledger, story: &Range<usize>) -> Self {
        let syllabic = scene.is_syllabic();
        Told {
            words: Vocabulary::of_whole(scene, ledger, story),
            names: if syllabic {
                Vec::new()
            } else {
                names(&words_of(scene, story))
            },
        }
    }

    /// Whether a part has so many times the words in common with the story that paragraphs which go on with it have at least.
    pub fn goes_on(&self, scene: &Scene, part: &Range<usize>, times: i32) -> bool {
        let enough = if scene.is_syllabic() {
            GOES_ON.0
        } else {
            GOES_ON.1
        };
        let first = part.start;
        let leans = i32::from(scene.marks[first].said.leans)
            + i32::from(single::closes_with_speaker(scene.content(first)));
        self.cohesion(scene, part) + LEANS * leans >= times * enough
    }

    /// How many of the telling words of a part the story has too, in points of 100.
    fn cohesion(&self, scene: &Scene, part: &Range<usize>) -> i32 {
        self.words
            .cohesion(&telling(scene, &words_of(scene, part)), usize::MAX)
    }

    /// How many pairs of words and names a part takes up; none if these are few among its syllables.
    pub fn taken_up(&self, scene: &Scene, part: &Range<usize>) -> usize {
        let told = words_of(scene, part);
        let pairs = self.words.first_lines(&told);
        let known = pairs.iter().flatten().count();
        if scene.is_syllabic() {
            return if known * SHARE >= pairs.len() {
                known
            } else {
                0
            };
        }
        let is_known = |name: &&u64| self.names.binary_search(name).is_ok();
        let named = names(&told).iter().filter(is_known).count();
        let goes_on = scene.marks[part.start].said.lead.has(Kinds::CONNECTIVE);
        let all = known + named + usize::from(goes_on);
        // Names alone are those of the place, often.
        if known > 0 {
            all
        } else {
            all.saturating_sub(1)
        }
    }
}

pub(super) fn words_of<'s>(scene: &'s Scene, part: &Range<usize>) -> Cow<'s, [Word]> {
    let (from, to) = (&scene.lines[part.start], &scene.lines[part.end - 1]);
    scene.words.within(scene.text, from.content..to.span.end)
}

/// The longer words with a capital that follow on another word, in order: names, most of them.
fn names(words: &[Word]) -> Vec<u64> {
    let is_name = |word: &&Word| word.is_capital && word.is_next && word.span().len() >= NAME;
    let mut names: Vec<u64> = words.iter().filter(is_name).map(|word| word.key).collect();
    names.sort_unstable();
    names.dedup();
    names
}
