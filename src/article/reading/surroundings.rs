//! Rules about a line and its neighbours.

use super::evidence::{Ledger, Role};
use super::line::End;
use super::phrases::Kinds;
use super::scene::Scene;

/// Applies every rule; the evidence of [`rules`](super::rules) has to be there.
pub(super) fn observe(scene: &Scene, ledger: &mut Ledger) {
    let roles: Vec<Role> = (0..scene.len()).map(|line| ledger.best(line)).collect();
    density(scene, &roles, ledger);
    above_a_date(scene, &roles, ledger);
    lists(scene, &roles, ledger);
    sections(&roles, ledger);
    below_label(scene, &roles, ledger);
    summaries(scene, &roles, ledger);
    dates_in_rhythm(scene, &roles, ledger);
    leads_nowhere(scene, &roles, ledger);
    picture_texts(scene, &roles, ledger);
    subheads(scene, &roles, ledger);
}

/// The role of a line at a distance.
fn near(roles: &[Role], line: usize, offset: isize) -> Option<Role> {
    line.checked_add_signed(offset)
        .and_then(|at| roles.get(at))
        .copied()
}

/// Paragraphs stand among paragraphs; a sentence alone among short lines is a teaser or an appeal.
fn density(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let weight = |line: usize| match roles[line] {
        Role::Prose if scene.lines[line].chars >= 60 && !scene.is_copy(line) => {
            scene.lines[line].chars.min(400)
        }
        _ => 0,
    };
    const REACH: usize = 4;
    let mut window: u32 = (0..scene.len().min(REACH)).map(weight).sum();
    for (line, role) in roles.iter().enumerate() {
        if line + REACH < scene.len() {
            window += weight(line + REACH);
        }
        if line > REACH {
            window -= weight(line - REACH - 1);
        }
        if *role != Role::Prose {
            continue;
        }
        match window - weight(line) {
            0 if scene.len() > 6 => {
                ledger.add(line, "alone among short lines", Role::Prose, -10);
            }
            300.. => ledger.add(line, "among paragraphs", Role::Prose, 6),
            _ => {}
        }
    }
}

/// A single sentence right above a date is a headline.
fn above_a_date(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    for (line, role) in roles.iter().enumerate() {
        let seen = &scene.lines[line];
        if *role == Role::Prose
            && near(roles, line, 1) == Some(Role::Stamp)
            && seen.could_be_headline()
            && seen.inner_ends == 0
            // The last sentence of a story stands above the date of its update: nothing is told below.
            && !(seen.ends_sentence()
                && near(roles, line, -1) == Some(Role::Prose)
                && near(roles, line, 2) != Some(Role::Prose))
        {
            ledger.add(line, "above a date", Role::Heading, 14);
            ledger.add(line, "above a date", Role::Prose, -14);
        }
    }
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

/// Headlines below the label of a list, or with dates between them, are other stories.
fn lists(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let mut left: u32 = 0;
    let mut length = LIST;
    // Where the list's label stands.
    let mut label = 0;
    for line in 0..scene.len() {
        let seen = &scene.lines[line];
        let labelled = left > 0;
        left = left.saturating_sub(1);
        let next_to_prose =
            near(roles, line, 1) == Some(Role::Prose) || near(roles, line, -1) == Some(Role::Prose);
        match roles[line] {
            Role::Related
                if scene.marks[line].said.whole.has(Kinds::RELATED) || seen.words <= 4 =>
            {
                let inset = scene.marks[line].said.lead.has(Kinds::RELATED_LEAD);
                length = if inset { INSET } else { LIST };
                left = length;
                label = line;
            }
            // The menu goes on: what comes now belongs to no list.
            Role::Furniture if ledger.sum(line, Role::Furniture) >= 25 => left = 0,
            Role::Prose if seen.chars >= 300 || seen.chars >= 120 && next_to_prose => left = 0,
            Role::Heading if labelled => {
                ledger.add(line, "below the label of a list", Role::Teaser, 16);
                if seen.words >= 4 {
                    left = length;
                }
            }
            Role::Prose
                if labelled && length == INSET && goes_on_below(scene, line, line - label - 1) =>
            {
                left = 0;
            }
            Role::Prose if labelled && !next_to_prose => {
                let weight = match seen.chars {
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
            let alternates = at(-1) == Some(Role::Heading)
                && (at(-2) == Some(Role::Prose) && at(-3) == Some(Role::Heading)
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
            if goes_on
                && around.contains(&Some(Role::Stamp))
                && around.contains(&Some(Role::Heading))
            {
                ledger.add(line, "among headlines with dates", Role::Teaser, 14);
            }
        }
    }
}

/// Nothing but short texts between the label of a list and the next other line: first sentences of
/// other stories.
fn below_label(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    const ENTRIES: usize = 6;
    for (label, role) in roles.iter().enumerate() {
        let said = scene.marks[label].said;
        if *role != Role::Related || !said.whole.has(Kinds::RELATED) {
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
        if (1..=ENTRIES).contains(&count) && longest < 200 {
            for entry in label + 1..=label + count {
                ledger.add(entry, "short texts below a label", Role::Teaser, 26);
            }
        }
    }
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
            && !scene
                .content(line)
                .starts_with(|c: char| c.is_ascii_digit())
            && text.chars <= 220
            && text.inner_ends <= 1
    };
    let mut line = 0;
    while line < scene.len() {
        let from = line;
        while is_pair(line) {
            line += 2;
        }
        if line - from >= 6 {
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
        .filter(|line| scene.marks[*line].stamp_covers)
        .collect();
    let mut marked = 0;
    for three in dates.windows(3) {
        let gap = three[1] - three[0];
        if gap != three[2] - three[1] || !(2..=FARTHEST).contains(&gap) {
            continue;
        }
        // A list above the story must not swallow its headline.
        let story = (1..=2).all(|below| roles.get(three[2] + below) == Some(&Role::Prose));
        let to = if story { three[1] } else { three[2] };
        // The list starts with the entry of its first date, which stands at its head or at its foot.
        let from = (three[0] + 1).saturating_sub(gap).max(marked);
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

/// A line that announces something, with no text below it, belongs to what follows the story.
fn leads_nowhere(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    for (line, role) in roles.iter().enumerate() {
        let seen = &scene.lines[line];
        let below = near(roles, line, 1);
        if *role == Role::Prose
            && seen.end == End::Colon
            && seen.chars <= 120
            && !scene.lines.get(line + 1).is_some_and(|next| next.bullet)
            && !matches!(
                below,
                Some(Role::Prose | Role::Caption | Role::Heading | Role::Picture)
            )
        {
            ledger.add(line, "leads to nothing", Role::Related, 18);
        }
    }
}

/// Two lines of two words and more, each right above a paragraph, are headings of the story's parts: the first may
/// stand below the date, the others stand between paragraphs.
fn subheads(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let is_text = |line: usize| roles[line] == Role::Prose && scene.lines[line].chars >= 60;
    let heads = |line: &usize| {
        let seen = &scene.lines[*line];
        let said = scene.marks[*line].said;
        let unknown = said.whole == Kinds::default() && said.lead_words == 0 && !said.counter;
        let plain = seen.end == End::Open && seen.digits == 0 && seen.separators == 0;
        (2..=12).contains(&seen.words)
            && plain
            && unknown
            && !seen.bullet
            && !seen.starts_small
            // Names and menus have capitals throughout.
            && seen.capitalized < seen.words
            && scene.copies[*line] == 1
            && line.checked_sub(1).is_some_and(|at| is_text(at) || roles[at] == Role::Stamp)
            && *line + 1 < scene.len()
            && is_text(*line + 1)
    };
    let found: Vec<usize> = (0..scene.len()).filter(heads).collect();
    if found.len() < 2 {
        return;
    }
    for line in found
        .into_iter()
        .filter(|line| scene.lines[*line].words <= 3)
    {
        ledger.add(line, "above a paragraph, as others are", Role::Heading, 18);
    }
}

/// A short plain sentence between long paragraphs, or beside a picture's file, is the picture's text.
fn picture_texts(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let whole = ends_its_sentences(scene, roles);
    for line in 0..scene.len() {
        let seen = &scene.lines[line];
        if !matches!(roles[line], Role::Prose | Role::Heading) {
            continue;
        }
        let could_be = |line: usize| {
            let seen = &scene.lines[line];
            seen.chars <= 200 && seen.inner_ends == 0
        };
        // Of two lines the one below the file, without a full stop, is its text.
        let better_below = seen.ends_sentence()
            && matches!(near(roles, line, 2), Some(Role::Prose | Role::Heading))
            && could_be(line + 2)
            && !scene.lines[line + 2].ends_sentence();
        let file_above = near(roles, line, -1) == Some(Role::Picture);
        let file_below = near(roles, line, 1) == Some(Role::Picture);
        if could_be(line) && (file_above || file_below && !better_below) {
            ledger.add(line, "beside a picture file", Role::Caption, 24);
        }
        if is_plain(scene, line)
            && let Some(up) = paragraph(scene, roles, line, -1)
            && let Some(down) = paragraph(scene, roles, line, 1)
        {
            uncredited(scene, line, up.min(down), whole, ledger);
        }
    }
}

/// Whether the paragraphs of a capture end as sentences do, as a habit.
fn ends_its_sentences(scene: &Scene, roles: &[Role]) -> bool {
    let (mut all, mut ended) = (0, 0);
    for (line, role) in scene.lines.iter().zip(roles) {
        if *role == Role::Prose && line.chars >= 90 {
            all += 1;
            ended += u32::from(line.end != End::Open);
        }
    }
    all >= 3 && ended * 10 >= all * 8
}

/// Whether a line is one plain sentence as picture texts are: nobody speaks, nothing is taken up.
fn is_plain(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    (25..=150).contains(&seen.chars)
        && seen.inner_ends == 0
        && !seen.opens_quote
        && !seen.bullet
        && !seen.starts_small
        && (seen.end == End::Stop || seen.end == End::Open && seen.chars >= 56)
        && !scene.marks[line].said.lead.has(Kinds::CONNECTIVE)
}

/// Whether a line is full of names, as texts of pictures with people are.
fn names(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    seen.capitalized * 10 >= seen.words * 3
}

/// The characters of the nearest paragraph on one side; another picture text may stand between.
fn paragraph(scene: &Scene, roles: &[Role], line: usize, step: isize) -> Option<u32> {
    let mut skipped = false;
    for distance in 1..=3 {
        if distance > 2 && !skipped {
            break;
        }
        let at = line.checked_add_signed(step * distance)?;
        match roles.get(at)? {
            Role::Prose
                if !skipped && is_plain(scene, at) && names(scene, at) && names(scene, line) =>
            {
                skipped = true;
            }
            Role::Prose if scene.lines[at].chars >= 90 => return Some(scene.lines[at].chars),
            Role::Related | Role::Stamp => return None,
            _ => {}
        }
    }
    None
}

fn uncredited(scene: &Scene, line: usize, neighbour: u32, whole: bool, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    // Papers that write in syllables often leave the credit out; elsewhere it takes more to believe it.
    let rare = !scene.is_syllabic() && seen.end == End::Stop;
    let times = neighbour / seen.chars;
    if times >= if rare { 4 } else { 2 } {
        let more = if times >= 3 { 2 } else { 0 };
        ledger.add(
            line,
            "short between long paragraphs",
            Role::Caption,
            18 + more,
        );
        ledger.add(
            line,
            "short between long paragraphs",
            Role::Prose,
            -14 - more,
        );
    }
    if seen.end == End::Open && whole {
        ledger.add(
            line,
            "no full stop, unlike the paragraphs",
            Role::Caption,
            14,
        );
        ledger.add(line, "no full stop, unlike the paragraphs", Role::Prose, -6);
    }
}
