//! The new site becomes visible: all its files in one folder, which trades places with the old one.

use super::Published;
use super::known::Known;
use super::manifest::{self, Manifest};
use super::noted::{Listed, Noted};
use super::place::{Disposable, problem};
use super::spare::{self, Spare};
use super::staging::Staging;
use super::standing::{Site, Standing};
use crate::diagnostic::Diagnostic;
use crate::digest::digest;
use crate::files::FileError;
use crate::files::tree::{self, State};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// How long a look at the output holds, where little of it stays. What others put there after it is kept all the same,
/// and told.
const FRESH: Duration = Duration::from_secs(1);

impl Staging {
    /// Puts the new site, which has so many articles, in the place of the old one.
    ///
    /// # Errors
    /// If the system refuses, or the output has become someone else's meanwhile; it is then as it was.
    pub fn publish(self, articles: usize) -> Result<Published, Diagnostic> {
        self.publish_after(articles, tree::force)
    }

    /// The same, with what brings all that was written to the disk.
    pub(super) fn publish_after(
        mut self,
        articles: usize,
        force: impl FnOnce(&Path) -> Result<(), FileError>,
    ) -> Result<Published, Diagnostic> {
        let Listed {
            manifest,
            stamps,
            made_from,
            text,
        } = self.listed(articles)?;
        let is_fresh = matches!(self.standing, Standing::Site(_))
            && (self.is_known || self.began.elapsed() < FRESH || self.shares_most());
        let again = (!is_fresh).then(|| self.place.check()).transpose()?;
        self.lay(&manifest).map_err(problem)?;
        let begun = std::mem::replace(&mut self.standing, Standing::Nothing);
        let begun_with = begun.digest();
        let standing = again.unwrap_or(begun);
        tree::write_new(&self.folder.join(manifest::NAME), text.as_bytes()).map_err(problem)?;
        self.keep_mode(&self.folder, false)?;
        let noted = Noted {
            manifest: digest(&text),
            access: tree::access(&self.folder).map_err(problem)?,
            stamps,
            made_from: Arc::new(made_from),
        };
        // After an edit under `watch` nobody waits for the disk.
        if !self.is_known {
            force(&self.folder).map_err(problem)?;
        }
        let old = self
            .trade_places(&standing, tree::exchange)
            .map_err(problem)?;
        // Nothing of this build stands under its name now.
        self.folder = PathBuf::new();
        let mut warnings = std::mem::take(&mut self.warnings);
        let mut known = None;
        if let Some(old) = old {
            let is_own = |site: &Site| self.is_known || spare::is_own(&old, &site.manifest);
            match &standing {
                Standing::Site(site)
                    if self.shares_most() && is_own(site) && spare::keep(&self.place, &old) =>
                {
                    let is_same = begun_with == Some(site.digest);
                    known = is_same.then(|| self.known(site, manifest, &noted, text));
                }
                _ => {
                    let message = "the new site is published, but the old one cannot be deleted";
                    let disposable = Disposable::of(&standing);
                    warnings.extend(self.place.discard(&old, disposable, message));
                }
            }
        }
        Ok(Published {
            warnings,
            noted,
            known,
        })
    }

    /// What is known once the site `old` is the spare of the new one.
    fn known(&self, old: &Site, manifest: Manifest, noted: &Noted, text: String) -> Known {
        let is_kept = |place: usize| self.is_kept(place);
        let spare = Spare::after(self.place.spare(), old, &manifest, is_kept);
        let site = Site {
            manifest,
            digest: noted.manifest,
            stamps: Arc::clone(&noted.stamps),
            text: Some(text),
        };
        Known::new(&self.place.output, site, spare)
    }

    /// Whether most files of the new site are those of the old one, so that both take little more room than one.
    fn shares_most(&self) -> bool {
        let kept = (0..self.kept.len()).filter(|&place| self.is_kept(place));
        self.lock.is_exclusive() && kept.count() * 2 > self.kept.len()
    }

    /// Puts all files of the new site into one folder: those that the spare has stay there, and others are put
    /// beside them.
    fn lay(&mut self, new: &Manifest) -> Result<(), FileError> {
        let (Some(spare), Standing::Site(site)) = (self.spare.take(), &self.standing) else {
            return Ok(());
        };
        let laid = self.place.free_name("new")?;
        let is_kept = |place: usize| self.is_kept(place);
        let made = spare.become_new(&laid, &self.folder, (site, new), is_kept);
        if matches!(made, Ok(true)) {
            let written = std::mem::replace(&mut self.folder, laid);
            return tree::remove(&written);
        }
        // Somebody has changed it, or a folder in it is read-only: then the new site is made without it.
        for (path, _) in new.files() {
            let to = self.folder.join(path.as_str());
            if tree::state(&to)? != State::Missing {
                continue;
            }
            if let Some((folder, _)) = path.as_str().rsplit_once('/') {
                self.make_folder(folder)?;
            }
            let kept = site
                .manifest
                .place(path.as_str())
                .filter(|&place| self.is_kept(place));
            let from = self.place.output.join(path.as_str());
            if kept.is_none() || !tree::link(&from, &to)? {
                tree::rename(&laid.join(path.as_str()), &to)?;
            }
        }
        let message = "what the new site could not be made of cannot be deleted";
        let warning = match tree::state(&laid)? {
            State::Missing => spare::discard(&self.place, message)?,
            _ => self.place.discard(&laid, Disposable::All, message),
        };
        self.warnings.extend(warning);
        Ok(())
    }

    /// Puts the new site at the output; gives the folder that the old one is in now.
    pub(super) fn trade_places(
        &self,
        standing: &Standing,
        exchange: impl Fn(&Path, &Path) -> Result<bool, FileError>,
    ) -> Result<Option<PathBuf>, FileError> {
        let output = &self.place.output;
        match standing {
            Standing::Nothing => {
                tree::rename(&self.folder, output)?;
                return Ok(None);
            }
            // In one step too, which fails if something has come into it.
            Standing::Empty if cfg!(unix) => {
                tree::rename(&self.folder, output)?;
                return Ok(None);
            }
            _ => {}
        }
        if exchange(&self.folder, output)? {
            return Ok(Some(self.folder.clone()));
        }
        let aside = self.place.aside();
        tree::rename(output, &aside)?;
        if let Err(error) = tree::rename(&self.folder, output) {
            tree::rename(&aside, output)?;
            return Err(error);
        }
        Ok(Some(aside))
    }

    /// Gives a folder of the new site the permissions of the old one.
    pub(super) fn keep_mode(&self, folder: &Path, also_own: bool) -> Result<(), Diagnostic> {
        if self.place.is_vacant().map_err(problem)? {
            return Ok(());
        }
        tree::keep_mode(&self.place.output, folder, also_own).map_err(problem)
    }
}
