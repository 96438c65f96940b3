//! What becomes of each line, once story, headline and date are known.

mod repeats;

use super::Outline;
use super::headline::{Headline, is_said_behind};
use crate::article::html::{Places, Tag};
use crate::article::reading::evidence::{Ledger, Role};
use crate::article::reading::line::{End, Line};
use crate::article::reading::phrases::Kinds;
use crate::article::reading::scene::Scene;
use crate::article::reading::sentences;
use crate::article::{BlockKind, Reason};
use repeats::Repeats;
use std::ops::Range;

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The headline.
    Title,
    /// The section or topic above the headline.
    Kicker,
    /// A part of the article.
    Kept(BlockKind),
    /// Not on the page.
    Dropped(Reason),
}

/// How far above the headline a picture text may stand.
const CAPTION_REACH: usize = 4;

/// Lines behind the story among which its last pictures stand.
const PICTURES: usize = 40;

/// Evidence by which a line is surely the text of a picture, without a credit.
const SURE: i16 = 30;
/// Words of a headline at least that another line says in other letters.
const SAID: usize = 8;
/// The heading of a part of the story has at most so many words.
const SUBHEAD: u32 = 14;
/// The name of a picture's maker has at most so many words.
const CREDIT: u32 = 5;

/// Lines between headline and standfirst that name and date the article, at most.
const NAMES: usize = 40;
/// The date stands at most so many lines above the story where a line between them is looked at alone.
const HEAD: usize = 10;
/// Decides about every line.
pub(in crate::article::reading) fn decide(
    scene: &Scene,
    ledger: &Ledger,
    outline: &Outline,
) -> Vec<Verdict> {
    let judge = Judge::new(scene, ledger, outline);
    let mut repeats = Repeats::new(scene, ledger, outline);
    let mut verdicts = Vec::with_capacity(scene.len());
    for line in 0..scene.len() {
        let mut verdict = judge.verdict(line);
        if let Verdict::Kept(kind) = verdict {
            if repeats.tells_of_itself(line) {
                verdict = Verdict::Dropped(Reason::Furniture);
            } else if !repeats.keep(line, kind) {
                verdict = Verdict::Dropped(Reason::Repeat);
            }
        }
        verdicts.push(verdict);
    }
    let date = outline
        .published
        .as_ref()
        .map(|found| &scene.lines[found.line]);
    for (line, verdict) in verdicts.iter_mut().enumerate() {
        let seen = &scene.lines[line];
        let again = seen.chars >= 40 && repeats.has_kept(line)
            || date.is_some_and(|date| date.key == seen.key && date.digits == seen.digits);
        if again
            && matches!(
                verdict,
                Verdict::Dropped(Reason::Teaser | Reason::Furniture)
            )
        {
            *verdict = Verdict::Dropped(Reason::Repeat);
        }
    }
    headings(scene, outline, &mut verdicts);
    verdicts
}

struct Judge<'a, 't> {
    scene: &'a Scene<'t>,
    ledger: &'a Ledger,
    outline: &'a Outline,
    /// Where the article's head begins: headline, date or the story itself.
    head: usize,
    title: Option<&'t str>,
    /// The first label of a list of other stories in the head.
    list: Option<usize>,
    /// The only line between date and story that could be text.
    alone: Option<usize>,
}

impl<'a, 't> Judge<'a, 't> {
    fn new(scene: &'a Scene<'t>, ledger: &'a Ledger, outline: &'a Outline) -> Self {
        let start = outline.story.start;
        let headline = outline.headline.as_ref();
        let head = [
            headline.and_then(|headline| headline.cut),
            headline.map(|headline| headline.line),
            outline.published.as_ref().map(|published| published.line),
        ]
        .into_iter()
        .flatten()
        .filter(|line| *line < start)
        .min()
        .unwrap_or(start);
        let title = headline.map(|headline| scene.content(headline.line));
        Judge {
            scene,
            ledger,
            outline,
            head,
            title,
            list: (head..start).find(|line| ledger.best(*line) == Role::Related),
            alone: alone_below_date(scene, ledger, outline),
        }
    }

    fn verdict(&self, line: usize) -> Verdict {
        let outline = self.outline;
        let seen = &self.scene.lines[line];
        if let Some(headline) = &outline.headline {
            if line == headline.line {
                return Verdict::Title;
            }
            if let Some(cut) = headline.cut
                && self.scene.lines[cut].key == seen.key
            {
                return Verdict::Dropped(Reason::CutHeadline);
            }
            if self.scene.lines[headline.line].key == seen.key
                || line < outline.story.start + HEAD
                    && is_said_behind(self.scene, headline.line, line)
            {
                return Verdict::Dropped(Reason::Repeat);
            }
        }
        if outline.kicker == Some(line) {
            return Verdict::Kicker;
        }
        if outline
            .published
            .as_ref()
            .is_some_and(|published| published.line == line)
            && !(outline.story.contains(&line) && self.ledger.best(line) == Role::Prose)
        {
            return Verdict::Dropped(Reason::DateLine);
        }
        if outline.source == Some(line) && !outline.story.contains(&line) {
            return Verdict::Dropped(Reason::SourceLine);
        }
        if outline.story.contains(&line) {
            return self.in_story(line);
        }
        self.around(line)
    }

    fn in_story(&self, line: usize) -> Verdict {
        match self.ledger.best(line) {
            Role::Prose => Verdict::Kept(BlockKind::Paragraph),
            Role::Caption if self.is_bare_credit(line) => Verdict::Dropped(Reason::Byline),
            Role::Caption => Verdict::Kept(BlockKind::Caption),
            Role::Heading
                if self.scene.lines[line].bullet && !self.scene.is_marked_heading(line) =>
            {
                Verdict::Kept(BlockKind::Paragraph)
            }
            Role::Heading => Verdict::Kept(BlockKind::Subheading),
            role => Verdict::Dropped(self.reason(role, line)),
        }
    }

    fn around(&self, line: usize) -> Verdict {
        let story = &self.outline.story;
        let seen = &self.scene.lines[line];
        let role = self.ledger.best(line);
        let in_head = line >= self.head && line < story.start;
        let near_head = line + CAPTION_REACH >= self.head && line < story.start;
        if role == Role::Caption
            && !self.is_bare_credit(line)
            && near_head
            && (in_head || self.scene.marks[line].credit.is_some())
            && seen.words >= 2
        {
            return Verdict::Kept(BlockKind::Caption);
        }
        if self.is_picture_below_head(line) || self.is_last_picture(line) {
            return Verdict::Kept(BlockKind::Caption);
        }
        if in_head && (self.opens_with_title(line) || self.says_title(line)) {
            return Verdict::Dropped(Reason::Repeat);
        }
        // A standfirst without a full stop.
        if in_head
            && (matches!(role, Role::Heading | Role::Prose)
                || role == Role::Teaser && self.ledger.sum(line, role) < SURE)
            && (seen.chars >= 90
                || seen.end == End::Stop && seen.words >= 7 && self.is_below_title(line))
            && !seen.bullet
            && !self.below_list(line)
            && self
                .outline
                .headline
                .as_ref()
                .is_some_and(|headline| headline.line < line)
        {
            return Verdict::Kept(BlockKind::Paragraph);
        }
        if self.is_first_subhead(line) {
            return Verdict::Kept(BlockKind::Subheading);
        }
        if self.alone == Some(line) && self.is_marked_subhead(line) {
            return Verdict::Kept(BlockKind::Subheading);
        }
        if self.alone == Some(line) {
            // Vietnamese papers put a standfirst there, Indonesian ones the picture and its text.
            let told = seen.ends_sentence() || seen.chars >= 90;
            // Above the text of the picture stands the standfirst.
            let pictured = (line + 1..self.scene.len().min(line + 4)).any(|at| {
                self.ledger.best(at) == Role::Caption
                    && (self.scene.marks[at].credit.is_some()
                        || self.ledger.sum(at, Role::Caption) >= SURE)
            });
            // `Ini yang ketiga kalinya dalam setahun`: it goes on with the headline.
            let goes_on = self.scene.marks[line].said.lead.has(Kinds::CONNECTIVE);
            // `Warga diminta tetap waspada`: pictures show somebody or some place by name.
            let names_nobody = seen.capitalized <= 1 && seen.digits == 0;
            let standfirst = if self.scene.is_syllabic() {
                told
            } else {
                names_nobody
            };
            return Verdict::Kept(if standfirst || pictured || goes_on {
                BlockKind::Paragraph
            } else {
                BlockKind::Caption
            });
        }
        Verdict::Dropped(self.reason(role, line))
    }

    /// Whether the markup of a saved page makes a line the heading of what follows.
    fn is_marked_subhead(&self, line: usize) -> bool {
        let markup = self.scene.markup(line);
        self.ledger.best(line) == Role::Heading
            && markup.is_some_and(|markup| {
                matches!(markup.tag, Tag::Heading(_)) && markup.places.has(Places::STORY)
            })
    }

    /// Whether a line says who made a picture, and nothing of what it shows.
    fn is_bare_credit(&self, line: usize) -> bool {
        let said = self.scene.marks[line].said;
        if self.scene.marks[line].agency || self.is_credit_of_next(line) {
            return true;
        }
        let seen = &self.scene.lines[line];
        // `Foto: Kepala desa Kenanga, Fulan.` tells what is to be seen.
        let told =
            !self.scene.is_syllabic() && seen.end == End::Stop && seen.words >= said.lead_words + 4;
        // `Foto: Ilustrasi pasar malam (Kabar Foto)` has its credit in brackets.
        let shows = || {
            let behind = &self.scene.content(line)[said.lead_bytes..];
            let shown = behind
                .strip_suffix(')')
                .and_then(|rest| rest.split_once('('));
            shown.is_some_and(|(shown, _)| {
                let words = shown.split_whitespace();
                words.clone().count() >= 3
                    && words
                        .filter(|word| word.starts_with(char::is_lowercase))
                        .count()
                        >= 2
            })
        };
        said.colon
            && said.label.has(Kinds::CREDIT)
            && seen.words <= said.lead_words + CREDIT
            && !told
            && !shows()
    }

    /// Whether the next line ends with this one in brackets: `dok. Fulan`, `Warga memanen padi (dok. Fulan)`.
    fn is_credit_of_next(&self, line: usize) -> bool {
        self.scene.marks[line].credit.is_some()
            && self.scene.lines[line].words <= CREDIT
            && line + 1 < self.scene.len()
            && self
                .scene
                .content(line + 1)
                .strip_suffix(')')
                .and_then(|rest| rest.strip_suffix(self.scene.content(line)))
                .is_some_and(|told| told.ends_with('('))
    }

    /// Whether nothing but its repetition, names and dates stand in a few lines between the headline and a line.
    fn is_below_title(&self, line: usize) -> bool {
        self.outline.headline.as_ref().is_some_and(|headline| {
            let key = self.scene.lines[headline.line].key;
            let mut between = headline.line + 1..line;
            between.len() <= NAMES
                && between.all(|at| {
                    self.scene.lines[at].key == key
                        || matches!(self.ledger.best(at), Role::Byline | Role::Stamp)
                })
        })
    }

    /// Whether a line is the text of the picture below headline and date that follow the story.
    fn is_picture_below_head(&self, line: usize) -> bool {
        let below = self.outline.headline.as_ref().is_some_and(|headline| {
            headline.line >= self.outline.story.end
                && line == headline.line + 2
                && self.ledger.best(headline.line + 1) == Role::Stamp
        });
        let seen = &self.scene.lines[line];
        below
            && matches!(self.ledger.best(line), Role::Prose | Role::Caption)
            && seen.words >= 4
            && seen.inner_ends <= 1
            && seen.chars <= 400
    }

    /// Whether a line is the text of a picture below the last paragraph: only pictures stand between.
    fn is_last_picture(&self, line: usize) -> bool {
        let story = &self.outline.story;
        let sure = |at: usize| {
            self.ledger.best(at) == Role::Caption && self.ledger.sum(at, Role::Caption) >= SURE
        };
        let pictured = |at: usize| {
            self.ledger.best(at) == Role::Picture || self.scene.lines[at].letters == 0 || sure(at)
        };
        line > story.end
            && !story.is_empty()
            && line <= story.end + PICTURES
            && sure(line)
            && !self.is_bare_credit(line)
            && (story.end..line).all(pictured)
    }

    /// Whether a list of other stories is open above a line of the head.
    fn below_list(&self, line: usize) -> bool {
        self.list.is_some_and(|list| list < line)
    }

    /// Whether a line between date and text heads the first part of a story that has headings.
    fn is_first_subhead(&self, line: usize) -> bool {
        let story = &self.outline.story;
        let is_heading = |at: usize| {
            self.ledger.best(at) == Role::Heading
                && self.scene.lines[at].words <= SUBHEAD
                && self.scene.lines[at].end != End::Colon
                && !self.scene.lines[at].bullet
        };
        line + 1 == story.start
            && line > self.head
            && self.ledger.best(line - 1) == Role::Stamp
            && is_heading(line)
            && story.clone().any(is_heading)
    }

    fn opens_with_title(&self, line: usize) -> bool {
        let seen = &self.scene.lines[line];
        self.title.is_some_and(|title| {
            seen.chars <= 260 && sentences::starts_with(self.scene.content(line), title)
        })
    }

    /// Whether a line has nearly all its words from the headline, and most of the headline's.
    fn says_title(&self, line: usize) -> bool {
        let seen = &self.scene.lines[line];
        let headline = self.outline.headline.as_ref();
        let Some(headline) = headline.filter(|_| seen.chars <= 260 && seen.inner_ends == 0) else {
            return false;
        };
        let title = self.scene.words_of(headline.line);
        let told = self.scene.words_of(line);
        let known = told
            .iter()
            .filter(|word| title.iter().any(|of| of.key == word.key));
        let known = known.count();
        title.len() >= SAID
            && title.len() < SAID * 5
            && known * 10 >= told.len() * 9
            && known * 10 >= title.len() * 7
    }

    fn reason(&self, role: Role, line: usize) -> Reason {
        let story = &self.outline.story;
        let near = line + 12 >= self.head && line < story.end + 6;
        match role {
            Role::Caption if near && self.is_bare_credit(line) => Reason::Byline,
            Role::Prose | Role::Caption | Role::Teaser => Reason::Teaser,
            Role::Heading if line < story.start && self.scene.lines[line].words <= 3 => {
                Reason::Furniture
            }
            Role::Heading => Reason::Teaser,
            Role::Stamp if line < story.end => Reason::Furniture,
            Role::Stamp => Reason::Teaser,
            Role::Byline if near => Reason::Byline,
            Role::Byline => Reason::Furniture,
            Role::Source => Reason::SourceLine,
            Role::Picture => Reason::PictureFile,
            Role::Related => Reason::Related,
            Role::Comments => Reason::Comments,
            Role::Sharing => Reason::Sharing,
            Role::Furniture => match self.outline.recurring.get(line) {
                None | Some(0) => Reason::Furniture,
                Some(stories) => Reason::Recurring { stories: *stories },
            },
            Role::Keywords => Reason::Keywords,
        }
    }
}

/// The line between date and story that looks like a sentence, if there is exactly one.
fn alone_below_date(scene: &Scene, ledger: &Ledger, outline: &Outline) -> Option<usize> {
    let headline = outline.headline.as_ref()?.line;
    let start = outline.story.start;
    let published = outline.published.as_ref().map(|published| published.line);
    // A dateline opens the text as surely as a date above it; no list stands between it and the headline.
    let (from, words, chars) = match published.filter(|line| *line < start) {
        Some(line) => (line.max(headline) + 1, 7, 40),
        None if opens_with_dateline(scene, ledger, &outline.story) => (headline + 1, 5, 30),
        None => return None,
    };
    if start.saturating_sub(from) > HEAD {
        return None;
    }
    let mut texts = (from..start).filter(|line| {
        matches!(
            ledger.best(*line),
            Role::Heading | Role::Prose | Role::Teaser | Role::Related | Role::Caption
        ) && scene.lines[*line].words > 3
            && scene.marks[*line].credit.is_none()
    });
    let (first, second) = (texts.next()?, texts.next());
    let seen = &scene.lines[first];
    let fits = second.is_none()
        && matches!(ledger.best(first), Role::Heading | Role::Prose)
        && (chars..230).contains(&seen.chars)
        && seen.words >= words
        && !seen.bullet
        && !seen.is_shouted()
        && seen.capitalized * 10 < seen.words * 7
        && scene.copies[first] == 1
        && scene.marks[first].said.inside == 0;
    fits.then_some(first)
}

/// Whether the first paragraph of a story opens with a dateline.
fn opens_with_dateline(scene: &Scene, ledger: &Ledger, story: &Range<usize>) -> bool {
    let mut paragraphs = story
        .clone()
        .filter(|line| ledger.best(*line) == Role::Prose);
    paragraphs
        .next()
        .is_some_and(|line| sentences::has_dateline(scene.content(line)))
}

/// A heading needs text below it, and several in a row are a list of other stories.
fn headings(scene: &Scene, outline: &Outline, verdicts: &mut [Verdict]) {
    let is_heading = |verdict: Verdict| verdict == Verdict::Kept(BlockKind::Subheading);
    let story = &verdicts[outline.story.clone()];
    let runs = story.chunk_by(|one, next| is_heading(*one) == is_heading(*next));
    let singles = runs
        .filter(|run| run.len() == 1 && is_heading(run[0]))
        .count();
    let mut line = outline.story.start;
    while line < outline.story.end {
        if !is_heading(verdicts[line]) {
            line += 1;
            continue;
        }
        let from = line;
        while line < outline.story.end && is_heading(verdicts[line]) {
            line += 1;
        }
        let below = verdicts[line..outline.story.end]
            .iter()
            .find(|verdict| matches!(verdict, Verdict::Kept(kind) if *kind != BlockKind::Caption));
        let headed = below == Some(&Verdict::Kept(BlockKind::Paragraph));
        // Two links in a row, where the story has no headings.
        let links = scene.is_syllabic() && line - from == 2 && singles == 0;
        let list = line - from >= 3;
        // Right above a link to another story stands the text of a picture,
        // unless the story has several headings.
        let captions =
            singles < 3 && verdicts.get(line) == Some(&Verdict::Dropped(Reason::Related));
        for (heading, seen) in verdicts[from..line]
            .iter_mut()
            .zip(&scene.lines[from..line])
        {
            let plain = seen.words >= 6 && seen.chars <= 110 && seen.capitalized * 2 < seen.words;
            if captions && plain && !scene.is_syllabic() && headed {
                *heading = Verdict::Kept(BlockKind::Caption);
            } else if list || links && seen.words >= 5 || !headed {
                *heading = Verdict::Dropped(Reason::Teaser);
            } else if seen.chars > 110 {
                *heading = Verdict::Kept(BlockKind::Paragraph);
            }
        }
    }
}

/// The section or topic in capitals right above the headline.
pub(super) fn kicker(scene: &Scene, ledger: &Ledger, headline: &Headline) -> Option<usize> {
    let line = headline.cut.unwrap_or(headline.line).checked_sub(1)?;
    let seen = &scene.lines[line];
    let above = line.checked_sub(1).map(|at| &scene.lines[at]);
    // A path to the page (`Beranda > Desa`) is a line of its own, not one of many entries.
    let is_path =
        |above: &Line| above.separators > 0 || scene.text[above.span.clone()].contains(['/', '\\']);
    let in_menu = above.is_some_and(|above| {
        above.words <= 4 && above.end == End::Open && above.letters > 0 && !is_path(above)
    });
    // `TIN HOẠT ĐỘNG` may label a list; as the first line it labels what follows.
    let labels_list = scene.marks[line].said.whole.has(Kinds::RELATED) && line > 0;
    // Two words in capitals could be a name; above a headline they are its kicker unless more speaks
    // for a name.
    let role = ledger.best(line);
    let is_name = role == Role::Byline && ledger.sum(line, Role::Byline) >= 20;
    let fits = seen.is_shouted()
        && (1..=7).contains(&seen.words)
        && seen.letters >= 4
        && seen.end == End::Open
        && !seen.bullet
        && !in_menu
        && !labels_list
        && !scene.marks[line]
            .said
            .whole
            .has(Kinds::FIELD_TITLE.with(Kinds::FIELD))
        && !is_name
        && matches!(
            role,
            Role::Prose | Role::Heading | Role::Furniture | Role::Byline | Role::Related
        );
    fits.then_some(line)
}
