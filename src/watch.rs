//! Notices that something a site is made from has changed. The only module that knows the watcher.
//!
//! The system's events are hints: they wake the watcher up, and what counts is a look at the files
//! (length, time of change, identity). So nothing is missed that a system reports late, twice or not
//! at all, and reading files, or writing the site, never wakes the builder.
//!
//! A look costs time in a large archive. Where events name nothing but captures that are there, these alone are
//! built at once, and the look comes when there is quiet again. While nothing happens, looks become rare; events of
//! other files cost none, and looks that find nothing take at most a tenth of the time.

use crate::config::Config;
use crate::files::Names;
use crate::files::fingerprint::{Fingerprint, fingerprint};
use crate::files::tree::{self, State};
use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How long the files must be still before a change counts: long enough for an editor that writes a
/// new file and renames it, short enough not to be felt.
const STILL: Duration = Duration::from_millis(30);

/// How long no event may come until captures that events name are built: an editor’s save is a handful of them, a
/// few microseconds apart.
const QUIET: Duration = Duration::from_millis(5);

/// How many captures are built by their names; more are a burst, which may not have ended.
const FEW: usize = 64;

/// How often a change is looked at until it counts, still or not: a file that never rests must not
/// keep the others from being published.
const UNREST: usize = 50;

/// How soon after an event the files are looked at once more: a file that is written into a new folder
/// before the system watches that folder is never reported.
const SOON: Duration = Duration::from_secs(1);

/// How rarely the files are looked at when no event comes, for file systems that send none.
const RARELY: Duration = Duration::from_secs(60);

/// The same where the system cannot watch, and looking is all there is.
const BLINDLY: Duration = Duration::from_secs(2);

/// Files and folders that a site is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inputs(Vec<(PathBuf, Names)>);

impl Inputs {
    /// Only one file: what is known while the configuration cannot be read.
    pub fn only(file: &Path) -> Self {
        Inputs(vec![(tree::absolute(file), Names::All)])
    }

    /// Everything that a configuration names.
    pub fn of(config: &Config) -> Self {
        let mut inputs = vec![
            (tree::absolute(&config.file), Names::All),
            (tree::absolute(&config.content), Names::Plain),
            (tree::absolute(&config.templates), Names::Plain),
            (tree::absolute(&config.static_files), Names::All),
            (tree::absolute(&config.translations), Names::All),
        ];
        inputs.extend(
            config
                .tags_file
                .iter()
                .map(|f| (tree::absolute(f), Names::All)),
        );
        Inputs(inputs)
    }

    /// Their state now.
    pub fn look(&self) -> Fingerprint {
        fingerprint(self.0.iter().map(|(path, names)| (path, *names)))
    }
}

/// Waits for changes.
pub struct Watcher {
    /// `None` where the system has no way to watch files.
    watcher: Option<RecommendedWatcher>,
    hints: Receiver<Hint>,
    /// Which inputs are watched, and through which folders.
    inputs: Inputs,
    armed: BTreeMap<PathBuf, RecursiveMode>,
    /// Each input as the system may name it: as given, and without links.
    roots: Vec<(PathBuf, Names)>,
    /// The folder that is written, if it was there when the wait began. What is in it wakes nobody.
    site: Option<PathBuf>,
    trouble: Option<String>,
}

/// What an event says: the files it is about; none if it may be any.
struct Hint(Vec<PathBuf>);

/// What a wait has ended with.
#[derive(Debug, PartialEq, Eq)]
pub enum Woken {
    /// Anything may have changed.
    Anything,
    /// Captures that are there were written, given by their paths below their folder. Whether anything else has
    /// changed is not known.
    Captures(BTreeSet<PathBuf>),
}

/// What hints ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    /// They are about other files.
    Nothing,
    /// A look at the files.
    Look,
    /// An input itself, or a folder around it, came or went: what is watched may be gone.
    Arm,
}

impl Watcher {
    /// Makes a watcher that watches nothing yet.
    pub fn new() -> Self {
        let (sender, hints) = mpsc::channel();
        let handler = move |event: notify::Result<Event>| {
            let hint = match event {
                Ok(event) if is_reading(&event.kind) => return,
                Ok(event) if event.need_rescan() => Hint(Vec::new()),
                Ok(event) => Hint(event.paths),
                Err(_) => Hint(Vec::new()),
            };
            // Nobody waits any more once the receiver is gone.
            let _ = sender.send(hint);
        };
        let (watcher, trouble) = match notify::recommended_watcher(handler) {
            Ok(watcher) => (Some(watcher), None),
            Err(error) => (None, Some(error.to_string())),
        };
        Watcher {
            watcher,
            hints,
            inputs: Inputs(Vec::new()),
            armed: BTreeMap::new(),
            roots: Vec::new(),
            site: None,
            trouble,
        }
    }

    /// Why the system does not report all changes, if it does not: they are then seen only when the
    /// files are looked at, every few seconds.
    pub fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// Watches these inputs from now on, and no others. What has happened until now is forgotten: look
    /// at the inputs afterwards.
    pub fn listen(&mut self, inputs: &Inputs) {
        let asked = self.asked_by_all_hints();
        if self.inputs != *inputs || asked == Asked::Arm {
            self.inputs = inputs.clone();
            self.arm();
        }
    }

    /// Waits until the inputs listened to differ from `seen` and have been still for a moment. Where it is not
    /// known what they looked like, the wait ends soon whatever happens. `captures` is the folder whose files may
    /// be told one by one. If `site`, the folder that is written, is there and goes, the wait ends too.
    pub fn wait(
        &mut self,
        seen: Option<Fingerprint>,
        captures: Option<&Path>,
        site: Option<&Path>,
    ) -> Woken {
        self.site = site.map(tree::absolute).filter(|site| site.exists());
        let mut patience = SOON;
        loop {
            let mut asked = Asked::Nothing;
            if let Some((first, hint)) = self.next_hint(patience) {
                if let Some(captures) = captures
                    && let Some(paths) = self.captures_alone(hint, captures)
                {
                    return Woken::Captures(paths);
                }
                asked = first.max(self.asked_by_all_hints());
            }
            if self.site.as_ref().is_some_and(|site| !site.exists()) {
                return Woken::Anything;
            }
            let started = Instant::now();
            let is_blind = self.trouble.is_some();
            if asked == Asked::Arm || is_blind || self.is_outdated() {
                self.arm();
            }
            let Some(seen) = seen else {
                self.settled(self.inputs.look());
                return Woken::Anything;
            };
            // What came and went again, such as a folder for a moment, is no change.
            let now = self.inputs.look();
            if now != seen && self.settled(now) != seen {
                return Woken::Anything;
            }
            let rest = started.elapsed() * 9;
            if asked != Asked::Nothing {
                std::thread::sleep(rest);
            }
            patience = self.patience_after(asked, patience).max(rest);
        }
    }

    /// The captures that a hint names, and those that come until there is quiet; `None` if they name anything else.
    fn captures_alone(&self, mut hint: Hint, captures: &Path) -> Option<BTreeSet<PathBuf>> {
        let folders = [tree::absolute(captures), tree::resolve(captures)];
        let mut found = BTreeSet::new();
        while found.len() <= FEW {
            if self.asked(&hint) == Asked::Arm {
                return None;
            }
            for path in &hint.0 {
                for (root, names) in &self.roots {
                    match path.strip_prefix(root) {
                        Ok(below) if !all_listed(below, *names) => {}
                        Ok(below) if folders.contains(root) => drop(found.insert(below.to_owned())),
                        Ok(_) => return None,
                        Err(_) => {}
                    }
                }
            }
            match self.hints.recv_timeout(QUIET) {
                Ok(next) => hint = next,
                Err(_) => {
                    let is_there = |path: &PathBuf| {
                        matches!(tree::file_stamp(&captures.join(path)), Ok(Some(_)))
                    };
                    return found.iter().all(is_there).then_some(found);
                }
            }
        }
        None
    }

    /// Looks until the files are still; gives what they look like then.
    fn settled(&self, mut now: Fingerprint) -> Fingerprint {
        for _ in 0..UNREST {
            std::thread::sleep(STILL);
            let then = self.inputs.look();
            if then == now {
                break;
            }
            now = then;
        }
        now
    }

    /// Waits for a hint about the inputs; `None` if none comes in time.
    fn next_hint(&self, patience: Duration) -> Option<(Asked, Hint)> {
        let started = Instant::now();
        loop {
            let left = patience.saturating_sub(started.elapsed());
            match self.hints.recv_timeout(left) {
                Ok(hint) => {
                    let asked = self.asked(&hint);
                    if asked != Asked::Nothing || self.is_without_site(&hint) {
                        return Some((asked, hint));
                    }
                }
                Err(RecvTimeoutError::Timeout) => return None,
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(left);
                    return None;
                }
            }
        }
    }

    /// Whether a hint is about the folder that is written, and it is gone.
    fn is_without_site(&self, hint: &Hint) -> bool {
        let site = self.site.as_ref();
        site.is_some_and(|site| hint.0.contains(site) && !site.exists())
    }

    /// How long to wait for the next hint: soon after one, twice as long each time that none came.
    fn patience_after(&self, asked: Asked, patience: Duration) -> Duration {
        let longest = if self.trouble.is_some() {
            BLINDLY
        } else {
            RARELY
        };
        match asked {
            Asked::Nothing => (patience * 2).min(longest),
            Asked::Look | Asked::Arm => SOON,
        }
    }

    /// What the hints that have come already ask for.
    fn asked_by_all_hints(&self) -> Asked {
        let hints = self.hints.try_iter();
        hints
            .map(|hint| self.asked(&hint))
            .max()
            .unwrap_or(Asked::Nothing)
    }

    fn asked(&self, hint: &Hint) -> Asked {
        let by_path = |path: &PathBuf| {
            let by_root = |(root, names): &(PathBuf, Names)| {
                if root.starts_with(path) {
                    return Asked::Arm;
                }
                match path.strip_prefix(root) {
                    Ok(below) if all_listed(below, *names) => Asked::Look,
                    _ => Asked::Nothing,
                }
            };
            self.roots.iter().map(by_root).max()
        };
        match hint.0.iter().filter_map(by_path).max() {
            Some(asked) => asked,
            // Events were lost.
            None => Asked::Arm,
        }
    }

    /// Whether a folder to watch is there now, or gone now, without a hint.
    fn is_outdated(&self) -> bool {
        plan(&self.inputs) != self.armed
    }

    /// Asks the system for hints about the inputs, afresh.
    ///
    /// A watch stays with the folder it was made for: of one that was removed and made again, or that
    /// another one replaced, nothing would be heard.
    fn arm(&mut self) {
        let planned = plan(&self.inputs);
        self.roots = self.inputs.0.clone();
        for (path, names) in &self.inputs.0 {
            self.roots.push((tree::resolve(path), *names));
        }
        self.roots.dedup();
        let old = std::mem::take(&mut self.armed);
        if let Some(watcher) = &mut self.watcher {
            for folder in old.keys() {
                // Of a folder that is gone, the system knows nothing any more.
                let _ = watcher.unwatch(folder);
            }
            self.trouble = None;
            for (folder, mode) in &planned {
                if let Err(error) = watcher.watch(folder, *mode) {
                    self.trouble = Some(error.to_string());
                }
            }
        }
        self.armed = planned;
    }
}

impl Default for Watcher {
    fn default() -> Self {
        Self::new()
    }
}

/// Reading a file is an event too, and the builder reads.
fn is_reading(kind: &EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => true,
        _ => false,
    }
}

/// Whether every part of a path below a root is a name that is looked at.
fn all_listed(below: &Path, names: Names) -> bool {
    let mut parts = below.components();
    parts.all(|part| {
        part.as_os_str()
            .to_str()
            .is_none_or(|name| names.hold(name))
    })
}

/// Which folders to watch for these inputs: each folder with all below it, and around each input the
/// nearest folder that is there, by which its coming and going is noticed.
fn plan(inputs: &Inputs) -> BTreeMap<PathBuf, RecursiveMode> {
    let is_folder =
        |path: &Path| matches!(tree::state(path), Ok(State::Empty | State::Folder { .. }));
    let mut plan = BTreeMap::new();
    for (input, _) in &inputs.0 {
        if let Some(around) = input.ancestors().skip(1).find(|path| is_folder(path)) {
            plan.entry(around.to_owned())
                .or_insert(RecursiveMode::NonRecursive);
        }
        if is_folder(input) {
            plan.insert(input.clone(), RecursiveMode::Recursive);
        }
    }
    // A folder below one that is watched with all below it is watched already, and to ask for it alone
    // would end that for what is below it.
    let whole: Vec<PathBuf> = plan
        .iter()
        .filter(|(_, mode)| **mode == RecursiveMode::Recursive)
        .map(|(folder, _)| folder.clone())
        .collect();
    plan.retain(|folder, _| {
        !whole
            .iter()
            .any(|above| folder != above && folder.starts_with(above))
    });
    plan
}

#[cfg(test)]
mod tests;
