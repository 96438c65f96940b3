//! Cuts lines where a program joined what the page shows apart: headline and date, date and text, text
//! and sign-off.

use crate::article::Span;
use crate::article::characters::{is_letter, is_upper, is_word};
use crate::article::reading::credit;
use crate::article::reading::line::{self, Line, Signs};
use crate::article::reading::lines;
use crate::article::reading::phrases::{Folded, Kinds, Phrases};
use crate::article::reading::sentences;
use crate::article::stamp::{self, Stamp};

/// Dates are not looked for beyond so many bytes of a line.
pub(in crate::article::reading) const STAMP_REACH: usize = 400;
/// So many of a page's first lines may hold headline, date and text at once.
const HEADS: usize = 3;
/// A text may follow its date without a space in so many of a page's first lines.
const STAMPED: usize = 40;
/// The fields of a record start in its first lines.
const FIELDS: usize = 12;
/// The label of a field has at most so many bytes.
const LABEL: usize = 32;
/// A sign-off behind the last sentence has at most so many bytes.
const SIGN_OFF: usize = 420;

/// Cuts all lines that need it.
pub(super) fn cut(text: &str, lines: &mut Vec<Line>, phrases: &Phrases) {
    field_labels(text, lines, phrases);
    cells(text, lines);
    leading_stamp(text, lines, phrases);
    glued_head(text, lines);
    stamped_text(text, lines);
    dated_headline(text, lines);
    path(text, lines, phrases);
    picture_files(text, lines);
    sign_offs(text, lines, phrases);
}

/// The labels of a record's fields: `Judul: …`, and below it `Isi: …`.
fn field_labels(text: &str, lines: &mut Vec<Line>, phrases: &Phrases) {
    let mut folded = Folded::default();
    let mut titled = false;
    let mut index = 0;
    while index < lines.len().min(FIELDS) {
        let line = &lines[index];
        index += 1;
        let content = line.text(text);
        let reach = &content.as_bytes()[..content.len().min(LABEL + 1)];
        let Some(label) = memchr::memchr(b':', reach).map(|colon| &content[..colon]) else {
            continue;
        };
        let said = phrases.opening(label, &mut folded).whole;
        titled |= said.has(Kinds::FIELD_TITLE);
        let start = line.content + label.len() + 1;
        let rest = trimmed(text, start..line.span.end);
        // A date tells with its label that it is one.
        let is_field = said.has(Kinds::FIELD_TITLE) || said.has(Kinds::FIELD) && rest.len() > LABEL;
        if titled && is_field && !rest.is_empty() {
            let label = line::measure_part(text, line, line.content..start, line.gap_above);
            let rest = line::measure_part(text, line, rest.start..line.span.end, false);
            lines.splice(index - 1..index, [label, rest]);
            index += 1;
        }
    }
}

/// The borders around the only cell of a row of a table: `Panen padi di sawah |`, `| Panen padi di sawah |`.
fn cells(text: &str, lines: &mut Vec<Line>) {
    let cell = |line: &Line| {
        let content = line.text(text);
        let before = content.strip_suffix('|')?;
        let cell = before.strip_prefix('|').unwrap_or(before);
        let whole = cell.ends_with(char::is_whitespace) && !cell.contains('|') && line.words > 0;
        let start = line.content + before.len() - cell.len();
        (whole && line.number == line.last_number).then_some(start..line.content + before.len())
    };
    if !lines.iter().any(|line| cell(line).is_some()) {
        return;
    }
    let mut out = Vec::with_capacity(lines.len() * 2);
    for line in lines.drain(..) {
        let Some(cell) = cell(&line) else {
            out.push(line);
            continue;
        };
        let (mut start, mut gap) = (line.span.start, line.gap_above);
        if cell.start > line.content {
            out.push(line::measure(text, line.number, start..cell.start, gap));
            (start, gap) = (cell.start, false);
        }
        let told = trimmed_end(text, start..cell.end);
        out.push(line::measure(text, line.number, told, gap));
        out.push(line::measure(
            text,
            line.number,
            cell.end..line.span.end,
            false,
        ));
    }
    *lines = out;
}

/// Headline, stamp and text in one of the first lines.
fn glued_head(text: &str, lines: &mut Vec<Line>) {
    for index in 0..lines.len().min(HEADS) {
        let line = &lines[index];
        if line.words < 40 || line.number != line.last_number {
            continue;
        }
        let content = line.text(text);
        let reach = &content[..content.floor_char_boundary(STAMP_REACH)];
        // `…, Minggu (5/8/2018) pukul 18.46` tells of the event, and so does `Vào hồi 23h45 ngày 27/6/2011, tại …`.
        let tells = |stamp: &Stamp| {
            content[..stamp.span.start].trim_end().ends_with([',', '('])
                || goes_on(&content[stamp.span.end..])
                || is_told_hour(content, stamp)
                || is_told_day(content, stamp)
        };
        let stamp = stamp::first(reach);
        let Some(stamp) = stamp.filter(|stamp| !tells(stamp)) else {
            if let Some(start) = dateline(reach, line.is_syllabic()) {
                let (number, gap) = (line.number, line.gap_above);
                let (from, to) = (line.content, line.span.end);
                let head = line::measure(text, number, trimmed(text, from..from + start), gap);
                let rest = line::measure(text, number, from + start..to, false);
                if (4..=24).contains(&head.words) && head.inner_ends == 0 && !head.ends_sentence() {
                    lines.splice(index..=index, [head, rest]);
                    return;
                }
            }
            continue;
        };
        let sure = stamp.date.time().is_some() || stamp.role != stamp::Role::Unmarked;
        if !sure && !stands_apart(content, &stamp) {
            continue;
        }
        let head = &content[..stamp.span.start];
        let head = line::measure(text, line.number, at(text, line, head), line.gap_above);
        if !(3..=30).contains(&head.words) || head.inner_ends > 0 {
            continue;
        }
        let (number, start, end) = (line.number, line.content, line.span.end);
        let stamp = start + stamp.span.start..start + stamp.span.end;
        let parts = [
            head,
            line::measure(text, number, trimmed(text, stamp.clone()), false),
            line::measure(text, number, trimmed(text, stamp.end..end), false),
        ];
        lines.splice(index..=index, parts);
        return;
    }
}

/// Words of a text in one line, at least.
const WHOLE: u32 = 60;

/// A stamp in front of headline or text in one of the first lines, with its label or without:
/// `2025-01-13 Warga …`, `date 2025-01-13 09:10:00 Warga …`, `13/01/2025 09:10 Warga …`. A sentence may open with a day,
/// but writes no such one.
fn leading_stamp(text: &str, lines: &mut Vec<Line>, phrases: &Phrases) {
    let mut folded = Folded::default();
    let found = (0..lines.len().min(HEADS)).find_map(|index| {
        let line = &lines[index];
        if line.words < 8 || line.digits < 6 || line.number != line.last_number {
            return None;
        }
        let content = line.text(text);
        let stamp = stamp::first(&content[..content.floor_char_boundary(STAMP_REACH)])?;
        let (label, shown) = (&content[..stamp.span.start], &content[stamp.span.clone()]);
        let labelled = label.len() <= LABEL
            && (label.is_empty() || phrases.said(label, &mut folded).whole.has(Kinds::FIELD));
        let behind_digits = shown.trim_start_matches(|c: char| c.is_ascii_digit());
        let written = match shown.len() - behind_digits.len() {
            4 => true,
            // So do entries of lists, which are shorter than a text.
            1 | 2 => {
                line.words >= WHOLE
                    && stamp.date.time().is_some()
                    && behind_digits.starts_with(['/', '-', '.'])
            }
            _ => false,
        };
        let behind = content[stamp.span.end..].trim_start_matches([' ', ',', ';', '|']);
        let opens = behind.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '('));
        // `2025-01-13 kabardesa.com, MELATI - Warga …`
        let opens = opens || lines::starts_with_host(behind) && sentences::has_dateline(behind);
        (labelled && written && opens).then_some((index, stamp.span.end))
    });
    let Some((index, end)) = found else { return };
    let line = &lines[index];
    let (number, start) = (line.number, line.content);
    let stamp = line::measure(text, number, start..start + end, line.gap_above);
    let rest = trimmed(text, start + end..line.span.end);
    let rest = line::measure(text, number, rest, false);
    lines.splice(index..=index, [stamp, rest]);
}

/// Whether a sentence goes on behind a date.
fn goes_on(behind: &str) -> bool {
    let rest = behind.trim_start();
    rest.strip_prefix(',')
        .is_some_and(|rest| rest.trim_start().starts_with(char::is_lowercase))
}

/// Section, date and clock with the text right behind them: `Desa | 12 Agustus 2023, 18:39 WIBWarga …`.
fn stamped_text(text: &str, lines: &mut Vec<Line>) {
    let found = (0..lines.len().min(STAMPED)).find_map(|index| {
        let line = &lines[index];
        if line.words < 8 || line.digits < 6 || line.number != line.last_number {
            return None;
        }
        let content = line.text(text);
        let reach = &content[..content.floor_char_boundary(STAMP_REACH)];
        let stamp = stamp::first(reach)?;
        let section = content[..stamp.span.start].split_whitespace().count() <= 5;
        let glued = content[stamp.span.end..].starts_with(char::is_uppercase);
        (section && glued && stamp.date.time().is_some()).then_some((index, stamp.span))
    });
    let Some((index, stamp)) = found else { return };
    let line = &lines[index];
    let (number, start, end) = (line.number, line.content, line.span.end);
    let head = trimmed(text, start..start + stamp.start);
    let head = (!head.is_empty()).then(|| line::measure(text, number, head, line.gap_above));
    let stamp = start + stamp.start..start + stamp.end;
    let rest = line::measure(text, number, trimmed(text, stamp.end..end), false);
    let stamp = line::measure(text, number, trimmed(text, stamp), false);
    lines.splice(index..=index, head.into_iter().chain([stamp, rest]));
}

/// Where the dateline of a text starts that follows a headline in one line: `… KOTA, NAMA.com - `,
/// `… Kota (NAMA) - `, `… (Tên) - `. Only what no headline holds counts; where words are syllables, names of many
/// capitals hold dashes, too: `Bộ Văn hóa, Bộ Y tế Việt Nam - Bộ …`.
pub(super) fn dateline(reach: &str, syllabic: bool) -> Option<usize> {
    let dash = [" - ", " – ", " — ", " -- "]
        .iter()
        .filter_map(|dash| reach.find(dash))
        .min()?;
    let mut start = dash;
    let mut sure = false;
    if reach[..dash].ends_with(')') {
        start = reach[..dash].rfind('(')?;
        let inside = reach[start + 1..dash - 1].trim();
        sure = inside.starts_with(char::is_uppercase) && inside.split(' ').count() <= 3;
        // The place before the agency's name.
        let city = last_word(reach, start)?;
        if !inside.is_empty()
            && reach[city..start].starts_with(char::is_uppercase)
            && inside.is_ascii()
        {
            start = city;
        }
        return sure.then_some(start);
    }
    while let Some(word_start) = last_word(reach, start) {
        let word = reach[word_start..start].trim_end();
        let bare = word.trim_end_matches(',');
        // `(30.4.1975 - 30.4.2013)` has dots, too.
        let host = bare.contains('.')
            && !bare.ends_with('.')
            && bare.len() >= 5
            && bare.contains(char::is_alphabetic);
        let shouted = bare.len() >= 3 && bare.chars().all(|c| c.is_uppercase() || c == '.');
        let place = start == dash
            && bare.starts_with(char::is_uppercase)
            && reach[..word_start].trim_end().ends_with(',');
        if !(host || shouted || place) {
            break;
        }
        sure |= host || shouted;
        start = word_start;
    }
    if !sure && !syllabic {
        let place = last_word(reach, dash)?;
        sure = in_title_case(&reach[..place])
            && !in_title_case(&reach[dash..])
            && reach[place..].starts_with(char::is_uppercase);
        start = place;
    }
    sure.then_some(start)
}

/// Whether most words of at least five begin with a capital, as in headlines of some papers.
fn in_title_case(text: &str) -> bool {
    let words = text.split_whitespace();
    let words = words.filter(|word| word.starts_with(char::is_alphabetic));
    let (all, capital) = words.fold((0, 0), |(all, capital), word| {
        (
            all + 1,
            capital + usize::from(word.starts_with(char::is_uppercase)),
        )
    });
    all >= 5 && capital * 10 >= all * 7
}

/// Where the word before a place starts.
fn last_word(text: &str, end: usize) -> Option<usize> {
    let before = text[..end].trim_end();
    (!before.is_empty()).then(|| before.rfind(' ').map_or(0, |space| space + 1))
}

/// Whether a date without a clock stands between a headline and a text, and is not a part of either:
/// no bracket, comma or small word leads to it, and a capital follows.
fn stands_apart(content: &str, stamp: &Stamp) -> bool {
    let before = content[..stamp.span.start].trim_end();
    let behind = content[stamp.span.end..].trim_start();
    let leads_on =
        before.ends_with(['(', '[', ',', ':', '/', '-', '–', '—']) || leads_to_a_day(before);
    let digits = content[stamp.span.clone()].starts_with(|c: char| c.is_ascii_digit());
    let opens = behind
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || matches!(c, '"' | '“' | '('));
    digits && !leads_on && opens
}

/// Whether the last word before a date makes it a part of the sentence.
fn leads_to_a_day(before: &str) -> bool {
    let last = before.trim_end().rsplit(' ').next();
    last.is_some_and(|word| LEADING_TO_A_DAY.contains(&word.to_lowercase().as_str()))
}

/// Words that make a date a part of the sentence.
const LEADING_TO_A_DAY: &[&str] = &[
    "ngày", "hôm", "từ", "đến", "tới", "vào", "qua", "trước", "sau", "tháng", "ngay", "sáng",
    "chiều", "tối", "trưa", "đêm", "hết", "và", "hari", "pada", "tanggal", "tgl", "per", "sejak",
    "hingga", "sampai", "dari", "sebelum", "setelah", "mulai", "dan", "on", "since", "until", "by",
    "from", "to", "and",
];

/// Words that make an hour a part of the sentence.
const LEADING_TO_AN_HOUR: &[&str] = &[
    "lúc", "hồi", "vào", "khoảng", "từ", "đến", "tới", "trước", "sau", "pukul", "jam", "sekitar",
    "pada", "mulai", "at", "from",
];

/// Whether a sentence says when something happened: `… vào lúc 17g15, thứ Hai, ngày 20 tháng 3 năm 2023.`
fn is_told_hour(content: &str, stamp: &Stamp) -> bool {
    let before = content[..stamp.span.start].trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    LEADING_TO_AN_HOUR.contains(&last.as_str())
        && content[stamp.span.end..]
            .trim_start_matches([')', ' '])
            .starts_with(['.', ','])
}

/// Whether a sentence says on which day something happened and goes on: `… pada hari Rabu, 27 Agustus 2025, pukul 11.00
/// WIB di balai desa`.
fn is_told_day(content: &str, stamp: &Stamp) -> bool {
    let behind = content[stamp.span.end..].trim_start();
    behind.starts_with(char::is_lowercase) && leads_to_a_day(&content[..stamp.span.start])
}

/// Headline and stamp in one short line above the text: `Headline | 20/11/2022 17:45`.
fn dated_headline(text: &str, lines: &mut Vec<Line>) {
    let above = lines
        .iter()
        .take_while(|line| line.chars < 150 || line.inner_ends == 0 && line.chars < 230)
        .count();
    let found = (0..above).find_map(|index| {
        let line = &lines[index];
        let joined = line.number != line.last_number;
        if line.digits < 5 || !(6..=42).contains(&line.words) || line.bullet || joined {
            return None;
        }
        let content = line.text(text);
        let first = stamp::first(content)?;
        let before = content[..first.span.start].trim_end();
        let set_off = before.ends_with(['|', '-', '–', '—', '·', '•']);
        let timed = first.date.time().is_some()
            && !before.ends_with([',', ':', '('])
            && !is_told_hour(content, &first);
        let sure = set_off || timed;
        if !sure {
            return None;
        }
        let stamps = stamp::find(content);
        let behind = content[stamps.last()?.span.end..]
            .split_whitespace()
            .count();
        let head = line::measure(text, line.number, at(text, line, before), line.gap_above);
        let fits = (5..=30).contains(&head.words) && head.inner_ends == 0 && head.letters >= 16;
        (fits && behind <= 3 && !stamp::covers(content, &stamps)).then(|| {
            let rest = line.content + first.span.start..line.span.end;
            (index, head, line::measure(text, line.number, rest, false))
        })
    });
    if let Some((index, head, stamp)) = found {
        lines.splice(index..=index, [head, stamp]);
    }
}

/// What stands between the parts of a path to a page.
const PATHS: [&str; 5] = [" / ", " » ", " > ", " › ", " | "];
/// Lines in which a path is looked for.
const PATH_REACH: usize = 200;

/// The headline at the end of the path to its page: `Beranda / Desa / Panen padi dimulai`.
fn path(text: &str, lines: &mut Vec<Line>, phrases: &Phrases) {
    let mut folded = Folded::default();
    let mut parts = |line: &Line| -> Option<usize> {
        let content = line.text(text);
        if !(7..=40).contains(&line.words) || line.number != line.last_number {
            return None;
        }
        let mark = PATHS
            .into_iter()
            .filter(|mark| {
                if *mark == " / " {
                    line.signs.has(Signs::SLASH)
                } else {
                    line.separators > 0
                }
            })
            .find(|mark| content.contains(mark))?;
        let at = content.rfind(mark)? + mark.len();
        let (path, head) = (&content[..at], &content[at..]);
        let entries = path.split(mark).filter(|entry| !entry.trim().is_empty());
        let short = entries.clone().all(|entry| entry.split(' ').count() <= 4);
        let home = entries.clone().next()?;
        let known = phrases
            .opening(home, &mut folded)
            .whole
            .has(Kinds::FURNITURE);
        (known && short && head.split(' ').count() >= 5).then_some(line.content + at)
    };
    let found =
        (0..lines.len().min(PATH_REACH)).find_map(|index| Some((index, parts(&lines[index])?)));
    let Some((index, at)) = found else { return };
    let line = &lines[index];
    let path = trimmed(text, line.content..at);
    let path = line::measure_part(text, line, path, line.gap_above);
    let head = line::measure_part(text, line, at..line.span.end, false);
    // The page shows its headline apart, too.
    if lines.iter().any(|other| other.key == head.key) {
        return;
    }
    lines.splice(index..=index, [path, head]);
}

/// The name of a picture's file with the text of the picture right behind it: `panen_1.jpgPetani memanen padi`,
/// `[panen_1.jpg] Petani memanen padi`.
fn picture_files(text: &str, lines: &mut Vec<Line>) {
    // Where the name ends, and where the text starts.
    let glued = |line: &Line| {
        if !line.signs.has(Signs::POINT) {
            return None;
        }
        let content = line.text(text);
        let (first, _) = content.split_once(' ').unwrap_or((content, ""));
        let end = credit::file_end(first)?;
        let closed = content.starts_with('[') && content[end..].starts_with(']');
        let end = end + usize::from(closed);
        let told = if closed {
            content[end..].trim_start()
        } else {
            &content[end..]
        };
        let start = line.span.end - told.len();
        told.starts_with(char::is_uppercase)
            .then_some((line.content + end, start))
    };
    if !lines.iter().any(|line| glued(line).is_some()) {
        return;
    }
    let mut out = Vec::with_capacity(lines.len() * 2);
    for line in lines.drain(..) {
        let Some((end, start)) = glued(&line) else {
            out.push(line);
            continue;
        };
        let file = line.content..end;
        out.push(line::measure_part(text, &line, file, line.gap_above));
        out.push(line::measure_part(text, &line, start..line.span.end, false));
    }
    *lines = out;
}

/// Text with a sign-off behind its last sentence: `… kata dia. Penulis: Fulan Editor: Polan`.
fn sign_offs(text: &str, lines: &mut Vec<Line>, phrases: &Phrases) {
    let mut folded = Folded::default();
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.words >= 20
            && let Some(at) = sign_off(line.text(text), phrases, &mut folded)
        {
            cuts.push((index, line.content + at));
        }
    }
    // From the end, so that the numbers of the lines before stay right.
    if cuts.is_empty() {
        return;
    }
    let mut out = Vec::with_capacity(lines.len() + cuts.len());
    let mut cuts = cuts.into_iter().peekable();
    for (index, line) in lines.drain(..).enumerate() {
        let Some((_, at)) = cuts.next_if(|(of, _)| *of == index) else {
            out.push(line);
            continue;
        };
        let kept = trimmed_end(text, line.span.start..at);
        let kept = line::measure_part(text, &line, kept, line.gap_above);
        let rest = line::measure_part(text, &line, at..line.span.end, false);
        out.push(kept);
        out.push(rest);
    }
    *lines = out;
}

/// Where the sign-off of a text starts: behind a mark that ends a sentence, and what may follow it.
fn sign_off(content: &str, phrases: &Phrases, folded: &mut Folded) -> Option<usize> {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…');
    let mut at = content.ceil_char_boundary(content.len().saturating_sub(SIGN_OFF));
    // The three dots are the only one of these marks that is not ASCII.
    let mut dots = content[at..].find('…').map(|found| at + found);
    loop {
        if dots.is_some_and(|dots| dots < at) {
            dots = content[at..].find('…').map(|found| at + found);
        }
        let others = memchr::memchr3(b'.', b'!', b'?', &content.as_bytes()[at..]);
        let others = others.map(|found| at + found);
        at = others.into_iter().chain(dots).min()?;
        let mark = content[at..].chars().next()?;
        at += mark.len_utf8();
        let closes = |c: char| ends(c) || c.is_whitespace() || matches!(c, '"' | '”' | ')' | ']');
        let rest = content[at..].trim_start_matches(closes);
        at = content.len() - rest.len();
        let first = rest.chars().next()?;
        if mark == '.' && content[..at].ends_with(' ') && is_initials(rest) {
            return Some(at);
        }
        let opens = first.is_uppercase() || matches!(first, '©' | '[' | '(' | '*');
        if opens && at > content.len() / 8 && signs_off(rest, phrases, folded) {
            return Some(at);
        }
        if mark == '.' && opens && is_name(rest) {
            return Some(at);
        }
        // The address of the page as the last word, with its label or without.
        let address = rest.find("http").filter(|url| !rest[*url..].contains(' '));
        if address.is_some_and(|url| url == 0 || is_source(&rest[..url], phrases, folded)) {
            return Some(at);
        }
        at += first.len_utf8();
    }
}

/// Whether a text is the initials of those who made a story, which no sentence begins with: `… ke desa. fln`,
/// `… ke desa. fln/pol`.
fn is_initials(text: &str) -> bool {
    text.split('/').all(|name| {
        (2..=4).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_lowercase())
    })
}

/// Whether a text is the name of a person and nothing else: `NGUYỄN VĂN A`, `Fulan Polan`.
fn is_name(text: &str) -> bool {
    let is_part = |word: &str| word.starts_with(is_upper) && word.chars().all(is_letter);
    let mut parts = 0;
    for word in text.split_whitespace() {
        parts += 1;
        if parts > 4 || !is_part(word) {
            return false;
        }
    }
    parts >= 2
}

/// Whether a text starts as sign-offs do; a mark that opens is passed over.
fn signs_off(text: &str, phrases: &Phrases, folded: &mut Folded) -> bool {
    let words = text.trim_start_matches(['©', '[', '(', '*', ' ']);
    let signs = Kinds::SIGNING.with(Kinds::SIGN_OFF);
    // Behind another mark, which is no word, nothing signs off.
    if !words.starts_with(is_word) || !phrases.may_start(words, signs) {
        return false;
    }
    let said = phrases.opening(text, folded);
    said.lead.has(Kinds::SIGN_OFF) || said.colon && said.label.has(Kinds::SIGNING)
}

/// Whether a text is the label of a source and nothing else: `Nguồn : `
fn is_source(text: &str, phrases: &Phrases, folded: &mut Folded) -> bool {
    let said = phrases.opening(text, folded);
    said.colon && said.label.has(Kinds::SOURCE)
}

/// The place of a part of a line's content, which it starts with.
fn at(text: &str, line: &Line, head: &str) -> Span {
    trimmed(text, line.content..line.content + head.len())
}

/// A span without the spaces and separators around it.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let part = &text[span.clone()];
    let is_edge = |c: char| {
        !line::is_visible(c) || matches!(c, '|' | '-' | '–' | '—' | ',' | ';' | ':' | '·' | '•')
    };
    let start = span.start + (part.len() - part.trim_start_matches(is_edge).len());
    let end = start.max(span.start + part.trim_end_matches(is_edge).len());
    start..end
}

fn trimmed_end(text: &str, span: Span) -> Span {
    let part = &text[span.clone()];
    span.start..span.start + part.trim_end_matches(|c| !line::is_visible(c)).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a text after all cuts.
    fn parts(text: &str) -> Vec<&str> {
        let mut lines = crate::article::reading::lines::cut(text, |_, _, _| ());
        cut(text, &mut lines, &Phrases::new());
        lines.iter().map(|line| &text[line.span.clone()]).collect()
    }

    #[test]
    fn a_headline_is_cut_from_the_date_behind_it() {
        assert_eq!(
            parts("Warga desa mulai panen padi raya | 20/11/2022 17:45 WIB"),
            ["Warga desa mulai panen padi raya", "20/11/2022 17:45 WIB"]
        );
        assert_eq!(parts("Diposting oleh admin pada 20/11/2022").len(), 1);
    }

    #[test]
    fn a_text_is_cut_from_the_date_it_is_glued_to() {
        let body = "Warga Kampung Melati memulai panen padi setelah hujan reda di desa itu pada pagi hari.";
        assert_eq!(
            parts(&format!(
                "Panen padi dimulai\nDesa | 12 Agustus 2023, 18:39 WIB{body}"
            ))[1..],
            ["Desa", "12 Agustus 2023, 18:39 WIB", body]
        );
        assert_eq!(
            parts(&format!("Desa, 12 Agustus 2023 18:39 WIB {body}")).len(),
            1
        );
    }

    #[test]
    fn headline_date_and_text_of_a_single_line_come_apart_without_a_clock() {
        let body = "Warga Kampung Melati memulai panen padi setelah hujan reda. ".repeat(6);
        let text = format!("Panen padi dimulai 02/09/2018 {body}");
        assert_eq!(parts(&text)[..2], ["Panen padi dimulai", "02/09/2018"]);
        let sentence = format!("Bupati membuka panen pada 02/09/2018 {body}");
        assert_eq!(parts(&sentence).len(), 1);
    }

    #[test]
    fn a_headline_is_cut_from_the_dateline_behind_it() {
        let body = "Warga Kampung Melati memulai panen padi setelah hujan reda. ".repeat(6);
        for line in ["KOTA, KABAR.com", "Kabar.com, Kota", "Kota (KABAR)", "KOTA"] {
            let text = format!("Panen padi di Kampung Melati {line} - {body}");
            assert_eq!(parts(&text)[0], "Panen padi di Kampung Melati", "{text}");
        }
        let text = format!("Dân làng bắt đầu vụ gặt (Tin Làng) - {body}");
        assert_eq!(parts(&text)[0], "Dân làng bắt đầu vụ gặt");
        assert_eq!(parts(&format!("Panen padi di Kampung - {body}")).len(), 1);
    }

    #[test]
    fn a_sign_off_is_cut_from_the_last_sentence() {
        let body = "Warga Kampung Melati memulai panen padi pada Senin pagi setelah hujan yang turun selama tiga \
                    pekan akhirnya reda, kata kepala desa.";
        for sign_off in [
            "Artikel ini telah tayang di Kabar Desa dengan judul Panen",
            "Penulis: Fulan | Editor: Polan",
            "Baca juga: Harga beras turun",
            "Fulan Polan",
            "NGUYỄN VĂN A",
        ] {
            assert_eq!(parts(&format!("{body} {sign_off}")), [body, sign_off]);
        }
        assert_eq!(
            parts(&format!("{body} Kini editor di kota itu menulis buku.")).len(),
            1
        );
    }
}
