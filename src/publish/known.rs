//! What a process that builds again and again knows of the site that it published, without looking at every file.
//!
//! It holds while nobody else has published there, which the folders and their lists of files tell. What somebody
//! does to single files meanwhile is found by the next look at all of them, which is never far (see
//! [`crate::watch`]); until then nothing of it is lost, since only files that are as they were written are removed.

use super::manifest;
use super::spare::Spare;
use super::standing::Site;
use crate::files::Stamp;
use crate::files::tree;
use std::path::{Path, PathBuf};

/// A published site and its spare.
#[derive(Debug)]
pub struct Known {
    output: PathBuf,
    pub(super) site: Site,
    pub(super) spare: Spare,
    /// What both folders, and the lists of files in them, looked like.
    marks: [Option<Stamp>; 4],
}

impl Known {
    /// A site that was just looked at or made.
    pub(super) fn new(output: &Path, site: Site, spare: Spare) -> Self {
        Known {
            marks: marks(output, spare.folder()),
            output: output.to_owned(),
            site,
            spare,
        }
    }

    /// Whether it still stands at an output.
    pub(super) fn stands(&self, output: &Path) -> bool {
        self.output == output && self.marks == marks(output, self.spare.folder())
    }
}

fn marks(output: &Path, spare: &Path) -> [Option<Stamp>; 4] {
    let lists = [output.join(manifest::NAME), spare.join(manifest::NAME)];
    [output, spare, &lists[0], &lists[1]].map(|path| tree::stamp(path).ok())
}
