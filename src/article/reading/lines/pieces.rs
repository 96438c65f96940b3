//! Puts sentences together that a program broke where a word was a link or set in italics: every piece stands
//! in a line of its own.
//!
//! A piece gives itself away by how it starts, with a comma, a full stop, a closing bracket, a space and a small
//! letter, or by how it ends, with an opening bracket, as no line of a page does. Where a capture has several such
//! lines, breaking sentences is the habit of its program, and pieces that start small count too.

use crate::article::reading::line::{End, Line, absorb};
use crate::article::reading::phrases::{Folded, Kinds, Phrases};

/// So many lines that are evidently pieces make a habit.
const HABIT: usize = 2;
/// Characters of a line that is a part of a sentence rather than a label.
const TEXT: u32 = 40;
/// Characters of a piece that starts small and is no label.
const PART: u32 = 20;
/// Words of a piece between two others, and of a dateline, at most.
const PIECE: u32 = 8;

/// Joins the pieces of sentences in a capture whose program breaks them.
pub(super) fn join(text: &str, lines: &mut Vec<Line>, phrases: &Phrases) {
    join_open(text, lines, phrases);
    let pieces = lines.windows(2).filter(|pair| {
        let (above, line) = (&pair[0], &pair[1]);
        let is_near = !line.gap_above && above.last_number + 1 == line.number;
        // A mark alone may stand anywhere on a page.
        line.letters > 0 && starts_with_closing(line.text(text))
            || is_near && above.letters > 0 && above.text(text).ends_with('(')
            || is_near && line.starts_small && follows_space(text, line)
    });
    // Markdown breaks addresses, not sentences.
    if pieces.take(HABIT).count() < HABIT || text.contains("](") {
        return;
    }
    let mut folded = Folded::default();
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    // Whether the last line consists of several pieces.
    let mut grown = false;
    let mut rest = lines.drain(..).peekable();
    while let Some(line) = rest.next() {
        let next = rest.peek();
        let goes_on = is_seam(text, &out, grown, &line, next, phrases, &mut folded);
        match out.last_mut().filter(|_| goes_on) {
            Some(open) => absorb(open, &line),
            None => out.push(line),
        }
        grown = goes_on;
    }
    drop(rest);
    *lines = out;
}

/// Characters of a line that is broken behind a comma or a word on which another has to follow, at least.
const BROKEN: u32 = 60;

/// Bytes of the last two words of a line, at most.
const LAST: usize = 64;

/// Joins lines that were broken behind a comma or a small word: `… Jalan Merdeka,` and below it `Kota Lama.`
fn join_open(text: &str, lines: &mut Vec<Line>, phrases: &Phrases) {
    let mut folded = Folded::default();
    lines.dedup_by(|line, open| {
        let follows = !line.gap_above && open.last_number + 1 == line.number;
        if !follows || open.chars < BROKEN || open.bullet || line.bullet || line.opens_quote {
            return false;
        }
        let before = text[open.span.clone()].trim_end();
        let content = line.text(text);
        let mut dangles = || {
            let reach = &before[before.ceil_char_boundary(before.len().saturating_sub(LAST))..];
            let last_words = reach.rmatch_indices(' ').nth(1).map_or(0, |(at, _)| at);
            phrases.said(&reach[last_words..], &mut folded).dangling
        };
        let goes_on = before.ends_with(',') || open.end == End::Open && dangles();
        let opens = content.starts_with(|c: char| c.is_alphabetic())
            && !phrases.is_signing(content, &mut folded);
        // `Baca juga:` below a sentence that a program cut off.
        let mut is_label = || {
            phrases
                .opening(content, &mut folded)
                .whole
                .has(Kinds::RELATED)
        };
        let broken = goes_on && opens && line.letters > line.digits && !is_label();
        if broken {
            absorb(open, line);
        }
        broken
    });
}

/// Whether a line stands behind a single space, as no editor begins one.
fn follows_space(text: &str, line: &Line) -> bool {
    text[..line.span.start].ends_with("\n ")
}

/// Whether a line starts with a mark that closes something: `, kata`, `. Ia`, `) mengaku`, or is nothing else.
fn starts_with_closing(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some(',' | ';' | ')' | '?' | '!' | '”' | '’' | '»') => true,
        // `. Ia`, not `...` and `.com`.
        Some('.' | ':') => chars.next().is_none_or(char::is_whitespace),
        _ => false,
    }
}

/// Whether a sentence goes on from what has been put together last to a line, of which the next line may tell.
fn is_seam(
    text: &str,
    joined: &[Line],
    grown: bool,
    line: &Line,
    next: Option<&Line>,
    phrases: &Phrases,
    folded: &mut Folded,
) -> bool {
    let Some((open, above)) = joined.split_last() else {
        return false;
    };
    if line.gap_above || open.last_number + 1 != line.number {
        return false;
    }
    let content = line.text(text);
    if starts_with_closing(content) {
        return line.letters > 0 || open.chars >= TEXT || grown;
    }
    let before = text[open.span.clone()].trim_end();
    if line.bullet {
        // `KOTA`, and below it `- The first sentence`.
        return open.words <= PIECE && is_place(before) && line.chars >= 2 * TEXT;
    }
    // `KOTA, KABAR.com`, and below it the dash and the first sentence.
    if matches!(content, "–" | "—" | "-" | "--") && open.words <= PIECE {
        return is_place(before) && next.is_some_and(|next| !next.gap_above);
    }
    if before.ends_with(['(', '[', '“', '‘', '«']) {
        return true;
    }
    if before.ends_with(['—', '–', '-']) && open.words <= PIECE && open.letters >= 3 {
        return true;
    }
    if open.ends_sentence() || open.digits * 2 > open.letters {
        return false;
    }
    // A name opens a sentence below the end of another one.
    let below_text = above
        .last()
        .is_some_and(|above| above.ends_sentence() && above.chars >= TEXT);
    let spaced = text[open.span.end..].starts_with(" \n");
    let is_text = open.chars >= TEXT || grown || below_text || spaced;
    let continues = |line: &Line, chars: u32| {
        let spaced = follows_space(text, line);
        !line.bullet && line.starts_small && (line.chars >= chars || spaced)
            || starts_with_closing(line.text(text))
            || spaced && line.text(text).starts_with('(')
    };
    if !is_text {
        return false;
    }
    if continues(line, PART) || line.starts_small && before.ends_with(',') {
        return true;
    }
    // A name, a foreign or a small word between two pieces.
    let is_piece = line.words <= PIECE
        && matches!(line.end, End::Open | End::Colon)
        && !content.starts_with(['(', '[', '#'])
        && (line.starts_small || phrases.opening(content, folded).whole == Kinds::default());
    let leads = |next: &Line| {
        let follows = !next.gap_above && line.last_number + 1 == next.number;
        follows
            && (continues(next, PART) || (line.starts_small || next.starts_small) && !next.bullet)
    };
    is_piece && (next.is_some_and(leads) || line.starts_small && line.words <= 2 && grown)
}

/// Bytes of such a place at most.
const PLACE: usize = 120;

/// Whether a line is the place of a dateline: capitals alone, and the address of the outlet.
fn is_place(line: &str) -> bool {
    if line.len() > PLACE {
        return false;
    }
    let (place, outlet) = line.rsplit_once(", ").unwrap_or((line, ""));
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    let host = outlet.is_empty()
        || outlet.split_once('.').is_some_and(|(name, end)| {
            name.chars()
                .all(|c| !c.is_lowercase() && c.is_alphanumeric())
                && end.len() <= 5
        });
    let shouted = |text: &str| text.chars().all(|c| !c.is_lowercase());
    letters >= 3 && shouted(place) && (host || shouted(outlet))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::reading::lines;

    fn joined(text: &str) -> Vec<String> {
        let mut found = lines::cut(text, |_, _, _| ());
        join(text, &mut found, &Phrases::new());
        found
            .iter()
            .map(|line| text[line.span.clone()].replace('\n', " "))
            .collect()
    }

    #[test]
    fn a_dateline_in_pieces_opens_the_first_sentence() {
        let text = "KOTA, KABAR.com\n–\nBanjir bandang\ndengan arus deras melanda lima desa di Kabupaten\nTimur\n\
            , kata kepala dinas.\nWarga mengungsi ke balai desa di Kecamatan\nBarat\n, kata camat.";
        assert_eq!(joined(text).len(), 2, "{:?}", joined(text));
    }

    #[test]
    fn a_sentence_broken_behind_a_comma_or_a_small_word_is_one() {
        let text = "Warga Kampung Melati memulai panen padi di sawah di Jalan Merdeka,\nKota Lama.\n\
            Hasil panen itu dijual ke pasar di Kabupaten Timur, Kabupaten Barat dan\nKabupaten Selatan.";
        assert_eq!(joined(text).len(), 2);
        for text in [
            "Harga beras, cabai,\nKota Lama",
            "Hasil panen itu dijual ke pasar di Kabupaten Timur dan di toko yang\nBaca juga:\n",
        ] {
            assert_eq!(joined(text).len(), 2);
        }
    }

    #[test]
    fn sentences_broken_at_links_are_put_together() {
        let text = "Beranda\nPanen Raya di Desa\nSUKAMAJU, KABAR.com —\nWarga desa yang tergabung dalam kelompok tani\n\
            Suka Maju\n, Fulan, memulai panen jagung pada Senin pagi setelah hujan reda.\n\
            Menurut pengakuan kepala desa, hasilnya lebih baik dari\nLumbung Desa\n. Ia berharap harga naik.\n\
            Editor\n: Polan\n";
        assert_eq!(
            joined(text),
            [
                "Beranda",
                "Panen Raya di Desa",
                "SUKAMAJU, KABAR.com — Warga desa yang tergabung dalam kelompok tani Suka Maju , Fulan, memulai \
                 panen jagung pada Senin pagi setelah hujan reda.",
                "Menurut pengakuan kepala desa, hasilnya lebih baik dari Lumbung Desa . Ia berharap harga naik.",
                "Editor : Polan",
            ]
        );
    }

    #[test]
    fn where_no_line_starts_with_a_closing_mark_nothing_is_joined() {
        let text = "Warga desa yang tergabung dalam kelompok tani\nSuka Maju\nmemulai panen jagung pada Senin pagi setelah hujan\n";
        assert_eq!(joined(text).len(), lines::cut(text, |_, _, _| ()).len());
    }
}
