//! The spare: the site that was published before, whole, beside the one that is published now.
//!
//! Both are made of the same files of the disk, but for those that the last build changed. So the next site is
//! made of the spare at the cost of what differs, and then trades places with the published one, which becomes
//! the spare. What a spare holds is taken for right only where it is the very file that stands in the published
//! site; there is nothing else to know about it, and nothing that can be out of date.
//!
//! Only ever an optimisation: one that is missing, foreign or damaged costs time. Files in it that Kliping did not
//! write are kept.

use super::manifest::{self, Manifest, Names};
use super::place::{Disposable, Place};
use super::standing::{self, Site, Standing};
use crate::diagnostic::Diagnostic;
use crate::files::tree::{self, Kind, State};
use crate::files::{FileError, Stamp};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A spare that can become the new site.
#[derive(Debug)]
pub struct Spare {
    folder: PathBuf,
    /// Whether it has each file of the published site, in the order of its manifest.
    shared: Vec<bool>,
    /// Paths below it of all other files in it, but for its manifest, and what they look like. Kliping wrote them.
    others: Vec<(String, Stamp)>,
    /// Paths below it of the folders in it, each before those in it.
    folders: Folders,
}

/// The folders in a spare.
#[derive(Debug)]
enum Folders {
    /// As they were found, each before those in it.
    Found(Vec<String>),
    /// Those of the files of a site.
    Of(Arc<Names>),
}

impl Folders {
    /// Those that a site does not have, each after those in it.
    fn without(&self, new: &Manifest) -> Vec<&str> {
        let own: Vec<&str> = match self {
            Folders::Found(found) => found.iter().map(String::as_str).collect(),
            Folders::Of(names) if Arc::ptr_eq(names, new.names()) => Vec::new(),
            Folders::Of(names) => names.folders().collect(),
        };
        let own = own.into_iter().rev();
        own.filter(|folder| !new.has_folder(folder)).collect()
    }
}

impl Spare {
    /// The spare beside what stands at an output. One that is of no use is cleared away; what a person should
    /// know of that is told.
    ///
    /// # Errors
    /// If it is there and cannot be looked at.
    pub fn take(
        place: &Place,
        standing: &Standing,
    ) -> Result<(Option<Spare>, Option<Diagnostic>), FileError> {
        let folder = place.spare();
        // What cannot be looked at, since another person built before, is left alone.
        if tree::is_elsewhere(&folder)
            || matches!(tree::state(&folder), Ok(State::Missing) | Err(_))
        {
            return Ok((None, None));
        }
        let own = standing::manifest_in(&folder)?;
        let own = own.map(|(manifest, _)| manifest).unwrap_or_default();
        if let Standing::Site(site) = standing
            && tree::access(&folder)? == tree::access(&place.output)?
            && let Some(spare) = Spare::look(&folder, &own, site)?
        {
            return Ok((Some(spare), None));
        }
        let message = "the site before the last one cannot be deleted";
        Ok((None, discard(place, message)?))
    }

    /// `None` if anything in it is not as Kliping wrote it.
    fn look(folder: &Path, own: &Manifest, site: &Site) -> Result<Option<Spare>, FileError> {
        let mut spare = Spare {
            folder: folder.to_owned(),
            shared: vec![false; site.manifest.len()],
            others: Vec::new(),
            folders: Folders::Found(Vec::new()),
        };
        let mut folders = Vec::new();
        for found in tree::contents(folder, |below| own.has_folder(below))? {
            let published = site.manifest.place(&found.below).filter(|&place| {
                let stamp = &site.stamps[place];
                found.kind == Kind::File && stamp.is_some_and(|stamp| found.is_file_of(&stamp))
            });
            match published {
                Some(place) => spare.shared[place] = true,
                None if !standing::is_untouched(folder, &found, own)? => return Ok(None),
                None if found.kind == Kind::Folder => folders.push(found.below),
                None if found.below == manifest::NAME => {}
                None => {
                    let stamp = tree::stamp(&folder.join(&found.below))?;
                    spare.others.push((found.below, stamp));
                }
            }
        }
        spare.folders = Folders::Found(folders);
        Ok(Some(spare))
    }

    /// What stood at the output becomes after `new` has taken its place, and `is_kept` files of it with it.
    pub fn after(
        folder: PathBuf,
        old: &Site,
        new: &Manifest,
        is_kept: impl Fn(usize) -> bool,
    ) -> Self {
        let mut shared = vec![false; new.len()];
        let mut others = Vec::new();
        if Arc::ptr_eq(new.names(), old.manifest.names()) {
            for (place, shared) in shared.iter_mut().enumerate() {
                *shared = is_kept(place);
                if let Some(stamp) = old.stamps[place].filter(|_| !*shared) {
                    others.push((old.manifest.path(place).as_str().to_owned(), stamp));
                }
            }
            return Spare {
                folder,
                shared,
                others,
                folders: Folders::Of(Arc::clone(old.manifest.names())),
            };
        }
        // Both lists are in one order, and what is kept stands in both.
        let mut places = new.files().map(|(path, _)| path).enumerate();
        for (place, (path, _)) in old.manifest.files().enumerate() {
            if is_kept(place) {
                let found = places.find(|(_, other)| *other == path);
                found
                    .into_iter()
                    .for_each(|(place, _)| shared[place] = true);
            } else if let Some(stamp) = old.stamps[place] {
                others.push((path.as_str().to_owned(), stamp));
            }
        }
        Spare {
            folder,
            shared,
            others,
            folders: Folders::Of(Arc::clone(old.manifest.names())),
        }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether it has a file of the published site.
    pub fn has(&self, place: usize) -> bool {
        self.shared[place]
    }

    /// Becomes the new site, in the folder `laid`: loses what is not kept of the files that it has, then takes in
    /// all that is in the folder `written`. The new manifest is still to be written. `site` is the published one.
    /// `Ok(false)`, with nothing done, if somebody has changed what it would lose.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn become_new(
        &self,
        laid: &Path,
        written: &Path,
        (site, new): (&Site, &Manifest),
        is_kept: impl Fn(usize) -> bool,
    ) -> Result<bool, FileError> {
        let files = site.manifest.files().zip(&*site.stamps).enumerate();
        let lost = files.filter(|&(place, _)| self.shared[place] && !is_kept(place));
        let lost = lost.filter_map(|(_, ((path, _), stamp))| Some((path.as_str(), (*stamp)?)));
        let others = self.others.iter().map(|(path, stamp)| (&**path, *stamp));
        let lost: Vec<(&str, Stamp)> = lost.chain(others).collect();
        for (path, stamp) in &lost {
            if !tree::stamp(&self.folder.join(path))?.is_same_content(stamp) {
                return Ok(false);
            }
        }
        tree::rename(&self.folder, laid)?;
        // From here on it is no site: the next build removes it if this one dies.
        tree::remove_file(&laid.join(manifest::NAME))?;
        for (path, _) in lost {
            tree::remove_file(&laid.join(path))?;
        }
        for folder in self.folders.without(new) {
            tree::remove_empty_folder(&laid.join(folder))?;
        }
        for found in tree::contents(written, |_| true)? {
            let to = laid.join(&found.below);
            match found.kind {
                Kind::Folder => tree::make_one_folder(&to).map(|_| ())?,
                _ => tree::rename(&written.join(&found.below), &to)?,
            }
        }
        Ok(true)
    }
}

/// Whether nothing stands in the folder of a site but what Kliping wrote.
pub fn is_own(folder: &Path, manifest: &Manifest) -> bool {
    let found = tree::contents(folder, |below| manifest.has_folder(below));
    found.is_ok_and(|found| found.iter().all(|found| standing::is_own(found, manifest)))
}

/// Makes what stood at the output, and stands at `old` now, the spare; tells whether it did.
pub fn keep(place: &Place, old: &Path) -> bool {
    let spare = place.spare();
    let is_closed = |around| tree::make_private_folder(around).is_ok();
    matches!(tree::state(&spare), Ok(State::Missing))
        && spare.parent().is_some_and(is_closed)
        && tree::rename(old, &spare).is_ok()
}

/// Clears the spare away; what Kliping did not write in it is kept. `message` says what was not deleted, if the
/// system refuses.
///
/// # Errors
/// If it cannot be looked at.
pub fn discard(place: &Place, message: &str) -> Result<Option<Diagnostic>, FileError> {
    let folder = place.spare();
    let own = standing::manifest_in(&folder)?;
    let own = own.map(|(manifest, _)| manifest).unwrap_or_default();
    Ok(place.discard(&folder, Disposable::Files(&own), message))
}
