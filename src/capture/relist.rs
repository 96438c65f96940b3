//! Captures that were listed, when it is known which of their files were written since.

use super::Listed;
use crate::files::tree;
use crate::locale::text::nfc;
use std::path::Path;

/// Looks again at those files of listed captures and sidecars that are at `paths`, below the captures' folder, as
/// listing all of them would. `None` if one of the paths is no such file, or not any more: then all must be listed.
pub fn relist<'a>(
    mut listed: Vec<Listed>,
    paths: impl IntoIterator<Item = &'a Path>,
) -> Option<Vec<Listed>> {
    for path in paths {
        let below: Vec<&str> = path
            .iter()
            .map(|part| part.to_str())
            .collect::<Option<_>>()?;
        let below = nfc(below.join("/"));
        let mut is_found = false;
        for capture in &mut listed {
            if capture.path == below {
                capture.stamp = tree::file_stamp(&capture.file).ok()??;
                is_found = true;
            }
            if let Some(sidecar) = &mut capture.sidecar
                && sidecar.path == below
            {
                sidecar.stamp = tree::file_stamp(&sidecar.file).ok()??;
                is_found = true;
            }
        }
        if !is_found {
            return None;
        }
    }
    Some(listed)
}
