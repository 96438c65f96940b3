//! What the lines near one say of it: that it is a headline, its standfirst, its topic, or said again.

use crate::article::characters;
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::findings::vocabulary::Vocabulary;
use crate::article::reading::line::{End, Line};
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;
use std::ops::Range;

/// The share of the words of a line that stand in the story, in points of 40, from which on they nearly all do.
const ALL: i32 = 36;

/// Whether a line right above another one is a headline of the same story, so that the other one, which is
/// longer and written like a sentence, is its standfirst.
pub(super) fn stands_above(
    scene: &Scene,
    ledger: &Ledger,
    words: &Vocabulary,
    above: usize,
    line: usize,
) -> bool {
    let (head, seen) = (&scene.lines[above], &scene.lines[line]);
    let title_case = head.capitalized * 10 >= head.words * 6 && seen.capitalized * 2 < seen.words;
    let opens = || is_said_again(scene, words, above, line);
    let is_headline = head.could_be_headline()
        && head.words >= 4
        && !head.bullet
        && matches!(ledger.best(above), Role::Heading | Role::Teaser)
        && ledger.sum(above, Role::Teaser) < 20
        && match words.share(&scene.words_of(above)) {
            0 => false,
            1..8 => opens(),
            _ => true,
        };
    let sentence = seen.ends_sentence() || seen.chars * 10 > head.chars * 12 || title_case;
    let plainer = seen.capitalized * head.words <= head.capitalized * seen.words;
    is_headline && sentence && plainer && !is_topic(scene, above, line) && seen.words >= 8
}

/// Whether the story says a whole line again, and that line is a plain sentence below a headline with capitals, which
/// may promise something in other words.
pub(super) fn is_said_again(scene: &Scene, words: &Vocabulary, above: usize, line: usize) -> bool {
    let (head, seen) = (&scene.lines[above], &scene.lines[line]);
    head.words >= 8
        && seen.words >= 8
        && head.capitalized * 10 >= head.words * 6
        && seen.capitalized * 2 < seen.words
        && words.share(&scene.words_of(line)) >= ALL
}

/// Whether a short line is the topic above a headline: one that begins most words with capitals or, in a language of
/// syllables, one that says the topic again behind its first words: `Bão đổ bộ`, and `Cây xanh gãy khi bão đổ bộ`.
pub(super) fn is_topic(scene: &Scene, above: usize, line: usize) -> bool {
    let (head, seen) = (&scene.lines[above], &scene.lines[line]);
    if scene.is_syllabic() {
        return (3..=6).contains(&head.words)
            && (8..=20).contains(&seen.words)
            && seen.words * 5 >= head.words * 8
            && head.end == End::Open
            && seen.end == End::Open
            && head.number != seen.number
            && seen.could_be_headline()
            && !seen.starts_small
            && !scene.marks[line].said.lead.has(Kinds::CAPTION_LEAD)
            && says_behind_its_opening(scene.content(line), scene.content(above));
    }
    head.words <= 5
        && seen.words >= head.words * 2
        && seen.could_be_headline()
        && seen.capitalized * 10 >= seen.words * 7
        && !matches!(seen.end, End::Stop | End::Ellipsis)
}

/// Whether all words of a topic stand in a row in a headline, and not at its beginning.
fn says_behind_its_opening(headline: &str, topic: &str) -> bool {
    let keys = |text| -> Vec<u64> { characters::runs(text).map(|(_, word)| word.key).collect() };
    let (headline, topic) = (keys(headline), keys(topic));
    !topic.is_empty()
        && headline
            .windows(topic.len())
            .skip(1)
            .any(|row| row == topic)
}

/// Whether a line says what the dateline of the story calls its outlet: `Kabar Desa` above `Melati, Kabar Desa -- …`.
pub(super) fn names_the_outlet(scene: &Scene, line: usize, story: usize) -> bool {
    const NEAR: usize = 3;
    let opening = story..scene.len().min(story + NEAR);
    let name = Some(scene.content(line));
    opening
        .into_iter()
        .any(|at| sentences::outlet(scene.content(at)) == name)
}

/// Whether a line near by begins with all words of a line: the text of its picture, its first paragraph.
pub(super) fn opens_another(scene: &Scene, line: usize) -> bool {
    const NEAR: usize = 8;
    let seen = &scene.lines[line];
    let near = line + 1..scene.len().min(line + NEAR);
    seen.words >= 4
        && near.into_iter().any(|at| {
            scene.lines[at].chars > seen.chars
                && sentences::starts_with(scene.content(at), scene.content(line))
        })
}

/// Whether the line right below begins with all words of a line and ends with its day: both tell of a picture.
pub(super) fn opens_its_picture(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    shows_a_person(scene, line)
        || seen.words >= 4
            && scene.lines.get(line + 1).is_some_and(|below| {
                let told = scene.content(line + 1);
                !below.gap_above
                    && below.chars > seen.chars
                    && below.inner_ends == 0
                    && sentences::starts_with(told, scene.content(line))
                    && sentences::ends_with_day(told.trim_end_matches('.'))
            })
}

/// Words of a name with its office at most.
const PERSON: u32 = 6;

/// Whether a line is a name with its office, and the credited text of a picture right below says what they do:
/// `Camat Fulan Polan`, `Camat Fulan Polan memanen padi. Foto: Kabar`.
fn shows_a_person(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    let told = |below: &Line| {
        !below.gap_above
            && below.chars >= seen.chars * 2
            && scene.marks[line + 1].credit.is_some()
            && sentences::starts_with(scene.content(line + 1), scene.content(line))
    };
    line > 0
        && (2..=PERSON).contains(&seen.words)
        && seen.capitalized == seen.words
        && seen.end == End::Open
        && scene.lines.get(line + 1).is_some_and(told)
}

/// Whether a line right below a headline is rather the text of its picture: it has a credit below, or is written plainly
/// where the headline has capitals.
pub(super) fn is_picture_below(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    let Some(above) = line.checked_sub(1) else {
        return false;
    };
    let (head, seen) = (&scene.lines[above], &scene.lines[line]);
    let is_headline = ledger.best(above) == Role::Heading
        && head.could_be_headline()
        && head.words >= HEADED
        && head.end == End::Open
        && head.separators == 0
        && !head.bullet
        && !head.is_shouted();
    let plainer = !scene.is_syllabic()
        && head.is_title_case()
        && seen.capitalized * 2 < seen.words
        && (4..=12).contains(&seen.words)
        && seen.end == End::Open;
    is_headline && (plainer || ledger.best(line) == Role::Caption)
}

/// Whether a line stands above a sentence with the day and hour of the story below it: headline, standfirst, date.
pub(super) fn heads_its_date(
    scene: &Scene,
    ledger: &Ledger,
    story: &Range<usize>,
    line: usize,
) -> bool {
    const NEAR: usize = 5;
    let (standfirst, date) = (line + 1, line + 2);
    let is_headline = |line: usize| {
        let seen = &scene.lines[line];
        seen.words >= HEADED
            && matches!(seen.end, End::Open | End::Question)
            && matches!(ledger.best(line), Role::Heading | Role::Teaser)
    };
    let told = &scene.lines[standfirst];
    (date + 1..=date + NEAR).contains(&story.start)
        && is_headline(line)
        && told.ends_sentence()
        && (60..=400).contains(&told.chars)
        && scene
            .stamps_of(date)
            .iter()
            .any(|stamp| stamp.date.time().is_some())
        && !(date + 1..story.start).any(is_headline)
        && !line.checked_sub(1).is_some_and(is_headline)
}

/// Words of a headline above the text of its picture, at least.
const HEADED: u32 = 5;

/// Whether the path to the page, a little above a line, ends with it: `Beranda » Desa » Panen padi dimulai`, or without
/// marks `Home Tin Tức Nông Thôn Vụ lúa bắt đầu`.
pub(super) fn ends_a_path(scene: &Scene, line: usize) -> bool {
    const NEAR: usize = 4;
    let content = scene.content(line);
    let ends_with_it = |above: usize| {
        let path = scene.content(above).strip_suffix(content);
        let is_marked = scene.lines[above].separators > 0;
        scene.marks[above].said.lead.has(Kinds::FURNITURE)
            && path.is_some_and(|path| {
                path.ends_with(' ')
                    && (is_marked
                        || path
                            .split(' ')
                            .all(|word| !word.starts_with(char::is_lowercase)))
            })
    };
    scene.lines[line].words >= 3 && (line.saturating_sub(NEAR)..line).any(ends_with_it)
}

/// Whether a line near by says the same behind a word or two of the page: `zoom-in Panen padi dimulai`.
pub(super) fn closes_another(scene: &Scene, line: usize) -> bool {
    const NEAR: usize = 8;
    scene.lines[line].words >= 4
        && (line + 1..scene.len().min(line + NEAR)).any(|at| is_said_behind(scene, line, at))
}

/// Whether all words of a line stand in the longer headline right above it: the words for a picture.
pub(super) fn is_told_above(scene: &Scene, above: usize, line: usize) -> bool {
    let (head, seen) = (&scene.lines[above], &scene.lines[line]);
    if !(3..=12).contains(&seen.words)
        || head.words * 2 < seen.words * 3
        || !head.could_be_headline()
        || head.ends_sentence() && head.end != End::Question
        // `Beranda > Desa > Panen padi dimulai`: the path to the page.
        || (head.separators > 0 || scene.marks[above].said.lead.has(Kinds::FURNITURE))
            && scene.content(above).ends_with(scene.content(line))
    {
        return false;
    }
    let told: Vec<u64> = characters::runs(scene.content(above))
        .map(|(_, word)| word.key)
        .collect();
    characters::runs(scene.content(line)).all(|(_, word)| told.contains(&word.key))
}

/// Whether a line says nothing but a word or two and then what another one says.
pub(in crate::article::reading::findings) fn is_said_behind(
    scene: &Scene,
    line: usize,
    at: usize,
) -> bool {
    let label = scene.content(at).strip_suffix(scene.content(line));
    label.is_some_and(|label| {
        !label.is_empty() && label.ends_with(' ') && label.split_whitespace().count() <= 2
    })
}

/// Whether a line near by says the same and the name of a site behind it: `Panen padi dimulai - KABAR.COM`.
pub(super) fn is_page_title(scene: &Scene, line: usize) -> bool {
    const NEAR: usize = 8;
    let content = scene.content(line);
    (line + 1..scene.len().min(line + NEAR)).any(|at| {
        let name = scene.content(at).strip_prefix(content);
        let name = name.and_then(|rest| {
            [" - ", " | ", " – "]
                .iter()
                .find_map(|mark| rest.strip_prefix(mark))
        });
        name.is_some_and(|name| (1..=4).contains(&name.split(' ').count()))
    })
}
