//! Rules about a line and its neighbours.

use super::{
    announced, briefs, comments, doubled, lists, pictures, results, shown, single, unlabelled,
};
use crate::article::reading::evidence::{Ledger, Role, near};
use crate::article::reading::line::{End, Signs};
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;

/// Applies every rule; the evidence of [`single`](super::single) lines has to be there.
pub(super) fn observe(scene: &Scene, ledger: &mut Ledger) {
    let roles: Vec<Role> = (0..scene.len()).map(|line| ledger.best(line)).collect();
    density(scene, &roles, ledger);
    above_a_date(scene, &roles, ledger);
    names_above_a_date(scene, &roles, ledger);
    above_the_makers(scene, &roles, ledger);
    lists::observe(scene, &roles, ledger);
    doubled::observe(scene, &roles, ledger);
    unlabelled::observe(scene, &roles, ledger);
    briefs::observe(scene, &roles, ledger);
    comments::observe(scene, &roles, ledger);
    leads_nowhere(scene, &roles, ledger);
    numbered_parts(scene, &roles, ledger);
    pictures::observe(scene, &roles, ledger);
    shown::observe(scene, &roles, ledger);
    subheads(scene, &roles, ledger);
    announces(scene, &roles, ledger);
    facts(scene, &roles, ledger);
    results::observe(scene, &roles, ledger);
    announced::observe(scene, &roles, ledger);
    listed(scene, &roles, ledger);
    rosters(scene, &roles, ledger);
    key_words(scene, &roles, ledger);
    verses(scene, ledger);
    open_paragraphs(scene, ledger);
}

/// Paragraphs stand among paragraphs; a sentence alone among short lines is a teaser or an appeal.
fn density(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let weight = |line: usize| match roles[line] {
        Role::Prose if scene.lines[line].chars >= 60 && !scene.is_copy(line) => {
            scene.lines[line].chars.min(400)
        }
        _ => 0,
    };
    const REACH: usize = 4;
    let mut window: u32 = (0..scene.len().min(REACH)).map(weight).sum();
    for (line, role) in roles.iter().enumerate() {
        if line + REACH < scene.len() {
            window += weight(line + REACH);
        }
        if line > REACH {
            window -= weight(line - REACH - 1);
        }
        if *role != Role::Prose {
            continue;
        }
        match window - weight(line) {
            0 if scene.len() > 6 => {
                ledger.add(line, "alone among short lines", Role::Prose, -10);
            }
            300.. => ledger.add(line, "among paragraphs", Role::Prose, 6),
            _ => {}
        }
    }
}

/// A single sentence right above a date is a headline.
fn above_a_date(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    for (line, role) in roles.iter().enumerate() {
        let seen = &scene.lines[line];
        if *role == Role::Prose
            && near(roles, line, 1) == Some(Role::Stamp)
            && seen.could_be_headline()
            && seen.inner_ends == 0
            && !(seen.ends_sentence() && closes_above_a_date(scene, roles, line))
        {
            ledger.add(line, "above a date", Role::Heading, 14);
            ledger.add(line, "above a date", Role::Prose, -14);
        }
    }
}

/// Characters of the only sentence of a text at least, and lines above it among which no other date may stand.
const ONLY_SENTENCE: u32 = 80;
const DATES_ABOVE: usize = 8;

/// Whether a sentence above a date is the last one of a story, which stands above the date of its update: nothing is
/// told below. A few words with a film are no more than a headline, that sentence and the date.
fn closes_above_a_date(scene: &Scene, roles: &[Role], line: usize) -> bool {
    match near(roles, line, -1) {
        Some(Role::Prose) => near(roles, line, 2) != Some(Role::Prose),
        Some(Role::Heading) => {
            scene.lines[line].chars >= ONLY_SENTENCE
                && scene.lines[line - 1].chars < scene.lines[line].chars
                && line + 2 == scene.len()
                && !roles[line.saturating_sub(DATES_ABOVE)..line].contains(&Role::Stamp)
        }
        _ => false,
    }
}

/// `Fulan Polan, Kabar Desa` between the headline and its date: who wrote it, and for whom.
fn names_above_a_date(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    for line in 1..scene.len().saturating_sub(1) {
        let (seen, above) = (&scene.lines[line], &scene.lines[line - 1]);
        let between = roles[line] == Role::Heading
            && roles[line - 1] == Role::Heading
            && scene.marks[line + 1].stamp_covers;
        let short = |part: &str| (1..=4).contains(&part.split_whitespace().count());
        let parted = || {
            [", ", " - ", " | "]
                .iter()
                .find_map(|mark| scene.content(line).split_once(mark))
                .is_some_and(|(name, outlet)| short(name) && short(outlet))
        };
        if between
            && (3..=7).contains(&seen.words)
            && seen.capitalized == seen.words
            && seen.digits == 0
            && seen.end == End::Open
            && above.words > seen.words
            && parted()
            && !scene.is_told_in_small_letters(line)
        {
            ledger.add(line, "names between headline and date", Role::Byline, 22);
        }
    }
}

/// Words of a standfirst without a full stop at least.
const STANDFIRST: u32 = 7;

/// Lines below the makers in which the text may say its standfirst again.
const SAID_AGAIN: usize = 6;

/// Below a headline with capitals and above `Penulis: Fulan | Editor: Polan` a line without them is the standfirst.
fn above_the_makers(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    for line in 1..scene.len().saturating_sub(1) {
        let (seen, above) = (&scene.lines[line], &scene.lines[line - 1]);
        let said = scene.marks[line + 1].said;
        if roles[line + 1] == Role::Byline
            && said.colon
            && said.label.has(Kinds::BYLINE)
            && roles[line] == Role::Heading
            && roles[line - 1] == Role::Heading
            && above.is_title_case()
            && above.words >= 5
            && !seen.is_title_case()
            && (STANDFIRST..=40).contains(&seen.words)
            && seen.end == End::Open
            && !seen.bullet
            && scene.copies[line] == 1
            && !(line + 2..scene.len().min(line + 2 + SAID_AGAIN))
                .any(|at| scene.content(at).contains(scene.content(line)))
        {
            ledger.add(line, "standfirst above the makers", Role::Prose, 24);
        }
    }
}

/// A line that announces something, with no text below it, belongs to what follows the story.
fn leads_nowhere(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    for (line, role) in roles.iter().enumerate() {
        let seen = &scene.lines[line];
        let below = near(roles, line, 1);
        if *role == Role::Prose
            && seen.end == End::Colon
            && seen.chars <= 120
            && !scene.lines.get(line + 1).is_some_and(|next| next.bullet)
            && !lists::heads_a_part(scene, roles, line + 1)
            && !matches!(
                below,
                Some(Role::Prose | Role::Caption | Role::Heading | Role::Picture)
            )
        {
            ledger.add(line, "leads to nothing", Role::Related, 18);
        }
    }
}

/// Numbered lines with text below them, one after the other, are headings of the story's parts, however short.
fn numbered_parts(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    for line in 0..scene.len() {
        if roles[line] != Role::Prose && lists::heads_a_part(scene, roles, line) {
            ledger.add(line, "numbered, as another part is", Role::Heading, 20);
            if line > 0 && scene.lines[line - 1].end == End::Colon {
                ledger.add(line - 1, "introduces numbered parts", Role::Prose, 16);
            }
        }
    }
}

/// A short sentence among others that takes up the story and leads to its parts: `Berikut ini penuturannya:`
fn announces(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    for line in 1..scene.len() {
        let seen = &scene.lines[line];
        let said = scene.marks[line].said;
        let leads = match seen.end {
            End::Colon => !scene.content(line).ends_with(','),
            End::Question => scene.content(line).ends_with('!'),
            _ => false,
        };
        let plain = (2..=10).contains(&seen.words)
            && seen.capitalized * 2 <= seen.words
            && seen.digits == 0
            && !seen.bullet;
        let told = (line.saturating_sub(2)..line).any(|at| roles[at] == Role::Prose);
        // What announces the buttons or the comments is none of the text.
        let more = !matches!(
            near(roles, line, 1),
            None | Some(Role::Comments | Role::Sharing | Role::Related | Role::Keywords)
        );
        if leads
            && more
            && plain
            && told
            && said.lead.has(Kinds::CONNECTIVE)
            && said.whole == Kinds::default()
            && matches!(roles[line], Role::Prose | Role::Heading)
        {
            ledger.add(line, "announces what comes", Role::Prose, 28);
        }
    }
}

/// Commas of a list of key words at least, words of one at most, the same of a long list, which cannot be mistaken for a
/// sentence, and lines below it without any text.
const KEYS: u32 = 5;
const KEY: usize = 5;
const MANY_KEYS: u32 = 10;
const LONG_KEY: usize = 8;
const BELOW_KEYS: usize = 4;

/// Words and names between commas, none of them long, below the text: what the page is filed under.
fn key_words(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let Some(first) = roles.iter().position(|role| *role == Role::Prose) else {
        return;
    };
    for line in first + 1..scene.len() {
        let seen = &scene.lines[line];
        if seen.commas < KEYS
            || seen.end != End::Open
            || seen.quotes > 0
            || seen.digits > seen.commas
            || seen.words > (seen.commas + 1) * 4
            || roles[line] != Role::Prose
        {
            continue;
        }
        let content = scene.content(line);
        let mut longest = 0;
        let mut small = 0;
        for key in content.split(", ") {
            longest = longest.max(key.split(' ').count());
            small += u32::from(key.starts_with(char::is_lowercase));
        }
        let below = line + 1..scene.len().min(line + 1 + BELOW_KEYS);
        let most = if seen.commas >= MANY_KEYS {
            LONG_KEY
        } else {
            KEY
        };
        if longest <= most
            && small * 3 >= seen.commas
            && !content.contains([':', ';'])
            && below.into_iter().all(|at| roles[at] != Role::Prose)
        {
            ledger.add(
                line,
                "words between commas below the text",
                Role::Keywords,
                40,
            );
        }
    }
}

/// Characters of a verse at most.
const VERSE: u32 = 80;
/// Lines of verse in one quotation at most.
const VERSES: usize = 12;

/// Verse that is quoted: short lines between the mark that opens the quotation and the one that closes it.
fn verses(scene: &Scene, ledger: &mut Ledger) {
    let is_short = |line: &usize| scene.lines[*line].chars <= VERSE;
    let odd = |line: usize| scene.lines[line].quotes % 2 == 1;
    let mut from = 0;
    while from < scene.len() {
        if !(scene.lines[from].opens_quote && odd(from) && is_short(&from)) {
            from += 1;
            continue;
        }
        let mut below = (from + 1..scene.len().min(from + VERSES)).take_while(is_short);
        let last = below.find(|line| scene.lines[*line].quotes > 0);
        let closes = |line: &usize| odd(*line) && scene.content(*line).ends_with(['”', '"']);
        let Some(last) = last.filter(closes) else {
            from += 1;
            continue;
        };
        for line in from..=last {
            ledger.add(line, "verse in a quotation", Role::Prose, 50);
        }
        from = last + 1;
    }
}

/// Characters of a paragraph without a full stop at least, and so many of them in a row.
const OPEN: u32 = 40;
const OPEN_RUN: usize = 5;

/// Some writers end no paragraph with a full stop. Lines in a row that are all open, among them two and more in which
/// somebody speaks, are a text and no list.
fn open_paragraphs(scene: &Scene, ledger: &mut Ledger) {
    let is_open = |line: &usize| {
        let seen = &scene.lines[*line];
        seen.chars >= OPEN
            && seen.end == End::Open
            && seen.capitalized * 10 < seen.words * 6
            && !seen.bullet
            && scene.marks[*line].said.whole == Kinds::default()
    };
    let mut from = 0;
    while from < scene.len() {
        let to = from + (from..scene.len()).take_while(is_open).count();
        let spoken = |line: &usize| {
            scene.lines[*line].quotes >= 2 && single::closes_with_speaker(scene.content(*line))
        };
        if to - from >= OPEN_RUN && (from..to).filter(spoken).count() >= 2 {
            for line in from..to {
                ledger.add(line, "one of several open paragraphs", Role::Prose, 16);
            }
        }
        from = to + 1;
    }
}

/// Characters of a line that states a fact at most.
const FACT: u32 = 60;
/// Facts of a list below which the story does not go on, at least.
const CLOSING: usize = 4;
/// Lines above it in which the story is told.
const NEAR: usize = 2;

/// Three short lines and more between sentences of the story, of which some end in a colon or have a number behind
/// one, are a list of facts: `Warga terdampak: 640 jiwa`.
fn facts(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let is_short = |line: usize| {
        let (seen, said) = (&scene.lines[line], scene.marks[line].said);
        seen.chars <= FACT
            && (seen.letters >= 4 || seen.letters > 0 && states(scene, line))
            && !seen.bullet
            && !seen.ends_sentence()
            && (matches!(roles[line], Role::Prose | Role::Heading)
                || roles[line] == Role::Furniture && states(scene, line))
            && said.whole == Kinds::default()
            && scene.stamps_of(line).is_empty()
    };
    let introduces =
        |line: usize| scene.lines[line].end == End::Colon && scene.lines[line].words >= 5;
    let is_text = |line: Option<usize>| {
        line.is_some_and(|at| roles.get(at) == Some(&Role::Prose) && scene.lines[at].chars > FACT)
    };
    let mut from = 0;
    while from < scene.len() {
        let run = (from..scene.len())
            .take_while(|line| is_short(*line))
            .count();
        let to = from + run;
        let stated = (from..to).filter(|line| states(scene, *line)).count();
        let above = from.checked_sub(1);
        let introduced = above.filter(|above| stated == run && introduces(*above));
        let opened = || {
            run > 0
                && introduces(from)
                && (from.saturating_sub(NEAR)..from).any(|at| is_text(Some(at)))
        };
        // A list may be the last that the story says; its last entry may end as sentences do.
        let signed = |line: &usize| {
            scene.lines[*line].chars <= FACT
                && matches!(roles[*line], Role::Prose | Role::Heading | Role::Furniture)
                && states(scene, *line)
        };
        let closed = stated == run && run >= CLOSING && (introduced.is_some() || opened());
        let last = Some(to)
            .filter(|to| closed && *to < scene.len())
            .filter(signed);
        if run >= 3
            && stated >= 2
            && (closed || (is_text(above) || introduced.is_some()) && is_text(Some(to)))
        {
            if let Some(above) = introduced {
                ledger.add(above, "introduces facts", Role::Prose, 44);
            }
            for line in (from..to).chain(last) {
                ledger.add(line, "one of several facts", Role::Prose, 40);
            }
        }
        from = to + 1;
    }
}

/// Characters of something that a sentence lists at most, and so many of them.
const LISTED: u32 = 60;
const MOST_LISTED: usize = 10;
/// Words of a sentence that lists something, at least.
const LISTS: u32 = 5;

/// Short lines between a sentence of the text that ends in a colon and a sentence that goes on below them are what the
/// first one lists: `Perlengkapan untuk setiap rumah:`, `Senter`, `Air minum`.
fn listed(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let plain = |line: usize| scene.marks[line].said.whole == Kinds::default();
    let introduces = |line: usize| {
        let seen = &scene.lines[line];
        seen.end == End::Colon
            && seen.words >= LISTS
            && roles[line] == Role::Prose
            && roles[line - 1] == Role::Prose
            && scene.lines[line - 1].ends_sentence()
            && plain(line)
            && !scene.marks[line].said.lead.has(Kinds::RELATED_LEAD)
    };
    let is_entry = |line: &usize| {
        let seen = &scene.lines[*line];
        seen.chars <= LISTED
            && seen.letters >= 3
            && seen.end == End::Open
            && !seen.bullet
            && matches!(roles[*line], Role::Heading | Role::Furniture | Role::Prose)
            && plain(*line)
            && scene.stamps_of(*line).is_empty()
    };
    let mut line = 1;
    while line < scene.len() {
        let from = line + 1;
        if !introduces(line) {
            line = from;
            continue;
        }
        let reach = from..scene.len().min(from + MOST_LISTED + 1);
        let to = from + reach.take_while(is_entry).count();
        let goes_on = to < scene.len()
            && roles[to] == Role::Prose
            && scene.lines[to].ends_sentence()
            && !scene.lines[to].bullet;
        if goes_on && (2..=MOST_LISTED).contains(&(to - from)) {
            ledger.add(line, "lists something", Role::Prose, 16);
            for entry in from..to {
                ledger.add(entry, "listed in the text", Role::Prose, 40);
            }
            ledger.add(to, "goes on below a list", Role::Prose, 20);
        }
        line = to.max(from);
    }
}

/// Lines of those who play in a match, of who scored and who trains, at most.
const ROSTER: usize = 16;
/// Names of a team at least, less one.
const TEAM: u32 = 6;

/// Two lines of names below a text, each with the name of its team before a colon, are a part of it, and so are the
/// short lines between: `Đội hình xuất phát`, `HLV: Văn A`.
fn rosters(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let names = |line: usize, commas: u32| {
        let seen = &scene.lines[line];
        let label = || scene.content(line).split_once(':').map(|(label, _)| label);
        seen.commas >= commas
            && seen.signs.has(Signs::COLON)
            && seen.capitalized * 2 >= seen.words
            && label().is_some_and(|label| (1..=5).contains(&label.split(' ').count()))
    };
    let may_stand_between = |line: usize| {
        let (seen, said) = (&scene.lines[line], scene.marks[line].said);
        seen.words <= 14
            && seen.letters > 2
            && !seen.bullet
            && !seen.ends_sentence()
            && said.whole == Kinds::default()
            && scene.stamps_of(line).is_empty()
    };
    let mut from = 1;
    while from < scene.len() {
        let reach = from..scene.len().min(from + ROSTER);
        let run = reach
            .take_while(|at| names(*at, 1) || may_stand_between(*at))
            .count();
        let teams: Vec<usize> = (from..from + run).filter(|at| names(*at, TEAM)).collect();
        let is_picture = |at: &usize| {
            matches!(roles[*at], Role::Caption | Role::Picture) || scene.lines[*at].letters == 0
        };
        let above = (0..from).rev().take(ROSTER).find(|at| !is_picture(at));
        if teams.len() < 2 || above.is_none_or(|at| roles[at] != Role::Prose) {
            from += run + 1;
            continue;
        }
        let last = teams[teams.len() - 1];
        let trained = last + 1 < from + run && scene.content(last + 1).contains(": ");
        for line in from..=last + usize::from(trained) {
            ledger.add(line, "with the names of two teams", Role::Prose, 44);
        }
        from += run + 1;
    }
}

/// Whether nothing or a number, perhaps with its currency, stands behind a colon: `Beras 1 kilogram: Rp 12.500`.
fn states(scene: &Scene, line: usize) -> bool {
    if !scene.lines[line].signs.has(Signs::COLON) {
        return false;
    }
    let behind = scene
        .content(line)
        .split_once(':')
        .map(|(_, behind)| behind.trim_start());
    behind.is_some_and(|text| {
        let amount = text.trim_start_matches(|c: char| !c.is_ascii_digit());
        text.is_empty() || !amount.is_empty() && text.len() - amount.len() <= CURRENCY
    })
}

/// Bytes of a currency before a number, at most.
const CURRENCY: usize = 4;

/// Two lines of two words and more, each right above a paragraph, are headings of the story's parts: the first may
/// stand below the date, the others stand between paragraphs.
fn subheads(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let is_text = |line: usize| roles[line] == Role::Prose && scene.lines[line].chars >= 60;
    let heads = |line: &usize| {
        let seen = &scene.lines[*line];
        let said = scene.marks[*line].said;
        let unknown = said.whole == Kinds::default() && said.lead_words == 0 && !said.counter;
        let plain = seen.end == End::Open && seen.digits == 0 && seen.separators == 0;
        (2..=12).contains(&seen.words)
            && plain
            && unknown
            && !seen.bullet
            && !seen.starts_small
            && scene.copies[*line] == 1
            && line.checked_sub(1).is_some_and(|at| is_text(at) || roles[at] == Role::Stamp)
            && *line + 1 < scene.len()
            && is_text(*line + 1)
            // Names and menus have capitals throughout.
            && (seen.capitalized < seen.words || names_whom_it_heads(scene, *line))
    };
    let found: Vec<usize> = (0..scene.len()).filter(heads).collect();
    if found.len() < 2 {
        return;
    }
    for line in found {
        let seen = &scene.lines[line];
        let weight = match seen.words {
            _ if seen.capitalized == seen.words => 28,
            0..=3 => 18,
            _ => continue,
        };
        ledger.add(
            line,
            "above a paragraph, as others are",
            Role::Heading,
            weight,
        );
    }
}

/// Whether a line is made of names (`Văn A - Thị B`) of which the paragraph below tells.
fn names_whom_it_heads(scene: &Scene, line: usize) -> bool {
    let content = scene.content(line);
    let name = [" - ", " – ", " & ", ", "]
        .iter()
        .find_map(|mark| content.split_once(mark))
        .map_or(content, |(name, _)| name);
    name.contains(' ') && line + 1 < scene.len() && scene.content(line + 1).contains(name)
}
