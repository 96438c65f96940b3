//! The page of an article that is not shown any more: since when, and why. Nothing of its text.

use super::Site;
use super::corrections::note;
use super::view::{self, object};
use super::words;
use crate::archive::Entry;
use crate::article::notices::WithdrawalReason;
use tera::Value;

/// The value `withdrawn`.
pub fn view(site: &Site<'_>, number: usize, withdrawn: usize) -> Value {
    let interface = &site.interfaces[number];
    let entry = &site.archive.withdrawn[withdrawn];
    let version = entry.version(number);
    let Some(withdrawal) = &version.withdrawal else {
        return Value::none();
    };
    let reason = format!("withdrawal-{}", withdrawal.reason.name());
    // A headline can be what the law forbids.
    let is_named = withdrawal.reason != WithdrawalReason::Legal;
    object([
        ("since", view::date_value(interface, withdrawal.date)),
        (
            "reason",
            Value::from(words::string(interface, &reason, &[])),
        ),
        (
            "note",
            match &withdrawal.note {
                Some(of) => note(interface, of),
                None => Value::none(),
            },
        ),
        (
            "article",
            if is_named {
                object([
                    ("title", Value::from(view::cited_title(version))),
                    ("lang", Value::from(version.language.value.as_str())),
                    (
                        "outlet",
                        Value::from(view::outlet(version, interface.language)),
                    ),
                    (
                        "date",
                        Value::from(
                            entry
                                .date_of(version)
                                .map(|date| view::date_value(interface, date.value)),
                        ),
                    ),
                ])
            } else {
                Value::none()
            },
        ),
        ("see", see(site, number, withdrawal.see.as_deref())),
    ])
}

/// The article that readers find instead.
fn see(site: &Site<'_>, number: usize, capture: Option<&str>) -> Value {
    let has = |entry: &&Entry| {
        let mut versions = entry.versions.iter();
        versions.any(|version| Some(version.path.as_str()) == capture)
    };
    let Some(entry) = site.archive.entries.iter().find(has) else {
        return Value::none();
    };
    let version = entry.version(number);
    object([
        ("path", view::path(&entry.pages[number].path)),
        ("title", Value::from(version.title.value.as_str())),
        ("lang", Value::from(version.language.value.as_str())),
    ])
}
