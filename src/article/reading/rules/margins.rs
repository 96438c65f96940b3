//! Rules about the lines at the edges of the running text: what opens it, what rounds it off, what other
//! pages' parts stick to it.

use super::pictures;
use crate::article::reading::credit::Credit;
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::{self, End};
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::{Marks, Scene};
use crate::article::reading::sentences;
use crate::article::reading::words::tells_of_an_author;
use crate::article::words::Word;

/// Applies every rule; the evidence of [`single`](super::single) lines has to be there.
pub(super) fn observe(scene: &Scene, ledger: &mut Ledger) {
    let roles: Vec<Role> = (0..scene.len()).map(|line| ledger.best(line)).collect();
    let title_case = writes_titles_in_capitals(scene, &roles);
    let first = roles.iter().position(|role| *role == Role::Prose);
    let last = roles.iter().rposition(|role| *role == Role::Prose);
    let sourced = |marks: &&Marks| marks.credit == Some(Credit::Sourced);
    let one_source = scene.marks.iter().filter(sourced).nth(1).is_none();
    for line in 0..scene.len() {
        cut_above_opening(scene, &roles, line, ledger);
        rounds_off(scene, &roles, title_case, line, ledger);
        last_words(scene, &roles, line, ledger);
        breaks_off(scene, &roles, line, ledger);
        trails_off(scene, &roles, line, ledger);
        signed(scene, &roles, one_source, line, ledger);
        footnote(scene, &roles, line, ledger);
        appeal(scene, &roles, line, ledger);
        signs_off(scene, &roles, line, ledger);
        about_the_author(scene, &roles, line, ledger);
        if last == Some(line) {
            opens_again(scene, &roles, line, ledger);
            portrait(scene, &roles, line, ledger);
        }
        // Above the text a mail address is its author's.
        if first.is_some_and(|first| first < line) {
            about_the_publisher(scene, &roles, line, ledger);
        }
    }
}

/// The first words of a text with its dateline, cut off below the initials that sign a text.
fn opens_again(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let is_below_the_end =
        line > 0 && roles[line - 1] == Role::Prose && line::is_signed(scene.content(line - 1));
    if is_below_the_end
        && seen.end == End::Open
        && seen.inner_ends > 0
        && sentences::has_dateline(scene.content(line))
    {
        ledger.add(line, "opens again below the initials", Role::Teaser, 60);
    }
}

/// Whether most headlines of a capture begin every word with a capital.
fn writes_titles_in_capitals(scene: &Scene, roles: &[Role]) -> bool {
    let (mut all, mut capital) = (0, 0);
    for (line, role) in scene.lines.iter().zip(roles) {
        if *role == Role::Heading && line.words >= 5 {
            all += 1;
            capital += u32::from(is_title_case(line.capitalized, line.words));
        }
    }
    capital > 0 && capital * 2 >= all
}

fn is_title_case(capitalized: u32, words: u32) -> bool {
    capitalized * 10 >= words * 6
}

/// Lines at the top of a capture among which another story is announced.
const TOP: usize = 6;
/// Characters of the text that announces it, at least.
const ANNOUNCED: u32 = 90;
/// Letters of a word that two lines share.
const SHARED: usize = 4;

/// Headline and first words of another story, cut off in the middle, right above the dateline that opens the text and of
/// which the headline says no word.
fn cut_above_opening(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    if !(1..TOP).contains(&line) || line + 1 >= scene.len() {
        return;
    }
    let seen = &scene.lines[line];
    let cut = seen.end == End::Open && seen.inner_ends > 0 && seen.chars >= ANNOUNCED;
    let headed = roles[line - 1] == Role::Heading && scene.lines[line - 1].words >= 4;
    let opens = || {
        roles[line] == Role::Prose
            && roles[line + 1] == Role::Prose
            && sentences::has_dateline(scene.content(line + 1))
    };
    let shares = || {
        let (head, told) = (scene.words_of(line - 1), scene.words_of(line + 1));
        let known =
            |word: &Word| word.span().len() >= SHARED && told.iter().any(|of| of.key == word.key);
        head.iter().any(known)
    };
    if cut && headed && opens() && !shares() {
        ledger.add(line, "cut off above the dateline", Role::Teaser, 60);
        ledger.add(line - 1, "headline of what is cut off", Role::Teaser, 44);
    }
}

/// Characters of the paragraph above the last line at least.
const ABOVE: u32 = 45;

/// Whether a line is the last one between the text and what follows it on a page, as far as the lines around
/// it tell: a paragraph above, the end of the capture or another part of the page below.
fn is_last(scene: &Scene, roles: &[Role], line: usize, ledger: &Ledger) -> bool {
    let above = (0..line)
        .rev()
        .take(3)
        .find(|at| !matches!(roles[*at], Role::Caption | Role::Picture | Role::Related));
    if !above.is_some_and(|at| roles[at] == Role::Prose && scene.lines[at].chars >= ABOVE) {
        return false;
    }
    match roles.get(line + 1) {
        None
        | Some(Role::Related | Role::Comments | Role::Source | Role::Keywords | Role::Sharing) => {
            true
        }
        Some(role @ (Role::Byline | Role::Furniture)) if ledger.sum(line + 1, *role) >= 20 => true,
        // A name, and no paragraph below it.
        Some(_) => {
            ledger.sum(line + 1, Role::Byline) > 0 && roles.get(line + 2) != Some(&Role::Prose)
        }
    }
}

/// A single long line without a full stop between the text and what follows it on a page is the last
/// sentence of the text; headlines of other stories come in numbers or below a label.
fn rounds_off(scene: &Scene, roles: &[Role], title_case: bool, line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let open = roles[line] == Role::Heading && seen.end == End::Open;
    let short = seen.words < 9 || seen.chars < 50;
    if !open || short || seen.bullet || scene.copies[line] > 1 || scene.is_border(line + 1) {
        return;
    }
    if !is_last(scene, roles, line, ledger) || is_title_case(seen.capitalized, seen.words) {
        return;
    }
    // The text has its end above.
    if line > 0 && line::is_signed(scene.content(line - 1)) {
        return;
    }
    let goes_on = scene.marks[line].said.lead.has(Kinds::CONNECTIVE);
    let weight = match (goes_on, title_case && !scene.is_syllabic()) {
        (true, _) => 20,
        // Among headlines with capitals a line without them stands out.
        (_, true) => 18,
        _ => 13,
    };
    ledger.add(line, "rounds the text off", Role::Prose, weight);
}

/// A question or a wish to the reader closes the text: `Bagaimana menurut Anda?`, `Semoga bermanfaat!`
fn last_words(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let said = scene.marks[line].said;
    let plain = seen.end == End::Question
        && (2..=16).contains(&seen.words)
        && !seen.bullet
        && scene.copies[line] == 1
        && !is_title_case(seen.capitalized, seen.words)
        && said.whole == Kinds::default()
        && (said.lead_words == 0 || said.lead.has(Kinds::CONNECTIVE));
    if plain && is_last(scene, roles, line, ledger) {
        ledger.add(line, "last words", Role::Prose, 28);
    }
}

/// Whether a line is the beginning of any sentence: no label, no appeal, hardly a capital.
fn plainly_goes_on(scene: &Scene, line: usize) -> bool {
    let (seen, said) = (&scene.lines[line], scene.marks[line].said);
    !scene.is_syllabic()
        && seen.words >= 4
        && seen.digits == 0
        && !seen.starts_small
        && seen.capitalized * 3 <= seen.words
        && said.lead_words == 0
        && said.appeals == 0
}

/// Whether a small word follows the last comma of a line: `… mengatakan, kec`.
fn tells(content: &str) -> bool {
    let behind = content
        .rsplit_once(',')
        .map(|(_, behind)| behind.trim_start());
    behind.is_some_and(|text| text.is_empty() || text.starts_with(char::is_lowercase))
}

/// Letters of what somebody does, at least.
const VERB: usize = 5;

/// `Fulan mengatakan`: somebody, and the beginning of what they did.
fn names_and_tells(scene: &Scene, line: usize) -> bool {
    let (seen, said) = (&scene.lines[line], scene.marks[line].said);
    let told = scene.content(line).split_once(' ');
    !scene.is_syllabic()
        && seen.words == 2
        && seen.capitalized == 1
        && seen.digits == 0
        && said.lead_words == 0
        && told.is_some_and(|(name, verb)| {
            name.starts_with(char::is_uppercase)
                && verb.len() >= VERB
                && verb.bytes().all(|byte| byte.is_ascii_lowercase())
        })
}

/// Letters of the part of a word on which a text breaks off, at most.
const PART_OF_A_WORD: usize = 2;

/// Whether a line ends in a small word of a letter or two, as no sentence of words that are longer does.
fn is_cut_in_a_word(scene: &Scene, line: usize) -> bool {
    let last = scene.content(line).rsplit(' ').next().unwrap_or_default();
    !scene.is_syllabic()
        && (1..=PART_OF_A_WORD).contains(&last.len())
        && last.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The last line of a capture that was cut off in the middle of a sentence: it goes on with the story, or somebody
/// speaks, and nothing stands below it.
fn breaks_off(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    if line + 1 < scene.len() {
        return;
    }
    let seen = &scene.lines[line];
    let said = scene.marks[line].said;
    let speaks = seen.opens_quote && seen.quotes > 0;
    let title_case = is_title_case(seen.capitalized, seen.words);
    // `Theo Kabar` signs off.
    let named = scene.is_syllabic() && seen.words < 5;
    let goes_on = said.lead.has(Kinds::CONNECTIVE) && !named
        || seen.commas > 0 && !seen.starts_small && (!title_case || tells(scene.content(line)))
        || (said.dangling || is_cut_in_a_word(scene, line)) && seen.words >= 5
        || plainly_goes_on(scene, line)
        || names_and_tells(scene, line);
    let comma = seen.end == End::Colon && seen.commas > 0;
    let plain = (comma
        || seen.end == End::Open && (seen.words >= 3 || names_and_tells(scene, line)))
        && (1..=14).contains(&seen.words)
        && !seen.bullet
        && seen.separators == 0
        && said.whole == Kinds::default()
        && !said.colon;
    let advertised = |at: &usize| scene.marks[*at].said.whole.has(Kinds::INTERRUPTION);
    let below_text = |line: usize| {
        let above = (0..line).rev().find(|at| !advertised(at));
        above.is_some_and(|above| {
            roles[above] == Role::Prose
                && scene.lines[above].chars >= ABOVE
                && scene.lines[above].ends_sentence()
        })
    };
    if plain && (speaks || goes_on) && below_text(line) {
        ledger.add(line, "breaks off", Role::Prose, 34);
    }
}

/// A last sentence that ends in three dots, right below a paragraph, leaves something open; other stories
/// that are cut off stand in lists.
fn trails_off(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let below_text = line > 0 && roles[line - 1] == Role::Prose;
    if roles[line] == Role::Teaser
        && seen.end == End::Ellipsis
        && seen.chars >= ABOVE
        && !seen.bullet
        && scene.marks[line].said.appeals == 0
        && below_text
        && is_last(scene, roles, line, ledger)
    {
        ledger.add(line, "leaves something open", Role::Prose, 18);
    }
}

/// A last paragraph with the initials or names of its makers in brackets behind its full stop is no text
/// of a picture.
fn signed(scene: &Scene, roles: &[Role], one_source: bool, line: usize, ledger: &mut Ledger) {
    let told = || {
        let content = scene.content(line).trim_end_matches('.');
        [(')', '('), (']', '[')]
            .iter()
            .find_map(|(close, open)| content.strip_suffix(*close)?.rsplit_once(*open))
            .is_some_and(|(before, _)| before.trim_end().ends_with(['.', '"', '”', '!', '?']))
    };
    if roles[line] == Role::Caption
        && told()
        && may_sign(scene, one_source, line)
        && scene.lines[line].chars >= 60
        && !(line > 0 && pictures::repeats_credited(scene, line, line - 1))
        && is_last(scene, roles, line, ledger)
    {
        ledger.add(line, "signed at the end", Role::Prose, 38);
    }
}

/// Whether what stands in brackets behind a line may sign the text; of several sources each is a picture's.
fn may_sign(scene: &Scene, one_source: bool, line: usize) -> bool {
    match scene.marks[line].credit {
        Some(Credit::Unlabelled) => true,
        Some(Credit::Sourced) => one_source,
        _ => false,
    }
}

/// A remark to the text: `(*) Names were changed.`, or behind a star that opens no list.
fn footnote(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let whole = &scene.text[seen.span.clone()];
    if !whole.starts_with(['(', '[', '*']) {
        return;
    }
    if seen.words <= 30
        && ["(*)", "(**)", "(1)", "[*]"]
            .iter()
            .any(|mark| whole.starts_with(mark))
    {
        ledger.add(line, "footnote", Role::Furniture, 26);
    }
    let listed = |at: Option<usize>| {
        at.and_then(|at| scene.lines.get(at))
            .is_some_and(|line| line.bullet)
    };
    let goes_on = roles.get(line + 1) == Some(&Role::Prose);
    if whole.starts_with('*') && !listed(line.checked_sub(1)) && !listed(Some(line + 1)) && !goes_on
    {
        // A rule of dashes above sets it off.
        let ruled = line
            .checked_sub(1)
            .is_some_and(|at| scene.lines[at].letters == 0);
        let weight = if ruled { 40 } else { 26 };
        ledger.add(line, "footnote", Role::Furniture, weight);
    }
}

/// Appeals in a row, at most.
const APPEALS: usize = 8;

/// A site asks its readers to follow, join, download, donate: several such words, close together, and no
/// paragraph behind that is none.
fn appeal(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let asks = |at: usize| {
        let (seen, appeals) = (&scene.lines[at], scene.marks[at].said.appeals);
        let dense = appeals >= 3 && appeals * 7 >= seen.words;
        dense && seen.words <= 70 && seen.quotes < 2 && !seen.opens_quote
    };
    if !asks(line) {
        return;
    }
    let below = (line + 1..scene.len()).take(APPEALS).find(|at| !asks(*at));
    if below.is_none_or(|at| roles[at] != Role::Prose) {
        let weight = if scene.marks[line].said.appeals >= 4 {
            40
        } else {
            24
        };
        ledger.add(line, "addresses the reader", Role::Furniture, weight);
    }
}

/// A name alone right behind the text, or in front of the list that follows it.
fn signs_off(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    if line == 0 || roles[line - 1] != Role::Prose {
        return;
    }
    let is_name = seen.digits == 0
        && (1..=6).contains(&seen.words)
        && seen.chars <= 36
        && seen.capitalized == seen.words
        && !seen.bullet
        && seen.separators == 0
        && matches!(seen.end, End::Open | End::Stop);
    // The name of a person stands twice below their picture.
    let again = scene
        .lines
        .get(line + 1)
        .is_some_and(|next| next.key == seen.key);
    let behind = &roles[line + 1 + usize::from(again)..];
    let closes = behind
        .first()
        .is_none_or(|role| !matches!(role, Role::Prose | Role::Caption | Role::Heading))
        // Only buttons stand between it and more of the text.
        && behind.iter().take(4).find(|role| **role != Role::Furniture) != Some(&Role::Prose);
    if !is_name || scene.marks[line].said.whole.has(Kinds::RELATED) {
        return;
    }
    // `Văn A - Thị B`
    let content = scene.content(line);
    if seen.words >= 4
        && [" - ", " – ", "/", " & "]
            .iter()
            .any(|mark| content.contains(mark))
    {
        ledger.add(line, "names behind the text", Role::Byline, 16);
    } else if closes {
        let weight = if seen.is_shouted() && seen.words >= 2 {
            14
        } else {
            10
        };
        ledger.add(line, "name behind the text", Role::Byline, weight);
    }
}

/// Lines above the name of a person in which the story tells of them.
const TOLD: usize = 40;

/// `Fulan Polan`, and below it `Fulan Polan is …`; the text of a picture if the story tells of the person.
fn about_the_author(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let Some(above) = line.checked_sub(1) else {
        return;
    };
    let name = &scene.lines[above];
    let is_name = (2..=5).contains(&name.words)
        && name.capitalized == name.words
        && name.digits == 0
        && name.end == End::Open;
    if !is_name || roles[line] != Role::Prose || scene.lines[line].chars > 400 {
        return;
    }
    // Without the word of address before it: `Ông Văn A`, and `ông Văn A` in the text.
    let whole = scene.content(above);
    let called = whole.split_once(' ').filter(|(_, rest)| rest.contains(' '));
    let person = called.map_or(whole, |(_, rest)| rest);
    let told = |at: usize| {
        matches!(roles[at], Role::Prose | Role::Heading) && scene.content(at).contains(person)
    };
    if scene.content(line).starts_with(scene.content(above))
        && !(above.saturating_sub(TOLD)..above).any(told)
    {
        ledger.add(line, "about the name above", Role::Byline, 46);
        ledger.add(above, "name of the author", Role::Byline, 16);
    }
}

/// Words of a name, at least and at most, and characters of a portrait, at most.
const NAME: (usize, usize) = (2, 5);
const PORTRAIT: u32 = 400;

/// The last paragraph, if it says of somebody that the story tells nothing of that they write: its author.
fn portrait(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let content = scene.content(line);
    let mut words = content.split_inclusive(' ');
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase) && word.ends_with(' ');
    let name: Vec<&str> = words
        .by_ref()
        .take(NAME.1 + 1)
        .take_while(is_capital)
        .collect();
    let bytes = name.iter().map(|word| word.len()).sum();
    let (name, rest) = (content[..bytes].trim_end(), &content[bytes..]);
    let told = |at: usize| roles[at] == Role::Prose && scene.content(at).contains(name);
    if (NAME.0..=NAME.1).contains(&name.split(' ').count())
        && scene.lines[line].chars <= PORTRAIT
        && tells_of_an_author(rest)
        && (line.saturating_sub(TOLD)..line).any(|at| roles[at] == Role::Prose)
        && !(line.saturating_sub(TOLD)..line).any(told)
    {
        ledger.add(line, "portrait of the author", Role::Byline, 46);
    }
}

/// A text about an organization right above its address is not the story's.
fn about_the_publisher(scene: &Scene, roles: &[Role], line: usize, ledger: &mut Ledger) {
    let said = scene.marks[line].said;
    let presents = said.lead.has(Kinds::ORGANIZATION) || said.appeals >= 2;
    if roles[line] != Role::Prose || !presents {
        return;
    }
    let address = |at: usize| {
        scene.marks.get(at).is_some_and(|marks| {
            marks.mail || marks.said.colon && marks.said.lead.has(Kinds::FURNITURE_LEAD)
        })
    };
    // Below its name, a mail address is that of the author.
    let below = roles.get(line + 1);
    if address(line + 1) || address(line + 2) && !matches!(below, Some(Role::Prose | Role::Byline))
    {
        ledger.add(line, "above an address", Role::Furniture, 48);
    }
}
