//! Rules about lists of other stories: below their labels, with dates between them, in even blocks.

use super::tree::opens_the_story;
use crate::article::html::{Places, Tag};
use crate::article::reading::evidence::{Ledger, Role, near};
use crate::article::reading::line::{End, Signs};
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use std::ops::Range;

/// Applies every rule to lines whose roles single lines and their density have told.
pub(super) fn observe(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    lists(scene, roles, ledger);
    skipped(scene, ledger);
    sections(roles, ledger);
    below_label(scene, roles, ledger);
    summaries(scene, roles, ledger);
    dates_in_rhythm(scene, roles, ledger);
    excerpts(scene, roles, ledger);
    questions(scene, ledger);
    bullets_between(scene, ledger);
    links_between(scene, roles, ledger);
}

/// Entries of an unlabelled list of other stories between paragraphs at most.
const ENTRIES: usize = 8;
/// Lines below a standfirst in which the headline stands again.
const OWN: usize = 5;

/// Whether a headline has a bullet, and no full stop. Those of a list that belongs to the story are written as its
/// sentences are: with small letters, and where headlines are written so too, with commas and semicolons.
fn is_entry_between(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    let headline = if scene.is_syllabic() {
        (7..=20).contains(&seen.words)
            && !seen.starts_small
            && seen.commas == 0
            && !scene.marks[line].said.colon
    } else {
        seen.words >= 5 && seen.capitalized * 10 >= seen.words * 6
    };
    seen.bullet
        && headline
        && matches!(seen.end, End::Open | End::Question)
        && !scene.is_marked_heading(line)
}

/// The lines of an unlabelled list around a line between two paragraphs, of which the upper one announces nothing.
pub(in crate::article::reading) fn between(scene: &Scene, line: usize) -> Option<Range<usize>> {
    let is_text = |line: usize| {
        let seen = &scene.lines[line];
        let told = !scene.is_syllabic() || seen.chars >= 100 && seen.ends_sentence();
        !seen.bullet && seen.chars >= 60 && told
    };
    let announces = |line: usize| scene.lines[line].end == End::Colon;
    let above = (0..line)
        .rev()
        .take(ENTRIES)
        .take_while(|at| is_entry_between(scene, *at));
    let from = line - above.count();
    let run = (from..scene.len())
        .take(ENTRIES + 1)
        .take_while(|at| is_entry_between(scene, *at));
    let to = from + run.count();
    let many = (2..=ENTRIES).contains(&(to - from));
    // The heading of the next part may stand between.
    let heads = |line: usize| {
        let seen = &scene.lines[line];
        scene.is_syllabic()
            && !seen.bullet
            && seen.end == End::Open
            && (2..=10).contains(&seen.words)
    };
    let goes_on = |line: usize| line < scene.len() && is_text(line);
    let below = to < scene.len() && (is_text(to) || heads(to) && goes_on(to + 1));
    (many && from > 0 && below && is_text(from - 1) && !announces(from - 1)).then_some(from..to)
}

/// Headlines with bullets between two paragraphs.
fn bullets_between(scene: &Scene, ledger: &mut Ledger) {
    let mut line = 1;
    while line < scene.len() {
        let found = is_entry_between(scene, line)
            .then(|| between(scene, line))
            .flatten();
        for entry in found.iter().flat_map(Range::clone) {
            ledger.add(entry, "headlines between paragraphs", Role::Teaser, 40);
        }
        line = found.map_or(line + 1, |found| found.end);
    }
}

/// Words of a headline without a bullet between paragraphs, at least: as syllables, and as words.
const BARE: (u32, u32) = (7, 5);

/// Headlines without bullets between two paragraphs, several in a row: links whose box was lost. Of headings one stands
/// alone, and what a sentence announces it ends in a colon for.
fn links_between(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let is_text = |line: usize| {
        let seen = &scene.lines[line];
        roles[line] == Role::Prose && seen.chars >= 60 && seen.ends_sentence() && !seen.bullet
    };
    let is_link = |line: &usize| {
        let seen = &scene.lines[*line];
        let headline = if scene.is_syllabic() {
            seen.words >= BARE.0
        } else {
            seen.words >= BARE.1 && seen.capitalized * 10 >= seen.words * 7
        };
        roles[*line] == Role::Heading
            && headline
            && seen.words <= 20
            && seen.end == End::Open
            && seen.commas == 0
            && !seen.bullet
            && !seen.is_shouted()
            && !seen.starts_small
            && !scene.marks[*line].said.colon
            && scene.copies[*line] == 1
            && !scene.is_numbered(*line)
            && !scene.is_marked_heading(*line)
    };
    let mut line = 1;
    while line + 1 < scene.len() {
        let reach = line..scene.len().min(line + ENTRIES + 1);
        let run = reach.take_while(is_link).count();
        let to = line + run;
        if (2..=ENTRIES).contains(&run) && is_text(line - 1) && to < scene.len() && is_text(to) {
            for entry in line..to {
                ledger.add(
                    entry,
                    "several headlines between paragraphs",
                    Role::Teaser,
                    20,
                );
            }
        }
        line = to.max(line + 1);
    }
}

/// First words of other stories, one right below the other, each cut off: `Kota – Warga desa mulai memanen…`
fn excerpts(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let is_cut = |line: usize| {
        scene.lines.get(line).is_some_and(|seen| {
            seen.end == End::Ellipsis
                && seen.words >= 8
                && seen.quotes % 2 == 0
                && !seen.opens_quote
        }) && matches!(roles[line], Role::Prose | Role::Heading | Role::Teaser)
    };
    // What takes up the sentence before it is none of a first one, unless several are cut off.
    let goes_on = |line: usize| scene.marks[line].said.lead.has(Kinds::CONNECTIVE);
    let mut line = 0;
    while line < scene.len() {
        let run = (line..scene.len()).take_while(|at| is_cut(*at)).count();
        let several = run >= EXCERPTS;
        for at in line..line + run {
            let is_first = |at: usize| is_cut(at) && (several || !goes_on(at));
            let beside = is_first(at + 1) || at > line && is_first(at - 1);
            if is_first(at) && beside {
                ledger.add(at, "cut off, as its neighbour is", Role::Teaser, 50);
            }
        }
        line += run + 1;
    }
}

/// So many lines in a row that are cut off belong to other stories, whatever they begin with.
const EXCERPTS: usize = 4;

/// Whether a sentence below a headline tells what another story is about, as pages in languages of syllables
/// do: no more of the text stands below it.
fn is_summary(scene: &Scene, roles: &[Role], line: usize, label: usize) -> bool {
    scene.is_syllabic()
        && scene.lines[line].chars < 200
        && !scene.marks[label].said.whole.has(Kinds::INSET)
        && !matches!(
            near(roles, line, 1),
            None | Some(Role::Prose | Role::Byline | Role::Caption | Role::Source)
        )
}

/// The label of a list holds for so many lines, and again after each headline.
const LIST: u32 = 14;
/// A label that also stands in mid-text (`Baca juga`) holds for a few lines.
const INSET: u32 = 4;

/// Whether a line is a paragraph that follows on the entries of an inset (`Baca juga`): the entries have
/// bullets and it has none, or only one stands between it and the label.
fn goes_on_below(scene: &Scene, line: usize, entries: usize) -> bool {
    let seen = &scene.lines[line];
    let above = line.checked_sub(1).map(|at| &scene.lines[at]);
    let set_off = above.is_some_and(|above| above.bullet || entries == 1 && !above.ends_sentence());
    seen.chars >= 60 && seen.end == End::Stop && !seen.bullet && set_off
}

/// Whether a line is a headline among the first below the label of an inset.
pub(in crate::article::reading) fn is_entry_of_inset(scene: &Scene, line: usize) -> bool {
    let is_headline = |at: &usize| !scene.lines[*at].ends_sentence();
    let entries = (0..line).rev().take(INSET as usize - 1);
    let label = entries
        .take_while(|at| is_headline(at))
        .find(|at| scene.marks[*at].said.whole.has(Kinds::INSET));
    is_headline(&line) && label.is_some()
}

/// So many lines a part of the page that can be passed over has at most.
const PART: usize = 12;

/// Whether a line belongs to a part of the page that readers can pass over: from the link that leads beyond
/// it to the line that closes it.
pub(in crate::article::reading) fn is_skipped(scene: &Scene, line: usize) -> bool {
    let said = |at: usize| scene.marks[at].said;
    let closes = |at: &usize| said(*at).lead.has(Kinds::SKIP_END) && scene.lines[*at].words <= 8;
    let open = (line.saturating_sub(PART)..=line)
        .rev()
        .find(|at| said(*at).skips);
    open.is_some_and(|open| {
        let closed = (open + 1..scene.len().min(open + PART)).find(closes);
        closed.is_some_and(|closed| line <= closed)
    })
}

/// `Daerah | 08:44`: the section and hour of an entry.
fn has_clock(scene: &Scene, line: usize) -> bool {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = scene.content(line).as_bytes();
    let seen = &scene.lines[line];
    seen.words <= 6
        && seen.digits >= 2
        && seen.signs.has(Signs::COLON)
        && bytes.len() < 60
        && (1..bytes.len())
            .any(|at| bytes[at] == b':' && digit(bytes.get(at - 1)) && digit(bytes.get(at + 1)))
}

/// Whether what looks like the label of a list, above all headlines and texts, is the section of the first one: its
/// authors are named below, before any text.
fn is_section(scene: &Scene, roles: &[Role], ledger: &Ledger, line: usize) -> bool {
    const NAMES: usize = 4;
    let named = |at: usize| {
        roles[at] == Role::Byline
            && scene.marks[at].said.colon
            && ledger.sum(at, Role::Byline) >= 26
    };
    (line + 2..scene.len().min(line + NAMES)).any(named)
}

/// Lines around the heading of a part in which the one before or behind it is looked for.
const PARTS: usize = 40;

/// Whether a numbered line heads a part of the story, as another one with the number before or behind it does.
pub(super) fn heads_a_part(scene: &Scene, roles: &[Role], line: usize) -> bool {
    let number = |at: usize| {
        let content = scene.content(at);
        let digits = content.bytes().take_while(u8::is_ascii_digit).count();
        content[..digits].parse::<u32>().ok()
    };
    let heads = |at: usize| {
        scene.is_numbered(at)
            && scene.lines[at].end != End::Stop
            && scene.lines[at].chars <= HEADING
            && roles.get(at + 1) == Some(&Role::Prose)
            && scene.lines[at + 1].chars >= SENTENCE
    };
    let near = line.saturating_sub(PARTS)..scene.len().min(line + PARTS);
    line < scene.len()
        && heads(line)
        && number(line).is_some_and(|own| {
            near.into_iter()
                .any(|at| number(at).is_some_and(|other| other.abs_diff(own) == 1) && heads(at))
        })
}

/// Characters of the heading of a part at most, and of the text below it at least.
const HEADING: u32 = 110;
const SENTENCE: u32 = 60;

/// Lines below the date of a story above its standfirst at most.
const LEAD: usize = 3;

/// Headlines below the label of a list, or with dates between them, are other stories.
fn lists(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let mut left: u32 = 0;
    let mut length = LIST;
    // Where the list's label stands.
    let mut label = 0;
    let skips = scene.marks.iter().any(|marks| marks.said.skips);
    let is_told = |role: &Role| matches!(role, Role::Prose | Role::Heading);
    let first = roles.iter().position(is_told).unwrap_or(scene.len());
    let dated = roles.iter().position(|role| *role == Role::Stamp);
    for line in 0..scene.len() {
        let seen = &scene.lines[line];
        if skips && is_skipped(scene, line) {
            left = 0;
            continue;
        }
        let labelled = left > 0;
        left = left.saturating_sub(1);
        // The same sentence again is no text.
        let is_text = |offset: isize| {
            near(roles, line, offset) == Some(Role::Prose)
                && scene.lines[line.wrapping_add_signed(offset)].key != seen.key
        };
        let next_to_prose = is_text(1) || is_text(-1);
        match roles[line] {
            Role::Related
                if scene.marks[line].said.whole.has(Kinds::RELATED) || seen.words <= 4 =>
            {
                let inset = scene.marks[line].said.lead.has(Kinds::RELATED_LEAD);
                length = if inset { INSET } else { LIST };
                let is_section = line <= first && is_section(scene, roles, ledger, line);
                left = if is_section { 0 } else { length };
                label = line;
            }
            // The menu goes on: what comes now belongs to no list.
            Role::Furniture
                if ledger.sum(line, Role::Furniture) >= 25 && !has_clock(scene, line) =>
            {
                left = 0;
            }
            Role::Prose if seen.chars >= 300 || seen.chars >= 120 && next_to_prose => left = 0,
            Role::Prose if labelled && opens_the_story(scene, label, line) => left = 0,
            _ if labelled && heads_a_part(scene, roles, line) => left = 0,
            Role::Heading if labelled && is_undated(roles, line) => left = 0,
            Role::Heading if labelled => {
                ledger.add(line, "below the label of a list", Role::Teaser, 16);
                if seen.words >= 4 {
                    left = length;
                }
            }
            Role::Prose
                if labelled
                    && length == INSET
                    && goes_on_below(scene, line, line - label - 1)
                    && !is_summary(scene, roles, line, label) =>
            {
                left = 0;
            }
            // No summaries stand below such links where words are no syllables.
            Role::Prose
                if labelled
                    && length == INSET
                    && !scene.is_syllabic()
                    && scene.marks[label].said.whole.has(Kinds::INSET)
                    && seen.end == End::Stop
                    && seen.chars >= 50
                    && !seen.bullet
                    && line > label + 1
                    && !scene.lines[line - 1].ends_sentence() =>
            {
                left = 0;
            }
            Role::Prose if labelled && !next_to_prose => {
                let summary = scene.is_syllabic()
                    && seen.chars < 200
                    && near(roles, line, -1) == Some(Role::Heading);
                let weight = match seen.chars {
                    _ if is_paragraph(scene, line) => 12,
                    _ if length == INSET && summary => 30,
                    _ if length == INSET => 16,
                    0..200 => 34,
                    200..300 => 26,
                    _ => 16,
                };
                ledger.add(line, "below the label of a list", Role::Teaser, weight);
            }
            _ => {}
        }
        if roles[line] == Role::Prose && seen.chars < 220 && seen.inner_ends == 0 {
            let at = |offset| near(roles, line, offset);
            let alternates = !is_answer(scene, line)
                && at(-1) == Some(Role::Heading)
                && scene.lines[line - 1].end != End::Colon
                && !is_said_often(scene, line - 1)
                && !scene.is_numbered(line - 1)
                && (at(-2) == Some(Role::Prose)
                    && at(-3) == Some(Role::Heading)
                    && !scene.is_numbered(line - 3)
                    || at(1) == Some(Role::Heading)
                        && at(2) == Some(Role::Prose)
                        && at(3) == Some(Role::Heading));
            if alternates {
                ledger.add(line, "headline and sentence in turn", Role::Teaser, 24);
            }
        }
        if roles[line] == Role::Prose && !next_to_prose && seen.chars < 260 {
            let around = [-2, -1, 1, 2].map(|offset| near(roles, line, offset));
            // Below its own headline and date stands the lead of the story itself.
            let goes_on = around[2..]
                .iter()
                .any(|role| matches!(role, Some(Role::Stamp | Role::Heading)));
            // Below the first date of all, and with no other one below, stands the standfirst above links.
            let leads = dated.is_some_and(|dated| dated < line && line - dated <= LEAD)
                && !around[2..].contains(&Some(Role::Stamp));
            // Between headline and author stands the standfirst.
            let signed = around[2] == Some(Role::Byline);
            // The headline that stands again below is that of the story.
            let own = line > 0
                && roles[line - 1] == Role::Heading
                && (line + 1..scene.len().min(line + OWN))
                    .any(|at| scene.lines[at].key == scene.lines[line - 1].key);
            if goes_on
                && !signed
                && !own
                && !leads
                && around.contains(&Some(Role::Stamp))
                && around.contains(&Some(Role::Heading))
            {
                ledger.add(line, "among headlines with dates", Role::Teaser, 14);
            }
        }
    }
}

/// Whether a headline stands so often between the lines of a capture that it tells of pictures of the story and of no
/// other story.
pub(in crate::article::reading) fn is_said_often(scene: &Scene, line: usize) -> bool {
    scene.copies[line] >= 3 && scene.lines[line].words >= 5
}

/// Whether a line is a question.
fn asks(scene: &Scene, line: usize) -> bool {
    scene
        .lines
        .get(line)
        .is_some_and(|seen| seen.end == End::Question)
}

/// Whether a line stands between or behind two questions: an interview, and no list of other stories.
fn is_answer(scene: &Scene, line: usize) -> bool {
    let above = line.checked_sub(3).is_some_and(|at| asks(scene, at));
    line > 0 && asks(scene, line - 1) && (above || asks(scene, line + 1))
}

/// Whether the markup of a saved page shows a line of several sentences as a paragraph of its running text.
fn is_paragraph(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    scene.markup(line).is_some_and(|markup| {
        markup.tag == Tag::Paragraph
            && markup.linked < 20
            && markup.places.has(Places::STORY)
            && !markup.places.has(Places::AROUND)
            && seen.inner_ends > 0
            && seen.ends_sentence()
    })
}

/// What can be passed over is none of the story.
fn skipped(scene: &Scene, ledger: &mut Ledger) {
    if !scene.marks.iter().any(|marks| marks.said.skips) {
        return;
    }
    for line in (0..scene.len()).filter(|line| is_skipped(scene, *line)) {
        ledger.add(line, "to be passed over", Role::Related, 60);
    }
}

/// Nothing but short texts between the label of a list and the next other line: first sentences of
/// other stories.
fn below_label(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    const ENTRIES: usize = 6;
    let first = roles.iter().position(|role| *role == Role::Prose);
    for (label, role) in roles.iter().enumerate() {
        let said = scene.marks[label].said;
        if *role != Role::Related
            || !said.whole.has(Kinds::RELATED)
            || said.whole.has(Kinds::INTERRUPTION)
            // Below a link that was lost goes the text on.
            || said.whole.has(Kinds::INSET) && !scene.is_syllabic()
            || first.is_none_or(|first| label < first) && is_below_date(roles, label)
        {
            continue;
        }
        let entries = scene.lines[label + 1..]
            .iter()
            .zip(&roles[label + 1..])
            .take(ENTRIES + 1)
            .take_while(|(_, role)| **role == Role::Prose)
            .map(|(line, _)| line.chars);
        let (count, longest) = entries.fold((0, 0), |(n, most), chars| (n + 1, most.max(chars)));
        // Behind a label that lost its list a story goes on with longer paragraphs.
        if glued_headlines(scene, roles, label + 1) {
            ledger.add(label + 1, "headlines below a label", Role::Teaser, 40);
        } else if (1..=ENTRIES).contains(&count) && longest < 200 {
            for entry in label + 1..=label + count {
                ledger.add(entry, "short texts below a label", Role::Teaser, 26);
            }
        }
    }
}

/// Words of several headlines in one line, at least.
const SEVERAL: u32 = 14;

/// Whether a line is several headlines of which a program lost the ends: `Harga Beras Naik Lagi Warga Kenanga Panen …`.
fn glued_headlines(scene: &Scene, roles: &[Role], line: usize) -> bool {
    roles.get(line) == Some(&Role::Prose) && {
        let seen = &scene.lines[line];
        seen.words >= SEVERAL
            && seen.end == End::Open
            && seen.inner_ends == 0
            && !scene.is_syllabic()
            && seen.is_title_case()
    }
}

/// Whether the label of a list stands right below a date; with no text above, it names the topic of the story.
fn is_below_date(roles: &[Role], label: usize) -> bool {
    const NEAR: usize = 4;
    roles[label.saturating_sub(NEAR)..label].contains(&Role::Stamp)
}

/// Section, headline and first sentences, again and again: other stories.
fn sections(roles: &[Role], ledger: &mut Ledger) {
    const BLOCK: [Role; 3] = [Role::Furniture, Role::Heading, Role::Prose];
    let mut blocks = roles.windows(6).enumerate();
    while let Some((line, window)) = blocks.find(|(_, window)| window.starts_with(&BLOCK)) {
        if window.ends_with(&BLOCK) {
            for sentence in [line + 2, line + 5] {
                ledger.add(
                    sentence,
                    "section, headline and sentence in turn",
                    Role::Teaser,
                    20,
                );
            }
        }
    }
}

/// Three headlines and more, each with a short text below it, are other stories; the parts of a list in a
/// story have shorter or numbered headings.
fn summaries(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let is_pair = |line: usize| {
        let (Some(heading), Some(text)) = (scene.lines.get(line), scene.lines.get(line + 1)) else {
            return false;
        };
        roles[line] == Role::Heading
            && roles[line + 1] == Role::Prose
            && heading.words >= 5
            && !is_said_often(scene, line)
            && !scene.is_numbered(line)
            && text.chars <= 220
            && text.inner_ends <= 1
    };
    let mut line = 0;
    while line < scene.len() {
        let from = line;
        while is_pair(line) {
            line += 2;
        }
        let asked = (from..line).step_by(2).filter(|at| asks(scene, *at));
        if line - from >= 6 && asked.count() * 4 < line - from {
            for summary in (from + 1..line).step_by(2) {
                ledger.add(
                    summary,
                    "headlines with a short text each",
                    Role::Teaser,
                    44,
                );
            }
        }
        line = (from + 1).max(line);
    }
}

/// Dates at even distances stand in a list of other stories, whatever stands between them.
fn dates_in_rhythm(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    const FARTHEST: usize = 6;
    let dates: Vec<usize> = (0..scene.len())
        .filter(|line| {
            let marks = &scene.marks[*line];
            marks.stamp_covers || marks.said.whole.has(Kinds::AGE)
        })
        .collect();
    let mut marked = 0;
    for three in dates.windows(3) {
        let gap = three[1] - three[0];
        if gap != three[2] - three[1] || !(2..=FARTHEST).contains(&gap) {
            continue;
        }
        // A list above the story must not swallow its headline.
        let to = if heads_a_story(scene, roles, three[2]) {
            three[1]
        } else {
            three[2]
        };
        // The list starts with the entry of its first date.
        let from = opens_entry(scene, three[0], gap).max(marked);
        if (from..three[2]).all(|line| is_told(scene, roles, line)) {
            continue;
        }
        if from == three[0] && from > 0 && roles[from - 1] == Role::Prose {
            for date in three {
                ledger.add(
                    *date,
                    "date above the headline of another",
                    Role::Teaser,
                    60,
                );
            }
        }
        for (line, role) in roles.iter().enumerate().take(to).skip(from) {
            if matches!(role, Role::Prose | Role::Caption | Role::Heading)
                && scene.lines[line].chars < 400
            {
                ledger.add(line, "dates in rhythm", Role::Teaser, 36);
            }
        }
        marked = three[2];
    }
}

/// Whether a line stands where a page tells its story, and leads nowhere: an event has news of every hour.
fn is_told(scene: &Scene, roles: &[Role], line: usize) -> bool {
    scene.markup(line).is_some_and(|markup| {
        let is_text = roles[line] != Role::Prose || markup.tag == Tag::Paragraph;
        markup.places.has(Places::STORY)
            && !markup.places.has(Places::AROUND)
            && markup.linked == 0
            && is_text
    })
}

/// Whether the headlines above a line, in a list, have their dates below them and this one has not.
fn is_undated(roles: &[Role], line: usize) -> bool {
    const DATED: [Role; 4] = [Role::Heading, Role::Stamp, Role::Heading, Role::Stamp];
    roles[..line].ends_with(&DATED) && near(roles, line, 1) != Some(Role::Stamp)
}

/// Lines between the date of a story and its text, at most, and characters of a paragraph of that.
const HEAD: usize = 12;
const TEXT: u32 = 80;

/// Whether a date is that of a story: a paragraph stands below it, and no headline between, other than those below a label.
fn heads_a_story(scene: &Scene, roles: &[Role], date: usize) -> bool {
    if (1..=2).all(|below| roles.get(date + below) == Some(&Role::Prose)) {
        return true;
    }
    let below = date + 1..scene.len().min(date + 1 + HEAD);
    let mut labelled = false;
    for line in below {
        let seen = &scene.lines[line];
        match roles[line] {
            Role::Prose if seen.chars >= TEXT && seen.ends_sentence() => return true,
            Role::Related => labelled = true,
            Role::Heading | Role::Teaser if seen.words >= ENTRY && !labelled => return false,
            Role::Stamp => return false,
            _ => {}
        }
    }
    false
}

/// Where the entry of a date starts, if entries have so many lines: with the headline above the date, or else with the
/// date.
fn opens_entry(scene: &Scene, date: usize, lines: usize) -> usize {
    let is_headline = |line: &usize| {
        let seen = &scene.lines[*line];
        seen.words >= ENTRY && seen.end != End::Stop && seen.inner_ends == 0
    };
    let reach = (date + 1).saturating_sub(lines)..date;
    let head = reach.clone().rev().find(is_headline);
    let above = |head: usize| reach.start..head;
    head.map_or(date, |head| {
        head - above(head).rev().take_while(is_headline).count()
    })
}

/// Words of the headline of an entry at least.
const ENTRY: u32 = 4;

/// Whether a line is a question with its answer, below a dash alone in its line.
pub(in crate::article::reading) fn asks_below_dash(scene: &Scene, line: usize) -> bool {
    let dash = |line: usize| scene.lines[line].letters + scene.lines[line].digits == 0;
    if line == 0 || !dash(line - 1) {
        return false;
    }
    let content = scene.content(line);
    let question = content
        .find("? ")
        .map(|at| content[..at].split(' ').count());
    question.is_some_and(|words| (3..=14).contains(&words))
}

/// Two such questions and more link to other stories.
fn questions(scene: &Scene, ledger: &mut Ledger) {
    let found: Vec<usize> = (1..scene.len())
        .filter(|line| asks_below_dash(scene, *line))
        .collect();
    if found.len() >= 2 {
        for line in found {
            ledger.add(line, "question below a dash", Role::Teaser, 60);
        }
    }
}
