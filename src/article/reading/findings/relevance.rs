//! What a line shares with the story: a line of other words between its paragraphs belongs to another one.

use super::headline;
use super::vocabulary::{Vocabulary, opening_mark};
use crate::article::characters::{is_letter, runs};
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::{self, End};
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use std::cell::LazyCell;
use std::ops::Range;

/// Characters of paragraphs from which a story's words tell what belongs to it.
const TOLD: u32 = 700;
/// Words of a headline of another story at least.
const HEADLINE: u32 = 6;
/// Characters of a headline of another story at most.
const LONGEST: u32 = 110;
/// Characters of the sentence that announces another story at most.
const SENTENCE: u32 = 200;
/// Characters of a paragraph that a list of other stories interrupts at least.
const PARAGRAPH: u32 = 100;
/// What speaks for another story in a line between paragraphs that shares no pair of words with them.
const STRANGE: i16 = 14;
/// Evidence for the text of a picture that is outweighed by it.
const UNSURE: i16 = 13;
/// Evidence for the text of a picture that its form and place give at most.
const BY_FORM: i16 = 34;
/// Other stories are announced so often between paragraphs, at most.
const STRANGERS: usize = 3;
/// Characters of a single sentence that may be none of the story at most.
const OPENS: u32 = 130;
/// Of its words, in points of 40, so few stand in the story too.
const FEW: i32 = 8;
/// So many of a story's first lines may open it.
const OPENING_LINES: usize = 3;
/// Lines around a heading in which its words are told.
const TOLD_NEAR: usize = 12;
/// Letters of each of these lines that are looked at.
const TOLD_LETTERS: usize = 2500;
/// What speaks for a name that a label or brackets show.
const LABELLED: i16 = 20;
/// Words of a last sentence that advertises something to the readers at least; thanks are shorter.
const ADDRESSED: u32 = 14;
/// Words of an appeal for each that asks something of the reader, at most: officials ask too, in longer sentences.
const APART: u32 = 16;
/// Bytes of a sentence in which the day stands that it tells of.
const DAY: usize = 20;

/// Whether a sentence opens with a day, as news do: `Sáng ngày 3/4, …`, `Ngày 12-5, …`.
fn opens_with_a_day(content: &str) -> bool {
    let reach = &content.as_bytes()[..content.len().min(DAY)];
    reach.windows(3).any(|three| {
        three[0].is_ascii_digit() && matches!(three[1], b'/' | b'-') && three[2].is_ascii_digit()
    })
}

/// Lines behind the story that are looked at.
const BEHIND: usize = 6;

/// Shares of pairs in points of 40: nearly all paragraphs have more than `few`, most have `many`. Syllables
/// are shared more often than words.
struct Shares {
    few: i32,
    many: i32,
}

impl Shares {
    fn of(scene: &Scene) -> Self {
        if scene.is_syllabic() {
            Shares { few: 5, many: 9 }
        } else {
            Shares { few: 2, many: 4 }
        }
    }
}

/// Whether a line goes on with a list of stories: a headline, a date, the section and hour of an entry.
fn is_entry(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    line < scene.len()
        && match ledger.best(line) {
            Role::Teaser | Role::Heading | Role::Stamp | Role::Related => true,
            Role::Furniture => scene.lines[line].digits >= 3,
            _ => false,
        }
}

/// Whether a name with a label signs the story off.
fn is_signed_off(ledger: &Ledger, mut lines: Range<usize>) -> bool {
    lines
        .any(|line| ledger.best(line) == Role::Byline && ledger.sum(line, Role::Byline) >= LABELLED)
}

/// The story with its last paragraph, one sentence, if that stands right above the name of its author and behind the
/// entries of an inset (`Baca juga`), or a single line that invites (`Xem video:`): no list has a name below it.
fn goes_on_behind_inset(scene: &Scene, ledger: &Ledger, story: Range<usize>) -> Range<usize> {
    const ENTRIES: usize = 3;
    let end = story.end;
    if story.is_empty() || end + 2 >= scene.len() {
        return story;
    }
    let is_inset = scene.marks[end].said.whole.has(Kinds::INSET);
    let invites = scene.lines[end].end == End::Colon
        && matches!(ledger.best(end), Role::Furniture | Role::Related)
        && scene.marks[end + 1].said.lead.has(Kinds::CONNECTIVE);
    let reach = end + 1..scene.len().min(end + ENTRIES + 1);
    let entries = reach.take_while(|line| is_inset && !scene.lines[*line].ends_sentence());
    let last = end + 1 + entries.count();
    let is_sentence = (is_inset && last > end + 1 || invites)
        && last + 1 < scene.len()
        && ledger.best(last) == Role::Prose
        && scene.lines[last].ends_sentence()
        && scene.lines[last].chars >= SENTENCE_BEHIND
        && !scene.lines[last].bullet;
    let is_named = is_sentence
        && ledger.best(last + 1) == Role::Byline
        && (last + 2 == scene.len() || ledger.best(last + 2) != Role::Prose);
    story.start..if is_named { last + 1 } else { end }
}

/// Characters of a last paragraph behind an inset at least.
const SENTENCE_BEHIND: u32 = 45;

/// Characters of the first words of another story, at most.
const FIRST_WORDS: u32 = 260;
/// Paragraphs of others that may stand below the author, at most.
const OTHERS: usize = 8;

/// A story that is signed off below two paragraphs and more, or at the end of the last of them, ends there, if the short ones below have other words, most
/// of them: first words of others, of which the headlines are lost, or comments.
fn signed_inside(scene: &Scene, ledger: &mut Ledger, story: Range<usize>) -> Range<usize> {
    let prose = |line: &usize| ledger.best(*line) == Role::Prose;
    let signs = |line: &usize| {
        ledger.best(*line) == Role::Byline && ledger.sum(*line, Role::Byline) >= LABELLED
    };
    let ends = |line: &usize| prose(line) && line::is_signed(scene.content(*line));
    let signed = story.clone().rev().find(signs);
    let ended = || story.clone().rev().find(ends).map(|line| line + 1);
    let Some(end) = signed.or_else(ended) else {
        return story;
    };
    let own = story.start..end;
    let behind: Vec<usize> = (end..story.end).filter(prose).take(OTHERS + 1).collect();
    let short = |line: &usize| {
        let seen = &scene.lines[*line];
        seen.chars <= FIRST_WORDS && seen.ends_sentence() && !seen.opens_quote
    };
    if own.clone().filter(prose).take(2).count() < 2
        || !(1..=OTHERS).contains(&behind.len())
        || !behind.iter().all(short)
    {
        return story;
    }
    let words = Vocabulary::of_whole(scene, ledger, &own);
    let few = Shares::of(scene).few;
    if behind
        .iter()
        .any(|line| words.pairs(&scene.words_of(*line), 1) > few)
    {
        return story;
    }
    ledger.reopen();
    for line in behind {
        ledger.add(line, "other words below the author", Role::Teaser, 60);
    }
    ledger.settle();
    own
}

/// Whether the story writes a long word of a line small: it is no name.
fn is_told_small(scene: &Scene, story: &Range<usize>, line: usize) -> bool {
    let near = line.saturating_sub(TOLD_NEAR)..story.end.min(line + TOLD_NEAR);
    let words = scene.content(line).split_whitespace();
    let mut small = words
        .filter(|word| word.chars().all(is_letter))
        .map(str::to_lowercase);
    small.any(|word| {
        word.len() >= 4
            && near.clone().filter(|at| *at != line).any(|at| {
                let content = scene.content(at);
                let content = &content[..content.floor_char_boundary(TOLD_LETTERS)];
                content.split(|c| !is_letter(c)).any(|told| told == word)
            })
    })
}

/// Whether a line without a credit has the form of a headline that begins most words with capitals.
fn is_headline_of_another(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    let marks = &scene.marks[line];
    seen.words >= HEADLINE
        && seen.chars <= LONGEST
        && seen.is_title_case()
        && matches!(seen.end, End::Open | End::Question | End::Ellipsis)
        && seen.inner_ends == 0
        && marks.credit.is_none()
        && marks.said.whole == Kinds::default()
}

/// Whether a line is written as the headlines of an outlet are. Without capitals to tell, a question between
/// paragraphs asks for the story.
fn is_written_as_headline(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    let in_capitals = seen.capitalized * 10 >= seen.words * 6;
    match seen.end {
        End::Open | End::Colon => scene.is_syllabic() || in_capitals,
        End::Question => !scene.is_syllabic() && in_capitals,
        _ => false,
    }
}

/// Letters of a word at least that a paragraph takes up from its heading.
const TAKEN_UP: usize = 5;

/// Whether the paragraph right below a line takes up two of its longer words, as below a heading of the story.
fn is_taken_up(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    if scene.is_syllabic() || line + 1 >= scene.len() || ledger.best(line + 1) != Role::Prose {
        return false;
    }
    let below = scene.words_of(line + 1);
    let long = scene
        .content(line)
        .split(|c: char| !is_letter(c))
        .filter(|word| word.len() >= TAKEN_UP);
    let known = long
        .flat_map(runs)
        .filter(|(_, word)| below.iter().any(|told| told.key == word.key));
    known.count() >= 2
}

/// Whether a line is a single short sentence that shares hardly a pair of words with the story.
fn is_strange_sentence<F: FnOnce() -> Vocabulary>(
    scene: &Scene,
    ledger: &Ledger,
    line: usize,
    words: &LazyCell<Vocabulary, F>,
    few: i32,
) -> bool {
    line < scene.len()
        && ledger.best(line) == Role::Prose
        && scene.lines[line].chars <= OPENS
        && scene.lines[line].inner_ends == 0
        && words.pairs(&scene.words_of(line), 2) <= few
}

/// Whether two headlines of others stand right above a line: none of them has a sentence that announces it.
fn is_below_links(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    let is_link = |line: usize| {
        matches!(ledger.best(line), Role::Heading | Role::Teaser)
            && !scene.lines[line].ends_sentence()
    };
    line >= 2 && is_link(line - 1) && is_link(line - 2)
}

/// Whether the first sentence, alone in its line, belongs to another story or to the frame of the page: it
/// shares no pair of words with the story, and stands below a label where words are no syllables.
fn opens_with_another<F: FnOnce() -> Vocabulary>(
    scene: &Scene,
    ledger: &Ledger,
    story: &Range<usize>,
    words: &LazyCell<Vocabulary, F>,
) -> bool {
    let seen = &scene.lines[story.start];
    let told = scene.words_of(story.start);
    let labelled = story
        .start
        .checked_sub(1)
        .is_some_and(|above| ledger.best(above) == Role::Related);
    ledger.best(story.start) == Role::Prose
        && seen.chars <= OPENS
        && seen.inner_ends == 0
        && !seen.opens_quote
        && opening_mark(scene.content(story.start)).is_none()
        && (labelled || scene.is_syllabic())
        && words.pairs(&told, 2) == 0
        && (labelled || scene.is_syllabic() && words.known_in(&told, 2, false) <= FEW)
}

/// Whether a headline stands right above a line. The next page of a story opens without one.
fn is_headed(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    let above = &scene.lines[line - 1];
    above.words >= 4
        && above.words <= 24
        && above.end != End::Stop
        && matches!(
            ledger.best(line - 1),
            Role::Heading | Role::Teaser | Role::Caption
        )
}

/// A text is opened once with the mark of its outlet; what is opened with it again further down, below a
/// headline, is another story.
fn opened_again(scene: &Scene, ledger: &mut Ledger, story: Range<usize>) -> Range<usize> {
    let is_opened = |line: &usize| ledger.best(*line) == Role::Prose;
    let opening = story.clone().take(OPENING_LINES).filter(is_opened);
    let Some((first, mark)) = opening
        .filter_map(|line| Some((line, opening_mark(scene.content(line))?)))
        .next()
    else {
        return story;
    };
    let again: Vec<usize> = (first + 1..story.end)
        .filter(|line| {
            opening_mark(scene.content(*line)) == Some(mark)
                && scene.lines[*line].chars <= PARAGRAPH * 5
                && ledger.best(*line) == Role::Prose
                && is_headed(scene, ledger, *line)
        })
        .collect();
    if again.is_empty() {
        return story;
    }
    ledger.reopen();
    for line in again {
        ledger.add(line, "opened as the story is", Role::Teaser, 60);
        ledger.add(line - 1, "above another opening", Role::Teaser, 24);
    }
    ledger.settle();
    story
}

/// Applies the rules to the lines of the story and those behind it; the best roles have to be settled.
/// Gives the story, which goes on where paragraphs behind it turned out to be its own.
pub(super) fn observe(scene: &Scene, ledger: &mut Ledger, story: Range<usize>) -> Range<usize> {
    let story = opened_again(scene, ledger, story);
    let story = signed_inside(scene, ledger, story);
    let story = goes_on_behind_inset(scene, ledger, story);
    let told: u32 = story
        .clone()
        .filter(|line| ledger.best(*line) == Role::Prose)
        .map(|line| scene.lines[line].chars)
        .fold(0, u32::saturating_add);
    if told < TOLD {
        return story;
    }
    // Most stories have no line in question.
    let words = LazyCell::new(|| Vocabulary::of_whole(scene, ledger, &story));
    let shares = Shares::of(scene);
    let mut start = story.start;
    let mut end = story.end;
    let mut found: Vec<(usize, &'static str, Role, i16)> = Vec::new();
    if opens_with_another(scene, ledger, &story, &words) {
        found.push((start, "other words than the story", Role::Teaser, 40));
        start += 1;
    }
    // Whether the line above is the headline of another story, and has no label above it that says so.
    let mut stranger = None;
    for line in story.start + 1..scene.len().min(story.end + BEHIND) {
        let seen = &scene.lines[line];
        let above = ledger.best(line - 1);
        let entry_below = is_entry(scene, ledger, line + 1);
        let was_stranger = stranger.take();
        match ledger.best(line) {
            role @ (Role::Heading | Role::Teaser)
                if seen.words >= HEADLINE
                    && seen.chars <= LONGEST
                    && is_written_as_headline(scene, line)
                    // Headings of the story are shouted more often.
                    && !seen.is_shouted()
                    && !(role == Role::Heading && scene.is_numbered(line))
                    && story.contains(&line) =>
            {
                let strange = words.pairs(&scene.words_of(line), 1) == 0
                    && !is_taken_up(scene, ledger, line);
                stranger = strange.then_some(role);
                if strange && role == Role::Heading {
                    found.push((line, "other words than the story", Role::Teaser, STRANGE));
                }
            }
            // `Panen Raya` between paragraphs that write both words small.
            Role::Byline
                if !scene.is_syllabic()
                    && story.contains(&line)
                    && ledger.sum(line, Role::Byline) < LABELLED
                    && above == Role::Prose
                    && line + 1 < story.end
                    && ledger.best(line + 1) == Role::Prose
                    && is_told_small(scene, &story, line) =>
            {
                found.push((line, "no name but words of the story", Role::Heading, 24));
            }
            // Its form alone made it the text of a picture; a teaser stands below it.
            Role::Caption
                if seen.words >= HEADLINE
                    && scene.marks[line].credit.is_none()
                    && ledger.sum(line, Role::Caption) <= UNSURE
                    && !seen.ends_sentence()
                    && story.contains(&line)
                    && words.pairs(&scene.words_of(line), 1) == 0
                    && is_strange_sentence(scene, ledger, line + 1, &words, shares.few) =>
            {
                stranger = Some(Role::Heading);
                found.push((line, "other words than the story", Role::Teaser, STRANGE));
            }
            // Its length alone made it the text of a picture, and it is written as headlines are.
            Role::Caption
                if !scene.is_syllabic()
                    && story.contains(&line)
                    && is_headline_of_another(scene, line)
                    && ledger.sum(line, Role::Caption) <= BY_FORM
                    && words.pairs(&scene.words_of(line), 1) < shares.many =>
            {
                // A single sentence of the story goes on below; the last one announces the other story.
                stranger = (line + 2 >= story.end).then_some(Role::Heading);
                found.push((line, "headline with other words", Role::Teaser, BY_FORM + 6));
            }
            Role::Prose
                // Behind a single link the story goes on.
                if (was_stranger == Some(Role::Heading)
                    // Between two links that stand alone the story goes on, too, in words that the first does not have.
                    || was_stranger == Some(Role::Teaser)
                        && entry_below
                        && headline::says_again(scene, line - 1, line, TAKEN_UP) >= 1)
                    && seen.chars <= SENTENCE
                    && seen.inner_ends <= 1
                    && !is_below_links(scene, ledger, line)
                    // Nobody speaks in the sentence that announces a story.
                    && !(seen.opens_quote && seen.quotes >= 2)
                    && words.pairs(&scene.words_of(line), 2) <= shares.few =>
            {
                found.push((line, "other words than the story", Role::Teaser, 30));
                found.push((line, "other words than the story", Role::Prose, -14));
            }
            // The last words to the reader have other words than the story.
            Role::Prose
                if scene.is_syllabic()
                    && line + 1 == story.end
                    && line > story.start + 1
                    && seen.inner_ends <= 1
                    && seen.quotes == 0
                    && seen.words >= ADDRESSED
                    && scene.marks[line].said.appeals >= 2
                    && scene.marks[line].said.appeals * APART >= seen.words
                    && !opens_with_a_day(scene.content(line))
                    && words.pairs(&scene.words_of(line), 2) <= shares.few =>
            {
                found.push((line, "addresses the reader in other words", Role::Furniture, 50));
            }
            // Entries of the list stand above it, and none below.
            Role::Teaser | Role::Prose
                if line >= story.end
                    && !is_signed_off(ledger, story.end..line)
                    && seen.chars >= PARAGRAPH
                    && seen.ends_sentence()
                    && matches!(above, Role::Teaser | Role::Heading)
                    && !scene.lines[line - 1].ends_sentence()
                    && line >= 2
                    && !scene.lines[line - 2].ends_sentence()
                    && !entry_below
                    && (scene.marks[line].said.lead.has(Kinds::CONNECTIVE)
                        || words.pairs(&scene.words_of(line), 1) >= shares.many) =>
            {
                found.push((line, "words of the story", Role::Prose, 16));
                found.push((line, "words of the story", Role::Teaser, -16));
                end = line + 1;
            }
            _ => {}
        }
    }
    // A story of many short lines has them all for its own.
    let strangers = found
        .iter()
        .filter(|(_, _, role, weight)| *role == Role::Teaser && *weight == STRANGE);
    if strangers.count() > STRANGERS {
        return story;
    }
    if found.is_empty() {
        return story;
    }
    ledger.reopen();
    for (line, rule, role, weight) in found {
        ledger.add(line, rule, role, weight);
    }
    ledger.settle();
    start..end
}
