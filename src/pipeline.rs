//! The order of the stages, and nothing else: captures → articles → archive → pages → files.

mod addresses;
mod check;
mod known_ledger;
mod losses;
mod made;
mod memory;
mod outcome;
mod preview;
mod progress;
mod read;
mod single;

pub use check::{Checked, check, suggest_translations, write_sidecars, write_translations};
pub use memory::Memory;
pub use outcome::{Built, Summary, has_errors};
pub use progress::{Progress, Stage};
pub use read::Changed;
pub use single::{compare, explain_one, read_one};

use crate::archive::{self, Reworded};
use crate::assets::Assets;
use crate::capture::Limits;
use crate::config::{Config, LedgerUse};
use crate::diagnostic::{Diagnostic, Severity, Warned};
use crate::digest::{Digest, digest};
use crate::files::FileError;
use crate::ledger::Ledger;
use crate::locale::Interface;
use crate::page::plan::Page;
use crate::page::{self, Renderer, Site};
use crate::publish::{self, Destination, Staging};
use crate::search;
use crate::site_path::SitePath;
use known_ledger::{KnownLedger, Now, Taken};
use losses::Losses;
use made::{Made, Prepared, prepared};
use memory::Last;
use outcome::{Stopped, no_base_url, no_cache, nothing_to_read};
use rayon::prelude::*;
use read::Read;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// Builds the site and publishes it. `memory` is what earlier builds have kept, and what this one keeps: the
/// site is the same whatever is in it.
pub fn build(config: &Config, memory: &mut Memory, progress: &dyn Progress) -> Built {
    build_changed(config, memory, &Changed::Anything, progress)
}

/// The same, faster, where it is known what has changed since the last build with this memory.
pub fn build_changed(
    config: &Config,
    memory: &mut Memory,
    changed: &Changed,
    progress: &dyn Progress,
) -> Built {
    let mut diagnostics = Vec::new();
    let published = publish(config, memory, changed, progress, &mut diagnostics);
    let (summary, is_busy, is_unchanged) = match published {
        Ok((summary, is_unchanged)) => (Some(summary), false, is_unchanged),
        Err(stopped) => {
            diagnostics.extend(stopped.problems);
            (None, stopped.is_busy, false)
        }
    };
    diagnostics.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    Built {
        summary,
        diagnostics,
        is_busy,
        is_unchanged,
    }
}

/// Gives with the summary whether that is of the site that stood there already.
fn publish(
    config: &Config,
    memory: &mut Memory,
    changed: &Changed,
    progress: &dyn Progress,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(Summary, bool), Stopped> {
    let one = |problem: Diagnostic| vec![problem];
    progress.begin(Stage::Preparing, 0);
    let prepared = prepared(config, memory, changed)?;
    let Prepared {
        assets,
        interfaces,
        base,
        ..
    } = &*prepared;
    let base = *base;
    diagnostics.extend(prepared.noticed.iter().cloned());
    let inputs = inputs(config);
    let destination = destination(config, &inputs);
    memory.open(publish::cache_folder(&destination).map_err(one)?);
    let known = memory
        .known
        .take()
        .filter(|_| *changed != Changed::Anything);
    let (noted, takes_spare) = (memory.noted(), memory.is_kept_in_process);
    let known_ledger = memory.ledger.take();
    let stand = || -> Result<(Staging, KnownLedger), Stopped> {
        let mut staging = Staging::begin(&destination, noted, known)?;
        if takes_spare {
            staging.take_spare().map_err(one)?;
        }
        if config.ledger_use == LedgerUse::Kept {
            publish::ledger::heal(&config.ledger);
        }
        let ledger = KnownLedger::read(config, known_ledger, || preview::published(&staging));
        Ok((staging, ledger.map_err(one)?))
    };
    // What was published and what there is to publish: both look at many files, and neither needs the other.
    let (standing, captures) = rayon::join(stand, || {
        read::look(config, &prepared.reader, memory, changed, progress)
    });
    let ((mut staging, mut ledger), captures) = (standing?, captures?);
    let is_unpublished = preview::is_unpublished(&staging);
    let unseen = Arc::clone(&captures.unseen);
    let inputs = Inputs {
        base,
        captures: captures.inputs(),
        has_faulty_ledger: !ledger.noticed.is_empty(),
    };
    diagnostics.extend(ledger.noticed.iter().cloned());
    let made_from = inputs.with(ledger.digest);
    if let Some(last) = &memory.last
        && made_from.is_some()
        && last.inputs == made_from
        && staging.stands_as_noted()
    {
        *diagnostics = last.diagnostics.clone();
        if *changed == Changed::Anything {
            diagnostics.extend(ledger.store(&config.ledger));
        }
        let (warnings, known) = staging.leave();
        diagnostics.extend(warnings);
        let summary = last.summary.clone();
        memory.known = known;
        memory.ledger = ledger.is_known().then_some(ledger);
        let kept = captures.seen().map(|seen| memory.keep_seen(seen));
        diagnostics.extend(kept.and_then(|kept| Some(no_cache(&kept.err()?))));
        return Ok((summary, true));
    }
    let made = memory.made.take();
    let made = made.filter(|made| {
        made.base == base && made.ledger == ledger.digest && staging.stands_as_noted()
    });
    diagnostics.extend(captures.diagnostics.iter().cloned());
    let (spare, read) = rayon::join(
        || staging.take_spare(),
        || captures.read(config, memory, progress, diagnostics),
    );
    spare.map_err(one)?;
    let Read {
        articles,
        drafts,
        left_out,
        listed,
        seen,
        is_as_looked,
        ..
    } = read;
    // A draft is a capture that was read: who makes all of them drafts wants an empty site.
    if articles.is_empty() && drafts.is_empty() {
        let problem = nothing_to_read(config, left_out);
        if !config.accepts_loss && (staging.replaced_articles() > 0 || ledger.value.has_articles())
        {
            return Err(one(problem).into());
        }
        diagnostics.push(Diagnostic {
            severity: Severity::Warning,
            ..problem
        });
    }
    progress.begin(Stage::Assembling, articles.len());
    let site_toml = config.file.display().to_string();
    let all = articles.iter().chain(&drafts).map(|article| &**article);
    diagnostics.extend(archive::unused_policies(&config.outlets, all, &site_toml));
    let (last, made) = match made {
        Some(made) => (
            Some(made.archive),
            Some((made.words, made.kept, made.pages, made.gone)),
        ),
        None => (None, None),
    };
    let Warned {
        value: (archive, difference),
        diagnostics: noticed,
    } = archive::assemble_after(
        last,
        articles,
        interfaces,
        &config.topics,
        &ledger.value,
        memory.archive(),
    );
    // Where texts alone are taken in, nothing is lost; the holders of addresses are as they were before.
    let losses = match difference {
        Some(_) => Losses::default(),
        None => Losses::of(&ledger.value, &archive, &drafts, &listed, &unseen),
    };
    let refusals = losses.refusals(&unseen, config);
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    // Then nothing else is made anew but what shows other texts.
    let made = difference.and_then(|difference| Some((difference, made?)));
    let (texts, words, pages, was_gone) = match made {
        Some((difference, (words, kept, pages, gone))) => (
            difference.texts.clone(),
            Some(words),
            Some((difference, kept, pages)),
            gone,
        ),
        None => Default::default(),
    };
    let is_again = pages.is_some();
    let has_doubts = !noticed.is_empty();
    let folder = format!("{}/", config.content_shown);
    let loose = archive.loose.iter().map(Diagnostic::from);
    diagnostics.extend(
        noticed
            .into_iter()
            .chain(loose)
            .map(|p| shown_below(&folder, p)),
    );

    progress.begin(Stage::Indexing, archive.entries.len());
    let input = search::Input {
        archive: &archive,
        interfaces,
        topics: &config.topics,
    };
    let texts_again = words.map(|words| (words, &*texts));
    let (index, stale, kept_so_far) =
        write_index(input, base, texts_again, memory, &staging, progress).map_err(one)?;
    // It and what pages share are the largest in memory, and neither needs the other.
    let words = memory.is_kept_in_process.then(|| index.into_words());
    let site = site(config, &archive, interfaces, &ledger.value, &losses.unread);
    let (mut renderer, pages, places) = match pages {
        Some((difference, kept, pages)) => {
            let (renderer, places) = Renderer::again(site, kept, &pages, &difference);
            (renderer, pages, places)
        }
        None => whole_site(site, assets, base)?,
    };
    progress.begin(Stage::Writing, pages.len());
    progress.reuse(pages.len() - places.len());
    write_pages(
        (&mut renderer, is_again),
        (&pages, &places),
        &staging,
        progress,
    )
    .map_err(one)?;
    let summary = match memory.last.take().filter(|_| is_again) {
        Some(last) => Summary {
            left_out,
            ..last.summary
        },
        None => Summary::of(&archive, &pages, left_out, &config.output),
    };
    progress.begin(Stage::Publishing, 0);
    let now = match is_again {
        true => Now::Reworded(renderer.reworded(&texts)),
        false => Now::Whole(renderer.ledger(&pages)),
    };
    let kept = memory.is_kept_in_process.then(|| renderer.into_kept());
    if is_again {
        staging.keep_rest(&stale.gone).map_err(one)?;
    } else {
        for (path, bytes) in &assets.static_files {
            staging.write(path, bytes).map_err(one)?;
        }
        if config.ledger_use == LedgerUse::Read && is_unpublished {
            preview::mark(&staging).map_err(one)?;
        }
    }
    if config.base_url.is_none() {
        diagnostics.push(no_base_url(config));
    }
    let is_whole = matches!(now, Now::Whole(_));
    let gone = match &now {
        Now::Reworded(_) => was_gone,
        Now::Whole(now) => addresses::gone(&ledger.value, now, &listed, &drafts, &config.ledger),
    };
    let mut noticed = diagnostics.clone();
    let is_kept = config.ledger_use == LedgerUse::Kept;
    let is_same = match is_kept {
        false => true,
        // Before anybody can see a new address.
        true => match ledger.take_in(
            now,
            &config.ledger,
            *changed == Changed::Anything,
            diagnostics,
        ) {
            Taken::Same => true,
            // The same site is made again from it; what is said of changes in it is said once.
            Taken::More => !has_doubts,
            Taken::Other => false,
        },
    };
    let again = inputs.with(ledger.digest).filter(|_| is_same);
    diagnostics.extend(gone.iter().cloned());
    // It is said of each build until a ledger is written.
    let gone = gone.filter(|_| !(is_kept && is_whole));
    noticed.extend(gone.iter().cloned());
    let published = staging.publish(summary.articles).map_err(one)?;
    let kept_on_disk = memory.keep(Last {
        inputs: again.filter(|_| is_as_looked),
        seen,
        summary: summary.clone(),
        diagnostics: noticed,
        noted: published.noted,
        index: digest(&(base, &archive.digests)),
    });
    memory.known = published.known;
    if let (Some(words), Some(kept), Some(_)) = (words, kept, again) {
        memory.made = Some(Made {
            base,
            ledger: ledger.digest,
            archive,
            words,
            kept,
            pages,
            gone,
        });
    }
    memory.ledger = ledger.is_known().then_some(ledger);
    diagnostics.extend(published.warnings);
    let kept = kept_so_far.and(kept_on_disk);
    diagnostics.extend(kept.err().map(|error| no_cache(&error)));
    Ok((summary, false))
}

/// Makes the index of words and writes its files, all that are not what they were: of the words of the last archive
/// in this process and the texts that are others since, of those that a build before left on disk, or anew. What is
/// noted of the articles is put away meanwhile; gives with the index whether all could be.
fn write_index<'a>(
    input: search::Input<'a>,
    base: Digest,
    again: Option<(search::Words, &[Reworded])>,
    memory: &mut Memory,
    staging: &Staging,
    progress: &dyn Progress,
) -> Result<(search::Index<'a>, search::Stale, Result<(), FileError>), Diagnostic> {
    let is_again = again.is_some();
    let on_disk = memory.words(base);
    let index = || match again {
        Some((words, texts)) => {
            let texts = texts.iter().map(|text| input.document(text.entry));
            search::Index::again(input, words, &texts.collect())
        }
        None => on_disk()
            .and_then(|words| search::Index::after(input, words))
            .unwrap_or_else(|| search::Index::new(input)),
    };
    let (put_away, (index, stale)) = rayon::join(|| memory.put_away(), index);
    let documents = input.archive.entries.len();
    progress.reuse(documents.saturating_sub(stale.documents));
    let files = || -> Result<(), Diagnostic> {
        let is_stale: BTreeSet<&SitePath> = stale.files.iter().map(|file| &file.path).collect();
        let files = match is_again {
            true => stale.files.clone(),
            false => index.plan(),
        };
        files.par_iter().try_for_each(|file| {
            let is_other = is_stale.contains(&file.path);
            match !is_other && staging.keep(&file.path)? {
                true => Ok(()),
                false => staging.write(&file.path, &index.render(file)),
            }
        })
    };
    let (words_kept, written) = rayon::join(
        || memory.keep_words(&input.archive.digests, index.words()),
        files,
    );
    written?;
    Ok((index, stale, put_away.and(words_kept)))
}

/// All pages of a site, and what renders them. A file of the archive's own stands in place of a page that gives way.
fn whole_site<'a>(
    site: Site<'a>,
    assets: &Assets,
    base: Digest,
) -> Result<(Renderer<'a>, Vec<Page>, Vec<usize>), Vec<Diagnostic>> {
    let templates = page::templates::compile(&assets.templates, site.interfaces)?;
    let (renderer, mut pages) = Renderer::new(site, templates, base);
    let own = |page: &Page| {
        let mut files = assets.static_files.iter();
        files.any(|(path, _)| *path == page.path)
    };
    pages.retain(|page| !page.kind.gives_way() || !own(page));
    let places = (0..pages.len()).collect();
    Ok((renderer, pages, places))
}

/// Renders and writes the pages at these places of the plan, unless they are made from what they were. What pages of one interface share is let go after them, unless few are made `again`.
fn write_pages(
    (renderer, is_again): (&mut Renderer<'_>, bool),
    (pages, places): (&[Page], &[usize]),
    staging: &Staging,
    progress: &dyn Progress,
) -> Result<(), Diagnostic> {
    for of_interface in places.chunk_by(|&a, &b| pages[a].interface == pages[b].interface) {
        of_interface
            .par_iter()
            .try_for_each(|&place| -> Result<(), Diagnostic> {
                let page = &pages[place];
                let key = renderer.key(page);
                let is_kept = match key {
                    Some(key) => staging.keep_made_from(&page.path, key)?,
                    None => false,
                };
                if is_kept {
                    progress.reuse(1);
                } else {
                    staging.write_made_from(&page.path, &renderer.render(page)?, key)?;
                    progress.step();
                }
                Ok(())
            })?;
        if !is_again {
            renderer.forget(pages[of_interface[0]].interface);
        }
    }
    Ok(())
}

/// The files and folders that a site is made from.
fn inputs(config: &Config) -> Vec<&Path> {
    let mut inputs = vec![
        &*config.file,
        &*config.content,
        &*config.templates,
        &*config.static_files,
        &*config.ledger,
        &*config.translations,
    ];
    inputs.extend(config.tags_file.as_deref());
    inputs
}

fn destination<'a>(config: &'a Config, inputs: &'a [&'a Path]) -> Destination<'a> {
    Destination {
        output: &config.output,
        inputs,
        replace: config.replace.as_deref(),
    }
}

/// What a site is made from, but for its ledger, which a build changes.
struct Inputs {
    /// Stands for templates, strings, static files and settings.
    base: Digest,
    captures: Digest,
    /// Its faults are told at each build.
    has_faulty_ledger: bool,
}

impl Inputs {
    /// Stands for all of them, if the same site with the same messages is made from them again.
    fn with(&self, ledger: Digest) -> Option<Digest> {
        let all = || digest(&(self.base, self.captures, ledger));
        (!self.has_faulty_ledger).then(all)
    }
}

/// The most that is taken of captures.
pub fn limits(config: &Config) -> Limits {
    Limits {
        bytes: config.max_capture_bytes,
        lines: config.max_capture_lines,
        depth: config.max_folder_depth,
    }
}

/// The pure stages know a capture by its path below the captures' folder; people know it from where
/// they stand. `folder` ends with a slash, or is empty.
fn shown_below(folder: &str, mut problem: Diagnostic) -> Diagnostic {
    problem.path = problem.path.map(|path| format!("{folder}{path}"));
    problem
}

/// What pages are made from.
fn site<'a>(
    config: &'a Config,
    archive: &'a archive::Archive,
    interfaces: &'a [Arc<Interface>],
    ledger: &'a Ledger,
    unread: &'a BTreeSet<String>,
) -> Site<'a> {
    Site {
        archive,
        interfaces,
        about: &config.about,
        topics: &config.topics,
        ledger,
        unread,
        base_url: config.base_url.as_deref(),
        page_size: config.page_size,
        feed_size: config.feed_size,
    }
}
