//! `site.toml`: what a person sets, checked and resolved.
//!
//! [`Settings`] is the file as it is written; [`Config`] is what the program runs with. No other
//! module sees a half-resolved value.

mod address;
mod outlets;
mod read;
mod settings;
mod topics;

pub use settings::{OutletSettings, Settings, TagSettings};

use crate::diagnostic::Diagnostic;
use crate::document::{Entry, Fault, Faults, read_toml};
use crate::locale::text::{clean, nfc};
use crate::locale::{Language, codes};
use crate::outlet::Outlet;
use crate::vocabulary::Topic;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the command line says instead of `site.toml`.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// Folder of the captures, relative to the working folder.
    pub content: Option<PathBuf>,
    /// Folder that the site is written to, relative to the working folder.
    pub output: Option<PathBuf>,
    /// Address under which the site will stand.
    pub base_url: Option<String>,
    /// The output folder, if it may be replaced although it holds files that are not Kliping's.
    pub replace: Option<PathBuf>,
    /// A site is published although captures of published articles are not there any more.
    pub accepts_loss: bool,
    /// The site is looked at and not published: no address is remembered.
    pub preview: bool,
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
    /// The output folder again, if it may be replaced although it holds files that are not Kliping's.
    pub replace: Option<PathBuf>,
    /// A site is published although captures of many published articles are not there any more.
    pub accepts_loss: bool,
    /// The file that remembers every address.
    pub ledger: PathBuf,
    /// What becomes of it.
    pub ledger_use: LedgerUse,
    /// The file in which a person decides on translations; it may not be there.
    pub translations: PathBuf,
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
    /// Most lines of a capture that is read, or tags of a saved page.
    pub max_capture_lines: usize,
    /// Most folders, one in the other, between `content` and a capture.
    pub max_folder_depth: usize,
    /// The topics, by id.
    pub topics: Vec<Topic>,
    /// The file and line of each.
    pub topic_places: Vec<(String, usize)>,
    /// The outlets, in the order of the file.
    pub outlets: Vec<Arc<Outlet>>,
    /// The file that the topics were also read from.
    pub tags_file: Option<PathBuf>,
}

/// What becomes of the file that remembers every address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LedgerUse {
    /// New addresses are added to it.
    Kept,
    /// Its addresses are kept, and none is added: what is only looked at is not published.
    Read,
    /// None: it belongs to other captures than those that are built.
    Ignored,
}

/// The archive's name and description in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Name.
    pub title: String,
    /// One or two sentences; may be empty.
    pub description: String,
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is not there.
    #[error("there is no such file")]
    Missing,
    /// It is text in another encoding, or no text.
    #[error("line {line} is not UTF-8")]
    NotUtf8 {
        /// The first line that is not, from 1.
        line: usize,
    },
    /// It is longer than any configuration.
    #[error("it has more than {limit} bytes")]
    TooLarge {
        /// The most that is read.
        limit: u64,
    },
    /// What the system answered, in words.
    #[error("{0}")]
    Refused(String),
}

impl Unreadable {
    /// What to do about it; `missing` if it is not there.
    pub fn remedy(&self, missing: &str) -> String {
        match self {
            Unreadable::Missing => missing.to_owned(),
            Unreadable::NotUtf8 { .. } => "save it as UTF-8".to_owned(),
            Unreadable::TooLarge { .. } => "see whether this is the right file".to_owned(),
            Unreadable::Refused(_) => "see whether another program can open it".to_owned(),
        }
    }
}

/// Checks the text of `site.toml` and resolves it.
///
/// `read` reads the file that `tags_file` names.
///
/// # Errors
/// Everything that is wrong with the file, with that of `tags_file` and with `overrides`, each at its
/// place.
pub fn resolve(
    file: &Path,
    text: &str,
    overrides: &Overrides,
    read: impl Fn(&Path) -> Result<String, Unreadable>,
) -> Result<Config, Vec<Diagnostic>> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let shown = file.display().to_string();
    let mut faults = Faults::new(&shown, text);
    let mut problems = Vec::new();
    let mut settings = Settings::default();
    let mut tags_file = None;
    match read_toml(text, 0) {
        Ok(entries) => {
            settings = read::settings(&entries, &mut faults);
            tags_file = settings.tags_file.as_ref().map(|path| folder.join(path));
            if let Some(path) = &tags_file {
                match read(path) {
                    Ok(text) => problems = add_tags(path, &text, &mut settings),
                    Err(error) => faults.error(no_tags_file(&entries, path, &error)),
                }
            }
        }
        Err(errors) => faults.syntax(errors),
    }
    let mut all = faults.into_diagnostics();
    all.append(&mut problems);
    let base_url = match &overrides.base_url {
        Some(url) => {
            let address = address::of_site(&normal(url));
            if address.is_none() {
                all.push(
                    Diagnostic::error(format!("--base-url is ‘{url}’, which is no web address"))
                        .hint("write it as in --base-url https://example.org/archive/"),
                );
            }
            address
        }
        None => settings.base_url.clone(),
    };
    if !all.is_empty() {
        return Err(all);
    }
    let own_content = folder.join(&settings.content);
    let is_own = |content: &PathBuf| {
        let absolute = |path: &Path| std::path::absolute(path).ok();
        absolute(content) == absolute(&own_content)
    };
    let ledger_use = match &overrides.content {
        Some(content) if !is_own(content) => LedgerUse::Ignored,
        _ if overrides.preview => LedgerUse::Read,
        _ => LedgerUse::Kept,
    };
    let content = overrides.content.clone();
    let content = content.unwrap_or(own_content);
    let output = overrides.output.clone();
    let output = output.unwrap_or_else(|| folder.join(&settings.output));
    let languages = settings.languages.iter();
    Ok(Config {
        file: file.to_owned(),
        languages: languages.filter_map(|code| codes::language(code)).collect(),
        about: about(&settings),
        base_url,
        // Without a slash at its end, to which the paths of captures would add theirs.
        content_shown: content
            .components()
            .collect::<PathBuf>()
            .display()
            .to_string(),
        content,
        output,
        replace: overrides.replace.clone(),
        accepts_loss: overrides.accepts_loss,
        ledger: folder.join(&settings.ledger),
        ledger_use,
        translations: folder.join(&settings.translations),
        templates: folder.join("templates"),
        static_files: folder.join("static"),
        page_size: settings.page_size,
        feed_size: settings.feed_size,
        max_capture_bytes: settings.max_capture_bytes,
        max_capture_lines: settings.max_capture_lines,
        max_folder_depth: settings.max_folder_depth,
        topics: vocabulary(&settings),
        topic_places: settings
            .tags
            .values()
            .map(|tag| tag.place.clone())
            .collect(),
        outlets: listed_outlets(settings.outlets, &settings.languages, text),
        tags_file,
    })
}

/// Adds the topics of a file of their own; gives what is wrong with it.
fn add_tags(path: &Path, text: &str, settings: &mut Settings) -> Vec<Diagnostic> {
    let shown = path.display().to_string();
    let mut faults = Faults::new(&shown, text);
    match read_toml(text, 0) {
        Ok(entries) => topics::file(
            &entries,
            &settings.languages,
            &mut settings.tags,
            &mut faults,
        ),
        Err(errors) => faults.syntax(errors),
    }
    faults.into_diagnostics()
}

fn no_tags_file(entries: &[Entry], path: &Path, error: &Unreadable) -> Fault {
    let entry = entries.iter().find(|entry| entry.key == "tags_file");
    let span = entry.map_or(0..0, |entry| entry.node.span.clone());
    let hint =
        error.remedy("make that file with a table [tags.ID] for each topic, or delete this line");
    Fault::new(
        &span,
        format!("cannot read the topics in {}: {error}", path.display()),
    )
    .hint(hint)
}

fn about(settings: &Settings) -> Vec<About> {
    let of = |texts: &BTreeMap<String, String>, code| texts.get(code).cloned().unwrap_or_default();
    let languages = settings.languages.iter();
    languages
        .map(|code| About {
            title: of(&settings.title, code),
            description: of(&settings.description, code),
        })
        .collect()
}

fn vocabulary(settings: &Settings) -> Vec<Topic> {
    let topic = |(id, tag): (&String, &TagSettings)| {
        let name = |code| tag.label.get(code).cloned().unwrap_or_default();
        let words = tag.words.iter();
        Topic {
            id: id.clone(),
            names: settings.languages.iter().map(name).collect(),
            words: words
                .filter_map(|(code, words)| Some((codes::language(code)?, words.clone())))
                .collect(),
        }
    };
    settings.tags.iter().map(topic).collect()
}

fn listed_outlets(
    outlets: Vec<OutletSettings>,
    languages: &[String],
    text: &str,
) -> Vec<Arc<Outlet>> {
    let outlet = |mut outlet: OutletSettings| {
        // Without a name for all languages, that in the first language of the archive that has one.
        let first = languages.iter().find_map(|code| outlet.names.get(code));
        let name = outlet.name.or_else(|| first.cloned());
        let name = name.or_else(|| outlet.names.values().next().cloned());
        let names = std::mem::take(&mut outlet.names).into_iter();
        Arc::new(Outlet {
            name: name.unwrap_or_default(),
            names: names
                .filter_map(|(code, name)| Some((codes::language(&code)?, name)))
                .collect(),
            hosts: outlet.hosts,
            rights: outlet.rights,
            line: 1 + text[..outlet.start].matches('\n').count(),
        })
    };
    outlets.into_iter().map(outlet).collect()
}

/// The one form that all texts have, without spaces around it.
fn normal(text: &str) -> String {
    nfc(clean(text.to_owned())).trim().to_owned()
}

#[cfg(test)]
mod tests;
