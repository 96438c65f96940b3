//! Whether a line is a stamp and little more.

use super::{Stamp, words};

/// A piece of a line between separators may have so many words besides its stamp: a name, a section.
const WORDS_IN_PIECE: usize = 5;

/// The whole line may have so many.
const WORDS: usize = 8;

/// Whether a line is little more than its stamps: weekday, zone, separators, words such as “Cập nhật” or
/// “Posted on”, counters, and at most the name of a person, an outlet or a section.
///
/// The name of a file is not. `stamps` are what [`find`](super::find) gives for the line. `false` without stamps.
pub fn covers(line: &str, stamps: &[Stamp]) -> bool {
    if stamps.is_empty() || is_file_name(line) {
        return false;
    }
    let mut rest = Rest::default();
    let mut at = 0;
    for stamp in stamps {
        let between = line.get(at..stamp.span.start).unwrap_or("");
        rest.add(between);
        rest.end_piece();
        at = stamp.span.end;
        if rest.is_text() {
            return false;
        }
    }
    rest.add(line.get(at..).unwrap_or(""));
    rest.end_piece();
    // A sentence ends with a point or a mark, a name does not.
    let sentence = line.trim_end().ends_with(['.', '!', '?', '…', '"', '”']);
    !(rest.is_text() || sentence && rest.words > 0)
}

/// `14.7.2017. Photo 1.jpg` is the name of a picture, and its date that of the camera.
fn is_file_name(line: &str) -> bool {
    let ending = line
        .trim_end()
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending);
    let ending = ending.to_ascii_lowercase();
    matches!(
        ending.as_str(),
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "pdf" | "doc" | "docx" | "mp4"
    )
}

/// What a line has besides its stamps.
#[derive(Default)]
struct Rest {
    words: usize,
    in_piece: usize,
    running_text: bool,
}

impl Rest {
    fn add(&mut self, text: &str) {
        for piece in text.split_inclusive([
            '|', '•', '·', '–', '—', '-', '/', ',', '(', ')', '[', ']', ':',
        ]) {
            for word in piece.split(|c: char| !c.is_alphanumeric() && c != '\'') {
                self.word(word);
            }
            if self.is_text() {
                return;
            }
            if piece.ends_with(|c: char| !c.is_alphanumeric() && !c.is_whitespace()) {
                self.end_piece();
            }
        }
    }

    fn word(&mut self, word: &str) {
        let small = word.to_lowercase();
        let known = word.is_empty()
            || word.bytes().all(|b| b.is_ascii_digit())
            || words::AROUND.contains(&small.as_str())
            || words::weekdays().any(|(name, _)| name == small);
        if known {
            return;
        }
        // Names and sections start with a capital; running text hardly has one in three.
        if self.in_piece == 0 && !word.starts_with(char::is_uppercase) {
            self.running_text = true;
        }
        self.in_piece += 1;
        self.words += 1;
    }

    fn end_piece(&mut self) {
        self.running_text |= self.in_piece > WORDS_IN_PIECE;
        self.in_piece = 0;
    }

    fn is_text(&self) -> bool {
        self.running_text || self.words > WORDS || self.in_piece > WORDS_IN_PIECE
    }
}
