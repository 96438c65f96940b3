//! Rules about pictures: names of their files, their texts with a credit and without.

mod layout;
mod numbered;
mod told;
mod unaccented;
mod uncredited;

use crate::article::reading::credit::Credit;
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::End;
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;
use layout::{
    above_the_opening, behind_the_headline, below_files, below_its_label, between_borders,
    first_with_a_bullet, in_cell, in_pairs, in_series, in_table,
};
use told::{
    below_a_shout, named_below, opens_below_the_date, shout_below_a_credit, signed_above_dateline,
    sourced_in_text,
};
use unaccented::unaccented;
use uncredited::is_plain;

/// What single lines show.
pub(super) const RULES: [fn(&Scene, usize, &mut Ledger); 6] =
    [picture, unaccented, credit, twice, lost_credit, named];

/// Applies every rule about a line and its neighbours.
pub(super) fn observe(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    uncredited::observe(scene, roles, ledger);
    credited_elsewhere(scene, ledger);
    for line in 0..scene.len() {
        below_credit(scene, roles, line, ledger);
        above_credit(scene, roles, line, ledger);
        behind_the_headline(scene, roles, line, ledger);
        above_the_opening(scene, roles, line, ledger);
        in_pairs(scene, roles, line, ledger);
        first_with_a_bullet(scene, line, ledger);
        above_dateline(scene, roles, line, ledger);
        below_itself(scene, roles, line, ledger);
        around_credit(scene, line, ledger);
        in_table(scene, line, ledger);
        in_series(scene, line, ledger);
        below_its_label(scene, line, ledger);
        between_borders(scene, roles, line, ledger);
        below_files(scene, line, ledger);
        in_cell(scene, roles, line, ledger);
        sourced_in_text(scene, roles, line, ledger);
        signed_above_dateline(scene, roles, line, ledger);
        named_below(scene, roles, line, ledger);
        below_a_shout(scene, roles, line, ledger);
        shout_below_a_credit(scene, line, ledger);
        numbered::observe(scene, roles, line, ledger);
    }
}

/// The text of a picture that stands again further below, with its credit right beside.
fn credited_elsewhere(scene: &Scene, ledger: &mut Ledger) {
    for line in 0..scene.len() {
        let first = scene.first[line];
        if first < line
            && scene.lines[first].words >= 4
            && is_told_beside(scene, line)
            && !opens_below_the_date(scene, first)
        {
            ledger.add(first, "again below with its credit", Role::Caption, 34);
        }
    }
}

/// From so many characters on, a text with a credit is rather a paragraph.
const LONG_TEXT: u32 = 450;
/// From so many characters on, it takes more than the form of a credit to tell the text of a picture.
const LONG_CREDITED: u32 = 120;
/// Characters of such a text at most, right above the dateline.
const LONGEST_CREDITED: u32 = 700;
/// Characters of a paragraph beside which a line is the text of a picture.
pub(super) const PARAGRAPH: u32 = 90;

/// Whether a line could be the text of a picture as far as its form tells: one sentence or a part of one.
pub(super) fn has_the_form(scene: &Scene, roles: &[Role], line: usize) -> bool {
    let seen = &scene.lines[line];
    matches!(roles[line], Role::Prose | Role::Heading | Role::Caption)
        && (4..=60).contains(&seen.words)
        && seen.chars <= 260
        && seen.inner_ends == 0
        && !seen.bullet
}

/// The line above a bare credit (`Ảnh: …` with a name alone).
fn above_credit(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let Some(below) = scene.lines.get(line + 1) else {
        return;
    };
    let said = scene.marks[line + 1].said;
    // The author who signs the pictures too.
    let author = (2..=4).contains(&below.words)
        && below.capitalized == below.words
        && below.end == End::Open
        && scene.copies[line + 1] > 1
        && roles[line + 1] == Role::Byline;
    // The text of the picture stands below the credit.
    let parted = |at: usize| scene.lines.get(at).is_none_or(|line| line.gap_above);
    let glued_below =
        || scene.marks[line + 1].agency && below.gap_above && !parted(line + 2) && parted(line + 3);
    if line + 2 < scene.len() && (parted_by_a_button(scene, roles, line + 2) || glued_below()) {
        return;
    }
    let bare = said.label.has(Kinds::CREDIT) && said.colon && below.words <= said.lead_words + 5
        || said.whole.has(Kinds::CREDIT) && !said.whole.has(Kinds::FURNITURE) && below.words <= 4
        || scene.marks[line + 1].agency
        || author;
    // `Sumber :` with its name below, between headline or date and the text.
    let sourced = said.whole.has(Kinds::SOURCE)
        && below.words <= 2
        && scene.lines.get(line + 2).is_some_and(|name| name.bullet)
        && line
            .checked_sub(1)
            .is_none_or(|above| matches!(roles[above], Role::Stamp | Role::Heading | Role::Byline));
    if sourced && has_the_form(scene, roles, line) {
        ledger.add(line, "above its source", Role::Caption, 40);
    }
    // Below the text of a picture goes the story on.
    let open = scene.lines[line].end == End::Open || scene.copies[line] > 1;
    if bare && open && has_the_form(scene, roles, line) {
        ledger.add(line, "above a credit", Role::Caption, 24);
    } else if bare && is_plain(scene, line) && has_the_form(scene, roles, line) {
        ledger.add(line, "plain sentence above a credit", Role::Caption, 18);
    }
}

/// The text of a picture again below itself, this time without the credit.
fn below_itself(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let told_above =
        |above: usize| scene.lines[above].words >= 4 && repeats_credited(scene, line, above);
    let apart = line >= 2 && scene.marks[line - 1].agency && told_above(line - 2);
    if apart || line > 0 && told_above(line - 1) {
        ledger.add(line, "says the line above with a credit", Role::Caption, 20);
    }
    // The headline, which stands again apart from it in front of the credit of a picture.
    let heads = || {
        scene.lines[line].is_title_case()
            && scene
                .lines
                .get(line + 1)
                .is_some_and(|below| below.gap_above)
            && !headline_above(scene, roles, line)
    };
    if scene.lines[line].words >= 4 && is_told_beside(scene, line) && !heads() {
        ledger.add(line, "opens a picture text beside it", Role::Caption, 34);
        // With a credit behind them even several sentences are one.
        if (line + 1..below(scene, line)).any(|at| repeats_credited(scene, at, line)) {
            ledger.add(line, "opens a picture text beside it", Role::Caption, 12);
        }
    }
}

/// The text of a picture above its bare credit and again below, however many sentences it has.
fn around_credit(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let is_credit = |at: usize| {
        let said = scene.marks[at].said;
        said.colon && said.label.has(Kinds::CREDIT) && scene.lines[at].words <= said.lead_words + 5
    };
    let key = scene.lines[line].key;
    let same = |at: usize| scene.lines.get(at).is_some_and(|other| other.key == key);
    let around = line + 2 < scene.len() && is_credit(line + 1) && same(line + 2)
        || line >= 2 && is_credit(line - 1) && same(line - 2);
    let agency = |at: Option<usize>| {
        at.is_some_and(|at| scene.marks.get(at).is_some_and(|marks| marks.agency))
    };
    if scene.lines[line].words >= 8
        && scene.lines[line].chars <= LONG_TEXT
        && scene.lines[line].inner_ends <= 2
        && agency(line.checked_sub(1))
        && agency(Some(line + 1))
    {
        ledger.add(line, "between two credits", Role::Caption, 60);
    }
    if around && scene.lines[line].words >= 4 && scene.lines[line].chars <= 400 {
        ledger.add(line, "twice around a credit", Role::Caption, 60);
    }
}

/// Whether a line ends with names in brackets: `Kapal Harapan (Fulan Polan)`.
pub(in crate::article::reading) fn names_in_brackets(scene: &Scene, line: usize) -> bool {
    let content = scene.content(line);
    if content.as_bytes().last() != Some(&b')') {
        return false;
    }
    let inside = content[..content.len() - 1].rsplit_once(" (");
    let is_name = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.all(char::is_lowercase)
    };
    !scene.is_syllabic()
        && inside.is_some_and(|(_, names)| {
            (2..=4).contains(&names.split(' ').count()) && names.split(' ').all(is_name)
        })
}

/// A short line that ends with names in brackets is the text of a picture.
fn named(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    if seen.words <= 30 && seen.inner_ends == 0 && !seen.bullet && names_in_brackets(scene, line) {
        ledger.add(line, "names in brackets", Role::Caption, 16);
    }
}

/// Behind the line below a line, or behind the next one if the line below is nothing but a credit.
fn below(scene: &Scene, line: usize) -> usize {
    let credit = scene.marks.get(line + 1).is_some_and(|marks| marks.agency);
    scene.len().min(line + if credit { 3 } else { 2 })
}

/// Whether the text of a picture stands with its credit right above or below.
pub(in crate::article::reading) fn is_told_beside(scene: &Scene, line: usize) -> bool {
    (line.saturating_sub(2)..below(scene, line))
        .any(|other| other != line && repeats_credited(scene, other, line))
}

/// Words that a credit adds to the text of a picture at most; what adds more has a headline in front of it.
const ADDED: u32 = 10;

/// Whether a line says what another one with a credit says, and nothing else.
pub(super) fn repeats_credited(scene: &Scene, credited: usize, line: usize) -> bool {
    let (told, again) = (&scene.lines[credited], &scene.lines[line]);
    scene.marks[credited].credit.is_some()
        && scene.marks[line].credit.is_none()
        && (told.words <= again.words + ADDED || !again.is_title_case())
        && sentences::starts_with(scene.content(credited), scene.content(line))
}

/// Lines above the text of a picture in which the headline stands, and words of a headline at least.
const HEAD: usize = 12;
const HEADED: u32 = 4;

/// Whether a line that may be the headline stands above the text of a picture.
fn headline_above(scene: &Scene, roles: &[Role], line: usize) -> bool {
    let is_headline = |at: usize| {
        matches!(roles[at], Role::Heading | Role::Prose)
            && scene.lines[at].words >= HEADED
            && !scene.lines[at].bullet
    };
    (line.saturating_sub(HEAD)..line).any(is_headline)
}

/// A plain sentence between names or buttons and the dateline that opens the text, as Indonesian papers
/// show their first picture.
fn above_dateline(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    // An advertisement or the name of the reporter may stand between.
    let below = (line + 1..scene.len())
        .take(3)
        .find(|at| {
            !scene.marks[*at].said.whole.has(Kinds::INTERRUPTION) && roles[*at] != Role::Byline
        })
        .unwrap_or(line + 1);
    let seen = &scene.lines[line];
    let ended = seen.end == End::Stop;
    // An advertisement, the text of a picture and the story, one right below the other.
    let glued = line > 0
        && scene.marks[line - 1].said.whole.has(Kinds::INTERRUPTION)
        && scene.lines[line - 1].gap_above
        && !seen.gap_above
        && scene
            .lines
            .get(line + 1)
            .is_some_and(|next| !next.gap_above);
    let apart = match line.checked_sub(1).map(|above| roles[above]) {
        // Below nothing but a menu stands the headline.
        Some(Role::Byline | Role::Furniture | Role::Sharing)
            if !scene.is_syllabic() && !headline_above(scene, roles, line) =>
        {
            (ended || glued) && seen.capitalized * 10 < seen.words * 7
        }
        // A program that takes only the text of a page takes this for its first paragraph.
        None => {
            (ended || ends_with_maker(scene.content(line)) || is_dated_text(scene, line))
                && seen.chars <= SHORT
                && seen.capitalized * 10 < seen.words * 7
        }
        // What ends openly below a date, or has many capitals, is rather the headline.
        Some(Role::Stamp) => ended || is_dated_text(scene, line),
        Some(Role::Byline | Role::Furniture | Role::Sharing) => {
            ended || glued || seen.capitalized * 2 < seen.words
        }
        Some(_) => ended && (is_named_credit(scene, line - 1) || scene.marks[line - 1].agency),
    };
    // Vietnamese papers begin the lead itself with their initials: what stands above is no standfirst.
    let signed = scene.is_syllabic()
        && ended
        && seen.chars <= SHORT
        && seen.capitalized >= 3
        && is_plain(scene, line)
        && line + 1 < scene.len()
        && sentences::opens_with_initials(scene.content(line + 1));
    if apart && signed && has_the_form(scene, roles, line) {
        ledger.add(line, "above the initials of the paper", Role::Caption, 40);
    }
    if apart
        && !scene.is_syllabic()
        && has_the_form(scene, roles, line)
        && below < scene.len()
        && roles[below] == Role::Prose
        && sentences::has_dateline(scene.content(below))
        && !sentences::has_dateline(scene.content(line))
        // The headline, below the title of the page.
        && !(line > 0 && !ended && sentences::starts_with(scene.content(0), scene.content(line)))
    {
        let content = scene.content(line);
        let credited = line > 0 && is_named_credit(scene, line - 1);
        // A standfirst tells no day in numbers.
        let dated = !scene.stamps_of(line).is_empty()
            || sentences::ends_with_day(content.trim_end_matches('.'));
        let weight = if credited || dated { 46 } else { 32 };
        ledger.add(line, "above the dateline", Role::Caption, weight);
    } else if matches!(
        scene.marks[line].credit,
        Some(Credit::Labelled | Credit::Unlabelled | Credit::Leading)
    ) && !scene.is_syllabic()
        && (LONG_CREDITED..=LONGEST_CREDITED).contains(&seen.chars)
        // The first line is rather the text of the page.
        && (line > 0 || seen.chars <= LONG_TEXT && seen.inner_ends < 2)
        && below < scene.len()
        && (roles[below] == Role::Prose && sentences::has_dateline(scene.content(below))
            || is_bare_dateline(scene, roles, below))
        && !sentences::has_dateline(scene.content(line))
    {
        ledger.add(line, "credited, above the dateline", Role::Caption, 24);
    }
}

/// Words of a place and the name of a paper, at most.
const DATELINE: u32 = 6;

/// Whether a line is nothing but a dateline with its text below: `Muara, Kabar Desa --`.
fn is_bare_dateline(scene: &Scene, roles: &[Role], line: usize) -> bool {
    scene.lines[line].words <= DATELINE
        && scene.content(line).ends_with(['—', '–', '-'])
        && roles.get(line + 1) == Some(&Role::Prose)
}

/// Whether a line ends with a single name in brackets: `Camat Fulan memanen padi (Pemdes)`.
fn ends_with_maker(content: &str) -> bool {
    let inside = content
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("));
    inside.is_some_and(|(_, maker)| {
        (3..=12).contains(&maker.len())
            && maker.starts_with(char::is_uppercase)
            && maker.chars().all(char::is_alphabetic)
    })
}

/// Whether a line is a word of credits and the name of the maker: `Youtube Kanal Desa`.
fn is_named_credit(scene: &Scene, line: usize) -> bool {
    let (seen, said) = (&scene.lines[line], scene.marks[line].said);
    said.lead.has(Kinds::CREDIT)
        && said.whole == Kinds::default()
        && (2..=5).contains(&seen.words)
        && seen.capitalized == seen.words
        && seen.end == End::Open
}

/// Characters of such a text as the first line of a capture at most; a standfirst is longer.
const SHORT: u32 = 110;

/// Picture files.
fn picture(scene: &Scene, line: usize, ledger: &mut Ledger) {
    if scene.marks[line].picture {
        ledger.add(line, "picture file", Role::Picture, 60);
    }
    // `{keywords}`: what a template should have filled in.
    if scene.is_between(line, b'{', b'}') && scene.lines[line].words <= 3 {
        ledger.add(line, "template that was not filled in", Role::Picture, 60);
    }
}

/// Lines around it in which the story stands that a picture belongs to.
const AROUND: usize = 20;

/// Bytes of a credit in brackets at most.
const MAKER: usize = 24;

/// The text of a picture that a page gives twice, for those who see it and those who don't, in one line:
/// `Panen padi.Kabar/Fulan Panen padi.`
fn twice(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let content = scene.content(line);
    let opening = content.floor_char_boundary(16);
    if !(30..900).contains(&content.len()) || opening < 12 {
        return;
    }
    let half = content.len() * 2 / 5;
    let half = content.floor_char_boundary(half);
    let Some(again) = sentences::place_of(&content[..opening], &content[half..]) else {
        return;
    };
    let again = half + again;
    // The second time it may be cut off.
    let said_again = content[again..].trim_end_matches(['.', '…']);
    // `… Kabar/Fulan (Kabar)`: only the second time a credit follows.
    let bare = said_again
        .rsplit_once(" (")
        .filter(|(_, credit)| credit.len() <= MAKER && credit.ends_with(')'))
        .map_or(said_again, |(told, _)| told);
    let dated = scene.marks[line].stamp_covers;
    // Without any other text, it is the text.
    if !dated
        && has_text_around(scene, line)
        && again * 5 <= content.len() * 4
        && (content.starts_with(said_again) || content.starts_with(bare))
    {
        ledger.add(line, "says itself twice", Role::Caption, 50);
    }
}

/// Whether another line near a line is long enough for a paragraph.
fn has_text_around(scene: &Scene, line: usize) -> bool {
    let mut around = line.saturating_sub(AROUND)..scene.len().min(line + AROUND);
    around.any(|at| at != line && scene.lines[at].chars >= PARAGRAPH)
}

/// `Panen padi di sawah--`: the credit behind the dashes is missing.
fn lost_credit(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let content = scene.content(line);
    if (4..=60).contains(&seen.words) && (content.ends_with("--") || content.ends_with("—")) {
        // `… di sawah.--`: right behind the last word.
        let glued = content.ends_with("--") && !content.ends_with(" --") && seen.chars <= 300;
        let weight = if glued { 40 } else { 22 };
        ledger.add(line, "dashes without a credit", Role::Caption, weight);
    }
}

/// Words of a text below the credit that says more of what stands above it, at most.
const SHORT_TEXT: u32 = 30;

/// The line below the bare credit of a picture (`dok: …`, `IST`) is its text.
fn below_credit(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let Some(above) = line.checked_sub(1) else {
        return;
    };
    let (seen, said) = (&scene.lines[line], scene.marks[above].said);
    let credit = said.whole.has(Kinds::CREDIT)
        && !said.whole.has(Kinds::CAPTION_LEAD.with(Kinds::FURNITURE))
        || said.label.has(Kinds::CREDIT) && said.colon && scene.lines[above].words <= 6
        || scene.marks[above].agency;
    let dated = credit && closes_with_its_day(scene, line);
    // Below names and credit, a day in the first of two sentences: `… di balai desa, Senin (22/4/2024). Mereka …`.
    let told = scene.marks[above].agency
        && !seen.gap_above
        && above > 0
        && roles[above - 1] == Role::Byline
        && !scene.stamps_of(line).is_empty();
    let parted = credit && parted_by_a_button(scene, roles, line);
    // Above the credit stands what the page says in place of the picture: `Petani`, `Petani di sawah desa Fulan.`
    let again = credit
        && above > 0
        && seen.words <= SHORT_TEXT
        && sentences::starts_with(scene.content(line), scene.content(above - 1));
    // Right below it and parted from the story, in papers that tell in a standfirst what happened.
    let glued = said.whole.has(Kinds::CREDIT)
        && !scene.is_syllabic()
        && !seen.gap_above
        && (1..=SHORT_TEXT).contains(&seen.words)
        && above > 0
        && roles[above - 1] == Role::Byline
        && scene
            .lines
            .get(line + 1)
            .is_some_and(|below| below.gap_above);
    // The headline above its date, below the picture of the page.
    let heads = || {
        seen.end == End::Open
            && seen.is_title_case()
            && roles.get(line + 1) == Some(&Role::Stamp)
            && !roles[line.saturating_sub(HEAD)..line].contains(&Role::Heading)
    };
    if credit
        && !heads()
        && seen.inner_ends <= u32::from(dated && !seen.gap_above || told)
        && seen.chars <= 260
        && seen.words >= 3
        && matches!(roles[line], Role::Prose | Role::Heading | Role::Caption)
        && (seen.end == End::Open || dated || told || parted || again || glued)
        && !sentences::has_dateline(scene.content(line))
    {
        // A standfirst tells no day in numbers.
        let sure = if dated || told || parted || again {
            16
        } else {
            0
        };
        ledger.add(line, "below a credit", Role::Caption, 30 + sure);
    }
}

/// Whether a button parts a line, the text of a picture, from the story.
fn parted_by_a_button(scene: &Scene, roles: &[Role], line: usize) -> bool {
    !scene.is_syllabic()
        && roles.get(line + 1) == Some(&Role::Sharing)
        && roles.get(line + 2) == Some(&Role::Prose)
        && scene.lines[line].words >= 4
}

/// Credits of pictures.
fn credit(scene: &Scene, line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let weight = match scene.marks[line].credit {
        Some(Credit::Labelled | Credit::Sourced) => 44,
        Some(Credit::Unlabelled) => 36,
        Some(Credit::Leading) => 40,
        None => 0,
    };
    if weight > 0 {
        let next = scene
            .marks
            .get(line + 1)
            .is_some_and(|marks| marks.credit.is_some());
        let sourced = scene.marks[line].credit == Some(Credit::Sourced);
        let long = match seen.chars {
            // Several sentences, and no other text on the page: it is the text.
            200.. if seen.inner_ends > 0 && !has_text_around(scene, line) => -30,
            // A paragraph with its dateline, and a name in its last words.
            200.. if seen.inner_ends > 1 && sentences::has_dateline(scene.content(line)) => -30,
            // One sentence, and where it was taken from: so short news end too.
            160.. if sourced && !has_text_around(scene, line) => -30,
            // Another text of the picture stands below it.
            200.. if next => 20,
            chars if chars > LONG_TEXT => -10,
            // A sentence and who made the picture.
            200.. if seen.inner_ends <= 1 && scene.marks[line].credit == Some(Credit::Labelled) => {
                12
            }
            _ => 0,
        };
        // `• Harga beras naik lagi (video)` links to another story, unless the page says it again; `- Clip trận đấu.
        // Nguồn: Kabar` shows one.
        let again = scene
            .lines
            .get(line + 1)
            .is_some_and(|below| below.key == seen.key);
        let shown = scene.marks[line].said.lead.has(Kinds::CREDIT)
            && line > 0
            && !scene.lines[line - 1].bullet;
        let listed = if seen.bullet && !again && !shown {
            -36
        } else {
            0
        };
        ledger.add(
            line,
            "picture credit",
            Role::Caption,
            weight + long + listed,
        );
    }
    // `img Warga memanen padi.`: the word that a converter left of the picture.
    let left = || scene.content(line).strip_prefix("img ");
    if seen.words >= 4
        && seen.inner_ends == 0
        && left().is_some_and(|told| told.starts_with(char::is_uppercase))
    {
        ledger.add(line, "behind the word for a picture", Role::Caption, 46);
    }
    let said = scene.marks[line].said;
    // `Sumber gambar, Kabar`
    let bare = said.colon && said.label.has(Kinds::CREDIT) && said.lead_words >= 2;
    let short = seen.words <= said.lead_words + 5 && seen.end == End::Open;
    if bare && short || scene.marks[line].agency {
        ledger.add(line, "credit and nothing else", Role::Caption, 30);
    }
    if said.lead.has(Kinds::CAPTION_LEAD)
        && !said.whole.has(Kinds::CAPTION_LEAD)
        && seen.words <= 40
        && !said.colon
    {
        // `Foto, Camat Fulan di sawah desa.`
        let behind = &scene.content(line)[said.lead_bytes..];
        let dash = || behind.strip_prefix(" - ").filter(|_| said.lead_words >= 2);
        let named = behind.strip_prefix(", ").or_else(dash);
        let named = named.is_some_and(|rest| rest.starts_with(char::is_uppercase));
        // `Foto. Camat Fulan di sawah desa.`
        let stopped = behind
            .strip_prefix(". ")
            .is_some_and(|rest| rest.starts_with(char::is_uppercase));
        // `Ảnh` and `foto` begin sentences too.
        let weight = match seen.end {
            _ if stopped => 46,
            _ if named => 34,
            // `Ảnh hưởng của bão còn kéo dài.`
            End::Stop if said.lead_words <= 1 && scene.is_syllabic() => 0,
            End::Stop if said.lead_words <= 1 => 4,
            _ => 14,
        };
        ledger.add(line, "words of a picture text", Role::Caption, weight);
    }
    let leads = said.colon && said.label.has(Kinds::CAPTION_LEAD);
    let dated = leads && closes_with_its_day(scene, line);
    // Two words and more say that a picture text follows, one may begin a headline.
    let sure = said.lead_words >= 2;
    let labelled =
        leads && (sure || (seen.end == End::Open || dated) && seen.words >= said.lead_words + 7);
    if labelled && seen.words >= said.lead_words + 3 && seen.chars <= 260 {
        let sure = if dated || sure && seen.inner_ends == 0 {
            20
        } else {
            0
        };
        ledger.add(line, "label of a picture text", Role::Caption, 26 + sure);
    }
    if seen.words >= 8 && seen.end == End::Open && sentences::ends_with_day(scene.content(line)) {
        ledger.add(line, "ends with its day", Role::Caption, 20);
    }
}

/// Words of a sentence that ends with its day, at least.
const DATED: u32 = 12;

/// Whether a line has the length and case of a sentence, no full stop, and its day at the end: no headline does.
pub(in crate::article::reading) fn is_dated_text(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    seen.end == End::Open
        && seen.words >= DATED
        && !seen.is_title_case()
        && sentences::ends_with_day(scene.content(line))
}

/// Whether a line ends with the day on which its picture was taken, in brackets or in words.
fn closes_with_its_day(scene: &Scene, line: usize) -> bool {
    let end = scene.lines[line].span.start
        + scene.text[scene.lines[line].span.clone()]
            .trim_end_matches(['.', ')'])
            .len();
    sentences::ends_with_day(scene.content(line).trim_end_matches('.'))
        || scene
            .stamps_of(line)
            .last()
            .is_some_and(|stamp| stamp.span.end == end)
}
