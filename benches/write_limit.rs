//! How fast this machine writes a site: `cargo bench --bench write_limit -- DIR COPY` reads the tree into memory, writes
//! it anew as COPY with as many threads as there are processors, and prints the seconds that the writing took. No
//! generator can be faster with the same files. Without COPY, the copy is removed at the end.

use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, error, fs};

/// Folders in the order in which they can be made, and files with their bytes; paths below the tree.
#[derive(Default)]
struct Tree {
    folders: Vec<PathBuf>,
    files: Vec<(PathBuf, Vec<u8>)>,
}

impl Tree {
    fn read(root: &Path) -> Result<Self, Box<dyn error::Error>> {
        let mut tree = Tree::default();
        let mut next = 0;
        tree.folders.push(PathBuf::new());
        while let Some(folder) = tree.folders.get(next).cloned() {
            next += 1;
            for entry in fs::read_dir(root.join(&folder))? {
                let entry = entry?;
                let path = folder.join(entry.file_name());
                if entry.file_type()?.is_dir() {
                    tree.folders.push(path);
                } else {
                    tree.files.push((path, fs::read(entry.path())?));
                }
            }
        }
        Ok(tree)
    }

    fn write(&self, root: &Path) -> Result<(), Box<dyn error::Error>> {
        for folder in &self.folders {
            fs::create_dir(root.join(folder))?;
        }
        self.files
            .par_iter()
            .try_for_each(|(path, bytes)| fs::write(root.join(path), bytes))?;
        Ok(())
    }
}

fn main() -> Result<(), Box<dyn error::Error>> {
    let mut folders = env::args_os()
        .skip(1)
        .filter(|argument| !argument.to_string_lossy().starts_with("--"))
        .map(PathBuf::from);
    // Without a folder, the project's own templates: enough to see that it works.
    let root = folders.next().unwrap_or_else(|| PathBuf::from("templates"));
    let tree = Tree::read(&root)?;
    let place = tempfile::tempdir_in(root.canonicalize()?.parent().ok_or("the root folder")?)?;
    let copy = folders.next().unwrap_or_else(|| place.path().join("site"));
    let started = Instant::now();
    tree.write(&copy)?;
    let seconds = started.elapsed().as_secs_f64();
    let bytes: usize = tree.files.iter().map(|(_, bytes)| bytes.len()).sum();
    println!(
        "{seconds:.3} s for {} files, {bytes} bytes",
        tree.files.len()
    );
    Ok(())
}
