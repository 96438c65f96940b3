//! Which texts are versions of one article in several languages.

use super::captures::Group;
use super::claims;
use crate::diagnostic::Diagnostic;
use crate::locale::Language;
use std::collections::BTreeMap;

/// Puts groups together that are translations of each other, one for each interface language: first those
/// that a sidecar names (`said`, by their places), then those with one translation key. A version in another
/// language stays an entry of its own, since no page would show it.
///
/// `groups` are in the order of the paths of what they show.
pub(super) fn together(
    groups: Vec<Group>,
    said: &[(usize, usize)],
    languages: &[Language],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<Group>> {
    let mut entries = Entries {
        groups: &groups,
        entry_of: (0..groups.len()).collect(),
        members: (0..groups.len()).map(|group| vec![group]).collect(),
        rivals: BTreeMap::new(),
    };
    let is_shown = |group: usize| languages.contains(&groups[group].shown.language.value);
    for &(a, b) in said {
        if is_shown(a) && is_shown(b) {
            entries.join(a, b);
        }
    }
    let mut by_key: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, group) in groups
        .iter()
        .enumerate()
        .filter(|(place, _)| is_shown(*place))
    {
        for key in keys(group) {
            match by_key.get(key) {
                Some(&first) => entries.join(first, place),
                None => drop(by_key.insert(key, place)),
            }
        }
    }
    let Entries {
        members, rivals, ..
    } = entries;
    diagnostics.extend(
        rivals
            .iter()
            .map(|((other, language), paths)| rivalry(other, *language, paths)),
    );
    let mut groups: Vec<Option<Group>> = groups.into_iter().map(Some).collect();
    members
        .into_iter()
        .filter(|members| !members.is_empty())
        .map(|members| {
            let members = members.into_iter();
            members.filter_map(|group| groups[group].take()).collect()
        })
        .collect()
}

/// The translation keys of a group, each once, that of the capture which is shown first.
fn keys(group: &Group) -> Vec<&str> {
    let further = group.further.iter().map(|further| &further.article);
    let mut keys: Vec<&str> = Vec::new();
    for article in std::iter::once(&group.shown).chain(further) {
        if let Some(key) = article.translation_key.as_deref()
            && !keys.contains(&key)
        {
            keys.push(key);
        }
    }
    keys
}

struct Entries<'a> {
    groups: &'a [Group],
    /// For each group its entry.
    entry_of: Vec<usize>,
    /// For each entry its groups; none for one that was joined to another.
    members: Vec<Vec<usize>>,
    /// For each version that has its place, those that wished to have it too.
    rivals: BTreeMap<(&'a str, Language), Vec<&'a str>>,
}

impl<'a> Entries<'a> {
    /// Joins the entries of two groups, unless both have a version in one language.
    fn join(&mut self, first: usize, second: usize) {
        let (a, b) = (self.entry_of[first], self.entry_of[second]);
        if a == b {
            return;
        }
        let shown = |group: &usize| &self.groups[*group].shown;
        let language = |group: &usize| shown(group).language.value;
        let clash = self.members[b].iter().find_map(|new| {
            let old = self.members[a].iter();
            let old = old.into_iter().find(|old| language(old) == language(new))?;
            Some((*old, *new))
        });
        if let Some((old, new)) = clash {
            let place = (&*shown(&old).path, language(&old));
            let paths = self.rivals.entry(place).or_default();
            let path = &*self.groups[new].shown.path;
            if !paths.contains(&path) {
                paths.push(path);
            }
            return;
        }
        let moved = std::mem::take(&mut self.members[b]);
        for &group in &moved {
            self.entry_of[group] = a;
        }
        self.members[a].extend(moved);
    }
}

fn rivalry(other: &str, language: Language, paths: &[&str]) -> Diagnostic {
    let problem = match paths {
        [_] => Diagnostic::warning(format!(
            "this capture and {other} are both the ‘{language}’ version of one article; \
             it is published as an article of its own"
        )),
        _ => Diagnostic::warning(format!(
            "{} captures are the ‘{language}’ version of one article as {other} is; each is published \
             as an article of its own: {}",
            paths.len(),
            claims::first_of(paths)
        )),
    };
    problem
        .at(paths[0])
        .hint("set `language` or `translation_key` in the sidecar of one of them")
}
