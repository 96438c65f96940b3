//! A folder with an archive in it, the program run on it, and what it wrote.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// The smallest configuration.
pub const SITE: &str = r#"base_url = "https://example.org/a/"
languages = ["vi", "id"]
title = { vi = "Kho báo", id = "Arsip Berita" }

[tags.vaccines]
label = { vi = "Vắc-xin", id = "Vaksin" }
words = { vi = ["vắc-xin"], id = ["vaksin"] }
"#;

/// A capture in Vietnamese, in the shape of a scraped page.
pub const VI: &str = "Việt Nam và Lào ký bản ghi nhớ về vắc-xin
Thứ Ba, 20/10/2020 15:23 (GMT+7)
Ngày 20/10/2020, đại diện ngành y tế Việt Nam và Lào ký bản ghi nhớ về vắc-xin tại Hà Nội. Hai bên sẽ trao đổi chuyên gia và chia sẻ kinh nghiệm tiêm chủng ở các tỉnh biên giới.
Theo bản ghi nhớ, các lớp tập huấn đầu tiên được tổ chức trong năm tới cho cán bộ y tế của hai nước.
Tin liên quan
Hội nghị y tế các tỉnh biên giới
Chia sẻ Facebook Zalo
";

/// A capture in Indonesian.
pub const ID: &str = "Indonesia dan Malaysia Bahas Pengawasan Obat
Jumat, 17 Februari 2017 - 13:30 WIB
Pejabat kesehatan Indonesia dan Malaysia bertemu di Jakarta untuk membahas pengawasan obat di daerah perbatasan. Pertemuan itu juga membicarakan pertukaran data di antara laboratorium kedua negara.
Kedua pihak sepakat mengadakan pelatihan bersama setiap tahun bagi para pengawas di lapangan.
Baca juga: Jadwal imunisasi anak
Komentar (0)
";

/// An archive in a temporary folder.
pub struct Archive {
    dir: TempDir,
}

/// What the program printed, and its exit code.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Archive {
    /// A folder with only the smallest configuration.
    pub fn new() -> Self {
        let archive = Archive {
            dir: tempfile::tempdir().unwrap(),
        };
        archive.write("site.toml", SITE);
        fs::create_dir(archive.path("seeds")).unwrap();
        archive
    }

    /// The same with a capture in each language.
    pub fn with_two() -> Self {
        let archive = Archive::new();
        archive.write("seeds/lao.txt", VI);
        archive.write("seeds/obat.txt", ID);
        archive
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kliping"));
        command.current_dir(self.dir.path()).args(arguments);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments).output().unwrap())
    }

    pub fn build(&self) -> Run {
        self.run(&["build"])
    }

    /// The site that a fresh build of the same input gives.
    pub fn fresh(&self) -> BTreeMap<String, Vec<u8>> {
        let output = tempfile::tempdir().unwrap();
        let site = output.path().join("site");
        self.run(&["build", "--output", site.to_str().unwrap()]);
        tree(&site)
    }

    /// The one file of the site whose name holds a text; the records of an article, which have the name of its
    /// page, do not count.
    pub fn page(&self, part: &str) -> (String, String) {
        let found: Vec<_> = tree(&self.path("public"))
            .into_iter()
            .filter(|(name, _)| name.contains(part))
            .filter(|(name, _)| {
                ![".bib", ".ris", ".json"]
                    .iter()
                    .any(|end| name.ends_with(end))
            })
            .collect();
        assert_eq!(found.len(), 1, "{part}: {:?}", names(&found));
        let (name, bytes) = found.into_iter().next().unwrap();
        (name, String::from_utf8(bytes).unwrap())
    }
}

fn names(found: &[(String, Vec<u8>)]) -> Vec<&String> {
    found.iter().map(|(name, _)| name).collect()
}

impl Run {
    fn of(output: Output) -> Self {
        Run {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Asserts the exit code, and shows what was printed if it is another.
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "\n{}\n{}", self.out, self.err);
        self
    }

    /// Asserts that messages name each of these.
    pub fn says(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.err.contains(part), "no ‘{part}’ in:\n{}", self.err);
        }
        self
    }
}

/// Writes files by their path below a folder.
pub fn write_tree(files: &BTreeMap<String, Vec<u8>>, folder: &Path) {
    for (file, bytes) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// All files of a folder by their path below it.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        let Ok(entries) = fs::read_dir(folder) else {
            return;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, found);
            } else if let Ok(bytes) = fs::read(&path) {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap();
                found.insert(name.replace('\\', "/"), bytes);
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}
