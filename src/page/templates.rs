//! The template engine: one instance for each interface language. The only module that knows Tera's
//! loading and its errors.

use super::phrases::Phrases;
use crate::diagnostic::Diagnostic;
use crate::locale::Interface;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, ErrorKind, Kwargs, State, Tera};

/// The templates as one interface sees them.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    sources: Arc<Sources>,
}

/// The text of each template by its name, with the path to name in messages.
#[derive(Debug, Clone, Default, Hash)]
pub struct Sources(pub BTreeMap<String, Source>);

/// One template.
#[derive(Debug, Clone, Hash)]
pub struct Source {
    /// Where it was read: a path, or `templates/NAME (built in)`.
    pub shown: String,
    /// Its text.
    pub text: String,
}

/// Compiles the templates for each interface.
///
/// # Errors
/// For every fault of a template its file, line and what is wrong.
pub fn compile(
    sources: &Arc<Sources>,
    interfaces: &[Arc<Interface>],
) -> Result<Vec<Templates>, Vec<Diagnostic>> {
    let compile = |interface| Templates::new(sources, interface);
    interfaces.iter().map(compile).collect()
}

impl Templates {
    /// Compiles the templates and makes the interface's strings and forms known to them.
    ///
    /// # Errors
    /// For every fault of a template its file, line and what is wrong.
    pub fn new(
        sources: &Arc<Sources>,
        interface: &Arc<Interface>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut tera = Tera::new();
        let phrases = Phrases::new(interface);
        let spelled = |source: &Source| phrases.spelled_out(&source.text);
        let spelled = sources
            .0
            .iter()
            .map(|(name, source)| (name, spelled(source)));
        let spelled: Vec<_> = spelled.collect();
        tera.register_function("t", move |kwargs: Kwargs, _: &State| phrases.get(&kwargs));
        let numbers = Arc::clone(interface);
        tera.register_filter("number", move |number: u64, _: Kwargs, _: &State| {
            numbers.locale.number(number)
        });
        let names = Arc::clone(interface);
        tera.register_filter("language_name", move |code: &str, _: Kwargs, _: &State| {
            code.parse().map_or_else(
                |_| code.to_owned(),
                |language| names.locale.language_name(language),
            )
        });
        let mut templates = Templates {
            tera,
            sources: Arc::clone(sources),
        };
        let Err(error) = templates.tera.add_raw_templates(spelled) else {
            return Ok(templates);
        };
        let error = templates.as_written().err().unwrap_or(error);
        Err(match error.kind() {
            ErrorKind::Msg(reports) => templates.problems(reports),
            _ => vec![templates.problem(&error)],
        })
    }

    /// The same with the templates as they were written: their faults stand where people look for them.
    fn as_written(&self) -> Result<Tera, tera::Error> {
        let mut tera = self.tera.clone();
        let templates = self.sources.0.iter();
        tera.add_raw_templates(templates.map(|(name, source)| (name, &source.text)))?;
        Ok(tera)
    }

    /// Values that every template sees.
    pub fn globals(&mut self) -> &mut Context {
        self.tera.global_context()
    }

    /// Renders a template.
    ///
    /// # Errors
    /// If it asks for what is not there: its file, line and what is wrong.
    pub fn render(&self, name: &str, context: &Context) -> Result<Vec<u8>, Diagnostic> {
        let mut page = Vec::with_capacity(16 * 1024);
        let Err(error) = self.tera.render_to(name, context, &mut page) else {
            return Ok(page);
        };
        let written = self.as_written();
        let written = written.and_then(|tera| tera.render(name, context));
        Err(self.problem(&written.err().unwrap_or(error)))
    }

    /// Tera tells of names that do not exist as one text of reports: `error: …`, then `--> FILE:LINE:COLUMN`.
    fn problems(&self, reports: &str) -> Vec<Diagnostic> {
        let mut found: Vec<Diagnostic> = Vec::new();
        for line in reports.lines().map(str::trim) {
            if let Some(message) = line.strip_prefix("error: ") {
                found.push(Diagnostic::error(message).hint(HINT));
            } else if let Some(place) = line.strip_prefix("--> ")
                && let Some(problem) = found.pop()
            {
                let mut parts = place.rsplitn(3, ':');
                let (column, line, name) = (parts.next(), parts.next(), parts.next());
                let number = |text: Option<&str>| text?.parse::<usize>().ok();
                found.push(match (name, number(line), number(column)) {
                    (Some(name), Some(line), Some(column)) => self.at(problem, name, line, column),
                    _ => problem.at(place),
                });
            }
        }
        if found.is_empty() {
            found.push(Diagnostic::error(reports).hint(HINT));
        }
        found
    }

    /// Puts a problem to a line and column, both counted from 1, of a template.
    fn at(&self, problem: Diagnostic, name: &str, line: usize, column: usize) -> Diagnostic {
        let Some(source) = self.sources.0.get(name) else {
            return problem.at(name).line(line);
        };
        let before: usize = source
            .text
            .split_inclusive('\n')
            .take(line - 1)
            .map(str::len)
            .sum();
        let rest = &source.text[before..];
        let skipped = rest
            .chars()
            .take(column.saturating_sub(1))
            .map(char::len_utf8)
            .sum::<usize>();
        let start = before + skipped;
        let word = source.text[start..]
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_');
        let end = start + word.map(char::len_utf8).sum::<usize>();
        problem
            .at(&source.shown)
            .excerpt(source.text.as_str(), start..end)
    }

    fn problem(&self, error: &tera::Error) -> Diagnostic {
        let (ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report)) = error.kind()
        else {
            return Diagnostic::error(error.to_string()).hint(HINT);
        };
        let mut message = report.message().to_owned();
        let mut cause = std::error::Error::source(error);
        while let Some(inner) = cause {
            message.push_str(&format!(": {inner}"));
            cause = inner.source();
        }
        let problem = Diagnostic::error(message).hint(HINT);
        match self.sources.0.get(report.filename()) {
            Some(source) => problem
                .at(&source.shown)
                .excerpt(source.text.as_str(), report.span().range.clone()),
            None => problem.at(report.filename()),
        }
    }
}

const HINT: &str = "mend the template, or delete it to use the built-in one";
