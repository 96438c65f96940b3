//! What is known of the files of a site once it is published: for its manifest, and for the next build.

use super::manifest::{Checksum, Manifest};
use super::staging::{Staging, claimed};
use super::standing::Standing;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::files::Stamp;
use crate::site_path::SitePath;
use rayon::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

/// What a build notes of the site that it has published, so that the next one can take over files of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// Stands for the text of the site's manifest.
    pub(super) manifest: Digest,
    /// Who may do what with the folder.
    pub(super) access: u64,
    /// What each file looked like, in the order of their paths.
    #[serde(serialize_with = "of_shared", deserialize_with = "to_shared")]
    pub(super) stamps: Stamps,
    /// What each was made from, in the same order; `None` where that is not known.
    #[serde(serialize_with = "of_shared", deserialize_with = "to_shared")]
    pub(super) made_from: Arc<Vec<Option<Digest>>>,
}

/// What each file of a site looks like, in the order of their paths; `None` for one that is not there.
pub(super) type Stamps = Arc<Vec<Option<Stamp>>>;

fn of_shared<T: Serialize, S: Serializer>(
    shared: &Arc<Vec<T>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    (**shared).serialize(serializer)
}

fn to_shared<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Arc<Vec<T>>, D::Error> {
    Vec::deserialize(deserializer).map(Arc::new)
}

/// A file of the new site.
#[derive(Debug)]
pub(super) struct Written {
    pub path: SitePath,
    pub checksum: Checksum,
    pub stamp: Stamp,
    pub made_from: Option<Digest>,
}

/// The files of a new site.
pub(super) struct Listed {
    pub manifest: Manifest,
    /// What they look like, in the order of the manifest.
    pub stamps: Stamps,
    /// What they were made from, in the same order.
    pub made_from: Vec<Option<Digest>>,
    /// The manifest as it stands in the site.
    pub text: String,
}

impl Staging {
    /// The files of the new site. Takes what is known of them as text.
    pub(super) fn listed(&mut self, articles: usize) -> Result<Listed, Diagnostic> {
        let written = std::mem::take(&mut self.written);
        let mut files = written.into_inner().unwrap_or_else(PoisonError::into_inner);
        let remade = std::mem::take(&mut self.remade);
        let remade = remade.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(listed) = self.listed_again(articles, &files, &remade) {
            return Ok(listed);
        }
        let remade: BTreeMap<usize, Option<Digest>> = remade.into_iter().collect();
        if let Standing::Site(site) = &self.standing {
            let places = site.manifest.files().zip(&*site.stamps).enumerate();
            files.extend(places.filter_map(|(place, ((path, checksum), stamp))| {
                let stamp = stamp.filter(|_| self.is_kept(place))?;
                Some(Written {
                    path: path.clone(),
                    checksum: *checksum,
                    stamp,
                    made_from: match remade.get(&place) {
                        Some(made_from) => *made_from,
                        None => self.made_from(place),
                    },
                })
            }));
        }
        files.par_sort_unstable_by(|a, b| a.path.cmp(&b.path));
        let stamps = Arc::new(files.iter().map(|file| Some(file.stamp)).collect());
        let made_from = files.iter().map(|file| file.made_from).collect();
        let files = files.into_iter().map(|file| (file.path, file.checksum));
        let manifest = Manifest::new(articles, files.collect());
        if let Some(path) = manifest.claimed_twice() {
            return Err(claimed(path));
        }
        if let Some((one, other)) = manifest.clash() {
            return Err(Diagnostic::error(format!(
                "{one} and {other} differ by letter case alone: on Windows and macOS they are one file"
            ))
            .hint("rename one of them in static/"));
        }
        Ok(Listed {
            text: manifest.to_text(),
            manifest,
            stamps,
            made_from,
        })
    }

    /// The same where the files have the names of those of the site that stands there.
    fn listed_again(
        &mut self,
        articles: usize,
        written: &[Written],
        remade: &[(usize, Option<Digest>)],
    ) -> Option<Listed> {
        let Standing::Site(site) = &self.standing else {
            return None;
        };
        let place = |file: &Written| site.manifest.place(file.path.as_str());
        let places: Vec<usize> = written.iter().map(place).collect::<Option<_>>()?;
        let kept = (0..self.kept.len()).filter(|&place| self.is_kept(place));
        let is_both = places.iter().any(|&place| self.is_kept(place));
        if is_both || kept.count() + places.len() != self.kept.len() {
            return None;
        }
        let mut stamps = Vec::clone(&site.stamps);
        let mut changed = Vec::with_capacity(written.len());
        for (&place, file) in places.iter().zip(written) {
            stamps[place] = Some(file.stamp);
            changed.push((place, file.checksum));
        }
        if stamps.contains(&None) {
            return None;
        }
        let manifest = site.manifest.with(articles, &changed);
        let is_as_many = site.manifest.articles == articles;
        let Standing::Site(site) = &mut self.standing else {
            return None;
        };
        let text = match site.text.take().filter(|_| is_as_many) {
            Some(mut text) => {
                manifest.retext(&mut text, &changed);
                text
            }
            None => manifest.to_text(),
        };
        let noted = self.noted.take().map(|noted| noted.made_from);
        let mut made_from = noted.map_or_else(Vec::new, Arc::unwrap_or_clone);
        made_from.resize(manifest.len(), None);
        let files = places.into_iter().zip(written);
        let files = files.map(|(place, file)| (place, file.made_from));
        for (place, other) in files.chain(remade.iter().copied()) {
            made_from[place] = other;
        }
        Some(Listed {
            manifest,
            made_from,
            stamps: Arc::new(stamps),
            text,
        })
    }
}
