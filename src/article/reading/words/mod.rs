//! Words by which the parts of a page give themselves away, one file for each language.
//!
//! To teach the reader a word, add it to the list of its kind in the file of its language. Write it in
//! small letters, a number as `0`, punctuation left out.

mod en;
mod id;
mod vi;

/// The words of one language.
pub(super) struct Words {
    /// Lines that consist of such a phrase open a list of other stories.
    pub related: &'static [&'static str],
    /// Phrases that lead a line with the headline of another story behind them.
    pub related_lead: &'static [&'static str],
    /// Labels, as whole lines, of links that stand in the middle of a text and are followed by more of it.
    pub insets: &'static [&'static str],
    /// Advertisements, buttons and players that stand in the middle of a text, as whole lines.
    pub interruptions: &'static [&'static str],
    /// Ends of links by which readers pass over a part of the page.
    pub skips: &'static [&'static str],
    /// First words of the line that closes such a part.
    pub skip_ends: &'static [&'static str],
    /// Words inside a sentence that lean on the one before, as no picture text does.
    pub leaning: &'static [&'static str],
    /// Words inside a line that announces pictures.
    pub shows: &'static [&'static str],
    /// Comment forms and counters, as whole lines.
    pub comments: &'static [&'static str],
    /// Buttons below a comment: to answer it, to like it, as whole lines.
    pub replies: &'static [&'static str],
    /// Buttons to share, print, follow, listen, as whole lines.
    pub sharing: &'static [&'static str],
    /// What a line right below a text says where there is more of it: on the next page, or for subscribers.
    pub continues: &'static [&'static str],
    /// Links to the rest of a text, or of another one, as whole lines.
    pub reads_on: &'static [&'static str],
    /// Menu entries, labels and advertisements, as whole lines.
    pub furniture: &'static [&'static str],
    /// Phrases that lead a line of the page's frame: addresses, telephones, licences.
    pub furniture_lead: &'static [&'static str],
    /// Phrases that mark a line of the frame wherever they stand in it.
    pub furniture_inside: &'static [&'static str],
    /// Words with which a site addresses its readers; several of them in a sentence make an appeal.
    pub appeal: &'static [&'static str],
    /// How long ago something was published, as whole lines: lists of other stories show it.
    pub ages: &'static [&'static str],
    /// Words that no line ends in, unless a button's picture is missing behind them.
    pub dangling: &'static [&'static str],
    /// First words of what programs glue to the last sentence of a text.
    pub sign_off: &'static [&'static str],
    /// Labels that a scraper writes before the headline in a record of fields.
    pub field_title: &'static [&'static str],
    /// Labels that it writes before the other fields.
    pub field: &'static [&'static str],
    /// First words of a text about the publisher, which stands above its address.
    pub organization: &'static [&'static str],
    /// Labels of key words.
    pub keywords: &'static [&'static str],
    /// Labels of people who made the article.
    pub byline: &'static [&'static str],
    /// Whole lines that say who made it, without a name.
    pub byline_whole: &'static [&'static str],
    /// Labels of the source.
    pub source: &'static [&'static str],
    /// Labels of a picture's maker, before a colon or slash.
    pub credit: &'static [&'static str],
    /// Whole lines or first words that tell a picture text.
    pub caption_lead: &'static [&'static str],
    /// First words of texts of pictures in the midst of a story, where no full stop ends the line.
    pub scenes: &'static [&'static str],
    /// What follows the name of an author in a sentence about them.
    pub portraits: &'static [&'static str],
    /// Words that say in which moment somebody is to be seen: a picture text has them before any verb.
    pub moments: &'static [&'static str],
    /// Words in brackets that say where somebody stands in a picture.
    pub sides: &'static [&'static str],
    /// How verbs begin.
    pub verbs: &'static [&'static str],
    /// Words that begin as verbs do and are none.
    pub no_verbs: &'static [&'static str],
    /// Words that tie the verb behind them to what stands before.
    pub ties: &'static [&'static str],
    /// Words that stand in stories of every kind, the most frequent first.
    pub common: &'static [&'static str],
    /// Pairs of words that stand in stories of every kind, where words are syllables.
    pub usual: &'static [&'static str],
    /// First words of a sentence that goes on with the story, as no picture text does.
    pub connectives: &'static [&'static str],
    /// Names of months, days and the like that fill a calendar.
    pub calendar: &'static [&'static str],
    /// Ends of short lines with a count of readers.
    pub counters: &'static [&'static str],
}

/// The words of all languages that pages of an archive use; menus mix them.
pub(super) const ALL: [&Words; 3] = [&vi::WORDS, &id::WORDS, &en::WORDS];

/// Bytes of a line that says that a text goes on elsewhere, at most.
const CONTINUES: usize = 400;

/// Whether a line below a text says that there is more of it elsewhere; a link of which lists of other stories have the
/// like (`Baca selengkapnya`) says so below a text that `is_open` to more.
pub(in crate::article) fn says_more_follows(line: &str, is_open: bool) -> bool {
    if line.len() > CONTINUES {
        return false;
    }
    let line = line.to_lowercase();
    let words = || {
        line.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    let mut said = String::new();
    for word in words() {
        said.push_str(word);
        said.push(' ');
    }
    let starts = |phrase: &str, at: usize| {
        let rest = said.get(at..).and_then(|rest| rest.strip_prefix(phrase));
        rest.is_some_and(|rest| rest.starts_with(' '))
    };
    let ends = memchr::memchr_iter(b' ', said.as_bytes()).map(|space| space + 1);
    let continues = |at: usize| {
        let mut phrases = ALL.iter().flat_map(|language| language.continues);
        phrases.any(|phrase| starts(phrase, at))
    };
    let mut reads_on = ALL.iter().flat_map(|language| language.reads_on);
    numbers_pages(words())
        || std::iter::once(0).chain(ends).any(continues)
        || is_open && reads_on.any(|phrase| *phrase == said.trim_end())
}

/// Whether a line counts the pages of a text: `Halaman: 1 2 3 Selanjutnya`.
fn numbers_pages<'t>(words: impl Iterator<Item = &'t str>) -> bool {
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = words.skip_while(|word| !is_number(word)).peekable();
    let mut pages = 0_usize;
    while let Some(word) = words.next_if(is_number) {
        pages += 1;
        if word.parse() != Ok(pages) {
            return false;
        }
    }
    pages >= 2 && words.count() <= 3
}

/// Whether what follows a name says that it is that of an author.
pub(super) fn tells_of_an_author(behind_the_name: &str) -> bool {
    let rest = behind_the_name.trim_start();
    let says = |phrase: &&str| {
        let rest = rest.strip_prefix(*phrase);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    ALL.iter().flat_map(|words| words.portraits).any(says)
}

/// The words that stand in stories of every kind.
pub(super) fn common() -> impl Iterator<Item = &'static str> {
    ALL.iter().flat_map(|words| words.common).copied()
}

/// The pairs of words that stand in stories of every kind.
pub(super) fn usual() -> impl Iterator<Item = &'static str> {
    ALL.iter().flat_map(|words| words.usual).copied()
}

/// Whether a text shows somebody in a moment, as texts of pictures do: `Camat Fulan saat memanen padi`, without a
/// verb before the moment and with one behind it.
pub(super) fn shows_a_moment(text: &str) -> bool {
    ALL.iter()
        .filter(|words| !words.moments.is_empty())
        .any(|words| shows_in(words, text))
}

/// Bytes in brackets that say where somebody stands, at most.
const SIDE: usize = 40;

/// Whether somebody has their place in the picture in brackets behind the name: `Camat Fulan (kiri)`, `(kedua dari kanan)`.
pub(super) fn points_at(text: &str) -> bool {
    memchr::memchr_iter(b'(', text.as_bytes()).any(|open| {
        let inside = &text[open + 1..];
        let reach = &inside[..inside.floor_char_boundary(SIDE)];
        let named = || text[..open].split_whitespace().next_back();
        reach.split_once(')').is_some_and(|(place, _)| {
            let sides = ALL.iter().flat_map(|words| words.sides);
            let ends = |side: &str| {
                let rest = place.strip_suffix(side);
                rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
            };
            sides.into_iter().any(|side| ends(side))
                && named().is_some_and(|word| word.starts_with(char::is_uppercase))
        })
    })
}

/// Letters of a verb at least.
const VERB: usize = 6;

fn shows_in(words: &Words, text: &str) -> bool {
    let is_verb = |word: &str| {
        word.len() >= VERB
            && words.verbs.iter().any(|start| word.starts_with(start))
            && !words.no_verbs.contains(&word)
    };
    let mut rest = text.split_whitespace();
    let before = rest
        .by_ref()
        .take_while(|word| !words.moments.contains(word));
    let (mut told, mut last) = (false, "");
    for word in before {
        told |= is_verb(word);
        last = word;
    }
    // Verbs have no capital: `Tangis warga pecah saat …`
    let named = last.starts_with(char::is_uppercase) || last.ends_with([')', ',']);
    let (mut verbs, mut behind, mut tied) = (0, 0, false);
    for word in rest {
        verbs += u32::from(is_verb(word) && !tied);
        tied = words.ties.contains(&word);
        behind += 1;
    }
    !told && named && behind > 1 && verbs <= 1
}
