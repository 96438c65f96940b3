//! What Kliping wrote into a site, in the site itself: the file by which it knows its own.
//!
//! ```text
//! # This folder is made by Kliping and replaced at every build. Its files, by SHA-256:
//! # articles: 31
//! 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae  404.html
//! fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9  vi/index.html
//! ```
//!
//! `sha256sum --check .kliping`, run inside the site, tells whether all of it is as it was published.

use crate::site_path::SitePath;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The file's name in the site.
pub const NAME: &str = ".kliping";

const TITLE: &str =
    "# This folder is made by Kliping and replaced at every build. Its files, by SHA-256:";

/// Before the number of articles.
const ARTICLES: &str = "# articles: ";

/// Bytes of a line, about.
const USUAL: usize = 128;

/// The SHA-256 of a file's bytes.
pub type Checksum = [u8; 32];

/// The files of a site, without the manifest itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// How many articles the site has.
    pub articles: usize,
    /// Shared by sites that have the same files.
    names: Arc<Names>,
    /// In the order of the names.
    checksums: Vec<Checksum>,
}

/// The names of files.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Sorted.
    paths: Vec<SitePath>,
    /// The folders that these are in, without the site's own.
    folders: BTreeSet<String>,
}

impl Names {
    /// The folders that the files are in, each before those in it.
    pub fn folders(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.folders.iter().map(String::as_str)
    }
}

impl Manifest {
    /// A manifest of so many articles and these files, in any order.
    pub fn new(articles: usize, mut files: Vec<(SitePath, Checksum)>) -> Self {
        files.sort_unstable();
        let (paths, checksums): (Vec<SitePath>, Vec<Checksum>) = files.into_iter().unzip();
        let mut folders = BTreeSet::new();
        let mut last = "";
        for path in &paths {
            let mut rest = path.as_str();
            let folder = rest.rsplit_once('/').map_or("", |(folder, _)| folder);
            if std::mem::replace(&mut last, folder) == folder {
                continue;
            }
            // Those above a folder that is noted are noted too.
            while let Some((folder, _)) = rest.rsplit_once('/')
                && !folders.contains(folder)
            {
                folders.insert(folder.to_owned());
                rest = folder;
            }
        }
        Manifest {
            articles,
            names: Arc::new(Names { paths, folders }),
            checksums,
        }
    }

    /// The same files, of which those at some places have other bytes.
    pub fn with(&self, articles: usize, changed: &[(usize, Checksum)]) -> Self {
        let mut checksums = self.checksums.clone();
        for (place, checksum) in changed {
            checksums[*place] = *checksum;
        }
        Manifest {
            articles,
            names: Arc::clone(&self.names),
            checksums,
        }
    }

    /// The names of its files.
    pub fn names(&self) -> &Arc<Names> {
        &self.names
    }

    /// Reads what [`Manifest::to_text`] gives; `None` if that is not what it is, or not all of it.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        if lines.next()? != TITLE {
            return None;
        }
        let articles = lines.next()?.strip_prefix(ARTICLES)?.parse().ok()?;
        let file = |line: &str| {
            let (digits, path) = line.split_once("  ")?;
            Some((SitePath::new(path).ok()?, checksum(digits)?))
        };
        let lines: Vec<&str> = lines.collect();
        let files = lines.into_par_iter().map(file);
        Some(Manifest::new(articles, files.collect::<Option<_>>()?))
    }

    /// The manifest as it stands in the site.
    pub fn to_text(&self) -> String {
        let mut text = self.head();
        text.reserve(self.len() * USUAL);
        for (path, checksum) in self.files() {
            digits(checksum, &mut text);
            text.push_str("  ");
            text.push_str(path.as_str());
            text.push('\n');
        }
        text
    }

    fn head(&self) -> String {
        format!("{TITLE}\n{ARTICLES}{}\n", self.articles)
    }

    /// The same, where the `text` of a manifest of as many articles and the same files is known, of which those at
    /// some places have other bytes here.
    pub fn retext(&self, text: &mut String, changed: &[(usize, Checksum)]) {
        let mut changed = changed.to_vec();
        changed.sort_unstable();
        let mut changed = changed.into_iter().peekable();
        let mut at = self.head().len();
        for (place, path) in self.names.paths.iter().enumerate() {
            if let Some((_, checksum)) = changed.next_if(|(of, _)| *of == place) {
                let mut digits_now = String::new();
                digits(&checksum, &mut digits_now);
                text.replace_range(at..at + digits_now.len(), &digits_now);
            }
            // Digits, two spaces, path, line break.
            at += 2 * size_of::<Checksum>() + 2 + path.as_str().len() + 1;
        }
    }

    /// The files, sorted by path.
    pub fn files(&self) -> impl Iterator<Item = (&SitePath, &Checksum)> {
        self.names.paths.iter().zip(&self.checksums)
    }

    /// A path that two files have, or a file and a folder.
    pub fn claimed_twice(&self) -> Option<&SitePath> {
        let paths = &self.names.paths;
        let mut pairs = paths.windows(2);
        let twice = pairs.find(|pair| pair[0] == pair[1]);
        let found = twice.map(|pair| &pair[0]);
        let mut paths = paths.iter();
        found.or_else(|| paths.find(|path| self.has_folder(path.as_str())))
    }

    /// The checksum of a file, if it is one of these.
    pub fn checksum(&self, path: &str) -> Option<&Checksum> {
        Some(&self.checksums[self.place(path)?])
    }

    /// The place of a file among these, in the order of their paths.
    pub fn place(&self, path: &str) -> Option<usize> {
        let paths = &self.names.paths;
        paths
            .binary_search_by(|other| other.as_str().cmp(path))
            .ok()
    }

    /// The path of the file at a place.
    pub fn path(&self, place: usize) -> &SitePath {
        &self.names.paths[place]
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.checksums.len()
    }

    /// Whether one of the files is in this folder, at any depth.
    pub fn has_folder(&self, path: &str) -> bool {
        self.names.folders.contains(path)
    }

    /// Two files that some systems take for one: their names differ by letter case alone.
    pub fn clash(&self) -> Option<(&SitePath, &SitePath)> {
        let is_plain = |c: char| c.is_ascii() && !c.is_ascii_uppercase();
        // Addresses of pages are plain: only files from static/ can be other.
        let mut paths = self.names.paths.iter();
        if paths.all(|path| path.as_str().chars().all(is_plain)) {
            return None;
        }
        let folded = |path: &SitePath| path.as_str().to_lowercase();
        let mut paths: Vec<_> = self.names.paths.iter().collect();
        paths.sort_by_cached_key(|path| folded(path));
        let pair = paths
            .windows(2)
            .find(|pair| folded(pair[0]) == folded(pair[1]))?;
        Some((pair[0], pair[1]))
    }
}

/// The SHA-256 of bytes.
pub fn checksum_of(bytes: &[u8]) -> Checksum {
    Sha256::digest(bytes).into()
}

/// The bytes of hexadecimal digits, by their values.
const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// The values of hexadecimal digits, by their bytes; of others more than a digit can have.
const VALUES: [u8; 256] = {
    let mut values = [u8::MAX; 256];
    let mut value = 0;
    while value < DIGITS.len() {
        values[DIGITS[value] as usize] = value as u8;
        value += 1;
    }
    values
};

/// Writes a checksum behind a text.
fn digits(checksum: &Checksum, text: &mut String) {
    let mut digits = [0; 2 * size_of::<Checksum>()];
    for (pair, byte) in digits.chunks_exact_mut(2).zip(checksum) {
        pair[0] = DIGITS[usize::from(byte >> 4)];
        pair[1] = DIGITS[usize::from(byte & 15)];
    }
    text.push_str(str::from_utf8(&digits).unwrap_or_default());
}

fn checksum(digits: &str) -> Option<Checksum> {
    let (pairs, []) = digits.as_bytes().as_chunks::<2>() else {
        return None;
    };
    let mut checksum = Checksum::default();
    if pairs.len() != checksum.len() {
        return None;
    }
    let mut all = 0;
    for (byte, pair) in checksum.iter_mut().zip(pairs) {
        let [high, low] = pair.map(|digit| VALUES[usize::from(digit)]);
        all |= high | low;
        *byte = high << 4 | low & 15;
    }
    (usize::from(all) < DIGITS.len()).then_some(checksum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(paths: &[&str]) -> Manifest {
        let file = |path: &&str| (SitePath::new(*path).unwrap(), checksum_of(path.as_bytes()));
        Manifest::new(7, paths.iter().map(file).collect())
    }

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let whole = manifest(&["vi/2024/a b.html", "404.html", "vi/á.css"]);
        let text = whole.to_text();
        assert_eq!(Manifest::parse(&text).unwrap(), whole);
        assert!(whole.has_folder("vi/2024") && whole.has_folder("vi") && !whole.has_folder("id"));
        assert_eq!(whole.checksum("404.html"), Some(&checksum_of(b"404.html")));
        assert_eq!(whole.checksum("vi"), None);
        for end in 0..text.len() {
            if text.is_char_boundary(end) && !text[..end].ends_with('\n') {
                assert_eq!(Manifest::parse(&text[..end]), None, "{end}");
            }
        }
    }

    #[test]
    fn a_manifest_cannot_name_a_file_outside_the_site() {
        let text = manifest(&["up"]).to_text();
        for path in ["../up", "/etc/passwd", "a/../../up", "a\\up"] {
            assert_eq!(
                Manifest::parse(&text.replace("  up", &format!("  {path}"))),
                None
            );
        }
    }

    #[test]
    fn names_that_differ_by_case_alone_clash() {
        assert_eq!(manifest(&["a.css", "vi/a.css", "B.css"]).clash(), None);
        let clashing = manifest(&["a/Đ.css", "a.css", "a/đ.css"]);
        let (first, second) = clashing.clash().unwrap();
        assert_eq!((first.as_str(), second.as_str()), ("a/Đ.css", "a/đ.css"));
    }
}
