//! What is wrong with a file that a person wrote, collected so that all of it is told at once.

use super::SyntaxError;
use crate::diagnostic::Diagnostic;
use std::ops::Range;
use std::sync::Arc;

/// Something wrong, and the bytes of the file that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands.
    pub span: Range<usize>,
    /// What was found.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Fault {
    /// A fault without a remedy yet.
    pub fn new(span: &Range<usize>, message: impl Into<String>) -> Self {
        Fault {
            span: span.clone(),
            message: message.into(),
            hint: None,
        }
    }

    /// Says what to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Collects what is wrong with one file.
#[derive(Debug)]
pub struct Faults<'a> {
    path: &'a str,
    text: &'a str,
    /// A copy of `text` that all excerpts share, made for the first of them.
    shared: Option<Arc<str>>,
    found: Vec<Diagnostic>,
}

impl<'a> Faults<'a> {
    /// For a file of this name and text.
    pub fn new(path: &'a str, text: &'a str) -> Self {
        Faults {
            path,
            text,
            shared: None,
            found: Vec::new(),
        }
    }

    /// The file, and the line in it, from 1, of a byte.
    pub fn place(&self, byte: usize) -> (String, usize) {
        let before = &self.text.as_bytes()[..byte.min(self.text.len())];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        (self.path.to_owned(), line)
    }

    /// Adds a fault that keeps the file from being used.
    pub fn error(&mut self, fault: Fault) {
        let problem = Diagnostic::error(&fault.message);
        self.add(problem, fault);
    }

    /// Adds a fault that a person should look at.
    pub fn warning(&mut self, fault: Fault) {
        let problem = Diagnostic::warning(&fault.message);
        self.add(problem, fault);
    }

    /// Adds what has no place in the file.
    pub fn about_file(&mut self, problem: Diagnostic) {
        self.found.push(problem.at(self.path));
    }

    /// Adds what is about a line as a whole.
    pub fn about_line(&mut self, problem: Diagnostic, line: usize) {
        self.found.push(problem.at(self.path).line(line));
    }

    /// Adds what kept the file from being read at all.
    pub fn syntax(&mut self, errors: impl IntoIterator<Item = SyntaxError>) {
        for error in errors {
            let hint = if error.message.contains("duplicate") {
                "it stands in this file already: delete one of the two"
            } else {
                "mend this line; texts stand in quotes, one key on each line"
            };
            self.error(Fault::new(&error.span, error.message).hint(hint));
        }
    }

    /// Takes the value, or adds the fault as an error.
    pub fn keep<T>(&mut self, result: Result<T, Fault>) -> Option<T> {
        result.map_err(|fault| self.error(fault)).ok()
    }

    /// Everything that was added, in the order of the file.
    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|problem| problem.line);
        self.found
    }

    fn add(&mut self, problem: Diagnostic, fault: Fault) {
        let text = self.shared.get_or_insert_with(|| Arc::from(self.text));
        let problem = problem.at(self.path).excerpt(Arc::clone(text), fault.span);
        self.found.push(match fault.hint {
            Some(hint) => problem.hint(hint),
            None => problem,
        });
    }
}
