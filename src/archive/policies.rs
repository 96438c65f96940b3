//! Rights policies that apply to nothing: often the slip of a finger in a host, and then the texts that it
//! should guard are published in full.

use crate::article::Article;
use crate::diagnostic::Diagnostic;
use crate::outlet::{Outlet, host};
use crate::spelling::nearest;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A warning for each outlet with a rights policy from which no article is, with the host or name that may
/// be meant. `file` is the name of the configuration.
pub fn unused_policies<'a>(
    outlets: &[Arc<Outlet>],
    articles: impl IntoIterator<Item = &'a Article>,
    file: &str,
) -> Vec<Diagnostic> {
    let mut used = BTreeSet::new();
    let mut unlisted = BTreeSet::new();
    if outlets.iter().all(|outlet| outlet.rights.is_none()) {
        return Vec::new();
    }
    for article in articles {
        match &article.outlet {
            Some(outlet) if outlet.value.line > 0 => {
                used.insert(outlet.value.line);
            }
            Some(outlet) => {
                unlisted.insert(outlet.value.name.clone());
            }
            None => {
                let address = article.source_url.as_ref();
                unlisted.extend(address.and_then(|address| host(&address.value)));
            }
        }
    }
    outlets
        .iter()
        .filter(|outlet| !used.contains(&outlet.line))
        .filter_map(|outlet| {
            let rights = outlet.rights?;
            let own = outlet.hosts.iter().map(String::as_str);
            let meant = own
                .chain(outlet.all_names())
                .find_map(|own| Some((own, nearest(own, unlisted.iter().map(String::as_str))?)));
            let hint = match meant {
                Some((own, meant)) => format!("there are captures of ‘{meant}’: it may be meant by ‘{own}’"),
                None => "correct its name and hosts, or delete the policy".to_owned(),
            };
            Some(
                Diagnostic::warning(format!(
                    "no capture is of the outlet ‘{}’, so its policy rights = \"{}\" applies to nothing",
                    outlet.name,
                    rights.name()
                ))
                .at(file)
                .line(outlet.line)
                .hint(hint),
            )
        })
        .collect()
}
