//! Lines that are nothing but names: of authors, initials, outlets.

use crate::article::characters::{is_upper, is_word};
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::{End, Signs};
use crate::article::reading::scene::Scene;

/// Names: initials in brackets, names alone.
pub(super) fn byline(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let content = scene.content(line);
    if seen.words <= 4 && seen.digits == 0 && scene.is_between(line, b'(', b')') {
        ledger.add(line, "initials in brackets", Role::Byline, 24);
    }
    // `Fulan Polan (tổng hợp)`
    if scene.marks[line].signed {
        ledger.add(line, "name and what it did", Role::Byline, 24);
    }
    // `[tst]`, not `[Video]`
    let initials = scene.is_between(line, b'[', b']')
        && seen.words <= 3
        && seen.letters <= 10
        && seen.digits == 0
        && seen.capitals * 2 <= seen.letters;
    if initials {
        ledger.add(line, "initials in square brackets", Role::Byline, 28);
    }
    if seen.signs.has(Signs::SLASH) && seen.digits == 0 && initials_and_agencies(content) {
        ledger.add(line, "initials and agencies", Role::Byline, 28);
    }
    // `Fulan Polan oleh Fulan Polan`: what the portrait of the author says, and the name.
    let halves = seen.words / 2;
    let names = seen.words % 2 == 1 && (1..=5).contains(&halves) && seen.digits == 0;
    if names && names_twice(scene, line, halves as usize) {
        ledger.add(line, "a name on both sides of a label", Role::Byline, 70);
    }
    let is_name = (2..=5).contains(&seen.words)
        && seen.digits == 0
        && seen.end == End::Open
        && seen.capitalized == seen.words
        && !seen.is_shouted()
        && !seen.bullet
        && seen.separators == 0;
    if is_name {
        // Names of people have three words in languages of syllables.
        let usual = scene.is_syllabic() && seen.words <= 4;
        let weight = if usual { 11 } else { 8 };
        ledger.add(line, "only capitalized words", Role::Byline, weight);
    }
    let parted = seen.commas > 0 || seen.separators > 0 || seen.signs.has(Signs::DASH);
    let several = seen.signs.has(Signs::SLASH);
    let short = (2..=if several { 10 } else { 6 }).contains(&seen.words);
    if parted && short && seen.digits == 0 && !seen.bullet && names_outlet(content) {
        // `Fulan Polan | Kabardesa.com`
        let host = content
            .rsplit(' ')
            .next()
            .is_some_and(|word| word.contains('.'));
        ledger.add(
            line,
            "name and outlet",
            Role::Byline,
            if host { 24 } else { 12 },
        );
    }
}

/// Letters of the initials of one who made an article, and of the name of an agency, at most.
const INITIALS: usize = 4;
const AGENCY: usize = 12;

/// `fp/pf (afp, rtr)`: the initials of those who made an article of what agencies wrote.
fn initials_and_agencies(content: &str) -> bool {
    let inside = content
        .strip_suffix(')')
        .and_then(|rest| rest.split_once(" ("));
    let is_small = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase());
    inside.is_some_and(|(makers, agencies)| {
        makers.contains('/')
            && makers
                .split('/')
                .all(|part| part.len() <= INITIALS && is_small(part))
            && agencies.split([',', '/']).all(|name| {
                let name = name.trim();
                (2..=AGENCY).contains(&name.len())
                    && name.bytes().all(|byte| byte.is_ascii_alphabetic())
            })
    })
}

/// Whether so many words with capitals stand on both sides of a word without.
fn names_twice(scene: &Scene, line: usize, words: usize) -> bool {
    let mut rest = scene.content(line).split(' ');
    let name: Vec<&str> = rest.by_ref().take(words).collect();
    let label = rest.next().unwrap_or_default();
    label.starts_with(char::is_lowercase)
        && name.iter().copied().all(starts_with_capital)
        && rest.eq(name.iter().copied())
}

/// `Fulan Polan - kabardesa`, `Fulan Polan / Polan Fulan | Kabardesa.com`
fn names_outlet(content: &str) -> bool {
    let parts = [" - ", " – ", " | ", ", "]
        .iter()
        .find_map(|mark| content.split_once(mark));
    let is_name = |name: &str| {
        (2..=4).contains(&name.split_whitespace().count())
            && name.split_whitespace().all(starts_with_capital)
    };
    parts.is_some_and(|(names, outlet)| {
        names.split('/').all(is_name)
            && outlet.split_whitespace().count() == 1
            && !outlet.ends_with('.')
            && outlet.chars().all(|c| is_word(c) || c == '.')
    })
}

fn starts_with_capital(word: &str) -> bool {
    word.starts_with(is_upper)
}
