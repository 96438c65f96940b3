//! Rules about a line and its neighbours.

use super::evidence::{Ledger, Role};
use super::line::End;
use super::phrases::Kinds;
use super::scene::Scene;

/// Applies every rule; the evidence of [`rules`](super::rules) has to be there.
pub(super) fn observe(scene: &Scene, ledger: &mut Ledger) {
    let roles: Vec<Role> = (0..scene.len()).map(|line| ledger.best(line)).collect();
    density(scene, &roles, ledger);
    lists(scene, &roles, ledger);
    picture_texts(scene, &roles, ledger);
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
    for line in 0..scene.len() {
        if line + REACH < scene.len() {
            window += weight(line + REACH);
        }
        if line > REACH {
            window -= weight(line - REACH - 1);
        }
        if roles[line] != Role::Prose {
            continue;
        }
        match window - weight(line) {
            0 if scene.len() > 6 => ledger.add(line, "alone among short lines", Role::Prose, -10),
            300.. => ledger.add(line, "among paragraphs", Role::Prose, 6),
            _ => {}
        }
    }
}

/// Headlines below the label of a list, or with dates between them, are other stories.
fn lists(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let mut labelled = false;
    for line in 0..scene.len() {
        match roles[line] {
            Role::Related
                if scene.marks[line].said.whole.has(Kinds::RELATED)
                    || scene.lines[line].words <= 4 =>
            {
                labelled = true;
                continue;
            }
            Role::Prose if scene.lines[line].chars >= 120 => labelled = false,
            Role::Heading if labelled => {
                ledger.add(line, "below the label of a list", Role::Teaser, 16)
            }
            _ => {}
        }
        let near = |at: Option<usize>| at.and_then(|at| roles.get(at)).copied();
        if roles[line] == Role::Prose && scene.lines[line].chars < 260 {
            let above = [near(line.checked_sub(1)), near(line.checked_sub(2))];
            let below = [near(Some(line + 1)), near(Some(line + 2))];
            let entry = |side: &[Option<Role>; 2]| {
                side.contains(&Some(Role::Heading)) && side.contains(&Some(Role::Stamp))
            };
            if entry(&above) && entry(&below) {
                ledger.add(line, "between headlines with dates", Role::Teaser, 20);
            }
        }
    }
}

/// A short plain sentence between long paragraphs, or beside a picture's file, is the picture's text.
fn picture_texts(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let paragraph = |line: usize| {
        (roles[line] == Role::Prose && scene.lines[line].chars >= 90)
            .then(|| scene.lines[line].chars)
    };
    let mut below = vec![None; scene.len()];
    let mut next = None;
    for line in (0..scene.len()).rev() {
        below[line] = next;
        if let Some(chars) = paragraph(line) {
            next = Some((line, chars));
        }
    }
    let mut above: Option<(usize, u32)> = None;
    for line in 0..scene.len() {
        if let (Some((up, before)), Some((down, after))) = (above, below[line])
            && line - up <= 2
            && down - line <= 2
        {
            uncredited(scene, roles, line, before.min(after), ledger);
        }
        let beside_file = [line.checked_sub(1), Some(line + 1)]
            .into_iter()
            .flatten()
            .any(|at| roles.get(at) == Some(&Role::Picture));
        let seen = &scene.lines[line];
        if beside_file
            && matches!(roles[line], Role::Prose | Role::Heading)
            && seen.chars <= 200
            && seen.inner_ends == 0
        {
            ledger.add(line, "beside a picture file", Role::Caption, 24);
        }
        if let Some(chars) = paragraph(line) {
            above = Some((line, chars));
        }
    }
}

fn uncredited(scene: &Scene, roles: &[Role], line: usize, neighbour: u32, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let said = scene.marks[line].said;
    let plain = matches!(roles[line], Role::Prose | Role::Heading)
        && (25..=150).contains(&seen.chars)
        && seen.inner_ends == 0
        && !seen.opens_quote
        && !seen.bullet
        && !seen.starts_small
        && matches!(seen.end, End::Stop | End::Open)
        && !said.lead.has(Kinds::CONNECTIVE);
    if !plain || seen.end == End::Open && seen.chars < 56 {
        return;
    }
    let (caption, prose) = match neighbour / seen.chars {
        0 | 1 => return,
        2 => (16, -8),
        _ => (20, -14),
    };
    ledger.add(
        line,
        "short between long paragraphs",
        Role::Caption,
        caption,
    );
    ledger.add(line, "short between long paragraphs", Role::Prose, prose);
}
