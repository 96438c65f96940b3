//! Templates, strings and static files: those built into the program, and the archive's own, which
//! replace built-in ones of the same name.

mod own;
mod script;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Warned};
use crate::files::Names;
use crate::locale::text::nfc;
use crate::locale::{Interface, Language, Locale, Strings};
use crate::page::templates::{Source, Sources};
use crate::site_path::SitePath;
use rust_embed::RustEmbed;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

#[derive(RustEmbed)]
#[folder = "templates/"]
struct BuiltInTemplates;

#[derive(RustEmbed)]
#[folder = "static/"]
struct BuiltInStatic;

/// All of them, by name.
#[derive(Debug, Hash)]
pub struct Assets {
    /// The templates.
    pub templates: Arc<Sources>,
    /// The files that are copied to the site as they are.
    pub static_files: Vec<(SitePath, Cow<'static, [u8]>)>,
    strings: BTreeMap<String, Vec<Source>>,
}

impl Assets {
    /// Reads the archive's own files over the built-in ones. The diagnostics name what is in their
    /// folders and is not used.
    ///
    /// # Errors
    /// Each file that cannot be read.
    pub fn load(config: &Config) -> Result<Warned<Self>, Vec<Diagnostic>> {
        let mut problems = Vec::new();
        let mut noticed = Vec::new();
        let sources = sources(config, &mut problems, &mut noticed);
        let static_files = static_files(config, &mut problems, &mut noticed);
        if !problems.is_empty() {
            problems.extend(noticed);
            return Err(problems);
        }
        let mut templates = Sources::default();
        let mut strings: BTreeMap<String, Vec<Source>> = BTreeMap::new();
        for (name, source) in sources {
            match own::language_of(&name) {
                Some(language) => strings.entry(language.to_owned()).or_default().push(source),
                None => {
                    templates.0.insert(name, source);
                }
            }
        }
        Ok(Warned {
            value: Assets {
                templates: Arc::new(templates),
                static_files,
                strings,
            },
            diagnostics: noticed,
        })
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

/// All templates and strings by name, the built-in ones first.
fn sources(
    config: &Config,
    problems: &mut Vec<Diagnostic>,
    noticed: &mut Vec<Diagnostic>,
) -> Vec<(String, Source)> {
    let mut sources: Vec<(String, Source)> = BuiltInTemplates::iter()
        .filter_map(|name| {
            let file = BuiltInTemplates::get(&name)?;
            let source = Source {
                shown: format!("templates/{name} (built in)"),
                text: String::from_utf8_lossy(&file.data).into_owned(),
            };
            Some((name.into_owned(), source))
        })
        .collect();
    let languages: Vec<&str> = config.languages.iter().map(Language::as_str).collect();
    let mut known: Vec<String> = sources.iter().map(|(name, _)| name.clone()).collect();
    known.extend(languages.iter().map(|code| format!("strings/{code}.ftl")));

    let files = own::list(&config.templates, Names::Plain, problems, noticed);
    for file in files.iter().filter(|file| own::is_template(&file.below)) {
        let shown = file.path.display().to_string();
        let text = own::read(file).and_then(|bytes| {
            String::from_utf8(bytes).map_err(|error| {
                let at = error.utf8_error().valid_up_to();
                Diagnostic::error(format!("the template is not UTF-8 at byte {at}"))
                    .at(&shown)
                    .hint("save it as UTF-8")
            })
        });
        match text {
            Ok(text) => sources.push((file.below.clone(), Source { shown, text })),
            Err(problem) => problems.push(problem),
        }
    }
    sources.extend(extended(&sources));
    // Of two of one name the last one counts: the archive's own.
    let texts: BTreeMap<String, &str> = sources
        .iter()
        .map(|(name, source)| (name.clone(), source.text.as_str()))
        .collect();
    for file in &files {
        let unused = own::unused(&file.below, &texts, &known, &languages);
        noticed.extend(unused.map(|note| note.at(file.path.display().to_string())));
    }
    sources
}

/// The built-in templates that others extend as `kliping/NAME`, so that an archive's own template replaces a
/// block of the built-in one that has its name. Only those: two files may not define one component.
fn extended(sources: &[(String, Source)]) -> Vec<(String, Source)> {
    let is_extended = |name: &str| {
        let quoted = [format!("\"kliping/{name}\""), format!("'kliping/{name}'")];
        let mut texts = sources.iter().map(|(_, source)| &source.text);
        texts.any(|text| quoted.iter().any(|quoted| text.contains(quoted)))
    };
    let built_in = sources
        .iter()
        .take_while(|(_, source)| source.shown.ends_with("(built in)"));
    built_in
        .filter(|(name, _)| is_extended(name))
        .map(|(name, source)| (format!("kliping/{name}"), source.clone()))
        .collect()
}

/// The files that are copied to the site, the archive's own instead of built-in ones of the same path.
fn static_files(
    config: &Config,
    problems: &mut Vec<Diagnostic>,
    noticed: &mut Vec<Diagnostic>,
) -> Vec<(SitePath, Cow<'static, [u8]>)> {
    let mut static_files = BTreeMap::new();
    for name in BuiltInStatic::iter() {
        if let (Ok(path), Some(file)) = (SitePath::new(&*name), BuiltInStatic::get(&name)) {
            static_files.insert(path, file.data);
        }
    }
    let mut own_names = BTreeSet::new();
    for file in own::list(&config.static_files, Names::All, problems, noticed) {
        // Links are written in this form; macOS writes names of files in another one.
        let name = nfc(file.below.clone());
        if !own_names.insert(name.clone()) {
            problems.push(
                Diagnostic::error(
                    "another file has this name, its letters composed in another way",
                )
                .hint("give one of the two another name")
                .at(file.path.display().to_string()),
            );
            continue;
        }
        let path = SitePath::new(name).map_err(|error| {
            Diagnostic::error(error.to_string())
                .hint("rename it: not every system and server takes such a name")
                .at(file.path.display().to_string())
        });
        match path.and_then(|path| Ok((path, own::read(&file)?))) {
            Ok((path, bytes)) => {
                static_files.insert(path, Cow::Owned(bytes));
            }
            Err(problem) => problems.push(problem),
        }
    }
    // A copy of a built-in script that was not changed is one, too.
    for (path, bytes) in &mut static_files {
        let name = path.as_str();
        let is_ours = name.ends_with(".js")
            && BuiltInStatic::get(name).is_some_and(|file| file.data == *bytes);
        if let (true, Ok(text)) = (is_ours, std::str::from_utf8(bytes)) {
            *bytes = Cow::Owned(script::bare(text).into_bytes());
        }
    }
    static_files.into_iter().collect()
}
