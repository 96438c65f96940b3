//! One process at a time: a lock on a file that stands beside what it guards and never moves.

use super::FileError;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long to wait for a process that is at work: most builds end within it.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often a waiting process asks again.
const ASKING: Duration = Duration::from_millis(20);

/// A lock that this process has while the value lives.
///
/// The system lets go of it when the process ends, however it ends. The file is removed with the lock
/// where that is safe, and elsewhere (Windows) stays; it means nothing by itself.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    file: File,
    is_exclusive: bool,
}

impl Lock {
    /// Whether other processes are kept out; `false` on a file system that has no locks.
    pub fn is_exclusive(&self) -> bool {
        self.is_exclusive
    }
}

/// Takes a lock; `Ok(None)` if another process has it.
///
/// # Errors
/// If the file cannot be made or opened.
pub fn try_lock(path: &Path) -> Result<Option<Lock>, FileError> {
    // Each round that ends without an answer means that another process has just let go; that many in
    // a row are as good as one that holds it.
    for _ in 0..100 {
        let file = open(path).map_err(|error| FileError::new(path, "lock", error))?;
        let is_exclusive = match file.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(_)) => false,
        };
        // The one before may have removed the file after it was opened here: then a third process can
        // make and lock a new one, and this lock guards nothing.
        if !is_exclusive || stands_at(&file, path) {
            return Ok(Some(Lock {
                path: path.to_owned(),
                file,
                is_exclusive,
            }));
        }
    }
    Ok(None)
}

/// Takes a lock, if need be after the process that has it; `Ok(None)` if that one keeps it.
///
/// # Errors
/// As [`try_lock`].
pub fn wait(path: &Path) -> Result<Option<Lock>, FileError> {
    let started = Instant::now();
    loop {
        let lock = try_lock(path)?;
        if lock.is_some() || started.elapsed() >= PATIENCE {
            return Ok(lock);
        }
        std::thread::sleep(ASKING);
    }
}

fn open(path: &Path) -> io::Result<File> {
    // Some network file systems lock only files that are open for writing.
    let opened = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path);
    match opened {
        // Left behind by a build of another user.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            File::open(path).map_err(|_| error)
        }
        opened => opened,
    }
}

/// Whether an open file is still the one that its path leads to.
fn stands_at(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        match (file.metadata(), std::fs::metadata(path)) {
            (Ok(open), Ok(there)) => (open.dev(), open.ino()) == (there.dev(), there.ino()),
            _ => false,
        }
    }
    #[cfg(not(unix))]
    {
        // There it is never removed.
        let _ = (file, path);
        true
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While the lock is held, so that nobody locks a file that is about to go without noticing.
        if cfg!(unix) && stands_at(&self.file, &self.path) {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_had_once_and_leaves_no_file() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("lock");
        let lock = try_lock(&path).unwrap().unwrap();
        assert!(try_lock(&path).unwrap().is_none());
        drop(lock);
        assert!(cfg!(windows) || !path.exists());
        assert!(try_lock(&path).unwrap().is_some());
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_on_a_file_that_was_removed_takes_nothing_from_its_successor() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("lock");
        let first = try_lock(&path).unwrap().unwrap();
        std::fs::remove_file(&path).unwrap();
        let second = try_lock(&path).unwrap().unwrap();
        drop(first);
        assert!(try_lock(&path).unwrap().is_none());
        drop(second);
    }

    #[test]
    fn many_at_once_have_it_one_after_the_other() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("lock");
        let inside = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        if let Some(lock) = try_lock(&path).unwrap() {
                            assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                            std::thread::yield_now();
                            inside.fetch_sub(1, Ordering::SeqCst);
                            drop(lock);
                        }
                    }
                });
            }
        });
    }
}
