//! Notices that something a site is made from has changed. The only module that knows the watcher.
//!
//! The system's events are hints: they wake the watcher up, and what counts is a look at the files
//! (length, time of change, identity). So nothing is missed that a system reports late, twice or not
//! at all, and reading files, or writing the site, never wakes the builder.

use crate::config::Config;
use crate::files::tree::{self, Fingerprint};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

/// How long the files must be still before a change counts: long enough for an editor that writes a
/// new file and renames it, short enough not to be felt.
const STILL: Duration = Duration::from_millis(30);

/// How often the files are looked at when no event comes, for systems that send none.
const PATIENCE: Duration = Duration::from_secs(2);

/// Files and folders that a site is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inputs(Vec<PathBuf>);

impl Inputs {
    /// Only one file: what is known while the configuration cannot be read.
    pub fn only(file: &Path) -> Self {
        Inputs(vec![file.to_owned()])
    }

    /// Everything that a configuration names.
    pub fn of(config: &Config) -> Self {
        let mut inputs = vec![
            config.file.clone(),
            config.content.clone(),
            config.templates.clone(),
            config.static_files.clone(),
        ];
        inputs.extend(config.tags_file.clone());
        Inputs(inputs)
    }
}

/// Waits for changes.
pub struct Watcher {
    watcher: RecommendedWatcher,
    events: Receiver<()>,
    armed: BTreeSet<PathBuf>,
}

impl Watcher {
    /// Starts listening; nothing is watched yet.
    ///
    /// # Errors
    /// If the system has no way to watch files.
    pub fn new() -> Result<Self, String> {
        let (sender, events) = mpsc::channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // Reading a file is an event too, and the builder reads.
            let is_access = event.is_ok_and(|event| matches!(event.kind, EventKind::Access(_)));
            if !is_access {
                // Nobody waits any more once the receiver is gone.
                let _ = sender.send(());
            }
        })
        .map_err(|error| format!("cannot watch files: {error}"))?;
        Ok(Watcher {
            watcher,
            events,
            armed: BTreeSet::new(),
        })
    }

    /// The state of the inputs now.
    pub fn look(&mut self, inputs: &Inputs) -> Fingerprint {
        self.arm(inputs);
        while self.events.try_recv().is_ok() {}
        tree::fingerprint(&inputs.0)
    }

    /// Waits until the inputs differ from `seen` and have been still for a moment.
    pub fn wait(&mut self, inputs: &Inputs, seen: Fingerprint) {
        loop {
            match self.events.recv_timeout(PATIENCE) {
                Ok(()) | Err(RecvTimeoutError::Timeout) => {}
                // Without a watcher, looking from time to time still works.
                Err(RecvTimeoutError::Disconnected) => std::thread::sleep(PATIENCE),
            }
            self.arm(inputs);
            let mut now = tree::fingerprint(&inputs.0);
            if now == seen {
                continue;
            }
            loop {
                std::thread::sleep(STILL);
                let then = tree::fingerprint(&inputs.0);
                if then == now {
                    return;
                }
                now = then;
            }
        }
    }

    /// Asks for events of all inputs. A folder that was removed and made again must be asked for again,
    /// and so must a file that an editor replaced: its folder is watched instead.
    fn arm(&mut self, inputs: &Inputs) {
        for input in &inputs.0 {
            let (folder, mode) = if input.is_dir() {
                (input.clone(), RecursiveMode::Recursive)
            } else {
                let parent = input.parent().filter(|p| !p.as_os_str().is_empty());
                let parent = parent.unwrap_or(Path::new("."));
                (parent.to_owned(), RecursiveMode::NonRecursive)
            };
            if !folder.is_dir() {
                self.armed.remove(&folder);
                continue;
            }
            if mode == RecursiveMode::NonRecursive && !self.armed.insert(folder.clone()) {
                continue;
            }
            // Where it fails, looking from time to time still works.
            let _ = self.watcher.watch(&folder, mode);
        }
    }
}
