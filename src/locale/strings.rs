//! The interface's strings in one language, from a Fluent file.

use super::text::clean;
use super::{Language, Locale};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::memoizer::MemoizerKind;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use intl_memoizer::Memoizable;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::{OnceLock, PoisonError, RwLock};
use unic_langid::LanguageIdentifier;

/// The strings of one language.
pub struct Strings {
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
    /// The strings that need no variable, which are most: resolved once.
    constant: HashMap<String, String>,
    /// Of the others what they are for small numbers, if a number is all that they need: “12 articles”.
    counts: HashMap<String, Counts>,
    /// The same for short texts: “Bahasa Vietnam”.
    names: HashMap<String, Names>,
}

/// A string for each number below [`COUNTED`], with the name of the variable; resolved when first asked for.
type Counts = OnceLock<Vec<OnceLock<(String, String)>>>;

/// Counts recur on pages, small ones above all.
const COUNTED: u64 = 500;

/// A string for each of the [`NAMED`] texts that came first, with the name of the variable.
type Names = RwLock<BTreeMap<String, (String, String)>>;

/// Names of languages, the archive's own and the program's recur; headlines and dates do not, and are longer or many.
const NAMED: usize = 32;

impl fmt::Debug for Strings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Strings({} keys)", self.keys.len())
    }
}

/// What a variable of a string can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Variable<'a> {
    /// Put in as it is.
    Text(&'a str),
    /// Chooses the plural form, and is written with the language's digit grouping.
    Number(u64),
}

/// Why a file of strings cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct StringsError {
    /// What is wrong.
    pub message: String,
    /// The bytes of the file that are meant.
    pub span: std::ops::Range<usize>,
}

impl Strings {
    /// Reads a Fluent file; messages of later files replace those of earlier ones.
    ///
    /// # Errors
    /// Each place at which a file is not Fluent, with the number of the file.
    pub fn new(language: Language, files: &[&str]) -> Result<Self, Vec<(usize, StringsError)>> {
        let identifier: LanguageIdentifier = language.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(localized_number));
        let mut keys = BTreeSet::new();
        let mut problems = Vec::new();
        for (number, file) in files.iter().enumerate() {
            let resource = match FluentResource::try_new((*file).to_owned()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    problems.extend(errors.into_iter().map(|error| {
                        let span = error.slice.clone().unwrap_or(error.pos.clone());
                        let message = error.kind.to_string();
                        (number, StringsError { message, span })
                    }));
                    resource
                }
            };
            for entry in resource.entries() {
                if let Entry::Message(message) = entry {
                    keys.insert(message.id.name.to_owned());
                }
            }
            bundle.add_resource_overriding(resource);
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut strings = Strings {
            bundle,
            keys,
            constant: HashMap::new(),
            counts: HashMap::new(),
            names: HashMap::new(),
        };
        let keys = strings.keys.iter();
        let constant = keys.filter_map(|key| Some((key.clone(), strings.resolve(key, &[]).ok()?)));
        strings.constant = constant.collect();
        let with_variables = strings.keys.iter();
        let with_variables = with_variables.filter(|key| !strings.constant.contains_key(*key));
        let with_variables = || with_variables.clone().cloned();
        strings.counts = with_variables().map(|key| (key, Counts::new())).collect();
        strings.names = with_variables()
            .map(|key| (key, Names::default()))
            .collect();
        Ok(strings)
    }

    /// The keys that have a string, in order.
    pub fn keys(&self) -> &BTreeSet<String> {
        &self.keys
    }

    /// The string of a key if it needs no variable.
    pub fn constant(&self, key: &str) -> Option<&str> {
        self.constant.get(key).map(String::as_str)
    }

    /// The string of a key, with its variables put in and in the form that [`clean`] gives: an escape such
    /// as `\u0000` can bring what no page may hold.
    ///
    /// # Errors
    /// If there is no such key, or a variable that the string asks for is not given.
    pub fn get(&self, key: &str, variables: &[(&str, Variable<'_>)]) -> Result<String, String> {
        if let Some(constant) = self.constant(key) {
            return Ok(constant.to_owned());
        }
        match variables {
            [(name, Variable::Number(number @ 0..COUNTED))] => self.count(key, name, *number),
            [(name, Variable::Text(text))] => self.name(key, name, text),
            _ => self.resolve(key, variables),
        }
    }

    /// The string of a key for a number.
    fn count(&self, key: &str, name: &str, number: u64) -> Result<String, String> {
        let resolve = || self.resolve(key, &[(name, Variable::Number(number))]);
        let Some(counts) = self.counts.get(key) else {
            return resolve();
        };
        let slot = &counts.get_or_init(|| vec![OnceLock::new(); COUNTED as usize])[number as usize];
        match slot.get() {
            Some((of, string)) if of == name => Ok(string.clone()),
            Some(_) => resolve(),
            None => {
                let string = resolve()?;
                // If another thread was faster, it has put in the same.
                let _ = slot.set((name.to_owned(), string.clone()));
                Ok(string)
            }
        }
    }

    /// The string of a key for a text.
    fn name(&self, key: &str, name: &str, text: &str) -> Result<String, String> {
        let resolve = || self.resolve(key, &[(name, Variable::Text(text))]);
        let Some(names) = self.names.get(key) else {
            return resolve();
        };
        let known = names.read().unwrap_or_else(PoisonError::into_inner);
        match known.get(text) {
            Some((of, string)) if of == name => return Ok(string.clone()),
            None if known.len() < NAMED => {}
            _ => return resolve(),
        }
        drop(known);
        let string = resolve()?;
        let mut known = names.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(text.to_owned(), (name.to_owned(), string.clone()));
        Ok(string)
    }

    fn resolve(&self, key: &str, variables: &[(&str, Variable<'_>)]) -> Result<String, String> {
        let pattern = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
            .ok_or_else(|| format!("there is no string ‘{key}’"))?;
        let mut arguments = FluentArgs::with_capacity(variables.len());
        for (name, value) in variables {
            match value {
                Variable::Text(text) => arguments.set(*name, *text),
                Variable::Number(number) => arguments.set(*name, *number),
            }
        }
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&arguments), &mut errors);
        match errors.first() {
            None => Ok(clean(text.into_owned())),
            Some(error) => Err(format!("the string ‘{key}’: {error}")),
        }
    }
}

/// Lets Fluent write numbers as CLDR does.
struct Grouped(Option<Locale>);

impl Memoizable for Grouped {
    type Args = ();
    type Error = std::convert::Infallible;

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, Self::Error> {
        let language = language.language.as_str().parse().ok();
        Ok(Grouped(language.and_then(|l| Locale::new(l).ok())))
    }
}

fn localized_number<M: MemoizerKind>(value: &FluentValue<'_>, memoizer: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let whole = number.value;
    if whole < 0.0 || whole.fract() != 0.0 {
        return None;
    }
    memoizer
        .with_try_get_threadsafe::<Grouped, _, _>((), |grouped| {
            grouped.0.as_ref().map(|l| l.number(whole as u64))
        })
        .ok()
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNT: &str =
        "count = { $n ->\n    [one] { $n } article\n   *[other] { $n } articles\n}\n";

    fn strings(language: &str, file: &str) -> Strings {
        Strings::new(language.parse().unwrap(), &[file]).unwrap()
    }

    #[test]
    fn plural_form_and_digit_grouping_follow_the_language() {
        let en = strings("en", COUNT);
        let count = |n| en.get("count", &[("n", Variable::Number(n))]).unwrap();
        assert_eq!(count(1), "1 article");
        assert_eq!(count(1234), "1,234 articles");
        let vi = strings("vi", "count = { $n } bài viết\n");
        let count = vi.get("count", &[("n", Variable::Number(1234))]);
        assert_eq!(count.unwrap(), "1.234 bài viết");
    }

    #[test]
    fn a_missing_key_or_variable_is_an_error_that_names_it() {
        let en = strings("en", COUNT);
        assert!(en.get("nothing", &[]).unwrap_err().contains("nothing"));
        assert!(en.get("count", &[]).unwrap_err().contains("n"));
    }

    #[test]
    fn a_later_file_replaces_a_string() {
        let en = Strings::new("en".parse().unwrap(), &["a = x\nb = y\n", "a = z\n"]).unwrap();
        assert_eq!(en.get("a", &[]).unwrap(), "z");
        assert_eq!(en.get("b", &[]).unwrap(), "y");
    }
}
