//! The files of a new site: made, or taken over from the one that stands there.

use super::Destination;
use super::known::Known;
use super::manifest::{self, Checksum};
use super::noted::{Noted, Written};
use super::place::{Place, problem};
use super::spare::Spare;
use super::standing::Standing;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::files::lock::{self, Lock};
use crate::files::{self, FileError, tree};
use crate::site_path::SitePath;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// A site that is being written, and not yet visible.
#[derive(Debug)]
pub struct Staging {
    pub(super) place: Place,
    pub(super) began: Instant,
    /// What stands at the output.
    pub(super) standing: Standing,
    /// What the build that wrote it noted of its files, if that is known and still holds.
    pub(super) noted: Option<Noted>,
    /// The site before it, of which the new one is made.
    pub(super) spare: Option<Spare>,
    /// Both were looked at by an earlier build.
    pub(super) is_known: bool,
    /// Which files of the site that stands there are taken over, in the order of its manifest.
    pub(super) kept: Vec<AtomicBool>,
    /// Places of those that were made again, to the same bytes, and what from.
    pub(super) remade: Mutex<Vec<(usize, Option<Digest>)>>,
    pub(super) written: Mutex<Vec<Written>>,
    /// Where files are written that the spare has not; this process alone knows the name.
    pub(super) folder: PathBuf,
    /// Folders of the site that are there, without the site's own.
    folders: Mutex<BTreeSet<String>>,
    pub(super) warnings: Vec<Diagnostic>,
    // Let go of last, after what this build leaves is removed.
    pub(super) lock: Lock,
}

/// Why no site can be started.
#[derive(Debug)]
pub struct Refusal {
    /// What is wrong, and what to do.
    pub problem: Diagnostic,
    /// Another build has the output: the same may succeed a moment later.
    pub is_busy: bool,
}

impl From<Diagnostic> for Refusal {
    fn from(problem: Diagnostic) -> Self {
        Refusal {
            problem,
            is_busy: false,
        }
    }
}

impl Staging {
    /// Starts a new site; nothing changes yet where it is to stand, but for what builds that died have
    /// left. If another build is at work, waits some seconds for its end. `noted` is what an earlier build
    /// has noted of the site that may stand there; with what is `known` of it, it is not looked at again.
    ///
    /// # Errors
    /// If the output is not Kliping's to replace, cannot be written, or another build is at work.
    pub fn begin(
        destination: &Destination<'_>,
        noted: Option<Noted>,
        known: Option<Known>,
    ) -> Result<Self, Refusal> {
        let place = Place::new(destination)?;
        place.make_parent().map_err(problem)?;
        let lock = wait_for(&place)?;
        let warnings = if lock.is_exclusive() {
            place.heal().map_err(problem)?
        } else {
            Vec::new()
        };
        let began = Instant::now();
        let known = known.filter(|known| lock.is_exclusive() && known.stands(&place.output));
        let is_known = known.is_some();
        let (standing, spare) = match known {
            Some(Known { site, spare, .. }) => (Standing::Site(site), Some(spare)),
            None => (place.check()?, None),
        };
        let noted = match (&standing, noted) {
            (Standing::Site(site), Some(noted)) if noted.manifest == site.digest => {
                let access = tree::access(&place.output).map_err(problem)?;
                Some(noted).filter(|noted| noted.access == access)
            }
            _ => None,
        };
        let kept = match &standing {
            Standing::Site(site) => site.manifest.len(),
            _ => 0,
        };
        let staging = Staging {
            folder: place.make_new().map_err(problem)?,
            place,
            began,
            standing,
            noted,
            spare,
            is_known,
            kept: (0..kept).map(|_| AtomicBool::new(false)).collect(),
            remade: Mutex::default(),
            written: Mutex::default(),
            folders: Mutex::default(),
            warnings,
            lock,
        };
        // From the start, so that files and folders of a site that belongs to a group do so too.
        staging.keep_mode(&staging.folder, true)?;
        Ok(staging)
    }

    /// Looks for the spare, of which the new site can be made at the cost of what differs; before anything is
    /// taken over or written.
    ///
    /// # Errors
    /// If what is there cannot be looked at.
    pub fn take_spare(&mut self) -> Result<(), Diagnostic> {
        // Without locks, another build may be about to take it.
        if self.lock.is_exclusive() && self.spare.is_none() {
            let (spare, warning) = Spare::take(&self.place, &self.standing).map_err(problem)?;
            self.spare = spare;
            self.warnings.extend(warning);
        }
        Ok(())
    }

    /// How many articles the site has that will be replaced; 0 if there is none, or it does not say.
    pub fn replaced_articles(&self) -> usize {
        self.standing.articles()
    }

    /// The files of the site that will be replaced, as far as it is known which it has.
    pub fn replaced_files(&self) -> Vec<SitePath> {
        self.standing.files()
    }

    /// Whether the site that stands there is the one that was noted, file for file.
    pub fn stands_as_noted(&self) -> bool {
        match &self.standing {
            // Those that this process has noted last are the same list.
            Standing::Site(site) => self.noted.as_ref().is_some_and(|noted| {
                Arc::ptr_eq(&noted.stamps, &site.stamps)
                    || (0..site.stamps.len()).all(|place| self.is_as_noted(place))
            }),
            _ => false,
        }
    }

    /// Whether a file of the site that stands there is the one that was noted.
    fn is_as_noted(&self, place: usize) -> bool {
        let noted = self.noted.as_ref();
        let (Standing::Site(site), Some(noted)) = (&self.standing, noted) else {
            return false;
        };
        match (site.stamps[place], noted.stamps.get(place)) {
            (Some(stamp), Some(Some(noted))) => stamp.is_same_content(noted),
            _ => false,
        }
    }

    /// Ends without publishing, since the site that stands there is right; gives what a person should still
    /// look at, and what is known of the site.
    pub fn leave(mut self) -> (Vec<Diagnostic>, Option<Known>) {
        let known = match std::mem::replace(&mut self.standing, Standing::Nothing) {
            Standing::Site(site) => {
                let spare = self.spare.take();
                spare.map(|spare| Known::new(&self.place.output, site, spare))
            }
            _ => None,
        };
        (std::mem::take(&mut self.warnings), known)
    }

    /// Takes a file over from the site that stands there, with its times; `Ok(false)` if it has to be written,
    /// since it is not there, or not as it was noted, or files cannot have two names.
    ///
    /// # Errors
    /// If another page has the same path, or the system refuses to write.
    pub fn keep(&self, path: &SitePath) -> Result<bool, Diagnostic> {
        let Standing::Site(site) = &self.standing else {
            return Ok(false);
        };
        match site.manifest.place(path.as_str()) {
            Some(place) if self.is_as_noted(place) => self.take_over(path, place),
            _ => Ok(false),
        }
    }

    /// The same of a file that was made from the same.
    ///
    /// # Errors
    /// As [`keep`](Staging::keep).
    pub fn keep_made_from(&self, path: &SitePath, made_from: Digest) -> Result<bool, Diagnostic> {
        let Standing::Site(site) = &self.standing else {
            return Ok(false);
        };
        match site.manifest.place(path.as_str()) {
            Some(place) if self.made_from(place) == Some(made_from) && self.is_as_noted(place) => {
                self.take_over(path, place)
            }
            _ => Ok(false),
        }
    }

    /// What a file of the site that stands there was made from, if that was noted.
    pub(super) fn made_from(&self, place: usize) -> Option<Digest> {
        *self.noted.as_ref()?.made_from.get(place)?
    }

    /// Takes over all files of the site that stands there, which is [as it was noted](Staging::stands_as_noted), but
    /// for those that were written and those that are to be `gone`.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn keep_rest(&self, gone: &[SitePath]) -> Result<(), Diagnostic> {
        let Standing::Site(site) = &self.standing else {
            return Ok(());
        };
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let written: BTreeSet<usize> = written
            .iter()
            .map(|file| &file.path)
            .chain(gone)
            .filter_map(|path| site.manifest.place(path.as_str()))
            .collect();
        let rest = (0..site.manifest.len()).into_par_iter();
        rest.filter(|place| !self.is_kept(*place) && !written.contains(place))
            .try_for_each(|place| {
                if self.spare.as_ref().is_some_and(|spare| spare.has(place)) {
                    self.kept[place].store(true, Ordering::Relaxed);
                    return Ok(());
                }
                let path = site.manifest.path(place);
                if self.take_over(path, place)? {
                    return Ok(());
                }
                // It can have no second name.
                let file = self.place.output.join(path.as_str());
                let bytes = files::read(&file, u64::MAX).map_err(problem)?;
                let bytes = bytes.unwrap_or_default();
                let checksum = manifest::checksum_of(&bytes);
                self.write_new(path, &bytes, checksum, self.made_from(place))
            })
    }

    /// The place of a file of the site that stands there, if it has these bytes.
    fn same_file(&self, path: &SitePath, bytes: &[u8], checksum: &Checksum) -> Option<usize> {
        let Standing::Site(site) = &self.standing else {
            return None;
        };
        let place = site.manifest.place(path.as_str())?;
        if site.manifest.checksum(path.as_str())? != checksum {
            return None;
        }
        let has_these = || {
            let file = self.place.output.join(path.as_str());
            // Of another group, it may not be for the same readers.
            let group = |path: &Path| tree::access(path).ok().map(|access| access as u32);
            group(&file) == group(&self.folder)
                && matches!(files::read(&file, bytes.len() as u64), Ok(Some(found)) if found == bytes)
        };
        (self.is_as_noted(place) || has_these()).then_some(place)
    }

    /// Makes a file of the site that stands there one of the new site, under a second name.
    fn take_over(&self, path: &SitePath, place: usize) -> Result<bool, Diagnostic> {
        if !self.spare.as_ref().is_some_and(|spare| spare.has(place)) {
            self.make_folder_of(path)?;
            let (from, to) = (
                self.place.output.join(path.as_str()),
                self.folder.join(path.as_str()),
            );
            if !tree::link(&from, &to).map_err(|error| refused(path, error))? {
                return Ok(false);
            }
        }
        match self.kept[place].swap(true, Ordering::Relaxed) {
            true => Err(claimed(path)),
            false => Ok(true),
        }
    }

    pub(super) fn is_kept(&self, place: usize) -> bool {
        self.kept[place].load(Ordering::Relaxed)
    }

    /// Writes one file of the new site; one that stands there already with these bytes is taken over, with
    /// its times.
    ///
    /// # Errors
    /// If another page has the same path, or the system refuses.
    pub fn write(&self, path: &SitePath, bytes: &[u8]) -> Result<(), Diagnostic> {
        self.write_made_from(path, bytes, None)
    }

    /// The same, and notes what it was made from.
    ///
    /// # Errors
    /// As [`write`](Staging::write).
    pub fn write_made_from(
        &self,
        path: &SitePath,
        bytes: &[u8],
        made_from: Option<Digest>,
    ) -> Result<(), Diagnostic> {
        if path.as_str() == manifest::NAME {
            return Err(Diagnostic::error(format!(
                "{path} is the name of Kliping's own list of files"
            ))
            .hint("rename the file in static/ that has this name"));
        }
        let checksum = manifest::checksum_of(bytes);
        if let Some(place) = self.same_file(path, bytes, &checksum)
            && self.take_over(path, place)?
        {
            let mut remade = self.remade.lock().unwrap_or_else(PoisonError::into_inner);
            remade.push((place, made_from));
            return Ok(());
        }
        self.write_new(path, bytes, checksum, made_from)
    }

    fn write_new(
        &self,
        path: &SitePath,
        bytes: &[u8],
        checksum: Checksum,
        made_from: Option<Digest>,
    ) -> Result<(), Diagnostic> {
        self.make_folder_of(path)?;
        let written = tree::write_new(&self.folder.join(path.as_str()), bytes);
        let stamp = written.map_err(|error| refused(path, error))?;
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.push(Written {
            path: path.clone(),
            checksum,
            stamp,
            made_from,
        });
        Ok(())
    }

    fn make_folder_of(&self, path: &SitePath) -> Result<(), Diagnostic> {
        match path.as_str().rsplit_once('/') {
            Some((folder, _)) => self.make_folder(folder).map_err(problem),
            None => Ok(()),
        }
    }

    /// Makes a folder of the new site and those above it, once each.
    ///
    /// Never the site's own: if that is gone, what was written is gone with it, and the rest of the
    /// pages would be published as if they were all.
    pub(super) fn make_folder(&self, folder: &str) -> Result<(), FileError> {
        // Held while the folders are made: who finds a folder noted may write into it.
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if folders.contains(folder) {
            return Ok(());
        }
        let ends = folder.match_indices('/').map(|(end, _)| end);
        for end in ends.chain([folder.len()]) {
            let above = &folder[..end];
            if !folders.contains(above) {
                tree::make_one_folder(&self.folder.join(above))?;
                folders.insert(above.to_owned());
            }
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.folder.as_os_str().is_empty() {
            // Nobody else has this name. What cannot be removed now, the next build removes.
            let _ = tree::remove(&self.folder);
        }
    }
}

/// Why a file of the new site could not be written.
fn refused(path: &SitePath, error: FileError) -> Diagnostic {
    match error.source.kind() {
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory | ErrorKind::IsADirectory => {
            claimed(path)
        }
        _ => problem(error),
    }
}

pub(super) fn claimed(path: &SitePath) -> Diagnostic {
    Diagnostic::error(format!("two files of the site claim the path {path}"))
        .hint("rename the file in static/ that has this path, or a part of it")
}

/// Takes the lock, if need be after the build that has it.
fn wait_for(place: &Place) -> Result<Lock, Refusal> {
    let lock = lock::wait(&place.lock()).map_err(problem)?;
    lock.ok_or_else(|| Refusal {
        problem: Diagnostic::error(format!("another build is writing to {}", place.shown))
            .hint("wait until it has ended, then build again"),
        is_busy: true,
    })
}
