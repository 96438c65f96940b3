//! Rules about single lines. Each adds weight for or against readings of a line, and none decides.

mod bylines;

use super::pictures;
use crate::article::characters::{is_letter, is_upper};
use crate::article::reading::credit;
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::{End, Line, Signs};
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use crate::article::stamp::Stamp;
use bylines::byline;

/// A named observation about one line.
type Rule = fn(&Scene, usize, &mut Ledger);

/// All of them; their order does not matter.
const RULES: [Rule; 15] = [
    length, ending, sentences, case, bullet, pager, known, label, frame, stamp, link, byline, menu,
    numbers, cut_off,
];

/// Applies every rule to every line.
pub(super) fn observe(scene: &Scene, ledger: &mut Ledger) {
    for line in 0..scene.len() {
        for rule in RULES.iter().chain(&pictures::RULES) {
            rule(scene, line, ledger);
        }
    }
}

/// Running text is long.
fn length(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let weight = match scene.lines[line].chars {
        250.. => 30,
        150.. => 24,
        90.. => 16,
        60.. => 9,
        40.. => 2,
        _ => -8,
    };
    ledger.add(line, "length", Role::Prose, weight);
}

/// Sentences end with a mark, headlines and menu entries do not.
fn ending(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    match seen.end {
        // `Warga Panen Padi Lagi, Ternyata…`
        End::Ellipsis if seen.words >= 6 && seen.is_title_case() => {
            ledger.add(line, "cut headline", Role::Heading, 10);
            ledger.add(line, "cut headline", Role::Prose, -8);
        }
        End::Stop | End::Ellipsis if seen.words >= 5 => {
            ledger.add(line, "sentence end", Role::Prose, 8)
        }
        // `Ia wafat pada 2019.`, `Iran menutup Selat Hormuz.`, not `N. Văn.`
        End::Stop
            if seen.words >= 2
                && seen.letters >= 6
                && (seen.capitalized * 2 <= seen.words
                    || seen.words == 4 && seen.capitalized == 3 && !scene.is_syllabic()) =>
        {
            ledger.add(line, "short sentence", Role::Prose, 9)
        }
        End::Question if seen.inner_ends > 0 => ledger.add(line, "sentence end", Role::Prose, 8),
        End::Question if (3..=30).contains(&seen.words) => {
            ledger.add(line, "question", Role::Heading, 10);
            ledger.add(line, "question", Role::Prose, -4);
        }
        End::Colon if seen.words >= 6 => ledger.add(line, "goes on", Role::Prose, 4),
        // `Thưa các đồng chí,`
        End::Colon if seen.words >= 3 && scene.content(line).ends_with(',') => {
            ledger.add(line, "goes on behind a comma", Role::Prose, 14);
        }
        End::Open if seen.chars < 160 => {
            // The longer a line, the less likely a headline.
            let long = seen.chars >= 110;
            ledger.add(line, "open end", Role::Prose, if long { -4 } else { -8 });
            if (3..=30).contains(&seen.words) && seen.letters >= 8 {
                ledger.add(line, "open end", Role::Heading, if long { 6 } else { 10 });
            }
        }
        _ => {}
    }
}

/// Several sentences, commas and quotations make running text.
fn sentences(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    if seen.inner_ends > 0 && seen.chars >= 40 {
        ledger.add(line, "several sentences", Role::Prose, 6);
    }
    if seen.quotes >= 2 && seen.commas > 0 && seen.chars >= 40 {
        ledger.add(line, "quotation", Role::Prose, 5);
        if seen.end == End::Open && closes_with_speaker(scene.content(line)) {
            ledger.add(line, "quotation and who said it", Role::Prose, 16);
        }
    }
}

/// Whether small words follow a comma and the end of a quotation: `“…,” ujarnya`, `“…”, ông nói`.
pub(in crate::article::reading) fn closes_with_speaker(content: &str) -> bool {
    let Some(quote) = content.rfind(['"', '”']) else {
        return false;
    };
    let mark = content[quote..].chars().next().map_or(1, char::len_utf8);
    let behind = &content[quote + mark..];
    let said = behind.trim_start_matches([',', ' ']);
    (behind.starts_with(',') || content[..quote].ends_with(','))
        && said.starts_with(char::is_lowercase)
        && said.split(' ').count() <= SPEAKER
}

/// Words that say who spoke at most.
const SPEAKER: usize = 10;

/// Menus and headlines begin most words with capitals, or write only capitals.
fn case(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    if seen.is_shouted() {
        ledger.add(line, "all capitals", Role::Prose, -10);
        ledger.add(
            line,
            "all capitals",
            Role::Furniture,
            if seen.words <= 4 { 5 } else { 1 },
        );
    } else if seen.is_title_case() && seen.end != End::Stop {
        ledger.add(line, "title case", Role::Prose, -8);
    }
    if seen.words <= 2 && seen.chars < 30 && seen.end == End::Open {
        ledger.add(line, "a word or two", Role::Furniture, 6);
    }
    if is_menu(seen) && scene.is_part(line) {
        ledger.add(line, "words without a sentence", Role::Furniture, 60);
    }
}

/// Words of a whole menu in one line, at least.
const MENU: u32 = 25;

/// Whether a part of a line holds many words, a third of them with capitals, and no mark of a sentence.
fn is_menu(line: &Line) -> bool {
    line.words >= MENU
        && line.inner_ends == 0
        && !line.ends_sentence()
        && line.commas + line.quotes == 0
        && line.capitalized * 3 >= line.words
}

/// Whether a line has the form of an entry of a list.
fn is_entry(scene: &Scene, line: usize) -> bool {
    scene.lines[line].bullet || scene.is_numbered(line)
}

/// The line that introduces a list of the story: it ends in a colon, labels no list of other stories,
/// and is told in a sentence or follows one, or the entries end as parts of a sentence do.
fn introduced(scene: &Scene, line: usize) -> Option<usize> {
    let intro = (line.saturating_sub(LONGEST_LIST)..line)
        .rev()
        .find(|at| !is_entry(scene, *at))?;
    let said = &scene.marks[intro].said;
    let labels = said.whole.has(Kinds::RELATED) || said.lead.has(Kinds::RELATED_LEAD);
    let tells = |at: usize| scene.lines[at].chars >= 60 && scene.lines[at].ends_sentence();
    let seen = &scene.lines[intro];
    let fits = seen.end == End::Colon
        && seen.words >= 3
        && !labels
        && (seen.words >= 10
            || (intro.saturating_sub(2)..intro).any(tells)
            || ends_as_parts(scene, line));
    fits.then_some(intro)
}

/// Whether a line belongs to a list whose entries end as parts of a sentence: `…;` `…;` `….`
fn ends_as_parts(scene: &Scene, line: usize) -> bool {
    let goes_on = |at: &usize| {
        is_entry(scene, *at) && matches!(scene.content(*at).as_bytes().last(), Some(b';' | b','))
    };
    let parts = |lines: &mut dyn Iterator<Item = usize>| {
        lines.take(LONGEST_LIST).take_while(goes_on).count()
    };
    let above = parts(&mut (0..line).rev());
    let below = parts(&mut (line..scene.len()));
    let last = line + below;
    let ends = |at: usize| {
        let seen = &scene.lines[at];
        // A number alone counts readers.
        is_entry(scene, at) && seen.letters > 0 && (seen.ends_sentence() || seen.end == End::Open)
    };
    above + below > 0 && last < scene.len() && ends(last)
}

/// The line that introduces a list of short numbered entries, one right below the other; headings of the story’s
/// parts have text below them.
fn numbered_list(scene: &Scene, line: usize) -> Option<usize> {
    let is_short = |at: usize| {
        scene
            .lines
            .get(at)
            .is_some_and(|seen| seen.chars <= SHORT_ENTRY)
            && scene.is_numbered(at)
    };
    let beside = || is_short(line + 1) || line > 0 && is_short(line - 1);
    (is_short(line) && beside()).then(|| introduced(scene, line))?
}

/// Characters of a short entry at most.
const SHORT_ENTRY: u32 = 80;
/// Entries of a list that its introduction holds for, at most.
const LONGEST_LIST: usize = 20;

/// `* Warga mulai panen`: the only line with a star between two paragraphs.
fn is_starred_heading(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    let star = scene.text[seen.span.start..].starts_with(['*', '+']);
    let is_text = |at: Option<usize>| {
        at.and_then(|at| scene.lines.get(at))
            .is_some_and(|other| !other.bullet && other.chars >= 90)
    };
    star && (4..=24).contains(&seen.words)
        && seen.end == End::Open
        && is_text(line.checked_sub(1))
        && is_text(Some(line + 1))
}

/// Lists are menus and other stories more often than parts of the text.
fn bullet(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    if !seen.bullet {
        // `1. …;` Headings have numbers too.
        if scene.is_numbered(line) && ends_as_parts(scene, line) {
            ledger.add(line, "part of a sentence", Role::Prose, 26);
        } else if let Some(intro) = numbered_list(scene, line) {
            ledger.add(line, "numbered below a colon", Role::Prose, 50);
            if intro + 1 == line {
                ledger.add(intro, "introduces a list", Role::Prose, 16);
            }
        }
        return;
    }
    if scene.is_marked_heading(line) {
        ledger.add(line, "marked as heading", Role::Heading, 10);
        return;
    }
    if let Some(intro) = introduced(scene, line) {
        ledger.add(line, "introduced by a colon", Role::Prose, 26);
        // `2018: 7 ton`
        if scene.content(line).contains(": ") && seen.digits > 0 {
            ledger.add(line, "states a fact", Role::Prose, 16);
        }
        if intro + 1 == line {
            ledger.add(intro, "introduces a list", Role::Prose, 16);
        }
        return;
    }
    if ends_as_parts(scene, line) {
        ledger.add(line, "part of a sentence", Role::Prose, 26);
        return;
    }
    if is_starred_heading(scene, line) {
        ledger.add(line, "star before a heading", Role::Heading, 12);
        return;
    }
    let mark = &scene.text[seen.span.start..seen.content];
    if mark.contains(['>', '»', '›', '►', '▶', '→']) && seen.words >= 3 && seen.chars <= 200
    {
        ledger.add(line, "arrow", Role::Related, 22);
    }
    if seen.ends_sentence() && seen.words >= 8 && seen.is_title_case() && !scene.is_syllabic() {
        ledger.add(line, "bullet before a headline", Role::Prose, -20);
        ledger.add(line, "bullet before a headline", Role::Teaser, 12);
    } else if seen.ends_sentence() || seen.chars >= 120 {
        ledger.add(line, "bullet", Role::Prose, -3);
    } else {
        ledger.add(line, "bullet", Role::Prose, -8);
        ledger.add(
            line,
            "bullet",
            Role::Teaser,
            if seen.words >= 4 { 12 } else { 0 },
        );
        ledger.add(
            line,
            "bullet",
            Role::Furniture,
            if seen.words < 4 { 6 } else { 0 },
        );
    }
}

/// `« Harga beras turun`, `Harga beras turun →`: the way to the story before and after.
fn pager(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let content = &scene.text[seen.span.clone()];
    let back = content.starts_with(['«', '←', '‹']) && !content.contains(['»', '→', '›']);
    let on = content.ends_with(['»', '→', '›']) && !content.contains(['«', '←', '‹']);
    if (back || on) && (3..=30).contains(&seen.words) && !seen.ends_sentence() {
        ledger.add(line, "to the next story", Role::Related, 24);
    }
}

/// Known labels, as the whole line.
fn known(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let said = scene.marks[line].said;
    if said.whole == Kinds::default() {
        return;
    }
    for (kinds, role) in [
        (Kinds::RELATED, Role::Related),
        (Kinds::RELATED_LEAD, Role::Related),
        (Kinds::COMMENTS, Role::Comments),
        (Kinds::SHARING, Role::Sharing),
        (Kinds::FURNITURE, Role::Furniture),
        (Kinds::INTERRUPTION, Role::Furniture),
        (Kinds::FURNITURE_LEAD, Role::Furniture),
        (Kinds::INSIDE, Role::Furniture),
        (Kinds::CALENDAR, Role::Furniture),
        (Kinds::KEYWORDS, Role::Keywords),
        (Kinds::BYLINE, Role::Byline),
        (Kinds::BYLINE_WHOLE, Role::Byline),
        (Kinds::SOURCE, Role::Source),
        (Kinds::CAPTION_LEAD, Role::Caption),
        (Kinds::FIELD_TITLE, Role::Furniture),
        (Kinds::COUNTER, Role::Comments),
        (Kinds::AGE, Role::Teaser),
    ] {
        // `Headline` labels a list more often than a record's field.
        let other = kinds == Kinds::FIELD_TITLE && said.whole.has(Kinds::RELATED);
        if said.whole.has(kinds) && !other {
            // Of two kinds that share a phrase, the one that tells more comes first in the sums.
            let weight = if role == Role::Furniture { 25 } else { 27 };
            ledger.add(line, "known label", role, weight);
        }
    }
}

/// Known labels, before a colon or the first words of a line.
fn label(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let said = scene.marks[line].said;
    if said.lead == Kinds::default() || scene.lines[line].chars > 400 {
        return;
    }
    let words = scene.lines[line].words;
    for (kinds, role, colon, bare) in [
        (Kinds::RELATED_LEAD, Role::Related, 40, 14),
        (Kinds::RELATED, Role::Related, 16, 0),
        (Kinds::FURNITURE_LEAD, Role::Furniture, 24, 8),
        (Kinds::KEYWORDS, Role::Keywords, 30, 0),
        (Kinds::BYLINE, Role::Byline, 26, 12),
        (Kinds::SOURCE, Role::Source, 40, 20),
        (Kinds::SHARING, Role::Sharing, 10, 0),
        (Kinds::COMMENTS, Role::Comments, 10, 0),
    ] {
        let leads = if said.colon { said.label } else { said.lead };
        if !leads.has(kinds) || said.whole.has(kinds) {
            continue;
        }
        // `Simak cara …` is a headline more often than a link.
        let bare = if said.lead_words == 1 && role == Role::Related {
            bare / 2
        } else {
            bare
        };
        // `Tòa soạn: … Điện thoại: … Email: …`
        if role == Role::Furniture && said.colon && scene.content(line).matches(": ").count() >= 3 {
            ledger.add(line, "several labels", role, 24);
        }
        // `Halaman selanjutnya: …` tells more than one word that may be anything.
        let colon = if role == Role::Sharing && said.lead_words >= 2 {
            colon + SHOWN
        } else {
            colon
        };
        let rest = &scene.content(line)[said.lead_bytes..];
        if role == Role::Byline
            && scene.lines[line].signs.has(Signs::SLASH)
            && credit::is_handed_on(rest.trim_start_matches([':', ' ']))
        {
            ledger.add(line, "names with slashes between", role, 24);
        }
        if said.colon {
            // What follows a name or a key word is short.
            // `Phóng viên: …?` in an interview.
            let speaks = scene.lines[line].end == End::Question && words > said.lead_words + 2;
            if role == Role::Byline && speaks {
                ledger.add(line, "somebody asks", Role::Prose, 24);
            } else if role != Role::Byline || words <= 16 {
                ledger.add(line, "label and colon", role, colon);
            }
        } else if bare > 0 && words <= said.lead_words + 8 && !scene.lines[line].ends_sentence() {
            // `Laporan Wartawan Kabar Muara, Fulan Polan`: the outlet and the name, with a comma between.
            let parted = said.lead_words >= 2 && scene.lines[line].commas == 1;
            let short = words <= said.lead_words + if parted { 8 } else { 5 };
            let names = matches!(role, Role::Byline | Role::Source);
            // `Laporan Warga Masih Diperiksa`, a heading: the text says its words in small letters.
            let told = || role == Role::Byline && scene.is_told_in_small_letters(line);
            if !names || short && named(scene, line) && !told() {
                // `Laporan Wartawan Kabar, Fulan Polan`
                let told = role == Role::Byline && !scene.is_syllabic() && said.lead_words >= 2;
                ledger.add(line, "label", role, if told { bare * 2 } else { bare });
            }
        }
    }
}

/// What several words of a button before a colon speak for it besides.
const SHOWN: i16 = 20;

/// Whether what follows a label starts with a capital and holds mostly such words.
fn named(scene: &Scene, line: usize) -> bool {
    let rest = &scene.content(line)[scene.marks[line].said.lead_bytes..];
    let words = rest.split_whitespace().filter(|w| w.contains(is_letter));
    let (mut all, mut capital) = (0, 0);
    for word in words {
        all += 1;
        capital += u32::from(word.chars().find(|c| is_letter(*c)).is_some_and(is_upper));
    }
    all > 0 && capital * 10 >= all * 7
}

/// Words of footers and forms inside a line, mail addresses, signs of rights.
fn frame(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let marks = &scene.marks[line];
    let seen = &scene.lines[line];
    if marks.said.inside > 0 && seen.words <= 60 {
        ledger.add(
            line,
            "words of the frame",
            Role::Furniture,
            match marks.said.inside {
                3.. => 56,
                2 => 38,
                _ if seen.words <= 40 => 38,
                _ => 18,
            },
        );
    }
    // `This entry was posted on … You can follow any responses to this entry …`
    if marks.said.inside > 1 && marks.said.lead.has(Kinds::FURNITURE_LEAD) && seen.words <= 60 {
        ledger.add(line, "opens as the frame does", Role::Furniture, 24);
    }
    if marks.said.inside > 0 && marks.said.lead.has(Kinds::SIGN_OFF) && seen.words <= 60 {
        ledger.add(line, "opens as sign-offs do", Role::Furniture, 20);
    }
    if marks.mail && seen.words <= 25 {
        ledger.add(line, "mail address", Role::Furniture, 16);
    }
    let content = scene.content(line);
    let in_brackets = scene.is_between(line, b'[', b']');
    if seen.words <= 8 && in_brackets && scene.stamps_of(line).is_empty() {
        ledger.add(line, "in square brackets", Role::Furniture, 20);
    }
    // `[Petani menanam padi lagi]` links to another story.
    let linked = scene.is_syllabic()
        && (7..=26).contains(&seen.words)
        && seen.inner_ends == 0
        && in_brackets
        && !content[1..].contains('[');
    if linked {
        ledger.add(line, "headline in square brackets", Role::Related, 40);
    }
    if marks.said.counter && seen.words <= 20 && !marks.said.whole.has(Kinds::COUNTER) {
        ledger.add(line, "counter", Role::Teaser, 14);
    }
    if seen.chars < 250
        && seen.signs.has(Signs::COPYRIGHT)
        && (content.starts_with('©') || marks.credit.is_none())
    {
        ledger.add(line, "sign of rights", Role::Furniture, 25);
    }
}

/// Words before the day that a headline ends with, at least.
const BEFORE_DAY: usize = 6;

/// Whether a line ends with its day as a headline does, without a mark before it: `Harga beras naik per 4 April 2023`.
fn closes_a_headline(scene: &Scene, line: usize, first: &Stamp) -> bool {
    let seen = &scene.lines[line];
    let before = scene.text[seen.content..first.span.start].trim_end();
    first.span.end == seen.span.end
        && before.ends_with(char::is_alphanumeric)
        && before.split_whitespace().count() >= BEFORE_DAY
}

/// Dates.
fn stamp(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let marks = &scene.marks[line];
    let Some(first) = scene.stamps_of(line).first() else {
        let dated = |at: usize| scene.marks.get(at).is_some_and(|marks| marks.stamp_covers);
        if marks.clock.is_some() && (dated(line + 1) || line > 0 && dated(line - 1)) {
            ledger.add(line, "the clock of a date beside it", Role::Stamp, 40);
        }
        return;
    };
    let seen = &scene.lines[line];
    if signs_a_post(scene, line) {
        ledger.add(line, "signs a post", Role::Related, 60);
    } else if marks.stamp_covers {
        ledger.add(line, "nothing but a date", Role::Stamp, 40);
    } else if seen.words <= 18 && !seen.ends_sentence() {
        let weight = match first.date.time() {
            Some(_) => 24,
            None if is_told_around(scene, line) || closes_a_headline(scene, line, first) => 4,
            None => 12,
        };
        ledger.add(line, "a date in a short line", Role::Stamp, weight);
    } else if first.date.time().is_some() && seen.chars < 500 {
        // `Selasa, 23 Januari 2018, pukul 13:34 WIB, wilayah …` is a sentence of the story.
        let behind = scene.text[first.span.end..seen.span.end].trim_start_matches([',', ' ']);
        let goes_on = behind.starts_with(char::is_lowercase) && seen.ends_sentence();
        if first.span.start <= seen.content + 24 && seen.chars < 400 && !goes_on {
            ledger.add(line, "opens with date and clock", Role::Teaser, 30);
        } else if seen.bullet {
            // `• Headline 11/6/2025 10:54 First sentence.`
            ledger.add(line, "entry with date and clock", Role::Teaser, 40);
        }
    }
}

/// `— Kabar Desa (@kabardesa) December 17, 2018`: the name, the account and the day of a post that is shown in the text.
pub(in crate::article::reading) fn signs_a_post(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    let text = &scene.text[seen.span.clone()];
    seen.words <= 12
        && memchr::memmem::find(text.as_bytes(), b" (@").is_some()
        && text.trim_start().starts_with(['—', '–', '-'])
}

/// Words before a day in a headline that tells of it, at least.
const AROUND: usize = 3;

/// Whether a day stands in the middle of a headline: `Kabar Desa Hari Ini 26 Juli 2022, Warga Panen Padi`.
pub(in crate::article::reading) fn is_told_around(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    scene.stamps_of(line).first().is_some_and(|stamp| {
        let words = |text: &str| text.split_whitespace().count();
        stamp.span.start >= seen.content
            && words(&scene.text[seen.content..stamp.span.start]) >= AROUND
            && words(&scene.text[stamp.span.end..seen.span.end]) >= 1
            && seen.is_title_case()
    })
}

/// Addresses.
fn link(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let Some(link) = &scene.marks[line].link else {
        return;
    };
    // `Nguồn http://kabar.vn: http://kabar.vn/panen-padi`
    let others: usize = scene
        .content(line)
        .split(' ')
        .filter(|word| !word.contains("://"))
        .map(|word| word.len() + 1)
        .sum();
    if others <= 40 {
        ledger.add(line, "nothing but an address", Role::Source, 40);
    } else if scene.lines[line].chars <= 200 && others < link.len() {
        ledger.add(line, "mostly an address", Role::Source, 16);
    }
}

/// Several entries in one line.
fn menu(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    if seen.separators > 0 && seen.words <= seen.separators * 6 + 3 && !seen.ends_sentence() {
        ledger.add(
            line,
            "separators",
            Role::Furniture,
            (8 * seen.separators.min(3)) as i16,
        );
    }
    if scene.marks[line].said.lead.has(Kinds::FURNITURE)
        && !seen.ends_sentence()
        && (seen.separators > 0 || scene.content(line).contains(" / "))
    {
        ledger.add(line, "path to the page", Role::Furniture, 16);
    }
    // `… #panen #padi," tulis Fulan.`: the end of what somebody wrote.
    let quoted = seen.ends_sentence() && seen.quotes > 0;
    if seen.hashes > 0 && seen.hashes * 6 >= seen.words && !quoted {
        ledger.add(line, "hashtags", Role::Keywords, 26);
    }
    let listed = seen.commas >= 3
        && seen.words <= (seen.commas + 1) * 4
        && seen.end == End::Open
        && seen.quotes == 0
        && seen.starts_small;
    if listed {
        ledger.add(line, "words between commas", Role::Keywords, 14);
    }
    let said = scene.marks[line].said;
    if said.dangling && said.lead.has(Kinds::APPEAL) && seen.words <= 8 && seen.end == End::Open {
        ledger.add(line, "leads to a button", Role::Sharing, 22);
    }
    if said.buttons >= 2 && !seen.ends_sentence() {
        ledger.add(line, "made of known labels", Role::Furniture, 20);
    }
    let wordy = seen.words >= 8
        && seen.capitalized == seen.words
        && seen.end == End::Open
        && seen.commas == 0;
    if wordy {
        ledger.add(line, "only capitalized words", Role::Furniture, 9);
    }
}

/// Numbers, single marks.
fn numbers(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let bare = seen.letters <= 2 || seen.letters < seen.digits && seen.words <= 6;
    // Of a date that is what is to be seen.
    if bare && !scene.marks[line].stamp_covers {
        ledger.add(line, "hardly a letter", Role::Furniture, 20);
    }
    // `Kota: 28°C`
    if seen.words <= 12
        && seen.digits > 0
        && !seen.ends_sentence()
        && scene.content(line).contains("°C")
    {
        ledger.add(line, "the weather", Role::Furniture, 64);
    }
}

/// First words of another story, cut off with three dots.
fn cut_off(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    if seen.end == End::Ellipsis && seen.chars < 300 && scene.content(line).ends_with("...") {
        ledger.add(line, "cut off", Role::Teaser, 14);
    }
}
