//! Where the story starts and ends: the stretch of lines whose worth adds up to most.

use super::column;
use super::headline;
use crate::article::html::{Markup, Places};
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line;
use crate::article::reading::phrases::Kinds;
use crate::article::reading::rules::lists;
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;
use std::ops::Range;

/// Characters of a long paragraph; in running text a sentence ends within as many.
const PARAGRAPH: u32 = 400;

/// Characters of what front pages show of a story, if it is more than one sentence.
const TEASER: u32 = 240;

/// Characters of a sentence.
const SENTENCE: u32 = 60;

/// What a line adds to a stretch that is taken for the story, in the points of the [`Ledger`].
fn worth(scene: &Scene, ledger: &Ledger, line: usize) -> i32 {
    let role = ledger.best(line);
    if scene.is_copy(line) && scene.lines[line].chars >= 40 && role == Role::Prose {
        return 0;
    }
    // The markup shows that the text goes on behind it.
    let is_set_in = |markup: Markup| {
        let set_in = Places::FORM.with(Places::HIDDEN).with(Places::ADVERT);
        markup.places.has(Places::STORY) && markup.places.has(set_in)
    };
    if role != Role::Prose && scene.markup(line).is_some_and(is_set_in) {
        return SET_IN;
    }
    match role {
        Role::Prose => {
            let prose = i32::from(ledger.sum(line, Role::Prose));
            let against = Role::ALL[1..]
                .iter()
                .map(|role| i32::from(ledger.sum(line, *role)))
                .max()
                .unwrap_or(0);
            (prose - against * 2 / 3).clamp(2, 40) + length(scene, line)
        }
        Role::Related if lists::is_skipped(scene, line) => 0,
        Role::Caption if ledger.sum(line, Role::Caption) >= 30 => 4,
        Role::Caption => 1,
        Role::Picture => 0,
        Role::Heading if scene.lines[line].bullet => -10,
        // The number of a part.
        Role::Heading if ledger.sum(line, Role::Heading) >= 20 && scene.is_numbered(line) => 0,
        Role::Heading if lists::is_said_often(scene, line) => 0,
        Role::Heading => -7,
        Role::Furniture | Role::Sharing | Role::Related
            if scene.marks[line].said.whole.has(Kinds::INTERRUPTION) =>
        {
            -2
        }
        Role::Byline if ledger.sum(line, Role::Byline) >= 20 => -16,
        Role::Byline => -9,
        Role::Sharing => -6,
        Role::Furniture if scene.is_border(line) => -1,
        Role::Furniture if ledger.sum(line, Role::Furniture) >= 30 => -22,
        Role::Furniture if scene.lines[line].letters <= 2 => -3,
        Role::Furniture => -8,
        Role::Stamp => -18,
        Role::Source => -14,
        Role::Teaser if lists::is_entry_of_inset(scene, line) => -5,
        Role::Teaser if scene.lines[line].bullet && lists::between(scene, line).is_some() => -5,
        Role::Teaser if lists::asks_below_dash(scene, line) => -4,
        Role::Teaser => -14,
        Role::Related if scene.lines[line].words > 4 => -6,
        Role::Related if scene.marks[line].said.lead.has(Kinds::RELATED_LEAD) => -9,
        Role::Related => -22,
        Role::Comments => -24,
        Role::Keywords => -22,
    }
}

/// Words of a button that counts comments at most, and lines above it without any text but the lead.
const BUTTON: u32 = 3;
const ABOVE_LEAD: usize = 12;

/// Whether a line is the button with the number of comments that some pages show between lead and text.
fn is_button_below_lead(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    let seen = &scene.lines[line];
    let is_text = |at: usize| at < scene.len() && ledger.best(at) == Role::Prose;
    let above = line.saturating_sub(ABOVE_LEAD)..line.saturating_sub(1);
    seen.digits > 0
        && seen.words <= BUTTON
        && line > 0
        && is_text(line - 1)
        && is_text(line + 1)
        && scene.lines[line + 1].chars >= SENTENCE
        && above.clone().any(|at| ledger.best(at) == Role::Stamp)
        && !above.into_iter().any(is_text)
}

/// Characters of a last paragraph at least.
const SIGNED: u32 = 40;

/// Whether the names or initials of those who made the article stand behind a paragraph: no
/// teaser is signed.
fn is_above_sign_off(scene: &Scene, ledger: &Ledger, line: usize) -> bool {
    let seen = &scene.lines[line];
    let below = line + 1;
    let signs = |role| ledger.best(below) == role && ledger.sum(below, role) >= 24;
    seen.ends_sentence()
        && seen.chars >= SIGNED
        && (line::is_signed(scene.content(line))
            || below < scene.len() && (signs(Role::Byline) || signs(Role::Source)))
}

/// Paragraphs that a capture holds in one line are worth what they would be worth in lines of their own.
fn length(scene: &Scene, line: usize) -> i32 {
    let seen = &scene.lines[line];
    if seen.chars <= PARAGRAPH || seen.inner_ends * PARAGRAPH < seen.chars {
        return 0;
    }
    i32::try_from((seen.chars - PARAGRAPH) / 12)
        .unwrap_or(i32::MAX)
        .min(4000)
}

/// What a line costs that is set in between two paragraphs.
const SET_IN: i32 = -1;
/// What a stretch has to be worth for a sign-off to close it: two or three paragraphs.
const TOLD: i32 = 60;
/// What the paragraph above the sign-off is worth besides.
const CLOSES: i32 = 24;
/// What it costs to go on right below a paragraph with the initials of its makers or `./.` behind it: teasers stand there,
/// and seldom more of the text.
const SIGNED_ABOVE: i32 = 140;
/// What it costs to go on behind a line that signs a story off: who wrote it, its key words, the comments
/// on it. The teasers that stand there are worth less.
fn closing(scene: &Scene, ledger: &Ledger, line: usize) -> i32 {
    let role = ledger.best(line);
    let sum = ledger.sum(line, role);
    match role {
        Role::Byline if scene.lines[line].ends_sentence() => i32::MAX,
        // A label with a name, initials in brackets.
        Role::Byline if sum >= 24 => -100,
        // A name right behind the text.
        Role::Byline if sum >= 18 => -64,
        Role::Comments if is_button_below_lead(scene, ledger, line) => i32::MAX,
        Role::Keywords | Role::Comments if sum >= 26 => -64,
        // The address of the page.
        Role::Source
            if sum >= 40 && scene.marks[line].said.colon && scene.marks[line].link.is_some() =>
        {
            -100
        }
        // Charts name their sources in mid-text, too.
        Role::Source if sum >= 40 && scene.marks[line].said.colon => -48,
        _ => i32::MAX,
    }
}

/// Lines right after a headline, stamp or byline are where stories start.
fn opening(scene: &Scene, ledger: &Ledger) -> Vec<i32> {
    let mut bonus = Vec::with_capacity(scene.len());
    let mut head = 0;
    for line in 0..scene.len() {
        bonus.push(head);
        head = match ledger.best(line) {
            Role::Stamp => 30,
            Role::Byline => head.max(8),
            Role::Prose => 0,
            Role::Heading => (head - 1).max(10),
            _ => (head - 1).max(0),
        };
    }
    bonus
}

/// The lines of the story, from the first to behind the last; empty if the capture has none.
pub(super) fn find(scene: &Scene, ledger: &Ledger) -> Range<usize> {
    let opening = opening(scene, ledger);
    let set_in = column::set_in(scene, ledger);
    let mut best = (0, 0..0);
    let mut start = 0;
    let mut sum = 0;
    let mut signed = false;
    let mut closed = false;
    let (mut commented, mut ended) = (false, false);
    let last_mark = (0..scene.len())
        .rev()
        .find(|line| sentences::is_closed(scene.content(*line)));
    for (line, opening) in opening.into_iter().enumerate() {
        let mut worth = worth(scene, ledger, line);
        // The markup shows that the text goes on behind it.
        if worth < SET_IN && set_in.get(line) == Some(&true) {
            worth = SET_IN;
        }
        commented |= best.0 >= TOLD
            && scene.marks[line].said.whole.has(Kinds::COMMENTS)
            && !is_button_below_lead(scene, ledger, line);
        ended |= best.0 >= TOLD && line > 0 && last_mark == Some(line - 1);
        // Below the place for comments, and below the mark that closes the last text, stand the first words of
        // other stories.
        if worth > 0 {
            worth /= match (ended, commented) {
                (true, _) => 4,
                (false, true) => 2,
                (false, false) => 1,
            };
        }
        // Teasers below the initials of the makers hold a single sentence each.
        if closed && worth > 0 && scene.lines[line].inner_ends == 0 {
            worth = (worth / 3).max(1);
        }
        if sum >= TOLD {
            if line > 0 && signed && worth > 0 {
                worth -= SIGNED_ABOVE;
            }
            worth = worth.min(closing(scene, ledger, line));
            if ledger.best(line) == Role::Prose && is_above_sign_off(scene, ledger, line) {
                worth += CLOSES;
            }
        }
        if sum <= 0 || sum < opening && worth > 0 {
            closed = false;
            start = line;
            sum = if worth > 0 { opening } else { 0 };
        }
        signed = ledger.best(line) == Role::Prose
            && scene.lines[line].ends_sentence()
            && (line::is_signed(scene.content(line)) || sentences::is_closed(scene.content(line)));
        closed |= signed && sum >= TOLD;
        sum += worth;
        if worth > 0 && sum > best.0 {
            best = (sum, start..line + 1);
        }
    }
    if is_front_page(scene, ledger, &best.1) {
        return 0..0;
    }
    let story = below_its_head(scene, ledger, above_its_head(scene, ledger, best.1));
    let story = from_its_standfirst(scene, ledger, story);
    let story = from_its_author(scene, ledger, story);
    from_its_number(scene, ledger, story)
}

/// The page of a long article may begin with the heading of a part: `4. Panen di Melati`.
fn from_its_number(scene: &Scene, ledger: &Ledger, story: Range<usize>) -> Range<usize> {
    let is_part =
        |line: usize| scene.is_numbered(line) && ledger.sum(line, Role::Heading) >= NUMBERED;
    match story.start {
        1 if !story.is_empty() && is_part(0) => 0..story.end,
        _ => story,
    }
}

/// What speaks for the heading of a part that has a number.
const NUMBERED: i16 = 20;

/// Lines between the names of the authors and a story at most, and letters of a word that a standfirst says again.
const BELOW_AUTHOR: usize = 6;
const SAID_AGAIN: usize = 4;

/// The last page of an article repeats its head and goes on in other words: the story begins with the sentence between
/// headline and author, with at most the picture and its text below them.
fn from_its_author(scene: &Scene, ledger: &Ledger, story: Range<usize>) -> Range<usize> {
    let is_author =
        |at: usize| ledger.best(at) == Role::Byline && ledger.sum(at, Role::Byline) >= 20;
    let is_frame = |at: usize| match ledger.best(at) {
        Role::Byline | Role::Stamp | Role::Caption | Role::Picture => true,
        // The text of the picture, not the name of its maker.
        Role::Heading => scene.lines[at].words > HEAD,
        Role::Furniture | Role::Sharing => scene.lines[at].words <= 3,
        _ => false,
    };
    let reach = story.start.saturating_sub(BELOW_AUTHOR)..story.start;
    let Some(author) = reach
        .rev()
        .take_while(|at| is_frame(*at))
        .filter(|at| is_author(*at))
        .last()
    else {
        return story;
    };
    let Some(line) = author
        .checked_sub(1)
        .filter(|line| *line > 0 && !story.is_empty())
    else {
        return story;
    };
    let (head, seen) = (&scene.lines[line - 1], &scene.lines[line]);
    let is_standfirst = ledger.best(line) == Role::Prose
        && seen.ends_sentence()
        && (SENTENCE..TEASER).contains(&seen.chars)
        && ledger.best(line - 1) == Role::Heading
        && head.words >= HEAD
        && head.could_be_headline()
        && headline::says_again(scene, line - 1, line, SAID_AGAIN) >= 2;
    if is_standfirst {
        line..story.end
    } else {
        story
    }
}

/// Links between the standfirst of a story and its first paragraph at most, and lines from the date down to the
/// standfirst.
const LINKS: usize = 10;
const LEAD: usize = 3;

/// Many pages show links to other stories between standfirst and text, more of them than a short standfirst outweighs:
/// the story begins with the sentence that stands right below the first date of the capture, or with its first line.
fn from_its_standfirst(scene: &Scene, ledger: &Ledger, story: Range<usize>) -> Range<usize> {
    let is_link = |line: &usize| matches!(ledger.best(*line), Role::Teaser | Role::Related);
    let reach = story.start.saturating_sub(LINKS)..story.start;
    let links = reach.rev().take_while(is_link).count();
    let Some(line) = (story.start - links).checked_sub(1) else {
        return story;
    };
    let is_standfirst = links > 0
        && !story.is_empty()
        && ledger.best(line) == Role::Prose
        && ledger.sum(line, Role::Teaser) <= 0
        && scene.lines[line].ends_sentence()
        && (SIGNED..TEASER).contains(&scene.lines[line].chars)
        && !scene.is_copy(line);
    let is_dated = |line: usize| {
        let first = (0..line).find(|at| ledger.best(*at) == Role::Stamp);
        first.is_some_and(|stamp| {
            let is_head = |at: usize| ledger.best(at) == Role::Heading;
            line - stamp <= LEAD
                && (stamp.saturating_sub(LEAD)..line).any(is_head)
                && (stamp + 1..line).all(|at| ledger.best(at) != Role::Prose)
        })
    };
    // A program that takes only the text of a page begins with the first paragraph.
    if is_standfirst && (line == 0 || is_dated(line)) {
        return line..story.end;
    }
    story
}

/// Lines in which the headline of a story is looked for, where first words of others stand above it.
const FIRST: usize = 10;

/// A program may lose the headlines of other stories and leave their first words: what stands above headline and date,
/// less than what stands below them, belongs to others.
fn below_its_head(scene: &Scene, ledger: &Ledger, story: Range<usize>) -> Range<usize> {
    let is_head = |line: &usize| {
        ledger.best(*line) == Role::Heading
            && scene.lines[*line].words >= 4
            && scene.lines[*line].could_be_headline()
            && scene.marks[*line + 1].stamp_covers
            && ledger.best(*line + 1) == Role::Stamp
    };
    let last = story.end.saturating_sub(2);
    let mut reach = story.start + 1..last.min(story.start + FIRST).max(story.start + 1);
    let others =
        |line: usize| ledger.best(line) == Role::Prose && scene.lines[line].chars <= TEASER;
    if story.start >= FIRST || story.start >= scene.len() || !others(story.start) {
        return story;
    }
    let headless =
        (0..story.start).all(|at| !matches!(ledger.best(at), Role::Heading | Role::Stamp));
    // The first line is the title of the page, which says the headline.
    let is_titled =
        |line: usize| line > 0 && sentences::starts_with(scene.content(0), scene.content(line));
    let heads = |line: &usize| is_head(line) && (headless || is_titled(*line));
    let Some(head) = reach.find(heads) else {
        return story;
    };
    let told = |lines: Range<usize>| -> u32 {
        let prose = lines.filter(|at| ledger.best(*at) == Role::Prose);
        prose.map(|at| scene.lines[at].chars.min(PARAGRAPH)).sum()
    };
    let teasers = (story.start..head).all(|at| ledger.best(at) != Role::Prose || others(at));
    let below = (head + 2..story.end).filter(|at| ledger.best(*at) == Role::Prose);
    if teasers && below.count() > BELOW_HEAD && told(story.start..head) < told(head + 2..story.end)
    {
        return head + 2..story.end;
    }
    story
}

/// Paragraphs that may stand below a headline that follows its text: the text of the picture.
const BELOW_HEAD: usize = 2;

/// A program may take the text of a page first and headline, date and picture after it: the text ends above
/// them.
fn above_its_head(scene: &Scene, ledger: &Ledger, story: Range<usize>) -> Range<usize> {
    let headless = story.start == 0 || story.start == 1 && ledger.best(0) != Role::Heading;
    if !headless {
        return story;
    }
    let is_head = |line: &usize| {
        let dated = scene.marks[*line + 1].stamp_covers && ledger.best(*line + 1) == Role::Stamp;
        let below = (*line + 2..story.end).filter(|at| ledger.best(*at) == Role::Prose);
        dated
            && ledger.best(*line) == Role::Heading
            && scene.lines[*line].words >= 4
            && scene.lines[*line].could_be_headline()
            && below.count() <= BELOW_HEAD
    };
    let last = story.end.saturating_sub(1);
    let reach = last.saturating_sub(BELOW_HEAD * 2).max(story.start + 2)..last;
    let end = reach.into_iter().find(is_head).unwrap_or(story.end);
    story.start..end
}

/// Lines below a story in which the label of a list of others stands, and above it in which its headline does.
const LABEL: usize = 4;
const ABOVE: usize = 4;
/// Words of a headline that does not stand right above, at least.
const HEAD: u32 = 4;

/// A front page shows headline and first sentence in turn: no paragraph follows on another one, no date
/// stands above, and headlines are as many as sentences.
fn is_front_page(scene: &Scene, ledger: &Ledger, story: &Range<usize>) -> bool {
    let (mut paragraphs, mut headings, mut running, mut told) = (0, 0, 0, 0);
    let mut above = Role::Stamp;
    for line in story.clone() {
        let role = ledger.best(line);
        match role {
            Role::Prose => {
                paragraphs += 1;
                told += scene.lines[line].chars;
                let seen = &scene.lines[line];
                let long = seen.chars > PARAGRAPH || seen.chars > TEASER && seen.inner_ends > 0;
                running += u32::from(above == Role::Prose || long);
            }
            Role::Heading => headings += u32::from(!lists::is_said_often(scene, line)),
            // Between the sentences of others a headline looks like the text of a picture.
            Role::Caption
                if scene.marks[line].credit.is_none() && !scene.lines[line].ends_sentence() =>
            {
                headings += 1;
            }
            _ => {}
        }
        above = role;
    }
    let dated =
        (story.start.saturating_sub(8)..story.start).any(|line| ledger.best(line) == Role::Stamp);
    if dated {
        return false;
    }
    // One sentence that was not taken for another story's, among those that were; what stands in a list below the
    // sentence, by the label of that list, is no front page.
    let others = || {
        let is_other = |line: &usize| {
            ledger.sum(*line, Role::Teaser) >= 14 && scene.lines[*line].chars >= SENTENCE
        };
        let below = story.end..scene.len().min(story.end + LABEL);
        let is_label = |line: &usize| scene.marks[*line].said.whole.has(Kinds::RELATED);
        let is_head = |line: usize| match ledger.best(line) {
            Role::Heading => line + 1 == story.start || scene.lines[line].words >= HEAD,
            Role::Caption => scene.lines[line].words >= HEAD && !scene.lines[line].ends_sentence(),
            _ => false,
        };
        let headed = (story.start.saturating_sub(ABOVE)..story.start).any(is_head);
        let list = below.into_iter().find(is_label).filter(|_| headed);
        (0..list.unwrap_or(scene.len())).filter(is_other).count()
    };
    running * 5 <= paragraphs && paragraphs >= 3 && headings + 1 >= paragraphs
        || told < PARAGRAPH && paragraphs <= 2 && running == 0 && others() >= 3
}
