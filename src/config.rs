//! `site.toml`: what a person sets, checked and resolved.
//!
//! [`Settings`] is the file as it is written; [`Config`] is what the program runs with. No other
//! module sees a half-resolved value.

use crate::diagnostic::Diagnostic;
use crate::locale::{Language, Locale};
use crate::vocabulary::Topic;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The keys of `site.toml`.
///
/// The table in README.md is made from these comments; a test keeps it current.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Name of the archive, in each interface language. Required.
    pub title: BTreeMap<String, String>,
    /// One or two sentences about the archive, in each interface language.
    #[serde(default)]
    pub description: BTreeMap<String, String>,
    /// Interface languages as ISO 639 codes; the first is the default one.
    #[serde(default = "default_languages")]
    pub languages: Vec<String>,
    /// Address under which the site will stand. Needed for the sitemap and for absolute addresses in metadata.
    #[serde(default)]
    pub base_url: Option<String>,
    /// Folder of the captures, relative to `site.toml`.
    #[serde(default = "default_content")]
    pub content: PathBuf,
    /// Folder that the site is written to, relative to `site.toml`.
    #[serde(default = "default_output")]
    pub output: PathBuf,
    /// Articles on one page of a list.
    #[serde(default = "default_page_size")]
    pub page_size: usize,
    /// Articles in a feed.
    #[serde(default = "default_feed_size")]
    pub feed_size: usize,
    /// Largest capture that is read, in bytes.
    #[serde(default = "default_max_capture_bytes")]
    pub max_capture_bytes: u64,
    /// The topics. `label`: name in each language; `words`: the words that mark it in each language.
    #[serde(default)]
    pub tags: BTreeMap<String, TagSettings>,
    /// File with `[tags.ID]` tables of its own, relative to `site.toml`.
    #[serde(default)]
    pub tags_file: Option<PathBuf>,
    /// Names of outlets by the host of their addresses.
    #[serde(default)]
    pub outlets: BTreeMap<String, String>,
}

/// One topic.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TagSettings {
    /// Name in each language.
    pub label: BTreeMap<String, String>,
    /// Words that mark it in each language.
    #[serde(default)]
    pub words: BTreeMap<String, Vec<String>>,
}

/// A file that holds only topics.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TagsFile {
    tags: BTreeMap<String, TagSettings>,
}

fn default_languages() -> Vec<String> {
    vec!["vi".to_owned(), "id".to_owned()]
}

fn default_content() -> PathBuf {
    PathBuf::from("seeds")
}

fn default_output() -> PathBuf {
    PathBuf::from("public")
}

fn default_page_size() -> usize {
    50
}

fn default_feed_size() -> usize {
    20
}

fn default_max_capture_bytes() -> u64 {
    128 * 1024 * 1024
}

/// What the command line says instead of `site.toml`.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// Folder of the captures, relative to the working folder.
    pub content: Option<PathBuf>,
    /// Folder that the site is written to, relative to the working folder.
    pub output: Option<PathBuf>,
    /// Address under which the site will stand.
    pub base_url: Option<String>,
}

/// A checked configuration.
#[derive(Debug)]
pub struct Config {
    /// The file it was read from.
    pub file: PathBuf,
    /// Interface languages, at least one; the first is the default one.
    pub languages: Vec<Language>,
    /// What a reader is told about the archive, one for each of `languages`.
    pub about: Vec<About>,
    /// With a slash at its end.
    pub base_url: Option<String>,
    /// Folder of the captures.
    pub content: PathBuf,
    /// The same as the user names it, for messages.
    pub content_shown: String,
    /// Folder that the site is written to.
    pub output: PathBuf,
    /// Folder whose files replace the built-in templates.
    pub templates: PathBuf,
    /// Folder whose files replace the built-in static files.
    pub static_files: PathBuf,
    /// Articles on one page of a list, at least one.
    pub page_size: usize,
    /// Articles in a feed, at least one.
    pub feed_size: usize,
    /// Largest capture that is read, in bytes.
    pub max_capture_bytes: u64,
    /// The topics, by id.
    pub topics: Vec<Topic>,
    /// Names of outlets by host.
    pub outlets: BTreeMap<String, String>,
    /// The file that the topics were also read from.
    pub tags_file: Option<PathBuf>,
}

/// The archive's name and description in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Name.
    pub title: String,
    /// One or two sentences; may be empty.
    pub description: String,
}

/// Checks the text of `site.toml` and resolves it.
///
/// `read` reads the file that `tags_file` names.
///
/// # Errors
/// Everything that is wrong with it, each with its place.
pub fn resolve(
    file: &Path,
    text: &str,
    overrides: &Overrides,
    read: impl Fn(&Path) -> Result<String, Diagnostic>,
) -> Result<Config, Vec<Diagnostic>> {
    let shown = file.display().to_string();
    let settings: Settings = parse(&shown, text).map_err(|problem| vec![problem])?;
    let folder = file.parent().unwrap_or(Path::new(""));
    let mut checker = Checker {
        shown: &shown,
        text,
        problems: Vec::new(),
    };
    let languages = checker.languages(&settings.languages);
    let about = checker.about(&settings, &languages);
    let mut tags = settings.tags;
    let tags_file = settings.tags_file.map(|path| folder.join(path));
    if let Some(path) = &tags_file {
        let more = read(path)
            .and_then(|text| parse::<TagsFile>(&path.display().to_string(), &text))
            .map_err(|problem| vec![problem])?;
        for (id, tag) in more.tags {
            if tags.insert(id.clone(), tag).is_some() {
                checker.report(format!("the topic ‘{id}’ is defined twice"), &id);
            }
        }
    }
    let topics = checker.topics(tags, &languages);
    if settings.page_size == 0 {
        checker.report("page_size is 0; it must be 1 or more", "page_size");
    }
    if settings.feed_size == 0 {
        checker.report("feed_size is 0; it must be 1 or more", "feed_size");
    }
    let base_url = overrides.base_url.as_ref().or(settings.base_url.as_ref());
    let base_url = base_url.and_then(|url| checker.base_url(url));
    if !checker.problems.is_empty() {
        return Err(checker.problems);
    }
    let content = overrides
        .content
        .clone()
        .unwrap_or_else(|| folder.join(settings.content));
    Ok(Config {
        file: file.to_owned(),
        languages,
        about,
        base_url,
        content_shown: content.display().to_string(),
        content,
        output: overrides
            .output
            .clone()
            .unwrap_or_else(|| folder.join(settings.output)),
        templates: folder.join("templates"),
        static_files: folder.join("static"),
        page_size: settings.page_size,
        feed_size: settings.feed_size,
        max_capture_bytes: settings.max_capture_bytes,
        topics,
        outlets: settings.outlets,
        tags_file,
    })
}

fn parse<T: serde::de::DeserializeOwned>(shown: &str, text: &str) -> Result<T, Diagnostic> {
    toml::from_str(text).map_err(|error| {
        let message = error.message().trim().replace('`', "‘").replace('\n', "; ");
        let problem = Diagnostic::error(message).at(shown);
        match error.span() {
            Some(span) => problem.excerpt(text, span),
            None => problem,
        }
        .hint("README.md lists every key of site.toml and what it takes")
    })
}

/// Collects problems of a file that is TOML but says something that cannot be.
struct Checker<'a> {
    shown: &'a str,
    text: &'a str,
    problems: Vec<Diagnostic>,
}

impl Checker<'_> {
    /// Reports a problem where `mark` first stands in the file.
    fn report(&mut self, message: impl Into<String>, mark: &str) {
        let problem = Diagnostic::error(message).at(self.shown);
        self.problems.push(match self.text.find(mark) {
            Some(start) => problem.excerpt(self.text, start..start + mark.len()),
            None => problem,
        });
    }

    fn languages(&mut self, codes: &[String]) -> Vec<Language> {
        let mut languages = Vec::new();
        for code in codes {
            match code.parse::<Language>() {
                Ok(language) if Locale::new(language).is_ok() => {
                    if languages.contains(&language) {
                        self.report(format!("the language ‘{code}’ stands twice"), "languages");
                    } else {
                        languages.push(language);
                    }
                }
                _ => self.report(
                    format!("‘{code}’ is no ISO 639 language code, such as \"vi\" or \"id\""),
                    code,
                ),
            }
        }
        if codes.is_empty() {
            self.report("languages is empty; name at least one", "languages");
        }
        languages
    }

    fn about(&mut self, settings: &Settings, languages: &[Language]) -> Vec<About> {
        for code in settings.title.keys().chain(settings.description.keys()) {
            if !languages.iter().any(|language| language.as_str() == code) {
                self.report(format!("‘{code}’ is none of the languages"), code);
            }
        }
        languages
            .iter()
            .map(|language| {
                let code = language.as_str();
                if !settings.title.contains_key(code) {
                    self.report(
                        format!("title has no name for the language ‘{code}’"),
                        "title",
                    );
                }
                About {
                    title: settings.title.get(code).cloned().unwrap_or_default(),
                    description: settings.description.get(code).cloned().unwrap_or_default(),
                }
            })
            .collect()
    }

    fn topics(
        &mut self,
        tags: BTreeMap<String, TagSettings>,
        languages: &[Language],
    ) -> Vec<Topic> {
        let mut topics = Vec::new();
        for (id, tag) in tags {
            let names = languages.iter().map(|language| {
                let name = tag.label.get(language.as_str()).cloned();
                if name.is_none() {
                    self.report(
                        format!("the topic ‘{id}’ has no label in ‘{language}’"),
                        &id,
                    );
                }
                name.unwrap_or_default()
            });
            let names = names.collect();
            let mut words = Vec::new();
            for (code, list) in tag.words {
                match code.parse() {
                    Ok(language) => words.push((language, list)),
                    Err(_) => self.report(format!("‘{code}’ is no language code"), &code),
                }
            }
            topics.push(Topic { id, names, words });
        }
        topics
    }

    fn base_url(&mut self, url: &str) -> Option<String> {
        let host = url
            .strip_prefix("https://")
            .or_else(|| url.strip_prefix("http://"))
            .map(|rest| rest.split('/').next().unwrap_or_default());
        let bad = |c: char| c.is_whitespace() || c.is_control() || "\"<>?#\\^`{|}".contains(c);
        if host.is_none_or(str::is_empty) || url.contains(bad) {
            self.report(
                format!("base_url is ‘{url}’; write it as in \"https://example.org/archive/\""),
                url,
            );
            return None;
        }
        Some(format!("{}/", url.trim_end_matches('/')))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: &str = "title = { vi = \"Kho\", id = \"Arsip\" }\n";

    fn load(text: &str) -> Result<Config, Vec<Diagnostic>> {
        resolve(
            Path::new("a/site.toml"),
            text,
            &Overrides::default(),
            |_| Err(Diagnostic::error("no file")),
        )
    }

    #[test]
    fn a_title_is_enough() {
        let config = load(SITE).unwrap();
        assert_eq!(config.content, Path::new("a/seeds"));
        assert_eq!(config.output, Path::new("a/public"));
        assert_eq!(config.about[1].title, "Arsip");
    }

    #[test]
    fn an_unknown_key_is_reported_with_its_line() {
        let problems = load(&format!("{SITE}pagesize = 5\n")).unwrap_err();
        assert_eq!(problems[0].line, Some(2));
        assert!(problems[0].message.contains("pagesize"), "{problems:?}");
    }

    #[test]
    fn a_wrong_type_is_reported_with_its_line() {
        let problems = load(&format!("{SITE}page_size = \"many\"\n")).unwrap_err();
        assert_eq!(problems[0].line, Some(2));
    }

    #[test]
    fn everything_that_cannot_be_is_reported_at_once() {
        let text = format!(
            "{SITE}languages = [\"vi\", \"id\", \"xx1\"]\npage_size = 0\nbase_url = \"example.org\"\n"
        );
        let problems = load(&text).unwrap_err();
        let lines: Vec<_> = problems.iter().filter_map(|p| p.line).collect();
        assert_eq!(lines, [2, 3, 4]);
    }

    #[test]
    fn a_title_missing_in_a_language_is_reported() {
        let problems = load("title = { vi = \"Kho\" }\n").unwrap_err();
        assert!(problems[0].message.contains("‘id’"));
    }

    #[test]
    fn a_base_url_ends_with_one_slash() {
        let config = load(&format!("{SITE}base_url = \"https://example.org/a\"\n")).unwrap();
        assert_eq!(config.base_url.as_deref(), Some("https://example.org/a/"));
    }

    #[test]
    fn the_readme_lists_every_key() {
        let schema = schemars::schema_for!(Settings);
        let properties = schema.get("properties").unwrap().as_object().unwrap();
        let readme = include_str!("../README.md");
        for (key, property) in properties {
            let text = property["description"].as_str().unwrap().replace('\n', " ");
            let default = match property.get("default").map(ToString::to_string) {
                Some(default) if default != "null" && default != "{}" => format!("`{default}`"),
                _ => "–".to_owned(),
            };
            let row = format!("| `{key}` | {default} | {text} |");
            assert!(readme.contains(&row), "README.md lacks the row: {row}");
        }
    }
}
