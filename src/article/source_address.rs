//! Which page an address leads to, however it is spelt: what two captures of one page have in common.

use super::date::{Date, Time};
use url::Url;

/// Parameters of a query by which newsletters and social media count visits; the page is the same.
const TRACKING: [&str; 21] = [
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid",
    "igshid", "igsh", "mc_cid", "mc_eid", "zarsrc", "gidzl", "_ga", "_gl", "ref_src", "ref_url",
    "spm", "ocid",
];

/// Hosts below which an outlet serves the same pages for phones.
const FOR_PHONES: [&str; 4] = ["www.", "m.", "mobile.", "amp."];

/// The web archive whose addresses hold that of the page and the moment of the capture.
const WEB_ARCHIVES: [&str; 2] = ["web.archive.org", "wayback.archive-it.org"];

/// A page of the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The same text for all spellings of its address, and no address itself: without scheme, `www.`,
    /// variants for phones, what counts visits, and fragment.
    pub key: String,
    /// When a web archive captured it, where the address is one of such an archive.
    pub captured: Option<Date>,
}

/// The page that an address leads to; `None` for what is no web address, and for the front page of a host,
/// which is another page every hour.
///
/// ```
/// use kliping::article::source_address::page;
///
/// let key = |address| page(address).map(|page| page.key);
/// assert_eq!(
///     key("http://m.kabar.example/a/?utm_source=x&id=7#top"),
///     key("https://www.kabar.example/a?id=7")
/// );
/// assert_eq!(key("https://kabar.example/"), None);
/// ```
pub fn page(address: &str) -> Option<Page> {
    let url = Url::parse(address.trim()).ok()?;
    let host = url.host_str()?;
    if WEB_ARCHIVES.contains(&host)
        && let Some((captured, inner)) = archived(address)
    {
        let captured = Some(captured);
        return page_of(&Url::parse(inner).ok()?).map(|key| Page { key, captured });
    }
    page_of(&url).map(|key| Page {
        key,
        captured: None,
    })
}

/// The moment and the address in that of a web archive: `…/web/20210401093000id_/https://…`.
fn archived(address: &str) -> Option<(Date, &str)> {
    let at = address.find("/http").map(|at| at + 1)?;
    let (before, inner) = (&address[..at - 1], &address[at..]);
    let stamp = before.rsplit('/').next()?;
    let digits = stamp.get(..stamp.bytes().take_while(u8::is_ascii_digit).count())?;
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<u32>().ok();
    let day = Date::from_day(number(0..4)? as i32, number(4..6)?, number(6..8)?)?;
    let time = match (number(8..10), number(10..12), number(12..14)) {
        (Some(hour), Some(minute), second) => Some(Time {
            hour: hour as u8,
            minute: minute as u8,
            second: second.map(|second| second as u8),
            offset: Some(0),
        }),
        _ => None,
    };
    let date = time.and_then(|time| day.with_time(time)).unwrap_or(day);
    Some((date, inner))
}

fn page_of(url: &Url) -> Option<String> {
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    let mut host = url.host_str()?.trim_end_matches('.');
    while let Some(rest) = FOR_PHONES.iter().find_map(|label| host.strip_prefix(label)) {
        // `m.example` is a host of its own.
        if !rest.contains('.') {
            break;
        }
        host = rest;
    }
    let mut parts: Vec<&str> = url
        .path_segments()?
        .filter(|part| !part.is_empty())
        .collect();
    let is_variant = |part: &str| part.eq_ignore_ascii_case("amp");
    if parts.last().is_some_and(|part| is_variant(part)) {
        parts.pop();
    } else if parts.len() > 1 && is_variant(parts[0]) {
        parts.remove(0);
    }
    if parts
        .last()
        .is_some_and(|part| matches!(*part, "index.html" | "index.htm" | "index.php"))
    {
        parts.pop();
    }
    let mut query: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, value)| !is_idle(name, value))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    query.sort();
    if parts.is_empty() && query.is_empty() {
        return None;
    }
    let port = url.port().map_or(String::new(), |port| format!(":{port}"));
    let mut key = format!("{host}{port}");
    for part in parts {
        key.push('/');
        key.push_str(part);
    }
    for (name, value) in query {
        key.push_str(&format!("\n{name}={value}"));
    }
    // Some sites keep the page in the fragment.
    if let Some(fragment) = url.fragment().filter(|fragment| fragment.starts_with('!')) {
        key.push_str(&format!("\n#{fragment}"));
    }
    Some(key)
}

/// Whether a parameter of a query says nothing about which page is meant.
fn is_idle(name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("utm_")
        || TRACKING.contains(&name.as_str())
        || matches!(
            (name.as_str(), value),
            ("amp", _) | ("outputtype", "amp") | ("page", "all") | ("m", "1")
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(address: &str) -> Option<String> {
        page(address).map(|page| page.key)
    }

    #[test]
    fn spellings_of_one_address_lead_to_one_page() {
        let plain = key("https://kabar.example/2021/beras-turun?id=7&b=1").unwrap();
        for other in [
            "http://kabar.example/2021/beras-turun?id=7&b=1",
            "https://WWW.Kabar.example:443/2021/beras-turun/?b=1&id=7",
            "https://m.kabar.example/2021/beras-turun?id=7&b=1#komentar",
            "https://amp.kabar.example/2021/beras-turun?b=1&id=7",
            "https://kabar.example/amp/2021/beras-turun?b=1&id=7",
            "https://kabar.example/2021/beras-turun/amp?b=1&id=7",
            "https://kabar.example/2021/beras-turun?id=7&b=1&utm_source=x&UTM_Campaign=y&fbclid=z",
            "https://kabar.example/2021/beras-turun?id=7&b=1&page=all",
            "https://web.archive.org/web/20210401093000/https://kabar.example/2021/beras-turun?id=7&b=1",
            "https://web.archive.org/web/20210401093000id_/http://www.kabar.example/2021/beras-turun?id=7&b=1",
        ] {
            assert_eq!(key(other).as_deref(), Some(plain.as_str()), "{other}");
        }
    }

    #[test]
    fn other_pages_stay_other_pages() {
        let plain = key("https://kabar.example/a?id=7");
        for other in [
            "https://kabar.example/a",
            "https://kabar.example/a?id=8",
            "https://kabar.example/a?id=7&page=2",
            "https://kabar.example/A?id=7",
            "https://kabar.example/a/b?id=7",
            "https://vi.kabar.example/a?id=7",
            "https://kabar.example:8080/a?id=7",
            "https://kabar.example/a?id=7#!b",
        ] {
            assert_ne!(key(other), plain, "{other}");
            assert!(key(other).is_some(), "{other}");
        }
    }

    #[test]
    fn a_front_page_and_what_is_no_web_address_are_no_page() {
        for other in [
            "https://kabar.example",
            "https://www.kabar.example/?utm_source=x",
            "https://kabar.example/index.html",
            "mailto:a@kabar.example",
            "file:///a/b",
            "kabar.example/a",
            "",
            "https://",
        ] {
            assert_eq!(key(other), None, "{other}");
        }
        assert!(
            key("https://m.example/a")
                .unwrap()
                .starts_with("m.example/")
        );
    }

    #[test]
    fn an_address_of_a_web_archive_tells_when_the_page_was_captured() {
        let captured = |address| page(address).unwrap().captured.map(|date| date.machine());
        assert_eq!(
            captured("https://web.archive.org/web/20210401093005/https://kabar.example/a")
                .as_deref(),
            Some("2021-04-01T09:30:05Z")
        );
        assert_eq!(
            captured("https://web.archive.org/web/20210401/https://kabar.example/a").as_deref(),
            Some("2021-04-01")
        );
        assert_eq!(
            captured("https://web.archive.org/web/2021*/https://kabar.example/a"),
            None
        );
        assert_eq!(captured("https://kabar.example/20210401/a"), None);
    }

    proptest! {
        #[test]
        fn any_address_is_read_without_panic(
            text: String,
            address in "(https?|ftp)://(web.archive.org|m.a.b|[a-zđ.:@]{0,9})/(web/)?[0-9]{0,15}[a-z_*]{0,3}/?(https?://)?[a-z/?&=#!%.đ0-9]{0,40}",
        ) {
            page(&text);
            if let Some(found) = page(&address) {
                prop_assert!(!found.key.is_empty());
            }
        }
    }
}
