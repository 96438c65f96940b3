//! What a process that builds again and again has made, for the next build to change: in the process alone.
//!
//! Each thing is taken over only if it would be made again from the same. So where nothing here holds any more, the
//! build takes longer, and comes to the same.

use super::memory::Memory;
use super::{Changed, ledger};
use crate::archive::Archive;
use crate::article::Knowledge;
use crate::article::reader::Reader;
use crate::assets::Assets;
use crate::config::{Config, LedgerUse};
use crate::diagnostic::{Diagnostic, Warned};
use crate::digest::{Digest, digest};
use crate::files::{Stamp, tree};
use crate::ledger::{Ledger, Record};
use crate::locale::Interface;
use crate::page;
use crate::page::plan::Page;
use crate::publish;
use crate::search;
use crate::site_path::SitePath;
use std::path::Path;
use std::sync::Arc;

/// The site that was published last, before its pages were written.
#[derive(Debug)]
pub(super) struct Made {
    /// Stands for templates, strings, static files and settings.
    pub base: Digest,
    /// Stands for the ledger from which it would be made again.
    pub ledger: Digest,
    pub archive: Archive,
    pub words: search::Words,
    pub kept: page::Kept,
    pub pages: Vec<Page>,
    /// What was said of articles that are gone, and is said again while no ledger is written.
    pub gone: Option<Diagnostic>,
}

/// What does not hang on captures.
#[derive(Debug)]
pub(super) struct Prepared {
    settings: Digest,
    pub assets: Assets,
    pub interfaces: Vec<Arc<Interface>>,
    pub reader: Arc<Reader>,
    /// Everything that a site is made from, but for the captures.
    pub base: Digest,
    /// What was noticed in them.
    pub noticed: Vec<Diagnostic>,
}

/// Loads what does not hang on captures; where nothing but these has changed, it is what it was.
///
/// # Errors
/// For all that is wrong with it.
pub(super) fn prepared(
    config: &Config,
    memory: &mut Memory,
    changed: &Changed,
) -> Result<Arc<Prepared>, Vec<Diagnostic>> {
    let settings = digest(&format!("{config:?}"));
    if *changed != Changed::Anything
        && let Some(prepared) = &memory.prepared
        && prepared.settings == settings
    {
        return Ok(Arc::clone(prepared));
    }
    let Warned {
        value: assets,
        diagnostics: noticed,
    } = Assets::load(config)?;
    let interfaces = assets.interfaces(&config.languages)?;
    page::words::check(&interfaces)?;
    let prepared = Arc::new(Prepared {
        settings,
        base: digest(&(settings, &assets)),
        assets,
        interfaces,
        reader: reader(config),
        noticed,
    });
    if memory.is_kept_in_process {
        memory.prepared = Some(Arc::clone(&prepared));
    }
    Ok(prepared)
}

/// The reader of an archive's captures.
pub(super) fn reader(config: &Config) -> Arc<Reader> {
    Arc::new(Reader::new(Knowledge {
        languages: config.languages.clone(),
        topics: config.topics.clone(),
        outlets: config.outlets.clone(),
    }))
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
    pub is_ahead: bool,
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
            digest: digest(&value),
            value,
            noticed,
            stamp,
            is_ahead: false,
        })
    }

    /// One that was written, and may say more than it was to say.
    pub fn other(digest: Digest) -> Self {
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
    pub fn rewrite(&mut self, records: Vec<Record>) {
        if self.value.rewrite(records) {
            self.digest = digest(&self.value);
            self.is_ahead = true;
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
