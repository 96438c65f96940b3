//! The outlets of `site.toml`: `[[outlets]]` tables, or hosts with names below `[outlets]`.

use super::address::{self, Host};
use super::read::{by_language, in_each, misplaced};
use super::settings::OutletSettings;
use crate::document::{Entry, Fault, Faults, Node, Value, fields};
use crate::spelling::nearest;

const KEYS: [&str; 3] = ["name", "hosts", "rights"];

const HOST: &str = "write it as in \"news.example.org\"";

/// Reads the outlets; what is wrong goes to `faults`.
pub(super) fn read(
    key: &str,
    node: &Node,
    languages: &[String],
    faults: &mut Faults<'_>,
) -> Vec<OutletSettings> {
    let mut outlets = Outlets::default();
    match &node.value {
        Value::List(tables) => {
            for table in tables {
                outlet(table, languages, &mut outlets, faults);
            }
        }
        Value::Table(entries) if entries.iter().any(is_own_key) => {
            let fault = Fault::new(&node.span, "‘outlets’ is one table, and this is an outlet");
            faults.error(fault.hint("write [[outlets]] with two brackets above each outlet"));
        }
        Value::Table(entries) => {
            for entry in entries {
                named_host(entry, &mut outlets, faults);
            }
        }
        _ => {
            let fault = fields::wrong_kind(key, node, "a list of tables");
            let hint = format!(
                "write [[outlets]] and below it name = \"…\" or {}, and hosts = [\"example.org\"]",
                in_each(languages)
            );
            faults.error(fault.hint(hint));
        }
    }
    outlets.0
}

/// A table of one outlet that was written with one pair of brackets.
fn is_own_key(entry: &Entry) -> bool {
    matches!(
        (entry.key.as_str(), &entry.node.value),
        ("name" | "rights", Value::Text(_)) | ("hosts", Value::List(_))
    )
}

/// What has been read so far.
#[derive(Default)]
struct Outlets(Vec<OutletSettings>);

impl Outlets {
    /// Takes an outlet, unless another has its name or one of its hosts.
    fn add(
        &mut self,
        outlet: OutletSettings,
        span: &std::ops::Range<usize>,
        faults: &mut Faults<'_>,
    ) {
        let names = |outlet: &OutletSettings| -> Vec<String> {
            let all = outlet.names.values().chain(outlet.name.as_ref());
            all.map(|name| name.to_lowercase()).collect()
        };
        let own = names(&outlet);
        let twice = |other: &OutletSettings| {
            let called = names(other).into_iter().find(|name| own.contains(name));
            let called = called.map(|name| format!("two outlets are called ‘{name}’"));
            let hosted = other.hosts.iter().find(|host| outlet.hosts.contains(host));
            called.or_else(|| hosted.map(|host| format!("two outlets have the host ‘{host}’")))
        };
        match self.0.iter().find_map(twice) {
            Some(message) => {
                let hint = "make one of the two; ‘www.’ and capital letters do not count";
                faults.error(Fault::new(span, message).hint(hint));
            }
            None => self.0.push(outlet),
        }
    }
}

/// One `[[outlets]]` table.
fn outlet(table: &Node, languages: &[String], outlets: &mut Outlets, faults: &mut Faults<'_>) {
    let Value::Table(entries) = &table.value else {
        let fault = fields::wrong_kind("outlets", table, "a list of tables");
        faults.error(fault.hint("write [[outlets]] above name = \"…\""));
        return;
    };
    let mut outlet = OutletSettings {
        start: table.span.start,
        ..OutletSettings::default()
    };
    let mut is_named = false;
    for entry in entries {
        let node = &entry.node;
        match entry.key.as_str() {
            "name" => {
                is_named = true;
                match &node.value {
                    Value::Table(_) => {
                        let hint = format!("write name = {}", in_each(languages));
                        outlet.names =
                            by_language("name", node, &hint, faults, |key, part, faults| {
                                faults.keep(fields::line(key, &part.node))
                            });
                        outlet.names.retain(|_, name| !name.is_empty());
                    }
                    _ => outlet.name = faults.keep(fields::line("name", node)),
                }
            }
            "hosts" | "host" => {
                for node in fields::items(node) {
                    let host =
                        fields::line("hosts", node).and_then(|written| host(&written, &node.span));
                    outlet.hosts.extend(faults.keep(host));
                }
                outlet.hosts.sort_unstable();
                outlet.hosts.dedup();
            }
            "rights" => outlet.rights = faults.keep(fields::rights("rights", node)),
            key => {
                let hint = misplaced(key).unwrap_or_else(|| match nearest(key, KEYS) {
                    Some(meant) => format!("‘{meant}’ may be meant"),
                    None => format!("its keys are {}", KEYS.join(", ")),
                });
                let message = format!("an outlet has no key ‘{key}’");
                faults.error(Fault::new(&entry.key_span, message).hint(hint));
            }
        }
    }
    if outlet.name.is_some() || !outlet.names.is_empty() {
        outlets.add(outlet, &table.span, faults);
    } else if !is_named {
        let hint = format!("add name = \"…\", or name = {}", in_each(languages));
        faults.error(Fault::new(&table.span, "this outlet has no name").hint(hint));
    }
}

fn host(written: &str, span: &std::ops::Range<usize>) -> Result<String, Fault> {
    match address::host(written) {
        Host::Plain(host) => Ok(host),
        Host::Within(host) => {
            let message = format!("‘{written}’ is an address; its host is meant");
            Err(Fault::new(span, message).hint(format!("write \"{host}\"")))
        }
        Host::None => {
            let message = format!("‘{written}’ is no host of an address");
            Err(Fault::new(span, message).hint(HOST))
        }
    }
}

/// A line `"example.org" = "Name"` below `[outlets]`.
fn named_host(entry: &Entry, outlets: &mut Outlets, faults: &mut Faults<'_>) {
    let host = match host(&entry.key, &entry.key_span) {
        Ok(host) => host,
        Err(fault) => {
            faults.error(match misplaced(&entry.key) {
                Some(hint) => fault.hint(hint),
                None => fault,
            });
            return;
        }
    };
    if matches!(entry.node.value, Value::Table(_)) {
        // Without quotes, a dot in a key makes a table.
        let fault = Fault::new(&entry.key_span, format!("‘{}’ has no name", entry.key));
        faults.error(fault.hint("put the host in quotes: \"news.example.org\" = \"Name\""));
        return;
    }
    let Some(name) = faults.keep(fields::line(&entry.key, &entry.node)) else {
        return;
    };
    // Several hosts with one name are one outlet.
    let known = outlets
        .0
        .iter_mut()
        .find(|outlet| outlet.name.as_ref() == Some(&name));
    match known {
        Some(outlet) if outlet.hosts.contains(&host) => {}
        Some(outlet) => outlet.hosts.push(host),
        None => {
            let outlet = OutletSettings {
                name: Some(name),
                hosts: vec![host],
                start: entry.key_span.start,
                ..OutletSettings::default()
            };
            outlets.add(outlet, &entry.key_span, faults);
        }
    }
}
