//! The spare: the site that was published before, whole, beside the one that is published now.
//!
//! Both are made of the same files of the disk, but for those that the last build changed. So the next site is
//! made of the spare at the cost of what differs, and then trades places with the published one, which becomes
//! the spare. What a spare holds is taken for right only where it is the very file that stands in the published
//! site; there is nothing else to know about it, and nothing that can be out of date.
//!
//! Only ever an optimisation: one that is missing, foreign or damaged costs time. Files in it that Kliping did not
//! write are kept.

use super::manifest::{self, Manifest};
use super::place::{Disposable, Place};
use super::standing::{self, Site, Standing};
use crate::diagnostic::Diagnostic;
use crate::files::FileError;
use crate::files::tree::{self, Kind, State};
use std::path::{Path, PathBuf};

/// A spare that can become the new site.
#[derive(Debug)]
pub struct Spare {
    folder: PathBuf,
    /// Whether it has each file of the published site, in the order of its manifest.
    shared: Vec<bool>,
    /// Paths below it of all other files in it. Kliping wrote them.
    others: Vec<String>,
    /// Paths below it of the folders in it, each before those in it.
    folders: Vec<String>,
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
        let warning = place.discard(&folder, Disposable::Files(&own), message);
        Ok((None, warning))
    }

    /// `None` if anything in it is not as Kliping wrote it.
    fn look(folder: &Path, own: &Manifest, site: &Site) -> Result<Option<Spare>, FileError> {
        let mut spare = Spare {
            folder: folder.to_owned(),
            shared: vec![false; site.manifest.len()],
            others: Vec::new(),
            folders: Vec::new(),
        };
        for found in tree::contents(folder, |below| own.has_folder(below))? {
            let published = site.manifest.place(&found.below).filter(|&place| {
                let stamp = &site.stamps[place];
                found.kind == Kind::File && stamp.is_some_and(|stamp| found.is_file_of(&stamp))
            });
            match published {
                Some(place) => spare.shared[place] = true,
                None if !standing::is_untouched(folder, &found, own)? => return Ok(None),
                None if found.kind == Kind::Folder => spare.folders.push(found.below),
                None => spare.others.push(found.below),
            }
        }
        Ok(Some(spare))
    }

    /// Whether it has a file of the published site.
    pub fn has(&self, place: usize) -> bool {
        self.shared[place]
    }

    /// Becomes the new site, in the folder `laid`: loses what is not kept of the files that it has, then takes in
    /// all that is in the folder `written`. The new manifest is still to be written. `site` is the published one.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn become_new(
        &self,
        laid: &Path,
        written: &Path,
        (site, new): (&Site, &Manifest),
        is_kept: impl Fn(usize) -> bool,
    ) -> Result<(), FileError> {
        tree::rename(&self.folder, laid)?;
        // From here on it is no site: the next build removes it if this one dies.
        tree::remove_file(&laid.join(manifest::NAME))?;
        for (place, (path, _)) in site.manifest.files().enumerate() {
            if self.shared[place] && !is_kept(place) {
                tree::remove_file(&laid.join(path.as_str()))?;
            }
        }
        for other in self.others.iter().filter(|name| *name != manifest::NAME) {
            tree::remove_file(&laid.join(other))?;
        }
        for folder in self.folders.iter().rev() {
            if !new.has_folder(folder) {
                tree::remove_empty_folder(&laid.join(folder))?;
            }
        }
        for found in tree::contents(written, |_| true)? {
            let to = laid.join(&found.below);
            match found.kind {
                Kind::Folder => tree::make_one_folder(&to).map(|_| ())?,
                _ => tree::rename(&found.path, &to)?,
            }
        }
        Ok(())
    }
}

/// Makes what stood at the output, and stands at `old` now, the spare, if there is nothing but Kliping's own in it;
/// tells whether it did.
pub fn keep(place: &Place, old: &Path, standing: &Standing) -> bool {
    let Standing::Site(site) = standing else {
        return false;
    };
    let has_foreign = || {
        let found = tree::contents(old, |below| site.manifest.has_folder(below))?;
        let is_foreign = |found| !standing::is_own(found, &site.manifest);
        Ok::<_, FileError>(found.iter().any(is_foreign))
    };
    let spare = place.spare();
    matches!(tree::state(&spare), Ok(State::Missing))
        && matches!(has_foreign(), Ok(false))
        && spare
            .parent()
            .is_some_and(|around| tree::make_private_folder(around).is_ok())
        && tree::rename(old, &spare).is_ok()
}
