//! Pictures that a line announces: `Một số hình ảnh tại buổi lễ:` and what they show, one line each. Pictures between
//! paragraphs whose texts begin as such texts do: `Hiện trường vụ tai nạn`. The picture below the headline, whose text
//! stands there twice.

use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::End;
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;

/// Words of a line that announces pictures without a colon at most.
const ANNOUNCES: u32 = 16;
/// Characters of the text of a picture at most.
const TEXT: u32 = 200;
/// Pictures at least, and at most.
const FEW: usize = 2;
const MANY: usize = 40;

/// Pictures between two paragraphs at most, and characters of a paragraph at least.
const BETWEEN: usize = 6;
const PARAGRAPH: u32 = 60;

/// Applies every rule to lines whose roles single lines have told.
pub(super) fn observe(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    announced(scene, roles, ledger);
    scenes(scene, roles, ledger);
    twice_below_the_headline(scene, roles, ledger);
}

/// Lines at the top of a capture in which the picture below the headline is looked for.
const TOP: usize = 120;

/// A line without a full stop that stands twice between headline and first paragraph and has names of the text: a page
/// gives the text of its picture once in its place and once below it.
fn twice_below_the_headline(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    const LEAD: usize = 3;
    const NAMES: usize = 2;
    for line in 1..scene.len().saturating_sub(2).min(TOP) {
        let (head, seen) = (&scene.lines[line - 1], &scene.lines[line]);
        let (next, text) = (&scene.lines[line + 1], &scene.lines[line + 2]);
        if seen.key != next.key
            || head.key == seen.key
            || !matches!(roles[line], Role::Heading | Role::Prose)
            || roles[line - 1] != Role::Heading
            || roles[line + 2] != Role::Prose
            || head.words < 5
            || !(5..=40).contains(&seen.words)
            || seen.chars > TEXT
            || seen.end != End::Open
            || seen.bullet
            || text.chars < PARAGRAPH
            || !text.ends_sentence()
            || scene.copies[line] != 2
        {
            continue;
        }
        let below = line + 2..scene.len().min(line + 2 + LEAD);
        let told = |name: &str| below.clone().any(|at| scene.content(at).contains(name));
        let words = scene.content(line).split(' ').skip(1);
        let names = words.filter(|word| word.starts_with(char::is_uppercase) && told(word));
        if names.take(NAMES).count() == NAMES {
            ledger.add(line, "twice below the headline", Role::Caption, 40);
            ledger.add(line + 1, "twice below the headline", Role::Caption, 40);
        }
    }
}

/// Lines between two paragraphs without a full stop of which one begins as the text of a picture does.
fn scenes(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let is_paragraph = |line: usize| {
        let seen = &scene.lines[line];
        roles[line] == Role::Prose
            && seen.chars >= PARAGRAPH
            && seen.ends_sentence()
            && !seen.bullet
    };
    let could_be = |line: &usize| {
        let seen = &scene.lines[*line];
        matches!(roles[*line], Role::Heading | Role::Prose | Role::Caption)
            && seen.end == End::Open
            && seen.words >= 3
            && seen.chars <= TEXT
            && seen.inner_ends == 0
            && !seen.bullet
            && !seen.starts_small
            && !scene.is_numbered(*line)
            && !scene.is_marked_heading(*line)
    };
    let is_scene = |line: usize| scene.marks[line].said.lead.has(Kinds::SCENE);
    let mut line = 1;
    while line + 1 < scene.len() {
        let reach = line..scene.len().min(line + BETWEEN);
        let below = line + reach.take_while(could_be).count();
        let shows = (line..below).any(is_scene);
        if shows && is_paragraph(line - 1) && below < scene.len() && is_paragraph(below) {
            for at in line..below {
                ledger.add(at, "shown between paragraphs", Role::Caption, 30);
            }
        }
        line = below.max(line + 1);
    }
}

/// Lines below one that announces pictures.
fn announced(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    for line in 0..scene.len() {
        if !scene.marks[line].said.shows || !announces(scene, roles, line) {
            continue;
        }
        let is_text = |at: &usize| {
            let seen = &scene.lines[*at];
            scene.marks[*at].picture
                || matches!(roles[*at], Role::Prose | Role::Heading | Role::Caption)
                    && seen.chars <= TEXT
                    && seen.words >= 3
                    && seen.inner_ends <= 1
                    && !seen.bullet
                    && !seen.opens_quote
                    && seen.end != End::Colon
        };
        let below = line + 1..scene.len().min(line + 1 + MANY);
        let shown: Vec<usize> = below.take_while(is_text).collect();
        if shown.len() >= FEW {
            for at in shown {
                ledger.add(at, "announced as a picture", Role::Caption, 30);
            }
        }
    }
}

/// Whether a line that speaks of pictures says that they follow.
fn announces(scene: &Scene, roles: &[Role], line: usize) -> bool {
    let (seen, said) = (&scene.lines[line], scene.marks[line].said);
    let told = match seen.end {
        End::Colon => true,
        End::Open => seen.words <= ANNOUNCES,
        _ => said.appeals > 0,
    };
    told && seen.inner_ends == 0
        && seen.chars <= TEXT
        && line > 0
        && matches!(roles[line], Role::Prose | Role::Heading | Role::Related)
}
