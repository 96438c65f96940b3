//! Texts of pictures that name no maker: how they stand between paragraphs tells them.

use super::{PARAGRAPH, has_the_form, is_told_beside};
use crate::article::reading::evidence::{Ledger, Role, near};
use crate::article::reading::line::{End, Signs};
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;
use crate::article::reading::words;

/// Applies every rule; the evidence of single lines has to be there.
pub(super) fn observe(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let habit = Habit::of(scene, roles);
    picture_texts(scene, roles, habit, ledger);
    alone_among_paragraphs(scene, roles, habit, ledger);
    below_the_standfirst(scene, roles, habit, ledger);
    last_in_its_place(scene, roles, ledger);
    behind_the_headline(scene, roles, ledger);
    for line in 0..scene.len() {
        names_alone(scene, roles, line, ledger);
        points_at(scene, roles, line, ledger);
        shows_a_moment(scene, roles, line, ledger);
        shows_place_and_day(scene, roles, line, ledger);
        told_in_two_ways(scene, roles, line, ledger);
    }
}

/// Who is to be seen, with a full stop, between paragraphs or above the first one: `Chủ tịch xã Nguyễn Văn A.`
fn names_alone(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let is_text = |at: usize| {
        roles.get(at) == Some(&Role::Prose)
            && scene.lines[at].chars >= PARAGRAPH.max(seen.chars * 2)
    };
    // Or right below the headline that is the first line.
    let below_head = line == 1 && roles[0] == Role::Heading && scene.lines[0].words > seen.words;
    let above = below_head || line.checked_sub(1).is_none_or(is_text);
    if scene.is_syllabic()
        && seen.end == End::Stop
        && seen.inner_ends == 0
        && (2..=20).contains(&seen.words)
        && seen.capitalized * 10 >= seen.words * 7
        && !seen.is_shouted()
        && !seen.bullet
        && seen.digits == 0
        && above
        && is_text(line + 1)
    {
        ledger.add(line, "names and a full stop", Role::Caption, 30);
    }
}

/// Who stands where in the picture: `Camat Fulan (tengah) memanen padi di sawah desa.`
fn points_at(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    if seen.signs.has(Signs::CLOSING)
        && has_the_form(scene, roles, line)
        && !seen.opens_quote
        && words::points_at(scene.content(line))
    {
        ledger.add(line, "says who stands where", Role::Caption, 36);
        ledger.add(line, "says who stands where", Role::Prose, -8);
    }
}

/// Lines below the text of a picture in which the story goes on.
const REACH: usize = 4;

/// Who does what, told in words of a moment instead of a sentence: `Camat Fulan (kiri) saat memanen padi.`
fn shows_a_moment(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let (seen, said) = (&scene.lines[line], scene.marks[line].said);
    let is_text = |at: usize| roles[at] == Role::Prose && scene.lines[at].chars >= PARAGRAPH;
    if !scene.is_syllabic()
        && has_the_form(scene, roles, line)
        && seen.words >= 5
        && !heads_the_capture(scene, line)
        && !seen.opens_quote
        && !seen.starts_small
        && matches!(seen.end, End::Stop | End::Open)
        && !said.leans
        && !said.lead.has(Kinds::CONNECTIVE)
        && seen.capitalized * 10 < seen.words * 9
        && (line + 1..scene.len().min(line + REACH)).any(is_text)
        && words::shows_a_moment(scene.content(line))
    {
        ledger.add(line, "shows a moment", Role::Caption, 26);
        ledger.add(line, "shows a moment", Role::Prose, -8);
    }
}

/// What stands below the headline and ends with a place and a whole date without its weekday, as agencies say of their
/// pictures: `Petani memanen padi di Muara, Jawa Barat, 16 Mei 2017.`
fn shows_place_and_day(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let heads = |above: usize| matches!(roles[above], Role::Heading | Role::Stamp | Role::Byline);
    if seen.digits >= 5
        && line > 0
        && heads(line - 1)
        && roles.get(line + 1) == Some(&Role::Prose)
        && scene.lines[line + 1].chars >= PARAGRAPH
        && has_the_form(scene, roles, line)
        && !sentences::has_dateline(scene.content(line))
        && ends_with_place_and_day(scene, line)
    {
        ledger.add(line, "ends with its place and day", Role::Caption, 36);
        ledger.add(line, "ends with its place and day", Role::Prose, -8);
    }
}

/// Lines in which the headline is looked for, and words of it at least.
const HEADED: usize = 12;
const HEADLINE: u32 = 5;

/// The headline again with the text of a picture glued to it, or the label of one behind it: `Panen padi dimulaiPetani
/// memanen padi (Kabar/ist)`, `Panen padi dimulai Photo: Petani …`.
fn behind_the_headline(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let is_head = |line: &usize| {
        let seen = &scene.lines[*line];
        roles[*line] == Role::Heading && seen.words >= HEADLINE && !seen.ends_sentence()
    };
    let heads: Vec<&str> = (0..scene.len().min(HEADED))
        .filter(is_head)
        .map(|line| scene.content(line))
        .collect();
    let is_label = |rest: &str| {
        let word = rest
            .strip_prefix(' ')
            .and_then(|rest| rest.split(' ').next());
        word.is_some_and(|word| {
            word.len() > 3 && word.ends_with(':') && word.starts_with(char::is_uppercase)
        })
    };
    let goes_on = |rest: &str| rest.starts_with(char::is_uppercase) || is_label(rest);
    for line in 1..scene.len() {
        let content = scene.content(line);
        let mut rests = heads.iter().filter_map(|head| content.strip_prefix(head));
        if rests.any(goes_on) {
            ledger.add(line, "behind the headline", Role::Caption, 60);
        }
    }
}

/// Whether the last word before a whole date at the end of a line is a name, with a comma between.
fn ends_with_place_and_day(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    let Some(stamp) = scene.stamps_of(line).last() else {
        return false;
    };
    let end = seen.content + scene.content(line).trim_end_matches(['.', ')']).len();
    let named = |before: &str| {
        let name = before
            .strip_suffix(", ")
            .and_then(|before| before.rsplit(' ').next());
        name.is_some_and(|name| name.starts_with(char::is_uppercase))
    };
    stamp.span.end == end
        && stamp.date.day().is_some()
        && scene.text[stamp.span.clone()].starts_with(|c: char| c.is_ascii_digit())
        && named(&scene.text[seen.content..stamp.span.start.max(seen.content)])
}

/// Whether a line is the first one and written as headlines are.
fn heads_the_capture(scene: &Scene, line: usize) -> bool {
    line == 0 && scene.lines[0].is_title_case() && scene.lines[0].end == End::Open
}

/// The text of a picture for those who don’t see it and, in nearly the same words, for those who do: two lines that
/// begin and end alike.
fn told_in_two_ways(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let Some(below) = scene.lines.get(line + 1) else {
        return;
    };
    let seen = &scene.lines[line];
    let fits = |line: usize| {
        let seen = &scene.lines[line];
        (8..=40).contains(&seen.words)
            && seen.inner_ends <= 1
            && !seen.bullet
            && !scene.is_numbered(line)
            && matches!(roles[line], Role::Prose | Role::Heading | Role::Caption)
    };
    if seen.key == below.key || seen.digits != below.digits || !fits(line) || !fits(line + 1) {
        return;
    }
    // The headline, above a picture that says nearly the same with its credit and without.
    if heads_the_capture(scene, line) && is_told_beside(scene, line + 1) {
        return;
    }
    let (one, other) = (scene.content(line), scene.content(line + 1));
    // The headline, and what its picture says to those who don’t see it: `Panen padi dimulai - Kabar Desa`.
    let named = other.strip_prefix(one).is_some_and(|rest| {
        let mut parting = [" - ", " – ", " | "].iter();
        parting.any(|parting| rest.starts_with(parting))
    });
    // The headline below its date, and what a button of its picture says behind it: `Panen padi dimulai Perbesar`.
    let button = other
        .strip_prefix(one)
        .and_then(|rest| rest.strip_prefix(' '));
    if line > 0
        && roles[line - 1] == Role::Stamp
        && !seen.ends_sentence()
        && button.is_some_and(|word| !word.contains(' '))
        || heads_the_capture(scene, line) && named
    {
        return;
    }
    let longest = one.len().max(other.len());
    let same = |one: &mut dyn Iterator<Item = char>, other: &mut dyn Iterator<Item = char>| {
        one.zip(other)
            .take_while(|(one, other)| one == other)
            .map(|(c, _)| c.len_utf8())
            .sum::<usize>()
    };
    let start = same(&mut one.chars(), &mut other.chars());
    if start < 12 {
        return;
    }
    let end = same(&mut one.chars().rev(), &mut other.chars().rev());
    let credited = scene.marks[line + 1].credit.is_some() || scene.marks[line].credit.is_some();
    if (start + end) * 10 >= longest * 8 || credited && start * 10 >= longest * 6 {
        for line in [line, line + 1] {
            ledger.add(line, "said in two ways", Role::Caption, 34);
        }
    }
}

/// Words of a heading of the story in a language of syllables at most, mostly.
const SUBHEAD: u32 = 7;
/// Words of the text of a picture at least, where the story has headings too.
const LONG: u32 = 9;
/// Characters of the text of a picture that ends with a full stop, mostly.
const CLOSED: u32 = 90;
/// Lines above a standfirst in which no other text stands.
const HEAD: usize = 12;
/// Words of a second one at least, where nothing else looks like a heading.
const OTHER: u32 = 6;

/// The only line of its kind between paragraphs that has more words than headings mostly have: a story with
/// headings has several of them.
fn alone_among_paragraphs(scene: &Scene, roles: &[Role], habit: Habit, ledger: &mut Ledger) {
    if !scene.is_syllabic() {
        return;
    }
    let is_text = |line: usize| roles[line] == Role::Prose && scene.lines[line].chars >= PARAGRAPH;
    let between = (1..scene.len().saturating_sub(1)).filter(|line| {
        roles[*line] == Role::Heading
            && !scene.lines[*line].is_shouted()
            && scene.lines[*line].end == End::Open
            && is_text(line - 1)
            && is_text(line + 1)
    });
    let (long, short): (Vec<usize>, Vec<usize>) =
        between.partition(|line| scene.lines[*line].words > SUBHEAD);
    let [line] = long[..] else {
        return;
    };
    if habit.is_heading(scene, line) {
        return;
    }
    // A single short one beside it is no heading either.
    let other = match short[..] {
        [other] if scene.lines[other].words >= OTHER => Some(other),
        _ => None,
    };
    let alone = short.is_empty() || scene.lines[line].words >= LONG;
    for line in [Some(line).filter(|_| alone), other.filter(|_| alone)] {
        let Some(line) = line else { continue };
        if has_the_form(scene, roles, line) && scene.copies[line] == 1 {
            ledger.add(line, "alone among paragraphs", Role::Caption, 13);
        }
    }
}

/// A line right below the first paragraph that has more words than headings mostly have: the text of the picture that
/// stands below a standfirst.
fn below_the_standfirst(scene: &Scene, roles: &[Role], habit: Habit, ledger: &mut Ledger) {
    let first = roles.iter().position(|role| *role == Role::Prose);
    let Some(line) = first
        .map(|first| first + 1)
        .filter(|line| line + 1 < scene.len())
    else {
        return;
    };
    let is_text = |line: usize| {
        let seen = &scene.lines[line];
        roles[line] == Role::Prose && seen.chars >= PARAGRAPH && seen.ends_sentence()
    };
    let seen = &scene.lines[line];
    if scene.is_syllabic()
        && roles[line] == Role::Heading
        && seen.end == End::Open
        && seen.words >= LONG
        && !seen.is_shouted()
        && scene.copies[line] == 1
        && is_text(line - 1)
        && is_text(line + 1)
        && !habit.is_heading(scene, line)
        && has_the_form(scene, roles, line)
    {
        ledger.add(line, "below the standfirst", Role::Caption, 14);
    }
}

/// Lines from one to the next where the place of a picture is empty, at least.
const EMPTY: usize = 4;

/// The last plain sentence, below as many blank lines as the text of another picture with its credit, and more than
/// paragraphs have above them: their pictures are lost.
fn last_in_its_place(scene: &Scene, roles: &[Role], ledger: &mut Ledger) {
    let Some(last) = roles.iter().rposition(|role| *role == Role::Prose) else {
        return;
    };
    let above = |line: usize| {
        line.checked_sub(1).map_or(0, |above| {
            scene.lines[line]
                .number
                .saturating_sub(scene.lines[above].last_number)
        })
    };
    let gap = above(last);
    if gap < EMPTY || scene.marks[last].credit.is_some() || !is_plain(scene, last) {
        return;
    }
    let placed = |line: &usize| above(*line) >= EMPTY && above(*line).abs_diff(gap) <= 1;
    let credited =
        |line: &usize| roles[*line] == Role::Caption && scene.marks[*line].credit.is_some();
    let others = |line: &usize| roles[*line] == Role::Prose && placed(line);
    if (1..last).filter(credited).any(|line| placed(&line)) && !(1..last).any(|line| others(&line))
    {
        ledger.add(last, "below the place of a picture", Role::Caption, 34);
    }
}

/// A short plain sentence between long paragraphs, or beside a picture's file, is the picture's text.
fn picture_texts(scene: &Scene, roles: &[Role], habit: Habit, ledger: &mut Ledger) {
    let mut short = Vec::new();
    for line in 0..scene.len() {
        let seen = &scene.lines[line];
        if !matches!(roles[line], Role::Prose | Role::Heading) {
            continue;
        }
        let could_be = |line: usize| {
            let seen = &scene.lines[line];
            seen.chars <= 200 && seen.inner_ends == 0 && seen.end != End::Colon
        };
        // Of two lines the one below the file, with a credit or without a full stop, is its text.
        let better_below = seen.ends_sentence()
            && match near(roles, line, 2) {
                Some(Role::Caption) => scene.marks[line + 2].credit.is_some(),
                Some(Role::Prose | Role::Heading) => {
                    could_be(line + 2) && !scene.lines[line + 2].ends_sentence()
                }
                _ => false,
            };
        // `Mengenai harga, …` goes on with the text that stood above the picture.
        let goes_on = !scene.is_syllabic()
            && seen.ends_sentence()
            && scene.marks[line].said.lead.has(Kinds::CONNECTIVE);
        let file_above = near(roles, line, -1) == Some(Role::Picture);
        let file_below = near(roles, line, 1) == Some(Role::Picture);
        let beside = file_above || file_below && !better_below;
        if beside && could_be(line) && !goes_on && !sentences::has_dateline(scene.content(line)) {
            ledger.add(line, "beside a picture file", Role::Caption, 24);
        }
        if !is_plain(scene, line) {
            continue;
        }
        let up = paragraph(scene, roles, line, -1);
        let down = paragraph(scene, roles, line, 1);
        // Where texts of pictures without a credit are known, one more may stand below the standfirst or above the
        // name of the author.
        let one_of_several = habit.closed
            && seen.end == End::Stop
            && (names(scene, line) || opens_with_name(scene, line));
        match (up, down) {
            (Some(_), Some(down)) if one_of_several && is_first(roles, line - 1) => {
                short.push((line, down));
            }
            (Some(up), Some(down)) => short.push((line, up.min(down))),
            (Some(up), None) if one_of_several && near(roles, line, 1) == Some(Role::Byline) => {
                short.push((line, up));
            }
            _ => {}
        }
    }
    // Where most paragraphs hold a single sentence, several short ones tell nothing.
    let single = short.len() > 1 && holds_single_sentences(scene, roles);
    for (line, neighbour) in short {
        uncredited(scene, line, neighbour, Habit { single, ..habit }, ledger);
    }
}

/// Whether the first words of a line have capitals: `Nguyễn Thị A hát …`
fn opens_with_name(scene: &Scene, line: usize) -> bool {
    let mut words = scene.content(line).split(' ').take(2);
    words.all(|word| word.starts_with(char::is_uppercase)) && scene.lines[line].words > 2
}

/// Whether no running text stands above a line.
fn is_first(roles: &[Role], line: usize) -> bool {
    !roles[line.saturating_sub(HEAD)..line].contains(&Role::Prose)
}

/// Whether the paragraphs of a capture end as sentences do, as a habit.
fn ends_its_sentences(scene: &Scene, roles: &[Role]) -> bool {
    let (mut all, mut ended) = (0, 0);
    for (line, role) in scene.lines.iter().zip(roles) {
        if *role == Role::Prose && line.chars >= 90 {
            all += 1;
            ended += u32::from(line.end != End::Open);
        }
    }
    all >= 3 && ended * 10 >= all * 8
}

/// Whether most paragraphs of a capture hold a single sentence.
fn holds_single_sentences(scene: &Scene, roles: &[Role]) -> bool {
    let (mut all, mut several) = (0, 0);
    for (line, role) in scene.lines.iter().zip(roles) {
        if *role == Role::Prose && line.chars >= PARAGRAPH {
            all += 1;
            several += u32::from(line.inner_ends > 0);
        }
    }
    several * 3 < all
}

/// How a capture is written.
#[derive(Clone, Copy)]
struct Habit {
    /// Paragraphs end as sentences do.
    whole: bool,
    /// Most paragraphs hold a single sentence, and several are short.
    single: bool,
    /// Pictures have credits.
    credited: bool,
    /// Texts of pictures end with a full stop.
    closed: bool,
    /// Headings have a dash inside: `Fulan - Tiga buku`.
    parted: bool,
}

impl Habit {
    fn of(scene: &Scene, roles: &[Role]) -> Self {
        let is_text =
            |line: usize| roles[line] == Role::Prose && scene.lines[line].chars >= PARAGRAPH;
        let (mut closed, mut parted) = (false, 0);
        for line in 1..scene.len().saturating_sub(1) {
            let seen = &scene.lines[line];
            if seen.chars > CLOSED || !is_text(line - 1) || !is_text(line + 1) {
                continue;
            }
            closed |= seen.end == End::Stop && is_plain(scene, line);
            parted += u32::from(seen.end == End::Open && is_parted(scene, line));
        }
        Habit {
            whole: ends_its_sentences(scene, roles),
            single: false,
            credited: scene.marks.iter().any(|marks| marks.credit.is_some()),
            closed,
            parted: parted >= 2,
        }
    }

    /// Whether a line without a full stop is a heading rather than the text of a picture: who credits pictures, or
    /// ends their texts with a full stop, does so with all of them, and headings name no people and places.
    fn is_heading(self, scene: &Scene, line: usize) -> bool {
        let seen = &scene.lines[line];
        let plain = seen.digits == 0
            && (seen.capitalized <= 1 && self.credited || seen.capitalized <= 2 && self.closed);
        scene.is_syllabic()
            && seen.end == End::Open
            && (plain || self.parted && is_parted(scene, line))
    }
}

/// Whether a line has a dash inside, with spaces around it.
fn is_parted(scene: &Scene, line: usize) -> bool {
    let content = scene.content(line);
    content.contains(" - ") || content.contains(" – ")
}

/// `***`, `---`
fn is_rule(scene: &Scene, line: usize) -> bool {
    let content = &scene.text[scene.lines[line].span.clone()];
    content.len() >= 3
        && content
            .bytes()
            .all(|b| matches!(b, b'*' | b'-' | b'_' | b'=' | b' '))
}

/// Whether a line is one plain sentence as picture texts are: nobody speaks, nothing is taken up.
pub(super) fn is_plain(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    let said = scene.marks[line].said;
    let (connects, leans) = (said.lead.has(Kinds::CONNECTIVE), said.leans);
    let ended = seen.end == End::Stop;
    // What stands open below a rule (`***`) heads the next part.
    let heads = seen.end == End::Open && line > 0 && is_rule(scene, line - 1);
    !heads
        && (25..=150).contains(&seen.chars)
        && seen.inner_ends == 0
        && !seen.opens_quote
        && !seen.bullet
        && !seen.starts_small
        && (seen.end == End::Stop || seen.end == End::Open && seen.chars >= 56)
        && !(connects && (ended || leans))
        && !(ended && leans)
}

/// Whether a line is full of names, as texts of pictures with people are.
fn names(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    seen.capitalized * 10 >= seen.words * 3
}

/// The characters of the nearest paragraph on one side; another picture text may stand between.
fn paragraph(scene: &Scene, roles: &[Role], line: usize, step: isize) -> Option<u32> {
    let mut skipped = false;
    for distance in 1..=3 {
        if distance > 2 && !skipped {
            break;
        }
        let at = line.checked_add_signed(step * distance)?;
        match roles.get(at)? {
            Role::Prose
                if !skipped && is_plain(scene, at) && names(scene, at) && names(scene, line) =>
            {
                skipped = true;
            }
            Role::Prose if scene.lines[at].chars >= 90 => return Some(scene.lines[at].chars),
            Role::Related | Role::Stamp => return None,
            _ => {}
        }
    }
    None
}

fn uncredited(scene: &Scene, line: usize, neighbour: u32, habit: Habit, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    if habit.is_heading(scene, line) {
        return;
    }
    // Papers that write in syllables often leave the credit out; elsewhere it takes more to believe it.
    let plain = habit.single && !names(scene, line);
    let rare = (!scene.is_syllabic() || plain) && seen.end == End::Stop;
    let times = neighbour / seen.chars;
    let enough = match (rare, scene.is_syllabic()) {
        (true, true) => 3,
        (true, false) => 4,
        _ if seen.chars >= PARAGRAPH && seen.end == End::Stop && !names(scene, line) => 3,
        _ => 2,
    };
    if times >= enough {
        let more = if times >= 3 { 2 } else { 0 };
        ledger.add(
            line,
            "short between long paragraphs",
            Role::Caption,
            18 + more,
        );
        ledger.add(
            line,
            "short between long paragraphs",
            Role::Prose,
            -14 - more,
        );
    }
    // Right below a picture's text with its credit a sentence without one goes on with the story.
    let credited_above = line > 0 && scene.marks[line - 1].credit.is_some();
    if seen.end == End::Open && habit.whole && !credited_above {
        ledger.add(
            line,
            "no full stop, unlike the paragraphs",
            Role::Caption,
            14,
        );
        ledger.add(line, "no full stop, unlike the paragraphs", Role::Prose, -6);
    }
}
