//! Web addresses and their hosts.

/// The address of a site, with one slash at its end; `None` if it is no web address, or one with `?`,
/// `#` or what no address may hold.
pub(super) fn of_site(written: &str) -> Option<String> {
    let (scheme, rest) = written.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let bad = |c: char| c.is_whitespace() || c.is_control() || "\"<>?#\\^`{|}".contains(c);
    let fits = matches!(scheme.as_str(), "https" | "http")
        && rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')
        && !rest.contains(bad);
    fits.then(|| format!("{scheme}://{}/", rest.trim_end_matches('/')))
}

/// What is written where the host of an address belongs.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Host {
    /// A host, in lower case and without `www.`.
    Plain(String),
    /// An address with this host.
    Within(String),
    /// Neither.
    None,
}

/// Reads a host.
pub(super) fn host(written: &str) -> Host {
    let written = super::normal(written);
    let rest = written
        .split_once("://")
        .map_or(written.as_str(), |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let lower = host.to_lowercase();
    let plain = lower.strip_prefix("www.").unwrap_or(&lower);
    let is_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    // `page_size` below [outlets] is a key that strayed, not a host.
    if plain.is_empty() || !plain.chars().all(is_host) || super::settings::KEYS.contains(&plain) {
        Host::None
    } else if host.len() == written.len() {
        Host::Plain(plain.to_owned())
    } else {
        Host::Within(plain.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_a_site_ends_with_one_slash() {
        for (written, address) in [
            ("https://example.org", Some("https://example.org/")),
            ("HTTP://example.org/a//", Some("http://example.org/a/")),
            ("https://báo.vn:8080/x", Some("https://báo.vn:8080/x/")),
            ("http://[::1]/", Some("http://[::1]/")),
            ("example.org", None),
            ("https://", None),
            ("https:///x", None),
            ("ftp://example.org", None),
            ("https://a b", None),
            ("https://example.org/?q", None),
        ] {
            assert_eq!(of_site(written).as_deref(), address, "{written}");
        }
    }

    #[test]
    fn hosts_are_lower_case_and_without_www() {
        let plain = |host: &str| Host::Plain(host.to_owned());
        for (written, expected) in [
            ("suckhoe.example", plain("suckhoe.example")),
            ("WWW.SucKhoe.Example", plain("suckhoe.example")),
            ("Ba\u{301}o.vn", plain("báo.vn")),
            ("localhost", plain("localhost")),
            (
                "https://www.kabar.example/x",
                Host::Within("kabar.example".to_owned()),
            ),
            ("kabar.example/", Host::Within("kabar.example".to_owned())),
            ("page_size", Host::None),
            ("Báo Mới", Host::None),
            ("", Host::None),
        ] {
            assert_eq!(host(written), expected, "{written}");
        }
    }
}
