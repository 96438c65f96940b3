//! The keys of `site.toml` and what they are where the file does not name them.

use crate::outlet::Rights;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What `site.toml` says, each key checked by itself and all texts in normal form.
///
/// The table in README.md is made from these comments; a test keeps it current. Languages are ISO 639
/// codes of today, hosts are in lower case and without `www.`.
#[derive(Debug)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(default))]
pub struct Settings {
    /// Name of the archive, in each interface language. Required.
    pub title: BTreeMap<String, String>,
    /// One or two sentences about the archive, in each interface language.
    pub description: BTreeMap<String, String>,
    /// Interface languages as ISO 639 codes; the first is the default one.
    pub languages: Vec<String>,
    /// Address under which the site will stand. Needed for the sitemap and for absolute addresses in metadata.
    pub base_url: Option<String>,
    /// Folder of the captures, relative to `site.toml`.
    pub content: PathBuf,
    /// Folder that the site is written to, relative to `site.toml`.
    pub output: PathBuf,
    /// The ledger: the file that remembers every address ever published, relative to `site.toml`. It belongs into version control.
    pub ledger: PathBuf,
    /// File in which you decide which captures are translations of each other, relative to `site.toml`; `check --write-translations` writes it.
    pub translations: PathBuf,
    /// Articles on one page of a list.
    pub page_size: usize,
    /// Articles in a feed.
    pub feed_size: usize,
    /// Largest capture that is read, in bytes.
    pub max_capture_bytes: u64,
    /// Most lines of a capture that is read, or tags of a saved page.
    pub max_capture_lines: usize,
    /// Most folders, one in the other, between `content` and a capture.
    pub max_folder_depth: usize,
    /// The topics. `label`: name in each language; `words`: the words that mark it in each language.
    pub tags: BTreeMap<String, TagSettings>,
    /// File with `[tags.ID]` tables of its own, relative to `site.toml`.
    pub tags_file: Option<PathBuf>,
    /// Outlets, each a table `[[outlets]]`. `name`: its name, or one in each language; `hosts`: the hosts of its addresses; `rights`: `full`, or `excerpt` where only the first paragraph may be shown.
    pub outlets: Vec<OutletSettings>,
}

/// One topic.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TagSettings {
    /// Name in each language.
    pub label: BTreeMap<String, String>,
    /// Words that mark it in each language.
    pub words: BTreeMap<String, Vec<String>>,
    /// The file and the line in it, from 1, where its table stands.
    #[cfg_attr(test, schemars(skip))]
    pub place: (String, usize),
}

/// One outlet.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OutletSettings {
    /// Name, if it is the same in all languages.
    pub name: Option<String>,
    /// Name in each language.
    pub names: BTreeMap<String, String>,
    /// Hosts of its addresses.
    pub hosts: Vec<String>,
    /// What of its texts may be republished.
    #[cfg_attr(test, schemars(skip))]
    pub rights: Option<Rights>,
    /// The first byte of the table in the file.
    #[cfg_attr(test, schemars(skip))]
    pub start: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            title: BTreeMap::new(),
            description: BTreeMap::new(),
            languages: vec!["vi".to_owned(), "id".to_owned()],
            base_url: None,
            content: PathBuf::from("seeds"),
            output: PathBuf::from("public"),
            ledger: PathBuf::from("addresses.txt"),
            translations: PathBuf::from("translations.toml"),
            page_size: 50,
            feed_size: 20,
            max_capture_bytes: 128 * 1024 * 1024,
            max_capture_lines: 200_000,
            max_folder_depth: 32,
            tags: BTreeMap::new(),
            tags_file: None,
            outlets: Vec::new(),
        }
    }
}

/// The keys, as a person who mistyped one is told them.
pub(super) const KEYS: [&str; 16] = [
    "title",
    "description",
    "languages",
    "base_url",
    "content",
    "output",
    "ledger",
    "translations",
    "page_size",
    "feed_size",
    "max_capture_bytes",
    "max_capture_lines",
    "max_folder_depth",
    "tags",
    "tags_file",
    "outlets",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_lists_every_key() {
        let schema = schemars::schema_for!(Settings);
        let properties = schema.get("properties").unwrap().as_object().unwrap();
        let mut keys: Vec<&str> = properties.keys().map(String::as_str).collect();
        let mut known = KEYS.to_vec();
        keys.sort_unstable();
        known.sort_unstable();
        assert_eq!(keys, known);
        let readme = include_str!("../../README.md");
        for (key, property) in properties {
            let text = property["description"].as_str().unwrap().replace('\n', " ");
            let default = match property.get("default").map(ToString::to_string) {
                Some(default) if !["null", "{}", "[]"].contains(&default.as_str()) => {
                    format!("`{default}`")
                }
                _ => "–".to_owned(),
            };
            let row = format!("| `{key}` | {default} | {text} |");
            assert!(readme.contains(&row), "README.md lacks the row: {row}");
        }
    }
}
