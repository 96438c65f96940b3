//! Lines that say again what the article says elsewhere.

use crate::article::BlockKind;
use crate::article::numbers::{NumberSet, Sieve};
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::findings::Outline;
use crate::article::reading::rules::pictures;
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;
use memchr::memmem::Finder;
use std::ops::Range;

/// How far below the pager's announcement the next page may start.
const FUSED_REACH: usize = 12;

/// Bytes of a headline that no line says twice by chance.
const TOLD_TWICE: usize = 24;
/// Characters of a line that says the first paragraph again at least.
const REPEATED: u32 = 60;
/// Bytes by which it is looked for.
const REPEATED_START: usize = 32;
/// So many first paragraphs of a story, in so many lines, are said again, as far as so many bytes.
const OPENING: usize = 3;
const OPENING_LINES: usize = 10;
const OPENING_REACH: usize = 2000;

/// Knows what has been kept of a capture so far.
pub(super) struct Repeats<'a, 't> {
    scene: &'a Scene<'t>,
    ledger: &'a Ledger,
    story: &'a Range<usize>,
    /// Finds the headline in other lines, if it is long enough to stand in no paragraph twice.
    title: Option<Finder<'t>>,
    /// Words of the first paragraphs.
    opening: Sieve,
    /// What stands for the words of lines that were kept.
    kept: NumberSet<(u64, u32)>,
}

impl<'a, 't> Repeats<'a, 't> {
    /// Has kept nothing.
    pub fn new(scene: &'a Scene<'t>, ledger: &'a Ledger, outline: &'a Outline) -> Self {
        let headline = outline.headline.as_ref();
        let title = headline.map(|headline| scene.content(headline.line));
        Repeats {
            scene,
            ledger,
            story: &outline.story,
            title: title
                .filter(|title| title.len() >= TOLD_TWICE)
                .map(Finder::new),
            opening: words_of_opening(scene, ledger, &outline.story),
            kept: NumberSet::default(),
        }
    }

    /// Keeps a line as a part of the article, unless it repeats another one; whether it was kept.
    pub fn keep(&mut self, line: usize, kind: BlockKind) -> bool {
        // The text of a picture stands with its credit right beside.
        let told_beside =
            || kind == BlockKind::Caption && pictures::is_told_beside(self.scene, line);
        self.kept.insert(words(self.scene, line))
            && !self.is_fused(line)
            && !told_beside()
            && !self.repeats_opening(line)
    }

    /// Whether a line of the same words was to be kept.
    pub fn has_kept(&self, line: usize) -> bool {
        self.kept.contains(&words(self.scene, line))
    }

    /// Whether a line says the whole headline twice: it tells of the article, as no paragraph does.
    pub fn tells_of_itself(&self, line: usize) -> bool {
        let Some(title) = &self.title else {
            return false;
        };
        let content = self.scene.content(line).as_bytes();
        content.len() > 2 * title.needle().len() && title.find_iter(content).nth(1).is_some()
    }

    /// Whether a line says again what stands in the first paragraphs, dateline aside, to its end or cut off.
    fn repeats_opening(&self, line: usize) -> bool {
        let content = self.scene.content(line);
        // Those in the middle stand there whole, however it opens and ends.
        let words = self.scene.words_of(line);
        let inside = words
            .get(2..words.len().saturating_sub(1))
            .unwrap_or_default();
        if self.scene.lines[line].chars < REPEATED
            || !inside.iter().all(|word| self.opening.may_have(word.key))
        {
            return false;
        }
        let content = content.trim_end_matches(['.', '…', ' ']);
        // `Pada Januari ini …` for `…, Januari ini …`
        let without = content.split_once(' ').map_or(content, |(_, rest)| rest);
        if self.repeats_several(line, content) {
            return true;
        }
        opening(self.scene, self.ledger, self.story).any(|above| {
            if above >= line {
                return false;
            }
            let told = self.scene.content(above);
            let told = &told[..told.floor_char_boundary(OPENING_REACH)];
            [content, without].iter().any(|content| {
                let first = &content[..content.floor_char_boundary(REPEATED_START)];
                sentences::place_of(first, told)
                    .is_some_and(|at| sentences::starts_with(&told[at..], content))
            })
        })
    }

    /// Whether a text is the first paragraphs of the story in one line, to its end or cut off.
    fn repeats_several(&self, line: usize, content: &str) -> bool {
        let mut rest = content;
        for above in opening(self.scene, self.ledger, self.story) {
            let told = self.scene.content(above);
            if above >= line {
                return false;
            }
            match rest.strip_prefix(told) {
                Some(behind) => rest = behind.trim_start(),
                None => return rest.len() < content.len() && told.starts_with(rest),
            }
        }
        false
    }

    /// Whether the next paragraph begins with all the words of this one.
    fn is_fused(&self, line: usize) -> bool {
        let seen = &self.scene.lines[line];
        // A pager announces the next page with its first words.
        let announced = self.ledger.best(line) == Role::Heading && seen.words >= 4;
        let opening = (40..=700).contains(&seen.chars) && line <= self.story.start + 3;
        if !announced && !opening {
            return false;
        }
        let words = self.scene.content(line);
        let reach = if announced { FUSED_REACH } else { 4 };
        (line + 1..(line + reach).min(self.story.end)).any(|next| {
            self.scene.lines[next].chars > seen.chars
                && sentences::starts_with(self.scene.content(next), words)
        })
    }
}

/// What stands for the words of a line.
fn words(scene: &Scene, line: usize) -> (u64, u32) {
    let seen = &scene.lines[line];
    (seen.key, seen.letters + seen.digits)
}

/// The first paragraphs of a story.
fn opening<'a>(
    scene: &Scene,
    ledger: &'a Ledger,
    story: &Range<usize>,
) -> impl Iterator<Item = usize> + use<'a> {
    let reach = story.start..scene.len().min(story.start + OPENING_LINES);
    let told = reach.filter(|line| ledger.best(*line) == Role::Prose);
    told.take(OPENING)
}

/// The words of the first paragraphs.
fn words_of_opening(scene: &Scene, ledger: &Ledger, story: &Range<usize>) -> Sieve {
    let mut words = Sieve::default();
    for line in opening(scene, ledger, story) {
        for word in scene.words_of(line).iter() {
            words.insert(word.key);
        }
    }
    words
}
