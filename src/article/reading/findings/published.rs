//! Which date is that of publication.

use super::headline::Headline;
use crate::article::date::Date;
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::End;
use crate::article::reading::phrases::Kinds;
use crate::article::reading::rules::single;
use crate::article::reading::scene::Scene;
use crate::article::stamp;
use chrono::Datelike;
use std::ops::Range;

/// A date, the line that says it, and what spoke for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::article::reading) struct Published {
    /// The line.
    pub line: usize,
    /// The date.
    pub date: Date,
    /// Sum of the evidence.
    pub sum: i32,
}

/// Below this sum a date is not that of publication.
const ENOUGH: i32 = 10;
/// Lines below the story that may tell its date.
const BELOW: usize = 8;

/// Lines below the headline in which a month or year alone is its date.
const BETWEEN: usize = 3;

/// Finds the date of publication among the stamps of a capture; `address` is the day in the address of the page.
pub(super) fn find(
    scene: &Scene,
    ledger: &Ledger,
    story: &Range<usize>,
    headline: Option<&Headline>,
    address: Option<Date>,
) -> Option<Published> {
    let dated: Vec<usize> = (0..scene.len())
        .filter(|line| !scene.marks[*line].stamps.is_empty())
        .filter(|line| !single::signs_a_post(scene, *line))
        .collect();
    let newest = newest_in(scene, ledger, story);
    let earliest = earliest_below(scene, ledger, story, &dated);
    let head = headline.map(|headline| headline.cut.unwrap_or(headline.line));
    let mut best: Option<Published> = None;
    for (index, line) in dated.iter().copied().enumerate() {
        // Entries of lists have dates at even distances.
        let crowd = [
            index.checked_sub(2),
            index.checked_sub(1),
            Some(index + 1),
            Some(index + 2),
        ]
        .into_iter()
        .flatten()
        .filter_map(|at| dated.get(at))
        .filter(|at| at.abs_diff(line) <= 6 && ledger.best(**at) == Role::Stamp)
        .count();
        for stamp in scene.stamps_of(line) {
            let base = match (ledger.best(line), stamp.role) {
                (_, stamp::Role::Seen) => continue,
                _ if stamp.date.is_zero_of_clocks() => continue,
                // `Ngày này năm xưa 6-1-1960: …` tells of a day.
                (_, stamp::Role::Unmarked)
                    if !scene.marks[line].stamp_covers && is_old(&stamp.date) =>
                {
                    continue;
                }
                // So may the headline.
                (Role::Heading | Role::Stamp, stamp::Role::Unmarked)
                    if headline.is_some_and(|headline| headline.line == line)
                        && !scene.marks[line].stamp_covers
                        && (single::is_told_around(scene, line)
                            || goes_on_behind(scene, line, stamp)) =>
                {
                    continue;
                }
                // With the headline of another story behind it.
                (Role::Stamp, stamp::Role::Unmarked)
                    if !scene.marks[line].stamp_covers && scene.lines[line].words >= 10 =>
                {
                    6
                }
                (Role::Stamp, _) => 14,
                (Role::Byline | Role::Furniture | Role::Heading, _) => 8,
                (Role::Prose, _) if line == story.start && is_dateline(scene, line, stamp) => 20,
                (_, stamp::Role::Published) if scene.lines[line].words <= 30 => 4,
                _ => continue,
            };
            let mut sum = base;
            sum += if stamp.date.time().is_some() { 6 } else { 0 };
            sum += match stamp.role {
                stamp::Role::Published => 8,
                stamp::Role::Updated => -2,
                stamp::Role::Unmarked | stamp::Role::Seen => 0,
            };
            sum += if is_below_standfirst(scene, ledger, story, headline, line) {
                BELOW_STANDFIRST
            } else {
                place(story, headline, line)
            };
            sum -= if in_list_below(scene, ledger, story, line) {
                24
            } else {
                0
            };
            sum -= 4 * crowd.min(3) as i32;
            let on_top =
                line >= story.end || line < story.start && stands_on_top(scene, headline, line);
            if !story.contains(&line) && is_page_clock(&stamp.date, newest.max(address), on_top) {
                sum -= 20;
            }
            if is_above_site_name(scene, ledger, headline, line, &stamp.date) {
                sum -= 20;
            }
            if opens_an_entry(scene, &dated, index) {
                sum -= 24;
            }
            if stamp.role == stamp::Role::Unmarked
                && is_of_an_entry(scene, &dated, index, story, head)
            {
                sum -= 30;
            }
            let bare = stamp.date.time().is_none() && scene.marks[line].stamp_covers;
            if bare
                && on_top
                && line < story.start
                && is_foreign_clock(scene, ledger, story, head, line)
            {
                sum -= 20;
            }
            let above = head.is_some_and(|head| line < head);
            if bare
                && above
                && (shows_the_weather(scene, line) || is_far(scene, story, &stamp.date))
            {
                sum -= 24;
            }
            if is_above_menu(scene, ledger, head, line) {
                sum -= 30;
            }
            if stamp.date.time().is_none() && is_below_another(scene, ledger, story, line, headline)
            {
                sum -= 12;
            }
            // The head of the article shows an earlier day: the first is that on which the page was looked at.
            if earliest[index + 1].is_some_and(|day| day < stamp.date.without_time()) {
                sum -= 8;
            }
            if best.as_ref().is_none_or(|best| sum > best.sum) {
                best = Some(Published {
                    line,
                    date: stamp.date,
                    sum,
                });
            }
        }
    }
    best.filter(|best| best.sum >= ENOUGH)
        .map(|best| with_clock_beside(scene, best))
        .or_else(|| coarse(scene, story, headline))
}

/// A date with the clock that is alone in the line below or above.
fn with_clock_beside(scene: &Scene, found: Published) -> Published {
    if found.date.time().is_some() || !scene.marks[found.line].stamp_covers {
        return found;
    }
    let beside = [Some(found.line + 1), found.line.checked_sub(1)];
    let mut beside = beside.into_iter().flatten();
    let time = beside.find_map(|line| scene.marks.get(line)?.clock);
    Published {
        date: time
            .and_then(|time| found.date.with_time(time))
            .unwrap_or(found.date),
        ..found
    }
}

/// Whether the words of a line go on behind a day in small letters: `Jadwal Pasar 5 April 2021 di Tepi Sungai`.
fn goes_on_behind(scene: &Scene, line: usize, stamp: &stamp::Stamp) -> bool {
    let seen = &scene.lines[line];
    let before = scene.text[seen.content..stamp.span.start.max(seen.content)].trim_end();
    let behind = scene.text[stamp.span.end..seen.span.end].trim_start();
    stamp.date.time().is_none()
        && before.ends_with(char::is_alphabetic)
        && behind.starts_with(char::is_lowercase)
}

/// Words of an entry with its date at least.
const ENTRY: u32 = 6;
/// Lines between the dates of such entries, at most.
const APART: usize = 3;

/// Whether a date opens an entry of a list, in front of its headline, and two entries beside it have theirs there too:
/// `Rabu, 04/11/2015 23:45 WIB Warga gelar rapat`.
fn opens_an_entry(scene: &Scene, dated: &[usize], index: usize) -> bool {
    let opens = |line: usize| {
        let seen = &scene.lines[line];
        let stamp = scene.stamps_of(line).first();
        !scene.marks[line].stamp_covers
            && seen.words >= ENTRY
            && stamp.is_some_and(|stamp| stamp.span.start == seen.content)
    };
    let two = |others: [Option<usize>; 2]| {
        let mut last = dated[index];
        others.iter().all(|other| {
            let line = other.and_then(|at| dated.get(at)).copied();
            let near = line.filter(|line| line.abs_diff(last) <= APART);
            last = near.unwrap_or(last);
            near.is_some_and(opens)
        })
    };
    opens(dated[index])
        && (two([index.checked_sub(1), index.checked_sub(2)])
            || two([Some(index + 1), Some(index + 2)]))
}

/// Entries of a list that are looked at on each side of one of them.
const ENTRIES_BESIDE: usize = 12;
/// Words of the headline of an entry at least, and characters at most.
const ENTRY_HEAD: (u32, u32) = (4, 150);

/// Whether a date is alone in its line in a list of three entries and more where headline and date take turns. Above the
/// story a headline begins the list; below it a headline also ends it, or the first date is none of its own.
fn is_of_an_entry(
    scene: &Scene,
    dated: &[usize],
    index: usize,
    story: &Range<usize>,
    head: Option<usize>,
) -> bool {
    let line = dated[index];
    let heads = |line: usize| {
        let seen = scene.lines.get(line);
        seen.is_some_and(|seen| seen.words >= ENTRY_HEAD.0 && seen.chars <= ENTRY_HEAD.1)
    };
    let is_headed = |line: usize| line.checked_sub(1).is_some_and(heads);
    let above = dated[..index]
        .iter()
        .rev()
        .zip((0..line).rev().skip(1).step_by(2))
        .take(ENTRIES_BESIDE)
        .take_while(|(date, at)| **date == *at && heads(*at + 1))
        .count();
    let below = dated[index + 1..]
        .iter()
        .zip((line + 2..).step_by(2))
        .take(ENTRIES_BESIDE)
        .take_while(|(date, at)| **date == *at && heads(*at - 1))
        .count();
    let dates_alone = scene.marks[line].stamp_covers && above + below >= 2;
    if line < story.start {
        // Where dates stand first, the one on top has no headline above it.
        let own = head.is_some_and(|head| head + 1 == line);
        dates_alone && !own && is_headed(line) && heads(line + 1) && is_headed(line - 2 * above)
    } else {
        let dates_first = heads(line + 2 * below + 1);
        dates_alone && line >= story.end && (dates_first || is_headed(line))
    }
}

/// Whether a date belongs to the dateline that opens a text: `Kota, 5 Maret 2020 – …`, `Kota, 5/3/2020. …`.
fn is_dateline(scene: &Scene, line: usize, stamp: &stamp::Stamp) -> bool {
    const PLACE: usize = 40;
    let start = scene.lines[line].content;
    let before = &scene.text[start..stamp.span.start.max(start)];
    let behind = scene.text[stamp.span.end..].trim_start_matches([' ', ')']);
    let place = before.trim_end_matches([' ', '(']).strip_suffix(',');
    let named = |word: &str| word.starts_with(char::is_uppercase);
    place.is_some_and(|place| {
        place.len() <= PLACE
            && place
                .split([' ', ','])
                .filter(|word| !word.is_empty())
                .all(named)
    }) && (behind.starts_with(['-', '–', '—'])
        || behind
            .strip_prefix(". ")
            .is_some_and(|text| text.starts_with(char::is_uppercase)))
}

/// Whether a line below the story belongs to what stands there: to another story or a comment right above it, or to
/// the list of which the label stands above.
fn in_list_below(scene: &Scene, ledger: &Ledger, story: &Range<usize>, line: usize) -> bool {
    let is_text = |line: usize| {
        let role = ledger.best(line);
        role == Role::Teaser || role == Role::Prose && scene.lines[line].ends_sentence()
    };
    if line > story.end && is_text(line - 1) {
        return true;
    }
    (story.end..line.min(story.end + BELOW)).any(|at| {
        let label = scene.marks[at].said.whole;
        ledger.best(at) == Role::Related && label.has(Kinds::RELATED) || label.has(Kinds::COMMENTS)
    })
}

/// Whether the headline of another story stands between the story and a line below it.
fn is_below_another(
    scene: &Scene,
    ledger: &Ledger,
    story: &Range<usize>,
    line: usize,
    headline: Option<&Headline>,
) -> bool {
    const WORDS: u32 = 6;
    let own = headline.map(|headline| scene.lines[headline.line].key);
    // Some stand among the last lines that were taken for the story.
    let above = (story.start..line).rev().take(BELOW);
    let mut above = above.take_while(|at| ledger.best(*at) != Role::Prose);
    line >= story.end
        && above.any(|at| {
            let seen = &scene.lines[at];
            matches!(ledger.best(at), Role::Heading | Role::Teaser)
                && seen.words >= WORDS
                && seen.end != End::Stop
                && own != Some(seen.key)
        })
}

/// The newest day that the story tells of; of history any later page may tell.
fn newest_in(scene: &Scene, ledger: &Ledger, story: &Range<usize>) -> Option<Date> {
    // Not those of headlines of others in its midst.
    let told = story
        .clone()
        .filter(|line| matches!(ledger.best(*line), Role::Prose | Role::Caption));
    let days = told.flat_map(|line| scene.stamps_of(line));
    let newest = days.map(|stamp| stamp.date.without_time()).max();
    newest.filter(|newest| !is_old(newest))
}

/// A page shows the day on which it is looked at, and the days of other stories: without a clock, and years
/// after all that its story tells of; some months are enough at the top of the page and below the story.
fn is_page_clock(date: &Date, newest: Option<Date>, on_top: bool) -> bool {
    let months = |date: &Date| date.year() * 12 + date.month().unwrap_or(1) as i32;
    let later = newest.map(|newest| months(date) - months(&newest));
    let years = newest.map(|newest| date.year() - newest.year());
    date.time().is_none()
        && (years.is_some_and(|years| years >= 2)
            || on_top && later.is_some_and(|later| later >= MONTHS))
}

/// Whether a day is from before there were pages that could show it as theirs.
fn is_old(date: &Date) -> bool {
    const FIRST: i32 = 1995;
    date.year() < FIRST
}

/// Whether the weather stands right above a day: both are those of the hour in which the page was looked at.
fn shows_the_weather(scene: &Scene, line: usize) -> bool {
    const NEAR: usize = 3;
    (line.saturating_sub(NEAR)..line).any(|at| {
        // The place may be glued to them: `28.1 CKota Lama`.
        let content = scene.content(at);
        let degrees =
            content.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
        let unit = degrees.trim_start_matches([' ', '°', 'º']);
        let place = unit.strip_prefix(['C', 'F']);
        (1..=5).contains(&(content.len() - degrees.len()))
            && content.starts_with(|c: char| c.is_ascii_digit())
            && place.is_some_and(|place| !place.starts_with(char::is_lowercase))
            && scene.lines[at].words <= 4
    })
}

/// Days between a story and what it tells of, mostly.
const AROUND: u32 = 40;
/// Bytes of the opening of a story in which its days stand.
const TOLD: usize = 1500;

/// Whether a story tells of days without their year (`Kamis (14/1)`), and none of them is near a date in any year, on
/// the weekday that it names.
fn is_far(scene: &Scene, story: &Range<usize>, date: &Date) -> bool {
    let (Some(month), Some(day)) = (date.month(), date.day()) else {
        return false;
    };
    // Months of thirty days are near enough.
    let place = |day: u32, month: u32| (month * 30 + day) % 360;
    let mut left = TOLD;
    let mut told = false;
    for line in story.clone() {
        let content = scene.content(line);
        let content = &content[..content.floor_char_boundary(left)];
        for (open, (one, other)) in days_in_brackets(content) {
            let apart = place(one, other).abs_diff(place(day, month));
            let near = apart.min(360 - apart) <= AROUND;
            if near && !is_another_weekday(&content[..open], one, other, date) {
                return false;
            }
            told = true;
        }
        left -= content.len();
        if left == 0 {
            break;
        }
    }
    told
}

/// Whether the text before a day ends with a weekday that this day has in none of the years around a date.
fn is_another_weekday(before: &str, day: u32, month: u32, date: &Date) -> bool {
    const NAMED: usize = 24;
    let named = &before[before.ceil_char_boundary(before.len().saturating_sub(NAMED))..];
    let years = date.year() - 1..=date.year() + 1;
    let near = |day: &Date| {
        let apart = day.first_day() - date.first_day();
        apart.num_days().unsigned_abs() <= u64::from(AROUND) + 5
    };
    stamp::weekday_at_end(named).is_some_and(|told| {
        !years
            .filter_map(|year| Date::from_day(year, month, day))
            .filter(near)
            .any(|day| day.first_day().weekday().num_days_from_monday() == told)
    })
}

/// The days in brackets that have no year, and where they open: `(14/1)`.
fn days_in_brackets(text: &str) -> impl Iterator<Item = (usize, (u32, u32))> {
    memchr::memchr_iter(b'(', text.as_bytes()).filter_map(|open| {
        let inside = &text[open + 1..];
        let close = inside.bytes().take(6).position(|byte| byte == b')')?;
        let (day, month) = inside[..close].split_once(['/', '-', '.'])?;
        let (day, month) = (day.parse().ok()?, month.parse().ok()?);
        ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((open, (day, month)))
    })
}

/// Months after which no story is published that tells of nothing newer, mostly.
const MONTHS: i32 = 5;

/// Whether a date is among the first lines of a page, above the headline.
fn stands_on_top(scene: &Scene, headline: Option<&Headline>, line: usize) -> bool {
    const FIRST: usize = 3;
    let head = headline.map(|headline| headline.cut.unwrap_or(headline.line));
    line < FIRST && scene.marks[line].stamp_covers && head.is_some_and(|head| head > line)
}

/// Whether a day without a clock is the first thing on the page, and the site's name or motto stands between it
/// and the headline: it is the day on which the page was looked at.
fn is_above_site_name(
    scene: &Scene,
    ledger: &Ledger,
    headline: Option<&Headline>,
    line: usize,
    date: &Date,
) -> bool {
    let Some(head) = headline.map(|headline| headline.cut.unwrap_or(headline.line)) else {
        return false;
    };
    let names = |at: usize| {
        let seen = &scene.lines[at];
        (3..=9).contains(&seen.words)
            && !seen.is_shouted()
            && scene.stamps_of(at).is_empty()
            && seen.key != scene.lines[head].key
            && ledger.sum(at, Role::Byline) < 20
    };
    line == 0 && date.time().is_none() && scene.marks[line].stamp_covers && (1..head).any(names)
}

/// Whether a day opens the page with an English name of the week (`Wednesday, May 1, 2024`), the text below is none of
/// English, and a part of the page's frame stands between it and the headline: the program that made the page shows its own day.
fn is_foreign_clock(
    scene: &Scene,
    ledger: &Ledger,
    story: &Range<usize>,
    head: Option<usize>,
    line: usize,
) -> bool {
    let content = scene.content(line);
    let is_english = || DAYS.iter().any(|day| content.starts_with(day));
    let mut between = line + 1..head.unwrap_or(0);
    is_english()
        && between.any(|at| ledger.best(at) == Role::Furniture)
        && !is_in_english(scene, story)
}

/// Paragraphs of an English story in which its article stands.
const FIRST: usize = 3;

fn is_in_english(scene: &Scene, story: &Range<usize>) -> bool {
    let first = story.clone().take(FIRST);
    first
        .into_iter()
        .any(|line| scene.content(line).contains(" the "))
}

const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Entries of a menu.
const ENTRIES: usize = 3;
/// Lines below a date in which the menu begins.
const MENU: usize = 60;

/// Whether the menu of the page stands between a date and the headline: it is when the page was looked at.
fn is_above_menu(scene: &Scene, ledger: &Ledger, head: Option<usize>, line: usize) -> bool {
    let between = line + 1..head.unwrap_or(0);
    let entries = between.take(MENU).filter(|at| {
        ledger.best(*at) == Role::Furniture && scene.marks[*at].said.whole.has(Kinds::FURNITURE)
    });
    entries.take(ENTRIES).count() == ENTRIES
}

/// For each of the lines with a date, and for the place behind the last one, the earliest day that it or one below it
/// shows above the story, with nothing beside it.
fn earliest_below(
    scene: &Scene,
    ledger: &Ledger,
    story: &Range<usize>,
    dated: &[usize],
) -> Vec<Option<Date>> {
    let mut earliest = vec![None; dated.len() + 1];
    for (index, line) in dated.iter().copied().enumerate().rev() {
        let shown = line < story.start
            && scene.marks[line].stamp_covers
            && ledger.best(line) == Role::Stamp;
        let stamps = scene.stamps_of(line).iter().filter(|_| shown);
        let days = stamps.map(|stamp| stamp.date.without_time());
        earliest[index] = days.chain(earliest[index + 1]).min();
    }
    earliest
}

/// A month or year that stands alone between headline and story.
fn coarse(scene: &Scene, story: &Range<usize>, headline: Option<&Headline>) -> Option<Published> {
    let head = headline?.line;
    let below = head + 1..story.start.min(head + 1 + BETWEEN);
    below.into_iter().find_map(|line| {
        let date = stamp::coarse::alone(scene.content(line))?;
        Some(Published {
            line,
            date,
            sum: ENOUGH,
        })
    })
}

/// What it says for a date that it stands between standfirst and text.
const BELOW_STANDFIRST: i32 = 8;
/// Lines that the standfirst and what stands around it take up at most.
const STANDFIRST: usize = 3;

/// Whether a date is alone in its line below the first paragraph of a story, above which its headline stands.
fn is_below_standfirst(
    scene: &Scene,
    ledger: &Ledger,
    story: &Range<usize>,
    headline: Option<&Headline>,
    line: usize,
) -> bool {
    let above = story.start..line;
    story.contains(&line)
        && above.len() <= STANDFIRST
        && scene.marks[line].stamp_covers
        && headline.is_some_and(|headline| headline.line < story.start)
        && above.filter(|at| ledger.best(*at) == Role::Prose).count() == 1
}

/// What a date's place says: best between headline and story.
fn place(story: &Range<usize>, headline: Option<&Headline>, line: usize) -> i32 {
    if story.contains(&line) {
        return -6;
    }
    if line >= story.end {
        return if line < story.end + BELOW { 0 } else { -24 };
    }
    let head = headline
        .map(|headline| headline.cut.unwrap_or(headline.line))
        .filter(|head| *head < story.start);
    match head {
        Some(head) if line >= head => 20 - (line - head).min(12) as i32,
        // The date of the article stands below that of the page.
        Some(head) if head - line <= 3 => 15 - (head - line) as i32,
        Some(_) => -2,
        None if story.start - line <= 8 => 14,
        None => 2,
    }
}
