//! Names of pictures that lost their marks, in a language that writes with them.

use crate::article::characters;
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::scene::Scene;
use crate::article::vietnamese::unmarked;

/// Lines above it in which what a picture is named after stands.
const ABOVE: usize = 20;

/// In a language that writes with marks, words without any are the name of a picture's file, which some
/// sites show in its place.
pub(super) fn unaccented(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let first = scene.content(line).split(' ').take(6);
    let plain = |word: &str| {
        word.bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    if scene.is_syllabic() && seen.starts_small && seen.words >= 6 && first.into_iter().all(plain) {
        ledger.add(line, "words without marks", Role::Picture, 40);
    } else if scene.is_syllabic() && seen.words >= 4 && is_said_with_marks(scene, line) {
        ledger.add(
            line,
            "the words above without their marks",
            Role::Picture,
            40,
        );
    }
}

/// Whether a line a little above says the same with its marks: `Cháy lớn ở chợ cũ`, and `Chay lon o cho cu`.
fn is_said_with_marks(scene: &Scene, line: usize) -> bool {
    let (seen, content) = (&scene.lines[line], scene.content(line));
    let plain = |text: &str| -> String {
        let words = text.chars().filter_map(characters::word);
        words.map(unmarked).collect()
    };
    content.is_ascii()
        && (line.saturating_sub(ABOVE)..line).any(|at| {
            let above = scene.content(at);
            scene.lines[at].words == seen.words
                && !above.is_ascii()
                && plain(above) == plain(content)
        })
}
