//! What a process that builds again and again has made, for the next build to change: in the process alone.
//!
//! Each thing is taken over only if it would be made again from the same. So where nothing here holds any more, the
//! build takes longer, and comes to the same.

use super::Changed;
use super::memory::Memory;
use crate::archive::Archive;
use crate::article::Knowledge;
use crate::article::reader::Reader;
use crate::assets::Assets;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Warned};
use crate::digest::{Digest, digest};
use crate::locale::Interface;
use crate::page;
use crate::page::plan::Page;
use crate::search;
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
    let (assets, reader) = rayon::join(|| Assets::load(config), || reader(config));
    let Warned {
        value: assets,
        diagnostics: noticed,
    } = assets?;
    let interfaces = assets.interfaces(&config.languages)?;
    page::words::check(&interfaces)?;
    let prepared = Arc::new(Prepared {
        settings,
        base: digest(&(settings, &assets)),
        assets,
        interfaces,
        reader,
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
