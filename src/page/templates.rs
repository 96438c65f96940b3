//! The template engine: one instance for each interface language. The only module that knows Tera's
//! loading and its errors.

use crate::diagnostic::Diagnostic;
use crate::locale::{Interface, Value as StringValue};
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult};

/// The templates as one interface sees them.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    sources: Arc<Sources>,
}

/// The text of each template by its name, with the path to name in messages.
#[derive(Debug, Clone, Default)]
pub struct Sources(pub BTreeMap<String, Source>);

/// One template.
#[derive(Debug, Clone)]
pub struct Source {
    /// Where it was read: a path, or `templates/NAME (built in)`.
    pub shown: String,
    /// Its text.
    pub text: String,
}

impl Templates {
    /// Compiles the templates and makes the interface's strings and forms known to them.
    ///
    /// # Errors
    /// If a template is broken: its file, line and what is wrong.
    pub fn new(sources: &Arc<Sources>, interface: &Arc<Interface>) -> Result<Self, Diagnostic> {
        let mut tera = Tera::new();
        let strings = Arc::clone(interface);
        tera.register_function(
            "t",
            move |kwargs: Kwargs, _: &State| -> TeraResult<String> { translate(&strings, &kwargs) },
        );
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
        let templates = sources.0.iter().map(|(name, source)| (name, &source.text));
        let loaded = tera.add_raw_templates(templates);
        let templates = Templates {
            tera,
            sources: Arc::clone(sources),
        };
        match loaded {
            Ok(()) => Ok(templates),
            Err(error) => Err(templates.problem(&error)),
        }
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
        self.tera
            .render_to(name, context, &mut page)
            .map_err(|error| self.problem(&error))?;
        Ok(page)
    }

    fn problem(&self, error: &tera::Error) -> Diagnostic {
        let hint = "mend the template, or delete it to use the built-in one";
        let (ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report)) = error.kind()
        else {
            return Diagnostic::error(error.to_string()).hint(hint);
        };
        let mut message = report.message().to_owned();
        let mut cause = std::error::Error::source(error);
        while let Some(inner) = cause {
            message.push_str(&format!(": {inner}"));
            cause = inner.source();
        }
        let problem = Diagnostic::error(message).hint(hint);
        match self.sources.0.get(report.filename()) {
            Some(source) => problem
                .at(&source.shown)
                .excerpt(source.text.as_str(), report.span().range.clone()),
            None => problem.at(report.filename()),
        }
    }
}

/// The template function `t(key="…", n=3, …)`.
fn translate(interface: &Interface, kwargs: &Kwargs) -> TeraResult<String> {
    let key: &str = kwargs.must_get("key")?;
    let mut variables = Vec::new();
    for (name, value) in kwargs.iter() {
        let Some(name) = name.as_str().filter(|name| *name != "key") else {
            continue;
        };
        let value = match (value.as_u64(), value.as_str()) {
            (Some(number), _) => StringValue::Number(number),
            (_, Some(text)) => StringValue::Text(text),
            _ => {
                return Err(tera::Error::message(format!(
                    "the string ‘{key}’: its variable ‘{name}’ is neither text nor a whole number"
                )));
            }
        };
        variables.push((name, value));
    }
    let string = interface.strings.get(key, &variables);
    string.map_err(|message| {
        tera::Error::message(format!(
            "{message}, in templates/strings/{}.ftl",
            interface.language
        ))
    })
}
