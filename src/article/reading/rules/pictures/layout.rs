//! How pages lay pictures out: their texts stand in cells of tables, in series, twice, and as entries of galleries.

use super::{LONG_TEXT, PARAGRAPH, has_the_form};
use crate::article::reading::credit::Credit;
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::{self, End};
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;

/// Characters of the text below such a cell at least.
const CELL: u32 = 40;

/// Whether a line has a border of a table above it and one below it; one in the row of another cell is that cell's.
fn borders(scene: &Scene, line: usize) -> (bool, bool) {
    let number = |at: usize| scene.lines.get(at).map(|seen| seen.number);
    let is_own = |border: usize, beyond: Option<usize>| {
        scene.is_border(border)
            && (number(border) == number(line) || number(border) != beyond.and_then(number))
    };
    let above = line > 0 && is_own(line - 1, line.checked_sub(2));
    (above, is_own(line + 1, Some(line + 2)))
}

/// Whether a line stands alone in its row of a table: `Panen padi di sawah. |`, `| Panen padi di sawah. |`.
fn is_row(scene: &Scene, line: usize) -> bool {
    let number = |at: usize| scene.lines.get(at).map(|seen| seen.number);
    let opened = scene.is_border(line.wrapping_sub(1));
    number(line) == number(line + 1)
        && number(line) != number(line + 2)
        && (opened || line.checked_sub(1).and_then(number) != number(line))
}

/// A line between paragraphs with the border of a table (`|`) above or below it: pages lay pictures out in tables.
pub(super) fn in_cell(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    // The border behind a credit closes the cell.
    let closed = line >= 2 && scene.marks[line - 2].credit.is_some();
    let (above, below) = borders(scene, line);
    let is_text = |at: usize| {
        roles[at] == Role::Prose && scene.lines[at].chars >= CELL && !borders(scene, at).1
    };
    let text_below = || (line + 1..scene.len().min(line + 4)).any(is_text);
    // `VĂN A |` wrote the text.
    let name = || scene.lines[line].is_shouted() && scene.lines[line].words <= 6;
    let beside = below || above && !closed;
    if beside && text_below() && !name() && has_the_form(scene, roles, line) {
        ledger.add(line, "in a cell of a table", Role::Caption, 24);
        if is_row(scene, line) {
            ledger.add(line, "the only cell of its row", Role::Caption, 20);
        }
    }
}

/// Lines in which another cell is looked for.
const CELLS: usize = 6;
/// Characters of a cell between borders in other lines, at most.
const BORDERED: u32 = 200;

/// A sentence alone between borders of a table, as another one near by is: a story told in pictures.
pub(super) fn between_borders(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let alone = |at: usize| {
        let seen = &scene.lines[at];
        let shares = at > 0 && scene.lines[at - 1].number == seen.number;
        borders(scene, at) == (true, true)
            && (!shares || is_row(scene, at))
            && matches!(roles[at], Role::Prose | Role::Heading | Role::Caption)
            && seen.chars <= if shares { LONG_TEXT } else { BORDERED }
            && seen.words >= 3
    };
    if !alone(line) {
        return;
    }
    let near = line.saturating_sub(CELLS)..scene.len().min(line + CELLS + 1);
    if near.filter(|at| *at != line).any(alone) {
        ledger.add(line, "between borders, as others are", Role::Caption, 44);
    }
}

/// A line without a full stop below the name of a picture's file, as others are: a story told in pictures.
pub(super) fn below_files(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let is_file = |at: usize| scene.marks.get(at).is_some_and(|marks| marks.picture);
    let below = |at: usize| at > 0 && is_file(at - 1) && !is_file(at);
    if below(line)
        && (below(line + 2) || line >= 2 && below(line - 2))
        && scene.lines[line].end == line::End::Open
        && scene.lines[line].chars <= LONG_TEXT
    {
        ledger.add(
            line,
            "below a picture file, as others are",
            Role::Caption,
            30,
        );
    }
}

/// A text with a credit beside another one with the same kind of credit: a story told in pictures.
pub(super) fn in_series(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let credit = scene.marks[line].credit;
    let kind = |at: usize| scene.marks.get(at).and_then(|marks| marks.credit);
    let beside = kind(line + 1) == credit || line > 0 && kind(line - 1) == credit;
    let doubtful = match credit {
        Some(Credit::Labelled) => scene.lines[line].chars > LONG_TEXT,
        Some(Credit::Sourced) => true,
        _ => false,
    };
    if doubtful && beside {
        ledger.add(line, "one of several pictures", Role::Caption, 24);
    }
}

/// Words of a headline that is glued to the text of a picture, at least.
const GLUED: u32 = 5;

/// `Panen Padi Dimulai Warga Desa Melati, di sawah.` between the headline and the dateline: what pages say to those who
/// don’t see the picture, and its text.
pub(super) fn behind_the_headline(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let Some(above) = line
        .checked_sub(1)
        .filter(|above| roles[*above] == Role::Heading)
    else {
        return;
    };
    let seen = &scene.lines[line];
    let behind = scene.content(line).strip_prefix(scene.content(above));
    let behind = behind.and_then(|rest| rest.strip_prefix(' '));
    if scene.lines[above].words >= GLUED
        && seen.inner_ends == 0
        && behind.is_some_and(|rest| rest.starts_with(char::is_uppercase))
        && line + 1 < scene.len()
        && sentences::has_dateline(scene.content(line + 1))
    {
        ledger.add(line, "behind the headline", Role::Caption, 50);
    }
}

/// The credited text of a picture between the names of the makers and the dateline that opens the story.
pub(super) fn above_the_opening(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let by_makers = line > 0 && roles[line - 1] == Role::Byline;
    let opens = || line + 1 < scene.len() && sentences::has_dateline(scene.content(line + 1));
    if by_makers && scene.marks[line].credit.is_some() && opens() {
        ledger.add(line, "credited above the dateline", Role::Caption, 20);
    }
}

/// Words of a lead that the page gives twice, at least.
const LEAD: u32 = 14;

/// The text of a picture that a page gives twice, for those who see it and those who don't.
pub(super) fn in_pairs(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    if scene.copies[line] != 2 {
        return;
    }
    let key = scene.lines[line].key;
    let same = |at: usize| scene.lines.get(at).is_some_and(|other| other.key == key);
    let beside = same(line + 1) || line > 0 && same(line - 1);
    if !beside {
        return;
    }
    let is_text =
        |at: usize| roles[at] == Role::Prose && scene.lines[at].chars >= PARAGRAPH && !same(at);
    let text_above = (line.saturating_sub(3)..line).any(is_text);
    let below = (line + 1..scene.len().min(line + 4)).find(|at| is_text(*at));
    let text_below = below.is_some();
    let named = roles[line] == Role::Byline && text_below;
    let has_dateline = |at: usize| {
        let content = scene.content(at);
        sentences::opens_with_initials(content) || sentences::has_dateline(content)
    };
    // A dateline opens the story, however often the page gives its first words.
    let seen = &scene.lines[line];
    if seen.end == End::Stop && has_dateline(line) {
        return;
    }
    // So does a sentence above text without one.
    let leads = || {
        seen.end == End::Stop
            && seen.words >= LEAD
            && scene.marks[line].credit.is_none()
            && !sentences::ends_with_day(scene.content(line).trim_end_matches('.'))
            && (scene.marks[line].said.leans || below.is_some_and(|at| !has_dateline(at)))
    };
    if text_below && in_head(scene, roles, line) && !leads() {
        ledger.add(line, "twice below the names", Role::Caption, 40);
    }
    let again = |at: usize| scene.is_copy(at) && roles[at] == Role::Heading;
    let above_pair = if same(line + 1) {
        line.checked_sub(1)
    } else {
        line.checked_sub(2)
    };
    if text_below && above_pair.is_some_and(again) && has_the_form(scene, roles, line) && !leads() {
        ledger.add(
            line,
            "twice below the headline said again",
            Role::Caption,
            40,
        );
    }
    if text_above && (named || has_the_form(scene, roles, line)) {
        // Headlines of other stories stand twice below a label.
        let first = if same(line + 1) { line } else { line - 1 };
        let above = first.checked_sub(1);
        if above.is_some_and(|above| roles[above] == Role::Related) {
            return;
        }
        let surrounded = text_below && above.is_some_and(is_text);
        // A program that saves paragraphs twice does so with all of them.
        let single = |at: usize| is_text(at) && scene.copies[at] == 1;
        let pair = |at: usize| {
            let (one, other) = (scene.lines.get(at), scene.lines.get(at + 1));
            one.zip(other)
                .is_some_and(|(one, other)| one.key == other.key && one.words >= 4)
        };
        // Two pictures, one below the other.
        let series = pair(first + 2) || first >= 2 && pair(first - 2);
        // Of a single text that stands twice among others that don't, only a standfirst is none of a picture.
        let alone =
            above.is_some_and(single) && (first + 2..scene.len().min(first + 4)).any(single);
        let weight = match surrounded {
            true if alone => 48,
            true if (line + 1..scene.len().min(line + 4)).any(single) => 36,
            true => 30,
            false if series && (line.saturating_sub(5)..line).any(single) => 30,
            false => 20,
        };
        ledger.add(line, "twice in a row", Role::Caption, weight);
    }
}

/// The text of a picture as an entry of a gallery, and right below as the text of the picture shown; its maker may be
/// cut from both.
pub(super) fn first_with_a_bullet(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    if !seen.bullet || !(8..=90).contains(&seen.words) {
        return;
    }
    let maker = |at: usize| {
        let next = scene.lines.get(at + 1);
        next.is_some_and(|next| next.number == scene.lines[at].number && next.words <= 4)
    };
    let again = line + 1 + usize::from(maker(line));
    let is_again = |other: &line::Line| other.key == seen.key && !other.bullet;
    if scene.lines.get(again).is_some_and(is_again) {
        for at in [line, again] {
            ledger.add(at, "with a bullet and without", Role::Caption, 60);
            if maker(at) {
                ledger.add(at + 1, "behind the text of a picture", Role::Byline, 40);
            }
        }
    }
}

/// Whether a line, or itself above it, stands right below a date or the names of those who made the article.
fn in_head(scene: &Scene, roles: &[Role], line: usize) -> bool {
    let key = scene.lines[line].key;
    let above = (0..line).rev().find(|at| scene.lines[*at].key != key);
    let seen = &scene.lines[line];
    above.is_some_and(|at| line - at <= 2 && matches!(roles[at], Role::Stamp | Role::Byline))
        && seen.words >= 4
        && seen.chars <= 260
        && seen.inner_ends <= 1
        && matches!(roles[line], Role::Prose | Role::Heading | Role::Caption)
        && seen.capitalized * 10 < seen.words * 6
}

/// The text of a picture in the table that blogs put it into: `![](…) |`, and below it `| Panen padi |`.
pub(super) fn in_table(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let content = scene.content(line);
    // `![](…) Petani di desa lain … |`: the picture and the first sentence of another story share a cell.
    if matches!(content.as_bytes(), [b'!', b'[', ..]) {
        let shared = scene.lines[line].chars >= PARAGRAPH && scene.marks[line].credit.is_none();
        if shared && (content.ends_with('|') || scene.is_border(line + 1)) {
            ledger.add(line, "beside a picture in its cell", Role::Teaser, 50);
        }
        return;
    }
    let in_cell = content.strip_suffix('|').map_or_else(
        || scene.is_border(line + 1) && scene.lines[line + 1].number == scene.lines[line].number,
        |cell| !cell.trim_start_matches('|').contains('|'),
    );
    if !in_cell || scene.lines[line].words < 3 {
        return;
    }
    let is_picture = |at: usize| {
        let above = scene.content(at);
        above.ends_with('|') && scene.lines[at].words <= 2 && scene.lines[at].letters <= 12
            || above.contains("![")
    };
    if line.checked_sub(1).is_some_and(is_picture) {
        ledger.add(line, "cell below a picture", Role::Caption, 44);
    }
}

/// The text of a picture below its label, of which a comma or colon leads to it: `Keterangan gambar,`, and below it
/// `Petani memanen padi`.
pub(super) fn below_its_label(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let Some(label) = line.checked_sub(1) else {
        return;
    };
    let said = scene.marks[label].said;
    let leads = said.whole.has(Kinds::CAPTION_LEAD)
        && said.lead_words >= 2
        && scene.content(label).ends_with([',', ':']);
    if leads && scene.lines[line].words >= 3 && scene.lines[line].chars <= 260 {
        ledger.add(label, "label of a picture text", Role::Furniture, 60);
        ledger.add(line, "below the label of a picture text", Role::Caption, 60);
    }
}
