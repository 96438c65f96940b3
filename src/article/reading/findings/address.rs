//! The address of the page, where a capture names it.

use super::slug::Slug;
use crate::article::Span;
use crate::article::characters::runs;
use crate::article::reading::credit;
use crate::article::reading::line::Line;
use crate::article::reading::phrases::{Folded, Kinds, Phrases, Said};
use crate::article::reading::scene::{Scene, link};
use crate::outlet;

/// Below this sum an address is not that of the page.
const ENOUGH: i32 = 10;
/// The path of an article's address has at least so many bytes.
const PATH: usize = 12;
/// And so many before its query.
const PAGE: usize = 4;
/// Bytes beside an address that say no more than what it is.
const BESIDE: usize = 40;

/// More addresses without a label than these are links, of which none says whose page it is.
const LINKS: usize = 3;
/// An address without a label stands alone in so many lines at the top and so many at the bottom.
const TOP: usize = 5;
const BOTTOM: usize = 3;
/// Hosts to which pages of all outlets link: networks, shops, counters.
const HOSTS: [&str; 15] = [
    "facebook.com",
    "twitter.com",
    "x.com",
    "instagram.com",
    "youtube.com",
    "youtu.be",
    "tiktok.com",
    "linkedin.com",
    "pinterest.com",
    "t.me",
    "wa.me",
    "google.com",
    "googletagmanager.com",
    "apple.com",
    "w.org",
];
/// Files that are no pages.
const FILES: [&str; 16] = [
    "jpg", "jpeg", "png", "gif", "webp", "svg", "ico", "js", "css", "xml", "rss", "json", "mp3",
    "mp4", "pdf", "doc",
];

/// The line that names the address of the page.
pub(super) fn line_of(scene: &Scene) -> Option<usize> {
    best(scene.lines.len(), weighed(scene))
}

/// The line with the address that was made from the headline, or stands behind it: `Artikel ini telah tayang di Kabar Desa
/// dengan judul Panen Padi Dimulai, https://…`; others may name the addresses of other pages.
pub(super) fn line_of_headline(scene: &Scene, headline: &str) -> Option<usize> {
    let links = weighed(scene).filter(|(_, weight)| weight.sum >= ENOUGH);
    let mut lines = links.map(|(line, _)| line);
    let made = lines.find(|line| {
        let link = scene.marks[*line].link.clone();
        let slug = link.and_then(|link| Slug::of(&scene.text[link]));
        slug.is_some_and(|slug| slug.is_of(headline))
    });
    made.or_else(|| {
        let links = weighed(scene).filter(|(_, weight)| weight.sum >= PAGED);
        let mut lines = links.map(|(line, _)| line);
        lines.find(|line| is_behind(scene, *line, headline))
    })
}

/// The sum of an address that leads to a page and not to the front of a site.
const PAGED: i32 = 8;
/// Words of a headline that stand right before its address, at least; bytes before an address, at most.
const SAID: usize = 4;
const BEFORE: usize = 400;

/// Whether the words right before the address in a line are the headline, or its beginning.
fn is_behind(scene: &Scene, line: usize, headline: &str) -> bool {
    let Some(link) = scene.marks[line].link.clone() else {
        return false;
    };
    let before = &scene.text[scene.lines[line].content..link.start];
    if before.len() > BEFORE || before.len() < headline.len() / 4 {
        return false;
    }
    // `… dengan judul Panen Padi Dimulai, Klik untuk baca: https://…`
    let unlabelled = before.trim_end().strip_suffix(':').and_then(|before| {
        let label = before.rfind([',', '.', '"', '”'])?;
        Some(&before[..label])
    });
    let before = unlabelled.unwrap_or(before);
    let keys = |text| -> Vec<u64> { runs(text).map(|(_, word)| word.key).collect() };
    let (before, headline) = (keys(before), keys(headline));
    let ends = |words: &usize| before.ends_with(&headline[..*words]);
    (SAID..=headline.len()).any(|words| ends(&words))
}

/// The address in each line that has one, weighed.
fn weighed(scene: &Scene) -> impl Iterator<Item = (usize, Weight)> {
    let links = scene.marks.iter().zip(&scene.lines).enumerate();
    links.filter_map(|(at, (marks, line))| {
        let address = &scene.text[marks.link.clone()?];
        Some((at, weigh(line, address, marks.said, marks.picture)))
    })
}

/// The address of the page, in the lines of a text that nothing else is known of.
pub(in crate::article::reading) fn among(
    text: &str,
    lines: &[Line],
    phrases: &Phrases,
) -> Option<Span> {
    let mut folded = Folded::default();
    let links = lines.iter().enumerate().filter_map(|(at, line)| {
        let content = line.text(text);
        let address = &text[link(text, line)?];
        let said = phrases.opening(content, &mut folded);
        let weight = weigh(line, address, said, credit::is_picture_file(content));
        Some((at, weight))
    });
    link(text, &lines[best(lines.len(), links)?])
}

/// What speaks for an address.
struct Weight {
    sum: i32,
    labelled: bool,
}

/// The line whose address has the largest sum, the first of equals, if that is enough.
fn best(lines: usize, addresses: impl Iterator<Item = (usize, Weight)>) -> Option<usize> {
    let (mut all, mut seen) = (0, 0);
    let mut best: Option<(usize, Weight)> = None;
    for (line, weight) in addresses.filter(|(_, weight)| weight.sum >= ENOUGH) {
        let is_seen = line < TOP || line + BOTTOM >= lines;
        all += usize::from(!weight.labelled);
        seen += usize::from(!weight.labelled && is_seen);
        let is_better = |known: &(usize, Weight)| weight.sum > known.1.sum;
        if (weight.labelled || is_seen) && best.as_ref().is_none_or(is_better) {
            best = Some((line, weight));
        }
    }
    best.filter(|(_, weight)| weight.labelled || seen == 1 && all <= LINKS)
        .map(|(line, _)| line)
}

/// What speaks for the address in a line.
fn weigh(line: &Line, address: &str, said: Said, picture: bool) -> Weight {
    let mut sum = 0;
    let labelled = said.lead.has(Kinds::SOURCE);
    if labelled {
        sum += 20;
    }
    let beside = line.span.len() - address.len();
    let alone = beside <= BESIDE || line.chars <= 200 && beside < address.len();
    // Behind another label (`Baca juga: …`) it is another page's.
    if alone && (labelled || said.lead_words == 0) {
        sum += 10;
    }
    let path = address.splitn(4, '/').nth(3).unwrap_or("");
    let (page, query) = path.split_once(['?', '#']).unwrap_or((path, ""));
    // Counters have little more than a query.
    let is_long = page.len() >= PAGE && path.len() >= PATH;
    sum += if is_long { 8 } else { -8 };
    // `…/sharer.php?u=https%3A%2F%2F…`
    let everywhere = !labelled && is_of_all(address);
    if picture || is_file(page) || query.contains("http") || everywhere {
        sum -= 40;
    }
    Weight { sum, labelled }
}

/// Whether pages of all outlets link to the host of an address.
fn is_of_all(address: &str) -> bool {
    let host = outlet::host(address).unwrap_or_default();
    HOSTS.iter().any(|known| {
        let rest = host.strip_suffix(known);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

/// Whether a path leads to a picture, a script or a feed.
fn is_file(path: &str) -> bool {
    let name = path.trim_end_matches('/').rsplit(['/', '.']).next();
    name.is_some_and(|name| {
        name == "feed" || FILES.iter().any(|end| name.eq_ignore_ascii_case(end))
    })
}
