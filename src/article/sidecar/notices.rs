//! The notices of a sidecar: `[[corrections]]` and `[withdrawn]`.

use crate::article::fields::{self, Fault, Faults};
use crate::article::metadata::{Entry, Node, Value};
use crate::article::notices::{Correction, Note, Withdrawal, WithdrawalReason};
use crate::document::fields::language_code;
use crate::spelling::nearest;

const DATE: &str = "add date = 2026-03-01";

/// The corrections, the earliest first.
pub(super) fn corrections(node: &Node, faults: &mut Faults<'_>) -> Vec<Correction> {
    let items = fields::items(node).iter();
    let mut corrections: Vec<Correction> =
        items.filter_map(|node| correction(node, faults)).collect();
    corrections.sort();
    corrections.dedup();
    corrections
}

fn correction(node: &Node, faults: &mut Faults<'_>) -> Option<Correction> {
    let Value::Table(entries) = &node.value else {
        let what = format!("a correction must be a table, and this is {}", node.kind());
        let hint = "write [[corrections]], and below it date = 2026-03-01 and note = \"…\"";
        faults.error(Fault::new(&node.span, what).hint(hint));
        return None;
    };
    let (mut date, mut note) = (None, None);
    let mut has = (false, false);
    for entry in entries {
        match entry.key.as_str() {
            "date" => {
                has.0 = true;
                date = faults.keep(fields::date("date", &entry.node));
            }
            "note" => {
                has.1 = true;
                note = self::note(&entry.node, faults);
            }
            _ => faults.error(unknown(entry, "a correction", &["date", "note"])),
        }
    }
    if !has.0 {
        faults.error(Fault::new(&node.span, "a correction needs its date").hint(DATE));
    } else if !has.1 {
        let hint = "add note = \"…\", or { vi = \"…\", id = \"…\" }";
        faults.error(Fault::new(&node.span, "a correction needs its note").hint(hint));
    }
    Some(Correction {
        date: date?,
        note: note?,
    })
}

/// The withdrawal, if all of it can be read.
pub(super) fn withdrawal(entry: &Entry, faults: &mut Faults<'_>) -> Option<Withdrawal> {
    let Value::Table(entries) = &entry.node.value else {
        let what = format!(
            "‘withdrawn’ must be a table, and this is {}",
            entry.node.kind()
        );
        let hint = "write [withdrawn], and below it date = 2026-03-01 and reason = \"rights\"";
        faults.error(Fault::new(&entry.node.span, what).hint(hint));
        return None;
    };
    let (mut date, mut reason, mut note, mut see) = (None, None, None, None);
    let mut has = (false, false);
    for entry in entries {
        let (key, node) = (entry.key.as_str(), &entry.node);
        match key {
            "date" => {
                has.0 = true;
                date = faults.keep(fields::date(key, node));
            }
            "reason" => {
                has.1 = true;
                reason = faults.keep(self::reason(node));
            }
            "note" => note = self::note(node, faults),
            "see" => see = faults.keep(fields::line(key, node)),
            _ => {
                let keys = ["date", "reason", "note", "see"];
                faults.error(unknown(entry, "‘withdrawn’", &keys));
            }
        }
    }
    if !has.0 {
        faults.error(Fault::new(&entry.key_span, "‘withdrawn’ needs its date").hint(DATE));
    }
    if !has.1 {
        let hint = format!("add reason = \"rights\"; the reasons are {}", reasons());
        faults.error(Fault::new(&entry.key_span, "‘withdrawn’ needs its reason").hint(hint));
    }
    Some(Withdrawal {
        date: date?,
        reason: reason?,
        note,
        see,
    })
}

fn reason(node: &Node) -> Result<WithdrawalReason, Fault> {
    let written = fields::line("reason", node)?;
    let mut all = WithdrawalReason::ALL.into_iter();
    all.find(|reason| reason.name() == written).ok_or_else(|| {
        let hint = match nearest(&written, WithdrawalReason::ALL.map(WithdrawalReason::name)) {
            Some(meant) => format!("‘{meant}’ may be meant"),
            None => format!("the reasons are {}", reasons()),
        };
        Fault::new(
            &node.span,
            format!("‘{written}’ is no reason for a withdrawal"),
        )
        .hint(hint)
    })
}

fn reasons() -> String {
    WithdrawalReason::ALL.map(WithdrawalReason::name).join(", ")
}

/// A text for all readers, or one for each language.
fn note(node: &Node, faults: &mut Faults<'_>) -> Option<Note> {
    let Value::Table(entries) = &node.value else {
        let for_all = faults.keep(fields::text("note", node))?;
        return Some(Note {
            for_all: Some(for_all),
            ..Note::default()
        });
    };
    let mut note = Note::default();
    for entry in entries {
        match language_code(&entry.key) {
            Some(language) => {
                let text = faults.keep(fields::text("note", &entry.node));
                note.by_language.extend(text.map(|text| (language, text)));
            }
            None => faults.error(
                Fault::new(
                    &entry.key_span,
                    format!("‘{}’ is no language code", entry.key),
                )
                .hint("write an ISO 639 code, such as vi, id or en"),
            ),
        }
    }
    if entries.is_empty() {
        faults.error(
            Fault::new(&node.span, "‘note’ is empty").hint("fill it in, or delete the line"),
        );
    }
    (!note.by_language.is_empty()).then_some(note)
}

fn unknown(entry: &Entry, what: &str, keys: &[&str]) -> Fault {
    let hint = match nearest(&entry.key, keys.iter().copied()) {
        Some(meant) => format!("‘{meant}’ may be meant"),
        None => format!("the keys are {}", keys.join(", ")),
    };
    Fault::new(
        &entry.key_span,
        format!("{what} has no key ‘{}’", entry.key),
    )
    .hint(hint)
}
