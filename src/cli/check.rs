//! `kliping check`: what a person should look at before publishing.

use super::report::{Reporter, brief, escaped, plural, visible_line};
use super::style::Look;
use super::{CheckArguments, load_config, progress};
use crate::article::date::Date;
use crate::check::{self, Doubt, Kind, stub};
use crate::config::{Config, Overrides};
use crate::diagnostic::Diagnostic;
use crate::pipeline::{self, Checked};
use console::Style;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::SystemTime;

/// Nothing is doubtful.
const NOTHING: u8 = 0;
/// There are doubts.
const DOUBTS: u8 = 1;
/// The check could not run.
const COULD_NOT_RUN: u8 = 2;

/// So many doubts of a group are shown unless all are asked for.
const SOME: usize = 10;

/// So many doubts are printed at once.
const PIECE: usize = 1000;

/// What there is to tell.
#[derive(Clone, Copy)]
struct Found<'c> {
    /// How many captures were looked at; `None` if it did not come to that.
    captures: Option<usize>,
    doubts: &'c [Doubt],
}

impl Found<'_> {
    /// How many doubts there are, without what is only to be known.
    fn count(self) -> usize {
        self.doubts.iter().filter(|d| d.kind.is_doubt()).count()
    }
}

/// Reads the archive and lists its doubts; gives the exit code.
pub fn run(arguments: &CheckArguments, reporter: &Reporter) -> u8 {
    let overrides = Overrides {
        content: arguments.content.clone(),
        ..Overrides::default()
    };
    let today = day_of(SystemTime::now());
    if today.is_none() {
        let note =
            Diagnostic::note("the clock of this machine was never set: dates to come are not told");
        reporter.all(&[note]);
    }
    let progress = progress::new();
    let checked = load_config(&arguments.config, &overrides).and_then(|config| {
        let checked = pipeline::check(&config, today, &*progress)?;
        Ok((config, checked))
    });
    drop(progress);
    let tell = |found: Found<'_>| {
        if arguments.json {
            print_object(found, reporter);
        } else {
            reporter.out(&readable(found, arguments.all, Look::of_output()));
        }
    };
    let (config, checked) = match checked {
        Ok(checked) => checked,
        Err(problems) => {
            let doubts = check::of_setup(problems);
            tell(Found {
                captures: None,
                doubts: &doubts,
            });
            return COULD_NOT_RUN;
        }
    };
    let found = Found {
        captures: Some(checked.captures),
        doubts: &checked.doubts,
    };
    tell(found);
    if arguments.write_sidecars && !write(&checked, arguments.json, reporter) {
        return COULD_NOT_RUN;
    }
    if arguments.write_translations && !suggest(&config, &checked, arguments.json, reporter) {
        return COULD_NOT_RUN;
    }
    if found.count() == 0 { NOTHING } else { DOUBTS }
}

/// The first day of 2026: a clock that shows an earlier one was never set.
const CLOCK_IS_SET: u64 = 20_454;

/// The day in UTC that the system's clock shows, if it was set.
fn day_of(now: SystemTime) -> Option<Date> {
    let since = now.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    let day = since.as_secs() / (24 * 60 * 60);
    Date::of_unix_day(day).filter(|_| day >= CLOCK_IS_SET)
}

/// Writes the pairs that may be translations of each other; `false` if that failed.
fn suggest(config: &Config, checked: &Checked, quiet: bool, reporter: &Reporter) -> bool {
    let (pairs, text) = pipeline::suggest_translations(config, checked);
    if let Err(problem) = pipeline::write_translations(config, &text) {
        reporter.all(&[problem]);
        return false;
    }
    if !quiet {
        let file = config.translations.display().to_string();
        let pairs = plural(pairs.len(), "suggestion");
        reporter.out(&format!("Wrote {pairs} to {}\n", visible_line(&file)));
    }
    true
}

/// The doubts of each kind that has some.
fn groups(doubts: &[Doubt]) -> impl Iterator<Item = (Kind, &[Doubt])> {
    let of_kind = |kind: Kind| {
        let start = doubts.partition_point(|doubt| doubt.kind < kind);
        let end = doubts.partition_point(|doubt| doubt.kind <= kind);
        (kind, &doubts[start..end])
    };
    let groups = Kind::ALL.into_iter().map(of_kind);
    groups.filter(|(_, doubts)| !doubts.is_empty())
}

/// Prints one JSON object, piece by piece: there can be as many doubts as a large archive has captures.
fn print_object(found: Found<'_>, reporter: &Reporter) {
    let captures = json!(found.captures);
    let count = found.count();
    reporter.out(&format!(
        "{{\"captures\":{captures},\"count\":{count},\"groups\":["
    ));
    for (number, (kind, doubts)) in groups(found.doubts).enumerate() {
        reporter.out(&format!(
            "{}{{\"kind\":{},\"heading\":{},\"is_doubt\":{},\"count\":{},\"doubts\":[",
            if number > 0 { "," } else { "" },
            json!(kind.name()),
            json!(kind.heading()),
            kind.is_doubt(),
            doubts.len()
        ));
        for (number, some) in doubts.chunks(PIECE).enumerate() {
            let objects: Vec<String> = some.iter().map(|one| escaped(&of_doubt(one))).collect();
            let before = if number > 0 { "," } else { "" };
            reporter.out(&format!("{before}{}", objects.join(",")));
        }
        reporter.out("]}");
    }
    reporter.out("]}\n");
}

fn of_doubt(doubt: &Doubt) -> Value {
    let lines = doubt.remedy.iter();
    let lines: Vec<String> = lines
        .map(|line| format!("{} = {}", line.key, line.value))
        .collect();
    json!({
        "path": doubt.path,
        "line": doubt.line,
        "message": doubt.message,
        "sidecar": lines,
        "hint": doubt.hint,
    })
}

fn readable(found: Found<'_>, all: bool, look: Look) -> String {
    let mut text = String::new();
    for (kind, doubts) in groups(found.doubts) {
        let heading = format!("{}: {}", kind.heading(), doubts.len());
        text.push_str(&look.styled(Style::new().bold(), &heading));
        text.push('\n');
        let shown = if all { doubts.len() } else { SOME };
        for doubt in doubts.iter().take(shown) {
            text.push_str(&one(doubt, look));
        }
        if let Some(more @ 1..) = doubts.len().checked_sub(shown) {
            text.push_str(&format!("  … and {more} more; --all shows them\n"));
        }
        text.push('\n');
    }
    let Some(captures) = found.captures else {
        let faults = plural(found.doubts.len(), "fault");
        text.push_str(&format!("{faults}; no capture was looked at\n"));
        return text;
    };
    let captures = plural(captures, "capture");
    if found.count() == 0 {
        text.push_str(&format!("Nothing is doubtful in {captures}\n"));
        return text;
    }
    let files: BTreeSet<_> = found
        .doubts
        .iter()
        .filter(|doubt| doubt.kind.is_doubt())
        .filter_map(|doubt| doubt.path.as_ref())
        .collect();
    let doubts = plural(found.count(), "doubt");
    text.push_str(&format!(
        "{doubts} about {}, of {captures}\n",
        plural(files.len(), "file")
    ));
    text
}

/// A doubt: where, what, and the lines of a sidecar that settle it.
fn one(doubt: &Doubt, look: Look) -> String {
    let place = match (&doubt.path, doubt.line) {
        (Some(path), Some(line)) => format!("{}:{line}", visible_line(path)),
        (Some(path), None) => visible_line(path),
        (None, _) => String::new(),
    };
    let mut text = String::new();
    if !place.is_empty() {
        text.push_str(&format!("  {}\n", look.styled(Style::new().cyan(), &place)));
    }
    text.push_str(&format!(
        "    {}\n",
        brief(&doubt.message).replace('\n', "\u{fffd}")
    ));
    for (number, remedy) in doubt.remedy.iter().enumerate() {
        let before = if number == 0 { "sidecar:" } else { "     or:" };
        let line = visible_line(&format!("{} = {}", remedy.key, remedy.value));
        let line = look.styled(Style::new().green(), &look.cut(&line, 13));
        text.push_str(&format!("    {before} {line}\n"));
    }
    if let Some(hint) = &doubt.hint {
        text.push_str(&format!("    {}\n", visible_line(hint)));
    }
    text
}

/// Writes a stub for each capture that has no sidecar; `false` if one could not be written.
fn write(checked: &Checked, quiet: bool, reporter: &Reporter) -> bool {
    let stubs = stub::stubs(&checked.doubts);
    let written = pipeline::write_sidecars(&checked.listed, &stubs);
    reporter.all(&written.diagnostics);
    if !quiet {
        let (new, kept) = written.value;
        let mut line = format!("Wrote {}", plural(new, "stub"));
        if kept > 0 {
            line.push_str(&format!(
                "; {} there already",
                match kept {
                    1 => "1 sidecar is".to_owned(),
                    kept => format!("{kept} sidecars are"),
                }
            ));
        }
        reporter.out(&format!("{line}\n"));
    }
    written.diagnostics.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_clock_that_was_never_set_tells_no_day() {
        let day = |seconds| day_of(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
        assert_eq!(day(10), None);
        assert_eq!(
            day_of(SystemTime::UNIX_EPOCH - Duration::from_secs(10)),
            None
        );
        let told = |seconds| day(seconds).map(|day| day.to_string());
        assert_eq!(told(1_767_225_600).as_deref(), Some("2026-01-01"));
        assert_eq!(told(4_102_444_800).as_deref(), Some("2100-01-01"));
    }
}
