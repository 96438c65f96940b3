//! Texts of pictures that the words around them tell: the dateline below, a day, a source, a shout.

use super::{PARAGRAPH, has_the_form};
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::{self, End, Signs};
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;

/// Who is to be seen, between headline and date and a first paragraph that names the same person in the same words.
pub(super) fn named_below(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    if line < 2
        || roles[line - 1] != Role::Stamp
        || roles[line - 2] != Role::Heading
        || roles.get(line + 1) != Some(&Role::Prose)
    {
        return;
    }
    let seen = &scene.lines[line];
    let short = (2..=14).contains(&seen.words) && seen.end == End::Open && !seen.bullet;
    if short
        && scene.is_told_below(line)
        && !sentences::starts_with(scene.content(line + 1), scene.content(line))
    {
        ledger.add(
            line,
            "named again in the first paragraph",
            Role::Caption,
            34,
        );
    }
}

/// `Warga memanen padi, Rabu (4/11/2015). (kabardesa)`: a sentence with its day and its source, between paragraphs.
pub(super) fn sourced_in_text(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let is_text = |at: usize| {
        roles.get(at) == Some(&Role::Prose)
            && scene.lines[at].chars >= PARAGRAPH
            && scene.lines[at].ends_sentence()
    };
    let content = scene.content(line);
    if content.as_bytes().last() == Some(&b')')
        && has_the_form(scene, roles, line)
        && !scene.stamps_of(line).is_empty()
        && line::is_signed(content)
        && !scene.lines[line].opens_quote
        && line > 0
        && is_text(line - 1)
        && is_text(line + 1)
    {
        ledger.add(line, "day and source between paragraphs", Role::Caption, 32);
    }
}

/// Who is to be seen and the initials of the maker in brackets, right above the dateline of the story, where no text can be
/// signed: `Camat Fulan Polan. (ful/kd)`.
pub(super) fn signed_above_dateline(
    scene: &Scene,
    roles: &[Role],
    line: usize,
    ledger: &mut Ledger,
) {
    let seen = &scene.lines[line];
    let content = scene.content(line);
    if content.as_bytes().last() == Some(&b')')
        && (2..=30).contains(&seen.words)
        && seen.inner_ends <= 1
        && roles.get(line + 1) == Some(&Role::Prose)
        && !roles[line.saturating_sub(NEAR)..line].contains(&Role::Prose)
        && line::is_signed(content)
        && sentences::has_dateline(scene.content(line + 1))
        && !sentences::has_dateline(content)
    {
        ledger.add(line, "signed, above the dateline", Role::Caption, 40);
    }
}

/// Lines around the text of a picture in which the story is told.
const NEAR: usize = 4;
/// Lines around it in which others of its kind are looked for.
const SHOUTED: usize = 30;
/// Captures hold so many texts of pictures that open with a shout at most; more are an interview.
const SHOUTS: usize = 3;

/// Bytes of a word in capitals at most.
const SHOUT: usize = 30;

/// `PANEN: Camat Fulan memanen padi di sawah desa, Kamis (14/1).`: a word in capitals, and who is to be seen. A place
/// opens the text instead where no dateline stands below.
pub(super) fn below_a_shout(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let shouts = |at: usize| {
        if !scene.lines[at].signs.has(Signs::COLON) {
            return false;
        }
        let content = scene.content(at);
        let reach = &content[..content.floor_char_boundary(SHOUT + 2)];
        reach.split_once(": ").is_some_and(|(word, _)| {
            (1..=3).contains(&word.split(' ').count())
                && (4..=SHOUT).contains(&word.len())
                && word.chars().all(|c| c.is_uppercase() || c == ' ')
        })
    };
    let seen = &scene.lines[line];
    // `BPBD: Ribuan rumah terendam banjir`, the headline of a capture without anything above.
    let told_above = |at: &usize| matches!(roles[*at], Role::Prose | Role::Heading);
    let opens_page = |line: usize| !(line.saturating_sub(SHOUTED)..line).any(|at| told_above(&at));
    let heads = seen.end == End::Open && (line == 0 || seen.is_title_case() && opens_page(line));
    if scene.is_syllabic()
        || heads
        || !shouts(line)
        || !(8..=60).contains(&seen.words)
        || seen.chars > 300
        || seen.inner_ends > 1
        || seen.quotes > 0
        || !matches!(roles[line], Role::Prose | Role::Heading | Role::Caption)
    {
        return;
    }
    let is_text = |at: &usize| roles[*at] == Role::Prose && scene.lines[*at].chars >= PARAGRAPH;
    let told = (line.saturating_sub(NEAR)..line).any(|at| is_text(&at));
    let below = (line + 1..scene.len().min(line + NEAR)).find(is_text);
    let opens = || below.is_some_and(|at| sentences::has_dateline(scene.content(at)));
    let near = line.saturating_sub(SHOUTED)..scene.len().min(line + SHOUTED);
    if below.is_some() && (told || opens()) && near.filter(|at| shouts(*at)).count() <= SHOUTS {
        ledger.add(line, "below a shout", Role::Caption, 40);
    }
}

/// Characters of such a text below its credit, and sentences behind the first one, at most.
const CREDITED: (u32, u32) = (450, 2);

/// `PANEN PADI - Camat Fulan memanen padi. …` right below the credit of its picture.
pub(super) fn shout_below_a_credit(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let below_credit = line > 0 && scene.marks[line - 1].agency && !seen.gap_above;
    if !below_credit
        || scene.is_syllabic()
        || seen.chars > CREDITED.0
        || seen.inner_ends > CREDITED.1
        || scene
            .lines
            .get(line + 1)
            .is_none_or(|below| !below.gap_above)
    {
        return;
    }
    let content = scene.content(line);
    let reach = &content[..content.floor_char_boundary(SHOUT + 3)];
    let shouts = |word: &str| {
        (1..=4).contains(&word.split(' ').count())
            && word.len() >= 4
            && word.chars().all(|c| c.is_uppercase() || c == ' ')
    };
    if reach
        .split_once(" - ")
        .is_some_and(|(word, _)| shouts(word))
    {
        ledger.add(line, "a shout below a credit", Role::Caption, 56);
    }
}

/// Whether a line is the first below a date at the top of a capture, with a gap on both sides: the headline, whatever picture
/// has its words too.
pub(super) fn opens_below_the_date(scene: &Scene, line: usize) -> bool {
    let (seen, below) = (&scene.lines[line], scene.lines.get(line + 1));
    line == 1
        && scene.marks[0].stamp_covers
        && seen.could_be_headline()
        && seen.gap_above
        && below.is_some_and(|below| below.gap_above)
}
