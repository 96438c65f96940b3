//! Pictures that a page numbers: `… - Ảnh 1`, and the texts below.

use super::PARAGRAPH;
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::End;
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// Characters of a whole sentence that is the text of a picture, below its number.
const SENTENCE: u32 = 130;

/// `Nông dân gặt lúa - Ảnh 1`, or the headline again: what pages say to those who don’t see a picture. Below it
/// stands its text.
pub(super) fn observe(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    if is_numbered_picture(scene, line) {
        ledger.add(line, "number of a picture", Role::Caption, 24);
    }
    if opens_with_number(scene, line) {
        ledger.add(line, "behind the number of a picture", Role::Caption, 50);
    }
    let seen = &scene.lines[line];
    let below = || {
        line > 0
            && (is_numbered_picture(scene, line - 1) || is_headline_again(scene, roles, line - 1))
    };
    if seen.inner_ends == 0
        && seen.chars <= 200
        && (seen.end == End::Open || could_tell(scene, line))
        && matches!(roles[line], Role::Prose | Role::Heading | Role::Furniture)
        && scene.marks[line].said.whole == Kinds::default()
        && below()
    {
        ledger.add(line, "below the number of a picture", Role::Caption, 34);
    }
}

/// Whether a whole sentence may be the text of a picture: nobody speaks in it, and it leans on no sentence above.
fn could_tell(scene: &Scene, line: usize) -> bool {
    let (seen, said) = (&scene.lines[line], scene.marks[line].said);
    seen.chars <= SENTENCE && !seen.opens_quote && !said.leans
}

/// Whether a line of some words ends with the word for a picture and its number.
fn is_numbered_picture(scene: &Scene, line: usize) -> bool {
    if scene.lines[line].digits == 0 {
        return false;
    }
    let content = scene.content(line).trim_end_matches('.');
    let name = content.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = content.len() - name.len();
    if !(1..=2).contains(&digits) {
        return false;
    }
    let Some((before, word)) = name.trim_end().rsplit_once(' ') else {
        return false;
    };
    let before = before.trim_end_matches([' ', '-', '–', '(']);
    // `Nông dân gặt lúa -1`, below that headline.
    let bare = matches!(word, "-" | "–")
        && (0..line.min(HEADS)).any(|at| {
            let headline = scene.content(at);
            headline.len() >= before.len() && sentences::starts_with(headline, before)
        });
    scene.lines[line].words <= 40
        && before.contains(' ')
        && (bare
            || PICTURE_WORDS
                .iter()
                .any(|name| word.to_lowercase() == *name))
}

/// Whether a line between paragraphs says the headline again.
fn is_headline_again(scene: &Scene, roles: &[Role], line: usize) -> bool {
    let is_text =
        |at: usize| roles.get(at) == Some(&Role::Prose) && scene.lines[at].chars >= PARAGRAPH;
    let first = scene.first[line];
    scene.is_copy(line)
        && first + 1 < line
        && first < HEADS
        && scene.lines[line].words >= 6
        && scene.lines[line].end == End::Open
        && is_text(line + 2)
        && (line.saturating_sub(HEADS).max(first + 1)..line).any(is_text)
}

/// `Panen padi dimulai gambar 1 Warga memanen padi`: the headline with the number of a picture, and its text.
fn opens_with_number(scene: &Scene, line: usize) -> bool {
    if scene.lines[line].digits == 0 || scene.lines[line].words < 6 {
        return false;
    }
    let content = scene.content(line);
    let reach = &content[..content.floor_char_boundary(HEADLINE)];
    if !may_be_numbered(reach.as_bytes()) {
        return false;
    }
    let number = PICTURE_WORD.iter().find_map(|word| {
        let at = word.find(reach.as_bytes())?;
        let behind = reach[at + word.needle().len()..].strip_prefix(' ')?;
        let head = reach[..at].strip_suffix(' ')?;
        let numbered = behind.starts_with(|c: char| c.is_ascii_digit());
        numbered.then_some(head)
    });
    number.is_some_and(|head| {
        (0..line.min(HEADS))
            .any(|at| scene.lines[at].words >= 4 && sentences::starts_with(head, scene.content(at)))
    })
}

/// Whether a number stands behind a word that ends as those for pictures do. No end before the last, so that many bytes
/// are looked at in one step.
fn may_be_numbered(bytes: &[u8]) -> bool {
    let behind = |count: usize| bytes.get(count..).unwrap_or_default();
    let threes = bytes.iter().zip(behind(1)).zip(behind(2));
    threes.fold(false, |found, ((last, space), digit)| {
        let ends = (*last == b'h') | (*last == b'r') | (*last == b'o');
        found | ends & (*space == b' ') & digit.is_ascii_digit()
    })
}

/// A headline has at most so many bytes, and stands among so many of the first lines.
const HEADLINE: usize = 400;
const HEADS: usize = 60;
/// Words for a picture before its number.
const PICTURE_WORDS: [&str; 5] = ["ảnh", "anh", "hình", "gambar", "foto"];
/// The same, ready to be searched for.
static PICTURE_WORD: LazyLock<[Finder; 5]> = LazyLock::new(|| PICTURE_WORDS.map(Finder::new));
