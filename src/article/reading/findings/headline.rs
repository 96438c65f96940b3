//! Which line is the headline.

mod elsewhere;
mod near;
mod told;

use super::slug::Slug;
use super::suffix;
use super::vocabulary::Vocabulary;
use crate::article::Span;
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::End;
use crate::article::reading::phrases::Kinds;
use crate::article::reading::rules::pictures;
use crate::article::reading::rules::tree::Titles;
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;
use crate::article::words::Words;
use elsewhere::{among_others, complete};
use near::{
    closes_another, ends_a_path, heads_its_date, is_page_title, is_picture_below, is_said_again,
    is_told_above, is_topic, names_the_outlet, opens_another, opens_its_picture, stands_above,
};
use std::ops::Range;
use told::{is_quoted_below, opens_as_a_text, said_in_text, tells_more};

pub(super) use near::is_said_behind;
pub(super) use told::says_again;

/// A headline, and what spoke for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::article::reading) struct Headline {
    /// The line to take it from.
    pub line: usize,
    /// The line where the page shows it, cut off.
    pub cut: Option<usize>,
    /// Whether it stands among the headlines of other stories and nowhere else.
    pub listed: bool,
    /// The name of the site behind it in its line.
    pub suffix: Option<Span>,
    /// Sum of the evidence.
    pub sum: i32,
    /// The rules and their weights.
    pub evidence: Vec<(&'static str, i32)>,
}

/// The rule by which a line is written as names are.
const NAMED: &str = "like a name";

/// Below this sum a line is not taken for the headline.
const ENOUGH: i32 = 26;
/// From this share of the story's words on a stated headline is the story's.
const STATED: i32 = 14;
/// The rule by which a line has words of the story.
const WORDS: &str = "words of the story";
/// The rule by which a line has no word but those of the line above.
const AGAIN: &str = "in other words above";
/// The rule by which a line has its author below it.
const SIGNED: &str = "above a byline";
/// The rule by which a line is the title of the page.
const TITLED: &str = "stands again with the name of the site";
/// From this share on, a line with half as many words of the story is hardly its headline.
const TELLING: i32 = 12;
/// Words of a line by which others are measured, at least and at most.
const MEASURE: (u32, u32) = (4, 26);
/// What speaks against such a line.
const STRANGE: i32 = 10;
/// What speaks for a line whose words stand in the address of the page.
const IN_ADDRESS: i32 = 20;
/// Words of a section and the name of its site, at most.
const SECTION: u32 = 6;
/// How far below the headline a date may stand with names between.
const STAMP_REACH: usize = 6;
/// Lines before the story that are looked at.
const REACH: usize = 80;
/// So many lines below a headline that could be others, or the headline again, are looked at.
const OTHERS: usize = 40;

/// Lines below the path to a page in which its headline stands again, and words of that headline at least.
const NEAR: usize = 3;
const HEADED: u32 = 4;

/// Finds the headline of a story, if the capture has one; `slug` has the words of the page's address.
pub(super) fn find(
    scene: &Scene,
    ledger: &Ledger,
    story: &Range<usize>,
    slug: Option<&Slug>,
) -> Option<Headline> {
    if story.is_empty() {
        return None;
    }
    let words = Vocabulary::of_opening(scene, ledger, story);
    let titles = scene.page.map(Titles::new);
    let is_named = |line: usize| {
        titles
            .as_ref()
            .is_some_and(|titles| titles.name(scene, line))
    };
    // Where the page states the story's headline, what is no heading has to say the same.
    let is_stated = scene.page.is_some_and(|page| {
        let tells = |title: &str| {
            title.split_whitespace().count() >= 4 && words.share(Words::of(title).all()) >= STATED
        };
        page.head.titles.iter().any(|title| tells(&title.value))
    });
    let told = Told::above(scene, ledger, story.start);
    let mut candidates = Vec::new();
    let from = story.start.saturating_sub(REACH);
    let near = from..scene.len().min(story.start + 2);
    // Of a story with nothing above it the headline may stand below, with a link between at most.
    let is_link = |line: usize| ledger.best(line) == Role::Related;
    let end = story.end + usize::from(story.end < scene.len() && is_link(story.end));
    let below = (story.start <= 1 && end < scene.len()).then_some(end);
    // Far away only lines that the capture repeats or the page names.
    let far = (0..from)
        .chain(story.end..scene.len())
        .filter(|line| scene.copies[*line] > 1 || is_named(*line));
    for line in near.chain(far).chain(below) {
        let named = is_named(line);
        let weighed = weigh(scene, ledger, story, &told, &words, line);
        let Some(mut candidate) = weighed.or_else(|| named.then(|| Headline::named(line))) else {
            continue;
        };
        if let Some(titles) = &titles {
            if is_stated && !named && !titles.may_be(scene, line) {
                continue;
            }
            candidate.weigh_markup(scene, titles);
        }
        if slug.is_some_and(|slug| slug.is_of(scene.content(line))) {
            candidate.sum += IN_ADDRESS;
            candidate
                .evidence
                .push(("words of the address", IN_ADDRESS));
        }
        candidates.push(candidate);
    }
    let measures = candidates
        .iter()
        .filter(|candidate| candidate.sets_the_measure(scene));
    let known = measures.map(Headline::share).max().unwrap_or(0);
    let mut best: Option<Headline> = None;
    for mut candidate in candidates {
        // A headline has more words of its story than those of other stories.
        if known >= TELLING && candidate.share() * 2 < known && !candidate.is_signed() {
            candidate.sum -= STRANGE;
            candidate
                .evidence
                .push(("fewer words than another line", -STRANGE));
        }
        if candidate.sum >= ENOUGH && best.as_ref().is_none_or(|best| candidate.sum > best.sum) {
            best = Some(candidate);
        }
    }
    let Some(mut best) = best else {
        return among_others(scene, ledger, story, &words);
    };
    complete(scene, ledger, &mut best);
    best.suffix = suffix::find(scene, best.line);
    Some(best)
}

impl Headline {
    /// A line that looks like no headline, and that the head of the page calls one.
    fn named(line: usize) -> Self {
        Headline {
            line,
            cut: None,
            listed: false,
            suffix: None,
            sum: 0,
            evidence: Vec::new(),
        }
    }

    /// Whether it stands above the name of its author, or is the title of the page.
    fn is_signed(&self) -> bool {
        self.evidence
            .iter()
            .any(|(rule, _)| matches!(*rule, SIGNED | TITLED))
    }

    /// Whether another headline of the story would have about as many of its words: the words of a button stand in any
    /// story, as those of a name do, and a sentence has more of them than its headline.
    fn sets_the_measure(&self, scene: &Scene) -> bool {
        let words = scene.lines[self.line].words;
        (MEASURE.0..=MEASURE.1).contains(&words)
            && self
                .evidence
                .iter()
                .all(|(rule, _)| !matches!(*rule, AGAIN | NAMED))
    }

    /// What its words speak for it.
    fn share(&self) -> i32 {
        let words = self.evidence.iter().find(|(rule, _)| *rule == WORDS);
        words.map_or(0, |(_, weight)| *weight)
    }

    /// Adds what the markup of a saved page shows of a candidate.
    fn weigh_markup(&mut self, scene: &Scene, titles: &Titles) {
        let evidence = titles.evidence(scene, self.line);
        self.sum += evidence.iter().map(|(_, weight)| weight).sum::<i32>();
        self.evidence.extend(evidence);
    }

    /// Where it stands, without the name of the site.
    pub fn span(&self, scene: &Scene) -> Span {
        let line = &scene.lines[self.line];
        if let Some(words) = line.marked_heading(scene.text)
            && self.suffix.is_none()
        {
            return words;
        }
        line.content
            ..self
                .suffix
                .as_ref()
                .map_or(line.span.end, |suffix| suffix.start)
    }
}

/// Lines below a headline that stands below its story, among which no other one may stand.
const ALONE: usize = 3;

/// Whether a line is written as headlines are, right below a story that has nothing above it, and no other headline stands
/// near: of the stories of others a page shows several.
fn stands_alone_below(scene: &Scene, ledger: &Ledger, story: &Range<usize>, line: usize) -> bool {
    let is_headline = |at: usize| matches!(ledger.best(at), Role::Heading | Role::Teaser);
    let below = line + 1..scene.len().min(line + 1 + ALONE);
    story.start <= 1
        && line == story.end
        && !scene.is_syllabic()
        && scene.lines[line].is_title_case()
        && !scene.lines[line].bullet
        && !below.into_iter().any(is_headline)
}

/// Words of a headline that stands alone above the story, and of another line that could be one, at least.
const ALONE_ABOVE: u32 = 5;
const ANOTHER: u32 = 3;

/// The lines above the story that are headlines or sentences.
struct Told {
    lines: Vec<usize>,
    /// What stands for the words of those that could be its headline: the first two that differ.
    keys: Vec<u64>,
}

impl Told {
    fn above(scene: &Scene, ledger: &Ledger, story: usize) -> Told {
        let is_told = |line: &usize| matches!(ledger.best(*line), Role::Heading | Role::Prose);
        let lines: Vec<usize> = (0..story).filter(is_told).collect();
        let mut keys = Vec::new();
        for line in lines.iter().map(|line| &scene.lines[*line]) {
            let could_be = line.words >= ANOTHER && !line.bullet;
            if could_be && keys.len() < 2 && !keys.contains(&line.key) {
                keys.push(line.key);
            }
        }
        Told { lines, keys }
    }

    /// Whether a line below another one could be the headline of the story: the name of a site stands above the date of the day.
    fn has_headline_below(&self, scene: &Scene, line: usize) -> bool {
        let below = &self.lines[self.lines.partition_point(|at| *at <= line)..];
        below.iter().take(OTHERS).any(|at| {
            let seen = &scene.lines[*at];
            seen.words >= ALONE_ABOVE && seen.end == End::Open && seen.key != scene.lines[line].key
        })
    }

    /// Whether a line is written as headlines are and no other one above the story could be its headline: all else there
    /// is the frame of the page.
    fn leaves_alone(&self, scene: &Scene, line: usize) -> bool {
        let seen = &scene.lines[line];
        seen.words >= ALONE_ABOVE
            && matches!(seen.end, End::Open | End::Question)
            && !seen.starts_small
            && !seen.bullet
            && self.keys.iter().all(|key| *key == seen.key)
    }
}

/// What speaks for and against a line as the headline.
fn weigh(
    scene: &Scene,
    ledger: &Ledger,
    story: &Range<usize>,
    told: &Told,
    words: &Vocabulary,
    line: usize,
) -> Option<Headline> {
    let seen = &scene.lines[line];
    let marks = &scene.marks[line];
    let said = marks.said;
    let labels = [
        Kinds::RELATED,
        Kinds::COMMENTS,
        Kinds::SHARING,
        Kinds::FURNITURE,
        Kinds::KEYWORDS,
        Kinds::BYLINE_WHOLE,
        Kinds::FIELD_TITLE,
    ];
    if !seen.could_be_headline()
        || said.buttons >= 2
        || labels.iter().any(|kinds| said.whole.has(*kinds))
        || said.lead.has(Kinds::RELATED_LEAD) && said.colon
        // `Baca berita tanpa iklan. Gabung …`
        || said.lead.has(Kinds::INTERRUPTION) && seen.inner_ends > 0
        || marks.stamp_covers
        || marks.picture
        || marks.link.is_some()
        || marks.mail
        || is_dateline(scene, line)
        || marks.credit.is_some()
        || seen.inner_ends > 1
        || is_something_else(ledger, line)
        || line < story.end
            && (story.start..line)
                .any(|at| ledger.best(at) == Role::Prose && scene.lines[at].chars >= 90)
        || line >= story.start
            && seen.ends_sentence()
            && seen.end != End::Question
            && !is_closed(scene, ledger, line)
        // `Giá lúa tại các kho:` announces what stands below it.
        || line >= story.end && line > 0 && scene.lines[line - 1].end == End::Colon
    {
        return None;
    }
    let share = if !story.contains(&line) {
        words.share(&scene.words_of(line))
    } else {
        // A line of the story would know all its own words.
        let below = line + 1..story.end.max(line + 1);
        Vocabulary::of_opening(scene, ledger, &below).share(&scene.words_of(line))
    };
    let mut evidence = Vec::new();
    let mut add = |rule: &'static str, weight: i32| {
        if weight != 0 {
            evidence.push((rule, weight));
        }
    };
    if scene.is_header_title(line) {
        add("title in the header", 60);
    }
    match seen.end {
        // `Polisi menyerahkan senjata milik Fulan ke Kejaksaan Negeri, Rabu (4/11/2015)` tells of a picture.
        End::Open if pictures::is_dated_text(scene, line) => add("ends with its day", -34),
        End::Open => add("open end", 8),
        End::Question => add("question", 8),
        End::Ellipsis => add("cut off", 0),
        // `… pada Sabtu (9/11).` is a sentence of the story.
        End::Stop => {
            let dated = sentences::ends_with_day(scene.content(line).trim_end_matches('.'));
            let closed = is_closed(scene, ledger, line);
            add(
                "sentence end",
                if dated {
                    -34
                } else if closed {
                    0
                } else {
                    -18
                },
            );
        }
        End::Colon => add("goes on", -15),
    }
    // A word of syllables is half a word elsewhere.
    let words_of = if scene.is_syllabic() {
        seen.words
    } else {
        seen.words * 3 / 2
    };
    let length = match (seen.words, words_of) {
        (0..=2, _) => -16,
        (3..=4, _) => -8,
        (_, 0..=22) => 4,
        (_, 23..=26) => -2,
        _ => -10,
    };
    add("length", length);
    // `Tin tức - Sự kiện`, `Kabar Desa | Berita`: a section, or the name of the site.
    let parted = || {
        [" - ", " – ", " | ", " » "]
            .iter()
            .any(|mark| scene.content(line).contains(mark))
    };
    if seen.words <= SECTION && share < TELLING && parted() {
        add("names a section", -30);
    }
    // `Warga memanen padi di sawah desa. Apa sebabnya?`, longer, is a standfirst.
    if seen.inner_ends > 0 && seen.chars > CLOSED && !seen.is_title_case() {
        add(
            "several sentences",
            if scene.is_syllabic() { -16 } else { -40 },
        );
    }
    if matches!(
        ledger.best(line),
        Role::Teaser | Role::Related | Role::Keywords
    ) {
        add("part of a list", -12);
    }
    let step = |offset: isize| {
        line.checked_add_signed(offset)
            .filter(|at| *at < scene.len())
    };
    let is_stamp = |at: usize| ledger.best(at) == Role::Stamp;
    // A stamp below, with at most a byline between.
    let between = |at: usize| {
        let seen = &scene.lines[at];
        let names = seen.words <= 6 && ledger.sum(at, Role::Byline) > 0;
        matches!(ledger.best(at), Role::Byline) || scene.is_copy(at) || seen.words <= 3 || names
    };
    let stamp_below = match (step(1), step(2)) {
        (Some(one), _) if is_stamp(one) => 16,
        (Some(one), Some(two)) if between(one) && is_stamp(two) => {
            if ledger.sum(one, Role::Byline) >= 20 {
                14
            } else {
                9
            }
        }
        // The names of author and outlet, each with its mark.
        (Some(one), Some(two)) if between(one) && between(two) => {
            let below = (line + 3..scene.len().min(line + STAMP_REACH)).find(|at| !between(*at));
            if below.is_some_and(is_stamp) { 8 } else { 0 }
        }
        // A standfirst between.
        (Some(_), Some(two)) if is_stamp(two) && heads_its_date(scene, ledger, story, line) => 18,
        (Some(one), Some(two)) if is_stamp(two) && tells_more(scene, line, one) => 9,
        (Some(one), Some(two)) if is_stamp(two) && is_quotation(scene, one) => 14,
        _ => 0,
    };
    add("above a date", stamp_below);
    // `Oleh Fulan Polan, Senin, 22 April 2024`: the headline stands above its author, and no other below.
    let has_headline =
        |at: usize| ledger.best(at) == Role::Heading && scene.lines[at].words >= ALONE_ABOVE;
    let has_author = |at: usize| is_stamp(at) && scene.marks[at].said.lead.has(Kinds::BYLINE);
    let stamp_above = match (step(-1), step(-2)) {
        (Some(one), Some(two)) if has_author(one) && has_headline(two) => -24,
        (Some(one), _) if is_stamp(one) => 10,
        (Some(_), Some(two)) if is_stamp(two) => 5,
        _ => 0,
    };
    add("below a date", stamp_above);
    let is_entry = |at: usize| {
        let whole = scene.marks[at].said.whole;
        scene.lines[at].bullet && ledger.best(at) == Role::Furniture && whole.has(Kinds::FURNITURE)
    };
    if step(1).is_some_and(is_entry) {
        add("above the menu", -16);
    }
    if seen.starts_small {
        add("starts small", -8);
        if said_in_text(scene, ledger, story, line) {
            add("a part of a sentence of the story", -60);
        }
    } else if line < story.start && is_quoted_below(scene, ledger, story, line) {
        add("what somebody says in the story", -80);
    }
    let signed = step(1).is_some_and(|at| {
        ledger.best(at) == Role::Byline && ledger.sum(at, Role::Byline) >= 20 || has_author(at)
    });
    // `Penulis: …` below the standfirst, and below the label of a date that was lost: `Tayang:`.
    let is_author =
        |at: usize| ledger.best(at) == Role::Byline && ledger.sum(at, Role::Byline) >= 20;
    let is_bare = |at: usize| scene.lines[at].words == 1 && scene.lines[at].end == End::Colon;
    let standfirst_signed = || {
        let author = step(2).is_some_and(is_author)
            || step(2).is_some_and(is_bare) && step(3).is_some_and(is_author);
        author && tells_more(scene, line, line + 1)
    };
    if line < story.start && (signed || seen.end == End::Open && standfirst_signed()) {
        add(SIGNED, 12);
    }
    let is_named = ledger.sum(line, Role::Byline) > 0 && !scene.is_told_in_small_letters(line);
    if is_named {
        // Two names below each other are rare.
        add(
            NAMED,
            if signed || share >= 8 && stamp_below > 12 && !told.has_headline_below(scene, line) {
                -4
            } else {
                -14
            },
        );
    }
    if line < story.start {
        let below = &told.lines[told.lines.partition_point(|at| *at <= line)..];
        let others = below
            .iter()
            .take(OTHERS)
            .filter(|at| scene.lines[**at].key != seen.key)
            // Below its date a headline may be followed by anything.
            .take(if stamp_below > 12 { 2 } else { 6 })
            .count() as i32;
        add("leads to the story", 12 - 5 * others);
        let opens = !scene.is_syllabic()
            && line + 1 == story.start
            && sentences::has_dateline(scene.content(line + 1));
        add("above the dateline", if opens { 6 } else { 0 });
        if names_the_outlet(scene, line, story.start) {
            add("the outlet of the dateline", -60);
        }
    } else if line >= story.end {
        // Some sites show the text first, then what it is.
        let heads = story.start <= 1 && stamp_below > 12;
        let weight = match heads {
            _ if stands_alone_below(scene, ledger, story, line) => -4,
            true => -16,
            false => -22,
        };
        add("below the story", weight);
    } else {
        add("first line of the story", 4);
        if line == story.start && is_closed(scene, ledger, line) {
            add("closed above the dateline", 10);
        }
    }
    // A word or two stand in any story.
    let share = share.min(8 * i32::try_from(words_of).unwrap_or(i32::MAX / 8));
    add(WORDS, share);
    let titled = is_page_title(scene, line);
    if share < 3 && !titled {
        add("no word of the story", -10);
    }
    // `Beranda Desa Panen padi dimulai`, and the headline below.
    let ends_with_headline = || {
        let below = line + 1..scene.len().min(line + 1 + NEAR);
        below.into_iter().any(|at| {
            (HEADED..seen.words).contains(&scene.lines[at].words)
                && scene.content(line).ends_with(scene.content(at))
        })
    };
    if said.lead.has(Kinds::FURNITURE)
        && (seen.separators > 0 || scene.content(line).contains(" / ") || ends_with_headline())
    {
        add("path to the page", -25);
    }
    let stands_above = |above: usize, line: usize| {
        line < story.start && stands_above(scene, ledger, words, above, line)
    };
    if line < story.start && step(1).is_some_and(|below| is_topic(scene, line, below)) {
        add("topic above a headline", -16);
    }
    let is_pictured = opens_its_picture(scene, line);
    let has_standfirst = !is_pictured && step(1).is_some_and(|below| stands_above(line, below));
    // What has a standfirst of its own is a headline below a kicker.
    let is_headline = has_standfirst && !seen.ends_sentence();
    let below = step(-1).filter(|above| !is_headline && stands_above(*above, line));
    if let Some(above) = below {
        add("standfirst", -24);
        if is_said_again(scene, words, above, line) {
            add(AGAIN, -30);
        }
    } else if has_standfirst {
        add("above its standfirst", 10);
    }
    let is_label = |at: usize| {
        ledger.best(at) == Role::Byline && scene.marks[at].said.whole.has(Kinds::BYLINE)
    };
    if step(-1).is_some_and(is_label) {
        add("below the label of an author", -40);
    }
    if line < story.start && is_picture_below(scene, ledger, line) {
        add("picture below a headline", -14);
    }
    let dated_above = step(-1).is_some_and(is_stamp);
    if step(-1).is_some_and(|above| is_told_above(scene, above, line))
        || dated_above && line + 1 == story.start && scene.is_told_below(line)
    {
        add(AGAIN, -30);
    }
    // Names of people in the news stand all over a page.
    if scene.copies[line] > 1 && ledger.sum(line, Role::Byline) <= 0 {
        add("repeated", 6);
    } else if titled {
        add(TITLED, 56);
    } else if closes_another(scene, line) {
        add("stands again behind a word of the page", 14);
    } else if ends_a_path(scene, line) {
        add("ends the path to the page", 16);
    } else if is_pictured {
        add("opens the text of a picture", -30);
    } else if opens_another(scene, line) {
        add("opens another line", 6);
    }
    let asks = |offset: isize| step(offset).is_some_and(|at| scene.lines[at].end == End::Question);
    let below_text = step(-1).is_some_and(|at| ledger.best(at) == Role::Prose);
    if seen.end == End::Question && below_text && (asks(2) || asks(-2)) {
        add("asked in an interview", -40);
    }
    let content = scene.content(line);
    if let Some(cells) = inside_borders(content)
        && stamp_below == 0
    {
        // A cell alone in its table holds a picture and its text.
        let alone = !cells.contains('|');
        add("cell of a table", if alone { -40 } else { -20 });
    }
    let names_site = is_named && told.has_headline_below(scene, line);
    if line == 0 {
        add("first line", if names_site { 0 } else { 12 });
    } else if line < story.start && told.leaves_alone(scene, line) {
        add("alone above the story", 12);
    }
    let opens_text = if scene.is_syllabic() {
        sentences::opens_with_initials(scene.content(line))
    } else {
        opens_as_a_text(scene, line)
    };
    if opens_text {
        add("opens as a text does", -24);
    }
    if line > 0 && stamp_below == 0 && scene.is_numbered(line) {
        add("numbered", -20);
    }
    if scene.is_marked_heading(line) {
        add("marked as heading", 8);
    } else if seen.bullet {
        add("bullet", -12);
    }
    let alike = |at: Option<usize>| {
        at.is_some_and(|at| {
            matches!(ledger.best(at), Role::Heading | Role::Teaser)
                && scene.lines[at].key != seen.key
        })
    };
    if alike(step(-1)) && alike(step(1)) {
        add("in a list", -8);
    } else if alike(step(-1)) && line < story.start && !seen.bullet && scene.lines[line - 1].bullet
    {
        add("below the entries of a list", 8);
    } else if alike(step(-1)) && alike(step(-2)) && !signed {
        add("end of a list", -5);
    }
    if scene.is_border(line + 1) && scene.lines[line + 1].number == seen.number {
        add("cell of a table", -16);
    }
    if seen.is_shouted() {
        add("all capitals", if seen.words <= 5 { -14 } else { -2 });
    }
    if pictures::names_in_brackets(scene, line) {
        add("ends with a name in brackets", -20);
    } else if scene.content(line).ends_with(')') {
        add("ends in brackets", -8);
    }
    if said.counter {
        add("counter", -12);
    }
    let pictured = said.label.has(Kinds::CAPTION_LEAD) && said.lead_words >= 2;
    if said.colon && (said.label.has(Kinds::FURNITURE_LEAD) || pictured) {
        add("label of the frame", -20);
    }
    if said.inside > 0 {
        add("words of the frame", -15);
    }
    if said.appeals >= 3 && ledger.best(line) == Role::Furniture {
        add("addresses the reader", -34);
    }
    let sum = evidence.iter().map(|(_, weight)| weight).sum();
    Some(Headline {
        line,
        cut: None,
        listed: false,
        suffix: None,
        sum,
        evidence,
    })
}

/// Whether a line is something that somebody says, and nothing else: `"Kami menunggu jawaban."`
fn is_quotation(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    seen.opens_quote
        && seen.quotes == 2
        && seen.ends_sentence()
        && scene.content(line).ends_with(['"', '”'])
}

/// Words of a place and the name of a paper, at most.
const DATELINE: u32 = 6;

/// Whether a line is a dateline whose paragraph stands below: `Kota Muara, Kabar Desa —`.
fn is_dateline(scene: &Scene, line: usize) -> bool {
    scene.lines[line].words <= DATELINE
        && scene.content(line).ends_with(['—', '–', '-'])
        && scene
            .lines
            .get(line + 1)
            .is_some_and(|below| below.words > DATELINE)
}

/// What stands between the borders of a table's row.
fn inside_borders(content: &str) -> Option<&str> {
    content.strip_prefix('|')?.strip_suffix('|')
}

/// Characters of a headline that ends with a full stop at most; standfirsts are longer.
const CLOSED: u32 = 110;

/// Whether a line ends with a full stop as a headline may: the first line, twice in a row, or one in capitals above
/// the dateline of the story, below its date or above its author.
fn is_closed(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    let seen = &scene.lines[line];
    let twice = line == 0
        && scene.copies[0] == 2
        && scene
            .lines
            .get(1)
            .is_some_and(|below| below.key == seen.key);
    if twice && seen.chars <= CLOSED && seen.inner_ends == 0 {
        return true;
    }
    seen.end == End::Stop
        && (5..=18).contains(&seen.words)
        && seen.inner_ends == 0
        && seen.capitalized * 10 >= seen.words * 7
        && !sentences::has_dateline(scene.content(line))
        && line + 1 < scene.lines.len()
        && (opens_below(scene, ledger, line)
            || line > 0 && ledger.best(line - 1) == Role::Stamp
            || ledger.best(line + 1) == Role::Byline && scene.marks[line + 1].said.colon)
}

/// Whether the dateline stands below a line, with the text of a picture between at most.
fn opens_below(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    let pictured = ledger.best(line + 1) == Role::Caption;
    let below = line + if pictured { 2 } else { 1 };
    below < scene.len()
        && (sentences::has_dateline(scene.content(below)) || opens_as_a_text(scene, below))
}

/// Whether a line is known to be another part of a page.
fn is_something_else(ledger: &Ledger, line: usize) -> bool {
    let role = ledger.best(line);
    let headline_like = matches!(
        role,
        Role::Prose
            | Role::Heading
            | Role::Caption
            | Role::Teaser
            | Role::Related
            | Role::Furniture
    );
    ledger.sum(line, role) >= if headline_like { 30 } else { 20 } && role != Role::Prose
}
