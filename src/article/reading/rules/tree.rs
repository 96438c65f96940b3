//! Rules about what the markup of a saved page shows of its lines. For raw captures they say nothing.

use crate::article::characters::key_of;
use crate::article::html::{Markup, Page, Places, Tag};
use crate::article::numbers::NumberSet;
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::End;
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;

/// Applies every rule to every line of a saved page.
pub(super) fn observe(scene: &Scene, ledger: &mut Ledger) {
    let Some(page) = scene.page else { return };
    let titles = Titles::new(page);
    other_articles(scene, page, &titles, ledger);
    cards(scene, page, &titles, ledger);
    let mut told = false;
    for line in 0..scene.len() {
        let markup = page.markup(scene.lines[line].number);
        around(&markup, line, ledger);
        links(scene, &markup, &titles, line, ledger);
        parts(scene, &markup, line, ledger);
        blocks(scene, &markup, line, told, ledger);
        told |= markup.places.has(Places::STORY)
            && !markup.places.has(Places::AROUND)
            && markup.tag != Tag::Item
            && scene.lines[line].chars >= SENTENCE;
        story(scene, &markup, line, ledger);
    }
}

/// Words of a headline that leads to its own page, at least.
const NAMED: u32 = 4;
/// Percent of links in a line from which it leads elsewhere.
const LINK: u8 = 80;
/// Characters from which an article of a page is its main one.
const TOLD: u32 = 300;

/// Characters from which an article of a page is no frame around the headline alone.
const CLOSED: u32 = 200;
/// Lines below a heading in which its date stands.
const DATED: usize = 3;

/// A heading with a date of its own, below the article that the page marks as such, opens another story.
fn below_the_article(scene: &Scene, page: &Page, own: u32, ledger: &mut Ledger) {
    let markup = |line: usize| page.markup(scene.lines[line].number);
    let last = (0..scene.len()).rfind(|line| markup(*line).article == own);
    let Some(last) = last else { return };
    let opens = |line: &usize| {
        let dated = (*line + 1..scene.len().min(*line + 1 + DATED))
            .any(|at| scene.marks[at].stamp_covers && markup(at).article != own);
        matches!(markup(*line).tag, Tag::Heading(1..=2)) && scene.lines[*line].words >= 4 && dated
    };
    let Some(start) = (last + 1..scene.len()).find(opens) else {
        return;
    };
    for line in start..scene.len() {
        is_below(line, ledger);
    }
}

/// A line stands in another story, below that of the page.
fn is_below(line: usize, ledger: &mut Ledger) {
    const RULE: &str = "below the article, with a date of its own";
    ledger.add(line, RULE, Role::Teaser, 60);
    ledger.add(line, RULE, Role::Prose, -40);
}

/// Where no article is marked, another headline with a date of its own, below the one that the head names and the text
/// below that, opens the next story: pages go on with it when a reader comes to their end.
fn next_story(scene: &Scene, page: &Page, titles: &Titles, ledger: &mut Ledger) {
    let markup = |line: usize| page.markup(scene.lines[line].number);
    let names = |line: &usize| titles.name(scene, *line) && markup(*line).linked < LINK;
    let Some(own) = (0..scene.len()).find(names) else {
        return;
    };
    let last = (own..scene.len()).rfind(names).unwrap_or(own);
    let opens = |line: &usize| {
        let behind = *line + 1..scene.len().min(*line + 1 + DATED);
        matches!(markup(*line).tag, Tag::Heading(1..=2))
            && scene.lines[*line].words >= 4
            && markup(*line).linked < LINK
            && behind.into_iter().any(|at| scene.marks[at].stamp_covers)
    };
    let Some(next) = (last + 1..scene.len()).find(opens) else {
        return;
    };
    let is_told = |line: &usize| ledger.best(*line) == Role::Prose && markup(*line).linked < LINK;
    let told = (own..next).filter(is_told);
    let chars = told.clone().map(|line| scene.lines[line].chars);
    if chars.fold(0, u32::saturating_add) < TOLD {
        return;
    }
    // What stands beside the paragraphs above is no other story.
    let columns: NumberSet<u64> = told.map(|line| markup(line).column.into()).collect();
    for line in next..scene.len() {
        if !columns.contains(&markup(line).column.into()) {
            is_below(line, ledger);
        }
    }
}

/// The article with the first headline of a page that goes on with others, each with a headline of the first level and
/// a date right below it: the head of such a page may name none of them.
fn first_of_several(scene: &Scene, page: &Page) -> Option<u32> {
    let markup = |line: usize| page.markup(scene.lines[line].number);
    let mut headlines = (0..scene.len()).filter(|line| {
        let markup = markup(*line);
        markup.tag == Tag::Heading(1) && markup.linked < LINK && scene.lines[*line].words >= NAMED
    });
    let article = |line: usize| {
        let behind = line + 1..scene.len().min(line + 1 + DATED);
        let own = markup(line).article;
        let is_dated =
            |at: usize| !scene.stamps_of(at).is_empty() && scene.lines[at].words <= STAMPED;
        let dated = behind
            .into_iter()
            .any(|at| markup(at).article == own && is_dated(at));
        (own != 0 && dated).then_some(own)
    };
    let own = article(headlines.next()?)?;
    let others = headlines.filter_map(article);
    others.into_iter().any(|other| other != own).then_some(own)
}

/// Words of a line with author and date, at most.
const STAMPED: u32 = 24;

/// Where the headline that the page states stands in one of its articles, the others are other stories.
fn other_articles(scene: &Scene, page: &Page, titles: &Titles, ledger: &mut Ledger) {
    let article = |line: usize| page.markup(scene.lines[line].number).article;
    let named = (0..scene.len())
        .find(|line| titles.name(scene, *line) && article(*line) != 0)
        .map(article);
    let Some(own) = named.or_else(|| first_of_several(scene, page)) else {
        next_story(scene, page, titles, ledger);
        return;
    };
    let told = (0..scene.len())
        .filter(|line| article(*line) == own && ledger.best(*line) == Role::Prose)
        .map(|line| scene.lines[line].chars)
        .fold(0, u32::saturating_add);
    if told < CLOSED {
        next_story(scene, page, titles, ledger);
        return;
    }
    below_the_article(scene, page, own, ledger);
    if told < TOLD {
        return;
    }
    for line in 0..scene.len() {
        if article(line) != 0 && article(line) != own {
            ledger.add(line, "in another article", Role::Teaser, 60);
            ledger.add(line, "in another article", Role::Prose, -40);
        }
    }
}

/// Cards of other stories: a link, and what it leads to.
fn cards(scene: &Scene, page: &Page, titles: &Titles, ledger: &mut Ledger) {
    let card = |line: usize| page.markup(scene.lines[line].number).card;
    let mut own = 0;
    for line in 0..scene.len() {
        let here = card(line);
        if here == 0 || here == own {
            continue;
        }
        if titles.name(scene, line) {
            own = here;
            continue;
        }
        ledger.add(line, "in the card of another story", Role::Teaser, 34);
        ledger.add(line, "in the card of another story", Role::Prose, -26);
        ledger.add(line, "in the card of another story", Role::Caption, -30);
        ledger.add(line, "in the card of another story", Role::Heading, -12);
    }
}

/// Parts of the page around the story.
fn around(markup: &Markup, line: usize, ledger: &mut Ledger) {
    for (places, rule, role, weight, against) in [
        (Places::NAV, "in a menu", Role::Furniture, 26, -16),
        (
            Places::FOOTER,
            "in the foot of the page",
            Role::Furniture,
            18,
            -12,
        ),
        (Places::ASIDE, "beside the story", Role::Teaser, 20, -14),
        (Places::FORM, "in a form", Role::Furniture, 22, -16),
        (Places::HIDDEN, "not shown", Role::Furniture, 24, -22),
        (Places::COMMENTS, "among comments", Role::Comments, 36, -26),
        (
            Places::RELATED,
            "among other stories",
            Role::Teaser,
            34,
            -22,
        ),
        (
            Places::SHARING,
            "among buttons to share",
            Role::Sharing,
            24,
            -14,
        ),
        (Places::KEYWORDS, "among key words", Role::Keywords, 28, -14),
        (
            Places::ADVERT,
            "in an advertisement",
            Role::Furniture,
            22,
            -14,
        ),
    ] {
        if markup.places.has(places) {
            ledger.add(line, rule, role, weight);
            ledger.add(line, rule, Role::Prose, against);
            ledger.add(line, rule, Role::Heading, -12);
        }
    }
}

/// Lines of links lead elsewhere.
fn links(scene: &Scene, markup: &Markup, titles: &Titles, line: usize, ledger: &mut Ledger) {
    if markup.linked < 80 || titles.name(scene, line) {
        return;
    }
    let seen = &scene.lines[line];
    ledger.add(line, "a link", Role::Prose, -14);
    if seen.words >= 5 {
        ledger.add(line, "a link", Role::Teaser, 16);
        ledger.add(line, "a link", Role::Heading, -8);
        ledger.add(line, "a link", Role::Caption, -14);
    } else {
        ledger.add(line, "a link", Role::Furniture, 10);
    }
}

/// Parts of a story that its markup names.
fn parts(scene: &Scene, markup: &Markup, line: usize, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    let places = markup.places;
    if places.has(Places::CAPTION) && markup.linked < 80 {
        ledger.add(line, "marked as picture text", Role::Caption, 46);
        ledger.add(line, "marked as picture text", Role::Prose, -14);
    } else if places.has(Places::FIGURE) && markup.linked < 80 && !places.has(Places::AROUND) {
        ledger.add(line, "beside a picture", Role::Caption, 24);
    }
    if places.has(Places::BYLINE) && !places.has(Places::LEAD) {
        ledger.add(line, "marked as author", Role::Byline, 16);
        if seen.words > 14 {
            ledger.add(line, "marked as author", Role::Prose, -24);
        }
    }
    let dated = !scene.stamps_of(line).is_empty();
    if places.has(Places::STAMP) && dated && seen.words <= 24 {
        ledger.add(line, "marked as date", Role::Stamp, 14);
    }
    if tells_under_the_headline(scene, line) {
        ledger.add(line, "a sentence under the headline", Role::Prose, 30);
    }
    if places.has(Places::LEAD)
        && seen.chars >= 40
        && markup.linked < 80
        && !places.has(Places::AROUND)
    {
        // Other stories have their summaries too, further down.
        let is_first = is_under_the_headline(scene, markup, line);
        let weight = if is_first { 36 } else { 22 };
        if is_first || markup.card == 0 {
            ledger.add(line, "marked as standfirst", Role::Prose, weight);
        }
    }
    // Credit and text of the picture above the story.
    if markup.below_picture
        && !places.has(Places::STORY.with(Places::AROUND).with(Places::LEAD))
        && markup.linked < 80
        && seen.chars < 250
        && !scene.marks[line].stamp_covers
    {
        ledger.add(line, "below a picture", Role::Caption, 26);
        ledger.add(line, "below a picture", Role::Prose, -12);
    }
    if markup.below_picture
        && places.has(Places::STORY)
        && !matches!(markup.tag, Tag::Heading(_))
        && markup.linked < 80
        && could_tell_picture(scene, line)
    {
        ledger.add(line, "short, below a picture", Role::Caption, 34);
        ledger.add(line, "short, below a picture", Role::Prose, -20);
    }
    if markup.with_picture
        && markup.tag == Tag::Paragraph
        && markup.linked < 80
        && seen.chars <= SHORT
        && seen.inner_ends == 0
        && !seen.opens_quote
    {
        ledger.add(line, "in one paragraph with a picture", Role::Caption, 34);
        ledger.add(line, "in one paragraph with a picture", Role::Prose, -20);
    }
    if markup.framed
        && places.has(Places::STORY)
        && !places.has(PLACED)
        && !matches!(markup.tag, Tag::Heading(_))
        && markup.linked < 80
        && seen.chars <= SHORT
        && seen.words >= NAMED
        && !sentences::has_dateline(scene.content(line))
        && seen.inner_ends == 0
        && !seen.opens_quote
    {
        ledger.add(line, "alone with a picture", Role::Caption, 40);
        ledger.add(line, "alone with a picture", Role::Prose, -24);
    }
    if markup.below_picture
        && markup.tag == Tag::Cell
        && seen.chars <= SHORT
        && markup.linked < 80
        && markup.alone
        && places.has(Places::STORY)
    {
        ledger.add(line, "alone in a cell below a picture", Role::Caption, 30);
        ledger.add(line, "alone in a cell below a picture", Role::Prose, -12);
    }
    if places.has(Places::BODY) && !places.has(Places::AROUND) {
        ledger.add(line, "marked as the article's text", Role::Prose, 6);
    }
}

/// Whether the headline of the page stands a few lines above.
fn is_under_the_headline(scene: &Scene, markup: &Markup, line: usize) -> bool {
    (0..line).rev().take(LEAD_REACH).any(|above| {
        scene
            .markup(above)
            .is_some_and(|above| above.tag == Tag::Heading(1) && above.card == markup.card)
    })
}

/// Whether a line of a saved page is the standfirst, or stands in the part that holds the story and the label above does not.
pub(super) fn opens_the_story(scene: &Scene, label: usize, line: usize) -> bool {
    let in_story = |line: usize| {
        scene.markup(line).is_some_and(|markup| {
            markup.places.has(Places::STORY) && !markup.places.has(Places::AROUND)
        })
    };
    in_story(line) && !in_story(label) || tells_under_the_headline(scene, line)
}

/// A heading that is a full sentence, below the headline: many systems write the standfirst so.
fn tells_under_the_headline(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    scene.markup(line).is_some_and(|markup| {
        matches!(markup.tag, Tag::Heading(2..))
            && seen.chars >= SENTENCE
            && seen.ends_sentence()
            && markup.linked < 30
            && !markup.places.has(Places::AROUND)
            && is_under_the_headline(scene, &markup, line)
    })
}

/// Characters of a sentence below a picture in the running text that tells what it shows, at most.
const SHORT: u32 = 120;

/// Parts that tell by themselves whether a line in them is the text of a picture.
const PLACED: Places = Places::AROUND
    .with(Places::LEAD)
    .with(Places::CAPTION)
    .with(Places::FIGURE);

/// Whether a line is a single plain sentence, much shorter than the paragraph below it.
fn could_tell_picture(scene: &Scene, line: usize) -> bool {
    let seen = &scene.lines[line];
    let said = scene.marks[line].said;
    let is_strong = scene.markup(line).is_some_and(|markup| markup.bold);
    seen.chars <= SHORT
        && (4..=30).contains(&seen.words)
        && seen.inner_ends == 0
        && matches!(seen.end, End::Stop | End::Open)
        && !seen.opens_quote
        && !said.lead.has(Kinds::CONNECTIVE)
        && !said.leans
        && !sentences::has_dateline(scene.content(line))
        && scene.lines.get(line + 1).is_some_and(|below| {
            // A heading without a full stop is strong.
            if seen.end == End::Open && !is_strong {
                return below.ends_sentence();
            }
            below.chars >= seen.chars * 2 && below.chars >= SHORT && below.ends_sentence()
        })
}

/// Lines below the headline in which its standfirst stands.
const LEAD_REACH: usize = 8;

/// Characters of a sentence in running text.
const SENTENCE: u32 = 60;

/// Paragraphs and headings; `told`: the text has begun above.
fn blocks(scene: &Scene, markup: &Markup, line: usize, told: bool, ledger: &mut Ledger) {
    let seen = &scene.lines[line];
    match markup.tag {
        Tag::Heading(level) if seen.chars < 200 => {
            let weight = if level <= 3 { 10 } else { 6 };
            ledger.add(line, "a heading", Role::Heading, weight);
            ledger.add(line, "a heading", Role::Prose, -8);
        }
        Tag::Paragraph if markup.linked < 50 && !markup.places.has(Places::AROUND) => {
            ledger.add(line, "a paragraph", Role::Prose, 6);
            if seen.chars < 60 && seen.ends_sentence() && markup.places.has(Places::STORY) {
                ledger.add(line, "a short paragraph", Role::Prose, 10);
            }
        }
        Tag::Item
            if markup.linked < 30
                && (told || seen.ends_sentence())
                && markup.places.has(Places::STORY)
                && !markup.places.has(Places::AROUND) =>
        {
            ledger.add(line, "an entry among the running text", Role::Prose, 18);
            ledger.add(line, "an entry among the running text", Role::Heading, -12);
        }
        _ => {}
    }
}

/// The part of the page that holds most of its running text.
fn story(_: &Scene, markup: &Markup, line: usize, ledger: &mut Ledger) {
    let places = markup.places;
    if places.has(Places::STORY) {
        if !places.has(Places::AROUND) && markup.linked < 50 {
            ledger.add(line, "among the running text", Role::Prose, 8);
        }
        if !markup.below_picture && !places.has(Places::CAPTION.with(Places::FIGURE)) {
            ledger.add(line, "no picture above it", Role::Caption, -20);
        }
    } else {
        let weight = if places.has(Places::LEAD) { -4 } else { -14 };
        ledger.add(line, "apart from the running text", Role::Prose, weight);
    }
}

/// The headlines that the head of a page states, compared without case and punctuation.
pub(in crate::article::reading) struct Titles {
    keys: NumberSet<u64>,
}

impl Titles {
    /// The headlines of a page, with and without the name of the site.
    pub fn new(page: &Page) -> Self {
        let mut keys = NumberSet::default();
        for title in &page.head.titles {
            for form in forms(&title.value) {
                keys.insert(key_of(form));
            }
        }
        Titles { keys }
    }

    /// What the markup says for and against a line as the headline.
    pub fn evidence(&self, scene: &Scene, line: usize) -> Vec<(&'static str, i32)> {
        let Some(markup) = scene.markup(line) else {
            return Vec::new();
        };
        let mut evidence = Vec::new();
        if self.name(scene, line) {
            evidence.push(("named in the head", 36));
        }
        match markup.tag {
            Tag::Heading(1) => evidence.push(("first heading", 18)),
            Tag::Heading(2) => evidence.push(("second heading", 8)),
            Tag::Heading(_) => evidence.push(("low heading", 2)),
            Tag::Item => evidence.push(("entry of a list", -10)),
            _ => {}
        }
        if markup.places.has(Places::TITLE) {
            evidence.push(("marked as title", 6));
        }
        if markup.places.has(Places::AROUND) {
            evidence.push(("around the story", -24));
        }
        if markup.linked >= 80 {
            evidence.push(("a link", -14));
        }
        evidence
    }

    /// Whether the markup allows a line to be a headline that differs from the stated ones.
    pub fn may_be(&self, scene: &Scene, line: usize) -> bool {
        scene.markup(line).is_some_and(|markup| {
            matches!(markup.tag, Tag::Heading(_)) || markup.places.has(Places::TITLE)
        })
    }

    /// Whether a line is a headline of the page.
    pub fn name(&self, scene: &Scene, line: usize) -> bool {
        let seen = &scene.lines[line];
        // The name of the site stands in its title, too, and leads to its front page.
        let is_site = || seen.words < NAMED && scene.markup(line).is_some_and(|m| m.linked >= LINK);
        seen.words >= 2 && self.keys.contains(&key_of(scene.content(line))) && !is_site()
    }
}

/// A stated headline, and what is left of it without the parts that a dash, bar or colon sets off in
/// front or behind.
fn forms(title: &str) -> Vec<&str> {
    let mut forms = vec![title];
    for separator in SEPARATORS {
        for (at, _) in title.match_indices(separator) {
            forms.push(&title[..at]);
            forms.push(&title[at + separator.len()..]);
        }
    }
    forms.retain(|form| form.split_whitespace().count() >= 2);
    forms
}

/// What stands between a headline and the name of the site.
const SEPARATORS: [&str; 10] = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " › ", " · ", " : ", ": ",
];
