//! The ledger between builds: what it says, and what a build makes it say.

use crate::config::{Config, LedgerUse};
use crate::diagnostic::{Diagnostic, Warned};
use crate::digest::Digest;
use crate::files::{Stamp, tree};
use crate::ledger::{Ledger, Record};
use crate::publish;
use crate::site_path::SitePath;
use std::path::Path;

/// What a ledger says once a site is published.
pub(super) enum Now {
    /// All of it.
    Whole(Ledger),
    /// What it says of some addresses; of others it says what it said.
    Reworded(Vec<Record>),
}

/// How the ledger of now differs from the one that was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// It has the same addresses.
    Same,
    /// It has more of them, of today.
    More,
    /// It says something else of some.
    Other,
}

/// The ledger, and how its file looked when it said this.
#[derive(Debug)]
pub(super) struct KnownLedger {
    pub value: Ledger,
    /// Stands for it.
    pub digest: Digest,
    /// What is wrong with the file.
    pub noticed: Vec<Diagnostic>,
    /// `None` if the file was not there, or may say something else.
    stamp: Option<Stamp>,
    /// It says other bytes of captures than the file does.
    is_ahead: bool,
}

impl KnownLedger {
    /// Reads it, unless the file looks as it is `known` to look. `standing` gives the files of the site that will be
    /// replaced.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn read(
        config: &Config,
        known: Option<KnownLedger>,
        standing: impl FnOnce() -> Vec<SitePath>,
    ) -> Result<Self, Diagnostic> {
        let stamp = match config.ledger_use {
            LedgerUse::Ignored => None,
            LedgerUse::Kept | LedgerUse::Read => stamp(&config.ledger),
        };
        if let Some(known) = known.filter(|known| known.is_known() && known.stamp == stamp) {
            return Ok(known);
        }
        let Warned {
            value,
            diagnostics: noticed,
        } = ledger(config, standing)?;
        Ok(KnownLedger {
            digest: value.digest(),
            value,
            noticed,
            stamp,
            is_ahead: false,
        })
    }

    /// One that was written, and may say more than it was to say.
    fn other(digest: Digest) -> Self {
        KnownLedger {
            value: Ledger::default(),
            digest,
            noticed: Vec::new(),
            stamp: None,
            is_ahead: false,
        }
    }

    /// Whether it is known what the file says as long as that looks the same.
    pub fn is_known(&self) -> bool {
        self.stamp.is_some() && self.noticed.is_empty()
    }

    /// Takes in what is published at addresses that it has already, and that do not hang on it; the file can wait.
    fn rewrite(&mut self, records: Vec<Record>) {
        let now = self.value.rewrite(records, self.digest);
        self.is_ahead |= now != self.digest;
        self.digest = now;
    }

    /// Takes in what is published now. `all_is_looked_at` tells whether this is a build that has time for all of it.
    pub fn take_in(
        &mut self,
        now: Now,
        file: &Path,
        all_is_looked_at: bool,
        told: &mut Vec<Diagnostic>,
    ) -> Taken {
        match now {
            Now::Reworded(records) => {
                self.rewrite(records);
                if all_is_looked_at {
                    told.extend(self.store(file));
                }
                Taken::Same
            }
            Now::Whole(now) if now == self.value && self.noticed.is_empty() => {
                told.extend(self.store(file));
                Taken::Same
            }
            Now::Whole(now) => {
                let taken = match self.value.is_part_of(&now) {
                    true => Taken::More,
                    false => Taken::Other,
                };
                let digest = now.digest();
                told.extend(publish::ledger::keep(file, self.stamp, &self.value, now));
                *self = Self::other(digest);
                taken
            }
        }
    }

    /// Writes to its file what that does not say yet.
    pub fn store(&mut self, file: &Path) -> Vec<Diagnostic> {
        if !std::mem::take(&mut self.is_ahead) {
            return Vec::new();
        }
        let stored = publish::ledger::store(file, self.stamp, &self.value);
        match stored {
            Ok(stamp) => {
                self.stamp = Some(stamp);
                Vec::new()
            }
            Err(problem) => {
                self.stamp = None;
                vec![problem]
            }
        }
    }
}

fn stamp(file: &Path) -> Option<Stamp> {
    tree::file_stamp(file).ok().flatten()
}

/// Every address that was published, by the ledger or else by `standing`, the files of the site that will be
/// replaced.
pub(super) fn ledger(
    config: &Config,
    standing: impl FnOnce() -> Vec<SitePath>,
) -> Result<Warned<Ledger>, Diagnostic> {
    if config.ledger_use == LedgerUse::Ignored {
        return Ok(Warned::clean(Ledger::default()));
    }
    if tree::resolve(&config.ledger).starts_with(tree::resolve(&config.content)) {
        let problem = Diagnostic::error("the ledger lies among the captures, and would be one");
        return Err(problem
            .hint("set `ledger` in site.toml to a file outside of `content`")
            .at(config.ledger.display().to_string()));
    }
    // What stands before the first build was shown by `serve` and never published: nothing was lost with the file.
    let is_preview = config.ledger_use == LedgerUse::Read && stamp(&config.ledger).is_none();
    let mut read = publish::ledger::read(&config.ledger, standing)?;
    if is_preview {
        read.diagnostics.clear();
    }
    Ok(read)
}
