//! Who publishes news: an outlet's names, its hosts, and what of its texts may be republished.

use crate::locale::{self, Language};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What of a text may be republished.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Rights {
    /// All of it.
    #[default]
    Full,
    /// Its first paragraph at most, with a link to where the rest stands.
    Excerpt,
}

impl Rights {
    /// All of them.
    pub const ALL: [Rights; 2] = [Rights::Full, Rights::Excerpt];

    /// As people write it in `site.toml`, sidecars and front matter.
    pub fn name(self) -> &'static str {
        match self {
            Rights::Full => "full",
            Rights::Excerpt => "excerpt",
        }
    }
}

/// One outlet of the archive's table.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Outlet {
    /// Its name where no other is given.
    pub name: String,
    /// Its name in languages in which it has another.
    #[serde(with = "locale::stored::by_language")]
    pub names: BTreeMap<Language, String>,
    /// The hosts of its addresses, in lower case and without `www.`.
    pub hosts: Vec<String>,
    /// What of its texts may be republished; `None` if the table does not say, which permits all.
    pub rights: Option<Rights>,
    /// The line of `site.toml` in which it begins, counted from 1; 0 for an outlet that is not listed there.
    pub line: usize,
}

impl Outlet {
    /// Its name for readers of a language.
    pub fn name_in(&self, language: Language) -> &str {
        self.names.get(&language).unwrap_or(&self.name)
    }

    /// All its names, each once.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        let others = self.names.values().filter(|name| **name != self.name);
        std::iter::once(&self.name)
            .chain(others)
            .map(String::as_str)
    }
}

/// The host of an address, in lower case and without `www.`; `None` if it is no web address.
///
/// ```
/// assert_eq!(kliping::outlet::host("https://WWW.kabar.example:443/a").as_deref(), Some("kabar.example"));
/// ```
pub fn host(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    if !["https", "http"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known))
    {
        return None;
    }
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let host = host.trim_end_matches('.');
    (!host.is_empty()).then(|| host.to_owned())
}
