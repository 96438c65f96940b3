//! The order of the stages of `kliping check`: captures → articles → doubts.

use super::losses::Losses;
use super::made::reader;
use super::read::{self, Read};
use super::{Changed, Memory, Progress, destination, inputs, shown_below, site};
use crate::article::date::Date;
use crate::assets::Assets;
use crate::check::pairs::{self, Pair};
use crate::check::review::Review;
use crate::check::{self, Doubt};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Warned};
use crate::outlet::Rights;
use crate::{archive, capture, page, publish};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What [`check`] found.
#[derive(Debug)]
pub struct Checked {
    /// How many captures there are.
    pub captures: usize,
    /// Everything that a person should look at, the most useful first.
    pub doubts: Vec<Doubt>,
    /// The captures.
    pub listed: Vec<capture::Listed>,
    /// The articles in order.
    pub archive: archive::Archive,
    /// What a person decided on translations.
    pub review: Review,
}

/// Reads an archive as [`build`] does and lists what is doubtful about it; writes nothing. Dates after `today`
/// are doubtful.
///
/// # Errors
/// Everything that keeps it from being read at all: faults of templates and strings, a folder of captures
/// that is not there.
pub fn check(
    config: &Config,
    today: Option<Date>,
    progress: &dyn Progress,
) -> Result<Checked, Vec<Diagnostic>> {
    let Warned {
        value: assets,
        mut diagnostics,
    } = Assets::load(config)?;
    let interfaces = assets.interfaces(&config.languages)?;
    page::words::check(&interfaces)?;
    page::templates::compile(&assets.templates, &interfaces)?;
    let mut memory = Memory::default();
    // What the last build has read need not be read again. Where nothing can be built, nothing was kept.
    if let Ok(folder) = publish::cache_folder(&destination(config, &inputs(config))) {
        memory.open(folder);
    }
    let captures = read::look(
        config,
        &reader(config),
        &mut memory,
        &Changed::Anything,
        progress,
    )?;
    diagnostics.extend(captures.diagnostics.iter().cloned());
    let listed = captures.listed.clone();
    let unseen = captures.unseen.clone();
    let Read {
        articles,
        drafts,
        blank,
        review,
        ..
    } = captures.read(config, &mut memory, progress, &mut diagnostics);
    let site_toml = config.file.display().to_string();
    let all = articles.iter().chain(&drafts).map(|article| &**article);
    diagnostics.extend(archive::unused_policies(&config.outlets, all, &site_toml));
    let folder = format!("{}/", config.content_shown);
    let about = check::About {
        languages: &config.languages,
        topics: &config.topics,
        topic_places: &config.topic_places,
        has_limits: config
            .outlets
            .iter()
            .any(|outlet| outlet.rights == Some(Rights::Excerpt)),
        today,
        folder: &folder,
    };
    let Warned {
        value: ledger,
        diagnostics: noticed,
    } = super::known_ledger::ledger(config, Vec::new).map_err(|problem| vec![problem])?;
    diagnostics.extend(noticed);
    let ordered = archive::assemble_again(
        articles,
        &interfaces,
        &config.topics,
        &ledger,
        memory.archive(),
    );
    let files = || {
        let pages = page::plan::plan(&ordered.value, interfaces.len(), config.page_size);
        let pages = pages.into_iter().map(|page| page.path);
        let own = assets.static_files.iter().map(|(path, _)| path.clone());
        let former = ledger.records().iter().map(|record| record.path.clone());
        let all = pages.chain(own).chain(former);
        all.map(|path| path.as_str().to_owned()).collect()
    };
    let mut doubts = check::doubts(&ordered.value, about, files);
    doubts.extend(check::of_blank(&blank, about));
    let losses = Losses::of(&ledger, &ordered.value, &drafts, &listed, &unseen);
    diagnostics.extend(losses.refusals(&unseen, config));
    let unread = &losses.unread;
    let now = page::ledger_after(&site(config, &ordered.value, &interfaces, &ledger, unread));
    doubts.extend(check::of_addresses(&ledger, &now, &drafts, &folder));
    diagnostics.extend(
        ordered
            .diagnostics
            .into_iter()
            .map(|p| shown_below(&folder, p)),
    );
    Ok(Checked {
        captures: listed.len(),
        doubts: check::in_order(doubts, diagnostics),
        listed: Arc::unwrap_or_clone(listed),
        archive: ordered.value,
        review,
    })
}

/// Pairs of articles that may be translations of each other and on which nobody has decided, and the text of
/// the file in which a person decides.
pub fn suggest_translations(config: &Config, checked: &Checked) -> (Vec<Pair>, String) {
    let review = &checked.review;
    let found = pairs::find(&checked.archive, &config.languages, &review.others);
    let text = review.text(&found.pairs);
    (found.pairs, text)
}

/// Writes the file in which a person decides on translations.
///
/// # Errors
/// If the system refuses.
pub fn write_translations(config: &Config, text: &str) -> Result<(), Diagnostic> {
    capture::write_review(&config.translations, text)
}

/// Writes sidecars for captures that have none, by the path of the capture; gives how many were written and
/// how many captures had one.
pub fn write_sidecars(
    listed: &[capture::Listed],
    sidecars: &BTreeMap<&str, String>,
) -> Warned<(usize, usize)> {
    let mut counts = (0, 0);
    let mut diagnostics = Vec::new();
    for capture in listed {
        let Some(text) = sidecars.get(capture.shown.as_str()) else {
            continue;
        };
        match capture::write_sidecar(capture, text) {
            Ok(true) => counts.0 += 1,
            Ok(false) => counts.1 += 1,
            Err(problem) => diagnostics.push(problem),
        }
    }
    Warned {
        value: counts,
        diagnostics,
    }
}
