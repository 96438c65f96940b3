//! `kliping watch`: after every change the site is the one that a fresh build gives.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;

use archive::{Archive, ID, VI, tree};
use std::fs;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// A watcher that is ended with the test.
struct Watch<'a> {
    archive: &'a Archive,
    child: Child,
}

impl<'a> Watch<'a> {
    fn start(archive: &'a Archive) -> Self {
        let child = archive
            .command(&["watch"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Watch { archive, child }
    }

    /// Waits until the published site is what a fresh build gives.
    fn settles(&self, after: &str) {
        let mut wanted = self.archive.fresh();
        let started = Instant::now();
        let mut made = started;
        let public = self.archive.path("public");
        let mut found = tree(&public);
        // No claim about speed: only an end for a watcher that missed the change.
        while found != wanted {
            assert!(
                started.elapsed() < Duration::from_secs(60),
                "after {after} the site is not that of a fresh build: {:?}",
                wanted
                    .iter()
                    .filter(|(name, bytes)| found.get(*name) != Some(bytes))
                    .map(|(name, _)| name)
                    .chain(found.keys().filter(|name| !wanted.contains_key(*name)))
                    .take(5)
                    .collect::<Vec<_>>()
            );
            std::thread::sleep(Duration::from_millis(20));
            // The watcher may have published a state in between, whose addresses the ledger keeps.
            if made.elapsed() > Duration::from_secs(5) {
                wanted = self.archive.fresh();
                made = Instant::now();
            }
            found = tree(&public);
        }
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn every_kind_of_change_leaves_the_site_of_a_fresh_build() {
    let archive = Archive::with_two();
    let watch = Watch::start(&archive);
    watch.settles("the start");

    archive.write("seeds/lao.txt", VI.replace("tập huấn", "bồi dưỡng"));
    watch.settles("an edit");

    archive.write("seeds/lao.txt.new", VI.replace("Lào", "Campuchia"));
    fs::rename(
        archive.path("seeds/lao.txt.new"),
        archive.path("seeds/lao.txt"),
    )
    .unwrap();
    watch.settles("an editor's atomic save");

    archive.write("seeds/2016/moi/obat.txt", ID.replace("2017", "2016"));
    watch.settles("a new capture in a new folder");

    archive.write("seeds/lao.toml", "published = \"2019\"\n");
    watch.settles("a sidecar");

    fs::rename(
        archive.path("seeds/obat.txt"),
        archive.path("seeds/obat-2.txt"),
    )
    .unwrap();
    watch.settles("a rename");

    fs::rename(archive.path("seeds/2016"), archive.path("seeds/cu")).unwrap();
    watch.settles("a renamed folder");

    fs::remove_file(archive.path("seeds/lao.txt")).unwrap();
    watch.settles("a deletion");

    archive.write("templates/root.html", "<p>Own</p>");
    watch.settles("a template in a new folder");

    archive.write("static/own.css", "p {}");
    watch.settles("a static file");

    let site = archive.read("site.toml").replace("Kho báo", "Kho tư liệu");
    archive.write("site.toml", site);
    watch.settles("a change of site.toml");

    fs::remove_dir_all(archive.path("seeds")).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    archive.write("seeds/lao.txt", VI);
    watch.settles("the folder of captures removed and made again");

    archive.write("seeds/2016/lao.txt", VI.replace("Lào", "Campuchia"));
    watch.settles("a new capture in the folder that was made again");

    archive.write("other/obat.txt", ID);
    fs::rename(archive.path("seeds"), archive.path("seeds-old")).unwrap();
    fs::rename(archive.path("other"), archive.path("seeds")).unwrap();
    watch.settles("another folder in the place of the captures");

    archive.write("seeds/obat.txt", ID.replace("Malaysia", "Laos"));
    watch.settles("an edit in that folder");

    archive.write("static/.nojekyll", "");
    watch.settles("a static file with a dot");
}

#[test]
fn a_change_during_another_build_is_published_after_it() {
    let archive = Archive::with_two();
    let watch = Watch::start(&archive);
    watch.settles("the start");
    // Taken as soon as the watcher's own build has let go of it.
    let path = archive.path(".public.kliping-lock");
    let lock = loop {
        let lock = fs::File::create(&path).unwrap();
        if lock.try_lock().is_ok() && path.exists() {
            break lock;
        }
    };
    archive.write("seeds/lao.txt", VI.replace("tập huấn", "bồi dưỡng"));
    // Longer than a build waits for another.
    std::thread::sleep(Duration::from_secs(6));
    assert!(tree(&archive.path("public")) != archive.fresh());
    drop(lock);
    watch.settles("the end of the other build");
}

#[test]
fn a_broken_configuration_keeps_the_old_site_until_it_is_mended() {
    let archive = Archive::with_two();
    let watch = Watch::start(&archive);
    watch.settles("the start");
    let before = tree(&archive.path("public"));
    let site = archive.read("site.toml");
    archive.write("site.toml", "title = ");
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(before, tree(&archive.path("public")));
    archive.write("site.toml", site.replace("Kho báo", "Kho tư liệu"));
    watch.settles("mending it");
}

#[test]
fn a_burst_of_changes_ends_in_the_last_state() {
    let archive = Archive::with_two();
    let watch = Watch::start(&archive);
    watch.settles("the start");
    for number in 0..200 {
        let capture = VI.replace("Lào ký", &format!("Lào {number} ký"));
        archive.write(&format!("seeds/{}/{number}.txt", number % 7), capture);
    }
    for number in 100..200 {
        fs::remove_file(archive.path(&format!("seeds/{}/{number}.txt", number % 7))).unwrap();
    }
    watch.settles("a burst");
}

#[test]
fn a_site_that_is_deleted_is_made_again() {
    let archive = Archive::with_two();
    let watch = Watch::start(&archive);
    watch.settles("the start");
    fs::remove_dir_all(archive.path("public")).unwrap();
    watch.settles("the loss of the site");
    archive.write("seeds/2020/new.txt", VI.replace("Lào ký", "Lào lại ký"));
    watch.settles("a change after it");
}
