//! Words that pages use in class names, ids and roles, and what they say of a part of the page.
//!
//! The words are those that many publishers' systems share, in English, Vietnamese (without marks) and
//! Indonesian; none is there for one site. A word is evidence and decides nothing.

use super::places::Places;

/// What the words of a class list, id, role or property say.
pub(super) fn places_of(names: &str) -> Places {
    let mut places = Places::default();
    for name in names.split_ascii_whitespace() {
        let mut from = 0;
        let mut before = "";
        while let Some((start, end)) = next_word(name, from) {
            let word = &name[start..end];
            if !is_part_of_a_number(name, start, end) && !leads_to_a_neighbour(before) {
                places = places.with(if tells_of_picture(before, word) {
                    Places::CAPTION
                } else {
                    place_of(word)
                });
            }
            (from, before) = (end, word);
        }
    }
    places
}

/// The next run of letters; a capital after a small letter starts a new word (`articleBody`).
fn next_word(text: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let start = from + bytes[from..].iter().position(u8::is_ascii_alphabetic)?;
    let mut end = start + 1;
    while end < bytes.len()
        && bytes[end].is_ascii_alphabetic()
        && !(bytes[end].is_ascii_uppercase() && bytes[end - 1].is_ascii_lowercase())
    {
        end += 1;
    }
    Some((start, end))
}

/// Whether letters stand among the digits of a name that a program made: `x6ad62d`, `css-1k47ad`.
fn is_part_of_a_number(name: &str, start: usize, end: usize) -> bool {
    let (before, behind) = (&name.as_bytes()[..start], &name.as_bytes()[end..]);
    let is_hexadecimal = || {
        let mut letters = name.as_bytes()[start..end].iter();
        letters.all(u8::is_ascii_hexdigit)
    };
    before.last().is_some_and(u8::is_ascii_digit)
        && (behind.first().is_some_and(u8::is_ascii_digit) || is_hexadecimal())
}

/// Whether the word behind this one names what stands beside a part and not the part: `body_with-aside`.
fn leads_to_a_neighbour(word: &str) -> bool {
    matches!(word, "with" | "has" | "no" | "without")
}

/// Whether two words name the text of a picture: `image-desc`.
fn tells_of_picture(before: &str, word: &str) -> bool {
    let is_one_of = |word: &str, words: &[&str]| words.iter().any(|w| word.eq_ignore_ascii_case(w));
    is_one_of(
        before,
        &["img", "image", "photo", "picture", "pic", "foto", "anh"],
    ) && is_one_of(word, &["desc", "description", "note", "legend", "cap"])
}

/// The longest word that is looked up.
const LONGEST: usize = 32;

fn place_of(word: &str) -> Places {
    if word.len() > LONGEST {
        return Places::default();
    }
    let mut small = [0; LONGEST];
    let small = &mut small[..word.len()];
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    match &*small {
        b"nav" | b"navbar" | b"navigation" | b"menu" | b"submenu" | b"menubar" | b"topmenu"
        | b"mainmenu" | b"breadcrumb" | b"breadcrumbs" | b"crumb" | b"crumbs" | b"topbar"
        | b"toolbar" | b"pagination" | b"paging" | b"pager" | b"offcanvas" | b"megamenu" => {
            Places::NAV
        }
        b"footer" | b"disclaimer" | b"copyright" | b"colophon" | b"contentinfo" => Places::FOOTER,
        b"comment" | b"comments" | b"commentlist" | b"binhluan" | b"komentar" | b"disqus"
        | b"respond" | b"ykien" => Places::COMMENTS,
        b"related" | b"relate" | b"relates" | b"relatednews" | b"relatedposts" | b"lienquan"
        | b"tinlienquan" | b"terkait" | b"beritaterkait" | b"recommended" | b"recommend"
        | b"recommendation" | b"popular" | b"terpopuler" | b"populer" | b"trending"
        | b"mostread" | b"mostpopular" | b"terbaru" | b"terkini" | b"docnhieu" | b"xemnhieu"
        | b"tinmoi" | b"tinkhac" | b"tincu" | b"bacajuga" | b"lihatjuga" | b"xemthem"
        | b"docthem" | b"readmore" | b"readalso" | b"morenews" | b"othernews" | b"lainnya" => {
            Places::RELATED
        }
        b"aside" | b"sidebar" | b"widget" | b"rightbar" | b"complementary" => Places::ASIDE,
        b"share" | b"sharing" | b"social" | b"socials" | b"sosmed" | b"sharethis" | b"addthis"
        | b"addtoany" | b"sharebar" | b"sharebox" | b"bagikan" | b"chiase" => Places::SHARING,
        b"tags" | b"taglist" | b"tagcloud" | b"keywords" | b"hashtag" | b"hashtags" | b"tukhoa" => {
            Places::KEYWORDS
        }
        b"author" | b"authors" | b"byline" | b"bio" | b"penulis" | b"reporter" | b"tacgia"
        | b"redaktur" => Places::BYLINE,
        b"date" | b"time" | b"datetime" | b"timestamp" | b"published" | b"pubdate"
        | b"publishdate" | b"tanggal" | b"ngaydang" | b"ngay" | b"dateline" => Places::STAMP,
        b"lead" | b"sapo" | b"standfirst" | b"summary" | b"excerpt" | b"chapeau" | b"intro"
        | b"description" | b"deck" | b"dek" | b"ringkasan" | b"tomtat" => Places::LEAD,
        b"title" | b"headline" | b"judul" | b"tieude" => Places::TITLE,
        b"ad" | b"ads" | b"advert" | b"advertisement" | b"advertising" | b"sponsor"
        | b"sponsored" | b"iklan" | b"quangcao" | b"adsbygoogle" => Places::ADVERT,
        b"caption" | b"captions" | b"cap" | b"figcaption" | b"imagecaption" | b"photocaption"
        | b"imgcaption" | b"chuthich" => Places::CAPTION,
        b"newsletter" | b"subscribe" | b"login" | b"signup" | b"modal" | b"popup" | b"cookie"
        | b"cookies" | b"consent" | b"gdpr" | b"searchform" | b"dialog" | b"spinner"
        | b"paywall" => Places::FORM,
        _ => Places::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_are_read_word_by_word() {
        assert!(places_of("box-tinlienquan clearfix").has(Places::RELATED));
        assert!(places_of("detail__date").has(Places::STAMP));
        assert!(places_of("postAuthor").has(Places::BYLINE));
        assert!(places_of("td-post-sharing-top").has(Places::SHARING));
        assert_eq!(places_of("headlines adrenaline ngayxua"), Places::default());
        assert!(places_of("photo-description").has(Places::CAPTION));
        assert!(!places_of("photo-description").has(Places::LEAD));
        assert!(places_of("ad2 box3").has(Places::ADVERT));
        assert!(places_of("no widget").has(Places::ASIDE));
        assert_eq!(places_of("Ưu đãi 12"), Places::default());
    }

    #[test]
    fn numbers_and_neighbours_name_no_part() {
        assert_eq!(
            places_of("x6ad62d a1nav9 x4789ad css-1k47ad"),
            Places::default()
        );
        assert!(places_of("ad47").has(Places::ADVERT));
        assert!(places_of("top10nav").has(Places::NAV));
        assert_eq!(
            places_of("body_with-aside no-sidebar hasComments"),
            Places::default()
        );
    }
}
