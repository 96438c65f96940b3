//! Templates, strings and static files: those built into the program, and the archive's own, which
//! replace built-in ones of the same name.

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::files;
use crate::locale::{Interface, Language, Locale, Strings};
use crate::page::templates::{Source, Sources};
use crate::site_path::SitePath;
use rust_embed::RustEmbed;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

#[derive(RustEmbed)]
#[folder = "templates/"]
struct BuiltInTemplates;

#[derive(RustEmbed)]
#[folder = "static/"]
struct BuiltInStatic;

/// Largest template or static file that is read, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// All of them, by name.
#[derive(Debug)]
pub struct Assets {
    /// The templates.
    pub templates: Arc<Sources>,
    /// The files that are copied to the site as they are.
    pub static_files: Vec<(SitePath, Cow<'static, [u8]>)>,
    strings: BTreeMap<String, Vec<Source>>,
}

impl Assets {
    /// Reads the archive's own files over the built-in ones.
    ///
    /// # Errors
    /// Each file that cannot be read.
    pub fn load(config: &Config) -> Result<Self, Vec<Diagnostic>> {
        let mut templates = Sources::default();
        let mut strings: BTreeMap<String, Vec<Source>> = BTreeMap::new();
        let mut add = |name: String, source: Source| match name
            .strip_prefix("strings/")
            .and_then(|n| n.strip_suffix(".ftl"))
        {
            Some(language) => strings.entry(language.to_owned()).or_default().push(source),
            None => {
                templates.0.insert(name, source);
            }
        };
        for name in BuiltInTemplates::iter() {
            if let Some(file) = BuiltInTemplates::get(&name) {
                let source = Source {
                    shown: format!("templates/{name} (built in)"),
                    text: String::from_utf8_lossy(&file.data).into_owned(),
                };
                add(name.into_owned(), source);
            }
        }
        let mut problems = Vec::new();
        for (name, shown, bytes) in own_files(&config.templates, &mut problems) {
            match String::from_utf8(bytes) {
                Ok(text) if name.ends_with(".html") || name.ends_with(".ftl") => {
                    add(name, Source { shown, text });
                }
                Ok(_) => {}
                Err(error) => problems.push(
                    Diagnostic::error(format!(
                        "the template is not UTF-8 at byte {}",
                        error.utf8_error().valid_up_to()
                    ))
                    .at(shown)
                    .hint("save it as UTF-8"),
                ),
            }
        }
        let mut static_files: BTreeMap<String, Cow<'static, [u8]>> = BuiltInStatic::iter()
            .filter_map(|name| Some((name.to_string(), BuiltInStatic::get(&name)?.data)))
            .collect();
        for (name, _, bytes) in own_files(&config.static_files, &mut problems) {
            static_files.insert(name, Cow::Owned(bytes));
        }
        let mut paths = Vec::new();
        for (name, bytes) in static_files {
            match SitePath::new(name) {
                Ok(path) => paths.push((path, bytes)),
                Err(error) => problems.push(
                    Diagnostic::error(error.to_string())
                        .hint("rename the file in the folder of static files"),
                ),
            }
        }
        if problems.is_empty() {
            Ok(Assets {
                templates: Arc::new(templates),
                static_files: paths,
                strings,
            })
        } else {
            Err(problems)
        }
    }

    /// The languages that the site is made in, with their strings.
    ///
    /// # Errors
    /// If a language has no strings, or a file of strings is broken.
    pub fn interfaces(
        &self,
        languages: &[Language],
    ) -> Result<Vec<Arc<Interface>>, Vec<Diagnostic>> {
        let mut interfaces = Vec::new();
        let mut problems = Vec::new();
        for &language in languages {
            match self.interface(language) {
                Ok(interface) => interfaces.push(Arc::new(interface)),
                Err(more) => problems.extend(more),
            }
        }
        if problems.is_empty() {
            Ok(interfaces)
        } else {
            Err(problems)
        }
    }

    fn interface(&self, language: Language) -> Result<Interface, Vec<Diagnostic>> {
        let Some(sources) = self.strings.get(language.as_str()) else {
            return Err(vec![
                Diagnostic::error(format!(
                    "there are no strings for the language ‘{language}’"
                ))
                .hint(format!(
                    "write templates/strings/{language}.ftl; the built-in languages are {}",
                    self.strings.keys().cloned().collect::<Vec<_>>().join(", ")
                )),
            ]);
        };
        let texts: Vec<&str> = sources.iter().map(|source| source.text.as_str()).collect();
        let strings = Strings::new(language, &texts).map_err(|errors| {
            let report = |(file, error): (usize, crate::locale::StringsError)| {
                Diagnostic::error(error.message)
                    .at(&sources[file].shown)
                    .excerpt(sources[file].text.as_str(), error.span)
                    .hint("strings are written in Fluent: `key = text`")
            };
            errors.into_iter().map(report).collect::<Vec<_>>()
        })?;
        let locale =
            Locale::new(language).map_err(|error| vec![Diagnostic::error(error.to_string())])?;
        Ok(Interface {
            language,
            locale,
            strings,
        })
    }
}

/// The archive's own files of a folder, as name, path for messages, and bytes; none if there is no
/// such folder.
fn own_files(folder: &Path, problems: &mut Vec<Diagnostic>) -> Vec<(String, String, Vec<u8>)> {
    let listing = match files::walk(folder) {
        Ok(listing) => listing,
        Err(error) if error.source.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            problems.push(Diagnostic::error(error.to_string()));
            return Vec::new();
        }
    };
    let mut found = Vec::new();
    for file in listing.files {
        let shown = file.path.display().to_string();
        match files::read(&file.path, LARGEST) {
            Ok(Some(bytes)) => found.push((file.below, shown, bytes)),
            Ok(None) => problems.push(
                Diagnostic::error(format!("the file is larger than {LARGEST} bytes")).at(shown),
            ),
            Err(error) => problems.push(Diagnostic::error(error.to_string())),
        }
    }
    found
}
